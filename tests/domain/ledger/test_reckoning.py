"""A trade's figures at a moment: R, risk, interest a day, and what stands under its platform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from journal_app.domain.figures import Figures
from journal_app.domain.ledger.entries import (
    Borrow,
    Close,
    Deposit,
    Entry,
    Note,
    Open,
    Reduce,
    Repay,
    StopMoved,
)
from journal_app.domain.ledger.reckoning import figures, reckoned, sharing
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, PriceSeries
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import (
    Direction,
    MarginMode,
    Plan,
    PlannedPosition,
    Position,
    PositionKind,
    Status,
    Trade,
)

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=30)
ETH, USDC = Asset("ETH"), Asset("USDC")
TERMS = Terms(
    platform="somewhere",
    name="Somewhere",
    law="equity_ratio",
    as_of=date(2026, 1, 1),
    source="made for this test",
    assets={ETH: AssetTerms(initial_margin=Decimal("0.5"), maintenance_margin=Decimal("0.2"))},
    aliases={},
)
TRADE = Trade(id=1, number=1, account="main", platform="somewhere", created_at=NOON, terms=TERMS)
PLANNED = PlannedPosition(
    asset=ETH,
    direction=Direction.LONG,
    kind=PositionKind.SPOT,
    entry=Decimal(2000),
    units=Decimal(10),
    stop=Decimal(1850),
)
PLAN = Plan(planned_at=NOON, positions=(PLANNED,), risk=Decimal(1600), expected_costs=Decimal(100))


def deposit(amount: int) -> Deposit:
    return Deposit(at=NOON, asset=USDC, amount=Decimal(amount), price=Decimal(1))


def borrow(amount: int, apr: str | None = "0.08") -> Borrow:
    rate = None if apr is None else Decimal(apr)
    return Borrow(at=NOON, asset=USDC, amount=Decimal(amount), price=Decimal(1), apr=rate)


def opened(size: int, price: int = 2000) -> Open:
    return Open(at=NOON, asset=ETH, size=Decimal(size), price=Decimal(price))


def closed(price: int, at: datetime = LATER) -> Close:
    return Close(at=at, asset=ETH, amount=None, price=Decimal(price))


def stop(price: int, at: datetime = NOON) -> StopMoved:
    return StopMoved(at=at, asset=ETH, price=Decimal(price))


def near(found: Decimal | None, expected: Decimal) -> bool:
    return found is not None and abs(found - expected) < Decimal("1e-20") * abs(expected)


def told(
    *entries: Entry, trade: Trade = TRADE, at: datetime = LATER, market: Market = NO_MARKET
) -> Figures:
    return figures(reckoned(trade, in_sequence(entries), market, at), market)


def in_sequence(entries: Sequence[Entry]) -> list[Entry]:
    return [replace(entry, sequence=place) for place, entry in enumerate(entries)]


def marked(price: int) -> Market:
    series = PriceSeries([Mark(ETH, LATER - timedelta(hours=1), Decimal(price))])
    return Market({ETH: series}, {})


def test_an_open_trade() -> None:
    found = told(deposit(20_000), borrow(20_000), opened(20), market=marked(2100))
    assert found.status is Status.OPEN
    assert found.opened_at == NOON
    assert found.closed_at is None
    assert found.exposure == 42_000
    assert found.total.price == 2_000
    assert near(found.equity, found.deposits + found.total.net)
    assert near(found.leverage, Decimal(42_000) / found.equity)
    assert found.collateral == {USDC: Decimal(20_000)}
    assert found.health_factor is None
    (position,) = found.positions
    assert (position.asset, position.direction) == (ETH, Direction.LONG)
    assert position.quantity == 20
    assert position.average_entry == 2000
    assert position.liquidation_price is not None
    assert 1258 < position.liquidation_price < 1259  # 1,250 and thirty days of interest


def test_interest_a_day_is_owed_on_what_is_borrowed() -> None:
    found = told(deposit(20_000), borrow(20_000), opened(20), at=NOON)
    assert abs(found.interest_per_day - Decimal("4.3835616438")) < Decimal("1e-9")
    assert told(deposit(20_000), borrow(20_000, None), opened(20)).interest_per_day == 0


def test_a_rate_of_the_platform_that_is_newer_counts_for_the_day() -> None:
    index = RateIndex([(NOON + timedelta(days=10), Decimal("0.16"))])
    market = Market({}, {"somewhere": {USDC: index}})
    before = told(deposit(20_000), borrow(20_000), opened(20), at=NOON, market=market)
    after = told(deposit(20_000), borrow(20_000), opened(20), market=market)
    assert abs(before.interest_per_day - Decimal("4.3835616438")) < Decimal("1e-9")
    assert 2 * before.interest_per_day < after.interest_per_day < Decimal("8.9")


def test_a_closed_trade_stands_nowhere_and_costs_nothing_more() -> None:
    found = told(deposit(20_000), borrow(20_000), opened(20), closed(2200))
    assert found.status is Status.CLOSED
    assert found.closed_at == LATER
    assert found.leverage is None
    assert found.margin_ratio is None
    assert found.interest_per_day == 0
    assert found.positions[0].liquidation_price is None
    assert found.positions[0].average_exit == 2200


def test_a_trade_without_terms_still_has_its_profit() -> None:
    found = told(deposit(100), opened(1), trade=replace(TRADE, terms=None), market=marked(2050))
    assert found.total.net == 50
    assert found.leverage is None


def test_a_trade_that_did_not_begin_yet() -> None:
    planned = replace(TRADE, plan=PLAN, status=Status.PLANNED)
    found = told(trade=planned)
    assert found.status is Status.PLANNED
    assert found.opened_at is None
    assert found.positions == ()
    assert found.total.net == 0


class TestR:
    def test_a_planned_trade_is_measured_by_its_plan(self) -> None:
        found = told(opened(10), closed(2320), trade=replace(TRADE, plan=PLAN))
        assert found.risk == 1600
        assert found.risk_basis == "plan"
        assert found.r_initial == 2
        assert found.r_managed == 2

    def test_a_plan_without_a_risk_gives_no_r(self) -> None:
        plan = replace(PLAN, risk=None)
        found = told(opened(10), closed(2320), trade=replace(TRADE, plan=plan))
        assert (found.risk, found.risk_basis, found.r_initial) == (None, None, None)

    def test_without_a_stop_there_is_no_r(self) -> None:
        found = told(opened(10), closed(2320))
        assert (found.risk, found.risk_basis, found.r_initial, found.r_managed) == (None,) * 4

    def test_a_stop_given_later_counts_and_says_so(self) -> None:
        found = told(opened(10), stop(1900), closed(2200))
        assert found.risk == 1000
        assert found.risk_basis == "later_stop"
        assert found.r_initial == 2
        assert found.r_managed == 2

    def test_the_first_stop_stays_the_initial_one(self) -> None:
        found = told(opened(10), stop(1900), stop(1950, NOON + timedelta(days=1)), closed(2200))
        assert found.r_initial == 2
        assert found.r_managed == 4

    def test_a_stop_set_before_its_position_counts_from_the_opening(self) -> None:
        found = told(stop(1900, NOON - timedelta(hours=1)), opened(10), closed(2200))
        assert (found.risk, found.risk_basis) == (Decimal(1000), "later_stop")
        assert found.r_initial == 2

    def test_the_debt_at_the_first_stop_grew_by_the_platforms_history(self) -> None:
        """At 500 % a year 1,000 become 1,000·e^(5·300/365) ≈ 60,922 in 300 days."""
        rates = {"somewhere": {USDC: RateIndex([(NOON, Decimal(5))])}}
        late = NOON + timedelta(days=300)
        ledger = [
            opened(10),
            Borrow(at=NOON, sequence=1, asset=USDC, amount=Decimal(1000), price=Decimal(1)),
            Repay(at=late, sequence=2, asset=USDC, amount=Decimal(3500), price=Decimal(1)),
            StopMoved(at=late, sequence=3, asset=ETH, price=Decimal(1900)),
        ]
        market = replace(NO_MARKET, rates=rates)
        found = figures(reckoned(TRADE, ledger, market, late), market)
        assert found.risk == 1000
        assert 57_421 < found.debt[USDC] < 57_423

    def test_a_stop_after_the_moment_does_not_count_yet(self) -> None:
        found = told(opened(10), stop(1900, LATER), at=NOON)
        assert found.risk is None

    def test_a_later_stop_past_the_entry_is_no_risk(self) -> None:
        found = told(opened(10), stop(2100), closed(2200))
        assert (found.risk, found.r_initial, found.r_managed) == (None, None, None)

    def test_a_moved_stop_of_a_planned_trade_is_managed_risk_with_planned_costs(self) -> None:
        found = told(opened(10), stop(1900), closed(2320), trade=replace(TRADE, plan=PLAN))
        assert found.r_initial == 2
        assert near(found.r_managed, Decimal(3200) / 1100)

    def test_a_pair_needs_a_stop_on_both_sides(self) -> None:
        other = Open(at=NOON, asset=Asset("BTC"), size=Decimal(-1), price=Decimal(60_000))
        assert told(opened(10), other, stop(1900)).risk is None
        both = told(
            opened(10),
            other,
            stop(1900),
            StopMoved(at=NOON, asset=Asset("BTC"), price=Decimal(61_000)),
        )
        assert both.risk == 2000  # the first stop alone said nothing of the other side
        assert both.risk_basis == "later_stop"

    def test_a_short_loses_above_its_stop(self) -> None:
        short = Open(at=NOON, asset=ETH, size=Decimal(-10), price=Decimal(2000))
        found = told(short, stop(2100), closed(1900))
        assert found.risk == 1000
        assert found.r_initial == 1

    def test_a_note_about_a_stop_is_no_stop(self) -> None:
        found = told(Note(at=NOON, note="stop at 1900 in my head"), opened(10), closed(2320))
        assert found.risk is None


def test_trades_of_a_crossed_account_share_their_margin() -> None:
    crossed = replace(TRADE, margin_mode=MarginMode.CROSS)
    one = reckoned(crossed, in_sequence([deposit(1000), opened(1)]), NO_MARKET, LATER)
    other = reckoned(
        replace(crossed, id=2), in_sequence([deposit(3000), opened(1)]), NO_MARKET, LATER
    )
    alone, together = figures(one, NO_MARKET), figures(one, NO_MARKET, [other])
    assert alone.leverage == 2
    assert together.leverage == 1


def test_one_account_has_one_price_of_an_asset() -> None:
    crossed = replace(TRADE, margin_mode=MarginMode.CROSS)
    later = replace(opened(1, 2200), at=NOON + timedelta(hours=1))
    one = reckoned(crossed, in_sequence([deposit(1000), opened(1)]), NO_MARKET, LATER)
    other = reckoned(replace(crossed, id=2), in_sequence([deposit(3000), later]), NO_MARKET, LATER)
    together = figures(one, NO_MARKET, [other])
    assert near(together.leverage, Decimal(4400) / 4200)
    assert figures(one, NO_MARKET).total.net == 0  # its profit is its own


def test_an_oracle_s_price_decides_where_the_terms_say_so() -> None:
    at = LATER - timedelta(hours=1)
    series = PriceSeries([Mark(ETH, at, Decimal(2000), oracle_price=Decimal(1400))])
    market = Market({ETH: series}, {})
    by_oracle = replace(TERMS, liquidates_on="oracle")
    entries = [deposit(20_000), borrow(20_000, None), opened(20)]
    seen = told(*entries, market=market)
    judged = told(*entries, trade=replace(TRADE, terms=by_oracle), market=market)
    assert seen.margin_ratio == Decimal("0.5")
    assert near(judged.margin_ratio, Decimal(8_000) / 28_000)
    assert judged.equity == seen.equity == 20_000  # what it is worth, the market says
    plain = PriceSeries([Mark(ETH, at, Decimal(2000))])
    assert plain.by_oracle is plain


class TestAnAssetOfTwoNames:
    WETH = Asset("WETH")
    LENDING = replace(
        TERMS,
        law="lending",
        assets={WETH: AssetTerms(max_ltv=Decimal("0.8"), liquidation_threshold=Decimal("0.83"))},
        aliases={ETH: WETH},
    )
    TRADE = replace(TRADE, terms=LENDING)
    ENTRIES = (
        Deposit(at=NOON, asset=WETH, amount=Decimal(4), price=Decimal(2000)),
        borrow(12_000, None),
        opened(6),
    )

    def test_moves_as_one(self) -> None:
        found = told(*self.ENTRIES, trade=self.TRADE)
        line = Decimal(12_000) / (10 * Decimal("0.83"))
        assert near(found.positions[0].liquidation_price, line)

    def test_is_marked_by_either_name(self) -> None:
        for name in (ETH, self.WETH):
            series = PriceSeries([Mark(name, LATER, Decimal(1400))])
            found = told(*self.ENTRIES, trade=self.TRADE, market=Market({name: series}, {}))
            assert near(found.health_factor, Decimal(14_000) * Decimal("0.83") / 12_000)

    def test_follows_the_rate_of_either_name(self) -> None:
        owed = Borrow(at=NOON, asset=self.WETH, amount=Decimal(1), price=Decimal(2000))
        for name in (ETH, self.WETH):
            index = RateIndex([(NOON, Decimal("0.1"))])
            market = Market({}, {"somewhere": {name: index}})
            found = told(deposit(10_000), owed, trade=self.TRADE, market=market)
            assert near(found.debt[self.WETH], index.factor(NOON, LATER))


def test_interest_on_a_borrowed_short_moves_with_its_price() -> None:
    short = replace(TRADE, positions=(Position(ETH, Direction.SHORT, PositionKind.SPOT),))
    owed = Borrow(at=NOON, asset=ETH, amount=Decimal(10), price=Decimal(2000), apr=Decimal("0.1"))
    sold = Open(at=NOON, asset=ETH, size=Decimal(-10), price=Decimal(2000))
    found = told(deposit(10_000), owed, sold, trade=short, at=NOON + timedelta(days=365))
    growth = found.debt[ETH] / 10
    line = Decimal(30_000) / (10 * Decimal("1.2") * growth)
    assert near(found.positions[0].liquidation_price, line)


def test_a_short_that_was_repaid_in_parts_owes_what_cash_says() -> None:
    """What was bought back repays principal; the interest is bought when it is repaid."""
    short = replace(TRADE, positions=(Position(ETH, Direction.SHORT, PositionKind.SPOT),))
    half, end = NOON + timedelta(days=180), NOON + timedelta(days=365)
    five = Decimal(5)
    entries = [
        deposit(30_000),
        Borrow(at=NOON, asset=ETH, amount=Decimal(10), price=Decimal(2000), apr=Decimal("0.1")),
        Open(at=NOON, asset=ETH, size=Decimal(-10), price=Decimal(2000)),
        Reduce(at=half, asset=ETH, amount=five, price=Decimal(1500)),
        Repay(at=half, asset=ETH, amount=five, price=Decimal(1500)),
    ]
    owed = told(*entries, trade=short, at=end).debt[ETH]
    entries += [
        replace(closed(3000, end), amount=five),
        Repay(at=end, asset=ETH, amount=owed, price=Decimal(3000)),
    ]
    net = told(*entries, trade=short, at=end).total.net
    assert near(net, 20_000 - 7_500 - 15_000 - (owed - five) * 3_000)


def test_the_profit_of_a_short_backs_what_is_left_of_it() -> None:
    short = replace(
        TRADE,
        positions=(Position(ETH, Direction.SHORT, PositionKind.SPOT),),
        terms=replace(
            TERMS,
            law="lending",
            assets={USDC: AssetTerms(liquidation_threshold=Decimal("0.78"))},
        ),
    )
    found = told(
        deposit(10_000),
        Borrow(at=NOON, asset=ETH, amount=Decimal(10), price=Decimal(2000)),
        Open(at=NOON, asset=ETH, size=Decimal(-10), price=Decimal(2000)),
        Reduce(at=NOON, asset=ETH, amount=Decimal(5), price=Decimal(1500)),
        Repay(at=NOON, asset=ETH, amount=Decimal(5), price=Decimal(1500)),
        trade=short,
    )
    assert near(found.health_factor, Decimal(22_500) * Decimal("0.78") / 7_500)
    assert near(found.positions[0].liquidation_price, Decimal(3510))
    assert near(found.leverage, Decimal("1.5"))


def test_collateral_that_moves_with_another_trade_s_position_is_not_guessed_at() -> None:
    crossed = replace(TRADE, margin_mode=MarginMode.CROSS)
    coins = Deposit(at=NOON, asset=ETH, amount=Decimal(10), price=Decimal(2000))
    holder = reckoned(replace(crossed, id=2), [coins], NO_MARKET, LATER)
    seller = reckoned(crossed, in_sequence([deposit(5000), opened(-2)]), NO_MARKET, LATER)
    assert figures(seller, NO_MARKET).leverage is not None
    assert figures(seller, NO_MARKET, [holder]).leverage is None


def test_a_stop_said_after_the_exit_changes_no_r() -> None:
    entries = [opened(10), stop(1900), closed(2200)]
    after = replace(stop(2100), at=LATER + timedelta(days=10))
    without = told(*entries, at=LATER + timedelta(days=20))
    with_it = told(*entries, after, at=LATER + timedelta(days=20))
    assert with_it.r_managed == without.r_managed == 2


def test_a_vault_has_no_health_factor() -> None:
    vault = replace(
        TERMS, law="debt_ratio", assets={ETH: AssetTerms(maintenance_margin=Decimal("0.5"))}
    )
    coins = Deposit(at=NOON, asset=ETH, amount=Decimal(10), price=Decimal(2000))
    found = told(coins, borrow(8_000, None), trade=replace(TRADE, terms=vault))
    assert found.health_factor is None
    assert near(found.margin_ratio, Decimal("0.6"))


def test_who_shares_an_account() -> None:
    crossed = replace(TRADE, margin_mode=MarginMode.CROSS)
    entries = in_sequence([deposit(1000), opened(1)])
    one = reckoned(crossed, entries, NO_MARKET, LATER)
    other = reckoned(replace(crossed, id=2), entries, NO_MARKET, LATER)
    elsewhere = reckoned(replace(crossed, id=3, account="other"), entries, NO_MARKET, LATER)
    alone = reckoned(replace(TRADE, id=4), entries, NO_MARKET, LATER)
    over = reckoned(
        replace(crossed, id=5), in_sequence([opened(1), closed(2000)]), NO_MARKET, LATER
    )
    assert sharing(one, [one, other, elsewhere, alone, over]) == [other]
    assert sharing(alone, [one, other]) == []


def test_a_partial_close_keeps_what_was_entered() -> None:
    reduced = Reduce(at=LATER, asset=ETH, amount=Decimal(4), price=Decimal(2100))
    (position,) = told(opened(10), reduced).positions
    assert position.quantity == 6
    assert position.entered == 10
    assert position.average_exit == 2100
