"""Rates: what a borrow rate does to a position, under one rate, a schedule, or along a curve."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from journal_app.domain.exact import ZERO
from journal_app.domain.market.curves import AdaptiveCurve, KinkedCurve, TwoSlopeCurve
from journal_app.domain.market.interest import CONVENTIONS
from journal_app.domain.market.percents import from_percent, in_percent
from journal_app.domain.planning.calculator import (
    LAWS,
    RANGES,
    PositionRequest,
    calculated,
    term_of,
)
from journal_app.domain.planning.notches import DAYS, PERCENT, RATE
from journal_app.domain.planning.ranges import share, typed_leverage, yearly_rate
from journal_app.domain.planning.rates import (
    DatedRate,
    RatedPosition,
    curve_points,
    interest_table,
    scheduled,
)
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.plan.calculator.figures import Figure
from journal_app.ui.screens.plan.planners.asked import (
    Choose,
    Day,
    Number,
    Rate,
    Rows,
    Title,
    around_start,
)
from journal_app.ui.screens.plan.planners.planner import (
    Chart,
    Curve,
    Found,
    Planner,
    Table,
    columns,
)
from journal_app.ui.screens.plan.planners.words import money

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.market.interest import Convention
    from journal_app.domain.planning.rates import CurvePoint
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Asked, Values

translate = QCoreApplication.translate

_CURVES: Final[Mapping[str, tuple[str, ...]]] = {
    "none": (),
    "two_slope": ("base", "slope1", "slope2", "optimal", "utilisation"),
    "comet": ("base", "slope_low", "slope_high", "optimal", "utilisation"),
    "adaptive": ("rate_at_target", "utilisation"),
}
"""The fields that each model of a utilisation curve asks for."""


def planner() -> Planner:
    """What is asked and shown."""
    return Planner(
        name="rates",
        title=translate("Planners", "Rates"),
        about=translate("Planners", "What borrowing costs, and how long a position bears it"),
        asked=(*_position(), *_rate(), *_curve_fields()),
        answer=answer,
        tables=(
            Table(
                "rates",
                translate("Planners", "At other rates"),
                columns(
                    ("apr", translate("Planners", "APR")),
                    ("apy", translate("Planners", "APY")),
                    ("day", translate("Planners", "A day")),
                    ("interest", translate("Planners", "Of the time")),
                    ("line", translate("Planners", "Days to the line")),
                ),
                translate("Planners", "on the same debt"),
            ),
            Table(
                "curve",
                translate("Planners", "The platform's curve"),
                columns(
                    ("utilisation", translate("Planners", "Lent out")),
                    ("apr", translate("Planners", "Borrow APR")),
                    ("apy", translate("Planners", "Borrow APY")),
                ),
            ),
        ),
        chart=Chart(
            translate("Planners", "Borrow rate"),
            translate("Planners", "in percent"),
            x=lambda formats, value: formats.percent(from_percent(value), 0),
            y=lambda formats, value: formats.percent(from_percent(value)),
            scale=lambda formats, value, places: formats.number(value, places),
        ),
        shown=_shown,
    )


def _position() -> tuple[Asked, ...]:
    laws = {
        "equity_ratio": translate("Planners", "Equity ratio"),
        "debt_ratio": translate("Planners", "Debt ratio, vaults"),
        "lending": translate("Planners", "Lending"),
        "perp": translate("Planners", "Perpetual"),
    }
    return (
        Choose("law", translate("Planners", "Margin rule"), [(law, laws[law]) for law in LAWS]),
        Choose(
            "direction",
            translate("Planners", "Direction"),
            [
                (Direction.LONG, translate("Planners", "Long")),
                (Direction.SHORT, translate("Planners", "Short")),
            ],
            few=True,
        ),
        Number("entry", translate("Planners", "Entry price"), "price", "2000", RANGES["entry"]),
        Number(
            "price", translate("Planners", "Price now"), "price", "2000", RANGES["entry"],
            around_start("2000"),
        ),
        Number(
            "collateral", translate("Planners", "Own money"), "money", "20000",
            RANGES["collateral"],
        ),
        Number("leverage", translate("Planners", "Leverage"), "times", "2", typed_leverage),
        Number(
            "maintenance_margin", translate("Planners", "Maintenance"), "percent", "20",
            RANGES["maintenance_margin"],
        ),
        Number(
            "liquidation_threshold", translate("Planners", "Threshold"), "percent", "83",
            RANGES["liquidation_threshold"],
        ),
        Number(
            "target", translate("Planners", "Target"), "price", "2400", RANGES["target"],
            is_needed=False,
        ),
    )  # fmt: skip


def _rate() -> tuple[Asked, ...]:
    conventions = {
        "own": translate("Planners", "As it is borne"),
        "simple": translate("Planners", "Simple"),
        "per_second": translate("Planners", "Each second"),
        "aave_v3": "Aave v3",
        "aave_v3_binomial": translate("Planners", "Aave v3.0, binomial"),
        "comet": "Compound v3",
        "morpho": "Morpho",
    }
    return (
        Title("rate_title", translate("Planners", "Rate")),
        Rate("borrow_apr", translate("Planners", "Borrow rate"), "8", RATE),
        Number("days", translate("Planners", "Days"), "days", "30", RANGES["days"], DAYS),
        Choose("convention", translate("Planners", "Reckoned"), list(conventions.items())),
        Choose(
            "dated",
            translate("Planners", "Schedule"),
            [
                (False, translate("Planners", "One rate")),
                (True, translate("Planners", "Dated rates")),
            ],
        ),
        Rows(
            "schedule",
            translate("Planners", "Dated rates"),
            (
                Day("at", translate("Planners", "From day")),
                Number("apr", translate("Planners", "APR %"), "percent", "", yearly_rate),
            ),
            (("2026-01-01", "5"), ("2026-01-15", "12")),
        ),
        Day("until", translate("Planners", "Until"), "2026-02-01"),
    )


def _curve_fields() -> tuple[Asked, ...]:
    return (
        Title("curve_title", translate("Planners", "Utilisation curve")),
        Choose(
            "model",
            translate("Planners", "Model"),
            [
                ("two_slope", translate("Planners", "Two slopes, Aave")),
                ("comet", translate("Planners", "Kinked, Compound")),
                ("adaptive", translate("Planners", "Adaptive, Morpho")),
                ("none", translate("Planners", "None")),
            ],
        ),
        Number("base", translate("Planners", "Base rate"), "percent", "0", yearly_rate),
        Number("slope1", translate("Planners", "First slope"), "percent", "5.5", yearly_rate),
        Number("slope2", translate("Planners", "Second slope"), "percent", "40", yearly_rate),
        Number("slope_low", translate("Planners", "Low slope"), "percent", "3", yearly_rate),
        Number("slope_high", translate("Planners", "High slope"), "percent", "100", yearly_rate),
        Number("optimal", translate("Planners", "Kink at"), "percent", "92", share),
        Number("rate_at_target", translate("Planners", "Rate at target"), "percent", "4"),
        Number(
            "utilisation", translate("Planners", "Lent out now"), "percent", "85", share, PERCENT
        ),
    )


def _shown(choices: Mapping[str, Any]) -> Collection[str]:
    shown = {
        "law", "direction", "entry", "price", "collateral", "leverage", "target", "rate_title",
        "borrow_apr", "days", "convention", "dated", "curve_title", "model",
    }  # fmt: skip
    schedule = {"schedule", "until"} if choices["dated"] else set()
    return shown | schedule | {term_of(choices["law"])} | set(_CURVES[choices["model"]])


def answer(values: Values, formats: Formats) -> Found:
    """At the position's own rate, at usual rates, under a schedule, and along a curve."""
    names = (
        "entry", "collateral", "leverage", "borrow_apr", "days", "maintenance_margin",
        "liquidation_threshold", "target",
    )  # fmt: skip
    given: dict[str, Any] = {
        name: number for name in names if (number := values.maybe(name)) is not None
    }
    request = PositionRequest(
        law=values.choice("law"), direction=values.choice("direction"), **given
    )
    rated = RatedPosition(calculated(request).position, values.number("price"))
    chosen = values.choice("convention")
    convention = CONVENTIONS.get(chosen, rated.convention)
    curve = _curve(values)
    points = curve_points(curve) if curve else ()
    return Found(
        figures=[
            *_figures(rated, convention, values, formats),
            *_scheduled(rated, values, formats),
        ],
        rows={
            "rates": list(_rate_rows(rated, convention, formats)),
            "curve": [_point_row(each, formats) for each in points[::2]],
        },
        curves=[
            Curve(
                translate("Planners", "Borrow rate"),
                [(in_percent(each.utilisation), in_percent(each.apr)) for each in points],
                "accent",
            )
        ]
        if points
        else [],
        markers=[(in_percent(values.number("utilisation")), translate("Planners", "Now"), "muted")]
        if points
        else [],
    )


def _curve(values: Values) -> Callable[[Decimal], Decimal] | None:
    def of(*names: str) -> list[Decimal]:
        return [values.number(name) for name in names]

    match values.choice("model"):
        case "two_slope":
            return TwoSlopeCurve(*of("base", "slope1", "slope2", "optimal")).borrow_apr
        case "comet":
            return KinkedCurve(*of("base", "slope_low", "slope_high", "optimal")).apr
        case "adaptive":
            adaptive = AdaptiveCurve(values.number("rate_at_target"))
            return lambda utilisation: adaptive.after(utilisation, ZERO).borrow_apr
        case _:
            return None


def _figures(
    rated: RatedPosition, convention: Convention, values: Values, formats: Formats
) -> list[Figure]:
    apr, days = values.number("borrow_apr"), values.number("days")
    bearing = rated.bearing
    try:
        (own,) = interest_table(bearing, days, convention, (apr,))
    except Refused as refused:
        raise Refused.because("borrow_apr", refused.code, **refused.facts) from None
    target = values.maybe("target")
    even = None if target is None else rated.break_even_apr(target, days)
    line = rated.days_to_line(apr)
    return [
        Figure(
            translate("Planners", "Bears the rate"),
            money(formats, bearing),
            formula=translate("Planners", "What is borrowed; of a perpetual its value"),
        ),
        Figure(
            translate("Planners", "Interest per day"),
            formats.money(own.per_day, places=2),
            formula=translate("Planners", "What bears the rate × growth of a day"),
        ),
        Figure(
            translate("Planners", "Interest, {days} days").format(days=formats.exactly(days)),
            formats.money(own.interest, places=2),
            formula=translate("Planners", "What bears the rate × growth of the time"),
        ),
        Figure(
            translate("Planners", "Eats the target at"),
            formats.percent(even, 2),
            formula=translate("Planners", "The rate at which the target gains nothing, fees paid"),
        ),
        Figure(
            translate("Planners", "Reaches the line in"),
            _days(line, formats),
            tone="text" if line is None else "danger",
            formula=translate("Planners", "ln(1 + growth to the line) / ln(1 + rate of a second)"),
        ),
    ]


def _scheduled(rated: RatedPosition, values: Values, formats: Formats) -> Iterator[Figure]:
    """The same under the dated rates."""
    if not values.choice("dated"):
        return
    dated = [
        DatedRate(datetime.combine(line.day("at"), time(), UTC), line.number("apr"))
        for line in values.lines("schedule")
    ]
    until = datetime.combine(values.day("until"), time(), UTC)
    chosen = values.choice("convention")
    found = scheduled(rated, dated, until, CONVENTIONS.get(chosen, rated.convention))
    yield Figure(translate("Planners", "Under the dated rates"))
    yield Figure(
        translate("Planners", "Interest"),
        formats.money(found.interest, places=2),
        formula=translate("Planners", "What bears the rate × (growth of all stretches − 1)"),
    )
    yield Figure(
        translate("Planners", "Balance"),
        formats.money(found.balance, places=2),
        formula=translate("Planners", "What bears the rate × growth of all stretches"),
    )
    yield Figure(
        translate("Planners", "Reaches the line in"),
        _days(found.days_to_line, formats),
        formula=translate("Planners", "Each stretch passed whole, the last going on"),
    )


def _rate_rows(
    rated: RatedPosition, convention: Convention, formats: Formats
) -> Iterator[tuple[Cell, ...]]:
    try:
        rows = interest_table(rated.bearing, rated.position.costs.days, convention)
    except Refused as refused:
        raise Refused.because("days", refused.code, **refused.facts) from None
    never = translate("Planners", "never")
    for row in rows:
        line = rated.days_to_line(row.apr)
        yield (
            Cell(formats.percent(row.apr, 0)),
            Cell(formats.percent(row.apy, 2)),
            Cell(money(formats, row.per_day)),
            Cell(money(formats, row.interest)),
            Cell(never if line is None else formats.number(line)),
        )


def _point_row(point: CurvePoint, formats: Formats) -> tuple[Cell, ...]:
    return (
        Cell(formats.percent(point.utilisation, 0)),
        Cell(formats.percent(point.apr, 2)),
        Cell(formats.percent(point.apy, 2)),
    )


def _days(days: Decimal | None, formats: Formats) -> str:
    if days is None:
        return translate("Planners", "never")
    return translate("Planners", "{days} days").format(days=formats.number(days))
