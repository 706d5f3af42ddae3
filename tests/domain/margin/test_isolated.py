from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.margin.isolated import (
    DebtRatio,
    EquityRatio,
    Holding,
    IsolatedLaw,
    Lending,
    is_liquidated,
    liquidation_price,
)

D = Decimal

sizes = st.decimals(D("0.01"), 1_000, places=2)
cash = st.decimals(1, 100_000, places=2)
laws = st.one_of(
    st.decimals(0, D("0.9"), places=3).map(EquityRatio),
    st.decimals(0, 2, places=3).map(DebtRatio),
    st.decimals(D("0.1"), 1, places=3).map(Lending),
)


@pytest.mark.parametrize(
    ("law", "size", "beside", "price"),
    [
        (EquityRatio(D("0.2")), 20, -20_000, 1_250),
        (DebtRatio(D("0.2")), 20, -20_000, 1_200),
        (Lending(D("0.8")), 20, -20_000, 1_250),
        (EquityRatio(D("0.25")), -20, 60_000, 2_400),
        (DebtRatio(D("0.25")), -20, 60_000, 2_400),
        (Lending(D("0.8")), -20, 60_000, 2_400),
        (DebtRatio(D("0.45")), 24, -18_000, "1087.5"),
    ],
)
def test_worked_by_hand(law: IsolatedLaw, size: int, beside: int, price: int | str) -> None:
    assert liquidation_price(law, Holding(D(size), D(beside))) == D(price)


def test_health_is_known_to_lending_alone() -> None:
    long = Holding(D(20), D(-20_000))
    assert Lending(D("0.8")).health_factor(long, D(2_000)) == D("1.6")
    assert Lending(D("0.8")).health_factor(Holding(D(20), D(0)), D(2_000)) is None
    others: tuple[IsolatedLaw, ...] = (EquityRatio(D("0.2")), DebtRatio(D("0.2")))
    assert [law.health_factor(long, D(2_000)) for law in others] == [None, None]


@pytest.mark.parametrize("law", [EquityRatio(D("0.2")), DebtRatio(D("0.2")), Lending(D("0.8"))])
def test_a_long_without_debt_is_never_liquidated(law: IsolatedLaw) -> None:
    for beside in (D(0), D(500)):
        holding = Holding(D(20), beside)
        assert liquidation_price(law, holding) is None
        assert not is_liquidated(law, holding, D(0))


@pytest.mark.parametrize("law", [EquityRatio(D(1)), Lending(D(0))])
def test_a_law_that_allows_no_debt_has_no_price_and_liquidates_at_once(law: IsolatedLaw) -> None:
    holding = Holding(D(20), D(-20_000))
    assert liquidation_price(law, holding) is None
    assert is_liquidated(law, holding, D(10) ** 9)


def test_exactly_at_the_price_is_safe_however_it_was_reckoned() -> None:
    """Three thirds of a price: the last digit of a quotient decides nothing."""
    third = D(10_000) / 3
    holding = Holding(third / 3, -third)
    assert liquidation_price(EquityRatio(D(0)), holding) == 3
    assert not is_liquidated(EquityRatio(D(0)), holding, D(3))


@given(laws, sizes, cash)
def test_the_account_is_at_the_edge_at_the_liquidation_price(
    law: IsolatedLaw, size: Decimal, beside: Decimal
) -> None:
    hair = D("1e-9")
    for holding, beyond in ((Holding(size, -beside), 1 - hair), (Holding(-size, beside), 1 + hair)):
        price = liquidation_price(law, holding)
        assert price is not None
        assert not is_liquidated(law, holding, price)
        assert is_liquidated(law, holding, price * beyond)
        assert law.account(holding, price * beyond).is_liquidatable
        assert not law.account(holding, price * (2 - beyond)).is_liquidatable


@given(laws, sizes, cash, cash)
def test_more_own_money_never_brings_liquidation_nearer(
    law: IsolatedLaw, size: Decimal, beside: Decimal, more: Decimal
) -> None:
    long, better_long = Holding(size, -beside), Holding(size, more - beside)
    price, better = liquidation_price(law, long), liquidation_price(law, better_long)
    assert price is not None
    assert better is None or better < price
    short = liquidation_price(law, Holding(-size, beside))
    better_short = liquidation_price(law, Holding(-size, beside + more))
    assert short is not None
    assert better_short is not None
    assert better_short > short
