"""By which rule of a platform a planned position is liquidated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.planning.liquidation_rule import LiquidationRule, liquidation_rule
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.trade import Direction
from tests.domain.planning.test_checklist import PICTURE, judged
from tests.resources.test_presets import BY_ID

D = Decimal
SHORT = replace(PICTURE, direction=Direction.SHORT, stop=D(2150), targets=())


def rule_of(proposal: Proposal) -> LiquidationRule | None:
    return liquidation_rule(judged(proposal).in_view, BY_ID.get(proposal.platform))


@pytest.mark.parametrize(
    ("proposal", "kind", "shares"),
    [
        (PICTURE, "threshold", {"WETH": D("0.83")}),
        (SHORT, "threshold", {"USDC": D("0.78")}),
        (
            replace(PICTURE, collateral=Asset("wstETH"), collateral_price=D(2400)),
            "threshold",
            {"WETH": D("0.83"), "wstETH": D("0.81")},
        ),
        (replace(PICTURE, platform="sky"), "required_ratio", {"ETH": D("1.45")}),
        (replace(PICTURE, platform="hyperliquid"), "maintenance", {"ETH": D("0.02")}),
        (replace(PICTURE, platform="dydx_v4"), "maintenance", None),
        (replace(PICTURE, platform="gmx_v2"), "maintenance", None),
    ],
)
def test_the_rule_is_that_of_the_law(
    proposal: Proposal, kind: str, shares: dict[str, Decimal] | None
) -> None:
    terms = BY_ID[proposal.platform]
    known = terms.of(Asset("ETH"))
    assert known is not None
    found = rule_of(proposal)
    assert found is not None
    assert found.kind == kind
    assert found.as_of == terms.as_of
    of_terms = {terms.ticker(Asset("ETH")): known.maintenance_margin}
    assert dict(found.shares) == (of_terms if shares is None else shares)


def test_the_maintenance_of_tiers_is_that_of_the_notional_at_the_line() -> None:
    """A short of 45,000 ETH is worth 90 millions, and beyond 100 where it is liquidated: there
    100 millions ask for 2 % and what is above for a thirtieth.
    """
    large = replace(SHORT, platform="hyperliquid", sized_by="units", units=D(45_000), leverage=D(2))
    position = judged(large).in_view
    assert position is not None
    line = position.liquidation_price
    assert line is not None
    notional = 45_000 * line
    assert notional > 100_000_000
    kept = 2_000_000 + (notional - 100_000_000) / 30
    found = rule_of(large)
    assert found is not None
    assert abs(found.shares[Asset("ETH")] - kept / notional) < D("1e-12")


@pytest.mark.parametrize(
    "proposal",
    [
        replace(PICTURE, leverage=D(1)),
        replace(PICTURE, platform="nowhere"),
        replace(PICTURE, asset=Asset("PEPE")),
        replace(PICTURE, entry=None),
    ],
)
def test_without_a_liquidation_price_there_is_no_rule(proposal: Proposal) -> None:
    assert rule_of(proposal) is None


def test_the_day_is_that_of_the_terms() -> None:
    found = rule_of(PICTURE)
    assert found is not None
    assert found.as_of == date(2026, 2, 17)


def test_of_an_account_that_is_not_known_no_rule_is_told() -> None:
    position = judged(PICTURE).in_view
    assert position is not None
    assert liquidation_rule(replace(position, now=None), BY_ID[PICTURE.platform]) is None
