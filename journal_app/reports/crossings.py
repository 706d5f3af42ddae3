"""What was done about a line that was crossed, and how an export tells it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Context, Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import exact, plain
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import AlertHit, Entry
from journal_app.reports.tables import Holds

ACTS: Final = (
    kinds.Deposit,
    kinds.Repay,
    kinds.Reduce,
    kinds.Close,
    kinds.Swap,
    kinds.StopMoved,
)
"""What a trader does about a line: more collateral, less debt, a smaller position, another stop."""

_LEAST: Final = timedelta(days=1)
_SHOWN: Final = Context(prec=8)


class Answered(NamedTuple):
    """A line that was crossed. done: what was done then. until: when it was looked at again."""

    hit: AlertHit
    done: Sequence[Entry]
    until: datetime

    @property
    def is_ignored(self) -> bool:
        """Whether nothing was done."""
        return not self.done


def answered(hit: AlertHit, entries: Sequence[Entry], next_mark_at: datetime | None) -> Answered:
    """What was done in a trade until the next mark after a crossing, and within a day at least."""
    until = max(hit.at + _LEAST, next_mark_at or hit.at)
    done = [
        each
        for each in entries
        if isinstance(each, ACTS)
        and (hit.at, hit.sequence) < (each.at, each.sequence)
        and each.at <= until
    ]
    return Answered(hit, done, until)


class LineWords(NamedTuple):
    """How a crossing is told, and what its figures are."""

    template: str
    holds: Holds


LINE_WORDS: Final[Mapping[str, LineWords]] = {
    "watch_past_liquidation": LineWords("Past liquidation {bound}: {measured}", Holds.PRICE),
    "watch_liquidation_before_stop": LineWords(
        "Liquidation {measured} before stop {bound}", Holds.PRICE
    ),
    "watch_near_liquidation": LineWords(
        "Liquidation {measured} away, under {bound}", Holds.PERCENT
    ),
    "watch_health_below": LineWords("Health factor fell below {bound}: {measured}", Holds.RATIO),
    "watch_margin_below": LineWords("Margin fell below {bound}: {measured}", Holds.PERCENT),
    "watch_stop_hit": LineWords("Stop {bound} reached: {measured}", Holds.PRICE),
    "watch_target_hit": LineWords("Target {bound} reached: {measured}", Holds.PRICE),
    "watch_rate_above": LineWords("{asset} rate rose above {bound}: {measured}", Holds.PERCENT),
    "watch_rate_unusual": LineWords("{asset} rate {measured}, usually {bound}", Holds.PERCENT),
    "watch_collateral_fallen": LineWords("Collateral fell {measured}, over {bound}", Holds.PERCENT),
    "watch_cost_exceeded": LineWords("Cost {measured}, planned {bound}", Holds.PRICE),
    "watch_interest_unpayable": LineWords("Interest {measured}, to be won {bound}", Holds.PRICE),
    "watch_alert_reached": LineWords("Alert {bound} reached: {measured}", Holds.PRICE),
    "watch_rate_alert": LineWords("Rate alert {bound} reached: {measured}", Holds.PERCENT),
    "watch_health_alert": LineWords("Health alert {bound} reached: {measured}", Holds.RATIO),
    "watch_margin_alert": LineWords("Margin alert {bound} reached: {measured}", Holds.PERCENT),
}
"""What was crossed, by the code of the line; short, as it stands in a narrow column."""

_OTHER: Final = LineWords("A line was crossed: {measured}", Holds.PRICE)


def crossing_words(
    hit: AlertHit, write: Callable[[Decimal, Holds], str], into: Callable[[str], str] = str
) -> str:
    """A crossing in words; empty for an alert that was written down by hand.

    into: turns a template into another language, its blanks kept.
    """
    if hit.line is None:
        return ""
    words = LINE_WORDS.get(hit.line, _OTHER)
    measured, bound = (
        "–" if number is None else write(number, words.holds)
        for number in (hit.measured, hit.bound)
    )
    return into(words.template).format(measured=measured, bound=bound, asset=hit.asset)


def note_of(entry: Entry) -> str:
    """The note of an entry as an export writes it: that of a crossing begins with its words."""
    if not isinstance(entry, AlertHit):
        return entry.note
    return "; ".join(each for each in (crossing_words(entry, _written), entry.note) if each)


@exact
def _written(number: Decimal, holds: Holds) -> str:
    match holds:
        case Holds.RATIO:
            return f"{number:.2f}"
        case Holds.PERCENT:
            return f"{number * 100:.1f} %"
        case _:
            return plain(_SHOWN.plus(number))
