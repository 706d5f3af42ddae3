"""How the workbook looks: the program's colours, number formats by what a column holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from journal_app.domain.exact import DIGITS
from journal_app.exporters.workbook.cells import Style
from journal_app.reports.tables import Column, Holds

ACCENT: Final = "2366DB"
GAIN: Final = "0F796A"
LOSS: Final = "C0400C"
LOSS_TINT: Final = "FDEADF"
MUTED: Final = "626D7B"
TEXT: Final = "15191F"
LINE: Final = "E1E5EA"
BACKGROUND: Final = "F6F7F9"
FAMILY: Final = "Calibri"

SIGNED_MONEY: Final = "+#,##0.00;-#,##0.00;0.00"
SIGNED_RATIO: Final = '+0.00"R";-0.00"R";0.00"R"'

FORMATS: Final[Mapping[Holds, str]] = {
    Holds.TEXT: "@",
    Holds.TIME: "yyyy-mm-dd hh:mm:ss",
    Holds.DAY: "yyyy-mm-dd",
    Holds.COUNT: "#,##0",
    Holds.MONEY: "#,##0.00",
    Holds.PRICE: "[>=1000]#,##0.00;[>=1]#,##0.00##;0.00######",
    Holds.AMOUNT: "#,##0.00######",
    Holds.RATIO: "0.00",
    Holds.PERCENT: "0.0%",
}

FINEST: Final[Mapping[Holds, int]] = {Holds.PRICE: -8, Holds.AMOUNT: -8}
"""The exponent of the finest digit that is shown of what was recorded."""

TO_THE_MINUTE: Final = frozenset({"opened_at", "closed_at"})
"""Columns of times whose seconds nobody reads; the cell keeps them."""

SIGNED: Final = frozenset(
    {
        "price", "collateral", "borrowed", "gross", "interest", "funding", "fees", "gas",
        "swap_cost", "yield", "penalty", "net", "running_net", "unrealised", "expectancy",
        "carry", "net_with", "cost", "gross_profit", "gross_loss", "average_win",
        "average_loss", "drawdown", "open_net", "deposits", "realised", "together",
        "unrealised_change",
    }
)  # fmt: skip
"""Columns of money that are a profit, a cost or a flow, and always show which way."""

IN_R: Final = frozenset({"r_initial", "r_managed", "expectancy_r", "expectancy_managed"})
COLOURED: Final = frozenset(
    {"net", "unrealised", "r_initial", "r_managed", "expectancy", "expectancy_r", "cost"}
)
"""Columns that are coloured by their sign, which stands there too."""


def number_format(key: str, holds: Holds) -> str:
    """The format of a figure."""
    if holds is Holds.MONEY and key in SIGNED:
        return SIGNED_MONEY
    if holds is Holds.PERCENT and key == "rate":
        return "0.00%"
    if key in TO_THE_MINUTE:
        return "yyyy-mm-dd hh:mm"
    return SIGNED_RATIO if key in IN_R else FORMATS[holds]


def _font(*, bold: bool = False, size: int = 11, colour: str = TEXT) -> Font:
    return Font(name=FAMILY, bold=bold, size=size, color=colour)


def _below(colour: str, style: Literal["thin", "hair"] = "thin") -> Border:
    return Border(bottom=Side(style=style, color=colour))


_RIGHT: Final = Alignment(horizontal="right", vertical="center")
_LEFT: Final = Alignment(horizontal="left", vertical="center")
_INDENTED: Final = Alignment(horizontal="left", vertical="center", indent=1)
_WRAPPED: Final = Alignment(horizontal="left", vertical="top", wrap_text=True)
_HEAD_OF_WORDS: Final = Alignment(horizontal="left", vertical="center", indent=1, wrap_text=True)
_HEAD_OF_NUMBERS: Final = Alignment(horizontal="right", vertical="center", wrap_text=True)

TITLE: Final = Style("@", font=_font(bold=True, size=18), alignment=_LEFT)
SUBTITLE: Final = Style("@", font=_font(size=10, colour=MUTED), alignment=_LEFT)
SECTION: Final = Style(
    "@", font=_font(bold=True, colour=ACCENT), border=_below(ACCENT), alignment=_LEFT
)
SECTION_RIGHT: Final = Style(
    "@", font=_font(size=9, colour=MUTED), border=_below(ACCENT), alignment=_RIGHT
)
NOTHING: Final = Style("@", font=_font(colour=MUTED), alignment=_LEFT)
DASH: Final = Style("@", font=_font(colour=MUTED), alignment=_RIGHT)
LABEL: Final = Style("@", font=_font(), border=_below(LINE, "hair"), alignment=_LEFT)
_WORDS: Final = (Holds.TEXT, Holds.TIME, Holds.DAY)
_HEADER_FILL: Final = PatternFill("solid", start_color=BACKGROUND, end_color=BACKGROUND)


def header(column: Column) -> Style:
    """The head of a column."""
    return Style(
        "@",
        font=_font(bold=True, size=10, colour=MUTED),
        fill=_HEADER_FILL,
        border=_below(ACCENT),
        alignment=_HEAD_OF_WORDS if column.holds in _WORDS else _HEAD_OF_NUMBERS,
    )


def body(column: Column, *, is_wrapped: bool = False) -> Style:
    """A row's cell."""
    if is_wrapped:
        return Style("@", font=_font(size=10), alignment=_WRAPPED, border=_below(LINE, "hair"))
    return Style(
        number_format(column.key, column.holds),
        finest=FINEST.get(column.holds, -DIGITS),
        font=_font(size=10),
        alignment=_INDENTED if column.holds in _WORDS else _RIGHT,
    )


def exact_body() -> Style:
    """All digits of a number, as text."""
    return Style("@", font=_font(size=9, colour=MUTED), alignment=_RIGHT)


def total(key: str, holds: Holds) -> Style:
    """A total as the program says it."""
    return Style(number_format(key, holds), font=_font(bold=True, size=10), alignment=_RIGHT)


def recalculated(key: str, holds: Holds) -> Style:
    """A total as the spreadsheet says it."""
    return Style(number_format(key, holds), font=_font(size=9, colour=MUTED), alignment=_RIGHT)


def figure(key: str, holds: Holds) -> Style:
    """A figure of the summary."""
    return Style(
        number_format(key, holds),
        font=_font(bold=key == "net"),
        border=_below(LINE, "hair"),
        alignment=_RIGHT,
    )


def figure_recalculated(key: str, holds: Holds) -> Style:
    """Beside a figure of the summary, its formula."""
    return Style(
        number_format(key, holds),
        font=_font(size=10, colour=MUTED),
        border=_below(LINE, "hair"),
        alignment=_RIGHT,
    )


def gains_and_losses() -> list[Any]:
    """Colours for figures above and below 0."""
    rule: Any = CellIsRule
    return [
        rule(operator="greaterThan", formula=["0"], font=Font(color=GAIN)),
        rule(operator="lessThan", formula=["0"], font=Font(color=LOSS)),
    ]
