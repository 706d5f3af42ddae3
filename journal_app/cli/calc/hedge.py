"""`hedge`: a share of a spot holding sold short."""

from __future__ import annotations

from typing import Final

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    amount,
    each,
    fraction,
    optional,
    positive,
    rate,
)
from journal_app.domain.exact import ZERO
from journal_app.domain.planning.hedge import HedgeRequest, calculated

SHAPE: Final = Shape(
    units=positive,
    price=positive,
    share=fraction,
    collateral=amount,
    maintenance_margin=optional(fraction),
    liquidation_threshold=optional(fraction),
    borrow_apr=optional(rate),
    funding_apr=optional(rate),
    days=optional(amount, ZERO),
    fee_rate=optional(rate, ZERO),
    marks=optional(each(amount)),
)


def answer(given: Given) -> Result:
    """The short, what it costs or receives, and what prices bring with it."""
    request = HedgeRequest(
        units=given.number("units"),
        price=given.number("price"),
        share=given.number("share"),
        collateral=given.number("collateral"),
        maintenance_margin=given.number_or_none("maintenance_margin"),
        liquidation_threshold=given.number_or_none("liquidation_threshold"),
        borrow_apr=given.number_or_none("borrow_apr"),
        funding_apr=given.number_or_none("funding_apr"),
        days=given.number("days"),
        fee_rate=given.number("fee_rate"),
        marks=tuple(given.numbers("marks")),
    )
    found = calculated(request)
    short = found.short
    return {
        "short_units": short.stake.units,
        "short_value": short.stake.value,
        "exposed_units": found.exposed_units,
        "exposed_value": found.exposed_value,
        "liquidation_price": short.liquidation_price,
        "liquidation_price_at_end": short.liquidation_price_at_end,
        "liquidation_distance": short.distance_to(short.liquidation_price),
        "can_be_opened": short.can_be_opened,
        "cost_per_day": found.cost_per_day,
        "cost_per_month": found.cost_per_month,
        "interest": short.interest,
        "fees": short.fees,
        "cost": found.cost,
        "outcomes": [
            {
                "price": outcome.price,
                "spot": outcome.spot,
                "hedge": outcome.hedge,
                "together": outcome.together,
                "liquidated": outcome.is_liquidated,
            }
            for outcome in found.outcomes
        ],
    }
