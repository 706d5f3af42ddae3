"""The review of a selection on leaves: figures and charts first, then tables, then definitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRectF

from journal_app.domain.exact import ZERO
from journal_app.reports import printed_review as printed
from journal_app.reports.grouping import NONE as UNNAMED
from journal_app.reports.selection import Selection
from journal_app.reports.summary import Line, Section, remarks, summary
from journal_app.reports.tables import Cell, Column, Holds, Table
from journal_app.ui.definition_words import definition_word
from journal_app.ui.formatting import NONE, Formats
from journal_app.ui.printing.charts import Bar, draw_bars, draw_curve, draw_lying_bars
from journal_app.ui.printing.leaves import (
    HEAD,
    HEADING,
    PAPERS,
    SMALL,
    STRONG,
    SUBTITLE,
    TEXT,
    TITLE,
    Ink,
    Leaves,
    PaperName,
    points,
)
from journal_app.ui.printing.tables import Heading, Sheet, Written, draw_table
from journal_app.ui.printing.taught import draw_taught
from journal_app.ui.result_words import (
    carry_words,
    kept_words,
    reward_words,
    tone_of,
    won_words,
)
from journal_app.ui.words import period_words, report_word, sides_words

translate = QCoreApplication.translate

Report = Callable[[int, int], None]

_SIGNED: Final = frozenset({"net", "r_initial", "cost", "net_with"})
"""Columns whose numbers stand in the colour of gain or loss."""

_PLATFORMS: Final = "platform"
_MOST_DATES: Final = 7
_YEAR: Final = 366
_MANY_MONTHS: Final = 24
_CHART: Final = points(150)
_GAP: Final = points(10)
_TILE: Final = points(58)
_LINE: Final = points(13.5)

_EMPTY: Final = {
    "closed": QT_TRANSLATE_NOOP("Print", "No trade was closed."),
    "open": QT_TRANSLATE_NOOP("Print", "No position was open at the end."),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """What is to be printed, and how. journal: its name. platform_name: of a platform's id."""

    chosen: Selection
    journal: str
    formats: Formats
    platform_name: Callable[[str], str]
    paper: PaperName = "a4"

    @property
    def title(self) -> str:
        """What it is the review of."""
        if self.chosen.period is None:
            return translate("Print", "All trades")
        return period_words(self.chosen.period, self.formats)


def review_leaves(wanted: Printed, report: Report) -> Leaves:
    """All of it, laid out. report: told how many of how many rows are, and may raise to stop."""
    foot = translate("Print", "{journal} · {period}").format(
        journal=wanted.journal, period=wanted.title
    )
    leaves = Leaves(PAPERS[wanted.paper], foot)
    _draw_heading(leaves, wanted)
    _draw_tiles(leaves, wanted)
    _draw_charts(leaves, wanted)
    _draw_figures(leaves, wanted)
    if wanted.chosen.taught is not None:
        draw_taught(leaves, wanted.chosen.taught, wanted.formats)
    sheets = [*_sheets(wanted), _definitions(wanted)]
    rows, done = sum(len(sheet.rows) for sheet in sheets), 0
    for sheet in sheets:
        draw_table(leaves, sheet, _after(done, rows, report))
        done += len(sheet.rows)
    _draw_note(leaves)
    leaves.number()
    return leaves


def _after(before: int, rows: int, report: Report) -> Report:
    """The progress of one table among all, so many rows being drawn before it."""
    return lambda done, _: report(before + done, rows)


# Head


def _draw_heading(leaves: Leaves, wanted: Printed) -> None:
    chosen, formats = wanted.chosen, wanted.formats
    baseline = leaves.y + points(TITLE.size)
    name = translate("Print", "Review · {journal}").format(journal=wanted.journal)
    name = leaves.cut(name, SUBTITLE, leaves.width * 0.3)
    room = leaves.width - leaves.advance(name, SUBTITLE) - points(12)
    leaves.write(leaves.left, baseline, leaves.cut(wanted.title, TITLE, room), TITLE)
    leaves.write(leaves.right, baseline, name, SUBTITLE, "right")
    leaves.y += points(28)
    parts = [
        translate("Print", "{first} to {last}").format(
            first=formats.day(chosen.first_day), last=formats.day(chosen.last_day)
        ),
        translate("Print", "amounts in {currency}, costs below 0").format(currency=chosen.currency),
        translate("Print", "times in {zone}").format(zone=chosen.zone),
        *chosen.filters,
    ]
    leaves.paragraph(" · ".join(parts), SUBTITLE)
    for remark in remarks(chosen):
        leaves.paragraph(remark, SUBTITLE._replace(color="warning"))
    leaves.y += points(8)


def _draw_tiles(leaves: Leaves, wanted: Printed) -> None:
    formats, told = wanted.formats, printed.head(wanted.chosen)
    of = told.statistics
    net, carry = (formats.money(each, signed=True) for each in (of.net, told.carry))
    tiles = (
        (
            translate("Print", "Net P&L"),
            Written(net, tone_of(net)),
            translate("Review", "gross {gross}").format(
                gross=formats.money(told.gross, signed=True)
            ),
        ),
        (
            translate("Print", "Won / lost"),
            Written(f"{formats.count(of.wins)} / {formats.count(of.losses)}"),
            won_words(of.count, of.wins, of.win_rate, of.profit_factor, formats),
        ),
        (
            translate("Print", "Reward to risk"),
            Written(formats.number(of.payoff, 2)),
            reward_words(
                of.count, of.expectancy, of.expectancy_r, told.planned_reward_to_risk, formats
            ),
        ),
        (
            translate("Print", "Interest and funding"),
            Written(carry, tone_of(carry)),
            carry_words(told.interest_share, told.carry, formats),
        ),
        (
            translate("Print", "Plan kept"),
            Written(formats.percent(told.kept, 0)),
            kept_words(told.kept, told.breaches.trades, told.breaches.cost, formats),
        ),
    )
    width = (leaves.width - _GAP * (len(tiles) - 1)) / len(tiles)
    for place, (caption, figure, below) in enumerate(tiles):
        x = leaves.left + place * (width + _GAP)
        leaves.frame(QRectF(x, leaves.y, width, _TILE))
        inner, room = x + points(8), width - points(16)
        ink = Ink(14, 600, figure.tone)
        if leaves.advance(figure.text, ink) > room:
            ink = ink._replace(size=10)
        leaves.write(inner, leaves.y + points(15), leaves.cut(caption, SMALL, room), SMALL)
        leaves.write(inner, leaves.y + points(33), leaves.cut(figure.text, ink, room), ink)
        for line, words in enumerate(leaves.wrapped(below, SMALL, room)[:2]):
            small = SMALL._replace(size=6.5)
            leaves.write(inner, leaves.y + points(44.5 + 8.5 * line), words, small)
    leaves.y += _TILE + _GAP


# Charts


def _draw_charts(leaves: Leaves, wanted: Printed) -> None:
    chosen, formats = wanted.chosen, wanted.formats
    if not chosen.counted:
        return
    area = QRectF(leaves.left, leaves.y, leaves.width, _CHART)
    title = translate("Print", "Net P&L, trade by trade")
    draw_curve(leaves, area, title, printed.running_nets(chosen), _dates(wanted), formats)
    leaves.y += _CHART + _GAP
    half = (leaves.width - _GAP) / 2
    one = QRectF(leaves.left, leaves.y, half, _CHART)
    other = QRectF(leaves.left + half + _GAP, leaves.y, half, _CHART)
    by_day, by_month = translate("Print", "Net P&L by day"), translate("Print", "Net P&L by month")
    title = by_day if chosen.is_by_day else by_month
    draw_bars(leaves, one, title, _span_bars(wanted), formats)
    title = translate("Print", "Net P&L by strategy")
    strategies = [
        _signed_bar(_group_word(name), net) for name, net in printed.strategy_nets(chosen)
    ]
    draw_lying_bars(leaves, other, title, strategies, formats)
    leaves.y += _CHART + _GAP
    if rs := _r_bars(wanted):
        leaves.make_room(_CHART)
        area = QRectF(leaves.left, leaves.y, leaves.width, _CHART)
        draw_bars(leaves, area, translate("Print", "Trades by R"), rs, formats)
        leaves.y += _CHART + _GAP


def _dates(wanted: Printed) -> list[str]:
    """The days of closing along the curve, evenly picked from the trades."""
    counted = wanted.chosen.counted
    count = min(_MOST_DATES, len(counted))
    picked = [counted[place * (len(counted) - 1) // max(1, count - 1)] for place in range(count)]
    is_long = (wanted.chosen.last_day - wanted.chosen.first_day).days > _YEAR
    shown = wanted.formats.day if is_long else wanted.formats.short_day
    return [shown(record.figures.closed_at) for record in picked]


def _span_bars(wanted: Printed) -> list[Bar]:
    chosen, formats = wanted.chosen, wanted.formats
    spans = chosen.spans()
    is_long = len(spans) > _MANY_MONTHS

    def word(day: date) -> str:
        if chosen.is_by_day:
            return str(day.day)
        if day.month == 1:
            return str(day.year)
        return "" if is_long else formats.month(day)

    nets = printed.span_nets(chosen)
    return [_signed_bar(word(s.first_day), net) for s, net in zip(spans, nets, strict=True)]


def _signed_bar(word: str, net: Decimal) -> Bar:
    return Bar(word, net, "loss" if net < 0 else "gain")


def _r_bars(wanted: Printed) -> list[Bar]:
    number = wanted.formats.number
    bars: list[Bar] = []
    for low, high, count in printed.r_counts(wanted.chosen):
        if low is None:
            word = translate("Print", "< {high}").format(high=number(high, signed=True))
        elif high is None:
            word = translate("Print", "≥ {low}").format(low=number(low, signed=True))
        else:
            word = translate("Print", "{low} to {high}").format(
                low=number(low, signed=True), high=number(high, signed=True)
            )
        is_loss = high is not None and high <= 0
        bars.append(Bar(word, ZERO + count, "loss" if is_loss else "gain"))
    return bars


# Figures


def _draw_figures(leaves: Leaves, wanted: Printed) -> None:
    """The summary in two columns: trades on the right, money on the left."""
    sections = list(summary(wanted.chosen))
    right = [sections[1]]
    left = [sections[0], *sections[2:]]
    height = max(map(_height, (left, right)))
    leaves.make_room(height + points(30))
    leaves.y += points(10)
    leaves.write(leaves.left, leaves.y + points(11), translate("Print", "Figures"), HEADING)
    leaves.y += points(20)
    width = (leaves.width - 2 * _GAP) / 2
    top = leaves.y
    for x, column in ((leaves.left, left), (leaves.left + width + 2 * _GAP, right)):
        leaves.y = top
        for section in column:
            _draw_section(leaves, x, width, section, wanted)
    leaves.y = top + height


def _height(sections: Sequence[Section]) -> float:
    return sum(points(22) + len(section.lines) * _LINE for section in sections)


def _draw_section(
    leaves: Leaves, x: float, width: float, section: Section, wanted: Printed
) -> None:
    leaves.write(x, leaves.y + points(8), report_word(section.title), STRONG)
    leaves.y += points(13)
    leaves.rule(x, leaves.y, width, "muted")
    for line in section.lines:
        leaves.y += _LINE
        shown = _figure(line, wanted)
        is_sum = line.key in ("net", "equity_end", "trades_end")
        ink = STRONG if is_sum else TEXT
        baseline = leaves.y - points(4)
        room = width - leaves.advance(shown.text, ink) - points(8)
        leaves.write(x, baseline, leaves.cut(report_word(line.title), ink, room), ink)
        leaves.write(x + width, baseline, shown.text, ink._replace(color=shown.tone), "right")
        leaves.rule(x, leaves.y, width)
    leaves.y += points(9)


def _figure(line: Line, wanted: Printed) -> Written:
    column = Column(line.key, line.title, line.holds)
    return _written(line.value, column, wanted)


# Tables


def _sheets(wanted: Printed) -> list[Sheet]:
    chosen = wanted.chosen
    sheets = [
        _sheet(
            translate("Print", "Closed trades"), printed.closed_table(chosen), wanted, "closed",
            total=_net_total,
        ),
        _sheet(
            translate("Print", "Open positions"), printed.open_table(chosen), wanted, "open",
            total=_net_total,
        ),
    ]  # fmt: skip
    for title, table, total in (
        (translate("Print", "Strategies"), printed.strategy_table(chosen), _sums),
        (
            translate("Print", "By month"),
            printed.span_table(chosen) if chosen.counted and not chosen.is_by_day else None,
            _sums,
        ),
        (
            translate("Print", "Interest and funding by platform"),
            printed.platform_table(chosen),
            _sums,
        ),
        (translate("Print", "Rules"), printed.rule_table(chosen), None),
        (
            translate("Print", "Rules broken, and why"),
            _with_reasons(printed.broken_table(chosen)),
            None,
        ),
    ):
        if table is not None and table.rows:
            sheets.append(_sheet(title, table, wanted, "", total=total))
    return sheets


def _sheet(
    title: str,
    table: Table,
    wanted: Printed,
    empty: str,
    total: Callable[[Table, Printed], Sequence[Written]] | None,
) -> Sheet:
    return Sheet(
        title=title,
        headings=[_heading(column) for column in table.columns],
        rows=[
            [
                _written(cell, column, wanted)
                for cell, column in zip(row, table.columns, strict=True)
            ]
            for row in table.rows
        ],
        total=total(table, wanted) if total and table.rows else None,
        empty=translate("Print", str(_EMPTY[empty])) if empty else "",
    )


def _heading(column: Column) -> Heading:
    is_text = column.holds is Holds.TEXT
    is_number = not is_text and column.holds not in (Holds.TIME, Holds.DAY)
    return Heading(report_word(column.title), is_number=is_number, gives_way=is_text)


def _sums(table: Table, wanted: Printed) -> list[Written]:
    """The last row: what the columns add up to."""
    cells: list[Written] = []
    for place, (total, column) in enumerate(zip(table.totals(), table.columns, strict=True)):
        if place == 0:
            cells.append(Written(translate("Print", "Together")))
        else:
            cells.append(Written("") if total is None else _written(total, column, wanted))
    return cells


def _net_total(table: Table, wanted: Printed) -> list[Written]:
    """The last row of trades: their net alone."""
    cells = _sums(table, wanted)
    together, *between, net = cells
    return [Written(""), together, *[Written("") for _ in between[1:]], net]


def _with_reasons(table: Table) -> Table:
    """The same, where no reason was written with that said."""
    place = [column.key for column in table.columns].index("reason")
    none = translate("Review", "no reason was written")
    rows = [[*row[:place], row[place] or none, *row[place + 1 :]] for row in table.rows]
    return Table(table.name, table.columns, rows)


def _group_word(name: str) -> str:
    """What a group is called; a trade without a strategy, or a tag, is in one of its own."""
    return translate("Print", "none") if name == UNNAMED else name


def _written(cell: Cell, column: Column, wanted: Printed) -> Written:
    """A cell in words."""
    formats = wanted.formats
    match cell:
        case None:
            return Written(NONE, "muted")
        case str() if column.key == "group" and cell == UNNAMED:
            return Written(_group_word(cell))
        case str():
            is_platform = column.key == _PLATFORMS and bool(cell)
            return Written(wanted.platform_name(cell) if is_platform else sides_words(cell))
        case int():
            return Written(formats.count(cell))
        case datetime() | date():
            return Written(formats.day(cell))
        case _:
            text = _number(cell, column, formats)
            return Written(text, tone_of(text) if column.key in _SIGNED else "text")


def _number(value: Decimal, column: Column, formats: Formats) -> str:
    is_signed = column.key in _SIGNED
    match column.holds:
        case Holds.PRICE:
            return formats.price(value)
        case Holds.COUNT:
            return formats.number(value)
        case Holds.PERCENT:
            return formats.percent(value)
        case Holds.RATIO if column.key == "health_factor":
            return formats.ratio(value)
        case _:
            return formats.number(value, 2, signed=is_signed)


# Appendix


def _definitions(wanted: Printed) -> Sheet:
    title = translate("Print", "Definitions")
    told = printed.definition_table(wanted.chosen)
    rows = [[cell and definition_word(str(cell)) for cell in row] for row in told.rows]
    return _sheet(title, Table(told.name, told.columns, rows), wanted, "", None)


def _draw_note(leaves: Leaves) -> None:
    leaves.y += points(10)
    leaves.make_room(points(30))
    words = translate(
        "Print",
        "Margin Journal gives no advice: what you trade, and with how much leverage, is your own "
        "decision.",
    )
    leaves.paragraph(words, HEAD)
