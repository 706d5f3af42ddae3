"""The book under stress: worked by hand, and the laws that hold of every book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import ZERO
from journal_app.domain.ledger.entries import Borrow, Deposit, Entry, Open
from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.standing import Part
from journal_app.domain.ledger.valuation import value
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.liquidation import IN_TURN, WHOLE, Rule, ShareOfDebt
from journal_app.domain.margin.moves import MovableAccount
from journal_app.domain.margin.perpetual import MarginAccount, MarginPosition, MarginRates
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.watching.stress import (
    Scenario,
    StressedAccount,
    rule_of,
    stressed,
    stressed_account,
    together,
    usual_scenarios,
)

D = Decimal
ETH, BTC, WETH, USDC = Asset("ETH"), Asset("BTC"), Asset("WETH"), Asset("USDC")
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
FALL = Scenario("fall", D("-0.3"))


def lending(
    name: str, debt: int, *, penalty: Decimal = ZERO, cost_per_year: Decimal = ZERO
) -> StressedAccount:
    """10 ETH at 2,000 under a threshold of 83 %: 16,600 of debt is the line."""
    held = Collateral(ETH, D(10), D(2000), D("0.8"), D("0.83"))
    account = LendingAccount((held,), (Debt(USDC, D(debt), D(1)),))
    return StressedAccount(name, MovableAccount(account), cost_per_year, penalty)


def perpetual(name: str, size: Decimal | int, equity: int) -> StressedAccount:
    rates = MarginRates(D("0.1"), D("0.05"))
    position = MarginPosition(ETH, D(size), D(2000), rates)
    return StressedAccount(name, MovableAccount(MarginAccount(D(equity), (position,))))


def test_a_fall_by_thirty_percent_worked_by_hand() -> None:
    """12,450 of debt is reached at a fall by a quarter, 15,770 at one by a twentieth.

    At 1,500 the first holds 15,000, owes 12,450 and pays 5 % of that: 1,927.50 are left. The
    other at 1,900 holds 19,000, owes 15,770: 3,230 are left. To come through at 1,400, where
    11,620 can be owed, 830 and 4,150 were needed.
    """
    book = [
        lending("slow", 12_450, penalty=D("0.05")),
        lending("safe", 8_000),
        lending("quick", 15_770),
    ]
    found = stressed(book, FALL, free_cash=D(4_000))
    assert [each.name for each in found.liquidated] == ["quick", "slow"]
    quick, slow = found.liquidated
    assert (round(quick.crossed_at or 0, 25), round(slow.crossed_at or 0, 25)) == (
        round(D(1) / 6, 25),
        round(D(5) / 6, 25),
    )
    assert abs(quick.left - 3_230) < D("1e-30")
    assert abs(slow.left - D("1927.5")) < D("1e-30")
    assert [quick.needed, slow.needed] == [4_150, 830]
    assert [each.name for each in found.surviving] == ["safe"]
    assert [found.before, found.needed, found.short_of] == [7_550 + 12_000 + 4_230, 4_980, 980]
    assert abs(found.left - (3_230 + D("1927.5") + 6_000)) < D("1e-30")


def test_a_guide_s_cross_account_survives_a_fall_by_sixty_percent() -> None:
    """50,000 behind 35,000 of longs: 29,000 are left."""
    rates = MarginRates(D("0.1"), D("0.05"))
    positions = (
        MarginPosition(ETH, D(10), D(2000), rates),
        MarginPosition(BTC, D("0.25"), D(60_000), rates),
    )
    account = StressedAccount("cross", MovableAccount(MarginAccount(D(50_000), positions)))
    found = stressed([account], Scenario("deep_fall", D("-0.6")))
    assert found.liquidated == ()
    assert [found.left, found.needed] == [29_000, 0]


def test_two_isolated_longs_fail_one_after_the_other() -> None:
    """10,000 behind 20,000 and 8,000 behind 15,000, 5 % asked: falls by 47.4 % and 50.9 %.

    E − V·φ = 0.05·V·(1 − φ): φ = (10 / 20 − 0.05) / 0.95 and (8 / 15 − 0.05) / 0.95.
    """
    book = [perpetual("ether", 10, 10_000), perpetual("other", D("7.5"), 8_000)]
    found = stressed(list(reversed(book)), Scenario("deep_fall", D("-0.6")))
    falls = {each.name: (each.crossed_at or 0) * D("0.6") for each in found.liquidated}
    assert list(falls) == ["ether", "other"]
    assert (round(falls["ether"], 3), round(falls["other"], 3)) == (D("0.474"), D("0.509"))


def test_equal_accounts_go_in_the_order_of_the_book() -> None:
    found = stressed([lending("a", 12_450), lending("b", 12_450)], FALL)
    assert [each.name for each in found.liquidated] == ["a", "b"]


def test_shorts_win_in_a_fall_and_fail_in_a_rise() -> None:
    short = perpetual("short", -10, 10_000)
    assert stressed([short], FALL).left == 16_000
    rise = stressed([short], Scenario("own", D(1), label="double"))
    assert rise.liquidated[0].name == "short"


def test_interest_at_three_times_the_rate_is_paid_for_its_days() -> None:
    """3,650 a year, three times for 30 days: 900."""
    account = lending("long", 16_000, cost_per_year=D(3_650))
    found = stressed([account], Scenario("rates", rate_times=D(3), days=D(30)))
    (gone,) = found.liquidated
    assert gone.needed == 300
    assert round(gone.crossed_at or 0, 20) == round(D(600) / 900, 20)
    without_time = stressed([account], Scenario("rates", rate_times=D(3)))
    assert without_time.liquidated == ()


def test_thresholds_five_points_lower() -> None:
    """78 % of 20,000 are 15,600."""
    scenario = Scenario("thresholds", points=D("0.05"))
    found = stressed([lending("long", 15_601), lending("other", 15_600)], scenario)
    assert [each.needed for each in found.liquidated] == [1]


def test_one_asset_falls_under_any_of_its_tickers() -> None:
    named = StressedAccount("aave", lending("", 12_450).account, names={ETH: (ETH, WETH)})
    scenario = Scenario("one_falls", moves={WETH: D("-0.3")})
    assert len(stressed([named], scenario).liquidated) == 1
    assert stressed([lending("unnamed", 12_450)], scenario).liquidated == ()


def test_stablecoins_stand_still_until_they_lose_their_peg() -> None:
    held = Collateral(USDC, D(10_000), D(1), D("0.75"), D("0.78"))
    account = LendingAccount((held,), (Debt(ETH, D("3.7"), D(2000)),))
    book = [StressedAccount("short", MovableAccount(account))]
    assert stressed(book, FALL).left == 10_000 - D("3.7") * 1_400
    depeg = next(s for s in usual_scenarios(None, [USDC]) if s.name == "depeg")
    assert stressed(book, depeg).needed == D("0.05") * 7_800 - 400 + 10


def test_nothing_is_left_below_zero() -> None:
    past = stressed([lending("past", 25_000)], FALL)
    assert [past.liquidated[0].crossed_at, past.left] == [0, 0]


def test_the_usual_scenarios() -> None:
    names = [scenario.name for scenario in usual_scenarios(ETH, [USDC])]
    assert names == ["fall", "deep_fall", "one_falls", "depeg", "rates", "thresholds"]
    assert len(usual_scenarios(None, [])) == 4


def test_a_scenario_that_cannot_be_names_every_field() -> None:
    scenario = Scenario("own", D(-2), {ETH: D("-1.1")}, rate_times=D(-1), days=D(-1), points=D(2))
    with pytest.raises(Refused) as refused:
        stressed([], scenario)
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        ("all_move", "price_below_zero"),
        ("moves/ETH", "price_below_zero"),
        ("rate_times", "negative"),
        ("days", "negative"),
        ("points", "not_a_fraction"),
    ]


def test_what_goes_is_told_across_the_accounts_in_its_order() -> None:
    rates = MarginRates(D("0.1"), D("0.05"))
    positions = (
        MarginPosition(ETH, D(5), D(2000), rates),
        MarginPosition(BTC, D("0.1"), D(60_000), rates),
    )
    crossed = StressedAccount(
        "crossed", MovableAccount(MarginAccount(D(1_940), positions)), penalty=D("0.01"),
        rule=IN_TURN,
    )  # fmt: skip
    found = stressed([crossed, lending("loan", 14_500)], FALL)
    assert [(account.name, step.asset) for account, step in found.cascade] == [
        ("crossed", ETH),
        ("loan", None),
        ("crossed", None),
    ]
    assert [each.is_closed for each in found.liquidated] == [True, True]
    mild = stressed([crossed, lending("safe", 8_000)], Scenario("own", D("-0.12")))
    assert [each.is_closed for each in mild.liquidated] == [False]
    assert not mild.surviving[0].is_closed


def test_without_known_free_cash_nothing_is_said_to_be_short() -> None:
    found = stressed([lending("long", 15_770)], FALL, free_cash=None)
    assert [found.needed, found.short_of] == [4_150, None]


def test_scenarios_come_on_top_of_each_other() -> None:
    """0.7·0.95 of a staked token is left, 0.95 of a stablecoin, 0.7 of the rest."""
    depeg = Scenario("depeg", moves={USDC: D("-0.05"), WETH: D("-0.05")})
    rates = Scenario("rates", rate_times=D(3), days=D(30))
    both = together(
        [FALL, depeg, rates, Scenario("own", points=D("0.7")), Scenario("own", points=D("0.7"))],
        "all",
    )
    assert [both.move_of((WETH,)), both.move_of((USDC,)), both.move_of((BTC,))] == [
        D("-0.335"),
        D("-0.05"),
        D("-0.3"),
    ]
    assert [both.rate_times, both.days, both.points, both.label] == [3, 30, 1, "all"]
    nothing = together([])
    assert [nothing.rate_times, nothing.days, nothing.move_of((ETH,))] == [1, 0, 0]
    broken = together([Scenario("own", D(-2))])
    with pytest.raises(Refused) as refused:
        stressed([], broken)
    assert [problem.field for problem in refused.value.problems] == ["all_move"]


@given(
    st.lists(st.integers(1, 16_600), min_size=1, max_size=8),
    st.decimals(-1, 1, places=2),
    st.decimals(0, D("0.3"), places=2),
)
def test_what_is_needed_put_in_before_saves_every_account(
    debts: list[int], by: Decimal, points: Decimal
) -> None:
    scenario = Scenario("own", by, points=points)
    found = stressed([lending(str(debt), debt) for debt in debts], scenario)
    assert sorted(each.crossed_at or 0 for each in found.liquidated) == [
        each.crossed_at for each in found.liquidated
    ]
    assert len(found.liquidated) + len(found.surviving) == len(debts)
    for gone in found.liquidated:
        held = Collateral(ETH, D(10), D(2000), D("0.8"), D("0.83"))
        repaid = Debt(USDC, D(gone.name) - gone.needed, D(1))
        again = StressedAccount("", MovableAccount(LendingAccount((held,), (repaid,))))
        assert stressed([again], scenario).liquidated == ()


# From open trades


def terms(law: Law, penalty: Decimal | None = None) -> Terms:
    known = AssetTerms(
        max_ltv=D("0.8"),
        liquidation_threshold=D("0.83"),
        initial_margin=D("0.1"),
        maintenance_margin=D("0.05"),
        liquidation_penalty=penalty,
    )
    return Terms(
        platform="somewhere",
        name="Somewhere",
        law=law,
        as_of=date(2026, 1, 1),
        source="made for this test",
        assets={WETH: known},
        aliases={ETH: WETH},
    )


def part(*entries: Entry, shorts: frozenset[Asset] = frozenset()) -> Part:
    state = replay(
        [replace(entry, sequence=place) for place, entry in enumerate(entries)],
        borrowed_shorts=shorts,
    )
    return Part(state, value(state, NOON + timedelta(hours=1), NO_MARKET, "somewhere"))


def entries(collateral: Asset, price: int, debt: int) -> Iterator[Entry]:
    yield Deposit(at=NOON, asset=collateral, amount=D(10_000) / price, price=D(price))
    if debt:
        yield Borrow(at=NOON, asset=USDC, amount=D(debt), price=D(1), apr=None)
    yield Open(at=NOON, asset=ETH, size=D(10), price=D(2000))


def test_a_lending_trade_is_stressed_by_either_of_its_tickers() -> None:
    found = stressed_account(
        "aave", [part(*entries(USDC, 1, 10_000))], terms("lending", D("0.05")),
        cost_per_year=D(800),
    )  # fmt: skip
    assert found is not None
    assert [found.penalty, found.cost_per_year] == [D("0.05"), 800]
    assert [found.account.room, found.account.equity] == [6_600, 10_000]
    after = stressed([found], Scenario("one_falls", moves={ETH: D("-0.4")}))
    assert abs((after.liquidated[0].crossed_at or 0) - (1 - D(10_000) / 16_600) / D("0.4")) < D(
        "1e-27"
    )


def test_a_perpetual_s_margin_moves_with_its_own_price() -> None:
    for collateral, price in ((USDC, 1), (BTC, 50_000)):
        found = stressed_account("dydx", [part(*entries(collateral, price, 0))], terms("perp"))
        assert found is not None
        assert found.penalty == 0
        scenario = Scenario("own", moves={collateral: D("-0.1")}, label="margin")
        assert stressed([found], scenario).left == 9_000


def test_money_that_a_spot_long_was_bought_with_is_gone() -> None:
    """Of the stablecoin only the 10,000 owed are left to move."""
    long = part(*entries(USDC, 1, 10_000))
    found = stressed_account("spot", [long], terms("equity_ratio"))
    assert found is not None
    left = stressed([found], Scenario("own", moves={USDC: D("-0.1")}, label="depeg")).left
    assert left == 11_000
    short = part(
        Deposit(at=NOON, asset=BTC, amount=D("0.2"), price=D(50_000)),
        Borrow(at=NOON, asset=ETH, amount=D(5), price=D(2_000)),
        Open(at=NOON, asset=ETH, size=D(-5), price=D(2_000)),
        shorts=frozenset({ETH}),
    )
    found = stressed_account("spot", [short], terms("equity_ratio"))
    assert found is not None
    both = Scenario("own", moves={BTC: D("-0.1"), ETH: D("-0.1")}, label="both")
    assert stressed([found], both).left == 10_000


@pytest.mark.parametrize(("collateral", "price"), [(USDC, 1), (ETH, 2_000), (WETH, 2_000)])
def test_collateral_in_the_traded_token_is_counted_once(collateral: Asset, price: int) -> None:
    """10,000 of collateral and a long of 20,000: a tenth of both, whatever the collateral is."""
    found = stressed_account("gmx", [part(*entries(collateral, price, 0))], terms("gmx"))
    assert found is not None
    scenario = Scenario("own", moves={ETH: D("-0.1"), USDC: D("-0.1")}, label="all")
    assert stressed([found], scenario).left == 10_000 - 1_000 - 2_000


@pytest.mark.parametrize(
    ("law", "close_factor", "rule"),
    [
        ("lending", D("0.5"), ShareOfDebt(D("0.5"))),
        ("lending", None, WHOLE),
        ("lending", D(1), WHOLE),
        ("debt_ratio", D("0.5"), WHOLE),
        ("gmx", None, WHOLE),
        ("perp", None, IN_TURN),
        ("equity_ratio", None, IN_TURN),
    ],
)
def test_the_rule_of_a_platform(law: Law, close_factor: Decimal | None, rule: Rule) -> None:
    assert rule_of(replace(terms(law), close_factor=close_factor)) == rule


def test_a_trade_whose_law_cannot_be_told_is_none() -> None:
    bare = replace(terms("lending"), assets={})
    assert stressed_account("aave", [part(*entries(USDC, 1, 10_000))], bare) is None
