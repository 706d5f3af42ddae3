"""`stats`: statistics of the counted trades, with the open ones apart."""

from __future__ import annotations

import argparse
from datetime import UTC, date, timedelta, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Final

from journal_app.assembly.clock import SystemClock
from journal_app.cli.arguments import day, moment
from journal_app.cli.figures import (
    compared_document,
    figures_document,
    print_compared,
    print_figures,
)
from journal_app.cli.journals import open_for_reading
from journal_app.cli.printing import number, print_json, print_pairs, print_table, written
from journal_app.domain.exact import ZERO
from journal_app.domain.periods import starts_at
from journal_app.domain.statistics.drawdowns import Drawdown
from journal_app.domain.statistics.of_trades import Statistics
from journal_app.reports.grouping import BY
from journal_app.reports.tables import Holds
from journal_app.services.browsing import zone_of
from journal_app.services.comparing import compared_in, further_figures
from journal_app.services.ports import TradeFilter
from journal_app.services.reviewing import Told, statistics_by

EXAMPLE: Final = "journal-app stats my.journal --from 2026-01-01 --by strategy"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    parser.add_argument("--from", dest="first", type=day, help="first day of closing counted")
    parser.add_argument("--to", dest="last", type=day, help="last day of closing counted")
    parser.add_argument("--at", type=moment, help="as known then (default: at the last mark)")
    parser.add_argument("--by", choices=list(BY), default="", metavar="/".join(BY))
    parser.add_argument(
        "--full",
        action="store_true",
        help="more, of the closed trades as they stand: days of drawdowns, returns a year, "
        "discipline, plans in hindsight, what chance could make of it",
    )
    parser.add_argument("--compare-from", dest="other_first", type=day, metavar="D")
    parser.add_argument(
        "--compare-to",
        dest="other_last",
        type=day,
        metavar="D",
        help="set another stretch of days beside it",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="one object; counts are numbers, amounts texts; null where a figure does not exist; "
        "`groups` by name with --by; `more` with --full: by section and key the value, its sample "
        "and, where it is null, the reason; `compared` with --compare-from or --compare-to",
    )


def run(options: argparse.Namespace) -> int:
    """Print the statistics."""
    with open_for_reading(options.journal) as journal:
        with journal.reading() as uow:
            zone = zone_of(uow)

        wanted = _closed(options.first, options.last, zone)
        told = statistics_by(journal, by=options.by, wanted=wanted, at=options.at)
        with journal.reading() as uow:
            more = further_figures(uow, wanted, SystemClock().now()) if options.full else {}
            compared = None
            if options.other_first or options.other_last:
                other = _closed(options.other_first, options.other_last, zone)
                compared = compared_in(
                    uow,
                    (_stretch(options.first, options.last), wanted),
                    (_stretch(options.other_first, options.other_last), other),
                )
    if options.json:
        found = document(told, by=options.by)
        if more:
            found["more"] = {name: figures_document(of) for name, of in more.items()}
        if compared:
            found["compared"] = compared_document(compared)
        print_json(found)
        return 0
    print_pairs(_lines(told))
    if told.groups is not None:
        print()
        print_table(told.groups, [column.key for column in told.groups.columns], zone)
    for name, figures in more.items():
        print(f"\n{name.capitalize()}")
        print_figures(figures)
    if compared:
        print()
        print_compared(compared)
    return 0


def _closed(first: date | None, last: date | None, zone: tzinfo) -> TradeFilter:
    """The trades closed from one day to another."""
    return TradeFilter(
        closed_from=starts_at(first, zone) if first else None,
        closed_before=starts_at(last + timedelta(days=1), zone) if last else None,
    )


def _stretch(first: date | None, last: date | None) -> str:
    return f"{first or 'the start'} to {last or 'the end'}"


def document(told: Told, *, by: str) -> dict[str, object]:
    """Statistics as JSON."""
    open_now = [record.figures for record in told.open_trades]
    written_out: dict[str, object] = statistics_document(told.whole) | {
        "open_trades": len(open_now),
        "open_net": number(sum((f.total.net for f in open_now), ZERO)),
        "open_unrealised": number(sum((f.total.net - f.realised.net for f in open_now), ZERO)),
        "open_equity": number(sum((f.equity for f in open_now), ZERO)),
    }
    if by:
        written_out["by"] = by
        written_out["groups"] = {
            name: statistics_document(group) for name, group in told.by_group.items()
        }
    return written_out


def statistics_document(told: Statistics) -> dict[str, object]:
    """Statistics of counted trades as JSON, under the names of the calculation `statistics`."""
    return {
        "count": told.count,
        "wins": told.wins,
        "losses": told.losses,
        "break_even": told.break_even,
        "net": number(told.net),
        "gross": number(told.gross),
        "interest": number(told.interest),
        "funding": number(told.funding),
        "fees": number(told.fees),
        "win_rate": number(told.win_rate),
        "gross_profit": number(told.gross_profit),
        "gross_loss": number(told.gross_loss),
        "profit_factor": number(told.profit_factor),
        "expectancy": number(told.expectancy),
        "expectancy_ratio": number(told.expectancy_ratio),
        "expectancy_r": number(told.expectancy_r),
        "average_win": number(told.average_win),
        "average_loss": number(told.average_loss),
        "payoff": number(told.payoff),
        "sqn": number(told.sqn),
        "sqn_of": told.sqn_of,
        "kelly": number(told.kelly),
        "max_drawdown": _fallen(told.max_drawdown),
        "worst_drawdown_fraction": _fallen(told.worst_drawdown_fraction),
    }


def _lines(told: Told) -> list[tuple[str, str]]:
    """The figures for people."""
    whole = told.whole

    def money(value: Decimal | None) -> str:
        return written(value, Holds.MONEY, UTC)

    def ratio(value: Decimal | None) -> str:
        return written(value, Holds.RATIO, UTC)

    factor = "no losses" if whole.wins and not whole.losses else ratio(whole.profit_factor)
    return [
        ("Trades", f"{whole.count} ({whole.wins} won, {whole.losses} lost)"),
        ("Open trades", str(len(told.open_trades))),
        ("Net P&L", money(whole.net)),
        ("Gross", money(whole.gross)),
        ("Interest", money(whole.interest)),
        ("Funding", money(whole.funding)),
        ("Fees", money(whole.fees)),
        ("Win rate", written(whole.win_rate, Holds.PERCENT, UTC)),
        ("Profit factor", factor),
        ("Expectancy", f"{money(whole.expectancy)} a trade, {ratio(whole.expectancy_r)} R"),
        ("Average win / loss", f"{money(whole.average_win)} / {money(whole.average_loss)}"),
        ("SQN", f"{ratio(whole.sqn)} (of {whole.sqn_of})"),
        ("Kelly", written(whole.kelly, Holds.PERCENT, UTC)),
        ("Largest drawdown", money(whole.max_drawdown.amount)),
    ]


def _fallen(drawdown: Drawdown | None) -> dict[str, str | None] | None:
    if drawdown is None:
        return None
    return {"amount": number(drawdown.amount), "fraction": number(drawdown.fraction)}
