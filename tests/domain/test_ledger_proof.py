"""The ledger equals an independent, slow one to the last of eighteen decimals.

The quantum is 10^-18, one wei: no token is divided finer. Figures agree where they differ by less
than a thousandth of it. To round both and compare would be weaker, and wrong at a tie: what is
exactly half a wei in fractions may be a hair less in fifty digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.valuation import value
from journal_app.domain.problems import Refused
from journal_app.domain.state import State
from tests.domain.ledgers import PLATFORM, Ledger, Seeded, ledger, ledgers, moments
from tests.domain.slow_model import Impossible, SlowBooks, slow_value

PER_UNIT = 1_000 * 10**18
"""So many thousandths of a wei are a whole token."""
LEDGERS = 10_000
SHARES = 10


def differences(
    fast: Mapping[str, Decimal], slow: Mapping[str, Fraction | Decimal]
) -> dict[str, tuple[object, object]]:
    """The figures that one has without the other, or that differ, by name."""
    found: dict[str, tuple[object, object]] = {
        name: (fast.get(name), slow.get(name)) for name in fast.keys() ^ slow.keys()
    }
    for name in fast.keys() & slow.keys():
        if not agree(fast[name], slow[name]):
            found[name] = (fast[name], slow[name])
    return found


def agree(one: Decimal, other: Fraction | Decimal) -> bool:
    """Exactly |one − other| < wei/1,000, both sides multiplied by their whole denominators."""
    (top, bottom), (other_top, other_bottom) = one.as_integer_ratio(), other.as_integer_ratio()
    return abs(top * other_bottom - other_top * bottom) * PER_UNIT < bottom * other_bottom


def first_refused(one: Ledger) -> int | None:
    """The place of the first entry that the replay refuses."""
    rates, state = one.rates, State()
    for place, entry in enumerate(one.entries):
        try:
            state = replay([entry], after=state, borrowed_shorts=one.borrowed_shorts, rates=rates)
        except Refused:
            return place
    return None


def first_impossible(one: Ledger) -> int | None:
    """The place of the first entry that the slow ledger cannot take."""
    try:
        SlowBooks(one.entries, one.borrowed_shorts, one.history).check()
    except Impossible as impossible:
        return impossible.index
    return None


def possible(one: Ledger) -> Ledger:
    """The ledger without what both call impossible."""
    while True:
        refused = first_refused(one)
        assert first_impossible(one) == refused
        if refused is None:
            return one
        rest = [entry for place, entry in enumerate(one.entries) if place != refused]
        one = Ledger(rest, one.borrowed_shorts, one.marks, one.history)


def fast_figures(one: Ledger, moment: datetime) -> dict[str, Decimal]:
    state = replay(one.entries, until=moment, borrowed_shorts=one.borrowed_shorts, rates=one.rates)
    valuation = value(state, moment, one.market, PLATFORM)
    realised, unrealised = valuation.realised, valuation.unrealised
    figures = {
        "cash": state.cash,
        "deposits": valuation.deposits,
        "equity": valuation.equity,
        "price": realised.price,
        "collateral": realised.collateral,
        "borrowed": realised.borrowed,
        "funding": realised.funding,
        "yield": realised.collateral_yield,
        "interest": realised.interest,
        "fees": realised.fees,
        "gas": realised.gas,
        "swap_cost": realised.swap_cost,
        "penalty": realised.penalty,
        "net": valuation.total.net,
        "unrealised/price": unrealised.price,
        "unrealised/collateral": unrealised.collateral,
        "unrealised/borrowed": unrealised.borrowed,
        "unrealised/interest": unrealised.interest,
    }
    for asset, position in state.positions.items():
        figures[f"{asset}/quantity"] = position.quantity
        figures[f"{asset}/cost"] = position.cost
        figures[f"{asset}/average_entry"] = position.average_entry
        if position.average_exit is not None:
            figures[f"{asset}/average_exit"] = position.average_exit
    for asset, held in state.collateral.items():
        figures[f"{asset}/held"] = held.amount
        figures[f"{asset}/held_cost"] = held.cost
    for asset, debt in state.debts.items():
        if debt.borrowed:
            figures[f"{asset}/principal"] = debt.principal
            figures[f"{asset}/interest"] = debt.interest
            figures[f"{asset}/proceeds"] = debt.proceeds
    for asset, owed in valuation.owed.items():
        figures[f"{asset}/owed"] = owed
    return figures


def slow_figures(one: Ledger, moment: datetime) -> dict[str, Fraction]:
    entries = [entry for entry in one.entries if entry.at <= moment]
    books = SlowBooks(entries, one.borrowed_shorts, one.history)
    valuation = slow_value(books, moment, one.marks)
    debts = books.debts.values()
    figures = {
        "cash": books.cash,
        "deposits": books.deposits,
        "equity": valuation.equity,
        "price": sum((it.gain for it in books.positions.values()), Fraction(0)),
        "collateral": books.collateral_gain,
        "borrowed": sum((it.gain for it in debts), Fraction(0)),
        "funding": books.funding,
        "yield": books.collateral_yield,
        "interest": books.interest,
        "fees": books.fees,
        "gas": books.gas,
        "swap_cost": books.swap_cost,
        "penalty": books.penalty,
        "net": valuation.equity - books.deposits,
        "unrealised/price": valuation.price,
        "unrealised/collateral": valuation.collateral,
        "unrealised/borrowed": valuation.borrowed,
        "unrealised/interest": valuation.interest,
    }
    for asset, holding in books.positions.items():
        figures[f"{asset}/quantity"] = holding.lots.amount
        figures[f"{asset}/cost"] = holding.lots.cost
        figures[f"{asset}/average_entry"] = holding.average_entry
        if holding.left:
            figures[f"{asset}/average_exit"] = holding.left_value / holding.left
    for asset, lots in books.collateral.items():
        figures[f"{asset}/held"] = lots.amount
        figures[f"{asset}/held_cost"] = lots.cost
    for asset, owing in books.debts.items():
        figures[f"{asset}/principal"] = owing.principal
        figures[f"{asset}/interest"] = owing.interest
        figures[f"{asset}/proceeds"] = owing.open_lots.cost
    for asset, owed in valuation.owed.items():
        figures[f"{asset}/owed"] = owed
    return figures


def assert_equal(one: Ledger, moment: datetime) -> None:
    assert differences(fast_figures(one, moment), slow_figures(one, moment)) == {}


@pytest.mark.parametrize("share", range(SHARES))
def test_ten_thousand_ledgers_agree_in_every_figure(share: int) -> None:
    for seed in range(share, LEDGERS, SHARES):
        chance = Seeded(seed)
        one = possible(ledger(chance))
        for moment in moments(one, chance):
            assert_equal(one, moment)


@given(one=ledgers())
def test_drawn_ledgers_agree_when_each_entry_is_made(one: Ledger) -> None:
    one = possible(one)
    for entry in one.entries:
        assert_equal(one, entry.at)
