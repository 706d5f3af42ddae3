"""Native charts, drawn from the rows of the sheets."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from typing import Any, Final

from openpyxl.chart import AreaChart, BarChart, LineChart, Reference
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from journal_app.domain.exact import ZERO
from journal_app.exporters.workbook import styles
from journal_app.exporters.workbook.layout import Block
from journal_app.reports.tables import Cell

MOST_BARS: Final = 60
"""More bars than this cannot be told apart; the latest are drawn, or the first of no order."""

_MOST_LABELS: Final = 16
_FEW_POINTS: Final = 31
"""So few points of a curve are drawn as points too; a single one is no line."""

_LEAST_GAP, _WIDEST_GAP, _GAPS = 40, 500, 600
"""Between bars, in percent of one: the fewer they are the more."""

_TOP: Final = 0.16
_LOW_TOP: Final = 0.26
"""Where the ground of a chart begins, below its title; of a low chart."""

_AXIS_FORMATS: Final = (("1E+15", "0.0E+00"), ("20", "#,##0"), ("1", "0.0"), ("0.001", "0.0000"))
"""How an axis is labelled, by the largest of its values at least."""


def curve(sheet: Any, block: Block, *, y: str, title: str, rows: int, dates: str) -> Any:
    """A line through the first `rows` rows of the trades."""
    chart = _along_trades(LineChart(), sheet, block, y, rows, dates)
    (series,) = chart.series
    series.smooth = False
    series.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=styles.ACCENT, w=19_050)
    )
    if rows <= _FEW_POINTS:
        series.marker = Marker("circle", size=5, spPr=_filled(styles.ACCENT))
    chart.y_axis.scaling.min = _lowest_shown(block.table.column(y)[:rows])
    return _finished(chart, title, block.table.column(y)[:rows])


def fall(sheet: Any, block: Block, *, y: str, title: str, rows: int, dates: str) -> Any:
    """The ground between 0 and how far the first `rows` rows lie below it."""
    chart = _along_trades(AreaChart(), sheet, block, y, rows, dates)
    (series,) = chart.series
    series.graphicalProperties = GraphicalProperties(
        solidFill=styles.LOSS_TINT, ln=LineProperties(solidFill=styles.LOSS, w=9_525)
    )
    chart = _finished(chart, title, block.table.column(y)[:rows])
    chart.x_axis.delete = True  # it is that of the curve above
    chart.layout = _layout(top=_LOW_TOP)
    return chart


def _along_trades(chart: Any, sheet: Any, block: Block, y: str, rows: int, dates: str) -> Any:
    chart.add_data(_reference(sheet, block, y, rows), titles_from_data=False)
    chart.set_categories(_reference(sheet, block, "closed_at", rows))
    chart.x_axis.auto = False  # one step a trade; a calendar would stack those of one day
    chart.x_axis.number_format = dates
    chart.x_axis.tickLblSkip = chart.x_axis.tickMarkSkip = max(1, rows // 6)
    return chart


def bars(
    sheet: Any, block: Block, *, x: str, y: str, title: str, is_horizontal: bool = False
) -> Any:
    """A bar for each row; those below 0 in the colour of a loss."""
    rows = min(len(block.table.rows), MOST_BARS)
    first = 0 if is_horizontal else len(block.table.rows) - rows
    values = block.table.column(y)[first : first + rows]
    chart: Any = BarChart()
    chart.type = "bar" if is_horizontal else "col"
    chart.gapWidth = min(_WIDEST_GAP, max(_LEAST_GAP, _GAPS // max(1, rows)))
    chart.add_data(_reference(sheet, block, y, rows, first), titles_from_data=False)
    chart.set_categories(_reference(sheet, block, x, rows, first))
    (series,) = chart.series
    series.graphicalProperties = _filled(styles.GAIN)
    series.invertIfNegative = False
    for place, value in enumerate(values):
        if _is_below_zero(value):
            point: Any = DataPoint(idx=place, invertIfNegative=False)
            point.graphicalProperties = _filled(styles.LOSS)
            series.dPt.append(point)
    if is_horizontal:
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    elif rows > _MOST_LABELS:
        chart.x_axis.tickLblSkip = ceil(rows / _MOST_LABELS)
    return _finished(chart, title, values)


def in_one_colour(chart: Any, colours: Sequence[str]) -> Any:
    """The same bars, each in the colour given for it."""
    (series,) = chart.series
    series.dPt = []
    for place, colour in enumerate(colours):
        point: Any = DataPoint(idx=place, invertIfNegative=False)
        point.graphicalProperties = _filled(colour)
        series.dPt.append(point)
    return chart


def _reference(sheet: Any, block: Block, key: str, rows: int, first: int = 0) -> Reference:
    column = block.number(key)
    return Reference(
        sheet,
        min_col=column,
        max_col=column,
        min_row=block.first_row + first,
        max_row=block.first_row + first + rows - 1,
    )


def place(sheet: Any, chart: Any, *, first: tuple[int, int], after: tuple[int, int]) -> None:
    """Lay a chart over cells, (column, row) counted from 0, so that it grows with them."""
    corners = (AnchorMarker(col=column, row=row) for column, row in (first, after))
    chart.anchor = TwoCellAnchor(None, *corners)
    sheet.add_chart(chart)


def _finished(chart: Any, title: str, values: Sequence[Cell]) -> Any:
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
    chart.y_axis.number_format = _axis_format(values)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=styles.LINE))
    chart.layout = _layout(top=_TOP)
    return chart


def _layout(*, top: float) -> Layout:
    return Layout(manualLayout=ManualLayout(x=0.03, y=top, w=0.94, h=0.94 - top))


def _axis_format(values: Sequence[Cell]) -> str:
    if not any(isinstance(each, Decimal) for each in values):
        return "#,##0"
    largest = max(map(abs, _numbers(values)), default=ZERO)
    fitting = (told for least, told in _AXIS_FORMATS if largest >= Decimal(least))
    return next(fitting, "#,##0" if not largest else "0.0E+00")


def _lowest_shown(values: Sequence[Cell]) -> float | None:
    """Where the axis of a curve begins: at 0, or at a round number not far below the curve.

    Spreadsheet programs begin at 0, where a curve of equity is a flat line.
    """
    numbers = _numbers(values)
    low, high = min(numbers), max(numbers)
    span = high - low
    if low <= 0 or not span or span > low:
        return None
    step = Decimal(1).scaleb(span.adjusted())
    return float(low // step * step)


def _numbers(values: Sequence[Cell]) -> list[Decimal]:
    return [Decimal(each) for each in values if isinstance(each, int | Decimal)]


def _small() -> RichText:
    properties = CharacterProperties(sz=800, solidFill=styles.MUTED)
    return RichText(
        p=[Paragraph(pPr=ParagraphProperties(defRPr=properties), endParaRPr=properties)]
    )


def _filled(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour)


def _is_below_zero(value: Cell) -> bool:
    return isinstance(value, int | Decimal) and value < 0
