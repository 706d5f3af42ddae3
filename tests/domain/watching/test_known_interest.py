"""What holding a trade costs a day is not told as 0 where it is not known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction, Position, PositionKind
from journal_app.domain.watching.book import Holding, book
from journal_app.domain.watching.known_interest import debts_without_rate, known_per_day
from journal_app.domain.watching.usual_rate import DebtRate
from tests.domain.watching.test_lines import CALM

D = Decimal
USDC, DAI = Asset("USDC"), Asset("DAI")


def holding(per_day: str | None, without_rate: int = 0) -> Holding:
    known = None if per_day is None else D(per_day)
    return Holding(1, D(1), D(0), D(0), known, None, without_rate)


@pytest.mark.parametrize(
    ("holdings", "per_day", "without_rate"),
    [
        ([], D(0), 0),
        ([holding("0")], D(0), 0),
        ([holding(None, 1)], None, 1),
        ([holding(None)], None, 0),
        ([holding(None, 1), holding("0.15")], D("0.15"), 1),
        ([holding(None), holding("0.15", 2)], D("0.15"), 2),
    ],
)
def test_a_sum_says_of_how_many_debts_it_knows_nothing(
    holdings: list[Holding], per_day: Decimal | None, without_rate: int
) -> None:
    told = book(holdings, None, None)
    assert (told.interest_per_day, told.without_rate) == (per_day, without_rate)


def test_a_debt_without_a_rate_and_a_contract_cost_nobody_knows_what() -> None:
    trade, told = CALM.one.trade, CALM.told
    (asset,) = [each.asset for each in told.positions if each.quantity]
    owing = replace(told, debt={USDC: D(100), DAI: D(5)}, interest_per_day=D(2))
    rate = DebtRate(USDC, D("0.08"), None)
    assert known_per_day(trade, owing, [rate]) == 2
    assert debts_without_rate(owing, [rate]) == [DAI]
    assert known_per_day(trade, owing, []) is None
    free = replace(told, debt={}, interest_per_day=D(0))
    for kind, known in ((PositionKind.PERPETUAL, None), (PositionKind.HOLDING, 0)):
        held = replace(trade, positions=(Position(asset, Direction.LONG, kind),))
        assert known_per_day(held, free, []) == known
