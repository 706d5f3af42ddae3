"""`borrow_rate`: what borrowing costs and supplying earns at a utilisation, by each model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Key,
    Reader,
    Shape,
    amount,
    choice,
    fraction,
    optional,
    rate,
    text,
)
from journal_app.domain.exact import ZERO
from journal_app.domain.market.curves import AdaptiveCurve, KinkedCurve, TwoSlopeCurve, supply_apr
from journal_app.domain.market.interest import MOST_LOG_GROWTH
from journal_app.domain.money import apy_from_apr
from journal_app.domain.problems import Refused


def two_slope(given: Given) -> Result:
    """The curve of Aave."""
    utilisation = given.number("utilisation")
    curve = TwoSlopeCurve(
        given.number("base"),
        given.number("slope1"),
        given.number("slope2"),
        given.number("optimal"),
    )
    borrow_apr = curve.borrow_apr(utilisation)
    return _rates(borrow_apr, _supply_apr(given, borrow_apr, "reserve_factor"))


def comet(given: Given) -> Result:
    """The two curves of Compound."""
    utilisation = given.number("utilisation")
    supply = given.part_or_none("supply")
    return _rates(
        _kinked(given).apr(utilisation),
        None if supply is None else _kinked(supply).apr(utilisation),
    )


def adaptive(given: Given) -> Result:
    """The curve of Morpho, with its rate at target afterwards."""
    curve = AdaptiveCurve(given.number("rate_at_target"))
    rates = curve.after(given.number("utilisation"), given.number("elapsed_seconds"))
    earned = _supply_apr(given, rates.borrow_apr, "fee")
    return {**_rates(rates.borrow_apr, earned), "rate_at_target": rates.rate_at_target}


def _kinked(given: Given) -> KinkedCurve:
    return KinkedCurve(
        given.number("base"),
        given.number("slope_low"),
        given.number("slope_high"),
        given.number("kink"),
    )


def _supply_apr(given: Given, borrow_apr: Decimal, kept: str) -> Decimal | None:
    share = given.number_or_none(kept)
    return None if share is None else supply_apr(borrow_apr, given.number("utilisation"), share)


def _rates(borrow_apr: Decimal, earned: Decimal | None) -> Result:
    if abs(borrow_apr) > MOST_LOG_GROWTH:
        raise Refused.because("utilisation", "growth_out_of_range")
    return {
        "borrow_apr": borrow_apr,
        "borrow_apy": apy_from_apr(borrow_apr),
        "supply_apr": earned,
    }


_KINKED: Final[Mapping[str, Reader | Key]] = {
    "base": rate,
    "slope_low": rate,
    "slope_high": rate,
    "kink": fraction,
}
_SHAPES: Final[Mapping[str, Shape]] = {
    "two_slope": Shape(
        model=text,
        base=rate,
        slope1=rate,
        slope2=rate,
        optimal=fraction,
        utilisation=fraction,
        reserve_factor=optional(fraction),
    ),
    "comet": Shape(model=text, utilisation=amount, supply=optional(Shape(**_KINKED)), **_KINKED),
    "adaptive": Shape(
        model=text,
        rate_at_target=amount,
        utilisation=fraction,
        elapsed_seconds=optional(amount, ZERO),
        fee=optional(fraction),
    ),
}
_ANSWERS: Final[Mapping[str, Callable[[Given], Result]]] = {
    "two_slope": two_slope,
    "comet": comet,
    "adaptive": adaptive,
}


class _ShapeOfModel(Shape):
    """The shape that the request's own `model` asks for."""

    def __call__(self, value: object, path: str) -> Given:
        """Read the model first, then everything by its shape."""
        if not isinstance(value, Mapping):
            raise Refused.because(path, "not_an_object")
        if value.get("model") is None:
            raise Refused.because("model", "missing")
        return _SHAPES[choice(*_SHAPES)(value["model"], "model")](value, path)


SHAPE = _ShapeOfModel()


def answer(given: Given) -> Result:
    """Borrow rate as APR and APY, and supply rate where its inputs are given."""
    return _ANSWERS[given.text("model")](given)
