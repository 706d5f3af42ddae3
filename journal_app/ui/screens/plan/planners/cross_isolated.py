"""Cross or isolated: the same positions behind one equity, and each behind its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from journal_app.domain.exact import ZERO
from journal_app.domain.margin.pool import BackedPosition, MarketMove
from journal_app.domain.market.closes import Close, common_closes
from journal_app.domain.planning.cross_isolated import RANGES, Comparison, compared
from journal_app.domain.planning.notches import FALLS, MOVES
from journal_app.domain.planning.ranges import any_number
from journal_app.ui.messages import say
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.plan.planners.asked import Choose, Number, Rows, Series, Ticker, Title
from journal_app.ui.screens.plan.planners.planner import Found, Planner, Remark, Table, columns
from journal_app.ui.screens.plan.planners.words import money, pasted_hint

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.margin.pool import Fate, MarginPool
    from journal_app.domain.planning.cross_isolated import ComparisonAnswer, MoveOutcome
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Values

translate = QCoreApplication.translate

_PASTED: Final = ("first_prices", "second_prices")


def planner() -> Planner:
    """What is asked and shown."""
    return Planner(
        name="cross_isolated",
        title=translate("Planners", "Cross or isolated"),
        about=translate("Planners", "What survives a move of the market, pooled and apart"),
        asked=(
            Rows(
                "positions",
                translate("Planners", "Positions"),
                (
                    Ticker("market", translate("Planners", "Market")),
                    Number("value", translate("Planners", "± Value"), "money", "",
                           any_number),
                    Number("price", translate("Planners", "Price"), "price", "",
                           RANGES["price"]),
                    Number("maintenance_margin", translate("Planners", "Maint."), "percent", "",
                           RANGES["maintenance_margin"]),
                    Number("collateral", translate("Planners", "Own"), "money", "",
                           RANGES["collateral"]),
                ),
                (("ETH", "20000", "2000", "5", "10000"), ("SOL", "15000", "150", "5", "8000")),
            ),
            Number(
                "pooled_collateral", translate("Planners", "Own money in all"), "money", "50000",
                RANGES["pooled_collateral"], is_needed=False,
            ),
            Number(
                "move", translate("Planners", "All prices move by"), "percent", "-60",
                RANGES["move"], MOVES,
            ),
            Number(
                "penalty", translate("Planners", "Liquidation fee"), "percent", "",
                RANGES["penalty"], is_needed=False,
            ),
            Title("together", translate("Planners", "Do the prices move together?")),
            Choose(
                "source",
                translate("Planners", "Correlation"),
                [
                    ("typed", translate("Planners", "Typed")),
                    ("pasted", translate("Planners", "From pasted daily prices")),
                ],
            ),
            Number(
                "correlation", translate("Planners", "From −1 to 1"), "ratio", "0.8",
                RANGES["correlation"], is_needed=False,
            ),
            Series("first_prices", translate("Planners", "First"), pasted_hint()),
            Series("second_prices", translate("Planners", "Second"), pasted_hint()),
        ),
        answer=answer,
        has_figures=False,
        tables=(
            Table(
                "moves",
                translate("Planners", "If all prices move"),
                columns(
                    ("move", translate("Planners", "Move")),
                    ("pooled", translate("Planners", "Cross leaves")),
                    ("apart", translate("Planners", "Isolated leaves")),
                    ("lost", translate("Planners", "Isolated lost")),
                ),
            ),
            Table(
                "lines",
                translate("Planners", "Where liquidation lies"),
                columns(
                    ("what", ""),
                    ("leverage", translate("Planners", "Leverage")),
                    ("ratio", translate("Planners", "Margin")),
                    ("fall", translate("Planners", "All fall by")),
                    ("rise", translate("Planners", "All rise by")),
                ),
            ),
        ),
        shown=_shown,
    )  # fmt: skip


def _shown(choices: Mapping[str, Any]) -> Collection[str]:
    shown = {"positions", "pooled_collateral", "move", "penalty", "together", "source"}
    return shown | (set(_PASTED) if choices["source"] == "pasted" else {"correlation"})


def answer(values: Values, formats: Formats) -> Found:
    """Both kinds of margin, the move that was chosen and others."""
    move = values.number("move")
    moves = sorted({move, *FALLS}, reverse=True)
    positions = tuple(_position(line) for line in values.lines("positions"))
    found = compared(
        Comparison(
            positions=positions,
            pooled_collateral=values.maybe("pooled_collateral"),
            moves=tuple(MarketMove(each) for each in moves),
            penalty=values.maybe("penalty"),
            correlation=_correlation(values),
        )
    )
    return Found(
        rows={
            "moves": [
                _move_row(each, positions, formats, is_chosen=each.move.every == move)
                for each in found.outcomes
            ],
            "lines": list(_lines(found, formats)),
        },
        remarks=[] if found.advice is None else [Remark("open", say(found.advice.value))],
    )


def _position(line: Values) -> BackedPosition:
    return BackedPosition.of_value(
        line.number("value"),
        market=line.asset("market"),
        price=line.number("price"),
        maintenance_margin=line.number("maintenance_margin"),
        collateral=line.number("collateral"),
    )


def _correlation(values: Values) -> Decimal | None:
    if values.choice("source") == "typed":
        return values.maybe("correlation")
    return _read_correlation(values.closes("first_prices"), values.closes("second_prices"))


@lru_cache(maxsize=8)
def _read_correlation(first: tuple[Close, ...], second: tuple[Close, ...]) -> Decimal | None:
    """Once for each pair of series: its logarithms take longer than a keystroke may."""
    return common_closes(first, second).correlation


def _move_row(
    outcome: MoveOutcome,
    positions: Sequence[BackedPosition],
    formats: Formats,
    *,
    is_chosen: bool,
) -> tuple[Cell, ...]:
    fates = zip(positions, outcome.isolated, strict=True)
    lost = ", ".join(each.market for each, fate in fates if not fate.survives)
    weight = 600 if is_chosen else 400
    return (
        Cell(formats.percent(outcome.move.every, 0, signed=True), weight=weight),
        _left(outcome.pooled, formats, weight),
        Cell(money(formats, outcome.isolated_left), weight=weight),
        Cell(lost or translate("Planners", "none"), "danger" if lost else "muted", weight),
    )


def _left(fate: Fate, formats: Formats, weight: int) -> Cell:
    if fate.survives:
        return Cell(money(formats, fate.left), weight=weight)
    left = money(formats, fate.left) if fate.left != ZERO else ""
    return Cell(left, chip=translate("Planners", "Liquidated"), chip_tone="danger")


def _lines(found: ComparisonAnswer, formats: Formats) -> Iterator[tuple[Cell, ...]]:
    yield _line(translate("Planners", "Cross"), found.pooled, formats)
    for pool in found.isolated:
        yield _line(pool.account.positions[0].market, pool, formats)


def _line(word: str, pool: MarginPool, formats: Formats) -> tuple[Cell, ...]:
    never = translate("Planners", "never")
    fall, rise = pool.fall_to_liquidation, pool.rise_to_liquidation
    return (
        Cell(word),
        Cell(formats.times(pool.account.leverage, 2)),
        Cell(formats.percent(pool.account.margin_ratio)),
        Cell(never if fall is None else formats.percent(fall)),
        Cell(never if rise is None else formats.percent(rise)),
    )
