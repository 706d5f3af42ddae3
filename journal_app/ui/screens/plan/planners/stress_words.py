"""What a stress run comes to, as rows, cells and sentences; no widget here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.exact import ONE, ZERO
from journal_app.domain.planning.touch import HARDLY, touch_probability
from journal_app.domain.watching.spared import spared
from journal_app.ui.models.cells import Cell
from journal_app.ui.models.live_table import greyed
from journal_app.ui.scenario_words import scenario_word
from journal_app.ui.screens.plan.planners.planner import Remark
from journal_app.ui.screens.plan.planners.words import away, money
from journal_app.ui.widgets.heat_map import HeatCell
from journal_app.ui.words import sides_words

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.margin.liquidation import Liquidation
    from journal_app.domain.watching.own_scenarios import OwnScenario
    from journal_app.domain.watching.stress import Scenario, StressedAccount, StressedBook
    from journal_app.domain.watching.stress_grid import GridCell, StressGrid
    from journal_app.services.stressing import FreeCash, OpenLevels
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.piecewise import Pieces

translate = QCoreApplication.translate

Row = tuple[Cell, ...]


def own_scenario_words(scenario: OwnScenario, formats: Formats) -> str:
    """What happens in one of one's own, in a line."""

    def moved(fraction: Decimal) -> str:
        return formats.percent(fraction, 0, signed=True)

    told = []
    if scenario.all_move:
        told.append(translate("Planners", "all {move}").format(move=moved(scenario.all_move)))
    told += [f"{asset} {moved(move)}" for asset, move in scenario.moves.items()]
    if scenario.depeg:
        told.append(translate("Planners", "pegs {move}").format(move=moved(scenario.depeg)))
    if scenario.days:
        words = translate("Planners", "rates × {times} for {days} days")
        told.append(
            words.format(
                times=formats.exactly(scenario.rate_times), days=formats.exactly(scenario.days)
            )
        )
    if scenario.points:
        lost = translate("Planners", "lines {points}").format(points=moved(-scenario.points))
        told.append(lost)
    return " · ".join(told)


# The scenarios


def scenario_row(found: StressedBook, formats: Formats) -> Row:
    """One scenario: how many accounts it takes, and what that comes to."""
    lost = len(found.liquidated)
    every = lost + len(found.surviving)
    words = translate("Planners", "{lost} of {every}")
    short = found.short_of
    return (
        Cell(scenario_word(found.scenario)),
        Cell(
            words.format(lost=formats.count(lost), every=formats.count(every)),
            "danger" if lost else "muted",
        ),
        Cell(money(formats, found.left)),
        Cell(money(formats, found.needed)),
        Cell(money(formats, short), "danger" if short else "muted"),
    )


def awaited_row(scenario: Scenario, before: StressedBook | None, formats: Formats) -> Row:
    """A scenario that is being run: what was told of it before, in grey."""
    if before is None:
        return (Cell(scenario_word(scenario), "muted"), Cell(), Cell(), Cell(), Cell())
    return greyed(scenario_row(before, formats))


def remarks(
    book: Sequence[StressedAccount],
    runs: Sequence[StressedBook],
    free: FreeCash | None,
    untold: Sequence[str],
    formats: Formats,
) -> Iterator[Remark]:
    """What is to be said of all of them. free: of the journal; None of a typed book."""
    if not book:
        yield Remark("open", translate("Planners", "No open trade stands behind a line"))
    else:
        yield from _worst(runs, formats)
    if free is not None and free.value is not None:
        words = translate("Planners", "Free cash is {cash}: own money behind no open trade")
        yield Remark("open", words.format(cash=money(formats, free.value)))
    elif free is not None:
        yield Remark("open", translate("Planners", _WITHOUT_CASH[free.reason]))
    if untold:
        words = translate("Planners", "No scenario reaches {trades}: the margin law is not known")
        yield Remark("warning", words.format(trades=", ".join(untold)))


_WITHOUT_CASH: Final[Mapping[str, Any]] = {
    "own_money_unknown": QT_TRANSLATE_NOOP(
        "Planners", "Free cash is not known: say your capital in Settings"
    ),
    "more_in_trades": QT_TRANSLATE_NOOP(
        "Planners", "Free cash is not known: more lies in open trades than was recorded as own"
    ),
}


def _worst(runs: Sequence[StressedBook], formats: Formats) -> Iterator[Remark]:
    worst = max(runs, key=lambda each: each.needed)
    if not any(each.liquidated for each in runs):
        yield Remark("pass", translate("Planners", "Every account comes through all of them"))
    elif worst.short_of is None:
        words = translate("Planners", "{scenario} would ask for {needed}")
        named = scenario_word(worst.scenario)
        yield Remark("warning", words.format(scenario=named, needed=money(formats, worst.needed)))
    elif worst.short_of:
        words = translate("Planners", "Free cash does not cover the worst: {short} is missing")
        yield Remark("breach", words.format(short=money(formats, worst.short_of)))
    else:
        yield Remark("warning", translate("Planners", "Free cash covers what would be missing"))


# What goes first


def order_rows(found: StressedBook, formats: Formats) -> Pieces[Sequence[Row]]:
    """Each liquidation in its order; beside the first of an account what would have spared it."""
    rows: list[Row] = []
    seen: set[int] = set()
    for after, step in found.cascade:
        is_first = id(after) not in seen
        seen.add(id(after))
        mends = [Cell(), Cell()]
        if is_first:
            mend = spared(after.account.account, after.account.move(found.scenario))
            mends = [Cell(money(formats, mend.add)), _share_cell(mend.close, formats)]
        rows.append(
            (
                Cell(
                    sides_words(after.name),
                    "text" if is_first else "muted",
                    aside=_which(after.account.number, formats, is_first=is_first),
                ),
                Cell(formats.percent(step.at, 0)),
                Cell(_closed(step, formats)),
                Cell(money(formats, step.left)),
                *mends,
            )
        )
        yield
    return rows


def _which(number: int | None, formats: Formats, *, is_first: bool) -> str:
    """The trade that an account is called by, and whether it went before."""
    words = translate("Planners", "No. {number}")
    told = words.format(number=formats.count(number)) if number is not None else ""
    again = "" if is_first else translate("Planners", "again")
    return " · ".join(filter(None, (told, again)))


def _share_cell(close: Decimal | None, formats: Formats) -> Cell:
    if close is None:
        why = translate("Planners", "Nothing that is closed beforehand spares this account")
        return Cell(formats.percent(None), "muted", tip=why)
    return Cell(formats.percent(close), tip=_how_to_close())


def _how_to_close() -> str:
    return translate(
        "Planners", "So much of every position beforehand, or of the debt, out of the collateral"
    )


def _closed(step: Liquidation, formats: Formats) -> str:
    if step.asset is not None:
        return step.asset
    if step.share == ONE:
        return translate("Planners", "all")
    return translate("Planners", "{share} of debt").format(share=formats.percent(step.share, 0))


# The grid


def grid_names(grid: StressGrid, formats: Formats) -> tuple[list[str], list[str]]:
    """The captions of its rows and of its columns."""
    rows = [f"× {formats.exactly(times)}" for times in grid.times]
    columns = [formats.percent(move, 0, signed=bool(move)) for move in grid.moves]
    return rows, columns


def grid_cells(grid: StressGrid, formats: Formats) -> dict[tuple[int, int], HeatCell]:
    """Each cell: what the equity changed by, and the mark of a liquidation."""
    rows, columns = grid_names(grid, formats)
    titles = translate("Planners", "prices {move}, rates {times}")
    return {
        (row, column): HeatCell(
            cell.change,
            titles.format(move=columns[column], times=rows[row]),
            _grid_words(cell, formats),
            label=formats.count(cell.liquidated) if cell.liquidated else "",
            short=formats.brief(cell.change, signed=True),
            is_marked=bool(cell.liquidated),
        )
        for (row, column), cell in grid.cells.items()
    }


def _grid_words(cell: GridCell, formats: Formats) -> str:
    words = translate("Planners", "{left} left, {change}").format(
        left=money(formats, cell.left), change=money(formats, cell.change, signed=True)
    )
    if cell.first is None:
        return words
    gone = translate("Planners", "{words}\n{count} liquidated, {name} first, at {at} of it")
    return gone.format(
        words=words,
        count=formats.count(cell.liquidated),
        name=sides_words(cell.first.name),
        at=formats.percent(cell.first.crossed_at, 0),
    )


# How likely a level is touched


def touch_rows(
    position: OpenLevels, volatility: Decimal, days: Decimal, formats: Formats
) -> list[Row]:
    """Liquidation, stop and target: how far each is, and how likely it is touched by then.

    Raises: Refused.
    """
    levels = position.levels
    named = (
        (translate("Planners", "Liquidation"), levels.liquidation),
        (translate("Planners", "Stop"), levels.stop),
        (translate("Planners", "Target"), levels.target),
    )
    rows: list[Row] = []
    for name, level in named:
        if level is None or levels.mark is None or min(level, levels.mark) <= ZERO:
            why = translate("Planners", "there is none")
            rows.append((Cell(name), Cell(formats.price(None), "muted", tip=why), Cell(), Cell()))
            continue
        chance = touch_probability(levels.mark, level, volatility, days)
        rows.append(
            (
                Cell(name),
                Cell(formats.price(level)),
                Cell(away(formats, levels.mark, level)),
                Cell(_chance_words(chance, formats), weight=600),
            )
        )
    return rows


def _chance_words(chance: Decimal, formats: Formats) -> str:
    """A probability in percent; what is hardly possible is not told to be impossible."""
    if ZERO < chance < HARDLY:
        return f"< {formats.percent(HARDLY)}"
    return formats.percent(chance)
