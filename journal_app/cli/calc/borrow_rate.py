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
from journal_app.domain.market.curves import (
    AdaptiveCurve,
    AdaptiveRate,
    KinkedCurve,
    TwoSlopeCurve,
    supply_apr,
)
from journal_app.domain.market.interest import MOST_LOG_GROWTH
from journal_app.domain.money import apy_from_apr
from journal_app.domain.problems import Refused


def two_slope(given: Given) -> Result:
    """The curve of Aave."""
    borrow_apr = _two_slope(given).borrow_apr(given.number("utilisation"))
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
    rates = _adaptive(given, given.number("utilisation"))
    earned = _supply_apr(given, rates.borrow_apr, "fee")
    return {**_rates(rates.borrow_apr, earned), "rate_at_target": rates.rate_at_target}


def curve(given: Given) -> Callable[[Decimal], Decimal]:
    """The borrow rate by utilisation, of a request that does not say at which."""
    return _CURVES[given.text("model")](given)


def _two_slope(given: Given) -> TwoSlopeCurve:
    return TwoSlopeCurve(
        given.number("base"),
        given.number("slope1"),
        given.number("slope2"),
        given.number("optimal"),
    )


def _adaptive(given: Given, utilisation: Decimal) -> AdaptiveRate:
    rate_at_target = AdaptiveCurve(given.number("rate_at_target"))
    return rate_at_target.after(utilisation, given.number("elapsed_seconds"))


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
_CURVES: Final[Mapping[str, Callable[[Given], Callable[[Decimal], Decimal]]]] = {
    "two_slope": lambda given: _two_slope(given).borrow_apr,
    "comet": lambda given: _kinked(given).apr,
    "adaptive": lambda given: lambda utilisation: _adaptive(given, utilisation).borrow_apr,
}
_ANSWERS: Final[Mapping[str, Callable[[Given], Result]]] = {
    "two_slope": two_slope,
    "comet": comet,
    "adaptive": adaptive,
}


class ShapeOfModel(Shape):
    """The shape that the request's own `model` asks for. without: keys that are said elsewhere."""

    def __init__(self, *without: str) -> None:
        super().__init__()
        self.shapes: Final = {
            model: Shape(**{name: key for name, key in shape.keys.items() if name not in without})
            for model, shape in _SHAPES.items()
        }

    @property
    def keys_told(self) -> str:
        """The keys of each model."""
        told = (f"{model}: {shape.keys_told}" for model, shape in self.shapes.items())
        return "; ".join(told)

    def __call__(self, value: object, path: str) -> Given:
        """Read the model first, then everything by its shape."""
        if not isinstance(value, Mapping):
            raise Refused.because(path, "not_an_object")
        prefix = f"{path}/" if path else ""
        if value.get("model") is None:
            raise Refused.because(f"{prefix}model", "missing")
        return self.shapes[choice(*self.shapes)(value["model"], f"{prefix}model")](value, path)


SHAPE = ShapeOfModel()


def answer(given: Given) -> Result:
    """Borrow rate as APR and APY, and supply rate where its inputs are given."""
    return _ANSWERS[given.text("model")](given)
