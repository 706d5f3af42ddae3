"""The review workbook from a selection: its eight sheets in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from journal_app.exporters.workbook import charts, formulas, styles
from journal_app.exporters.workbook.layout import Block, block
from journal_app.exporters.workbook.sheets import HEADING_ROWS, Progress, Sheet, sheet_in
from journal_app.reports.broken_rules import broken_rules
from journal_app.reports.definitions import definitions
from journal_app.reports.discipline import mistakes, planned_and_not, rules
from journal_app.reports.equity_stretches import equity_stretches
from journal_app.reports.grouping import group_table
from journal_app.reports.interest import interest_by_platform, interest_by_span
from journal_app.reports.ledger import ledger
from journal_app.reports.open_positions import open_positions
from journal_app.reports.r_distribution import EDGES, r_distribution
from journal_app.reports.selection import Selection
from journal_app.reports.spans import by_span
from journal_app.reports.summary import Line, Section, remarks, summary
from journal_app.reports.tables import Cell, Table
from journal_app.reports.trades_in_order import trades_in_order

FIRST_TABLE: Final = HEADING_ROWS + 3
"""The header row of a sheet's first table: after heading, total and formula."""

GAP: Final = 5
"""From the last row of a table to the header of the next: an empty row, its title, its totals."""

_SUMMARY_TOP: Final = HEADING_ROWS + 1

_SEASON_DAYS: Final = 92

_CHART_CELLS: Final = (
    ((4, 3), (14, 17)),
    ((4, 18), (9, 32)), ((9, 18), (14, 32)),
    ((4, 33), (9, 47)), ((9, 33), (14, 47)),
)  # fmt: skip
"""Where the charts of the summary lie, beside its figures: (column, row) from 0, and after."""


def write_workbook(selection: Selection, path: Path, report: Progress) -> None:
    """Write the review workbook of a selection."""
    _Book(selection).save(path, report)


class _Book:
    """The workbook: all tables are laid out before the first row is written."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._zone = selection.zone
        self._summary = summary(selection)
        self._trades = block("Trades", trades_in_order(selection), FIRST_TABLE, exact=("net",))
        self._ledger = block("Ledger", ledger(selection), HEADING_ROWS + 1)
        self._open = block("Open positions", open_positions(selection.open_trades), FIRST_TABLE)
        strategies = group_table("Strategies", selection.counted, "strategy", self._zone)
        self._strategies = block("Strategies", strategies, FIRST_TABLE, live="net")
        self._interest = _stacked(
            "Interest", (interest_by_span(selection), interest_by_platform(selection))
        )
        self._discipline = _stacked(
            "Discipline",
            (
                rules(selection),
                planned_and_not(selection),
                mistakes(selection),
                broken_rules(selection),
            ),
        )
        self._definitions = block("Definitions", definitions(), HEADING_ROWS + 1)
        self._remarks = remarks(selection)
        top = _SUMMARY_TOP + sum(len(section.lines) + 2 for section in self._summary)
        top += len(self._remarks) + 4
        self._months = block("Summary", by_span(selection), top, live="net")
        self._rs = block(
            "Summary", r_distribution(selection), self._months.last_row + GAP, live="trades"
        )
        stretches = equity_stretches(selection)
        self._stretches = block("Summary", stretches, self._rs.last_row + GAP, live="growth")
        self._sheets: dict[str, Sheet] = {}

    def save(self, path: Path, report: Progress) -> None:
        workbook: Any = Workbook(write_only=True)
        properties = workbook.properties
        properties.title = f"Margin Journal: {self._selection.title}"
        properties.subject = self._of()
        properties.creator = "Margin Journal"
        properties.keywords = "trading journal, margin, review"
        for name in (
            "Summary", "Trades", "Ledger", "Open positions", "Strategies", "Interest",
            "Discipline", "Definitions",
        ):  # fmt: skip
            self._sheets[name] = sheet_in(workbook, name, self._zone)
        try:
            self._write_sheets(report)
        except BaseException:
            for sheet in self._sheets.values():
                sheet.written.close()  # what was begun is not left open
            raise
        archive = ZipFile(path, "w", ZIP_DEFLATED)
        try:
            ExcelWriter(workbook, archive).save()
        except BaseException:
            with suppress(OSError):  # the disk is full: nobody needs to hear it twice
                archive.close()
            raise

    def _write_sheets(self, report: Progress) -> None:
        self._write_summary()
        self._write_trades(report)
        self._write_ledger(report)
        self._write_open_positions()
        self._write_strategies()
        self._write_stacked("Interest", self._interest, "no trade paid or received any")
        self._write_stacked("Discipline", self._discipline, "nothing to tell yet")
        self._write_definitions()

    # sheets

    def _write_summary(self) -> None:
        sheet = self._sheets["Summary"]
        sheet.set_up_page(title_row=None)
        sheet.hide_grid()
        sheet.freeze(f"A{_SUMMARY_TOP}")
        sheet.set_widths({1: 31, 2: 17, 3: 16} | dict.fromkeys(range(4, 15), 13.5))
        sheet.heading(self._selection.title, self._of())
        live = formulas.summary_formulas(
            self._trades,
            self._open,
            self._discipline[0],
            self._stretches,
            self._rows_of_figures(),
        )
        for section in self._summary:
            self._write_section(sheet, section, live)
        for remark in self._remarks:
            sheet.append([sheet.text(styles.SUBTITLE, remark)])
        sheet.block(
            self._months,
            nothing="no trade was closed",
            title=f"Closed trades {self._months.name.lower()}",
            live=self._net_of_span,
        )
        sheet.block(
            self._rs, nothing="no trade has an R", title=self._rs.name, live=self._count_of_r
        )
        sheet.block(
            self._stretches,
            nothing="not all trades of an account",
            title=self._stretches.name,
            live=lambda row, _: formulas.grown_to(row, self._stretches),
        )
        self._draw_summary(sheet)

    def _write_section(self, sheet: Sheet, section: Section, live: Mapping[str, str]) -> None:
        right = styles.SECTION_RIGHT
        heads = [self._selection.currency, "Recalculated"]
        sheet.append(
            [sheet.text(styles.SECTION, section.title), *(sheet.text(right, h) for h in heads)]
        )
        for line in section.lines:
            has_reason = line.key == "return" and isinstance(line.value, str)
            formula = None if has_reason else live.get(line.key)
            style = styles.figure_recalculated(line.key, line.holds)
            sheet.append(
                [
                    sheet.text(styles.LABEL, line.title),
                    _figure(sheet, line),
                    sheet.formula(style, formula) if formula else sheet.text(style, ""),
                ]
            )
        sheet.append(())

    def _write_trades(self, report: Progress) -> None:
        sheet = self._prepared("Trades", [self._trades], f"D{FIRST_TABLE + 1}")
        sheet.hide_empty_columns(self._trades)
        sheet.written.print_area = f"A1:{self._trades.letter('net')}{self._trades.last_row}"
        sheet.heading("Trades", self._of())
        sheet.block(self._trades, nothing="no trades", report=report)

    def _write_ledger(self, report: Progress) -> None:
        sheet = self._prepared("Ledger", [self._ledger], f"B{self._ledger.first_row}")
        sheet.hide_empty_columns(self._ledger)
        sheet.heading("Ledger", self._of())
        sheet.block(self._ledger, nothing="no entries", report=report)

    def _write_open_positions(self) -> None:
        sheet = self._prepared("Open positions", [self._open], f"C{FIRST_TABLE + 1}")
        sheet.heading("Open positions", self._of())
        sheet.block(self._open, nothing="no position is open")

    def _write_strategies(self) -> None:
        sheet = self._prepared("Strategies", [self._strategies], f"B{FIRST_TABLE + 1}")
        sheet.heading("Strategies", self._of())
        sheet.block(self._strategies, nothing="no trade was closed", live=self._net_of_strategy)

    def _write_stacked(self, name: str, blocks: Sequence[Block], nothing: str) -> None:
        sheet = self._prepared(name, blocks, f"A{HEADING_ROWS + 1}")
        sheet.heading(name, self._of())
        for each in blocks:
            sheet.block(each, nothing=nothing, title=each.name)

    def _write_definitions(self) -> None:
        sheet = self._sheets["Definitions"]
        sheet.set_up_page(title_row=self._definitions.header_row, colour=styles.MUTED)
        sheet.set_widths({1: 26, 2: 92, 3: 38})
        sheet.freeze(f"A{self._definitions.first_row}")
        sheet.heading("Definitions", "One definition of each figure, wherever it is shown")
        sheet.block(self._definitions, nothing="", is_wrapped=True)

    def _prepared(self, name: str, blocks: Sequence[Block], frozen_at: str) -> Sheet:
        """A sheet whose page and columns are set; all that has to be done before its first row."""
        sheet = self._sheets[name]
        sheet.set_up_page(title_row=blocks[0].header_row if len(blocks) == 1 else None)
        sheet.widen(blocks)
        sheet.freeze(frozen_at)
        return sheet

    # live formulas

    def _rows_of_figures(self) -> dict[str, int]:
        rows: dict[str, int] = {}
        row = _SUMMARY_TOP
        for section in self._summary:
            for line in section.lines:
                row += 1
                rows[line.key] = row
            row += 2
        return rows

    def _net_of_span(self, row: int, _cells: Sequence[Cell]) -> str:
        span = self._selection.spans()[row - self._months.first_row]
        return formulas.net_of_days(self._trades, span.first_day, span.day_after)

    def _net_of_strategy(self, row: int, cells: Sequence[Cell]) -> str:
        return formulas.net_of_group(self._trades, "strategy", f"A{row}", str(cells[0]))

    def _count_of_r(self, row: int, _cells: Sequence[Cell]) -> str:
        place = row - self._rs.first_row
        low = int(EDGES[place - 1]) if place else None
        high = int(EDGES[place]) if place < len(EDGES) else None
        return formulas.count_of_r(self._trades, low, high)

    # charts

    def _draw_summary(self, sheet: Sheet) -> None:
        if not self._selection.counted:
            return
        by = "day" if self._selection.is_by_day else "month"
        own, trades = sheet.written, self._sheets["Trades"].written
        count = len(self._selection.counted)
        drawn = [
            charts.curve(
                trades, self._trades, x="closed_at", y="running_net",
                title="Net P&L, trade by trade", rows=count, dates=self._dates(),
            ),
            charts.bars(own, self._months, x="group", y="net", title=f"Net P&L by {by}"),
            charts.bars(
                self._sheets["Strategies"].written, self._strategies, x="group", y="net",
                title="Net P&L by strategy", is_horizontal=True,
            ),
            charts.in_one_colour(
                charts.bars(own, self._rs, x="range", y="trades", title="Trades by R"),
                [styles.LOSS if place <= EDGES.index(0) else styles.GAIN
                 for place in range(len(EDGES) + 1)],
            ),
            charts.bars(
                self._sheets["Interest"].written, self._interest[0], x="span", y="interest",
                title=f"Interest by {by}",
            ),
        ]  # fmt: skip
        for chart, (first, after) in zip(drawn, _CHART_CELLS, strict=True):
            charts.place(own, chart, first=first, after=after)

    # words

    def _dates(self) -> str:
        """The format of dates along an axis, as long as they may be."""
        days = (self._selection.last_day - self._selection.first_day).days
        return "d mmm" if days <= _SEASON_DAYS else "mmm yy"

    def _of(self) -> str:
        selection = self._selection
        parts = [
            f"{selection.first_day} to {selection.last_day}",
            f"amounts in {selection.currency}, costs below 0",
            f"times in {selection.zone}",
            *selection.filters,
        ]
        return " · ".join(parts)


def _figure(sheet: Sheet, line: Line) -> Any:
    if line.value is None:
        return sheet.text(styles.figure(line.key, line.holds), formulas.DASH)
    return sheet.value(styles.figure(line.key, line.holds), line.value)


def _stacked(sheet: str, tables: Sequence[Table]) -> list[Block]:
    """Tables under each other."""
    blocks: list[Block] = []
    for table in tables:
        header_row = blocks[-1].last_row + GAP if blocks else FIRST_TABLE + 1
        blocks.append(block(sheet, table, header_row))
    return blocks
