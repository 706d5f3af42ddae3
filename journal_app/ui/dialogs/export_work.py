"""What an export is to be, and the writing of it in the worker."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, Literal, NamedTuple

from journal_app.services.exporting import PeriodIn, selection_of
from journal_app.services.ports import Clock, Journal, Progress, TradeFilter
from journal_app.ui.files import Writers
from journal_app.ui.formatting import Formats
from journal_app.ui.printing.leaves import PaperName

Kind = Literal["workbook", "review", "table", "journal"]

SUFFIXES: Final[dict[Kind, str]] = {
    "workbook": ".xlsx",
    "review": ".pdf",
    "table": ".csv",
    "journal": ".json",
}


class Wanted(NamedTuple):
    """What is to be written. period_in: None for all trades; table: of a CSV; paper: of a PDF."""

    kind: Kind
    out: Path
    period_in: PeriodIn | None
    trades: TradeFilter
    table: str
    paper: PaperName
    is_anonymous: bool


class Hand(NamedTuple):
    """What writing needs of the window: taken from it before the worker begins."""

    writers: Writers
    clock: Clock
    journal: str
    formats: Formats
    platform_name: Callable[[str], str]


def write(hand: Hand, wanted: Wanted, journal: Journal, progress: Progress) -> None:
    """Write it, whole or not at all. Raises: JournalError."""
    writers, out = hand.writers, wanted.out
    if wanted.kind == "journal":
        put = writers.write_anonymous_archive if wanted.is_anonymous else writers.write_archive
        put(journal, out, progress)
        return
    chosen = selection_of(journal, hand.clock, wanted.period_in, wanted.trades)
    if wanted.kind == "table":
        writers.write_table(chosen, wanted.table, out, progress)
    elif wanted.kind == "workbook":
        writers.write_workbook(chosen, out, progress)
    else:
        from journal_app.ui.printing.printing import print_review
        from journal_app.ui.printing.review_leaves import Printed

        printed = Printed(chosen, hand.journal, hand.formats, hand.platform_name, wanted.paper)
        writers.write_drawn(partial(print_review, printed), out, progress)
