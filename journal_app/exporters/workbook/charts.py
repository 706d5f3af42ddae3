"""Native charts, drawn from the rows of the sheets."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from journal_app.exporters.workbook import styles
from journal_app.exporters.workbook.layout import Block
from journal_app.reports.tables import Cell

MOST_BARS: Final = 60
"""More bars than this cannot be told apart; the first are drawn."""


def curve(sheet: Any, block: Block, *, x: str, y: str, title: str, rows: int, dates: str) -> Any:
    """A line through the first `rows` rows."""
    chart: Any = LineChart()
    chart.add_data(_reference(sheet, block, y, rows), titles_from_data=False)
    chart.set_categories(_reference(sheet, block, x, rows))
    (series,) = chart.series
    series.smooth = False
    series.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=styles.ACCENT, w=19_050)
    )
    chart.x_axis.auto = False  # one step a trade; a calendar would stack those of one day
    chart.x_axis.number_format = dates
    chart.x_axis.tickLblSkip = chart.x_axis.tickMarkSkip = max(1, rows // 6)
    return _finished(chart, title)


def bars(
    sheet: Any, block: Block, *, x: str, y: str, title: str, is_horizontal: bool = False
) -> Any:
    """A bar for each row; those below 0 in the colour of a loss."""
    rows = min(len(block.table.rows), MOST_BARS)
    chart: Any = BarChart()
    chart.type = "bar" if is_horizontal else "col"
    chart.gapWidth = 40
    chart.add_data(_reference(sheet, block, y, rows), titles_from_data=False)
    chart.set_categories(_reference(sheet, block, x, rows))
    (series,) = chart.series
    series.graphicalProperties = _filled(styles.GAIN)
    series.invertIfNegative = False
    for place, value in enumerate(block.table.column(y)[:rows]):
        if _is_below_zero(value):
            point: Any = DataPoint(idx=place, invertIfNegative=False)
            point.graphicalProperties = _filled(styles.LOSS)
            series.dPt.append(point)
    if is_horizontal:
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    return _finished(chart, title)


def in_one_colour(chart: Any, colours: Sequence[str]) -> Any:
    """The same bars, each in the colour given for it."""
    (series,) = chart.series
    series.dPt = []
    for place, colour in enumerate(colours):
        point: Any = DataPoint(idx=place, invertIfNegative=False)
        point.graphicalProperties = _filled(colour)
        series.dPt.append(point)
    return chart


def _reference(sheet: Any, block: Block, key: str, rows: int) -> Reference:
    column = block.number(key)
    return Reference(
        sheet,
        min_col=column,
        max_col=column,
        min_row=block.first_row,
        max_row=block.first_row + rows - 1,
    )


def place(sheet: Any, chart: Any, *, first: tuple[int, int], after: tuple[int, int]) -> None:
    """Lay a chart over cells, (column, row) counted from 0, so that it grows with them."""
    corners = (AnchorMarker(col=column, row=row) for column, row in (first, after))
    chart.anchor = TwoCellAnchor(None, *corners)
    sheet.add_chart(chart)


def _finished(chart: Any, title: str) -> Any:
    chart.title = title
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(
        defRPr=CharacterProperties(sz=1200, b=True, solidFill=styles.TEXT)
    )
    chart.title.overlay = False
    chart.legend = None
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill=styles.LINE))
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False  # openpyxl leaves it out, and new programs then hide the axis
        axis.txPr = _small()
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=styles.LINE))
    chart.x_axis.tickLblPos = "low"
    chart.y_axis.number_format = "#,##0"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=styles.LINE))
    chart.layout = Layout(manualLayout=ManualLayout(x=0.03, y=0.16, w=0.94, h=0.78))
    return chart


def _small() -> RichText:
    properties = CharacterProperties(sz=800, solidFill=styles.MUTED)
    return RichText(
        p=[Paragraph(pPr=ParagraphProperties(defRPr=properties), endParaRPr=properties)]
    )


def _filled(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour)


def _is_below_zero(value: Cell) -> bool:
    return isinstance(value, int | Decimal) and value < 0
