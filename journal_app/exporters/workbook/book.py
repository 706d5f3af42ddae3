"""The review workbook from a selection: its eight sheets in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from journal_app.exporters.workbook import formulas, styles
from journal_app.exporters.workbook.layout import Block, block
from journal_app.exporters.workbook.package import PackageWriter, packed, sheet_added
from journal_app.exporters.workbook.sheets import HEADING_ROWS, Sheet
from journal_app.exporters.workbook.summary_sheet import GAP, SummarySheet
from journal_app.exporters.workbook.tally import Progress, Tally
from journal_app.reports.broken_rules import broken_rules
from journal_app.reports.definitions import definitions
from journal_app.reports.discipline import mistakes, planned_and_not, rules
from journal_app.reports.grouping import group_table
from journal_app.reports.interest import interest_by_platform, interest_by_span
from journal_app.reports.ledger import ledger
from journal_app.reports.open_positions import open_positions
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Table
from journal_app.reports.trades_in_order import trades_in_order

FIRST_TABLE: Final = HEADING_ROWS + 3
"""The header row of a sheet's first table: after heading, total and formula."""

SHEETS: Final = (
    "Summary", "Trades", "Ledger", "Open positions", "Strategies", "Interest", "Discipline",
    "Definitions",
)  # fmt: skip

Report = Callable[[Selection], Table]

_STACKED: Final[dict[str, tuple[tuple[str, Report], ...]]] = {
    "Interest": (
        ("InterestByPeriod", interest_by_span),
        ("InterestByPlatform", interest_by_platform),
    ),
    "Discipline": (
        ("Rules", rules),
        ("Planning", planned_and_not),
        ("Mistakes", mistakes),
        ("RulesBroken", broken_rules),
    ),
}
"""Sheets of several tables, each with its name."""


def write_workbook(selection: Selection, path: Path, report: Progress) -> None:
    """Write the review workbook of a selection. Whoever is told of its progress may stop it."""
    _Book(selection, report).save(path)


class _Book:
    """The workbook: all tables are laid out before the first row is written."""

    def __init__(self, selection: Selection, report: Progress) -> None:
        self._selection = selection
        self._report = report
        self._summary = SummarySheet(selection)
        trades, entries = self._told(trades_in_order), self._told(ledger)
        positions = open_positions(selection.open_trades)
        self._trades = block("Trades", trades, FIRST_TABLE, exact=("net",))
        self._ledger = block("Ledger", entries, HEADING_ROWS + 1, is_recorded=True)
        self._open = block("Open positions", positions, FIRST_TABLE, "OpenPositions")
        strategies = group_table("Strategies", selection.counted, "strategy", selection.zone)
        self._strategies = block("Strategies", strategies, FIRST_TABLE, live="net")
        self._stacked = {sheet: self._under_each_other(sheet) for sheet in _STACKED}
        self._definitions = block("Definitions", definitions(), HEADING_ROWS + 1)
        self._tally = Tally(report, sum(len(each.table.rows) for each in self._blocks()))
        self._sheets: dict[str, Sheet] = {}

    def _told(self, report: Report) -> Table:
        """A table; whoever watches may stop before it is made."""
        self._report(0, 1)
        return report(self._selection)

    def _under_each_other(self, sheet: str) -> list[Block]:
        blocks: list[Block] = []
        for name, report in _STACKED[sheet]:
            table = self._told(report)
            gap = GAP if any(column.total for column in table.columns) else GAP - 2
            header_row = blocks[-1].last_row + gap if blocks else FIRST_TABLE + 1
            blocks.append(block(sheet, table, header_row, name))
        return blocks

    def _blocks(self) -> Iterator[Block]:
        yield from self._summary.blocks
        yield from (self._trades, self._ledger, self._open, self._strategies, self._definitions)
        yield from (each for stacked in self._stacked.values() for each in stacked)

    def save(self, path: Path) -> None:
        workbook: Any = Workbook(write_only=True)
        properties = workbook.properties
        properties.title = f"Margin Journal: {self._selection.title}"
        properties.subject = self._of()
        properties.creator = "Margin Journal"
        properties.keywords = "trading journal, margin, review"
        for name in SHEETS:
            added = sheet_added(workbook, name)
            self._sheets[name] = Sheet(added, self._selection.zone, self._tally)
        archive = ZipFile(path, "w", ZIP_DEFLATED)
        try:
            self._write_sheets(archive)
            PackageWriter(workbook, archive).save()
        except BaseException:
            with suppress(OSError):  # the disk is full: nobody needs to hear it twice
                archive.close()
            raise

    def _write_sheets(self, archive: ZipFile) -> None:
        for name, write in (
            ("Summary", self._write_summary),
            ("Trades", self._write_trades),
            ("Ledger", self._write_ledger),
            ("Open positions", self._write_open_positions),
            ("Strategies", self._write_strategies),
            ("Interest", partial(self._write_stacked, nothing="no trade paid or received any")),
            ("Discipline", partial(self._write_stacked, nothing="nothing to tell yet")),
            ("Definitions", self._write_definitions),
        ):
            sheet = self._sheets[name]
            with packed(archive, sheet.written):
                write(sheet)
            self._tally.tell()

    # sheets

    def _write_summary(self, sheet: Sheet) -> None:
        rules_kept, interest = self._stacked["Discipline"][0], self._stacked["Interest"][0]
        self._summary.write(sheet, self._of(), self._trades, self._open, rules_kept)
        self._summary.draw(self._sheets, self._trades, self._strategies, interest)

    def _write_trades(self, sheet: Sheet) -> None:
        self._prepare(sheet, [self._trades], f"D{FIRST_TABLE + 1}")
        sheet.hide_empty_columns(self._trades)
        sheet.print_until(self._trades, "net")
        sheet.heading("Trades", self._of())
        sheet.block(self._trades, nothing="no trades")

    def _write_ledger(self, sheet: Sheet) -> None:
        self._prepare(sheet, [self._ledger], f"B{self._ledger.first_row}")
        sheet.hide_empty_columns(self._ledger)
        sheet.print_until(self._ledger, "strategy")
        sheet.heading("Ledger", self._of())
        sheet.block(self._ledger, nothing="no entries")

    def _write_open_positions(self, sheet: Sheet) -> None:
        self._prepare(sheet, [self._open], f"C{FIRST_TABLE + 1}")
        sheet.heading("Open positions", self._of())
        sheet.block(self._open, nothing="no position is open")

    def _write_strategies(self, sheet: Sheet) -> None:
        self._prepare(sheet, [self._strategies], f"B{FIRST_TABLE + 1}")
        sheet.heading("Strategies", self._of())
        sheet.block(self._strategies, nothing="no trade was closed", live=self._net_of_strategy)

    def _write_stacked(self, sheet: Sheet, *, nothing: str) -> None:
        blocks = self._stacked[sheet.title]
        self._prepare(sheet, blocks, f"A{HEADING_ROWS + 1}")
        sheet.heading(sheet.title, self._of())
        for each in blocks:
            sheet.block(each, nothing=nothing, title=each.table.name)

    def _write_definitions(self, sheet: Sheet) -> None:
        sheet.set_up_page(title_row=self._definitions.header_row, colour=styles.MUTED)
        sheet.set_widths({1: 26, 2: 92, 3: 38})
        sheet.freeze(f"A{self._definitions.first_row}")
        sheet.heading("Definitions", "One definition of each figure, wherever it is shown")
        sheet.block(self._definitions, nothing="", is_wrapped=True)

    def _prepare(self, sheet: Sheet, blocks: Sequence[Block], frozen_at: str) -> None:
        """Set page and columns; all that has to be done before the first row."""
        sheet.set_up_page(title_row=blocks[0].header_row if len(blocks) == 1 else None)
        sheet.widen(blocks)
        sheet.freeze(frozen_at)

    def _net_of_strategy(self, row: int, cells: Sequence[Cell]) -> str:
        return formulas.net_of_group(self._trades, "strategy", f"A{row}", str(cells[0]))

    def _of(self) -> str:
        selection = self._selection
        parts = [
            f"{selection.first_day} to {selection.last_day}",
            f"amounts in {selection.currency}, costs below 0",
            f"times in {selection.zone}",
            *selection.filters,
        ]
        return " · ".join(parts)
