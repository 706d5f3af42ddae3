"""What a mend says, and when there is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.margin import Account
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount, MarginPosition, MarginRates
from journal_app.domain.money import Asset
from journal_app.domain.watching.mends import Mend, mend
from journal_app.domain.watching.rescue import HealthFactor, LiquidationPrice, MarginRatio, Target

D = Decimal
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
HELD = Collateral(ETH, D(10), D(2000), D("0.8"), D("0.8"))
LENT = LendingAccount((HELD,), (Debt(USDC, D(10_000), D(1)),))
ON_MARGIN = MarginAccount(
    D(2000), (MarginPosition(ETH, D(10), D(2000), MarginRates(D("0.1"), D("0.05"))),)
)
HEALTH, RATIO, LINE = HealthFactor(D("1.8")), MarginRatio(D("0.2")), LiquidationPrice(ETH, D(1000))


def test_both_ways_worked_by_hand() -> None:
    """A weight of 16,000 on 10,000 owed: 2,000 more are 2,500 of ETH, or one unit is sold.

    On margin 20 % of 20,000 are 4,000, of 10,000 the 2,000 that are there.
    """
    assert mend(LENT, ETH, HEALTH) == Mend(D("1.8"), ETH, D("1.25"), D(2500), D("0.1"))
    assert mend(ON_MARGIN, ETH, RATIO) == Mend(D("0.2"), USDC, D(2000), D(2000), D("0.5"))


def test_the_aim_is_what_was_asked_for() -> None:
    found = mend(ON_MARGIN, ETH, LINE)
    assert found is not None
    assert found.aim == D(1000)


def test_where_adding_does_not_help_only_closing_is_left() -> None:
    """Collateral without a threshold carries no debt, however much of it there is."""
    weightless = Collateral(ETH, D(10), D(2000), D(0), D(0))
    account = LendingAccount((weightless,), LENT.debt)
    found = mend(account, ETH, HEALTH)
    assert found == Mend(D("1.8"), ETH, None, None, D("0.5"))
    assert found.amount_to_enter is None


@pytest.mark.parametrize(
    ("account", "asset", "target"),
    [
        (None, ETH, HEALTH),
        (ON_MARGIN, ETH, HEALTH),
        (LENT, BTC, HEALTH),
        (ON_MARGIN, BTC, RATIO),
        (LendingAccount((), LENT.debt), USDC, HEALTH),
    ],
    ids=[
        "account not known",
        "health on margin",
        "not held",
        "no such market",
        "no collateral",
    ],
)
def test_none_where_no_way_leads_there(
    account: Account | None, asset: Asset, target: Target
) -> None:
    assert mend(account, asset, target) is None
