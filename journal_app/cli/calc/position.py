"""`position`: one planned position with its own collateral, under any of the margin laws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Final

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
)
from journal_app.domain.breaches import Intent, breaches
from journal_app.domain.costs import HoldingCosts
from journal_app.domain.exact import ONE, ZERO, plain
from journal_app.domain.financing import LENT_FOR, Financing, Perpetual, Stake
from journal_app.domain.isolated_position import (
    IsolatedPosition,
    most_leverage,
    reward_to_risk,
    risk_of_capital,
)
from journal_app.domain.margin.isolated import DebtRatio, EquityRatio, IsolatedLaw, Lending
from journal_app.domain.problems import Refused
from journal_app.domain.scenarios import scenario
from journal_app.domain.sizing import (
    FIGURES,
    stake_from_risk_and_collateral,
    stake_from_risk_and_leverage,
    stake_from_two,
)
from journal_app.domain.trade import Direction, Target


@dataclass(frozen=True, slots=True)
class _Law:
    """The term that a law needs, the rule it makes of it, and how its positions are paid for."""

    term: str
    rule: Callable[[Decimal], IsolatedLaw]
    financing: Callable[[Direction], Financing]


_LAWS: Final[Mapping[str, _Law]] = {
    "equity_ratio": _Law("maintenance_margin", EquityRatio, LENT_FOR.__getitem__),
    "debt_ratio": _Law("maintenance_margin", DebtRatio, LENT_FOR.__getitem__),
    "lending": _Law("liquidation_threshold", Lending, LENT_FOR.__getitem__),
    "perp": _Law("maintenance_margin", EquityRatio, Perpetual),
}

_SIZED_BY: Final = {
    "leverage": stake_from_risk_and_leverage,
    "collateral": stake_from_risk_and_collateral,
}

SHAPE = Shape(
    law=choice(*_LAWS),
    direction=choice(*Direction),
    entry=positive,
    collateral=optional(amount),
    leverage=optional(positive),
    units=optional(positive),
    borrowed=optional(amount),
    capital=optional(amount),
    risk_fraction=optional(fraction),
    stop=optional(amount),
    maintenance_margin=optional(amount),
    liquidation_threshold=optional(fraction),
    initial_margin=optional(fraction),
    max_ltv=optional(fraction),
    borrow_apr=optional(rate, ZERO),
    days=optional(amount, ZERO),
    fee_rate=optional(rate, ZERO),
    target=optional(amount),
    targets=optional(each(Shape(price=amount, share=fraction))),
    marks=optional(each(amount)),
)


def answer(given: Given) -> Result:
    """Everything that follows from the position, its breaches, and a table of scenarios."""
    position = _position(given)
    stop, targets = given.number_or_none("stop"), _targets(given)
    capital = given.number_or_none("capital")
    most = _most_leverage(given)
    risk = None if stop is None else position.risk(stop)
    reward = position.reward(targets)
    intent = Intent(stop=stop, targets=targets, capital=capital, most_leverage=most)
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
        "most_leverage": most,
        "interest_per_day": position.interest_per_day,
        "interest": position.interest,
        "fees": position.fees,
        "break_even": position.break_even,
        "risk": risk,
        "risk_of_capital": risk_of_capital(risk, capital),
        "reward": reward,
        "reward_to_risk": reward_to_risk(reward, risk),
        "breaches": breaches(position, intent),
        "scenarios": [asdict(scenario(position, mark)) for mark in given.numbers("marks")],
    }


def _position(given: Given) -> IsolatedPosition:
    law = _LAWS[given.text("law")]
    financing = law.financing(Direction(given.text("direction")))
    costs = HoldingCosts(given.number("borrow_apr"), given.number("days"), given.number("fee_rate"))
    rule = law.rule(_requirement(given, law))
    return IsolatedPosition(_stake(given, financing, costs), financing, rule, costs)


def _requirement(given: Given, law: _Law) -> Decimal:
    """The maintenance margin or the threshold of the law; only a vault's may exceed 1."""
    requirement = given.number_or_none(law.term)
    if requirement is None:
        raise Refused.because(given.where(law.term), "missing")
    if requirement > ONE and law.rule is not DebtRatio:
        raise Refused.because(given.where(law.term), "not_a_fraction", text=plain(requirement))
    return requirement


def _most_leverage(given: Given) -> Decimal | None:
    is_lending = given.text("law") == "lending"
    return most_leverage(
        Direction(given.text("direction")),
        given.number_or_none("initial_margin"),
        given.number_or_none("max_ltv") if is_lending else None,
    )


def _stake(given: Given, financing: Financing, costs: HoldingCosts) -> Stake:
    figures = {name: given.number(name) for name in given.given_among(FIGURES)}
    if not given.has("risk_fraction"):
        return stake_from_two(financing, given.number("entry"), figures)
    for name in ("capital", "stop"):
        if not given.has(name):
            raise Refused.because(given.where(name), "missing")
    entry, stop = given.number("entry"), given.number("stop")
    risk = given.number("capital") * given.number("risk_fraction")
    if not risk:
        field = "risk_fraction" if given.number("capital") else "capital"
        raise Refused.because(given.where(field), "nothing_bought")
    if not figures:
        raise Refused.because(given.where("leverage"), "two_figures_needed")
    surplus = [name for name in figures if name not in _SIZED_BY] or list(figures)[1:]
    if surplus:
        raise Refused.because(given.where(surplus[0]), "too_many_figures")
    ((basis, figure),) = figures.items()
    return _SIZED_BY[basis](financing, costs, entry, stop, risk, figure)


def _targets(given: Given) -> tuple[Target, ...]:
    """The targets with the share closed at each; a single one closes all."""
    if given.has("target"):
        if given.has("targets"):
            raise Refused.because(given.where("targets"), "target_and_targets")
        return (Target(given.number("target"), ONE),)
    targets = tuple(
        Target(part.number("price"), part.number("share")) for part in given.each("targets")
    )
    shares = sum((target.share for target in targets), ZERO)
    if shares > ONE:
        raise Refused.because(given.where("targets"), "shares_above_one", text=plain(shares))
    return targets
