"""The position calculator: what is given about a position, and everything that follows from it.

A margin law and any two of collateral, leverage, units and borrowed, or the risk and the stop with
leverage or collateral, determine a position.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact, plain
from journal_app.domain.margin.isolated import DebtRatio, EquityRatio, IsolatedLaw, Lending
from journal_app.domain.margin.perpetual import MarginTier, MarginTiers
from journal_app.domain.money import Asset
from journal_app.domain.planning.breaches import Intent, breaches
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.financing import LENT_FOR, Financing, Perpetual, Stake
from journal_app.domain.planning.isolated_position import (
    IsolatedPosition,
    most_leverage,
    reward_to_risk,
    risk_of_capital,
)
from journal_app.domain.planning.ranges import Range, above_zero, at_least_zero, share, yearly_rate
from journal_app.domain.planning.scenarios import Scenario, scenario
from journal_app.domain.planning.sizing import (
    FIGURES,
    stake_from_risk_and_collateral,
    stake_from_risk_and_leverage,
    stake_from_two,
)
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction, Target

RANGES: Final[Mapping[str, Range]] = {
    "entry": above_zero,
    "collateral": at_least_zero,
    "leverage": above_zero,
    "units": above_zero,
    "borrowed": at_least_zero,
    "capital": at_least_zero,
    "risk_fraction": share,
    "stop": at_least_zero,
    "maintenance_margin": at_least_zero,
    "liquidation_threshold": share,
    "initial_margin": share,
    "max_ltv": share,
    "borrow_apr": yearly_rate,
    "days": at_least_zero,
    "fee_rate": yearly_rate,
    "target": at_least_zero,
}
"""What each number of a request may be, in the order in which they are asked for."""


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

_SHARE: Final = Decimal("0.0001")

LAWS: Final = tuple(_LAWS)
"""The margin laws under which a position can be calculated."""

_SIZED_BY: Final = {
    "leverage": stake_from_risk_and_leverage,
    "collateral": stake_from_risk_and_collateral,
}

SIZINGS: Final[tuple[tuple[str, ...], ...]] = (
    ("collateral", "leverage"),
    ("collateral", "units"),
    ("collateral", "borrowed"),
    ("leverage", "units"),
    ("leverage", "borrowed"),
    ("units", "borrowed"),
    ("risk_fraction", "leverage"),
    ("risk_fraction", "collateral"),
)
"""What can be given to determine a position; with `risk_fraction` the capital and the stop too."""


EXAMPLE: Final[Mapping[str, Decimal]] = {
    "entry": Decimal(2_000),
    "collateral": Decimal(20_000),
    "leverage": Decimal(2),
    "units": Decimal(20),
    "borrowed": Decimal(20_000),
    "risk_fraction": Decimal("0.015"),
    "maintenance_margin": Decimal("0.2"),
    "liquidation_threshold": Decimal("0.83"),
    "initial_margin": Decimal("0.5"),
    "max_ltv": Decimal("0.8"),
    "borrow_apr": Decimal("0.08"),
    "days": Decimal(30),
}
"""The example of the guides, by the names of a request: something to begin with under any law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRequest:
    """What is given. Ratios and rates are fractions of 1, a year's where they are rates.

    law: one of `LAWS`. targets: with the share closed at each; `target` alone closes all.
    """

    law: str
    direction: Direction
    entry: Decimal
    collateral: Decimal | None = None
    leverage: Decimal | None = None
    units: Decimal | None = None
    borrowed: Decimal | None = None
    capital: Decimal | None = None
    risk_fraction: Decimal | None = None
    stop: Decimal | None = None
    maintenance_margin: Decimal | None = None
    liquidation_threshold: Decimal | None = None
    initial_margin: Decimal | None = None
    max_ltv: Decimal | None = None
    borrow_apr: Decimal = ZERO
    days: Decimal = ZERO
    fee_rate: Decimal = ZERO
    target: Decimal | None = None
    targets: tuple[Target, ...] | None = None
    marks: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionAnswer:
    """The position that was determined, and what rests on the plan around it. Units: money.

    risk, reward: None where there is no stop or target, or it is of no use (see `breaches`).
    """

    position: IsolatedPosition
    most_leverage: Decimal | None
    risk: Decimal | None
    risk_of_capital: Decimal | None
    reward: Decimal | None
    reward_to_risk: Decimal | None
    breaches: tuple[str, ...]
    scenarios: tuple[Scenario, ...]


@exact
def calculated(request: PositionRequest) -> PositionAnswer:
    """Everything that follows from the position, its breaches, and the scenarios asked for.

    Raises: Refused with the name of the field, where the request determines no position.
    """
    position = _position(request)
    targets = _targets(request)
    most = most_leverage(
        request.direction,
        request.initial_margin,
        request.max_ltv if request.law == "lending" else None,
    )
    risk = None if request.stop is None else position.risk(request.stop)
    reward = position.reward(targets)
    intent = Intent(stop=request.stop, targets=targets, capital=request.capital, most_leverage=most)
    return PositionAnswer(
        position=position,
        most_leverage=most,
        risk=risk,
        risk_of_capital=risk_of_capital(risk, request.capital),
        reward=reward,
        reward_to_risk=reward_to_risk(reward, risk),
        breaches=tuple(breaches(position, intent)),
        scenarios=tuple(scenario(position, mark) for mark in request.marks),
    )


def out_of_range(figures: Mapping[str, Decimal]) -> tuple[Problem, ...]:
    """What is wrong with single numbers of a request, by their names in `RANGES`."""
    problems: list[Problem] = []
    for name, number in figures.items():
        try:
            RANGES[name](number, name)
        except Refused as refused:
            problems.extend(refused.problems)
    return tuple(problems)


def term_of(law: str) -> str:
    """The name of the term that a law needs: a maintenance margin, or a liquidation threshold."""
    return _LAWS[law].term


def has_loan(law: str) -> bool:
    """Whether positions under the law borrow; a perpetual does not."""
    return _LAWS[law].financing is not Perpetual


def sizings(law: str, direction: Direction) -> tuple[tuple[str, ...], ...]:
    """Which of `SIZINGS` determine a position: a perpetual borrows nothing, a short its units."""
    if not has_loan(law):
        return tuple(pair for pair in SIZINGS if "borrowed" not in pair)
    if direction is Direction.SHORT:
        return tuple(pair for pair in SIZINGS if pair != ("units", "borrowed"))
    return SIZINGS


@exact
def own_money_only(position: IsolatedPosition) -> IsolatedPosition | None:
    """The same trade as far as own money pays for it in full: u = C / E, a leverage of 1.

    A short still borrows its units. None without own money.
    """
    stake = position.stake
    if not stake.collateral:
        return None
    alone = Stake(stake.collateral / stake.entry, stake.entry, stake.collateral)
    return IsolatedPosition(alone, position.financing, position.law, position.costs)


@exact
def terms_asked(terms: Terms, asset: Asset) -> Mapping[str, Decimal]:
    """What a platform asks of a small position in an asset, by the names of a request.

    Of tiers the first. A vault's initial margin, which is on its debt, as that of a long's value.
    Empty where the law is none of `LAWS` or the asset has no terms.
    """
    known = terms.of(asset)
    if known is None or terms.law not in _LAWS:
        return {}
    initial, maintenance = known.initial_margin, known.maintenance_margin
    if known.tiers:
        (first, *_) = known.tiers
        bracket, *_ = MarginTiers((MarginTier(*first),)).brackets
        initial, maintenance = ONE / first[1], bracket.maintenance_margin
    if terms.law == "debt_ratio" and initial is not None:
        initial = (initial / (ONE + initial)).quantize(_SHARE, ROUND_UP)
    asked = {
        "initial_margin": initial,
        "maintenance_margin": maintenance,
        "max_ltv": known.max_ltv,
        "liquidation_threshold": known.liquidation_threshold,
        "fee_rate": terms.fee_rate,
    }
    found = {name: number for name, number in asked.items() if number is not None}
    return found if _LAWS[terms.law].term in found else {}


def _position(request: PositionRequest) -> IsolatedPosition:
    law = _LAWS[request.law]
    financing = law.financing(request.direction)
    costs = HoldingCosts(request.borrow_apr, request.days, request.fee_rate)
    rule = law.rule(_requirement(request, law))
    return IsolatedPosition(_stake(request, financing, costs), financing, rule, costs)


def _requirement(request: PositionRequest, law: _Law) -> Decimal:
    """The maintenance margin or the threshold of the law; only a vault's may exceed 1."""
    requirement: Decimal | None = getattr(request, law.term)
    if requirement is None:
        raise Refused.because(law.term, "missing")
    if requirement > ONE and law.rule is not DebtRatio:
        raise Refused.because(law.term, "not_a_fraction", text=plain(requirement))
    return requirement


def _stake(request: PositionRequest, financing: Financing, costs: HoldingCosts) -> Stake:
    figures: dict[str, Decimal] = {
        name: figure for name in FIGURES if (figure := getattr(request, name)) is not None
    }
    if request.risk_fraction is None:
        return stake_from_two(financing, request.entry, figures)
    if request.capital is None:
        raise Refused.because("capital", "missing")
    if request.stop is None:
        raise Refused.because("stop", "missing")
    risk = request.capital * request.risk_fraction
    if not risk:
        raise Refused.because("risk_fraction" if request.capital else "capital", "nothing_bought")
    if not figures:
        raise Refused.because("leverage", "two_figures_needed")
    surplus = [name for name in figures if name not in _SIZED_BY] or list(figures)[1:]
    if surplus:
        raise Refused.because(surplus[0], "too_many_figures")
    ((basis, figure),) = figures.items()
    return _SIZED_BY[basis](financing, costs, request.entry, request.stop, risk, figure)


def _targets(request: PositionRequest) -> tuple[Target, ...]:
    """The targets with the share closed at each; a single one closes all."""
    if request.target is not None:
        if request.targets is not None:
            raise Refused.because("targets", "target_and_targets")
        return (Target(request.target, ONE),)
    targets = request.targets or ()
    shares = sum((target.share for target in targets), ZERO)
    if shares > ONE:
        raise Refused.because("targets", "shares_above_one", text=plain(shares))
    return targets
