"""Stress: scenarios over the open book or over typed accounts, against the free cash."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from journal_app.domain.exact import ONE
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.moves import MovableAccount
from journal_app.domain.money import Asset
from journal_app.domain.planning.notches import DAYS, MOVES, TIMES
from journal_app.domain.planning.ranges import at_least_zero, price_move, share
from journal_app.domain.watching.own_scenarios import (
    OwnScenario,
    own_scenario_problems,
    pegged_in,
)
from journal_app.domain.watching.stress import (
    Scenario,
    StressedAccount,
    StressedBook,
    usual_scenarios,
)
from journal_app.ui.screens.plan.planners.asked import Choose, Number, Rows, Ticker, Title
from journal_app.ui.screens.plan.planners.planner import Found, Planner, Table, columns

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.services.ports import UnitOfWork
    from journal_app.services.stressing import FreeCash, Stressable
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Values

translate = QCoreApplication.translate

_MONEY: Final = Asset("USD")


class Gathered(NamedTuple):
    """What the journal says: its book, and what becomes of it whatever is typed."""

    book: Stressable
    runs: Sequence[StressedBook]


class StressAnswer(NamedTuple):
    """What the page goes on from: the book, what is known of it, and what is to be reckoned.

    known: the runs that no key changes. scenarios: those that are to be run besides. tried: what
    is typed as a scenario; None where nothing happens in it. free: of the journal; None of a
    typed book. gathered: what the journal says, where it was asked.
    """

    book: Sequence[StressedAccount]
    known: Sequence[StressedBook]
    scenarios: Sequence[Scenario]
    tried: OwnScenario | None
    days: Decimal
    free_cash: Decimal | None
    free: FreeCash | None
    gathered: Stressable | None


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
            Title("own_title", translate("Planners", "Try a scenario")),
            Number(
                "all_move", translate("Planners", "All prices move"), "percent", "-20",
                price_move, MOVES,
            ),
            Ticker("one", translate("Planners", "But one asset"), "ETH", is_needed=False),
            Number(
                "one_move", translate("Planners", "Moves by"), "percent", "-40", price_move,
                MOVES,
            ),
            Number(
                "depeg", translate("Planners", "Pegs slip"), "percent", "0", price_move, MOVES
            ),
            Number(
                "rate_times", translate("Planners", "Rates"), "times", "2", at_least_zero, TIMES
            ),
            Number(
                "days", translate("Planners", "For days"), "days", "14", at_least_zero, DAYS
            ),
            Number("points", translate("Planners", "Thresholds fall by"), "percent", "0", share),
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
                    ("closes", translate("Planners", "Closed")),
                    ("left", translate("Planners", "Left")),
                    ("needed", translate("Planners", "To add")),
                    ("close", translate("Planners", "Or close")),
                ),
            ),
        ),
        shown=_shown,
        gather=_gather,
    )  # fmt: skip


def _shown(choices: Mapping[str, Any]) -> Collection[str]:
    shown = {
        "book", "own_title", "all_move", "one", "one_move", "depeg", "rate_times", "days", "points",
    }  # fmt: skip
    return shown | ({"accounts", "free_cash"} if choices["book"] == "typed" else set())


def _gather(uow: UnitOfWork) -> Gathered:
    from journal_app.services.stressing import run_of, stressable

    found = stressable(uow)
    return Gathered(found, run_of(found))


def answer(values: Values, _: Formats) -> Found:
    """The book and its scenarios; the page runs those that are not known, and tells of them."""
    told: Gathered | None = values.gathered
    gathered = told.book if told is not None else None
    tried = _tried(values)
    free: FreeCash | None = None
    known: Sequence[StressedBook] = ()
    scenarios: tuple[Scenario, ...] = ()
    if values.choice("book") == "journal":
        book: Sequence[StressedAccount] = gathered.accounts if gathered is not None else ()
        known = told.runs if told is not None else ()
        free = gathered.free_cash if gathered is not None else None
        cash = free.value if free is not None else None
        pegged = pegged_in(book)
    else:
        book = [_typed(line) for line in values.lines("accounts")]
        pegged = pegged_in(book)
        own = gathered.own if gathered is not None else ()
        usual = usual_scenarios(values.asset("one") or None, pegged)
        scenarios = (*usual, *(each.scenario(pegged) for each in own))
        cash = values.number("free_cash")
    if tried is not None:
        scenarios = (*scenarios, tried.scenario(pegged))
    days = values.number("days")
    return Found(more=StressAnswer(book, known, scenarios, tried, days, cash, free, gathered))


def _typed(line: Values) -> StressedAccount:
    asset, threshold = line.asset("asset"), line.number("threshold")
    held = Collateral(asset, line.number("amount"), line.number("price"), threshold, threshold)
    owed = Debt(_MONEY, line.number("debt"), ONE)
    return StressedAccount(asset, MovableAccount(LendingAccount((held,), (owed,))))


def _tried(values: Values) -> OwnScenario | None:
    """What is typed as a scenario; None where nothing happens in it."""
    one = values.asset("one")
    found = OwnScenario(
        id="",
        all_move=values.number("all_move"),
        moves={one: values.number("one_move")} if one else {},
        rate_times=values.number("rate_times"),
        days=values.number("days"),
        points=values.number("points"),
        depeg=values.number("depeg"),
    )
    return None if own_scenario_problems(found) else found
