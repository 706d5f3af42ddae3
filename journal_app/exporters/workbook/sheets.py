"""Write a sheet row by row: its heading, its tables, the totals above them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo
from decimal import Decimal
from math import ceil
from typing import Any, Final

from openpyxl.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo

from journal_app.exporters.workbook import styles
from journal_app.exporters.workbook.cells import (
    CellWriter,
    Style,
    exact_text,
    formula_cell,
    text_cell,
)
from journal_app.exporters.workbook.formulas import column_total
from journal_app.exporters.workbook.layout import Block, Place
from journal_app.reports.tables import Cell, Holds

Progress = Callable[[int, int], None]
"""Told how many of how many rows are written; may raise to stop."""

LiveFormula = Callable[[int, Sequence[Cell]], str]
"""The formula beside a row of a table: by its row on the sheet and its values."""

HEADING_ROWS: Final = 3
"""Title, what it is of, an empty row."""

_REPORT_EVERY: Final = 500
_A4: Final = 9
_LINE_HEIGHT: Final = 14
_SAMPLE: Final = 200
_NARROW: Final = 9
_WIDE: Final = 40
_DECIMALS: Final = 8
_FIXED_WIDTHS: Final[Mapping[Holds, int]] = {
    Holds.TIME: 20, Holds.DAY: 12, Holds.COUNT: 9, Holds.MONEY: 13, Holds.RATIO: 10,
    Holds.PERCENT: 10,
}  # fmt: skip

Row = Sequence[SheetCell | None]


class PreparedSheet(WriteOnlyWorksheet):
    """A write-only sheet whose rows are cells already, which openpyxl would make anew."""

    def _values_to_row(self, values: Row, row: int) -> Iterator[SheetCell]:
        for column, cell in enumerate(values, start=1):
            if cell is not None:
                cell.column, cell.row = column, row
                yield cell


def sheet_in(workbook: Any, title: str, zone: tzinfo) -> Sheet:
    """Add a sheet to a workbook."""
    added: Any = PreparedSheet
    sheet = added(workbook, title)
    workbook._add_sheet(sheet)
    return Sheet(sheet, zone)


class Sheet:
    """A sheet being written from the top down."""

    def __init__(self, written: WriteOnlyWorksheet, zone: tzinfo) -> None:
        self.written: Final[Any] = written
        self.row = 0
        self._zone: Final = zone

    def set_up_page(self, *, title_row: int | None, colour: str = styles.ACCENT) -> None:
        """Landscape, as wide as the paper, titles on each page."""
        written = self.written
        written.sheet_properties.tabColor = colour
        written.sheet_properties.pageSetUpPr.fitToPage = True
        written.page_setup.orientation = "landscape"
        written.page_setup.paperSize = _A4
        written.page_setup.fitToWidth = 1
        written.page_setup.fitToHeight = 0
        written.page_margins.left = written.page_margins.right = 0.4
        written.page_margins.top, written.page_margins.bottom = 0.6, 0.8
        written.page_margins.footer = 0.35
        written.oddFooter.left.text = "Margin Journal · &A"
        written.oddFooter.right.text = "&P / &N"
        if title_row is not None:
            written.print_title_rows = f"{title_row}:{title_row}"

    def widen(self, blocks: Iterable[Block]) -> None:
        """Give columns the width that their heads and rows need."""
        widths: dict[int, float] = {}
        for block in blocks:
            for number, place in enumerate(block.places, start=1):
                widths[number] = max(widths.get(number, _NARROW), _width(block, place))
        self.set_widths(widths)

    def hide_empty_columns(self, block: Block) -> None:
        """Fold away the columns of which no row says anything."""
        if block.table.rows:
            for number, place in enumerate(block.places, start=1):
                if not any(row[place.source] for row in block.table.rows):
                    self.written.column_dimensions[get_column_letter(number)].hidden = True

    def set_widths(self, widths: Mapping[int, float]) -> None:
        """Give columns a width in characters."""
        for number, width in widths.items():
            self.written.column_dimensions[get_column_letter(number)].width = width

    def freeze(self, cell: str) -> None:
        """Keep what is above and left of a cell in view."""
        self.written.freeze_panes = cell

    def hide_grid(self) -> None:
        """Show no grid."""
        self.written.sheet_view.showGridLines = False

    def append(self, row: Row) -> None:
        """Write the next row."""
        self.written.append(list(row))
        self.row += 1

    def skip_to(self, row: int) -> None:
        """Leave rows empty, so that `row` comes next."""
        while self.row < row - 1:
            self.append(())

    def heading(self, title: str, subtitle: str) -> None:
        """Write what the sheet is and what it is of."""
        self.append([self.text(styles.TITLE, title)])
        self.append([self.text(styles.SUBTITLE, subtitle)])
        self.skip_to(HEADING_ROWS + 1)

    def text(self, style: Style, written: str) -> SheetCell:
        """A text."""
        return text_cell(self.written, style, written)

    def value(self, style: Style, value: Cell) -> SheetCell | None:
        """A value."""
        return CellWriter(self.written, style, self._zone).cell(value)

    def formula(self, style: Style, formula: str) -> SheetCell:
        """A live formula."""
        return formula_cell(self.written, style, formula)

    def block(
        self,
        block: Block,
        *,
        nothing: str,
        title: str = "",
        live: LiveFormula | None = None,
        is_wrapped: bool = False,
        report: Progress | None = None,
    ) -> None:
        """Write a table with its totals above it; `nothing` says that it has no rows."""
        if title:
            self.skip_to(block.header_row - 3)
            self.append([self.text(styles.SECTION, title)])
        if block.has_totals:
            self.skip_to(block.header_row - 2)
            self._totals(block)
        self.skip_to(block.header_row)
        self.append([self.text(styles.header(p.column), p.column.title) for p in block.places])
        if not block.table.rows:
            self.append([self.text(styles.NOTHING, nothing)])
            return
        self._rows(block, live, is_wrapped=is_wrapped, report=report)
        self._make_table(block)
        for place in block.places:
            if place.key in styles.COLOURED:
                for rule in styles.gains_and_losses():
                    self.written.conditional_formatting.add(block.own_rows_of(place.key), rule)

    def _totals(self, block: Block) -> None:
        told = list(block.table.totals())
        values: list[SheetCell | None] = []
        formulas: list[SheetCell | None] = []
        for place in block.places:
            column, is_total = place.column, place.column.total
            key, holds = column.key, column.holds
            values.append(
                self.value(styles.total(key, holds), told[place.source]) if is_total else None
            )
            formulas.append(
                self.formula(styles.recalculated(key, holds), column_total(block, key))
                if is_total
                else None
            )
        values[0] = self.text(styles.SUBTITLE, "Total")
        formulas[0] = self.text(styles.SUBTITLE, "Recalculated")
        self.append(values)
        self.append(formulas)

    def _rows(
        self,
        block: Block,
        live: LiveFormula | None,
        *,
        is_wrapped: bool,
        report: Progress | None,
    ) -> None:
        writers = [self._writer(place, is_wrapped=is_wrapped) for place in block.places]
        columns = list(zip(block.places, writers, strict=True))
        count = len(block.table.rows)
        for done, row in enumerate(block.table.rows):
            if report is not None and done % _REPORT_EVERY == 0:
                report(done, count)
            cells: list[SheetCell | None] = []
            for place, writer in columns:
                if place.is_formula:
                    assert live is not None
                    style = styles.recalculated("net", place.column.holds)
                    cells.append(self.formula(style, live(self.row + 1, row)))
                elif place.is_exact_text:
                    cells.append(writer.cell(exact_text(row[place.source])))
                else:
                    cells.append(writer.cell(row[place.source]))
            if is_wrapped:
                self._make_room(block, row)
            self.append(cells)
        if report is not None:
            report(count, count)

    def _make_room(self, block: Block, row: Sequence[Cell]) -> None:
        """Give the next row the height of its longest text, which no program does by itself."""
        lines = 1
        for number, place in enumerate(block.places, start=1):
            width = self.written.column_dimensions[get_column_letter(number)].width
            lines = max(lines, ceil(_length(row[place.source]) / width))
        self.written.row_dimensions[self.row + 1].height = _LINE_HEIGHT * lines

    def _writer(self, place: Place, *, is_wrapped: bool) -> CellWriter:
        if place.is_exact_text:
            style = styles.exact_body()
        else:
            style = styles.body(place.column, is_wrapped=is_wrapped)
        return CellWriter(self.written, style, self._zone)

    def _make_table(self, block: Block) -> None:
        name = "".join(word.capitalize() for word in block.name.split())
        table: Any = ExcelTable(displayName=name, name=name, ref=block.extent)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        table._initialise_columns()  # a write-only sheet cannot read its heads back
        for column, place in zip(table.tableColumns, block.places, strict=True):
            column.name = place.column.title
        self.written.tables.add(table)


def _width(block: Block, place: Place) -> float:
    holds = place.column.holds
    head = len(place.column.title) + 4  # room for the filter's arrow
    cells = (row[place.source] for row in block.table.rows[:_SAMPLE])
    if holds in _FIXED_WIDTHS:
        return max(_FIXED_WIDTHS[holds], head)
    longest = max((_length(exact_text(c) if place.is_exact_text else c) for c in cells), default=0)
    return min(max(head, longest + 3), _WIDE)


def _length(value: Cell) -> int:
    """How many characters are shown, about."""
    if isinstance(value, str):
        return max(map(len, value.splitlines()), default=0)
    if isinstance(value, Decimal):
        whole, _, fraction = f"{value:,f}".partition(".")
        return len(whole) + 1 + min(max(len(fraction), 2), _DECIMALS)
    return 0
