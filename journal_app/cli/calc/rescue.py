"""`rescue`: the ways to bring a lending or a margin account to a target."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from journal_app.cli.calc import lending, margin
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
    signed,
    text,
)
from journal_app.domain.exact import ZERO, figure
from journal_app.domain.margin.lending import Collateral, LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.margin_rescue import MarginRescue
from journal_app.domain.watching.rescue import (
    Addition,
    HealthFactor,
    LendingRescue,
    LiquidationPrice,
    MarginRatio,
    PartialClose,
    Swap,
    Target,
)
from journal_app.wording import sentence

TARGET = Shape(
    health_factor=optional(amount),
    margin_ratio=optional(amount),
    liquidation_price=optional(positive),
)
SWAP_TO = Shape(asset=text, price=positive, max_ltv=fraction, liquidation_threshold=fraction)
SHAPE = Shape(
    collateral=optional(each(lending.COLLATERAL)),
    debt=optional(each(lending.DEBT)),
    asset=optional(text),
    cash=optional(signed),
    equity=optional(signed),
    other_maintenance=optional(amount),
    positions=optional(each(margin.POSITION)),
    market=optional(text),
    target=TARGET,
    cost_rate=optional(rate, ZERO),
    entry=optional(amount),
    swap_to=optional(SWAP_TO),
)
OF_LENDING = ("collateral", "debt", "asset")
OF_MARGIN = ("positions", "market", "cash", "equity", "other_maintenance")


def answer(given: Given) -> Result:
    """Each way, or null and the reason why it cannot reach the target."""
    rescue = _rescue(given)
    ways = {
        "add_collateral": rescue.add_collateral(),
        "partial_close": rescue.partial_close(),
        "swap_collateral": rescue.swap_collateral(),
    }
    return {
        **{name: None if isinstance(way, Problem) else _way(way) for name, way in ways.items()},
        "reasons": {
            name: sentence(way.code, _written(way.facts))
            for name, way in ways.items()
            if isinstance(way, Problem)
        },
    }


def _written(facts: Mapping[str, object]) -> dict[str, object]:
    """Facts with their numbers in all digits."""
    return {
        name: figure(fact) if isinstance(fact, Decimal) else fact for name, fact in facts.items()
    }


def _rescue(given: Given) -> LendingRescue | MarginRescue:
    if given.given_among(OF_MARGIN) and not given.given_among(OF_LENDING):
        return _margin_rescue(given)
    return _lending_rescue(given)


def _lending_rescue(given: Given) -> LendingRescue:
    _check_keys(given, OF_LENDING, OF_MARGIN)
    asset = given.asset("asset")
    swap_to = given.part_or_none("swap_to")
    return LendingRescue(
        lending.account(given),
        asset,
        _target(given.part("target"), asset),
        given.number("cost_rate"),
        given.number_or_none("entry"),
        None if swap_to is None else _swap_to(swap_to),
    )


def _swap_to(given: Given) -> Collateral:
    return Collateral(
        given.asset("asset"),
        ZERO,
        given.number("price"),
        given.number("max_ltv"),
        given.number("liquidation_threshold"),
    )


def _margin_rescue(given: Given) -> MarginRescue:
    _check_keys(given, ("positions", "market"), OF_LENDING)
    market = given.asset("market")
    target = _target(given.part("target"), market)
    if isinstance(target, HealthFactor):
        raise Refused.because("target/health_factor", "no_health_factor")
    return MarginRescue(
        margin.account(given),
        market,
        target,
        given.number("cost_rate"),
        given.number_or_none("entry"),
    )


def _check_keys(given: Given, needed: tuple[str, ...], foreign: tuple[str, ...]) -> None:
    problems = [Problem(key, "missing") for key in needed if not given.has(key)]
    problems += [Problem(key, "unknown_key") for key in given.given_among(foreign)]
    if problems:
        raise Refused(problems)


def _target(given: Given, asset: Asset) -> Target:
    match margin.only_one_of(given, "health_factor", "margin_ratio", "liquidation_price"):
        case "health_factor":
            return HealthFactor(given.number("health_factor"))
        case "margin_ratio":
            return MarginRatio(given.number("margin_ratio"))
        case _:
            return LiquidationPrice(asset, given.number("liquidation_price"))


Way = (
    Addition[LendingAccount]
    | Addition[MarginAccount]
    | PartialClose[LendingAccount]
    | PartialClose[MarginAccount]
    | Swap[LendingAccount]
    | Swap[MarginAccount]
)


def _way(way: Way) -> Result:
    after = way.after
    figures = lending.figures(after) if isinstance(after, LendingAccount) else margin.figures(after)
    match way:
        case Addition():
            return {"amount": way.amount, "value": way.value, "after": figures}
        case PartialClose():
            return {
                "fraction": way.fraction,
                "units": way.units,
                "repaid": way.repaid,
                "realised": way.realised,
                "after": figures,
            }
        case Swap():
            return {"amount": way.amount, "after": figures}
