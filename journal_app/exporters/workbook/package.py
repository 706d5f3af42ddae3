"""The package of a workbook: a sheet is packed while its rows are written, and lies nowhere else.

openpyxl keeps each sheet in a file among those of the system first, where a crash would leave what
a trader owns for everybody who looks there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any
from zipfile import ZipFile

from openpyxl.cell import Cell as SheetCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

Row = Sequence[SheetCell | None]


class PackedSheet(WriteOnlyWorksheet):
    """A sheet whose rows are cells already, which openpyxl would make anew, written into `part`."""

    part: IO[bytes]
    _rows: Any
    _writer: Any

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = WorksheetWriter(self, self.part)
            self._writer.write_top()

    def _values_to_row(self, values: Row, row: int) -> Iterator[SheetCell]:
        for column, cell in enumerate(values, start=1):
            if cell is not None:
                cell.column, cell.row = column, row
                yield cell

    def give_up(self) -> None:
        """End what was begun; where the disk is full nobody needs to hear it twice."""
        begun = [self._rows, self._writer.xf if self._writer else None]
        for stream in filter(None, begun):
            with suppress(OSError):
                stream.close()


def sheet_added(workbook: Any, title: str) -> PackedSheet:
    """Add an empty sheet to a workbook."""
    added: Any = PackedSheet
    sheet = added(workbook, title)
    workbook._add_sheet(sheet)
    sheet._id = len(workbook.worksheets)
    return sheet  # type: ignore[no-any-return]


@contextmanager
def packed(archive: ZipFile, sheet: Any) -> Iterator[None]:
    """Pack a sheet, whose rows are written meanwhile; one after the other."""
    with archive.open(sheet.path.removeprefix("/"), "w") as part:
        sheet.part = part
        try:
            yield
            sheet.close()
        except BaseException:
            sheet.give_up()
            raise


class PackageWriter(ExcelWriter):
    """Adds to packed sheets what a workbook has beside them."""

    def write_worksheet(self, sheet: Any) -> None:
        """Note what belongs to a sheet; its rows are there."""
        drawing: Any = SpreadsheetDrawing()
        drawing.charts = sheet._charts
        sheet._drawing, sheet._rels = drawing, sheet._writer._rels
        told: Any = self
        told.manifest.append(sheet)
