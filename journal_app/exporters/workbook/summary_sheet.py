"""The first sheet: every figure with its formula, charts beside them, tables below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from journal_app.domain.exact import plain
from journal_app.exporters.workbook import charts, formulas, styles
from journal_app.exporters.workbook.layout import Block, block, lacks_cents
from journal_app.exporters.workbook.sheets import HEADING_ROWS, Sheet
from journal_app.exporters.workbook.widths import width_of_number
from journal_app.reports.equity_stretches import equity_stretches
from journal_app.reports.money_of_period import money_of_period
from journal_app.reports.r_distribution import EDGES, r_distribution
from journal_app.reports.selection import Selection
from journal_app.reports.spans import by_span
from journal_app.reports.summary import Line, Section, remarks, summary
from journal_app.reports.tables import Cell
from journal_app.reports.trades_in_order import tells_equity

GAP: Final = 5
"""From the last row of a table to the header of the next: an empty row, its title, its totals."""

_TOP: Final = HEADING_ROWS + 1
_SEASON_DAYS: Final = 92
_ALL_DIGITS: Final = "All digits"
_LEAST_WIDTHS: Final = {1: 31.0, 2: 17.0, 3: 17.0, 4: 14.0}
_CHART_WIDTH: Final = 14.0
_COLUMNS: Final = range(5, 15)

_CHARTS_TOP: Final = HEADING_ROWS
_CHARTS_END: Final = 52
"""The rows, from 0, that charts take beside the figures: the first, and at most after the last."""

_AFTER_CHARTS: Final = _CHARTS_END + 1
_LEFT, _MIDDLE, _RIGHT = 4, 9, 14
_LONGEST_WORDS: Final = 46


class SummarySheet:
    """What stands on the first sheet, laid out before anything is written."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._sections = summary(selection)
        self._remarks = remarks(selection)
        top = _TOP + sum(len(section.lines) + 2 for section in self._sections)
        top = max(top + len(self._remarks), _AFTER_CHARTS) + 4
        self._months = block("Summary", by_span(selection), top, "ByPeriod", live="net")
        self._rs = block(
            "Summary", r_distribution(selection), self._months.last_row + GAP, "RDistribution",
            live="trades",
        )  # fmt: skip
        self._money = block(
            "Summary", money_of_period(selection), self._rs.last_row + GAP, "MoneyByComponent",
            live="together",
        )  # fmt: skip
        self._stretches = block(
            "Summary", equity_stretches(selection), self._money.last_row + GAP,
            "EquityBetweenDeposits", live="growth",
        )  # fmt: skip

    @property
    def blocks(self) -> Sequence[Block]:
        """Its tables."""
        return self._months, self._rs, self._money, self._stretches

    def write(
        self, sheet: Sheet, subtitle: str, trades: Block, open_positions: Block, rules: Block
    ) -> None:
        """Write it. trades, open_positions, rules: what its formulas are of."""
        sheet.set_up_page(title_row=None)
        sheet.hide_grid()
        sheet.freeze(f"A{_TOP}")
        sheet.set_widths(self._widths())
        sheet.heading(self._selection.title, subtitle)
        live = formulas.summary_formulas(
            trades,
            open_positions,
            rules,
            self._stretches,
            self._money,
            self._rows_of_figures(),
            sqn_of="r_initial" if self._selection.statistics.sqn_of == "r" else "net",
        )
        for section in self._sections:
            sheet.keep_together(len(section.lines) + 1)
            _write_section(sheet, section, live, self._selection.currency)
        for remark in self._remarks:
            sheet.append([sheet.text(styles.SUBTITLE, remark)])
        sheet.skip_to(_AFTER_CHARTS)
        self._write_tables(sheet, trades)

    def _widths(self) -> Mapping[int, float]:
        lines = [line for section in self._sections for line in section.lines]
        numbers = max(width_of_number(line.value, line.holds) for line in lines)
        words = max(len(line.title) for line in lines)
        digits = max((len(_all_digits(line.value)) for line in lines), default=0)
        least = _LEAST_WIDTHS
        return {
            1: max(least[1], min(words, _LONGEST_WORDS)),
            2: max(least[2], numbers),
            3: max(least[3], numbers),
            4: max(least[4], digits),
        } | dict.fromkeys(_COLUMNS, _CHART_WIDTH)

    def _write_tables(self, sheet: Sheet, trades: Block) -> None:
        kind = "day" if self._selection.is_by_day else "month"

        def net_of_span(row: int, _cells: Sequence[Cell]) -> str:
            span = self._selection.spans()[row - self._months.first_row]
            return formulas.net_of_days(trades, span.first_day, span.day_after)

        def count_of_r(row: int, _cells: Sequence[Cell]) -> str:
            place = row - self._rs.first_row
            low = int(EDGES[place - 1]) if place else None
            high = int(EDGES[place]) if place < len(EDGES) else None
            return formulas.count_of_r(trades, low, high)

        for each, title, nothing, live in (
            (self._months, f"Closed trades by {kind}", "no trade was closed", net_of_span),
            (self._rs, self._rs.table.name, "no trade has an R", count_of_r),
            (
                self._money, self._money.table.name, "",
                lambda row, _: formulas.together(row, self._money),
            ),
            (
                self._stretches, self._stretches.table.name, "not all trades of an account",
                lambda row, _: formulas.grown_to(row, self._stretches),
            ),
        ):  # fmt: skip
            sheet.keep_together(each.last_row - each.header_row + GAP)
            sheet.block(each, nothing=nothing, title=title, live=live)

    def _rows_of_figures(self) -> dict[str, int]:
        rows: dict[str, int] = {}
        row = _TOP
        for section in self._sections:
            for line in section.lines:
                row += 1
                rows[line.key] = row
            row += 2
        return rows

    # charts

    def draw(
        self, sheets: Mapping[str, Sheet], trades: Block, strategies: Block, interest: Block
    ) -> None:
        """Draw the charts of these tables; without a closed trade there are none."""
        selection = self._selection
        count = len(selection.counted)
        if not count:
            return
        by = "day" if selection.is_by_day else "month"
        is_equity = tells_equity(selection)
        course = "equity_then" if is_equity else "running_net"
        told = f"{'Equity' if is_equity else 'Net P&L'}, trade by trade"
        dates = self._dates()
        own, rows = sheets["Summary"].written, sheets["Trades"].written
        drawn = [
            charts.curve(rows, trades, y=course, title=told, rows=count, dates=dates),
            charts.fall(rows, trades, y="drawdown", title="Drawdown", rows=count, dates=dates),
            charts.bars(own, self._months, x="group", y="net", title=f"Net P&L by {by}"),
            charts.bars(
                sheets["Strategies"].written, strategies, x="group", y="net",
                title="Net P&L by strategy", is_horizontal=True,
            ),
            charts.in_one_colour(
                charts.bars(own, self._rs, x="range", y="trades", title="Trades by R"),
                [styles.LOSS if place <= EDGES.index(Decimal(0)) else styles.GAIN
                 for place in range(len(EDGES) + 1)],
            ),
            charts.bars(
                sheets["Interest"].written, interest, x="span", y="interest",
                title=f"Interest by {by}",
            ),
        ]  # fmt: skip
        cells = _chart_cells(self._first_page_end(sheets["Summary"].rows_of_page))
        for chart, (first, after) in zip(drawn, cells, strict=True):
            charts.place(own, chart, first=first, after=after)

    def _first_page_end(self, rows_of_page: int) -> int:
        """The row where the charts end, so that no page ends within one."""
        row = _CHARTS_TOP
        for section in self._sections:
            if row + len(section.lines) + 1 > rows_of_page:
                return row - 1
            row += len(section.lines) + 2
        return min(_CHARTS_END, rows_of_page)

    def _dates(self) -> str:
        """The format of dates along an axis, as long as they may be."""
        days = (self._selection.last_day - self._selection.first_day).days
        return "d mmm" if days <= _SEASON_DAYS else "mmm yy"


def _chart_cells(end: int) -> Sequence[tuple[tuple[int, int], tuple[int, int]]]:
    """Where the charts lie: (column, row) from 0, and after. Two wide ones, then two by two."""
    rows = end - _CHARTS_TOP
    curve = _CHARTS_TOP + rows // 4
    fall = curve + rows // 7
    half = (end - fall - 2) // 2
    upper, lower = (fall + 1, fall + 1 + half), (end - half, end)
    return (
        ((_LEFT, _CHARTS_TOP), (_RIGHT, curve)),
        ((_LEFT, curve), (_RIGHT, fall)),
        *(
            ((left, first), (right, after))
            for first, after in (upper, lower)
            for left, right in ((_LEFT, _MIDDLE), (_MIDDLE, _RIGHT))
        ),
    )


def _write_section(sheet: Sheet, section: Section, live: Mapping[str, str], currency: str) -> None:
    right = styles.SECTION_RIGHT
    heads = [currency, "Recalculated", *_head_of_digits(section)]
    sheet.append(
        [sheet.text(styles.SECTION, section.title), *(sheet.text(right, h) for h in heads)]
    )
    for line in section.lines:
        has_reason = line.key == "return" and isinstance(line.value, str)
        formula = None if has_reason else live.get(line.key)
        style = styles.figure_recalculated(line.key, line.holds)
        digits = _all_digits(line.value)
        sheet.append(
            [
                sheet.text(styles.LABEL, line.title),
                _figure(sheet, line),
                sheet.formula(style, formula, line.value) if formula else sheet.text(style, ""),
                *([sheet.text(styles.exact_body(), digits)] if digits else []),
            ]
        )
    sheet.append(())


def _head_of_digits(section: Section) -> Iterator[str]:
    if any(_all_digits(line.value) for line in section.lines):
        yield _ALL_DIGITS


def _all_digits(value: Cell) -> str:
    """All digits of a figure whose cents a cell would lose."""
    return plain(value) if isinstance(value, Decimal) and lacks_cents(value) else ""


def _figure(sheet: Sheet, line: Line) -> Any:
    if line.value is None:
        return sheet.text(styles.figure(line.key, line.holds), formulas.DASH)
    return sheet.value(styles.figure(line.key, line.holds), line.value)
