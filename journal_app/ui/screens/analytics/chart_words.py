"""What groups, interest, chance and extremes of trades say in their charts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.periods import Period
from journal_app.domain.statistics.of_trades import Statistics
from journal_app.domain.statistics.resampling import Resampled
from journal_app.reports.interest import Carry
from journal_app.reports.review import FEW
from journal_app.reports.tables import Holds
from journal_app.reports.told_figures import Told
from journal_app.services.following import Followed
from journal_app.ui.charts.bar_chart import Bar, Part
from journal_app.ui.charts.legend import Named
from journal_app.ui.charts.line_chart import Line
from journal_app.ui.charts.scatter_chart import Dot
from journal_app.ui.definition_words import definition_tip
from journal_app.ui.formatting import Formats
from journal_app.ui.messages import say
from journal_app.ui.models.cells import Cell
from journal_app.ui.models.row_table import Row
from journal_app.ui.result_words import expectancy, group_word, tone_of, trades
from journal_app.ui.screens.analytics.comparison_words import figure_words
from journal_app.ui.words import period_words, report_word, sides_words

translate = QCoreApplication.translate

_PERCENT: Final = 100

GROUPINGS: Final[Mapping[str, Any]] = {
    "strategy": QT_TRANSLATE_NOOP("Analytics", "By strategy"),
    "platform": QT_TRANSLATE_NOOP("Analytics", "By platform"),
    "asset": QT_TRANSLATE_NOOP("Analytics", "By asset"),
    "direction": QT_TRANSLATE_NOOP("Analytics", "By direction"),
    "weekday": QT_TRANSLATE_NOOP("Analytics", "By weekday"),
    "hour": QT_TRANSLATE_NOOP("Analytics", "By hour"),
    "held": QT_TRANSLATE_NOOP("Analytics", "By holding time"),
    "leverage": QT_TRANSLATE_NOOP("Analytics", "By leverage"),
    "month": QT_TRANSLATE_NOOP("Analytics", "By month"),
    "account": QT_TRANSLATE_NOOP("Analytics", "By account"),
    "margin": QT_TRANSLATE_NOOP("Analytics", "By margin mode"),
    "profile": QT_TRANSLATE_NOOP("Analytics", "By profile"),
    "tag": QT_TRANSLATE_NOOP("Analytics", "By tag"),
    "mistake": QT_TRANSLATE_NOOP("Analytics", "By mistake"),
}
"""What trades can be grouped by, and how that is called."""


def groupings() -> list[tuple[str, str]]:
    """What there is to choose from."""
    return [(by, translate("Analytics", word)) for by, word in GROUPINGS.items()]


def group_name(by: str, name: str, platform_name: Callable[[str], str]) -> str:
    """What a group is called."""
    if name == "none":
        return translate("Analytics", "None named")
    return platform_name(name) if by == "platform" else group_word(by, name)


def group_bars(
    by: str,
    groups: Mapping[str, Statistics],
    formats: Formats,
    platform_name: Callable[[str], str],
) -> list[Bar]:
    """The net of each group, with how many trades made it and what one brought."""
    return [
        Bar(
            group_name(by, name, platform_name),
            told.net,
            note=translate("Analytics", "{trades} · mean {mean}").format(
                trades=trades(told.count, formats), mean=expectancy(told, formats)
            ),
        )
        for name, told in groups.items()
    ]


def carry_bars(carried: Sequence[tuple[Period, Carry]], formats: Formats) -> list[Bar]:
    """What accrued in each week, month or year: interest below zero, the rest by its sign."""
    return [
        Bar(
            _short_period(period, formats),
            carry.together,
            title=period_words(period, formats),
            parts=(
                Part(translate("Analytics", "Interest"), ZERO - carry.interest, "loss"),
                Part(translate("Analytics", "Funding"), carry.funding, "accent"),
                Part(translate("Analytics", "Yield"), carry.collateral_yield, "gain"),
            ),
        )
        for period, carry in carried
    ]


def carry_names() -> list[Named]:
    """What the colours of interest are."""
    return [
        Named(translate("Analytics", "Interest"), "loss", "square"),
        Named(translate("Analytics", "Funding"), "accent", "square"),
        Named(translate("Analytics", "Yield"), "gain", "square"),
    ]


def carry_words(carried: Sequence[tuple[Period, Carry]], formats: Formats) -> str:
    """What interest, funding and yield came to together."""
    whole = Carry()
    for _, carry in carried:
        whole = whole.plus(carry)
    return translate("Analytics", "together {amount}").format(
        amount=formats.money(whole.together, signed=True)
    )


def fan_lines(made: Resampled) -> list[Line]:
    """The spread of the paths after each trade, in percent of the capital at the start."""

    def line(name: str, rs: Sequence[Decimal], tone: str, style: str) -> Line:
        points = [(_count(0), ZERO), *zip(after, (_won(made, r) for r in rs), strict=True)]
        return Line(name, points, tone, style)

    after = [_count(spread.trades) for spread in made.spreads]
    return [
        line(
            translate("Analytics", "95th percentile"),
            [spread.high for spread in made.spreads],
            "accent",
            "fan",
        ),
        line(
            translate("Analytics", "5th percentile"),
            [spread.low for spread in made.spreads],
            "accent",
            "line",
        ),
        line(
            translate("Analytics", "Median"),
            [spread.median for spread in made.spreads],
            "text",
            "line",
        ),
    ]


def fan_names() -> list[Named]:
    """What the lines of the fan are called."""
    return [
        Named(translate("Analytics", "Median"), "text"),
        Named(translate("Analytics", "5th and 95th percentile"), "accent"),
    ]


def chance_words(made: Resampled, formats: Formats) -> str:
    """The risk of ruin: how often a path lost so much of the capital at the start."""
    told = ", ".join(
        translate("Analytics", "{part}: {chance}").format(
            chance=formats.distance(chance), part=formats.percent(part, 0)
        )
        for part, chance in made.losses
    )
    return translate("Analytics", "Chance to stand so far below the start: {told}.").format(
        told=told
    )


def chance_unit(made: Resampled, formats: Formats) -> str:
    """What the figures of the fan are of."""
    return translate("Analytics", "in % of capital, 1 R = {risk}").format(
        risk=formats.percent(made.risk, 0)
    )


def chance_warning(made: Resampled, formats: Formats) -> str:
    """What has to be said of few trades; nothing of many."""
    if made.sample >= FEW:
        return ""
    return translate("Analytics", "{trades} with an R, fewer than {few}: it says little.").format(
        trades=trades(made.sample, formats), few=FEW
    )


def extreme_dots(followed: Sequence[Followed], formats: Formats) -> list[Dot]:
    """The worst and best moment of each trade in R, the oldest first; those without an R aside."""
    return [
        Dot(
            each.trade_id,
            each.found.worst_r,
            each.found.best_r,
            "gain" if each.net > 0 else "loss",
            translate("Analytics", "No. {number} {name}").format(
                number=each.number, name=sides_words(each.name)
            ),
            (
                (translate("Analytics", "Worst (MAE)"), formats.risks(each.found.worst_r)),
                (translate("Analytics", "Best (MFE)"), formats.risks(each.found.best_r)),
                (translate("Analytics", "Result"), formats.risks(each.r)),
                (translate("Analytics", "Net"), formats.money(each.net, signed=True, places=2)),
            ),
        )
        for each in followed
        if each.found and each.found.worst_r is not None and each.found.best_r is not None
    ]


def extreme_words(shown: int, of: int, formats: Formats) -> str:
    """How many trades are on show, and how many could not be."""
    if shown == of:
        return trades(shown, formats)
    return translate(
        "Analytics", "{shown}; {rest} without a stop or with fewer than 2 marks"
    ).format(shown=trades(shown, formats), rest=formats.count(of - shown))


def _short_period(period: Period, formats: Formats) -> str:
    """A period in the few letters that there are below a bar."""
    if "-" not in period.name:
        return period.name
    if "W" in period.name:
        return formats.short_day(period.first_day)
    is_january = period.first_day.month == 1
    return period.name[:4] if is_january else formats.month(period.first_day)


@exact
def _won(made: Resampled, won: Decimal) -> Decimal:
    return (made.equity(won) - ONE) * _PERCENT


def _count(trades_made: int) -> Decimal:
    return ZERO + trades_made


def hindsight_rows(figures: Sequence[Told], formats: Formats) -> list[Row]:
    """What could have been otherwise, a row a figure with its sample."""
    return [Row(each.key, _hindsight_cells(each, formats)) for each in figures]


def _hindsight_cells(told: Told, formats: Formats) -> list[Cell]:
    words = figure_words(told.value, told.holds, formats, signed=told.holds is Holds.MONEY)
    reason = say(told.missing.code, told.missing.facts) if told.missing else ""
    is_count = told.holds is Holds.COUNT
    return [
        Cell(report_word(told.title), tip=definition_tip(told.key)),
        Cell(words, "text" if is_count else tone_of(words), tip=reason),
        Cell(formats.count(told.sample), "muted"),
    ]
