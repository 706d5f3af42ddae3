"""`trades`: the trades of a journal with their figures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from journal_app.cli.arguments import moment
from journal_app.cli.journals import open_for_reading
from journal_app.cli.printing import iso, number, print_json, print_table, profit
from journal_app.domain.trade import Status
from journal_app.reports.records import TradeRecord
from journal_app.reports.trade_list import trade_list
from journal_app.services.browsing import records, zone_of
from journal_app.services.ports import TradeFilter

EXAMPLE: Final = "journal-app trades my.journal --status open --json"
SHOWN: Final = (
    "number", "name", "platform", "strategy", "status", "opened_at", "closed_at", "average_entry",
    "r_initial", "interest", "fees", "net",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    parser.add_argument(
        "--status", default="", choices=[status.value for status in Status], metavar="STATUS"
    )
    parser.add_argument(
        "--at", type=moment, help="the figures as they stood then (default: at the last mark)"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="a list of trades; amounts are texts, times ISO 8601 in UTC; costs are positive, "
        "net = gross + funding + yield - interest - fees - gas - swap_cost - penalty",
    )


def run(options: argparse.Namespace) -> int:
    """List the trades."""
    with open_for_reading(options.journal) as journal, journal.reading() as uow:
        wanted = TradeFilter(statuses=(options.status,) if options.status else ())
        found = list(records(uow, wanted, options.at))
        zone = zone_of(uow)
    if options.json:
        print_json([document(record) for record in found])
    else:
        print_table(trade_list(found), SHOWN, zone)
    return 0


def document(record: TradeRecord) -> dict[str, object]:
    """A trade as JSON."""
    trade, figures = record.trade, record.figures
    return {
        "number": trade.number,
        "label": trade.label,
        "name": record.name,
        "account": trade.account,
        "platform": trade.platform,
        "margin_mode": trade.margin_mode.value,
        "status": figures.status.value,
        "strategy": trade.strategy,
        "tags": list(trade.tags),
        "planned": trade.is_planned,
        "valued_at": iso(figures.at),
        "opened_at": iso(figures.opened_at),
        "closed_at": iso(figures.closed_at),
        **profit(figures.total),
        "realised": profit(figures.realised),
        "equity": number(figures.equity),
        "deposits": number(figures.deposits),
        "exposure": number(figures.exposure),
        "interest_per_day": number(figures.interest_per_day),
        "risk": number(figures.risk),
        "risk_basis": figures.risk_basis,
        "r_initial": number(figures.r_initial),
        "r_managed": number(figures.r_managed),
        "health_factor": number(figures.health_factor),
        "margin_ratio": number(figures.margin_ratio),
        "leverage": number(figures.leverage),
        "debt": {asset: number(amount) for asset, amount in figures.debt.items()},
        "collateral": {asset: number(amount) for asset, amount in figures.collateral.items()},
        "positions": [
            {
                "asset": position.asset,
                "direction": position.direction.value,
                "quantity": number(position.quantity),
                "entered": number(position.entered),
                "average_entry": number(position.average_entry),
                "average_exit": number(position.average_exit),
                "liquidation_price": number(position.liquidation_price),
            }
            for position in figures.positions
        ],
    }
