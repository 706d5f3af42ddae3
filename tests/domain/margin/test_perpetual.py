"""Margin accounts: published examples of dYdX and Hyperliquid, tiers, pooling, and the laws."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin.perpetual import (
    MarginAccount,
    MarginPosition,
    MarginRates,
    MarginTerms,
    MarginTier,
    MarginTiers,
)
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused

D = Decimal
HAIR = D("1e-30")
DYDX = MarginRates(D("0.05"), D("0.03"))


def tiers(*pairs: tuple[str, str], leverage: str | None = None) -> MarginTiers:
    return MarginTiers(
        tuple(MarginTier(D(start), D(most)) for start, most in pairs),
        None if leverage is None else D(leverage),
    )


def at(market: str, size: str, price: str, terms: MarginTerms) -> MarginPosition:
    return MarginPosition(Asset(market), D(size), D(price), terms)


TENFOLD = tiers(("0", "10"))
TWO_TIERS = tiers(("0", "10"), ("1000", "5"))

PRICES = [
    # dYdX v4 documentation, Liquidations
    ("1000", at("ETH", "-3", "3000", MarginRates(D("0.1"), D("0.05"))), "3174.60", "0.01"),
    # dYdX v4-abacus, V4CalculationTests and V4TradeInputTests
    ("100", at("ETH", "1", "1000", DYDX), "927.8350515463918", "1e-12"),
    ("100", at("ETH", "-1", "1000", DYDX), "1067.9611650485438", "1e-12"),
    ("4272.436277", at("ETH", "-3", "1500", DYDX), "2838.976141423949", "1e-11"),
    # freqtrade, test_hyperliquid.py
    ("20.735658", at("SOL", "0.6", "173.06", tiers(("0", "20"))), "142.05186667", "1e-5"),
    ("25.091876", at("ETH", "-0.019", "2642.8", tiers(("0", "50"))), "3924.18322043", "0.1"),
    ("25", at("AAPL", "0.5", "250", TENFOLD), "210.5263157894737", "1e-12"),
    # hyperliquid-math, liquidation.test.ts
    ("200", at("X", "10", "100", TENFOLD), "84.21052631578947368421", "1e-19"),
    ("200", at("X", "-10", "100", TENFOLD), "114.28571428571428571428", "1e-19"),
    ("250", at("X", "10", "120", TWO_TIERS), "100", "0"),
    ("1000000", at("X", "10", "100", TENFOLD), None, "0"),
]


@pytest.mark.parametrize(("equity", "position", "price", "within"), PRICES)
def test_published_liquidation_prices(
    equity: str, position: MarginPosition, price: str | None, within: str
) -> None:
    found = MarginAccount(D(equity), (position,)).liquidation_prices()[position.market]
    if price is None:
        assert found is None
    else:
        assert found is not None
        assert abs(found - D(price)) <= D(within)


def test_a_published_account() -> None:
    """Source: dYdX v4-abacus, V4CalculationTests, testAccountsOnce."""
    account = MarginAccount.with_cash(D(-900), (at("ETH", "1", "1000", DYDX),))
    assert [account.equity, account.notional, account.initial_margin] == [100, 1000, 50]
    assert [account.free_collateral, account.leverage, account.margin_usage] == [50, 10, D("0.5")]
    assert [account.margin_ratio, account.is_liquidatable] == [D("0.1"), False]


@pytest.mark.parametrize(
    ("size", "maintenance", "initial"),
    [("4", "20", "40"), ("9.999", "49.995", "99.99"), ("10", "50", "200"), ("20", "150", "400")],
)
def test_published_tiers(size: str, maintenance: str, initial: str) -> None:
    """Source: hyperliquid-math, margin.test.ts; the last row by hand, 1,000/20 + 1,000/10."""
    position = at("X", size, "100", TWO_TIERS)
    assert position.maintenance_margin == D(maintenance)
    assert position.initial_margin == D(initial)


def test_a_chosen_leverage_sets_the_initial_margin() -> None:
    assert at("X", "9", "100", tiers(("0", "10"), leverage="3")).initial_margin == 300


def test_maintenance_divides_without_a_rounded_rest() -> None:
    """A sixth of 1,800 is 300, and equity of 300 is safe."""
    account = MarginAccount(D(300), (at("X", "1", "1800", tiers(("0", "3"))),))
    assert account.maintenance_margin == 300
    assert not account.is_liquidatable


@exact
def test_pooled_positions_carry_each_other() -> None:
    """Two longs: in the calm account no price of one alone liquidates, in the tight one each."""
    terms = MarginRates(D("0.1"), D("0.05"))
    positions = (at("ETH", "10", "2000", terms), at("SOL", "100", "150", terms))
    calm = MarginAccount.with_cash(D(15_000), positions)
    assert [calm.equity, calm.maintenance_margin, calm.leverage] == [50_000, 1750, D("0.7")]
    assert calm.liquidation_prices() == {Asset("ETH"): None, Asset("SOL"): None}
    tight = MarginAccount.with_cash(D(-28_000), positions)
    assert tight.liquidation_prices() == {
        Asset("ETH"): D(13_750) / D("9.5"),
        Asset("SOL"): D(9_000) / D(95),
    }


def test_maintenance_asked_elsewhere_counts() -> None:
    """Source: Hyperliquid API, an account of 2026-07-19, as kept by hyperliquid-math."""
    account = MarginAccount(
        D("3001412.122254"),
        (at("DYDX", "-100480.9", "0.12083", tiers(("0", "50"))),),
        D("38190.91716153"),
    )
    price = account.liquidation_prices()[Asset("DYDX")]
    assert price is not None
    assert abs(price - D("29.3180423289")) < D("0.003")


def test_without_equity_there_is_no_leverage() -> None:
    for equity in ("0", "-5"):
        account = MarginAccount(D(equity), (at("ETH", "1", "10", DYDX),))
        assert account.leverage is None
        assert account.margin_usage is None
        assert account.is_liquidatable


def test_an_account_without_positions() -> None:
    account = MarginAccount(D(100), ())
    assert [account.notional, account.leverage, account.margin_usage] == [0, 0, 0]
    assert account.margin_ratio is None
    assert not account.is_liquidatable
    assert account.liquidation_prices() == {}


@pytest.mark.parametrize(("size", "equity"), [("0", "100"), ("0", "-100"), ("-1", "-9999")])
def test_nothing_held_or_nothing_left_has_no_line(size: str, equity: str) -> None:
    account = MarginAccount(D(equity), (at("ETH", size, "2000", DYDX),))
    assert account.liquidation_prices() == {Asset("ETH"): None}


def test_a_market_listed_twice_is_one_position() -> None:
    """Two halves that each lie in the first tier lie together in the second."""
    half = at("X", "6", "100", TWO_TIERS)
    account = MarginAccount(D(500), (half, half))
    assert account.positions == (at("X", "12", "100", TWO_TIERS),)
    assert account.maintenance_margin == 70


def test_a_hedge_in_one_market_is_flat() -> None:
    account = MarginAccount(D(5), (at("X", "6", "100", DYDX), at("X", "-6", "100", DYDX)))
    assert account.notional == 0
    assert account.liquidation_prices() == {Asset("X"): None}


@pytest.mark.parametrize("other", [at("X", "1", "101", DYDX), at("X", "1", "100", TENFOLD)])
def test_a_market_at_two_prices_or_terms_is_refused(other: MarginPosition) -> None:
    with pytest.raises(Refused) as refused:
        MarginAccount(D(5), (at("X", "6", "100", DYDX), other))
    assert refused.value.problems[0].field == "positions/1/market"
    assert refused.value.code == "market_disagrees"


@pytest.mark.parametrize(
    ("pairs", "problems"),
    [
        ([], [("tiers", "tiers_not_from_zero")]),
        ([("1", "5")], [("tiers", "tiers_not_from_zero")]),
        ([("0", "5"), ("0", "4")], [("tiers/1/0", "tiers_not_rising")]),
        ([("0", "5"), ("9", "0.5")], [("tiers/1/1", "leverage_below_one")]),
    ],
)
def test_tiers_that_make_no_table_are_refused(
    pairs: list[tuple[str, str]], problems: list[tuple[str, str]]
) -> None:
    with pytest.raises(Refused) as refused:
        tiers(*pairs)
    assert [(p.field, p.code) for p in refused.value.problems] == problems


leverages = st.integers(1, 50).map(D)
starts = st.lists(st.integers(1, 2_000_000), unique=True, max_size=4).map(sorted)


@st.composite
def tables(draw: st.DrawFn) -> MarginTiers:
    begins = [0, *draw(starts)]
    most = sorted(
        draw(st.lists(leverages, min_size=len(begins), max_size=len(begins))), reverse=True
    )
    return MarginTiers(
        tuple(MarginTier(D(start), top) for start, top in zip(begins, most, strict=True))
    )


fractions = st.decimals(0, "0.9", places=3)
terms = st.one_of(tables(), st.builds(MarginRates, fractions, fractions))
positions = st.builds(
    MarginPosition,
    st.just(Asset("X")),
    st.decimals(-1000, 1000, places=3).filter(bool),
    st.decimals("0.01", 10_000, places=2),
    terms,
)
others = st.lists(positions, max_size=2).map(
    lambda listed: tuple(replace(p, market=Asset(f"O{n}")) for n, p in enumerate(listed))
)
accounts = st.builds(
    lambda equity, position, rest, elsewhere: MarginAccount(equity, (position, *rest), elsewhere),
    st.decimals(-100_000, 1_000_000, places=2),
    positions,
    others,
    st.decimals(0, 10_000, places=2),
)


def at_price(account: MarginAccount, price: Decimal) -> MarginAccount:
    first, *rest = account.positions
    moved = first.size * (price - first.price)
    return replace(
        account,
        equity=account.equity + moved,
        positions=(replace(first, price=price), *rest),
    )


@given(accounts)
@exact
def test_every_liquidation_price_is_exactly_at_the_edge(account: MarginAccount) -> None:
    position = account.positions[0]
    price = account.liquidation_prices()[position.market]
    if price is None:
        verdicts = {at_price(account, D(level)).is_liquidatable for level in ("1e-15", "1e20")}
        assert len(verdicts) == 1
        return
    outward = D(1).copy_sign(position.size) * price * HAIR
    assert not at_price(account, price + outward).is_liquidatable
    assert at_price(account, price - outward).is_liquidatable


@given(accounts, st.decimals("0.01", 100_000, places=2))
@exact
def test_more_equity_never_brings_liquidation_nearer(account: MarginAccount, more: Decimal) -> None:
    added = replace(account, equity=account.equity + more)
    assert account.is_liquidatable or not added.is_liquidatable
    for position in account.positions:
        before = account.liquidation_prices()[position.market]
        after = added.liquidation_prices()[position.market]
        if before is not None and after is not None:
            assert (after - before) * position.size < 0


@given(accounts)
@exact
def test_cash_and_equity_describe_the_same_account(account: MarginAccount) -> None:
    cash = account.equity - sum((p.value for p in account.positions), D(0))
    assert MarginAccount.with_cash(cash, account.positions, account.other_maintenance) == account


@given(tables(), st.decimals("0.001", 1000, places=3))
@exact
def test_maintenance_is_continuous_where_tiers_meet(table: MarginTiers, size: Decimal) -> None:
    for lower, upper in zip(table.brackets, table.brackets[1:], strict=False):
        boundary = upper.from_notional
        assert abs(lower.maintenance(boundary) - upper.maintenance(boundary)) < HAIR


@given(positions, st.decimals(-100_000, 100_000, places=2))
@exact
def test_one_tier_is_one_rate(position: MarginPosition, equity: Decimal) -> None:
    flat = MarginAccount(equity, (replace(position, terms=MarginRates(D("0.1"), D("0.05"))),))
    tiered = MarginAccount(equity, (replace(position, terms=TENFOLD),))
    assert flat.maintenance_margin == tiered.maintenance_margin
    assert flat.liquidation_prices() == tiered.liquidation_prices()


@given(accounts)
@exact
def test_leverage_and_margin_ratio_say_the_same(account: MarginAccount) -> None:
    assume(account.leverage is not None)
    assert account.leverage is not None
    assert account.margin_ratio is not None
    assert abs(account.leverage * account.margin_ratio - 1) < HAIR
