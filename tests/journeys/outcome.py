"""What a journey ends in: the figures of its trade at each step, of its review, of its workbook.

Read off the finished journal, so that it does not matter by which door the trade came in. Both
journeys must give equal mappings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from journal_app.domain.exact import plain
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.entries import KIND_OF
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.periods import named_week
from journal_app.domain.pnl import COMPONENTS, ProfitAndLoss
from journal_app.domain.trade import Trade
from journal_app.reports.review import Review
from journal_app.services.ports import Journal, UnitOfWork
from journal_app.services.reckoning import ledger_of
from journal_app.services.reviewing import review_of
from tests.journeys.story import WEEK

Outcome = Mapping[str, str]


def figures_of(journal: Journal) -> Outcome:
    """Every figure of every trade, after each of its entries."""
    with journal.reading() as uow:
        return {
            f"#{trade.number} {name}": value
            for trade in uow.trades.every()
            for name, value in _of_trade(uow, trade)
        }


def review_figures(journal: Journal) -> Outcome:
    """The figures of the story's week."""
    return dict(_of_review(review_of(journal, named_week(WEEK, UTC))))


def cells_of(workbook: Path) -> Outcome:
    """Every cell of a workbook that holds anything, by sheet and place; formulas as they stand."""
    book = load_workbook(workbook)
    return {
        f"{sheet.title}!{cell.coordinate}": _shown(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def _of_trade(uow: UnitOfWork, trade: Trade) -> Iterator[tuple[str, str]]:
    yield "status", str(trade.status)
    for name in ("account", "platform", "strategy", "grade", "lesson", "mistakes", "emotions"):
        yield name, _shown(getattr(trade, name))
    yield from _of_plan(trade)
    entries = ledger_of(uow, trade.id)
    market = uow.observations.market()
    for place, entry in enumerate(entries):
        step = f"{place} {entry.at:%d %H:%M} {KIND_OF[type(entry)]}"
        until = reckoned(trade, entries[: place + 1], market, entry.at)
        for name, value in _of_figures(figures(until, market)):
            yield f"{step}: {name}", value
    kept = uow.figures.get(trade.id)
    if kept is not None:
        for name, value in _of_figures(kept):
            yield f"kept: {name}", value


def _of_plan(trade: Trade) -> Iterator[tuple[str, str]]:
    if trade.plan is None:
        return
    for name in ("leverage", "borrow_apr", "days", "capital", "risk", "reward", "health_factor"):
        yield f"plan: {name}", _shown(getattr(trade.plan, name))
    for leg in trade.plan.positions:
        for name in ("entry", "units", "stop", "liquidation_price"):
            yield f"plan {leg.asset}: {name}", _shown(getattr(leg, name))
        for target in leg.targets:
            yield f"plan {leg.asset}: target {plain(target.price)}", plain(target.share)
    for answer in trade.plan.checklist:
        yield f"checklist {answer.question}", f"{answer.verdict} {answer.reason}".strip()


def _of_figures(told: Figures) -> Iterator[tuple[str, str]]:
    for each in fields(Figures):
        value = getattr(told, each.name)
        if isinstance(value, ProfitAndLoss):
            for component in (*COMPONENTS, "gross", "net"):
                yield f"{each.name} {component}", plain(getattr(value, component))
        elif each.name == "positions":
            for held in told.positions:
                for name in ("quantity", "average_entry", "average_exit", "liquidation_price"):
                    yield f"{held.asset} {name}", _shown(getattr(held, name))
        elif isinstance(value, Mapping):
            for asset, amount in value.items():
                yield f"{each.name} {asset}", plain(amount)
        else:
            yield each.name, _shown(value)


def _of_review(told: Review) -> Iterator[tuple[str, str]]:
    for part in (told.statistics, told.money):
        for each in fields(part):
            value = getattr(part, each.name)
            if isinstance(value, ProfitAndLoss):
                for component in (*COMPONENTS, "net"):
                    yield f"{each.name} {component}", plain(getattr(value, component))
            elif value is None or isinstance(value, Decimal | int | str):
                yield each.name, _shown(value)
    for name in ("stops_moved", "unplanned", "liquidated", "planned_reward_to_risk"):
        yield name, _shown(getattr(told, name))
    yield "opened", str(len(told.opened))
    yield "closed", str(len(told.closed))
    yield "open at the end", str(len(told.open_at_end))


def _shown(value: Any) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
