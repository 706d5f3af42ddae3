"""A trade's page in words: its key figures, its legs, its plan and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.ledger.plan_against_actual import Compared
from journal_app.domain.trade import Status
from journal_app.domain.watching.book import distance_to
from journal_app.services.trade_page import Ladder, TradePage
from journal_app.ui.formatting import NONE, Formats
from journal_app.ui.plan_cost_words import is_of_contracts, no_costs_words
from journal_app.ui.screens.journal.trade_cells import tone_of
from journal_app.ui.widgets.figure_grid import Figure
from journal_app.ui.words import direction_word, interest_words

translate = QCoreApplication.translate
_MEASURES: Final[dict[str, Any]] = {
    "entry": QT_TRANSLATE_NOOP("TradePage", "Entry"),
    "size": QT_TRANSLATE_NOOP("TradePage", "Size"),
    "leverage": QT_TRANSLATE_NOOP("TradePage", "Leverage"),
    "stop": QT_TRANSLATE_NOOP("TradePage", "Stop"),
    "exit": QT_TRANSLATE_NOOP("TradePage", "Exit"),
    "days": QT_TRANSLATE_NOOP("TradePage", "Days held"),
    "cost": QT_TRANSLATE_NOOP("TradePage", "Costs"),
}


class AnswerWords(NamedTuple):
    """A question of the checklist, its verdict, what was answered, and the reason of a breach."""

    asked: str
    verdict: str
    answer: str
    reason: str


class ComparedRow(NamedTuple):
    """One measure as words: what it is, planned, actual, and how far off."""

    name: str
    planned: str
    actual: str
    change: str


def key_figures(page: TradePage, formats: Formats) -> list[Figure]:
    """The figures that matter most: the result, what it stands on, what it costs."""
    told, trade = page.figures, page.trade
    if not told.opened_at:
        return _planned_figures(page, formats)
    net = told.total.net
    figures = [
        Figure(
            translate("TradePage", "Net P&L"),
            formats.money(net, signed=True, places=2),
            tone_of(net),
        ),
        Figure(r_caption(page), formats.risks(told.r_initial), tone_of(told.r_initial)),
    ]
    if trade.status.is_counted:
        return [
            *figures,
            Figure(
                translate("TradePage", "Interest"), formats.money(told.total.interest, places=2)
            ),
            Figure(translate("TradePage", "Fees"), formats.money(told.total.fees, places=2)),
            Figure(translate("TradePage", "Opened"), formats.day(told.opened_at)),
            Figure(translate("TradePage", "Closed"), formats.day(told.closed_at)),
        ]
    return [
        *figures,
        Figure(translate("TradePage", "Equity"), formats.money(told.equity)),
        _safety(page, formats),
        _liquidation(page, formats),
        Figure(
            translate("TradePage", "Interest a day"),
            interest_words(page.interest_per_day, page.without_rate, formats),
        ),
    ]


def _planned_figures(page: TradePage, formats: Formats) -> list[Figure]:
    plan = page.trade.plan
    if plan is None:
        return []
    first = plan.positions[0] if plan.positions else None
    return [
        Figure(translate("TradePage", "Entry"), formats.price(first.entry if first else None)),
        Figure(translate("TradePage", "Size"), formats.amount(first.units if first else None)),
        Figure(translate("TradePage", "Leverage"), formats.times(plan.leverage)),
        Figure(translate("TradePage", "Risk"), formats.money(plan.risk)),
        Figure(translate("TradePage", "Reward"), formats.money(plan.reward)),
        Figure(
            translate("TradePage", "Liquidation"),
            formats.price(first.liquidation_price if first else None),
        ),
    ]


def r_caption(page: TradePage) -> str:
    """What the first R is called: by the stop that it is measured by."""
    if page.figures.risk_basis == "later_stop":
        return translate("TradePage", "R (later stop)")
    return translate("TradePage", "R (initial)")


def _safety(page: TradePage, formats: Formats) -> Figure:
    told = page.figures
    if told.health_factor is not None:
        health = formats.ratio(told.health_factor)
        return Figure(translate("TradePage", "Health"), health, _alarm(page, "watch_health"))
    margin = formats.percent(told.margin_ratio)
    return Figure(translate("TradePage", "Margin ratio"), margin, _alarm(page, "watch_margin"))


def _alarm(page: TradePage, line: str) -> str:
    """The token of a figure that crosses its line, or is near it."""
    if f"{line}_below" in page.crossed:
        return "danger"
    return "warning" if f"{line}_near" in page.crossed else "text"


def _liquidation(page: TradePage, formats: Formats) -> Figure:
    levels = page.levels
    if levels is None or not levels.liquidation or not levels.judging:
        return Figure(translate("TradePage", "To liquidation"), formats.percent(None))
    left = distance_to(levels.liquidation, levels.judging, is_long=levels.direction == "long")
    tone = "warning" if "watch_near_liquidation" in page.crossed else "text"
    return Figure(translate("TradePage", "To liquidation"), formats.percent(left), tone)


def leg_words(page: TradePage, ladder: Ladder, formats: Formats) -> tuple[str, str, Figure | None]:
    """What a leg is called, its size with entry and mark or exit, and what its price brought."""
    name = f"{ladder.asset} {direction_word(ladder.levels.direction)}"
    leg = next((each for each in page.legs if each.held.asset == ladder.asset), None)
    if leg is None:
        return name, "", None
    held = leg.held
    entry = formats.price(held.average_entry)
    if leg.mark is None:
        told = translate("TradePage", "{amount} · {entry} → {exit}").format(
            amount=formats.amount(held.entered), entry=entry, exit=formats.price(held.average_exit)
        )
    else:
        told = translate("TradePage", "{amount} · {entry} → {mark}").format(
            amount=formats.amount(held.quantity), entry=entry, mark=formats.price(leg.mark)
        )
    if held.liquidation_price is not None:
        liquidation = formats.price(held.liquidation_price)
        told += translate("TradePage", " · liq. {price}").format(price=liquidation)
    profit = formats.money(leg.profit, signed=True)
    return name, told, Figure("", profit, tone_of(leg.profit))


def plan_rows(page: TradePage, formats: Formats) -> list[Figure]:
    """What was planned, one figure a row."""
    plan = page.trade.plan
    if plan is None:
        return []
    rows = []
    for planned in plan.positions:
        name = f"{planned.asset} {direction_word(planned.direction.value)}"
        size = f"{formats.amount(planned.units)} × {formats.price(planned.entry)}"
        rows.append(Figure(name, size))
        rows.append(Figure(translate("TradePage", "Stop"), formats.price(planned.stop)))
        rows += [
            Figure(
                translate("TradePage", "Target for {share}").format(
                    share=formats.percent(target.share, 0)
                ),
                formats.price(target.price),
            )
            for target in planned.targets
        ]
        liquidation = formats.price(planned.liquidation_price)
        rows.append(Figure(translate("TradePage", "Liquidation"), liquidation))
    rows += [
        Figure(translate("TradePage", "Leverage"), formats.times(plan.leverage)),
        Figure(
            translate("TradePage", "Funding")
            if is_of_contracts(plan)
            else translate("TradePage", "Borrow rate"),
            formats.percent(plan.borrow_apr),
        ),
        Figure(translate("TradePage", "Days"), formats.number(plan.days)),
        Figure(
            translate("TradePage", "Expected costs"),
            no_costs_words(plan, formats) or formats.money(plan.expected_costs, places=2),
        ),
        Figure(translate("TradePage", "Risk"), formats.money(plan.risk, places=2)),
        Figure(translate("TradePage", "Reward"), formats.money(plan.reward, places=2)),
    ]
    return [row for row in rows if row.value != NONE]


def plan_words(page: TradePage, formats: Formats) -> str:
    """The thesis and the exit plan, as they were written."""
    plan = page.trade.plan
    if plan is None and page.trade.status is Status.DRAFT:
        return translate("TradePage", "This is a draft: nothing is planned yet, nothing opened.")
    if plan is None:
        return _without_plan(page)
    exits = translate("TradePage", "Exit: {plan}").format(plan=plan.exit_plan)
    parts = (followed_words(page, formats), plan.thesis, exits if plan.exit_plan else "")
    return "\n\n".join(part for part in parts if part)


_ENDS = {
    "target": QT_TRANSLATE_NOOP("TradePage", "it would have reached its target {price} on {day}"),
    "stop": QT_TRANSLATE_NOOP("TradePage", "it would have been stopped at {price} on {day}"),
    "liquidation": QT_TRANSLATE_NOOP(
        "TradePage", "it would have been liquidated at {price} on {day}"
    ),
    "open": QT_TRANSLATE_NOOP("TradePage", "it would be open, at {price} on {day}"),
}


def followed_words(page: TradePage, formats: Formats) -> str:
    """What a plan that was not taken would have given."""
    told = page.followed
    if told is None:
        return ""
    end = translate("TradePage", str(_ENDS[told.end])).format(
        price=formats.price(told.price), day=formats.day(told.at)
    )
    return translate("TradePage", "Followed at later marks, {end}: {net} after costs.").format(
        end=end, net=formats.money(told.net, signed=True)
    )


def answered_words(page: TradePage, formats: Formats) -> list[AnswerWords]:
    """The checklist as it was answered: what was asked, how it was judged, and why all the same."""
    plan = page.trade.plan
    return [
        AnswerWords(
            each.asked or each.question,
            each.verdict.value,
            formats.retold(each.answer),
            translate("TradePage", "Went ahead: {reason}").format(reason=each.reason)
            if each.reason
            else "",
        )
        for each in (plan.checklist if plan else ())
    ]


def _without_plan(page: TradePage) -> str:
    """That it was not planned, and what its R is measured by, if by anything."""
    unplanned = translate("TradePage", "This trade was opened without a plan.")
    if page.figures.risk_basis == "later_stop":
        later = translate("TradePage", "R is measured by a stop that came after the opening.")
        return f"{unplanned} {later}"
    if page.trade.status is Status.OPEN:
        stop = translate("TradePage", "A stop given now is kept as a later one; R is told from it.")
        return f"{unplanned} {stop}"
    return unplanned


def compared_rows(compared: Sequence[Compared], formats: Formats) -> list[ComparedRow]:
    """Plan and actual side by side, each measure in its unit."""
    return [
        ComparedRow(
            translate("TradePage", _MEASURES[each.measure]),
            _measured(each.measure, each.planned, formats),
            _measured(each.measure, each.actual, formats),
            formats.percent(each.change, signed=True) if each.change is not None else "",
        )
        for each in compared
    ]


def _measured(measure: str, value: Decimal | None, formats: Formats) -> str:
    if measure == "size":
        return formats.amount(value)
    if measure == "leverage":
        return formats.times(value)
    if measure == "days":
        return formats.number(value, 1)
    return formats.money(value, places=2) if measure == "cost" else formats.price(value)
