"""`collateral`: a mix of assets, its yield against the borrow rate, and a depeg test."""

from __future__ import annotations

from typing import Final

from journal_app.cli.calc import lending
from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    amount,
    choice,
    each,
    flag,
    fraction,
    optional,
    rate,
    text,
)
from journal_app.domain.exact import ZERO
from journal_app.domain.margin.lending import Debt, LendingAccount
from journal_app.domain.money import Asset
from journal_app.domain.planning.carry import Carry
from journal_app.domain.planning.collateral import (
    DEPEG,
    USUAL_LTV,
    CollateralRequest,
    DepegTest,
    HeldCollateral,
    OwedDebt,
    Tier,
    calculated,
    falls_with_market,
    tier_of,
)

HELD: Final = Shape(
    asset=text,
    amount=amount,
    price=amount,
    max_ltv=fraction,
    liquidation_threshold=fraction,
    tier=optional(choice(*Tier)),
    yield_apr=optional(rate, ZERO),
    yield_in_price=optional(flag, default=False),
    can_depeg=optional(flag, default=False),
    falls=optional(flag),
)
OWED: Final = Shape(
    asset=text,
    amount=amount,
    price=amount,
    borrow_apr=optional(rate, ZERO),
    falls=optional(flag),
)
SHAPE: Final = Shape(
    collateral=each(HELD),
    debt=optional(each(OWED)),
    price_fall=optional(fraction, ZERO),
    depeg_to=optional(fraction, DEPEG),
    days=optional(amount, ZERO),
)


def answer(given: Given) -> Result:
    """The account as `lending` tells it, its tiers, its net cost, and the test."""
    request = CollateralRequest(
        collateral=tuple(_held(entry) for entry in given.each("collateral")),
        debt=tuple(_owed(entry) for entry in given.each("debt")),
        price_fall=given.number("price_fall"),
        depeg_to=given.number("depeg_to"),
        days=given.number("days"),
    )
    found = calculated(request)
    return {
        **lending.figures(found.account),
        "collateral": [_tier(held, found.account) for held in request.collateral],
        "borrow_apr": found.carry.borrow_apr,
        **_carry(found.carry),
        "beside_price": _carry(found.carry_beside_price),
        "depeg": _depeg(found.depeg),
    }


def _held(given: Given) -> HeldCollateral:
    return HeldCollateral(
        held=lending.collateral(given),
        tier=Tier(given.text("tier")) if given.has("tier") else None,
        yield_apr=given.number("yield_apr"),
        is_yield_in_price=given.flag("yield_in_price"),
        can_depeg=given.flag("can_depeg"),
        falls=_falls(given, given.asset("asset")),
    )


def _owed(given: Given) -> OwedDebt:
    asset = given.asset("asset")
    owed = Debt(asset, given.number("amount"), given.number("price"))
    return OwedDebt(owed=owed, borrow_apr=given.number("borrow_apr"), falls=_falls(given, asset))


def _falls(given: Given, asset: Asset) -> bool:
    return given.flag("falls") if given.has("falls") else falls_with_market(asset)


def _tier(part: HeldCollateral, account: LendingAccount) -> Result:
    tier = tier_of(part.held.max_ltv) if part.tier is None else part.tier
    usual, total = USUAL_LTV[tier], account.collateral_value
    return {
        "asset": part.held.asset,
        "value": part.held.value,
        "share": part.held.value / total if total else None,
        "tier": tier.value,
        "usual_ltv": [usual.least, usual.most],
        "breach": part.tier_breach,
    }


def _carry(carry: Carry) -> Result:
    return {
        "collateral_apr": carry.collateral_apr,
        "net_apr": carry.net_apr,
        "cost_per_day": carry.cost_per_day,
        "cost": carry.cost,
    }


def _depeg(test: DepegTest) -> Result:
    return {
        "sale_value": test.seen.collateral_value,
        "sale_equity": test.seen.equity,
        "debt_value": test.seen.debt_value,
        "seen": _health(test.seen),
        "unseen": _health(test.unseen),
        "depeg_to_liquidation": test.depeg_to_liquidation,
    }


def _health(account: LendingAccount) -> Result:
    return {
        "collateral_value": account.collateral_value,
        "equity": account.equity,
        "ltv": account.ltv,
        "health_factor": account.health_factor,
        "liquidatable": account.is_liquidatable,
    }
