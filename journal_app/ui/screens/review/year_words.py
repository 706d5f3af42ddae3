"""A year in words: its months and quarters as rows and bars, and its tiles."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal_app.domain.statistics.of_trades import Statistics
from journal_app.services.review_sheets import PartOfYear, YearSheet
from journal_app.ui.charts.bar_chart import Bar
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Cell
from journal_app.ui.models.row_table import Row
from journal_app.ui.result_words import expectancy, signed_cell, tone_of, trades, won_words
from journal_app.ui.screens.review.sheet_words import TileWords
from journal_app.ui.words import period_words

translate = QCoreApplication.translate


def tiles(sheet: YearSheet, formats: Formats) -> dict[str, TileWords]:
    """The five tiles by their names."""
    told, before = sheet.year.statistics, sheet.before.statistics
    carry = told.funding - told.interest
    fall = told.max_drawdown
    net = formats.money(told.net, signed=True)
    paid = formats.money(carry, signed=True)
    return {
        "net": TileWords(
            net,
            translate("Review", "{year}: {net}").format(
                year=sheet.before.period.name, net=formats.money(before.net, signed=True)
            ),
            tone_of(net),
        ),
        "won": TileWords(
            translate("Review", "{wins} / {losses}").format(
                wins=formats.count(told.wins), losses=formats.count(told.losses)
            ),
            won_words(told.count, told.wins, told.win_rate, told.profit_factor, formats),
        ),
        "reward": TileWords(
            formats.number(told.payoff, 2),
            translate("Review", "mean {expectancy}").format(expectancy=expectancy(told, formats))
            if told.count
            else translate("Review", "no trade closed"),
        ),
        "carry": TileWords(
            paid,
            translate("Review", "interest {interest}").format(
                interest=formats.money(-told.interest, signed=True)
            ),
            tone_of(paid),
        ),
        "kept": TileWords(
            formats.money(-fall.amount, signed=True),
            translate("Review", "{share} of its peak").format(share=formats.percent(fall.fraction))
            if fall.amount
            else translate("Review", "never below its peak"),
        ),
    }


def counts(sheet: YearSheet, formats: Formats) -> str:
    """How many trades were closed, and how many of the months are signed off."""
    signed = sum(month.signed_at is not None for month in sheet.months)
    words = (
        translate("Review", "{trades} closed · 1 month signed off")
        if signed == 1
        else translate("Review", "{trades} closed · {count} months signed off")
    )
    closed = trades(sheet.year.statistics.count, formats)
    return words.format(trades=closed, count=signed)


def bars(sheet: YearSheet, formats: Formats) -> list[Bar]:
    """The net of each month."""
    return [
        Bar(
            formats.month(each.period.first_day),
            each.statistics.net,
            title=period_words(each.period, formats),
            note=trades(each.statistics.count, formats),
        )
        for each in sheet.months
    ]


def rows(sheet: YearSheet, formats: Formats) -> list[Row]:
    """The months, after three of them their quarter, and at last the year and the one before."""
    found = []
    for place, month in enumerate(sheet.months):
        state = ""
        if month.signed_at is not None:
            words = translate("Review", "signed off {day}")
            state = words.format(day=formats.short_day(month.signed_at))
        found.append(_row(month, formats.whole_month(month.period.first_day), formats, state))
        if place % 3 == 2:
            quarter = sheet.quarters[place // 3]
            name = translate("Review", "Quarter {number}").format(number=place // 3 + 1)
            found.append(_row(quarter, name, formats, weight=600))
    found.append(_row(sheet.year, sheet.year.period.name, formats, weight=700))
    found.append(_row(sheet.before, sheet.before.period.name, formats))
    return found


def _row(part: PartOfYear, name: str, formats: Formats, state: str = "", weight: int = 400) -> Row:
    told = part.statistics
    cells = [
        Cell(name, aside=state),
        Cell(formats.count(told.count)),
        Cell(_won(told, formats)),
        Cell(formats.number(told.profit_factor, 2)),
        Cell(expectancy(told, formats) if told.count else "—"),
        signed_cell(formats.quantity(told.gross, signed=True), told.gross),
        Cell(formats.quantity(-told.interest, signed=True)),
        Cell(formats.quantity(told.funding, signed=True)),
        signed_cell(formats.quantity(told.net, signed=True), told.net),
    ]
    return Row(part.period.name, [each._replace(weight=weight) for each in cells])


def _won(told: Statistics, formats: Formats) -> str:
    return formats.percent(told.win_rate, 0)
