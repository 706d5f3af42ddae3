"""`compare`: the same trade under the terms of several platforms, and the best by each figure."""

from __future__ import annotations

from datetime import date
from typing import Final, cast

from journal_app.assembly.presets import read_presets
from journal_app.cli.calc import margin
from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    amount,
    choice,
    each,
    fraction,
    optional,
    positive,
    rate,
    refused_under,
    text,
)
from journal_app.domain.exact import ZERO
from journal_app.domain.margin.perpetual import MarginTier, MarginTiers
from journal_app.domain.planning.comparison import Offer, OnPlatform, SameTrade, compared
from journal_app.domain.planning.opening import DOLLAR
from journal_app.domain.problems import Refused
from journal_app.domain.terms import LAWS, AssetTerms, Law, Terms
from journal_app.domain.trade import Direction
from journal_app.wording import sentence

ASSET: Final = Shape(
    asset=text,
    max_ltv=optional(fraction),
    liquidation_threshold=optional(fraction),
    liquidation_penalty=optional(fraction),
    initial_margin=optional(amount),
    maintenance_margin=optional(amount),
    tiers=optional(each(margin.tier)),
)
PLATFORM: Final = Shape(
    platform=text,
    law=optional(choice(*LAWS)),
    assets=optional(each(ASSET)),
    borrow_apr=optional(rate, ZERO),
    fee_rate=optional(rate),
    gas=optional(amount, ZERO),
)
SHAPE: Final = Shape(
    asset=text,
    direction=choice(*Direction),
    entry=positive,
    collateral=optional(text, DOLLAR),
    own=positive,
    collateral_price=optional(positive),
    units=optional(positive),
    leverage=optional(positive),
    days=optional(amount, ZERO),
    collateral_lies_on=optional(text, ""),
    platforms=each(PLATFORM),
)


def answer(given: Given) -> Result:
    """Each platform in the order given: its own figures, or what stands against the trade."""
    trade = SameTrade(
        asset=given.asset("asset"),
        direction=Direction(given.text("direction")),
        entry=given.number("entry"),
        own=given.number("own"),
        units=given.number_or_none("units"),
        leverage=given.number_or_none("leverage"),
        collateral=given.asset("collateral"),
        collateral_price=given.number_or_none("collateral_price"),
        days=given.number("days"),
        collateral_lies_on=given.text("collateral_lies_on"),
    )
    offers = [
        Offer(
            terms=_terms(entry),
            borrow_apr=entry.number("borrow_apr"),
            fee_rate=entry.number_or_none("fee_rate"),
            gas=entry.number("gas"),
        )
        for entry in given.each_once("platforms", "platform").values()
    ]
    found = compared(trade, offers)
    return {
        "platforms": [_figures(platform) for platform in found.platforms],
        "best": found.best,
    }


def _terms(given: Given) -> Terms:
    """Terms that stand in the request, or those shipped for a platform of that id."""
    if not given.has("law"):
        if given.has("assets"):
            raise Refused.because(given.where("law"), "missing")
        return _shipped(given)
    if not given.has("assets"):
        raise Refused.because(given.where("assets"), "missing")
    return Terms(
        platform=given.text("platform"),
        name=given.text("platform"),
        law=cast(Law, given.text("law")),
        as_of=date.min,
        source="the request",
        assets={asset: _asset(part) for asset, part in given.each_once("assets", "asset").items()},
        aliases={},
    )


def _shipped(given: Given) -> Terms:
    presets = {terms.platform: terms for terms in read_presets()}
    name = given.text("platform")
    if name not in presets:
        choices = ", ".join(presets)
        raise Refused.because(
            given.where("platform"), "not_a_choice", text=name[:80], choices=choices
        )
    return presets[name]


def _asset(given: Given) -> AssetTerms:
    tiers = cast("list[MarginTier]", given.values["tiers"] or [])
    if tiers:
        with refused_under(given):
            MarginTiers(tuple(tiers))
    return AssetTerms(
        max_ltv=given.number_or_none("max_ltv"),
        liquidation_threshold=given.number_or_none("liquidation_threshold"),
        liquidation_penalty=given.number_or_none("liquidation_penalty"),
        initial_margin=given.number_or_none("initial_margin"),
        maintenance_margin=given.number_or_none("maintenance_margin"),
        tiers=tuple((tier.from_notional, tier.most_leverage) for tier in tiers),
    )


def _figures(found: OnPlatform) -> Result:
    position = found.position
    account = position and position.now
    return {
        "platform": found.terms.platform,
        "can_be_opened": found.can_be_opened,
        "reasons": [sentence(each_.code, each_.facts) for each_ in found.obstacles],
        "most_leverage": found.most_leverage,
        "units": position and position.stake.units,
        "position_value": position and position.stake.value,
        "borrowed": position and position.borrowed,
        "leverage": position and position.leverage,
        "health_factor": account and account.health_factor,
        "margin_ratio": account and account.margin_ratio,
        "liquidation_price": position and position.liquidation_price,
        "liquidation_price_at_end": position and position.liquidation_price_at_end,
        "liquidation_distance": found.liquidation_distance,
        "interest": position and position.interest,
        "fees": position and position.fees,
        "gas": found.gas,
        "cost": found.cost,
        "break_even": position and position.break_even,
        "penalty_rate": found.penalty_rate,
        "penalty": found.penalty,
        "collateral_must_move": found.must_move,
    }
