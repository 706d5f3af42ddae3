"""Break-even and the levels of an open trade, from its ledger and its plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given

from journal_app.domain.ledger.break_even import break_even
from journal_app.domain.ledger.entries import (
    Borrow,
    Close,
    Deposit,
    Entry,
    FeePaid,
    Funding,
    Open,
    Reduce,
    StopMoved,
    TargetMoved,
)
from journal_app.domain.ledger.reckoning import Reckoned, figures, reckoned
from journal_app.domain.ledger.trade_levels import levels_of
from journal_app.domain.levels import Levels
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, observed
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import (
    Direction,
    Plan,
    PlannedPosition,
    Position,
    PositionKind,
    Target,
    Trade,
)
from tests.domain.ledgers import BTC, ETH, PLATFORM, START, USDC, Ledger, ledgers
from tests.domain.test_ledger_laws import possible

LATER = START + timedelta(days=30)
TRADE = Trade(id=1, number=1, account="main", platform=PLATFORM, created_at=START)
AT_2100 = observed(NO_MARKET, [Mark(ETH, LATER, Decimal(2100))], [])


def told(*entries: Entry, trade: Trade = TRADE, market: Market = AT_2100) -> Reckoned:
    ordered = [replace(entry, sequence=place) for place, entry in enumerate(entries)]
    return reckoned(trade, ordered, market, LATER)


def levels(*entries: Entry, trade: Trade = TRADE) -> Levels | None:
    one = told(*entries, trade=trade)
    return levels_of(one, figures(one, AT_2100))


def deposit(amount: int, asset: Asset = USDC, price: int = 1) -> Deposit:
    return Deposit(at=START, asset=asset, amount=Decimal(amount), price=Decimal(price))


def opened(size: int, asset: Asset = ETH, price: int = 2000) -> Open:
    return Open(at=START, asset=asset, size=Decimal(size), price=Decimal(price))


def fee(amount: int) -> FeePaid:
    return FeePaid(at=START, asset=USDC, amount=Decimal(amount), price=Decimal(1))


# break-even


def test_without_costs_it_is_the_entry() -> None:
    assert break_even(told(deposit(20_000), opened(10))) == 2000


def test_every_cost_moves_it_against_the_trade() -> None:
    paid = Funding(at=START, asset=USDC, amount=Decimal(-30), price=Decimal(1))
    assert break_even(told(deposit(20_000), opened(10), fee(20), paid)) == 2005
    assert break_even(told(deposit(20_000), opened(-10), fee(20), paid)) == 1995


def test_what_was_realised_counts() -> None:
    half = Reduce(at=START, asset=ETH, amount=Decimal(5), price=Decimal(2100))
    assert break_even(told(deposit(20_000), opened(10), half)) == 1900


def test_collateral_of_the_same_asset_moves_with_it() -> None:
    """One unit held and one bought: a fee of 20 is made good by 10 each."""
    assert break_even(told(deposit(1, ETH, 2000), opened(1), fee(20))) == 2010


def test_interest_on_a_borrowed_short_is_owed_in_its_units() -> None:
    short = replace(TRADE, positions=(Position(ETH, Direction.SHORT, PositionKind.SPOT),))
    borrowed = Borrow(
        at=START, asset=ETH, amount=Decimal(10), price=Decimal(2000), apr=Decimal("0.05")
    )
    found = break_even(told(deposit(20_000), borrowed, opened(-10), trade=short))
    assert found is not None
    assert 1991 < found < 1993  # 30 days at 5 % are 0.0411 of 10 units


def test_none_for_a_pair_and_for_what_is_flat() -> None:
    assert break_even(told(deposit(20_000), opened(10), opened(-1, BTC, 60_000))) is None
    closed = Close(at=START, asset=ETH, amount=None, price=Decimal(2100))
    assert break_even(told(deposit(20_000), opened(10), closed)) is None


def test_none_where_more_of_the_asset_is_owed_than_held() -> None:
    """One bought and two owed beside it: a higher price would lose, a long says otherwise."""
    owed = Borrow(at=START, asset=ETH, amount=Decimal(2), price=Decimal(2000))
    assert break_even(told(deposit(20_000), owed, opened(1), fee(20))) is None


@given(one=ledgers())
def test_at_break_even_nothing_is_won_or_lost(one: Ledger) -> None:
    """Whatever the ledger, a mark at break-even makes the net profit 0."""
    one = possible(one)
    positions = tuple(
        Position(asset, Direction.SHORT, PositionKind.SPOT) for asset in one.borrowed_shorts
    )
    trade = replace(TRADE, positions=positions)
    moment = _end_of(one.entries)
    found = reckoned(trade, one.entries, one.market, moment)
    price = break_even(found)
    if price is None:
        return
    (asset,) = [a for a, held in found.state.positions.items() if held.quantity]
    there = observed(one.market, [Mark(asset, moment, price)], [])
    assert abs(reckoned(trade, one.entries, there, moment).valuation.total.net) < Decimal("1e-20")


def _end_of(entries: Sequence[Entry]) -> datetime:
    return (entries[-1].at if entries else START) + timedelta(days=3)


# levels

PLANNED = replace(
    TRADE,
    plan=Plan(
        planned_at=START,
        positions=(
            PlannedPosition(
                asset=ETH,
                direction=Direction.LONG,
                kind=PositionKind.SPOT,
                entry=Decimal(2000),
                units=Decimal(10),
                stop=Decimal(1850),
                targets=(
                    Target(Decimal(2200), Decimal("0.5")),
                    Target(Decimal(2400), Decimal("0.5")),
                ),
            ),
        ),
    ),
)


def test_levels_are_the_planned_ones_until_others_are_set() -> None:
    begun = [deposit(20_000), opened(10)]
    found = levels(*begun, trade=PLANNED)
    assert found == Levels(
        "long",
        None,
        Decimal(1850),
        Decimal(2000),
        Decimal(2000),
        Decimal(2100),
        Decimal(2200),
    )
    moved = levels(
        *begun,
        StopMoved(at=START, asset=ETH, price=Decimal(1990)),
        TargetMoved(at=START, asset=ETH, price=Decimal(2300)),
        trade=PLANNED,
    )
    assert moved is not None
    assert (moved.stop, moved.target) == (Decimal(1990), Decimal(2300))


def test_the_next_target_follows_what_is_closed() -> None:
    half = Reduce(at=START, asset=ETH, amount=Decimal(5), price=Decimal(2200))
    found = levels(deposit(20_000), opened(10), half, trade=PLANNED)
    assert found is not None
    assert found.target == 2400


def test_levels_of_one_leg_and_of_none() -> None:
    one = told(deposit(20_000), opened(10), opened(-1, BTC, 60_000))
    short = levels_of(one, figures(one, AT_2100), BTC)
    assert short is not None
    assert (short.direction, short.entry, short.break_even) == ("short", Decimal(60_000), None)
    assert levels(deposit(20_000)) is None


@pytest.mark.parametrize(("liquidates_on", "judging"), [("oracle", "2050"), ("market", "2100")])
def test_the_oracle_judges_where_the_platform_liquidates_by_it(
    liquidates_on: str, judging: str
) -> None:
    market = observed(NO_MARKET, [Mark(ETH, LATER, Decimal(2100), Decimal(2050))], [])
    terms = Terms(
        platform=PLATFORM,
        name="Lender",
        law="lending",
        as_of=START.date(),
        source="made for this test",
        assets={ETH: AssetTerms(max_ltv=Decimal("0.8"), liquidation_threshold=Decimal("0.83"))},
        aliases={},
        liquidates_on=liquidates_on,  # type: ignore[arg-type]
    )
    opened = Open(at=START, sequence=0, asset=ETH, size=Decimal(1), price=Decimal(2000))
    one = told(opened, trade=replace(TRADE, terms=terms), market=market)
    found = levels_of(one, figures(one, market))
    assert found is not None
    assert (found.mark, found.judging) == (Decimal(2100), Decimal(judging))
