"""An analysis in words: what its charts, maps and tables say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.reports.attribution import attribution
from journal_app.reports.discipline import LEAST_SAMPLE, Rule
from journal_app.reports.plan_lines import PlanLines
from journal_app.reports.r_distribution import RClass
from journal_app.reports.results import BLOCKS, DAYS_OF_A_WEEK, HOURS_OF_A_BLOCK, NO_TRADES
from journal_app.services.analysing import Analysis, Span
from journal_app.ui.charts.axes import Tick
from journal_app.ui.charts.bar_chart import Bar, steps
from journal_app.ui.charts.legend import Named
from journal_app.ui.charts.line_chart import Line
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Cell
from journal_app.ui.models.row_table import Row
from journal_app.ui.result_words import (
    component_word,
    day_cell,
    expectancy,
    result_words,
    short_component_word,
    tone_of,
    trades,
)
from journal_app.ui.widgets.heat_map import HeatCell, Place

translate = QCoreApplication.translate

WEEKS_SHOWN: Final = 53

SPANS: Final[Mapping[Span, Any]] = {
    Span.THREE_MONTHS: QT_TRANSLATE_NOOP("Analytics", "Last 3 months"),
    Span.TWELVE_MONTHS: QT_TRANSLATE_NOOP("Analytics", "Last 12 months"),
    Span.YEAR: QT_TRANSLATE_NOOP("Analytics", "This year"),
    Span.ALL: QT_TRANSLATE_NOOP("Analytics", "All time"),
    Span.THREE_BEFORE: QT_TRANSLATE_NOOP("Analytics", "The 3 months before"),
    Span.TWELVE_BEFORE: QT_TRANSLATE_NOOP("Analytics", "The 12 months before"),
    Span.LAST_YEAR: QT_TRANSLATE_NOOP("Analytics", "Last year"),
}

_RULES: Final[Mapping[str, Any]] = {
    "thesis": QT_TRANSLATE_NOOP("Analytics", "A clear reason"),
    "levels": QT_TRANSLATE_NOOP("Analytics", "Levels set beforehand"),
    "margin": QT_TRANSLATE_NOOP("Analytics", "Liquidation far enough"),
    "size": QT_TRANSLATE_NOOP("Analytics", "Loss at the stop within limit"),
    "costs": QT_TRANSLATE_NOOP("Analytics", "Borrow rate acceptable"),
    "collateral": QT_TRANSLATE_NOOP("Analytics", "Collateral suits the trade"),
    "alerts": QT_TRANSLATE_NOOP("Analytics", "Alerts set"),
    "exit": QT_TRANSLATE_NOOP("Analytics", "Exit plan written"),
}
"""The questions of the checklist as rules that are kept or broken."""


def span_word(span: Span) -> str:
    """What a span is called."""
    return translate("Analytics", SPANS[span])


def counted(told: Analysis, span: Span, formats: Formats) -> str:
    """How many trades the charts are of."""
    return translate("Analytics", "{trades} closed · {span}").format(
        trades=trades(told.statistics.count, formats), span=span_word(span).lower()
    )


def equity_lines(told: Analysis, lines: PlanLines | None) -> tuple[list[Line], Line]:
    """The curve of results over those of the plan, as far as they are known, and its drawdown."""
    curves = [Line(translate("Analytics", "Result"), told.equity.equity.points)]
    if lines is not None and lines.followed:
        plan, alone = translate("Analytics", "Plan"), translate("Analytics", "Set and forget")
        curves += [
            Line(plan, lines.plan.points, "muted", "dashed"),
            Line(alone, lines.left_alone.points, "warning", "dotted"),
        ]
    drawdown = translate("Analytics", "Drawdown")
    return curves, Line(drawdown, told.equity.drawdown.points, "loss", "filled")


def equity_names(curves: Sequence[Line]) -> list[Named]:
    """What the lines are called, where there are several."""
    styles: dict[str, Literal["dashed", "dotted"]] = {"dashed": "dashed", "dotted": "dotted"}
    if len(curves) == 1:
        return []
    return [Named(line.name, line.tone, styles.get(line.style, "line")) for line in curves]


def drawdown_words(told: Analysis, formats: Formats) -> str:
    """The largest fall, in money and as a part of its peak."""
    fall, worst = told.statistics.max_drawdown, told.statistics.worst_drawdown_fraction
    if not fall.amount:
        return translate("Analytics", "no drawdown")
    said = translate("Analytics", "largest drawdown {money}").format(
        money=formats.money(-fall.amount)
    )
    if worst is None or worst.fraction is None:
        return said
    share = formats.percent(worst.fraction)
    return translate("Analytics", "{drawdown}, at most {share} of a peak").format(
        drawdown=said, share=share
    )


def component_bars(told: Analysis) -> list[Bar]:
    """The components of the net as steps."""
    found = attribution(told.total)
    made = steps([(short_component_word(each.key), each.amount) for each in found])
    return [
        bar._replace(title=component_word(each.key)) for bar, each in zip(made, found, strict=True)
    ]


def net_words(told: Analysis, formats: Formats) -> str:
    """The net that the components add up to."""
    return formats.money(told.statistics.net, signed=True)


def r_bars(told: Analysis, formats: Formats) -> tuple[list[Bar], list[Tick]]:
    """The distribution of R without its empty ends, and the words below it."""
    shown = _shown_classes(told.r_classes)
    bars = [
        Bar(
            "",
            each.trades,
            title=_range(each, formats),
            tone="loss" if each.high is not None and each.high <= 0 else "gain",
        )
        for each in shown
    ]
    words: list[Tick] = [
        (place, formats.number(each.low) + "\u00a0R")
        for place, each in enumerate(shown)
        if each.low is not None and each.low == each.low.to_integral_value()
    ]
    return bars, words


def r_words(told: Analysis, formats: Formats) -> str:
    """Expectancy and quality, and what they are of."""
    statistics = told.statistics
    said = translate("Analytics", "mean {mean} · SQN {sqn}").format(
        mean=expectancy(statistics, formats), sqn=formats.ratio(statistics.sqn, 1)
    )
    if statistics.sqn_of == "money":
        said = translate("Analytics", "{said} of money").format(said=said)
    without = statistics.count - told.with_r
    if not without:
        return said
    return translate("Analytics", "{said} · {trades} without a stop").format(
        said=said, trades=trades(without, formats)
    )


def hour_cells(told: Analysis, formats: Formats) -> dict[Place, HeatCell]:
    """Results by weekday and block of hours in which trades were opened."""
    cells = {}
    for weekday in range(DAYS_OF_A_WEEK):
        for block in range(BLOCKS):
            result = told.by_hour.get((weekday, block), NO_TRADES)
            title = f"{formats.weekday(weekday)} {_hours(block)}"
            value = result.net if result.trades else None
            cells[weekday, block] = HeatCell(value, title, result_words(result, formats))
    return cells


def hour_names() -> list[str]:
    """The blocks of hours by their first."""
    return [f"{block * HOURS_OF_A_BLOCK:02}" for block in range(BLOCKS)]


def day_map(
    told: Analysis, first_day: date | None, formats: Formats
) -> tuple[list[str], dict[Place, HeatCell]]:
    """The days up to the journal's last one, a column a week: their captions and cells."""
    earliest = min(told.by_day, default=told.last_day)
    last = max((told.last_day, *told.by_day))
    start = max(first_day or earliest, last - timedelta(weeks=WEEKS_SHOWN - 1))
    monday = start - timedelta(days=start.weekday())
    names: list[str] = []
    named = ""
    cells = {}
    for number in range((last - monday).days + 1):
        day = monday + timedelta(days=number)
        if number % DAYS_OF_A_WEEK == 0:
            month = formats.month(max(day, start))
            names.append("" if month == named else month)
            named = month
        if day >= start:
            cell = day_cell(day, told.by_day.get(day, NO_TRADES), formats)
            cells[day.weekday(), number // DAYS_OF_A_WEEK] = cell._replace(label="")
    return names, cells


def rule_rows(rules: Sequence[Rule], formats: Formats) -> list[Row]:
    """What each rule of the checklist earned: kept, broken, and what breaking it cost."""
    return [Row(rule.name, _rule_cells(rule, formats)) for rule in rules]


def _rule_cells(rule: Rule, formats: Formats) -> list[Cell]:
    kept, broken = formats.risks(rule.mean_r_kept), formats.risks(rule.mean_r_broken)
    cost = formats.quantity(rule.cost, signed=True)
    sizes = translate("Analytics", "{broken} with the breach, {kept} without").format(
        broken=trades(len(rule.broken), formats), kept=trades(len(rule.kept), formats)
    )
    too_few = translate("Analytics", "Too few to tell: it takes {count} on either side.").format(
        count=LEAST_SAMPLE
    )
    name = _RULES.get(rule.name)
    asked = rule.asked or rule.name
    return [
        Cell(translate("Analytics", name) if name else asked, tip=rule.asked),
        Cell(formats.percent(rule.kept_share, 0), order=rule.kept_share, tip=sizes),
        Cell(kept, tone_of(kept), order=rule.mean_r_kept, tip=sizes),
        Cell(broken, tone_of(broken), order=rule.mean_r_broken, tip=sizes),
        Cell(
            cost,
            tone_of(cost),
            order=rule.cost,
            tip=sizes if rule.cost is not None else f"{sizes}\n{too_few}",
        ),
    ]


def _shown_classes(classes: Sequence[RClass]) -> Sequence[RClass]:
    """From a whole R below the first class with trades to a whole R above the last one."""
    filled = [place for place, each in enumerate(classes) if each.trades]
    if not filled:
        return classes
    first, last = filled[0], filled[-1]
    while first > 0 and (classes[first].low is None or not _is_whole(classes[first])):
        first -= 1
    while last + 1 < len(classes) and not _is_whole(classes[last + 1]):
        last += 1
    return classes[first : last + 1]


def _is_whole(of: RClass) -> bool:
    return of.low is not None and of.low == of.low.to_integral_value()


def _range(of: RClass, formats: Formats) -> str:
    if of.low is None:
        return translate("Analytics", "below {high} R").format(high=formats.number(of.high, 2))
    low = formats.number(of.low, 2)
    if of.high is None:
        return translate("Analytics", "{low} R and more").format(low=low)
    return translate("Analytics", "{low} to {high} R").format(
        low=low, high=formats.number(of.high, 2)
    )


def _hours(block: int) -> str:
    start = block * HOURS_OF_A_BLOCK
    return f"{start:02}:00–{start + HOURS_OF_A_BLOCK:02}:00"
