"""`export`: write the review workbook, a table, a PDF, the whole journal, or a calendar file."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from secrets import randbelow
from typing import Final

from journal_app.assembly.clock import SystemClock
from journal_app.assembly.exported_files import (
    Write,
    archive_of,
    calendar_of,
    check_place,
    table_of,
    workbook_of,
    write_whole,
)
from journal_app.assembly.presets import PresetPlatforms
from journal_app.cli.journals import open_for_reading
from journal_app.cli.progress import shown_progress
from journal_app.domain.periods import named_month, named_week, named_year
from journal_app.domain.problems import Refused
from journal_app.reports.exported_tables import TABLES
from journal_app.reports.selection import Selection
from journal_app.services.anonymising import anonymous_archive
from journal_app.services.archiving import archived
from journal_app.services.exporting import PeriodIn, selection_of
from journal_app.services.ports import Journal, Progress, TradeFilter
from journal_app.services.reviewing import last_full_month
from journal_app.services.scheduling import agenda_of
from journal_app.wording import sentence

EXAMPLE: Final = "journal-app export my.journal november.xlsx --month 2026-11 --platform aave_v3"
KINDS: Final = (".xlsx", ".csv", ".json", ".pdf", ".ics")
FILTERS: Final = ("platform", "strategy", "asset", "account", "tag")
PAPERS: Final = ("a4", "letter")
DEFAULT_TABLE: Final = "ledger"

Printer = Callable[[Selection, str, str], Write]
"""How a review is drawn as PDF, of a selection on a paper for a journal of a name; the window's
library can, which this side does not know.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help="OUT.xlsx: the review workbook; OUT.csv: one table; OUT.pdf: the review, to print; "
        "OUT.json: the whole journal, which `import` reads back; OUT.ics: coming reviews and "
        "planned ends for a calendar; an existing file is replaced",
    )
    period = parser.add_mutually_exclusive_group()
    period.add_argument("--week", metavar="2026-W47")
    period.add_argument("--month", metavar="2026-11")
    period.add_argument("--year", metavar="2026")
    period.add_argument(
        "--all",
        action="store_true",
        help="every trade there is (default; of a PDF it is the last full month)",
    )
    parser.add_argument(
        "--table",
        choices=list(TABLES),
        metavar="TABLE",
        help=f"the table of a CSV (default: {DEFAULT_TABLE}): {', '.join(TABLES)}",
    )
    parser.add_argument("--paper", choices=PAPERS, help=f"of a PDF (default: {PAPERS[0]})")
    parser.add_argument(
        "--anonymised",
        action="store_true",
        help="a JSON to show to others: names, notes, wallets, hashes and attachments are left "
        "out, and every amount is multiplied by one secret factor; prices, times and ratios stay",
    )
    for name in FILTERS:
        parser.add_argument(f"--{name}", action="append", default=[], help="may be given again")


def run(options: argparse.Namespace) -> int:
    """Write it, whole or not at all."""
    out: Path = options.out
    kind = out.suffix.lower()
    _check(options, kind)
    with shown_progress(f"writing {out.name}") as report:
        write = _writer(options, kind, report)
        write_whole(write, out, report)
    print(sentence("written", {"path": out}))
    return 0


def _check(options: argparse.Namespace, kind: str) -> None:
    """Refuse what cannot be meant."""
    out: Path = options.out
    if kind not in KINDS:
        raise Refused.because(
            str(out), "not_a_choice", text=kind or out.name, choices=", ".join(KINDS)
        )
    if kind == ".pdf" and options.printer is None:
        raise Refused.because(str(out), "pdf_needs_window")
    if options.table and kind != ".csv":
        raise Refused.because("--table", "only_of_csv")
    if options.paper and kind != ".pdf":
        raise Refused.because("--paper", "only_of_pdf")
    if options.anonymised and kind != ".json":
        raise Refused.because("--anonymised", "only_of_json")
    chosen = [name for name in ("week", "month", "year", *FILTERS) if getattr(options, name)]
    if kind == ".json" and chosen:
        raise Refused.because(f"--{chosen[0]}", "archive_is_whole")
    if kind == ".ics" and chosen:
        raise Refused.because(f"--{chosen[0]}", "calendar_is_whole")
    check_place(out, options.journal)


def _writer(options: argparse.Namespace, kind: str, report: Progress) -> Write:
    """Read all that is needed, and tell how to write it; the journal is closed by then."""
    with open_for_reading(options.journal) as journal:
        if kind == ".json":
            return archive_of(_content(options, journal, report))
        if kind == ".ics":
            return calendar_of(agenda_of(journal, SystemClock()))
        wanted = TradeFilter(
            platforms=tuple(options.platform),
            strategies=tuple(options.strategy),
            assets=tuple(options.asset),
            accounts=tuple(options.account),
            tags=tuple(options.tag),
        )
        period = _period(options, journal, kind)
        chosen = selection_of(journal, SystemClock(), period, wanted)
    if kind == ".csv":
        return table_of(chosen, options.table or DEFAULT_TABLE)
    if kind == ".pdf":
        printer: Printer = options.printer
        return printer(chosen, options.paper or PAPERS[0], options.journal.stem)
    return workbook_of(chosen)


def _content(
    options: argparse.Namespace, journal: Journal, report: Progress
) -> Mapping[str, object]:
    if options.anonymised:
        return anonymous_archive(journal, PresetPlatforms(), randbelow, report)
    return archived(journal, report)


def _period(options: argparse.Namespace, journal: Journal, kind: str) -> PeriodIn | None:
    if options.week:
        return partial(named_week, options.week)
    if options.month:
        return partial(named_month, options.month)
    if options.year:
        return partial(named_year, options.year)
    if kind != ".pdf" or options.all:
        return None
    with journal.reading() as uow:
        month = last_full_month(uow, SystemClock().now())
    return lambda _zone: month
