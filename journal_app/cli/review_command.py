"""`review`: the review of a week, a month or a year."""

from __future__ import annotations

import argparse
from datetime import UTC, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Final

from journal_app.assembly.clock import SystemClock
from journal_app.cli.journals import open_for_reading
from journal_app.cli.printing import (
    iso,
    number,
    print_json,
    print_pairs,
    print_table,
    profit,
    written,
)
from journal_app.cli.review_told import (
    print_sheet,
    print_year,
    sheet_document,
    year_document,
)
from journal_app.cli.stats_command import statistics_document
from journal_app.cli.trades_command import document as trade_document
from journal_app.domain.exact import plain
from journal_app.domain.periods import Period, named_month, named_week, named_year
from journal_app.reports.equity_change import EquityChange
from journal_app.reports.grouping import group_table
from journal_app.reports.open_positions import open_positions
from journal_app.reports.review import FEW, Review
from journal_app.reports.tables import Holds
from journal_app.reports.trade_list import trade_list
from journal_app.services.browsing import zone_of
from journal_app.services.ports import UnitOfWork
from journal_app.services.review_sheets import review_sheet_in, year_sheet_in
from journal_app.services.reviewing import last_full_week, latest_moment, review_in
from journal_app.wording import explain

EXAMPLE: Final = "journal-app review my.journal --month 2026-10"
SHOWN_CLOSED: Final = ("number", "name", "platform", "strategy", "closed_at", "r_initial", "net")
SHOWN_OPEN: Final = (
    "number", "name", "platform", "health_factor", "margin_ratio", "leverage",
    "liquidation_price", "interest_per_day", "net",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    period = parser.add_mutually_exclusive_group()
    period.add_argument("--week", metavar="2026-W47", help="(default: the last full week)")
    period.add_argument("--month", metavar="2026-11")
    period.add_argument("--year", metavar="2026", help="by its months and quarters")
    parser.add_argument(
        "--json",
        action="store_true",
        help="one object: period, money (realised and change of unrealised by component, which "
        "is the change of equity less deposits), equity and its time-weighted return, statistics "
        "of the trades closed, and the trades; of a week or a month also figures by their codes, "
        "those of the period before, what was written and told when it was signed off, and the "
        "differences since; of a week also rates, stops moved, lines crossed and the stress run; "
        "of a year its months and quarters",
    )


def run(options: argparse.Namespace) -> int:
    """Print the review."""
    with open_for_reading(options.journal) as journal, journal.reading() as uow:
        zone = zone_of(uow)
        period = chosen_period(options, uow)
        is_known = period.start <= latest_moment(uow, SystemClock().now())
        if options.year:
            told, year, sheet = review_in(uow, period), year_sheet_in(uow, period), None
        else:
            year, sheet = None, review_sheet_in(uow, period)
            told = sheet.review
    if options.json:
        rest = sheet_document(sheet) if sheet else {}
        print_json(document(told) | rest | (year_document(year) if year else {}))
        return 0
    _print(told, zone)
    if not is_known:
        print(f"\nNothing is known of {period.name} yet: the last mark or entry is older.")
    if sheet:
        print_sheet(sheet)
    if year:
        print_year(year)
    return 0


def chosen_period(options: argparse.Namespace, uow: UnitOfWork) -> Period:
    """The week, month or year that the arguments name."""
    zone = zone_of(uow)
    if options.week:
        return named_week(options.week, zone)
    if options.month:
        return named_month(options.month, zone)
    if options.year:
        return named_year(options.year, zone)
    return last_full_week(uow, SystemClock().now())


def document(told: Review) -> dict[str, object]:
    """A review as JSON."""
    money = told.money
    return {
        "period": told.period.name,
        "from": iso(told.period.start),
        "until": iso(told.period.end),
        "money": {
            "equity_start": number(money.equity_start),
            "equity_end": number(money.equity_end),
            "deposits": number(money.deposits),
            "realised": profit(money.realised),
            "unrealised_change": profit(money.unrealised),
            "total": profit(money.total),
        },
        "equity": _equity_document(told.equity),
        "statistics": statistics_document(told.statistics),
        "small_sample": told.is_small_sample,
        "planned_reward_to_risk": number(told.planned_reward_to_risk),
        "interest_share_of_gross_profit": number(told.interest_share),
        "stops_moved": told.stops_moved,
        "unplanned": told.unplanned,
        "liquidated": told.liquidated,
        "right_on_price_lost_on_cost": told.right_on_price,
        "opened": [record.trade.number for record in told.opened],
        "closed": [trade_document(record) for record in told.closed],
        "open_at_end": [trade_document(record) for record in told.open_at_end],
    }


def _equity_document(equity: EquityChange | None) -> dict[str, object] | None:
    """With all digits, so that start + deposits + result is the end for whoever adds them up."""
    if equity is None:
        return None
    return {
        "start": plain(equity.start),
        "deposits": plain(equity.deposits),
        "result": plain(equity.result),
        "end": plain(equity.end),
        "time_weighted_return": number(equity.time_weighted),
        "reason": None if equity.missing is None else explain(equity.missing),
    }


def _print(told: Review, zone: tzinfo) -> None:
    period, money, amount = told.period, told.money, _amount
    last_day = period.days()[-1]
    print(f"Review of {period.name}, {period.first_day} to {last_day}\n")
    total = money.total
    statistics = told.statistics
    print_pairs(
        [
            ("Net", amount(total.net)),
            ("  price", amount(total.gross)),
            ("  interest", amount(-total.interest)),
            ("  funding", amount(total.funding)),
            ("  yield", amount(total.collateral_yield)),
            ("  fees, gas, swaps", amount(-total.fees - total.gas - total.swap_cost)),
            ("  penalties", amount(-total.penalty)),
            (
                "Realised / not yet",
                f"{amount(money.realised.net)} / {amount(money.unrealised.net)}",
            ),
            *_equity_pairs(told.equity),
            ("Equity in trades", f"{amount(money.equity_start)} → {amount(money.equity_end)}"),
            ("Put into trades", amount(money.deposits)),
            ("Opened / closed", f"{len(told.opened)} / {len(told.closed)}"),
            ("Unplanned", str(told.unplanned)),
            ("Liquidated", str(told.liquidated)),
            ("Right on price, lost on cost", str(told.right_on_price)),
            ("Stops moved", str(told.stops_moved)),
            ("Win rate", written(statistics.win_rate, Holds.PERCENT, UTC)),
            ("Expectancy R", written(statistics.expectancy_r, Holds.RATIO, UTC)),
            ("Interest of gross profit", written(told.interest_share, Holds.PERCENT, UTC)),
        ]
    )
    if told.is_small_sample:
        print(f"\n{statistics.count} closed trades are fewer than {FEW}: too few to conclude from.")
    if told.closed:
        print("\nClosed")
        print_table(trade_list(told.closed), SHOWN_CLOSED, zone)
        print("\nBy strategy")
        table = group_table("Strategies", told.closed, "strategy", zone)
        print_table(table, [column.key for column in table.columns], zone)
    if told.open_at_end:
        print("\nOpen at the end")
        print_table(open_positions(told.open_at_end), SHOWN_OPEN, zone)


def _equity_pairs(equity: EquityChange | None) -> list[tuple[str, str]]:
    """Start + deposits + result = end, and the return or why there is none."""
    if equity is None:
        return []
    told = written(equity.time_weighted, Holds.PERCENT, UTC)
    why = f" ({explain(equity.missing)})" if equity.missing else ""
    return [
        ("Equity at the start", _amount(equity.start)),
        ("  deposits less withdrawals", _amount(equity.deposits)),
        ("  result", _amount(equity.result)),
        ("Equity at the end", _amount(equity.end)),
        ("Return, time-weighted", told + why),
    ]


def _amount(value: Decimal | None) -> str:
    return written(value, Holds.MONEY, UTC)
