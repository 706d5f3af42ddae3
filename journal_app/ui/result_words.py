"""Results of trades in words, as reviews and analytics say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.exact import ZERO
from journal_app.ui.definition_words import definition_tip
from journal_app.ui.formatting import MINUS
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row
from journal_app.ui.widgets.heat_map import HeatCell
from journal_app.ui.words import direction_word, profile_word

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.statistics.of_trades import Statistics
    from journal_app.reports.results import Result
    from journal_app.ui.formatting import Formats

translate = QCoreApplication.translate

_COMPONENTS: Final[Mapping[str, Any]] = {
    "price": QT_TRANSLATE_NOOP("Review", "Price"),
    "holdings": QT_TRANSLATE_NOOP("Review", "Collateral and debt prices"),
    "yield": QT_TRANSLATE_NOOP("Review", "Yield of collateral"),
    "funding": QT_TRANSLATE_NOOP("Review", "Funding"),
    "interest": QT_TRANSLATE_NOOP("Review", "Interest"),
    "costs": QT_TRANSLATE_NOOP("Review", "Fees, gas and swaps"),
    "penalty": QT_TRANSLATE_NOOP("Review", "Liquidation penalty"),
    "net": QT_TRANSLATE_NOOP("Review", "Net"),
}


_SHORT: Final[Mapping[str, Any]] = {
    "price": QT_TRANSLATE_NOOP("Review", "Price"),
    "holdings": QT_TRANSLATE_NOOP("Review", "Holdings"),
    "yield": QT_TRANSLATE_NOOP("Review", "Yield"),
    "funding": QT_TRANSLATE_NOOP("Review", "Funding"),
    "interest": QT_TRANSLATE_NOOP("Review", "Interest"),
    "costs": QT_TRANSLATE_NOOP("Review", "Costs"),
    "penalty": QT_TRANSLATE_NOOP("Review", "Penalty"),
}


def short_component_word(key: str) -> str:
    """What a component is called below a bar."""
    return translate("Review", _SHORT[key])


def component_word(key: str) -> str:
    """What a component of profit is called."""
    return translate("Review", _COMPONENTS[key])


def tone_of(words: str) -> str:
    """The colour of a signed figure: gain above nothing, loss below, none where no sign is."""
    if words.startswith("+"):
        return "gain"
    return "loss" if words.startswith(MINUS) else "text"


def expectancy(told: Statistics, formats: Formats) -> str:
    """Expectancy in R; in money where no trade had a stop."""
    if told.expectancy_r is not None:
        return formats.risks(told.expectancy_r)
    return formats.money(told.expectancy, signed=True)


def day_cell(day: date, result: Result, formats: Formats) -> HeatCell:
    """One day with what was closed on it."""
    title = f"{formats.weekday(day.weekday())} {formats.day(day)}"
    return HeatCell(
        result.net if result.trades else None,
        title,
        result_words(result, formats),
        label=str(day.day),
        short=formats.brief(result.net, signed=True),
    )


def result_words(result: Result, formats: Formats) -> str:
    """An exact result with how many trades made it."""
    if not result.trades:
        return translate("Review", "no trade closed")
    net = formats.money(result.net, signed=True, places=2)
    return translate("Review", "{net} · {trades}").format(
        net=net, trades=trades(result.trades, formats)
    )


def trades(count: int, formats: Formats) -> str:
    """So many trades."""
    return (
        translate("Review", "1 trade")
        if count == 1
        else translate("Review", "{count} trades").format(count=formats.count(count))
    )


def group_columns(title: str) -> list[Column]:
    """The columns of a table of groups of trades."""
    numbers = (
        ("trades", translate("Review", "Trades"), "count"),
        ("won", translate("Review", "Won"), "win_rate"),
        ("reward", translate("Review", "R:R"), "payoff"),
        ("expectancy", translate("Review", "Expectancy"), "expectancy"),
        ("net", translate("Review", "Net"), "net"),
        ("interest", translate("Review", "Interest"), ""),
    )
    return [
        Column("group", title, stretches=True),
        *(
            Column(key, words, kind="number", tip=definition_tip(figure))
            for key, words, figure in numbers
        ),
    ]


def group_rows(
    groups: Mapping[str, Statistics],
    formats: Formats,
    name_of: Callable[[str], str] = lambda name: name,
) -> list[Row]:
    """Groups of trades by their names, each with its figures."""
    return [
        Row(
            name,
            [
                Cell(translate("Review", "None named") if name == "none" else name_of(name)),
                Cell(formats.count(told.count), order=told.count),
                Cell(formats.percent(told.win_rate, 0), order=told.win_rate),
                Cell(formats.number(told.payoff, 1), order=told.payoff),
                signed_cell(expectancy(told, formats), told.expectancy_r),
                signed_cell(formats.quantity(told.net, signed=True), told.net),
                Cell(formats.quantity(told.interest), order=told.interest),
            ],
        )
        for name, told in groups.items()
    ]


def group_word(by: str, name: str) -> str:
    """What a group is called; bands and days are called so already."""
    if by == "profile":
        return profile_word(name)
    if by != "direction":
        return name
    return translate("Review", "pairs") if name == "both" else direction_word(name)


def signed_cell(words: str, order: Decimal | None) -> Cell:
    """A cell in the colour of its sign."""
    return Cell(words, tone_of(words), order=order)


def won_words(
    count: Decimal | int | None,
    wins: Decimal | int | None,
    win_rate: Decimal | None,
    profit_factor: Decimal | None,
    formats: Formats,
) -> str:
    """The win rate and the profit factor, or why there is none."""
    if not count:
        return translate("Review", "no trade closed")
    if profit_factor is None:
        factor = translate("Review", "no losses") if wins else translate("Review", "no wins")
    else:
        factor = translate("Review", "profit factor {factor}").format(
            factor=formats.ratio(profit_factor)
        )
    return translate("Review", "{rate} · {factor}").format(
        rate=formats.percent(win_rate, 0), factor=factor
    )


def reward_words(
    count: Decimal | int | None,
    expectancy: Decimal | None,
    expectancy_r: Decimal | None,
    planned: Decimal | None,
    formats: Formats,
) -> str:
    """The reward to risk that was planned, and the mean that came of it."""
    if not count:
        return translate("Review", "no trade closed")
    mean = translate("Review", "mean {expectancy}").format(
        expectancy=formats.money(expectancy, signed=True)
        if expectancy_r is None
        else formats.risks(expectancy_r)
    )
    if planned is None:
        return mean
    return translate("Review", "planned {planned} · {mean}").format(
        planned=formats.number(planned, 2), mean=mean
    )


def carry_words(share: Decimal | None, carry: Decimal | None, formats: Formats) -> str:
    """Interest as a share of gross profit, or why there is none."""
    if share is not None:
        return translate("Review", "{share} of gross profit").format(share=formats.percent(share))
    if carry:
        return translate("Review", "no gross profit to pay it from")
    return translate("Review", "none paid")


def kept_words(
    kept: Decimal | None, breaches: Decimal | int | None, cost: Decimal | None, formats: Formats
) -> str:
    """How many trades broke a rule, and what that earned or cost."""
    if kept is None:
        return translate("Review", "no plan with a checklist")
    if not breaches:
        return translate("Review", "no rule broken")
    several = (
        translate("Review", "1 breach")
        if breaches == 1
        else translate("Review", "{count} breaches").format(count=formats.number(ZERO + breaches))
    )
    if cost is None:
        return translate("Review", "{breaches}, cost not known").format(breaches=several)
    if cost > 0:
        words = translate("Review", "{breaches} earned {money}")
    else:
        words = translate("Review", "{breaches} cost {money}")
    return words.format(breaches=several, money=formats.money(abs(cost)))
