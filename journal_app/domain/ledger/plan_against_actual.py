"""What was planned of a trade beside what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.figures import Figures, PositionFigures
from journal_app.domain.ledger.entries import Open
from journal_app.domain.ledger.reckoning import Reckoned
from journal_app.domain.ledger.steps import LedgerStep
from journal_app.domain.ledger.trade_levels import stop_of
from journal_app.domain.money import Asset
from journal_app.domain.trade import Plan, PlannedPosition

_DAY: Final = timedelta(days=1)

Measure = Literal["entry", "size", "leverage", "stop", "exit", "days", "cost"]


class Compared(NamedTuple):
    """One measure of a trade as planned and as it came; None where there is none.

    Units: entry, stop and exit are prices, size is units of the asset, days are days, cost is in
    the journal's currency. exit: the planned mean over all targets. cost: interest, fees, gas,
    swaps and penalties, less funding received.
    """

    measure: Measure
    planned: Decimal | None
    actual: Decimal | None

    @property
    @exact
    def change(self) -> Decimal | None:
        """How far it came otherwise: a fraction of what was planned."""
        if self.planned is None or self.actual is None or not self.planned:
            return None
        return (self.actual - self.planned) / abs(self.planned)


@exact
def plan_against_actual(
    one: Reckoned, told: Figures, steps: Sequence[LedgerStep] = ()
) -> tuple[Compared, ...]:
    """The measures of a planned trade that has begun; nothing of one without a plan.

    told: the figures of the same trade at the same moment. Levels and size are of its first
    planned position. steps: what each entry did, for the leverage once all was opened.
    """
    plan = one.trade.plan
    if plan is None or one.state.started_at is None:
        return ()
    compared = _of_trade(plan, told, steps)
    if plan.positions:
        planned = plan.positions[0]
        held = next((each for each in told.positions if each.asset == planned.asset), None)
        compared = (*_of_position(planned, held, one), *compared)
    return tuple(each for each in compared if each.planned is not None or each.actual is not None)


def _of_position(
    planned: PlannedPosition, held: PositionFigures | None, one: Reckoned
) -> Iterator[Compared]:
    position = one.state.positions.get(planned.asset)
    entry = position.entered_value / position.entered if position and position.entered else None
    yield Compared("entry", planned.entry, entry)
    yield Compared("size", planned.units, held.entered if held else None)
    yield Compared("stop", planned.stop, stop_of(one, planned.asset))
    yield Compared("exit", _mean_target(planned), held.average_exit if held else None)


def _of_trade(plan: Plan, told: Figures, steps: Sequence[LedgerStep]) -> tuple[Compared, ...]:
    total = told.total
    held_for = (told.closed_at or told.at) - told.opened_at if told.opened_at else None
    return (
        Compared("leverage", plan.leverage, _leverage_once_opened(steps)),
        Compared("days", plan.days, None if held_for is None else _days(held_for)),
        Compared("cost", plan.expected_costs, total.costs - total.funding),
    )


def _leverage_once_opened(steps: Sequence[LedgerStep]) -> Decimal | None:
    """The leverage after the moment in which the last of the positions was first opened."""
    first: dict[Asset, datetime] = {}
    for step in steps:
        if isinstance(step.entry, Open):
            first.setdefault(step.entry.asset, step.entry.at)
    all_open_at = max(first.values(), default=None)
    levered = [step.after.leverage for step in steps if step.after and step.entry.at == all_open_at]
    return levered[-1] if levered else None


def _days(held_for: timedelta) -> Decimal:
    return Decimal(held_for // timedelta(milliseconds=1)) / Decimal(
        _DAY // timedelta(milliseconds=1)
    )


def _mean_target(planned: PlannedPosition) -> Decimal | None:
    """Σ price·share / Σ share over the targets."""
    shares = sum((target.share for target in planned.targets), ZERO)
    if not shares:
        return None
    return sum((target.price * target.share for target in planned.targets), ZERO) / shares
