"""Write a sheet row by row: its heading, its tables, the totals above them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import tzinfo
from typing import Any, Final

from openpyxl.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo

from journal_app.exporters.workbook import styles
from journal_app.exporters.workbook.cells import (
    CellWriter,
    Style,
    formula_cell,
    text_cell,
)
from journal_app.exporters.workbook.formulas import column_total
from journal_app.exporters.workbook.layout import Block, Place
from journal_app.exporters.workbook.package import PackedSheet, Row
from journal_app.exporters.workbook.tally import Tally
from journal_app.exporters.workbook.widths import (
    HEAD_LINE,
    lines_of_heads,
    lines_of_row,
    widths_of,
)
from journal_app.reports.tables import Cell

LiveFormula = Callable[[int, Sequence[Cell]], str]
"""The formula beside a row of a table: by its row on the sheet and its values."""

HEADING_ROWS: Final = 3
"""Title, what it is of, an empty row."""

_A4: Final = 9
_LINE_HEIGHT: Final = 14
_PAGE_INCHES: Final = (10.85, 7.1)
"""A landscape page without its margins."""

_PIXELS_OF_INCH: Final = 96
_PIXELS_OF_WIDTH: Final = 7
_PIXELS_OF_BORDER: Final = 5
_POINTS_OF_INCH: Final = 72
_ROW_POINTS: Final = 15


class Sheet:
    """A sheet being written from the top down."""

    def __init__(self, written: PackedSheet, zone: tzinfo, tally: Tally) -> None:
        self.written: Final[Any] = written
        self.row = 0
        self._zone: Final = zone
        self._tally: Final = tally
        self._widths: Mapping[int, float] = {}
        self._page_began = 0

    @property
    def title(self) -> str:
        """Its name."""
        return str(self.written.title)

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
        written.page_margins.top, written.page_margins.bottom = 0.45, 0.65
        written.page_margins.footer = 0.3
        written.oddFooter.left.text = "Margin Journal · &A"
        written.oddFooter.right.text = "&P / &N"
        if title_row is not None:
            written.print_title_rows = f"{title_row}:{title_row}"

    def widen(self, blocks: Iterable[Block]) -> None:
        """Give columns the width that their heads and rows need."""
        self.set_widths(widths_of(blocks))

    def print_until(self, block: Block, key: str) -> None:
        """Leave out on paper what stands right of a column."""
        self.written.print_area = f"A1:{block.letter(key)}{block.last_row}"

    def hide_empty_columns(self, block: Block) -> None:
        """Fold away the columns of which no row says anything."""
        if block.table.rows:
            for number, place in enumerate(block.places, start=1):
                if not any(row[place.source] for row in block.table.rows):
                    self.written.column_dimensions[get_column_letter(number)].hidden = True

    def set_widths(self, widths: Mapping[int, float]) -> None:
        """Give columns a width in characters."""
        self._widths = widths
        for number, width in widths.items():
            self.written.column_dimensions[get_column_letter(number)].width = width

    def freeze(self, cell: str) -> None:
        """Keep what is above and left of a cell in view."""
        self.written.freeze_panes = cell

    def hide_grid(self) -> None:
        """Show no grid."""
        self.written.sheet_view.showGridLines = False

    def keep_together(self, rows: int) -> None:
        """Begin a new page where this one has no room for the next rows, and another one has.

        Heights are those of ordinary rows; a sheet is as wide as a page.
        """
        if self.row + rows - self._page_began > self.rows_of_page and self.row > self._page_began:
            self.written.row_breaks.append(Break(id=self.row))
            self._page_began = self.row

    @property
    def rows_of_page(self) -> int:
        """How many ordinary rows a page has, which the width of the sheet tells."""
        width = sum(_PIXELS_OF_BORDER + _PIXELS_OF_WIDTH * each for each in self._widths.values())
        scale = min(1, _PAGE_INCHES[0] * _PIXELS_OF_INCH / width)
        return int(_PAGE_INCHES[1] * _POINTS_OF_INCH / (_ROW_POINTS * scale))

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

    def formula(self, style: Style, formula: str, beside: Cell) -> SheetCell:
        """A live formula, and the value beside which it stands."""
        return formula_cell(self.written, style, formula, beside)

    def block(
        self,
        block: Block,
        *,
        nothing: str,
        title: str = "",
        live: LiveFormula | None = None,
        is_wrapped: bool = False,
    ) -> None:
        """Write a table with its totals above it; `nothing` says that it has no rows.

        It is a table all the same, of one row: no program opens one without any.
        """
        if title:
            self.skip_to(block.header_row - (3 if block.has_totals else 1))
            self.append([self.text(styles.SECTION, title)])
        if block.has_totals:
            self.skip_to(block.header_row - 2)
            self._totals(block)
        self.skip_to(block.header_row)
        self._make_height(HEAD_LINE * lines_of_heads(block, self._widths))
        self.append([self.text(styles.header(p.column), p.column.title) for p in block.places])
        if block.table.rows:
            self._rows(block, live, is_wrapped=is_wrapped)
        else:
            self.append([self.text(styles.NOTHING, nothing)])
        self._make_table(block)
        for place in block.places:
            if place.key in styles.COLOURED and block.table.rows:
                for rule in styles.gains_and_losses():
                    self.written.conditional_formatting.add(block.own_rows_of(place.key), rule)

    def _totals(self, block: Block) -> None:
        told = list(block.table.totals())
        values: list[SheetCell | None] = []
        formulas: list[SheetCell | None] = []
        for place in block.places:
            column = place.column
            if not column.total:
                values.append(None)
                formulas.append(None)
                continue
            key, holds, total = column.key, column.holds, told[place.source]
            live = column_total(block, key)
            values.append(self.value(styles.total(key, holds), total))
            formulas.append(self.formula(styles.recalculated(key, holds), live, total))
        values[0] = self.text(styles.SUBTITLE, "Total")
        formulas[0] = self.text(styles.SUBTITLE, "Recalculated")
        self.append(values)
        self.append(formulas)

    def _rows(self, block: Block, live: LiveFormula | None, *, is_wrapped: bool) -> None:
        writers = [self._writer(place, is_wrapped=is_wrapped) for place in block.places]
        columns = list(zip(block.places, writers, strict=True))
        for row in block.table.rows:
            cells: list[SheetCell | None] = []
            for place, writer in columns:
                if place.is_formula:
                    assert live is not None
                    style = styles.recalculated("net", place.column.holds)
                    beside = row[place.source]
                    cells.append(self.formula(style, live(self.row + 1, row), beside))
                else:
                    cell = writer.cell(place.value_in(row))
                    cells.append(writer.blank() if is_wrapped and cell is None else cell)
            if is_wrapped:
                self._make_height(_LINE_HEIGHT * lines_of_row(row, self._widths))
            self.append(cells)
            self._tally.count()

    def _make_height(self, height: float) -> None:
        """Give the next row a height, which no program does by itself."""
        self.written.row_dimensions[self.row + 1].height = height

    def _writer(self, place: Place, *, is_wrapped: bool) -> CellWriter:
        if place.is_exact_text:
            style = styles.exact_body()
        else:
            style = styles.body(place.column, is_wrapped=is_wrapped)
        return CellWriter(self.written, style, self._zone)

    def _make_table(self, block: Block) -> None:
        table: Any = ExcelTable(displayName=block.name, name=block.name, ref=block.extent)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        table._initialise_columns()  # a write-only sheet cannot read its heads back
        for column, place in zip(table.tableColumns, block.places, strict=True):
            column.name = place.column.title
        self.written.tables.add(table)
