"""Two selections in words: every figure of both with its sample, and what has to be said."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from journal_app.reports.comparison import Comparison, Pair
from journal_app.reports.tables import Cell as Value
from journal_app.reports.tables import Holds
from journal_app.reports.told_figures import Told
from journal_app.ui.definition_words import definition_tip
from journal_app.ui.formatting import NONE, Formats
from journal_app.ui.messages import say
from journal_app.ui.models.cells import Cell
from journal_app.ui.models.row_table import Row
from journal_app.ui.result_words import tone_of, trades
from journal_app.ui.words import report_word

translate = QCoreApplication.translate


def figure_rows(compared: Comparison, formats: Formats) -> list[Row]:
    """One row a figure, with the difference of the two."""
    return [Row(pair.one.key, _cells(pair, formats)) for pair in compared.pairs]


def remark_words(compared: Comparison) -> str:
    """That samples are small, where they are."""
    return " ".join(
        f"{problem.field}: {say(problem.code, problem.facts)}." for problem in compared.remarks
    )


def _cells(pair: Pair, formats: Formats) -> list[Cell]:
    difference = figure_words(pair.difference, pair.one.holds, formats, signed=True)
    return [
        Cell(report_word(pair.one.title), tip=definition_tip(pair.one.key)),
        _figure(pair.one, formats),
        _figure(pair.other, formats),
        Cell(difference, "text" if pair.one.holds is Holds.COUNT else tone_of(difference)),
    ]


def _figure(told: Told, formats: Formats) -> Cell:
    of = translate("Analytics", "of {trades}").format(trades=trades(told.sample, formats))
    if told.missing is None:
        return Cell(figure_words(told.value, told.holds, formats), tip=of)
    return Cell(NONE, tip=say(told.missing.code, told.missing.facts))


def figure_words(value: Value, holds: Holds, formats: Formats, *, signed: bool = False) -> str:
    """One value as its kind is written."""
    match value:
        case None:
            return NONE
        case Decimal() if holds is Holds.MONEY:
            return formats.money(value, signed=signed, places=2)
        case Decimal() if holds is Holds.PERCENT:
            return formats.percent(value, signed=signed)
        case Decimal():
            return formats.number(value, 2, signed=signed)
        case int():
            sign = "+" if signed and value > 0 else ""
            return sign + formats.count(value)
        case datetime() | date():
            return formats.day(value)
        case _:
            return value
