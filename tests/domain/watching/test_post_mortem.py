"""A liquidation looked back at: what was crossed first, and which rescue would have held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.ledger.entries import (
    Borrow,
    Close,
    Deposit,
    Entry,
    Liquidation,
    Open,
    Repay,
    StopMoved,
)
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, observed
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.trade import Direction, MarginMode, Position, Trade
from journal_app.domain.watching.post_mortem import PostMortem, at_prices, post_mortem
from journal_app.domain.watching.rescue import MarginRatio
from journal_app.domain.watching.rescue_laws import aim_of
from journal_app.domain.watching.rescue_ways import Way

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
LENT = AssetTerms(max_ltv=D("0.8"), liquidation_threshold=D("0.83"))
SAFE = AssetTerms(max_ltv=D("0.85"), liquidation_threshold=D("0.9"))
PERP = AssetTerms(initial_margin=D("0.1"), maintenance_margin=D("0.05"))


def terms(law: Law, **assets: AssetTerms) -> Terms:
    return Terms(
        platform="somewhere",
        name="Somewhere",
        law=law,
        as_of=date(2026, 1, 1),
        source="made for this test",
        assets={Asset(ticker): each for ticker, each in assets.items()},
        aliases={},
    )


LONG = Trade(
    id=1,
    number=1,
    account="main",
    platform="somewhere",
    created_at=NOON,
    terms=terms("lending", ETH=LENT, USDC=SAFE),
    positions=(Position(ETH, Direction.LONG),),
)
SHORT = replace(LONG, positions=(Position(ETH, Direction.SHORT),))
CONTRACT = replace(LONG, terms=terms("perp", ETH=PERP, BTC=PERP), positions=())
CROSSED = replace(CONTRACT, margin_mode=MarginMode.CROSS)


def told(
    trade: Trade,
    entries: Sequence[Entry],
    marks: Sequence[int],
    beside: Sequence[tuple[Trade, Sequence[Entry]]] = (),
    asset: Asset = ETH,
) -> PostMortem:
    """The post-mortem with a mark a day from the day after the opening."""
    found = post_mortem(trade, ordered(entries), market_of(marks, asset), beside)
    assert found is not None
    return found


def ordered(entries: Sequence[Entry]) -> list[Entry]:
    return [replace(each, sequence=place) for place, each in enumerate(entries)]


def market_of(marks: Sequence[int], asset: Asset = ETH) -> Market:
    priced = [Mark(asset, NOON + DAY * day, D(price)) for day, price in enumerate(marks, start=1)]
    return observed(NO_MARKET, priced, [])


def long_with(*more: Entry, own: int = 10_000) -> list[Entry]:
    """10 ETH at 2,000, the rest of 20,000 borrowed."""
    return [
        Deposit(at=NOON, asset=USDC, amount=D(own), price=D(1)),
        Borrow(at=NOON, asset=USDC, amount=D(20_000 - own), price=D(1)),
        Open(at=NOON, asset=ETH, size=D(10), price=D(2_000)),
        StopMoved(at=NOON, asset=ETH, price=D(1_500)),
        *more,
    ]


def sale(price: int, days: int, units: int = 10, repaid: int = 10_000) -> Liquidation:
    return Liquidation(
        at=NOON + DAY * days,
        asset=ETH,
        amount=D(units),
        price=D(price),
        debt_asset=USDC,
        debt_amount=D(repaid),
        debt_price=D(1),
        penalty=D(500),
    )


# worked by hand


FALL = (1_900, 1_750, 1_700, 1_400, 1_210)


def fallen() -> PostMortem:
    """Owed 10,000 at a threshold of 83 %: health 8.3·p / 10,000, liquidation at 1,204.82."""
    return told(LONG, long_with(sale(1_180, 6)), FALL)


def test_each_line_at_its_first_crossing() -> None:
    """1.4525 at 1,750; 29.1 % left at 1,700; 28.6 % of margin at 1,400, behind the stop."""
    found = fallen()
    assert (found.marks, found.reason) == (5, "")
    assert [(each.line.code, each.price, each.before) for each in found.crossings] == [
        ("watch_health_below", D(1_750), 4 * DAY),
        ("watch_near_liquidation", D(1_700), 3 * DAY),
        ("watch_margin_below", D(1_400), 2 * DAY),
        ("watch_stop_hit", D(1_400), 2 * DAY),
    ]
    health = found.crossings[0]
    assert health.line.facts["health"] == D("1.4525")
    assert health.at == NOON + 2 * DAY


def test_what_was_lost() -> None:
    """10 ETH at 1,180 less 10,000 owed are 1,800; 500 of it are the penalty."""
    found = fallen()
    assert (found.asset, found.price) == (ETH, D(1_180))
    assert [found.deposits, found.equity, found.penalty, found.left] == [10_000, 1_800, 500, 1_300]


def test_a_rescue_from_health_would_have_held() -> None:
    """Weight 14,525 of the 17,500 that 1.75 asks for: 2,975 / (1,750·0.83), or / (1,750·0.92).

    From 1.75 at 1,750 a fall to 1,180 leaves 1.18.
    """
    health = fallen().crossings[0]
    added, closed = health.rescues["add_collateral"], health.rescues["partial_close"]
    assert isinstance(added.way, Way)
    assert isinstance(closed.way, Way)
    assert round(added.way.amount, 5) == D("2.04819")
    assert round(closed.way.amount, 5) == D("1.84783")
    for each in (added, closed):
        assert each.stands
        assert each.lowest is not None
        assert round(each.lowest, 10) == D("1.18")
    swapped = health.rescues["swap_collateral"]
    assert isinstance(swapped.way, Problem)
    assert (swapped.way.code, swapped.stands, swapped.lowest) == ("more_than_held", None, None)
    assert health.is_rescuable


def test_a_rescue_from_the_distance_would_not_have() -> None:
    """30 % below 1,700 is 1,190, and the platform sold at 1,180."""
    found = fallen()
    near = found.crossings[1]
    assert {name: each.stands for name, each in near.rescues.items()} == {
        "add_collateral": False,
        "partial_close": False,
        "swap_collateral": False,
    }
    swapped = near.rescues["swap_collateral"].way
    assert isinstance(swapped, Way)
    assert round(swapped.amount, 4) == D("0.2268")  # 123 / (1,700·0.9 − 1,190·0.83)
    assert not near.is_rescuable
    assert found.first_rescue == found.crossings[0]


def test_a_line_without_an_aim_has_no_rescue() -> None:
    stop = fallen().crossings[-1]
    assert (stop.rescues, stop.is_rescuable) == ({}, False)


def test_a_loan_between_the_marks_crosses_a_line_itself() -> None:
    borrowed = Borrow(at=NOON + DAY + DAY / 4, asset=USDC, amount=D(3_000), price=D(1))
    more = [borrowed, sale(1_180, 6)]
    first = told(LONG, long_with(*more), FALL).crossings[0]
    assert (first.line.code, first.at) == ("watch_health_below", borrowed.at)


def test_a_platform_that_takes_no_stablecoin_knows_no_swap() -> None:
    bare = replace(LONG, terms=terms("lending", ETH=LENT))
    swapped = told(bare, long_with(sale(1_180, 6)), FALL).crossings[0].rescues["swap_collateral"]
    assert isinstance(swapped.way, Problem)
    assert swapped.way.code == "not_taken_here"


# other sides and laws


def test_a_short() -> None:
    """10 ETH sold at 2,000 over 20,000 own: 40,000·0.9 / (10·p) = 3,600 / p; gone above 3,600."""
    entries = [
        Deposit(at=NOON, asset=USDC, amount=D(20_000), price=D(1)),
        Borrow(at=NOON, asset=ETH, amount=D(10), price=D(2_000)),
        Open(at=NOON, asset=ETH, size=D(-10), price=D(2_000)),
        Liquidation(
            at=NOON + 4 * DAY, asset=USDC, amount=D(37_000), price=D(1),
            debt_asset=ETH, debt_amount=D(10), debt_price=D(3_650),
        ),
    ]  # fmt: skip
    found = told(SHORT, entries, (2_300, 2_700, 3_500))
    crossed = {each.line.code: each for each in found.crossings}
    health = crossed["watch_health_below"]
    assert health.line.facts["health"] == pytest.approx(D(4) / 3)
    assert (health.price, health.before) == (D(2_700), 2 * DAY)
    added = health.rescues["add_collateral"]
    assert isinstance(added.way, Way)
    assert (added.way.asset, added.way.amount) == (USDC, D(12_500))  # (1.75·27,000 − 36,000) / 0.9
    assert added.stands
    assert found.penalty == 500
    assert found.equity == D(40_000) - D(36_500)
    assert found.left == 3_000


def test_a_perpetual() -> None:
    """10 ETH over 6,000: E = 10·p − 14,000, maintenance 0.5·p, gone below 1,473.68."""
    entries = [
        Deposit(at=NOON, asset=USDC, amount=D(6_000), price=D(1)),
        Open(at=NOON, asset=ETH, size=D(10), price=D(2_000)),
        Liquidation(at=NOON + 4 * DAY, asset=ETH, amount=D(10), price=D(1_450), penalty=D(200)),
    ]
    found = told(CONTRACT, entries, (1_990, 1_900, 1_600))
    first, *_ = [each for each in found.crossings if each.line.code == "watch_margin_below"]
    assert first.price == 1_990
    assert first.line.facts["margin"] == pytest.approx(D(5_900) / D(19_900))
    assert isinstance(first.line.mend and first.line.mend.target, MarginRatio)
    added, closed = first.rescues["add_collateral"], first.rescues["partial_close"]
    assert isinstance(added.way, Way)
    assert added.way.amount == D("0.4") * 19_900 - 5_900
    assert (added.stands, closed.stands) == (True, True)
    assert isinstance(first.rescues["swap_collateral"].way, Problem)
    assert [found.equity, found.penalty, found.left] == [500, 200, 300]


def test_a_gmx_position() -> None:
    """10 ETH over 6,000 is liquidated at 1,420; what would move that to 30 % away would hold."""
    gmx = replace(CONTRACT, terms=terms("gmx", ETH=AssetTerms(maintenance_margin=D("0.01"))))
    entries = [
        Deposit(at=NOON, asset=USDC, amount=D(6_000), price=D(1)),
        Open(at=NOON, asset=ETH, size=D(10), price=D(2_000)),
        Liquidation(at=NOON + 2 * DAY, asset=ETH, amount=D(10), price=D(1_410)),
    ]
    found = told(gmx, entries, (1_450,))
    assert "watch_past_liquidation" not in {each.line.code for each in found.crossings}
    assert found.first_rescue is not None
    assert found.first_rescue.line.code == "watch_near_liquidation"
    assert found.first_rescue.rescues["add_collateral"].stands


def test_the_other_trades_of_a_crossed_account_matter() -> None:
    """Alone 30 % at 2,000; 2,000 lost on BTC beside it and the line is crossed at once.

    The platform took both at the same moment; until then both are there.
    """
    entries = [
        Deposit(at=NOON, asset=USDC, amount=D(10_000), price=D(1)),
        Open(at=NOON, asset=ETH, size=D(10), price=D(2_000)),
        StopMoved(at=NOON, asset=ETH, price=D(1_900)),
        Liquidation(at=NOON + 2 * DAY, asset=ETH, amount=D(10), price=D(1_000)),
    ]
    other = ordered(
        [
            Deposit(at=NOON, asset=USDC, amount=D(3_000), price=D(1)),
            Open(at=NOON, asset=BTC, size=D(1), price=D(50_000)),
            Liquidation(at=NOON + 2 * DAY, asset=BTC, amount=D(1), price=D(40_000)),
        ]
    )
    alone = told(CROSSED, entries, (2_000,))
    both = told(CROSSED, entries, (2_000,), [(replace(CROSSED, id=2, number=2), other)])
    elsewhere = replace(CROSSED, id=2, number=2, account="another")
    apart = told(CROSSED, entries, (2_000,), [(elsewhere, other)])
    assert "watch_margin_below" not in {each.line.code for each in alone.crossings}
    assert apart.crossings == alone.crossings
    below = {each.line.code: each for each in both.crossings}["watch_margin_below"]
    assert below.line.facts["margin"] == pytest.approx(D(13_000) / D(70_000))


# what cannot be told


def test_without_marks_only_the_loss_is_told() -> None:
    found = told(LONG, long_with(sale(1_180, 6)), ())
    assert (found.marks, found.crossings) == (0, [])
    assert found.reason == "post_mortem_without_marks"
    assert found.penalty == 500
    assert found.first_rescue is None


def test_without_terms_only_the_loss_is_told() -> None:
    found = told(replace(LONG, terms=None), long_with(sale(1_180, 6)), FALL)
    assert (found.reason, found.marks) == ("post_mortem_without_terms", 5)


def test_what_was_never_liquidated_has_none() -> None:
    assert post_mortem(LONG, long_with(), market_of(FALL)) is None


def test_a_loan_without_a_position_is_told_by_its_loss() -> None:
    entries = [
        Deposit(at=NOON, asset=ETH, amount=D(10), price=D(2_000)),
        Borrow(at=NOON, asset=USDC, amount=D(10_000), price=D(1)),
        sale(1_180, 6, units=9),
    ]
    found = told(LONG, entries, FALL)
    assert (found.marks, found.reason) == (0, "post_mortem_without_marks")


def test_a_part_that_is_left_goes_on() -> None:
    """Two liquidations: what both took, and what stays in the trade after the second."""
    half = [sale(1_180, 6, units=4, repaid=4_000), sale(1_100, 7, units=2, repaid=2_000)]
    found = told(LONG, long_with(*half), FALL)
    assert (found.at, found.penalty) == (NOON + 6 * DAY, D(1_000))
    assert found.left == 4 * 1_100 + (4 * 1_180 + 2 * 1_100 - 6_000 - 1_000) - 4_000


def test_while_a_trade_was_flat_it_crosses_nothing() -> None:
    """Closed at 1,900 with the loan paid back, opened anew at 1,300 with as much owed."""
    noon = NOON + DAY + DAY / 2
    again = [
        Close(at=noon, asset=ETH, amount=None, price=D(1_900)),
        Repay(at=noon, asset=USDC, amount=D(10_000), price=D(1)),
        Borrow(at=noon + 2 * DAY, asset=USDC, amount=D(10_000), price=D(1)),
        Open(at=noon + 2 * DAY, asset=ETH, size=D(10), price=D(1_900)),
        sale(1_180, 6),
    ]
    first = told(LONG, long_with(*again), (1_900, 1_000, 1_000, 1_210)).crossings[0]
    assert first.at == NOON + 4 * DAY


# laws


@settings(max_examples=60, deadline=None)
@given(
    marks=st.lists(st.integers(600, 3_000), min_size=1, max_size=8),
    own=st.integers(4_500, 15_000),
    end=st.integers(500, 1_900),
)
def test_the_first_crossing_is_before_the_end_and_its_rescue_reaches_its_aim(
    marks: list[int], own: int, end: int
) -> None:
    days = len(marks) + 1
    entries = long_with(sale(end, days, repaid=1), own=own)
    found = told(LONG, entries, marks)
    for crossing in found.crossings:
        assert crossing.at <= found.at
        assert crossing.before == found.at - crossing.at
        mend = crossing.line.mend
        for outcome in crossing.rescues.values():
            if not isinstance(outcome.way, Way) or not outcome.way.amount:
                continue
            assert mend is not None
            assert mend.target is not None
            name, value = aim_of(mend.target)
            after = outcome.way.after
            reached = getattr(after, name, None) or after.liquidation_prices()[ETH]
            assert reached == pytest.approx(value, rel=D("1e-20"))
            worst = min([*(p for d, p in enumerate(marks, 1) if NOON + d * DAY > crossing.at), end])
            then = at_prices(outcome.way.after, {ETH: D(worst)})
            assert outcome.stands is not then.is_liquidatable


def test_a_rescue_is_told_in_the_trades_own_name_of_its_asset() -> None:
    """The platform knows WETH as ETH."""
    named = terms("lending", ETH=LENT, USDC=SAFE)
    named = replace(named, aliases={Asset("WETH"): ETH})
    weth = replace(LONG, terms=named, positions=(Position(Asset("WETH"), Direction.LONG),))
    entries = [
        replace(each, asset=Asset("WETH"))
        if isinstance(each, Open | StopMoved | Liquidation)
        else each
        for each in (*long_with(own=8_000), sale(1_400, 4, repaid=12_000))
    ]
    found = told(weth, entries, [1_800, 1_600, 1_450], asset=Asset("WETH"))
    ways = [
        outcome.way
        for crossing in found.crossings
        for name, outcome in crossing.rescues.items()
        if name == "partial_close"
    ]
    assert {way.asset for way in ways if isinstance(way, Way)} == {Asset("WETH")}
