"""Pair: one market bought and another sold, by the ratio of their prices."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from journal_app.domain.market.closes import Close, common_closes
from journal_app.domain.planning.pair import (
    RANGES,
    PairRequest,
    PairSide,
    RatioHistory,
    Sizing,
    calculated,
)
from journal_app.domain.planning.ranges import above_zero, at_least_zero
from journal_app.domain.trade import Direction
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.plan.calculator.figures import Figure
from journal_app.ui.screens.plan.planners.asked import (
    Choose,
    Number,
    Series,
    Ticker,
    Title,
    around_start,
)
from journal_app.ui.screens.plan.planners.planner import Found, Planner, Table, columns
from journal_app.ui.screens.plan.planners.words import away, gain, money, pasted_hint, units

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.margin.pool import BackedPosition, MarginPool
    from journal_app.domain.planning.pair import PairAnswer, RatioPnl
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Values

translate = QCoreApplication.translate

_TYPED: Final = ("mean", "deviation", "first_volatility", "second_volatility")
_PASTED: Final = ("first_prices", "second_prices")


def planner() -> Planner:
    """What is asked and shown."""
    return Planner(
        name="pair",
        title=translate("Planners", "Pair"),
        about=translate("Planners", "Gains by the ratio of two prices, whichever way both go"),
        asked=(
            Choose(
                "direction",
                translate("Planners", "Direction"),
                [
                    (Direction.LONG, translate("Planners", "Buy the first")),
                    (Direction.SHORT, translate("Planners", "Sell the first")),
                ],
            ),
            Ticker("first", translate("Planners", "First"), "ETH"),
            Number(
                "first_price", translate("Planners", "Its price"), "price", "2000",
                RANGES["price"], around_start("2000"),
            ),
            Ticker("second", translate("Planners", "Second"), "BTC"),
            Number(
                "second_price", translate("Planners", "Its price"), "price", "40000",
                RANGES["price"], around_start("40000"),
            ),
            Title("size", translate("Planners", "Size")),
            Number(
                "value", translate("Planners", "Both together"), "money", "20000",
                RANGES["value"],
            ),
            Choose(
                "sizing",
                translate("Planners", "Shared by"),
                [
                    (Sizing.EQUAL_VALUE, translate("Planners", "Equal value")),
                    (Sizing.EQUAL_RISK, translate("Planners", "Equal risk")),
                ],
            ),
            Number(
                "collateral", translate("Planners", "Own, each side"), "money", "5000",
                RANGES["collateral"],
            ),
            Number(
                "maintenance_margin", translate("Planners", "Maintenance"), "percent", "5",
                RANGES["maintenance_margin"],
            ),
            Title("ratio", translate("Planners", "History of the ratio")),
            Choose(
                "history",
                translate("Planners", "From"),
                [
                    ("typed", translate("Planners", "Typed figures")),
                    ("pasted", translate("Planners", "Pasted daily prices")),
                ],
            ),
            Number("mean", translate("Planners", "Mean"), "ratio", "0.055", above_zero),
            Number("deviation", translate("Planners", "Deviation"), "ratio", "0.003"),
            Number(
                "first_volatility", translate("Planners", "First, a day"), "percent", "3.5",
                at_least_zero,
            ),
            Number(
                "second_volatility", translate("Planners", "Second, a day"), "percent", "2.5",
                at_least_zero,
            ),
            Series("first_prices", translate("Planners", "First"), pasted_hint()),
            Series("second_prices", translate("Planners", "Second"), pasted_hint()),
            Number("band", translate("Planners", "Band, ± times"), "times", "2", RANGES["band"]),
        ),
        answer=answer,
        tables=(
            Table(
                "levels",
                translate("Planners", "What the ratio brings"),
                columns(
                    ("level", translate("Planners", "Ratio at")),
                    ("ratio", translate("Planners", "Ratio")),
                    ("first", translate("Planners", "First moves")),
                    ("second", translate("Planners", "Second moves")),
                    ("both", translate("Planners", "Both move")),
                ),
                translate("Planners", "before costs, by which price moves"),
            ),
            Table(
                "sides",
                translate("Planners", "The two sides"),
                columns(
                    ("market", translate("Planners", "Market")),
                    ("size", translate("Planners", "Size")),
                    ("value", translate("Planners", "Value")),
                    ("alone", translate("Planners", "Liquidated alone")),
                    ("pooled", translate("Planners", "Behind both")),
                ),
            ),
        ),
        shown=_shown,
    )  # fmt: skip


def _shown(choices: Mapping[str, Any]) -> Collection[str]:
    shown = {
        "direction", "first", "first_price", "second", "second_price", "size", "value", "sizing",
        "collateral", "maintenance_margin", "ratio", "history", "band",
    }  # fmt: skip
    return shown | set(_TYPED if choices["history"] == "typed" else _PASTED)


def answer(values: Values, formats: Formats) -> Found:
    """Where the ratio stands, the sizes, and what its levels bring."""
    history = _history(values)
    found = calculated(
        PairRequest(
            first=_side(values, "first"),
            second=_side(values, "second"),
            direction=values.choice("direction"),
            value=values.number("value"),
            history=history,
            sizing=values.choice("sizing"),
            band=values.number("band"),
        )
    )
    pools = zip((found.first, found.second), found.isolated, strict=True)
    return Found(
        figures=_figures(found, history, formats),
        rows={
            "levels": list(_levels(found, formats)),
            "sides": [_side_row(side, pool, found.pooled, formats) for side, pool in pools],
        },
    )


def _history(values: Values) -> RatioHistory:
    if values.choice("history") == "pasted":
        return _read_history(values.closes("first_prices"), values.closes("second_prices"))
    mean, deviation, first, second = (values.number(name) for name in _TYPED)
    return RatioHistory(0, mean, deviation, first, second, None)


@lru_cache(maxsize=8)
def _read_history(first: tuple[Close, ...], second: tuple[Close, ...]) -> RatioHistory:
    """Once for each pair of series: its logarithms take longer than a keystroke may."""
    return RatioHistory.of(common_closes(first, second))


def _side(values: Values, name: str) -> PairSide:
    return PairSide(
        market=values.asset(name),
        price=values.number(f"{name}_price"),
        maintenance_margin=values.number("maintenance_margin"),
        collateral=values.number("collateral"),
    )


def _figures(found: PairAnswer, history: RatioHistory, formats: Formats) -> list[Figure]:
    lines = [
        Figure(
            translate("Planners", "Ratio now"),
            formats.price(found.ratio),
            away(formats, history.mean, found.ratio),
            formula=translate("Planners", "Price of the first / price of the second"),
        ),
        Figure(
            translate("Planners", "Mean"),
            formats.price(history.mean),
            formula=translate("Planners", "Sum of the daily ratios / days"),
        ),
        Figure(
            translate("Planners", "Deviation"),
            formats.price(history.deviation),
            formula=translate("Planners", "√(Σ (ratio − mean)² / (days − 1))"),
        ),
        Figure(
            translate("Planners", "From the mean"),
            formats.times(found.z_score, 2),
            translate("Planners", "deviations"),
            formula=translate("Planners", "(Ratio now − mean) / deviation"),
        ),
        Figure(
            translate("Planners", "Correlation"),
            formats.number(history.correlation, 2),
            formula=translate("Planners", "Of the daily log returns of both prices"),
        ),
    ]
    if history.days:
        days = Figure(
            translate("Planners", "Common days"),
            formats.count(history.days),
            formula=translate("Planners", "Days that both series know"),
        )
        lines.append(days)
    return lines


def _levels(found: PairAnswer, formats: Formats) -> list[tuple[Cell, ...]]:
    words = {
        translate("Planners", "Lower band"): found.lower,
        translate("Planners", "Mean"): found.at_mean,
        translate("Planners", "Upper band"): found.upper,
    }
    return [_level(word, pnl, formats) for word, pnl in words.items()]


def _level(word: str, pnl: RatioPnl | None, formats: Formats) -> tuple[Cell, ...]:
    if pnl is None:
        return (Cell(word), *(Cell(formats.number(None)) for _ in range(4)))
    return (
        Cell(word),
        Cell(formats.price(pnl.ratio)),
        gain(formats, pnl.first_moves),
        gain(formats, pnl.second_moves),
        gain(formats, pnl.both_move),
    )


def _side_row(
    side: BackedPosition, alone: MarginPool, pooled: MarginPool, formats: Formats
) -> tuple[Cell, ...]:
    def line(pool: MarginPool) -> Cell:
        price: Decimal | None = pool.account.liquidation_prices()[side.market]
        return Cell(formats.price(price), aside=away(formats, side.price, price))

    return (
        Cell(side.market),
        Cell(units(formats, side.size)),
        Cell(money(formats, side.position.value)),
        line(alone),
        line(pooled),
    )
