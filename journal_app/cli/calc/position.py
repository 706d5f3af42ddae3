"""`position`: one planned position with its own collateral, under any of the margin laws."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Reader,
    Shape,
    amount,
    choice,
    each,
    fraction,
    optional,
    within,
)
from journal_app.domain.exact import ZERO
from journal_app.domain.planning.calculator import LAWS, RANGES, PositionRequest, calculated
from journal_app.domain.trade import Direction, Target

_ZERO_UNLESS_GIVEN: Final = ("borrow_apr", "days", "fee_rate")
_NUMBERS: Final[dict[str, Reader]] = {name: within(check) for name, check in RANGES.items()}

SHAPE = Shape(
    law=choice(*LAWS),
    direction=choice(*Direction),
    entry=_NUMBERS.pop("entry"),
    **{
        name: optional(read, ZERO if name in _ZERO_UNLESS_GIVEN else None)
        for name, read in _NUMBERS.items()
    },
    targets=optional(each(Shape(price=amount, share=fraction))),
    marks=optional(each(amount)),
)


def answer(given: Given) -> Result:
    """Everything that follows from the position, its breaches, and a table of scenarios."""
    found = calculated(request(given))
    position = found.position
    liquidation_price = position.liquidation_price
    return {
        "units": position.stake.units,
        "position_value": position.stake.value,
        "borrowed": position.borrowed,
        "collateral": position.stake.collateral,
        "leverage": position.leverage,
        "ltv": position.ltv,
        "margin_ratio": position.margin_ratio,
        "health_factor": position.health_factor,
        "liquidation_price": liquidation_price,
        "liquidation_price_at_end": position.liquidation_price_at_end,
        "liquidation_distance": position.distance_to(liquidation_price),
        "most_leverage": found.most_leverage,
        "interest_per_day": position.interest_per_day,
        "interest": position.interest,
        "fees": position.fees,
        "break_even": position.break_even,
        "risk": found.risk,
        "risk_of_capital": found.risk_of_capital,
        "reward": found.reward,
        "reward_to_risk": found.reward_to_risk,
        "breaches": found.breaches,
        "scenarios": [asdict(scenario) for scenario in found.scenarios],
    }


def request(given: Given) -> PositionRequest:
    """The position that a request describes."""
    targets = given.each("targets") if given.has("targets") else None
    return PositionRequest(
        law=given.text("law"),
        direction=Direction(given.text("direction")),
        entry=given.number("entry"),
        collateral=given.number_or_none("collateral"),
        leverage=given.number_or_none("leverage"),
        units=given.number_or_none("units"),
        borrowed=given.number_or_none("borrowed"),
        capital=given.number_or_none("capital"),
        risk_fraction=given.number_or_none("risk_fraction"),
        stop=given.number_or_none("stop"),
        maintenance_margin=given.number_or_none("maintenance_margin"),
        liquidation_threshold=given.number_or_none("liquidation_threshold"),
        initial_margin=given.number_or_none("initial_margin"),
        max_ltv=given.number_or_none("max_ltv"),
        borrow_apr=given.number("borrow_apr"),
        days=given.number("days"),
        fee_rate=given.number("fee_rate"),
        target=given.number_or_none("target"),
        targets=None
        if targets is None
        else tuple(Target(part.number("price"), part.number("share")) for part in targets),
        marks=tuple(given.numbers("marks")),
    )
