"""What the planner of rescues shows of a trade that is a loop: the way back, and its record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from journal_app.domain.planning.notches import HEALTH
from journal_app.domain.planning.ranges import health
from journal_app.domain.problems import Problem
from journal_app.domain.watching.unwinding import loop_of, unwound
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.plan.planners.asked import Choose, Number, Title
from journal_app.ui.screens.plan.planners.planner import Record, Remark, Table, columns
from journal_app.ui.screens.plan.planners.words import sentence_of, units

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.watching.unwinding import Loop, Step
    from journal_app.services.ports import Clock, Journal
    from journal_app.services.rescuing import Rescuable, Wanted
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Asked, Values

translate = QCoreApplication.translate

ASKED: Final = ("unwind", "unwind_health", "unwind_until")
"""What is asked of a loop alone."""


class WayBack(NamedTuple):
    """What is shown of a way back."""

    rows: Sequence[tuple[Cell, ...]] = ()
    remarks: Sequence[Remark] = ()
    records: Sequence[Record] = ()


def is_loop(chosen: Rescuable) -> bool:
    """Whether what can be rescued is a loop."""
    return chosen.trade_id is not None and loop_of(chosen.of) is not None


def asked() -> tuple[Asked, ...]:
    """The least health on the way, and where it ends."""
    return (
        Title("unwind", translate("Planners", "The way back of the loop")),
        Number(
            "unwind_health", translate("Planners", "Least health"), "ratio", "1.05", health, HEALTH
        ),
        Choose(
            "unwind_until",
            translate("Planners", "Until"),
            [
                ("debt", translate("Planners", "Nothing is owed")),
                ("target", translate("Planners", "The line is reached")),
            ],
        ),
    )


def table() -> Table:
    """The steps."""
    return Table(
        "unwind",
        translate("Planners", "Unwind the loop"),
        columns(
            ("step", translate("Planners", "Step")),
            ("sold", translate("Planners", "Sold")),
            ("repaid", translate("Planners", "Repaid")),
            ("collateral", translate("Planners", "Collateral")),
            ("debt", translate("Planners", "Debt")),
            ("lowest", translate("Planners", "Lowest")),
            ("health", translate("Planners", "Health")),
        ),
        translate("Planners", "sell, repay, and never below the least health"),
        is_optional=True,
    )


def way_back(values: Values, chosen: Rescuable, wanted: Wanted, formats: Formats) -> WayBack:
    """The steps of a loop, why there are none, and the button that records them."""
    loop = loop_of(chosen.of) if chosen.trade_id is not None else None
    if loop is None:
        return WayBack()
    target = wanted.target if values.choice("unwind_until") == "target" else None
    least = values.number("unwind_health")
    steps = unwound(loop, least, target, wanted.cost_rate)
    if isinstance(steps, Problem):
        title = translate("Planners", "Unwind the loop")
        return WayBack(remarks=[Remark("warning", title, sentence_of(steps, formats))])
    return WayBack(
        rows=list(_rows(loop, steps, formats)),
        records=[_record(loop, least, wanted, steps, formats, has_target=target is not None)]
        if steps
        else (),
    )


def _rows(loop: Loop, steps: Sequence[Step], formats: Formats) -> Iterator[tuple[Cell, ...]]:
    between = translate("Planners", "Between the sale and the repayment")
    for place, step in enumerate(steps, start=1):
        (held, *_), (debt,) = step.after.collateral, step.after.debt
        yield (
            Cell(formats.count(place)),
            Cell(units(formats, step.sold)),
            Cell(units(formats, step.repaid, loop.owed)),
            Cell(units(formats, held.amount)),
            Cell(units(formats, debt.amount)),
            Cell(formats.ratio(step.lowest), tip=between),
            Cell(formats.ratio(step.after.health_factor), weight=600),
        )


def _record(
    loop: Loop,
    least: Decimal,
    wanted: Wanted,
    steps: Sequence[Step],
    formats: Formats,
    *,
    has_target: bool,
) -> Record:
    words = translate("Planners", "Record: unwind in {count} steps")
    if len(steps) == 1:
        words = translate("Planners", "Record: unwind in a single step")
    note = translate("Planners", "Unwind, health at least {health}").format(
        health=formats.ratio(least)
    )

    def record(journal: Journal, clock: Clock) -> object:
        from journal_app.services.unwinding import Unwind, record_unwind

        target = wanted.target if has_target else None
        asked = Unwind(loop.trade_id, least, target, wanted.cost_rate, note)
        return record_unwind(journal, clock, asked)

    return Record(
        "unwind",
        words.format(count=formats.count(len(steps))),
        {"trade_id": loop.trade_id},
        record=record,
        said=translate("Planners", "The steps are recorded."),
    )
