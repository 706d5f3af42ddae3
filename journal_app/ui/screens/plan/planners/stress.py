"""Stress: named scenarios over the open book or over typed accounts, against free cash."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.exact import ONE, ZERO
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.moves import MovableAccount
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.planning.notches import DAYS, MOVES, TIMES
from journal_app.domain.planning.ranges import at_least_zero, price_move, share
from journal_app.domain.watching.stress import (
    Scenario,
    StressedAccount,
    StressedBook,
    stressed,
    usual_scenarios,
)
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.plan.planners.asked import Choose, Number, Rows, Ticker, Title
from journal_app.ui.screens.plan.planners.planner import Found, Planner, Remark, Table, columns
from journal_app.ui.screens.plan.planners.words import money

if TYPE_CHECKING:
    from journal_app.services.ports import UnitOfWork
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Values

translate = QCoreApplication.translate

_MONEY: Final = Asset("USD")
_SCENARIOS: Final[Mapping[str, Any]] = {
    "fall": QT_TRANSLATE_NOOP("Planners", "All −30%"),
    "deep_fall": QT_TRANSLATE_NOOP("Planners", "All −60%"),
    "one_falls": QT_TRANSLATE_NOOP("Planners", "{asset} −60%"),
    "depeg": QT_TRANSLATE_NOOP("Planners", "Pegs −5%"),
    "rates": QT_TRANSLATE_NOOP("Planners", "Rates × 3"),
    "thresholds": QT_TRANSLATE_NOOP("Planners", "Lines −5 pts"),
    "own": QT_TRANSLATE_NOOP("Planners", "Your own"),
}


def planner() -> Planner:
    """What is asked and shown."""
    return Planner(
        name="stress",
        title=translate("Planners", "Stress"),
        about=translate("Planners", "What goes first, what is left, and what would be missing"),
        asked=(
            Choose(
                "book",
                translate("Planners", "Book"),
                [
                    ("typed", translate("Planners", "Typed below")),
                    ("journal", translate("Planners", "Open trades")),
                ],
            ),
            Rows(
                "accounts",
                translate("Planners", "Accounts"),
                (
                    Ticker("asset", translate("Planners", "Collateral")),
                    Number("amount", translate("Planners", "Amount"), "units", "", at_least_zero),
                    Number("price", translate("Planners", "Price"), "price", "", at_least_zero),
                    Number("threshold", translate("Planners", "Line %"), "percent", "", share),
                    Number("debt", translate("Planners", "Debt"), "money", "", at_least_zero),
                ),
                (
                    ("ETH", "10", "2000", "83", "12000"),
                    ("WBTC", "0.5", "60000", "78", "15000"),
                    ("wstETH", "8", "2400", "81", "9000"),
                ),
            ),
            Number("free_cash", translate("Planners", "Free cash"), "money", "5000"),
            Ticker("one", translate("Planners", "Alone falls"), "ETH", is_needed=False),
            Ticker("pegged", translate("Planners", "Peg slips of"), "wstETH", is_needed=False),
            Title("own_title", translate("Planners", "Your own scenario")),
            Number(
                "all_move", translate("Planners", "All prices move"), "percent", "-20",
                price_move, MOVES,
            ),
            Number(
                "one_move", translate("Planners", "And the one"), "percent", "-40", price_move,
                MOVES,
            ),
            Number("rate_times", translate("Planners", "Rates"), "times", "2", notches=TIMES),
            Number("days", translate("Planners", "For days"), "days", "14", notches=DAYS),
            Number("points", translate("Planners", "Thresholds lose"), "percent", "0", share),
        ),
        answer=answer,
        has_figures=False,
        tables=(
            Table(
                "scenarios",
                translate("Planners", "Scenarios"),
                columns(
                    ("scenario", translate("Planners", "Scenario")),
                    ("liquidated", translate("Planners", "Lost")),
                    ("left", translate("Planners", "Left")),
                    ("needed", translate("Planners", "To add")),
                    ("short", translate("Planners", "Beyond cash")),
                ),
            ),
            Table(
                "order",
                translate("Planners", "What goes first"),
                columns(
                    ("account", translate("Planners", "Account")),
                    ("at", translate("Planners", "At")),
                    ("left", translate("Planners", "Left")),
                    ("needed", translate("Planners", "To add")),
                ),
                translate("Planners", "by how much of the scenario has come"),
            ),
        ),
        shown=_shown,
        gather=_gather,
    )  # fmt: skip


def _shown(choices: Mapping[str, Any]) -> Collection[str]:
    shown = {
        "book", "free_cash", "one", "pegged", "own_title", "all_move", "one_move", "rate_times",
        "days", "points",
    }  # fmt: skip
    return shown | ({"accounts"} if choices["book"] == "typed" else set())


def _gather(uow: UnitOfWork) -> list[StressedAccount]:
    from journal_app.services.stressing import open_book

    return open_book(uow)


def answer(values: Values, formats: Formats) -> Found:
    """Every scenario over the book, and in which order the accounts go."""
    book = _book(values)
    one = values.asset("one") or None
    pegged = {asset for each in book for asset in each.account.assets if asset in STABLECOINS}
    if values.asset("pegged"):
        pegged.add(values.asset("pegged"))
    scenarios = (*usual_scenarios(one, sorted(pegged)), _own(values, one))
    cash = values.number("free_cash")
    found = [stressed(book, scenario, cash) for scenario in scenarios]
    return Found(
        rows={
            "scenarios": [_row(each, one, formats) for each in found],
            "order": list(_order(found, one, formats)),
        },
        remarks=list(_remarks(book, found, formats)),
    )


def _book(values: Values) -> Sequence[StressedAccount]:
    if values.choice("book") == "journal":
        journal: Sequence[StressedAccount] = values.gathered or ()
        return journal
    return [_typed(line) for line in values.lines("accounts")]


def _typed(line: Values) -> StressedAccount:
    asset, threshold = line.asset("asset"), line.number("threshold")
    held = Collateral(asset, line.number("amount"), line.number("price"), threshold, threshold)
    owed = Debt(_MONEY, line.number("debt"), ONE)
    return StressedAccount(asset, MovableAccount(LendingAccount((held,), (owed,))))


def _own(values: Values, one: Asset | None) -> Scenario:
    return Scenario(
        "own",
        values.number("all_move"),
        {one: values.number("one_move")} if one else {},
        values.number("rate_times"),
        values.number("days"),
        values.number("points"),
    )


def _remarks(
    book: Sequence[StressedAccount], found: Sequence[StressedBook], formats: Formats
) -> Iterator[Remark]:
    if not book:
        yield Remark("open", translate("Planners", "No open trade stands behind a line"))
        return
    worst = max(found, key=lambda each: each.short_of)
    if worst.short_of:
        words = translate("Planners", "Free cash does not cover the worst: {short} is missing")
        yield Remark("breach", words.format(short=money(formats, worst.short_of)))
    elif any(each.liquidated for each in found):
        yield Remark("warning", translate("Planners", "Free cash covers what would be missing"))
    else:
        yield Remark("pass", translate("Planners", "Every account comes through all of them"))


def _word(scenario: Scenario, one: Asset | None) -> str:
    return translate("Planners", _SCENARIOS[scenario.name]).format(asset=one)


def _row(found: StressedBook, one: Asset | None, formats: Formats) -> tuple[Cell, ...]:
    lost = len(found.liquidated)
    every = lost + len(found.surviving)
    words = translate("Planners", "{lost} of {every}")
    is_short = found.short_of > ZERO
    return (
        Cell(_word(found.scenario, one)),
        Cell(
            words.format(lost=formats.count(lost), every=formats.count(every)),
            "danger" if lost else "muted",
        ),
        Cell(money(formats, found.left)),
        Cell(money(formats, found.needed)),
        Cell(money(formats, found.short_of), "danger" if is_short else "muted"),
    )


def _order(
    found: Sequence[StressedBook], one: Asset | None, formats: Formats
) -> Iterator[tuple[Cell, ...]]:
    for book in found:
        if book.liquidated:
            yield (Cell(_word(book.scenario, one), weight=600), *(Cell() for _ in range(3)))
        for each in book.liquidated:
            yield (
                Cell(each.name),
                Cell(formats.percent(each.crossed_at, 0)),
                Cell(money(formats, each.left)),
                Cell(money(formats, each.needed)),
            )
