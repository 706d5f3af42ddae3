"""The lines that trades crossed within a period, and what was done about each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import AlertHit, Entry
from journal_app.domain.periods import Period
from journal_app.reports.records import TradeRecord

ACTS: Final = (
    kinds.Deposit,
    kinds.Repay,
    kinds.Reduce,
    kinds.Close,
    kinds.Swap,
    kinds.StopMoved,
    kinds.Liquidation,
)
"""What answers a line: more collateral, less debt, a smaller position, another stop; or the end."""

ANSWERED_WITHIN: Final = timedelta(days=1)
"""For so long after a line was crossed what was done counts as an answer to it."""


class CrossedLine(NamedTuple):
    """A line that a trade crossed. done: what was done within a day; nothing where it was left."""

    record: TradeRecord
    hit: AlertHit
    done: Sequence[Entry]


def crossed_lines(records: Iterable[TradeRecord], period: Period) -> list[CrossedLine]:
    """Every line that these trades crossed in a period, in order of time."""
    found = (line for record in records for line in _crossed(record, period))
    return sorted(found, key=lambda each: (each.hit.at, each.record.trade.number))


def _crossed(record: TradeRecord, period: Period) -> Iterator[CrossedLine]:
    for hit in record.entries:
        if isinstance(hit, AlertHit) and period.holds(hit.at):
            until = hit.at + ANSWERED_WITHIN
            place = hit.at, hit.sequence
            done = [
                each
                for each in record.entries
                if isinstance(each, ACTS) and place < (each.at, each.sequence) and each.at <= until
            ]
            yield CrossedLine(record, hit, done)
