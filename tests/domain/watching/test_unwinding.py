"""The way back out of an open loop: what is one, its steps, and their entries in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.ledger.drafts import entry
from journal_app.domain.ledger.entries import Borrow, Deposit, Entry, Open
from journal_app.domain.ledger.reckoning import Reckoned, account_of, reckoned
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, observed
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import Trade
from journal_app.domain.watching.rescue import HealthFactor, LiquidationPrice, MarginRatio, Target
from journal_app.domain.watching.rescued_account import RescuedAccount, rescued_account
from journal_app.domain.watching.unwinding import Loop, Step, drafts_of, loop_of, unwound

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
ETH, WETH, WSTETH, USDC = Asset("ETH"), Asset("WETH"), Asset("wstETH"), Asset("USDC")
LENT = AssetTerms(max_ltv=D("0.8"), liquidation_threshold=D("0.83"))
TERMS = Terms(
    platform="somewhere",
    name="Somewhere",
    law="lending",
    as_of=date(2026, 1, 1),
    source="made for this test",
    assets={
        ETH: LENT,
        WSTETH: AssetTerms(max_ltv=D("0.9"), liquidation_threshold=D("0.95")),
        USDC: AssetTerms(max_ltv=D("0.75"), liquidation_threshold=D("0.78")),
    },
    aliases={WETH: ETH},
)
TRADE = Trade(
    id=1, number=1, account="main", platform="somewhere", created_at=NOON, terms=TERMS
)  # fmt: skip
LOOPED = replace(TRADE, strategy="ETH Loop")


def looped(own: int = 10, bought: int = 10, asset: Asset = ETH) -> list[Entry]:
    """Own ETH as collateral, and more of it bought at 2,000 with a loan."""
    return ordered(
        [
            Deposit(at=NOON, asset=asset, amount=D(own), price=D(2_000)),
            Borrow(at=NOON, asset=USDC, amount=D(bought * 2_000), price=D(1)),
            Open(at=NOON, asset=ETH, size=D(bought), price=D(2_000)),
        ]
    )


def money_long(own: int = 20_000) -> list[Entry]:
    """20 ETH at 2,000 with own dollars."""
    return ordered(
        [
            Deposit(at=NOON, asset=USDC, amount=D(own), price=D(1)),
            Borrow(at=NOON, asset=USDC, amount=D(40_000 - own), price=D(1)),
            Open(at=NOON, asset=ETH, size=D(20), price=D(2_000)),
        ]
    )


def ordered(entries: Sequence[Entry]) -> list[Entry]:
    return [replace(each, sequence=place) for place, each in enumerate(entries)]


def at(price: D | int) -> Market:
    return observed(NO_MARKET, [Mark(ETH, LATER, D(price))], [])


def account(
    entries: Sequence[Entry], trade: Trade = TRADE, market: Market = NO_MARKET
) -> RescuedAccount:
    found = rescued_account([reckoned(trade, entries, market, LATER)], market)
    assert found is not None
    return found


def loop(entries: Sequence[Entry], trade: Trade = TRADE, market: Market = NO_MARKET) -> Loop:
    found = loop_of(account(entries, trade, market))
    assert found is not None
    return found


# what the account calls its assets


def test_an_account_knows_the_names_that_its_trade_has_for_the_platforms() -> None:
    """The platform calls ETH what the trade bought as WETH."""
    entries = [
        Deposit(at=NOON, asset=USDC, amount=D(20_000), price=D(1)),
        Borrow(at=NOON, asset=USDC, amount=D(20_000), price=D(1)),
        Open(at=NOON, asset=WETH, size=D(20), price=D(2_000)),
    ]
    own = account(ordered(entries))
    assert [leg.ticker for leg in own.legs] == [ETH]
    assert [own.own_name(each) for each in (ETH, USDC, WSTETH)] == [WETH, USDC, WSTETH]
    fallen = account(ordered(entries), market=at(900))
    told = fallen.ways(fallen.rescue(LiquidationPrice(ETH, D("0.0001"))))
    closing = told["partial_close"]
    assert isinstance(closing, Problem)
    assert (closing.code, closing.facts["asset"]) == ("more_than_held", WETH)


def test_collateral_and_debt_have_their_own_names_too() -> None:
    short = [
        Deposit(at=NOON, asset=WETH, amount=D(10), price=D(2_000)),
        Borrow(at=NOON, asset=USDC, amount=D(5_000), price=D(1)),
    ]
    assert account(ordered(short)).own_name(ETH) == WETH
    lent = [
        Deposit(at=NOON, asset=USDC, amount=D(40_000), price=D(1)),
        Borrow(at=NOON, asset=WETH, amount=D(10), price=D(2_000)),
    ]
    assert account(ordered(lent)).own_name(ETH) == WETH


def test_a_loop_that_cannot_be_repaid_says_so_in_its_own_name() -> None:
    bought = [
        Deposit(at=NOON, asset=WETH, amount=D(10), price=D(2_000)),
        Borrow(at=NOON, asset=USDC, amount=D(20_000), price=D(1)),
        Open(at=NOON, asset=WETH, size=D(10), price=D(2_000)),
    ]
    found = unwound(loop(ordered(bought), market=at(900)), D("1.01"))
    assert isinstance(found, Problem)
    assert (found.code, found.facts["asset"]) == ("more_than_held", WETH)


# what is a loop


def test_own_ether_with_more_bought_is_one() -> None:
    found = loop(looped())
    assert (found.asset, found.owed, found.units, found.own) == (ETH, USDC, D(10), {ETH: D(10)})
    assert found.held.amount == 20


def test_an_alias_of_it_is_the_same() -> None:
    assert loop(looped(asset=WETH)).own == {WETH: D(10)}


def test_a_staked_token_over_a_loan_of_its_own_kind_is_one() -> None:
    entries = ordered(
        [
            Deposit(at=NOON, asset=USDC, amount=D(2_000), price=D(1)),
            Borrow(at=NOON, asset=WETH, amount=D(4), price=D(2_000)),
            Open(at=NOON, asset=WSTETH, size=D(4), price=D(2_500)),
        ]
    )
    assert loop(entries).owed == WETH


def test_the_strategy_says_so() -> None:
    assert loop_of(account(money_long())) is None
    assert loop(money_long(), LOOPED).units == 20


@pytest.mark.parametrize(
    "entries",
    [
        [
            Deposit(at=NOON, asset=USDC, amount=D(9_000), price=D(1)),
            Borrow(at=NOON, asset=ETH, amount=D(2), price=D(2_000)),
            Open(at=NOON, asset=ETH, size=D(-2), price=D(2_000)),
        ],
        [
            Deposit(at=NOON, asset=USDC, amount=D(9_000), price=D(1)),
            Open(at=NOON, asset=ETH, size=D(2), price=D(2_000)),
        ],
    ],
    ids=["short", "nothing owed"],
)
def test_neither_a_short_nor_own_money_alone_is_one(entries: list[Entry]) -> None:
    short = replace(LOOPED, positions=())
    assert loop_of(account(ordered(entries), short)) is None


def test_of_another_law_there_is_none() -> None:
    perp = AssetTerms(initial_margin=D("0.1"), maintenance_margin=D("0.05"))
    contract = replace(LOOPED, terms=replace(TERMS, law="perp", assets={ETH: perp}))
    assert loop_of(account(money_long(), contract)) is None


# its steps


def test_steps_worked_by_hand() -> None:
    """33,200 carry 20,000. Health 1.5 frees (33,200 − 30,000) / 1,660 = 1.9277 ETH, 3,855.42 USDC.

    Then 30,000 − 5,783.13 of weight are … until what is left of the debt is sold in one step.
    """
    steps = unwound(loop(looped()), D("1.5"))
    assert not isinstance(steps, Problem)
    first = steps[0]
    assert (first.sold, first.repaid) == (D("1.92771084"), D("3855.42"))
    assert first.lowest is not None
    assert D("1.5") <= first.lowest < D("1.5000001")
    assert first.after.health_factor is not None
    assert first.after.health_factor > D("1.85")
    assert steps[-1].after.debt_value == 0
    assert sum(step.sold for step in steps) == pytest.approx(D(10), abs=D("0.001"))


def test_a_cost_of_the_sale_asks_for_more() -> None:
    free, dear = (unwound(loop(looped()), D("1.5"), cost_rate=cost) for cost in (D(0), D("0.01")))
    assert not isinstance(free, Problem)
    assert not isinstance(dear, Problem)
    assert sum(s.sold for s in dear) > sum(s.sold for s in free)
    assert dear[0].cost == dear[0].sold * 20


@pytest.mark.parametrize(
    ("least", "price", "code"),
    [
        (D("1.66"), 2_000, "unwind_finds_no_way"),
        (D("1.05"), 900, "more_than_held"),
    ],
)
def test_where_there_is_no_way(least: D, price: int, code: str) -> None:
    found = unwound(loop(looped(), market=at(price)), least)
    assert isinstance(found, Problem)
    assert found.code == code


def test_a_way_of_very_many_steps_is_none() -> None:
    """Health 1.0104 frees little, and of each sale 84 % repays what 83 % of it carried."""
    found = unwound(loop(looped(5, 23)), D(1), cost_rate=D("0.16"))
    assert isinstance(found, Problem)
    assert (found.code, found.facts) == ("unwind_takes_too_many_steps", {"count": 50})


def test_what_carries_nothing_frees_nothing() -> None:
    weightless = replace(
        TERMS, assets={**TERMS.assets, ETH: replace(LENT, liquidation_threshold=D(0))}
    )
    found = unwound(loop(looped(), replace(TRADE, terms=weightless)), D("1.05"))
    assert isinstance(found, Problem)
    assert found.code == "unwind_finds_no_way"


def test_at_a_price_of_nothing_nothing_is_sold() -> None:
    one = loop(looped())
    held = replace(one.held, price=D(0))
    broken = replace(one.account, collateral=(held,))
    found = unwound(one._replace(account=broken), D("1.05"))
    assert isinstance(found, Problem)
    assert found.code == "more_than_held"


def test_behind_its_target_there_is_nothing_to_do() -> None:
    assert unwound(loop(looped()), D("1.5"), HealthFactor(D("1.6"))) == []


def test_a_target_beyond_all_that_is_owed_ends_without_debt() -> None:
    """All of the loan repaid leaves no price of liquidation; 1 would take more than there is."""
    steps = unwound(loop(looped()), D("1.5"), LiquidationPrice(ETH, D("0.000000001")))
    assert not isinstance(steps, Problem)
    assert steps[-1].after.debt_value < D("0.01")


def test_where_a_part_does_not_help_the_whole_is_looked_at() -> None:
    """Of 20,020 a sale costs more than the 0.2 % of own money that is aimed at."""
    found = unwound(loop(looped(), market=at(1_001)), D("0.5"), MarginRatio(D("0.002")), D("0.003"))
    assert isinstance(found, Problem)
    assert found.code == "more_than_held"


# its entries


def written(
    trade: Trade, entries: Sequence[Entry], steps: Sequence[Step], one: Loop, market: Market
) -> list[Reckoned]:
    """The trade after each of the entries that record the steps."""
    drafts = drafts_of(one, steps, LATER, "unwound")
    ledger = list(entries)
    states = []
    for place, draft in enumerate(drafts, start=len(entries)):
        ledger.append(entry(draft, lambda _asset, _at: D(1), place))
        states.append(reckoned(trade, ledger, market, LATER))
    return states


def healths(states: Sequence[Reckoned], market: Market) -> list[D]:
    found = (account_of(one, [], market) for one in states)
    return [own.health_factor for own in found if own is not None and own.health_factor is not None]


@settings(max_examples=60, deadline=None)
@given(
    bought=st.integers(1, 25),
    price=st.integers(1_500, 4_000),
    least=st.decimals(D("1.01"), D("1.6"), places=2),
    cost=st.sampled_from([D(0), D("0.003")]),
    target=st.one_of(
        st.none(),
        st.decimals(D("1.7"), D(4), places=2).map(HealthFactor),
        st.decimals(D("0.4"), D("0.9"), places=2).map(MarginRatio),
        st.integers(200, 1_000).map(lambda p: LiquidationPrice(ETH, D(p))),
    ),
    has_dollars=st.booleans(),
)
def test_no_entry_passes_below_the_health_and_the_end_is_reached(
    bought: int, price: int, least: D, cost: D, target: Target | None, has_dollars: bool
) -> None:
    entries = money_long(40_000 - 1_000 * bought) if has_dollars else looped(10, bought)
    market, trade = at(price), LOOPED
    one = loop(entries, trade, market)
    steps = unwound(one, least, target, cost)
    if isinstance(steps, Problem) or not steps:
        return
    states = written(trade, entries, steps, one, market)
    assert all(health >= least for health in healths(states, market))
    assert all(each.lowest is None or each.lowest >= least for each in steps)
    end = states[-1]
    if target is None:
        assert not any(debt.owed for debt in end.state.debts.values())
        return
    left = rescued_account([end], market)
    if left is None or not any(debt.owed for debt in end.state.debts.values()):
        return
    assert left.rescue(target, [ETH]).shortfall <= 0


def test_more_than_the_position_comes_of_the_collateral_first() -> None:
    """At 1,800 the 20,000 take 11.11 ETH, and 10 were bought: 1.11 of the own ones become money."""
    market = at(1_800)
    one = loop(looped(asset=WETH), market=market)
    steps = unwound(one, D("1.3"))
    assert not isinstance(steps, Problem)
    drafts = drafts_of(one, steps, LATER)
    assert drafts[0].kind == "swap"
    assert (drafts[0].asset, drafts[0].to_asset) == (WETH, USDC)
    swapped = sum(d.amount for d in drafts if d.kind == "swap" and d.amount is not None)
    assert swapped == pytest.approx(D("1.1111"), abs=D("0.0002"))
    assert [d.kind for d in drafts].count("close") == 1
    assert drafts[-2].kind == "close"
    end = written(TRADE, looped(asset=WETH), steps, one, market)[-1]
    assert end.state.is_closed
    assert not any(debt.owed for debt in end.state.debts.values())


def test_the_fee_stands_with_the_sale() -> None:
    one = loop(looped())
    steps = unwound(one, D("1.05"), cost_rate=D("0.003"))
    assert not isinstance(steps, Problem)
    drafts = drafts_of(one, steps, LATER, "the way back")
    sale = next(each for each in drafts if each.kind == "reduce")
    assert (sale.fee_asset, sale.note) == (USDC, "the way back")
    assert sale.fee is not None
    assert sale.amount is not None
    assert sale.fee == (sale.amount * 6).quantize(D("0.01"), rounding="ROUND_FLOOR")
