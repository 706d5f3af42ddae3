"""`export`: write the review workbook, one table, the whole journal, or a calendar file."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
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
from journal_app.cli.journals import open_for_reading
from journal_app.cli.progress import shown_progress
from journal_app.domain.periods import named_month, named_week, named_year
from journal_app.domain.problems import Refused
from journal_app.reports.exported_tables import TABLES
from journal_app.services.archiving import archived
from journal_app.services.exporting import PeriodIn, selection_of
from journal_app.services.ports import Progress, TradeFilter
from journal_app.services.scheduling import agenda_of
from journal_app.wording import sentence

EXAMPLE: Final = "journal-app export my.journal november.xlsx --month 2026-11 --platform aave_v3"
KINDS: Final = (".xlsx", ".csv", ".json", ".pdf", ".ics")
FILTERS: Final = ("platform", "strategy", "asset", "account", "tag")
DEFAULT_TABLE: Final = "ledger"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help="OUT.xlsx: the review workbook; OUT.csv: one table; OUT.json: the whole journal, "
        "which `import` reads back; OUT.ics: coming reviews and planned ends for a calendar; an "
        "existing file is replaced",
    )
    period = parser.add_mutually_exclusive_group()
    period.add_argument("--week", metavar="2026-W47")
    period.add_argument("--month", metavar="2026-11")
    period.add_argument("--year", metavar="2026")
    period.add_argument("--all", action="store_true", help="every trade there is (default)")
    parser.add_argument(
        "--table",
        choices=list(TABLES),
        metavar="TABLE",
        help=f"the table of a CSV (default: {DEFAULT_TABLE}): {', '.join(TABLES)}",
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
    if kind == ".pdf":
        raise Refused.because(str(out), "pdf_needs_window")
    if options.table and kind != ".csv":
        raise Refused.because("--table", "only_of_csv")
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
            return archive_of(archived(journal, report))
        if kind == ".ics":
            return calendar_of(agenda_of(journal, SystemClock()))
        wanted = TradeFilter(
            platforms=tuple(options.platform),
            strategies=tuple(options.strategy),
            assets=tuple(options.asset),
            accounts=tuple(options.account),
            tags=tuple(options.tag),
        )
        chosen = selection_of(journal, SystemClock(), _period(options), wanted)
    if kind == ".csv":
        return table_of(chosen, options.table or DEFAULT_TABLE)
    return workbook_of(chosen)


def _period(options: argparse.Namespace) -> PeriodIn | None:
    if options.week:
        return partial(named_week, options.week)
    if options.month:
        return partial(named_month, options.month)
    return partial(named_year, options.year) if options.year else None
