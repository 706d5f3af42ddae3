"""A review in words: what its tiles, charts and tables say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.exact import exact
from journal_app.domain.periods import Period
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.trade import ChecklistAnswer, Verdict
from journal_app.reports.attribution import compared
from journal_app.reports.broken_rules import broken_rules_of
from journal_app.reports.discipline import LEAST_SAMPLE, Rule
from journal_app.reports.equity_change import EquityChange
from journal_app.reports.records import TradeRecord
from journal_app.reports.results import NO_TRADES
from journal_app.reports.review_figures import Values
from journal_app.services.review_sheets import ReviewSheet
from journal_app.ui.charts.bar_chart import Bar
from journal_app.ui.formatting import NONE, Formats
from journal_app.ui.messages import explain, say
from journal_app.ui.models.cells import Cell
from journal_app.ui.models.row_table import Row
from journal_app.ui.result_words import (
    carry_words,
    component_word,
    day_cell,
    group_rows,
    kept_words,
    reward_words,
    signed_cell,
    tone_of,
    trades,
    won_words,
)
from journal_app.ui.widgets.figure_grid import Figure
from journal_app.ui.widgets.heat_map import HeatCell
from journal_app.ui.words import period_words, sides_words

translate = QCoreApplication.translate


class TileWords(NamedTuple):
    """What a tile says. more: what stands in its tip."""

    figure: str
    below: str
    tone: str = "text"
    more: str = ""


def tiles(sheet: ReviewSheet, formats: Formats) -> dict[str, TileWords]:
    """The five tiles by their names, as told where the review is signed off."""
    told = sheet.told
    return {
        "net": _signed_tile(told.get("net"), _net_below(sheet, formats), formats),
        "won": TileWords(
            translate("Review", "{wins} / {losses}").format(
                wins=_count(told.get("wins"), formats), losses=_count(told.get("losses"), formats)
            ),
            _won_below(told, formats),
        ),
        "reward": TileWords(
            formats.number(told.get("reward_to_risk"), 2), _reward_below(told, formats)
        ),
        "carry": _signed_tile(_carry(told), _carry_below(told, formats), formats),
        "kept": TileWords(
            formats.percent(told.get("plan_kept"), 0),
            _kept_below(told, formats),
            more=_why_no_cost(told),
        ),
    }


def result_tile(sheet: ReviewSheet, formats: Formats) -> TileWords:
    """What a week did to the money, open trades too."""
    below = translate("Review", "open trades too, day by day")
    return _signed_tile(sheet.told.get("result"), below, formats)


def counts(sheet: ReviewSheet, formats: Formats) -> str:
    """What happened in the period, by how many."""
    review, shown = sheet.review, formats.count
    parts = [
        translate("Review", "{count} closed").format(count=shown(len(review.closed))),
        translate("Review", "{count} opened").format(count=shown(len(review.opened))),
        translate("Review", "{count} open at the end").format(count=shown(len(review.open_at_end))),
    ]
    for one, several, count in (
        (QT_TRANSLATE_NOOP("Review", "1 without a plan"),
         QT_TRANSLATE_NOOP("Review", "{count} without a plan"), review.unplanned),
        (QT_TRANSLATE_NOOP("Review", "1 liquidated"),
         QT_TRANSLATE_NOOP("Review", "{count} liquidated"), review.liquidated),
        (QT_TRANSLATE_NOOP("Review", "1 stop moved"),
         QT_TRANSLATE_NOOP("Review", "{count} stops moved"), review.stops_moved),
        (QT_TRANSLATE_NOOP("Review", "1 right on price, lost on cost"),
         QT_TRANSLATE_NOOP("Review", "{count} right on price, lost on cost"),
         review.right_on_price),
    ):  # fmt: skip
        if count:
            words = one if count == 1 else several
            parts.append(translate("Review", str(words)).format(count=shown(count)))
    return " · ".join(parts)


def bars(sheet: ReviewSheet, formats: Formats) -> list[Bar]:
    """The results of the period and those before it."""
    return [
        Bar(
            _short(period, formats),
            result.net,
            title=period_words(period, formats),
            note=trades(result.trades, formats),
        )
        for period, result in sheet.periods
    ]


def days(sheet: ReviewSheet, formats: Formats) -> dict[date, HeatCell]:
    """The days of the period, each with what was closed on it."""
    return {
        day: day_cell(day, sheet.days.get(day, NO_TRADES), formats)
        for day in sheet.review.period.days()
    }


def strategy_rows(sheet: ReviewSheet, formats: Formats) -> list[Row]:
    """Each strategy with its figures, the best net first."""
    found = sorted(sheet.strategies.items(), key=lambda each: each[1].net, reverse=True)
    return group_rows(dict(found), formats)


def component_rows(sheet: ReviewSheet, formats: Formats) -> list[Row]:
    """Each component of profit, of the closed trades and of the period's money."""
    return [
        Row(
            each.key,
            [
                Cell(component_word(each.key), weight=_weight(each.key)),
                *(
                    signed_cell(formats.quantity(amount, signed=True), amount)._replace(
                        weight=_weight(each.key),
                        tip=formats.money(amount, signed=True, places=2),
                    )
                    for amount in (each.one, each.other)
                ),
            ],
        )
        for each in compared(sheet.total, sheet.review.money.total)
    ]


def equity_figures(equity: EquityChange, formats: Formats) -> list[Figure]:
    """Equity at the start, what flowed in and what was won, equity at the end, and the return."""
    deposits = formats.money(equity.deposits, signed=True)
    result = formats.money(equity.result, signed=True)
    returned = formats.percent(equity.time_weighted, 2, signed=True)
    return [
        Figure(translate("Review", "At the start"), formats.money(equity.start)),
        Figure(translate("Review", "Deposits less withdrawals"), deposits),
        Figure(translate("Review", "Result, open trades too"), result, tone_of(result)),
        Figure(translate("Review", "At the end"), formats.money(equity.end)),
        Figure(translate("Review", "Return, time-weighted"), returned, tone_of(returned)),
    ]


def no_return_words(equity: EquityChange) -> str:
    """Why there is no return; nothing where there is one."""
    if equity.missing is None:
        return ""
    words = translate("Review", "{reason}, so there is no return")
    return words.format(reason=explain(equity.missing))


def in_trades_words(sheet: ReviewSheet, formats: Formats) -> str:
    """Where the money of trades went over the period."""
    money = sheet.review.money
    return translate(
        "Review",
        "Closed trades count where they closed; the money of the period counts day by day, open "
        "trades too. In trades {start} → {end}, put in less taken out {deposits}.",
    ).format(
        start=formats.money(money.equity_start),
        end=formats.money(money.equity_end),
        deposits=formats.money(money.deposits, signed=True),
    )


def open_rows(
    sheet: ReviewSheet, formats: Formats, platform_name: Callable[[str], str]
) -> list[Row]:
    """The trades that were open at the end, as they stood then."""
    return [
        Row(each.trade.id, _open_cells(each, formats, platform_name(each.trade.platform)))
        for each in sheet.review.open_at_end
    ]


def broken_rows(sheet: ReviewSheet, formats: Formats) -> list[Row]:
    """The rules that the trades opened or closed in the period broke, and why."""
    review = sheet.review
    seen = {each.trade.id: each for each in (*review.closed, *review.opened)}
    return [
        Row(
            f"{each.record.trade.id}:{each.answer.question}",
            [
                Cell(formats.count(each.record.trade.number), order=each.record.trade.number),
                Cell(sides_words(each.record.name), weight=500),
                Cell(_what_broke(each.answer), tip=each.answer.answer),
                Cell(
                    each.answer.reason or translate("Review", "no reason was written"),
                    tone="text" if each.answer.reason else "danger",
                    tip=each.answer.reason,
                ),
                signed_cell(formats.money(each.net, signed=True), each.net),
            ],
        )
        for each in broken_rules_of(seen.values())
    ]


def _what_broke(answer: ChecklistAnswer) -> str:
    """The lines that a plan crossed; the question, where it keeps no more of them."""
    crossed = (code for code in answer.codes if CODES.get(code, (None, None))[1] is Verdict.BREACH)
    return "; ".join(map(say, crossed)) or answer.asked or answer.question


def _open_cells(record: TradeRecord, formats: Formats, platform: str) -> list[Cell]:
    figures = record.figures
    prices = [p.liquidation_price for p in figures.positions if p.quantity]
    liquidation = " / ".join(formats.price(price) for price in prices) or NONE
    net = figures.total.net
    return [
        Cell(sides_words(record.name), weight=500),
        Cell(platform),
        Cell(formats.money(figures.exposure), order=figures.exposure),
        Cell(formats.times(figures.leverage), order=figures.leverage),
        Cell(formats.percent(figures.margin_ratio), order=figures.margin_ratio),
        Cell(formats.ratio(figures.health_factor), order=figures.health_factor),
        Cell(liquidation, order=prices[0] if prices else None),
        Cell(formats.money(figures.interest_per_day, places=2), order=figures.interest_per_day),
        signed_cell(formats.money(net, signed=True), net),
    ]


def rule_rows(sheet: ReviewSheet, formats: Formats) -> list[Row]:
    """What each rule of the checklist brought, kept and broken, the most telling first."""
    return [
        Row(
            rule.name,
            [
                Cell(rule.asked or rule.name, tip=_rule_tip(rule, formats)),
                Cell(formats.percent(rule.kept_share, 0), order=rule.kept_share),
                _mean_cell(rule.mean_r_kept, formats),
                _mean_cell(rule.mean_r_broken, formats),
            ],
        )
        for rule in sheet.rules
    ]


def _mean_cell(mean: Decimal | None, formats: Formats) -> Cell:
    return signed_cell(formats.risks(mean), mean)


def _rule_tip(rule: Rule, formats: Formats) -> str:
    words = translate("Review", "{kept} trades kept it, {broken} broke it")
    told = words.format(kept=formats.count(len(rule.kept)), broken=formats.count(len(rule.broken)))
    if rule.cost is None:
        return translate("Review", "{told}: too few to tell what that cost").format(told=told)
    cost = formats.money(rule.cost, signed=True)
    return translate("Review", "{told}: {cost} by breaking it").format(told=told, cost=cost)


def looked_at_rows(sheet: ReviewSheet, formats: Formats) -> list[Row]:
    """The trades that were right on price and lost on cost, and those that left too early."""
    kinds = (
        (translate("Review", "right on price, lost on cost"), sheet.seen.lost_on_cost),
        (translate("Review", "out before the target came after all"), sheet.seen.reached),
    )
    return [
        Row(
            f"{each.trade.id}:{place}",
            [
                Cell(formats.count(each.trade.number), order=each.trade.number),
                Cell(each.name, weight=500),
                Cell(words),
                signed_cell(
                    formats.money(each.figures.total.gross, signed=True), each.figures.total.gross
                ),
                signed_cell(
                    formats.money(each.figures.total.net, signed=True), each.figures.total.net
                ),
            ],
        )
        for place, (words, records) in enumerate(kinds)
        for each in records
    ]


def borrowing_words(sheet: ReviewSheet, formats: Formats) -> str:
    """What borrowing added or took against own money only."""
    borrowing = sheet.seen.borrowing
    if borrowing is None:
        return ""
    effect = borrowing.effect
    words = (
        translate("Review", "borrowing added {money} over {trades}")
        if effect >= 0
        else translate("Review", "borrowing took {money} over {trades}")
    )
    return words.format(money=formats.money(abs(effect)), trades=trades(borrowing.trades, formats))


def _signed_tile(amount: Decimal | None, below: str, formats: Formats) -> TileWords:
    figure = formats.money(amount, signed=True)
    return TileWords(figure, below, tone_of(figure))


def _count(value: Decimal | None, formats: Formats) -> str:
    return NONE if value is None else formats.count(int(value))


@exact
def _carry(told: Values) -> Decimal | None:
    """Funding received less interest paid."""
    interest, funding = told.get("interest"), told.get("funding")
    return None if interest is None or funding is None else interest + funding


def _carry_below(told: Values, formats: Formats) -> str:
    return carry_words(told.get("carry_share"), _carry(told), formats)


def _reward_below(told: Values, formats: Formats) -> str:
    return reward_words(
        told.get("trades"),
        told.get("expectancy"),
        told.get("expectancy_r"),
        told.get("planned_reward_to_risk"),
        formats,
    )


def _won_below(told: Values, formats: Formats) -> str:
    return won_words(
        told.get("trades"),
        told.get("wins"),
        told.get("win_rate"),
        told.get("profit_factor"),
        formats,
    )


def _kept_below(told: Values, formats: Formats) -> str:
    broken, cost = told.get("breaches"), told.get("breach_cost")
    return kept_words(told.get("plan_kept"), broken, cost, formats)


def _why_no_cost(told: Values) -> str:
    """Why what breaches cost is not known; empty where it is, or nothing was breached."""
    if not told.get("breaches") or told.get("breach_cost") is not None:
        return ""
    words = translate(
        "Review", "Too few trades to tell their cost: it takes {count} with a breach and without."
    )
    return words.format(count=LEAST_SAMPLE)


def _net_below(sheet: ReviewSheet, formats: Formats) -> str:
    gross = translate("Review", "gross {gross}").format(
        gross=formats.money(sheet.told.get("gross"), signed=True)
    )
    net = sheet.told.get("net")
    if not sheet.capital or net is None:
        return gross
    share = formats.percent(_share(net, sheet.capital), signed=True)
    return translate("Review", "{share} · {gross}").format(share=share, gross=gross)


@exact
def _share(part: Decimal, whole: Decimal) -> Decimal:
    return part / whole


def _short(period: Period, formats: Formats) -> str:
    _, _, part = period.name.partition("-")
    return part.replace("W0", "W") if part.startswith("W") else formats.month(period.first_day)


def _weight(key: str) -> int:
    return 600 if key == "net" else 400
