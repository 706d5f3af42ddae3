"""A liquidation looked back at, in words: the loss, the lines in their order, and the rescues."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.problems import Problem
from journal_app.domain.watching.mends import to_enter
from journal_app.domain.watching.post_mortem import Crossing, Outcome, PostMortem
from journal_app.domain.watching.rescue_ways import Way
from journal_app.ui.formatting import Formats
from journal_app.ui.messages import say
from journal_app.ui.screens.journal.profit_page import ProfitRow
from journal_app.ui.screens.journal.rows_page import Row
from journal_app.ui.screens.plan.planners.words import units
from journal_app.ui.screens.today.attention_words import facts_said

translate = QCoreApplication.translate

_LINES: Final[dict[str, Any]] = {
    "watch_past_liquidation": QT_TRANSLATE_NOOP("PostMortem", "Past its liquidation price"),
    "watch_liquidation_before_stop": QT_TRANSLATE_NOOP("PostMortem", "Liquidation before the stop"),
    "watch_health_below": QT_TRANSLATE_NOOP("PostMortem", "Health {health} under {line}"),
    "watch_margin_below": QT_TRANSLATE_NOOP("PostMortem", "Margin {margin} under {line}"),
    "watch_stop_hit": QT_TRANSLATE_NOOP("PostMortem", "Stop at {stop} reached"),
    "watch_rate_unusual": QT_TRANSLATE_NOOP("PostMortem", "Rate {rate}, {times} the usual"),
    "watch_rate_above": QT_TRANSLATE_NOOP("PostMortem", "Rate {rate} above {line}"),
    "watch_near_liquidation": QT_TRANSLATE_NOOP("PostMortem", "{distance} to liquidation"),
    "watch_target_hit": QT_TRANSLATE_NOOP("PostMortem", "Target at {target} reached"),
    "watch_stop_missing": QT_TRANSLATE_NOOP("PostMortem", "No stop"),
    "watch_alert_reached": QT_TRANSLATE_NOOP("PostMortem", "Alert at {alert} passed"),
    "watch_collateral_fallen": QT_TRANSLATE_NOOP("PostMortem", "Collateral {fall} lower"),
    "watch_cost_exceeded": QT_TRANSLATE_NOOP("PostMortem", "Cost {cost} of {planned_cost} planned"),
    "watch_interest_unpayable": QT_TRANSLATE_NOOP("PostMortem", "Interest beyond the target"),
    "watch_held_too_long": QT_TRANSLATE_NOOP("PostMortem", "Held beyond {planned_days} days"),
}
_WAYS: Final[dict[str, Any]] = {
    "add_collateral": QT_TRANSLATE_NOOP("PostMortem", "Adding {amount}"),
    "partial_close": QT_TRANSLATE_NOOP("PostMortem", "Closing {share}"),
    "swap_collateral": QT_TRANSLATE_NOOP("PostMortem", "Swapping {amount}"),
}
_NO_WAYS: Final[dict[str, Any]] = {
    "add_collateral": QT_TRANSLATE_NOOP("PostMortem", "Adding collateral"),
    "partial_close": QT_TRANSLATE_NOOP("PostMortem", "Closing a part"),
    "swap_collateral": QT_TRANSLATE_NOOP("PostMortem", "Swapping collateral"),
}


def summary(found: PostMortem, formats: Formats) -> str:
    """What happened, how early it showed, and what would have held."""
    parts = [
        translate("PostMortem", "Liquidated on {time} at {price}.").format(
            time=formats.time(found.at), price=formats.price(found.price)
        )
    ]
    if found.reason:
        return f"{parts[0]} {say(found.reason, {})}."
    if not found.crossings:
        parts.append(translate("PostMortem", "At none of its marks had a line been crossed."))
    else:
        first = found.crossings[0]
        words = translate("PostMortem", "The first line was crossed {span} before.")
        parts.append(words.format(span=span_words(first.before, formats)))
        parts.append(_what_would_have_held(found, formats))
    marks = translate("PostMortem", "Reconstructed from {count} marks.")
    if found.marks == 1:
        marks = translate("PostMortem", "Reconstructed from a single mark.")
    parts.append(marks.format(count=formats.count(found.marks)))
    return " ".join(part for part in parts if part)


def _what_would_have_held(found: PostMortem, formats: Formats) -> str:
    rescue = found.first_rescue
    if rescue is not None:
        name, way = next((name, each.way) for name, each in rescue.rescues.items() if each.stands)
        assert isinstance(way, Way)
        words = translate("PostMortem", "{way} at {price} would have left it standing.")
        return words.format(way=_way_words(name, way, formats), price=formats.price(rescue.price))
    if any(each.rescues for each in found.crossings):
        return translate("PostMortem", "No rescue back to a line would have left it standing.")
    return ""


def span_words(span: timedelta, formats: Formats) -> str:
    """A span in days and hours, or in hours and minutes."""
    minutes = span // timedelta(minutes=1)
    hours, days = minutes // 60, minutes // (60 * 24)
    if days:
        words = translate("PostMortem", "{days} d {hours} h")
        return words.format(days=formats.count(days), hours=hours % 24)
    if hours:
        words = translate("PostMortem", "{hours} h {minutes} min")
        return words.format(hours=hours, minutes=minutes % 60)
    return translate("PostMortem", "{minutes} min").format(minutes=minutes)


def loss_rows(found: PostMortem, formats: Formats) -> Iterator[ProfitRow]:
    """What was there, what the liquidation took, and what it left."""

    def row(key: str, caption: str, value: Decimal, tone: str = "text") -> ProfitRow:
        shown = formats.money(value, places=2)
        return ProfitRow(key, (caption, "", shown, tone))

    yield row("deposits", translate("PostMortem", "Own money put in"), found.deposits)
    yield row("equity", translate("PostMortem", "Equity just before"), found.equity)
    penalty = -found.penalty
    tone = "loss" if penalty else "text"
    yield row("penalty", translate("PostMortem", "Penalty"), penalty, tone)
    yield row("left", translate("PostMortem", "Left"), found.left)


def line_rows(found: PostMortem, formats: Formats) -> Iterator[ProfitRow]:
    """Every line with its price; it opens into what each rescue would have come to."""
    for each in found.crossings:
        facts = facts_said(each.line, formats)
        name = translate("PostMortem", _LINES[each.line.code]).format_map(facts)
        when = span_words(each.before, formats)
        yield ProfitRow(
            key_of(each),
            (name, when, formats.price(each.price), "text"),
            [_rescue_row(way, outcome, formats) for way, outcome in each.rescues.items()],
        )


def key_of(crossing: Crossing) -> str:
    """By what a line is known."""
    return f"{crossing.line.code} {crossing.line.subject}"


def _rescue_row(name: str, outcome: Outcome, formats: Formats) -> Row:
    way = outcome.way
    if isinstance(way, Problem):
        words = translate("PostMortem", "not possible")
        return translate("PostMortem", _NO_WAYS[name]), "", words, "muted"
    if outcome.stands:
        words = translate("PostMortem", "would stand")
        return _way_words(name, way, formats), _price_of(way, formats), words, "gain"
    words = translate("PostMortem", "liquidated too")
    return _way_words(name, way, formats), _price_of(way, formats), words, "loss"


def _way_words(name: str, way: Way, formats: Formats) -> str:
    return translate("PostMortem", _WAYS[name]).format(
        amount=units(formats, to_enter(way.amount), way.asset), share=formats.percent(way.share)
    )


def _price_of(way: Way, formats: Formats) -> str:
    """The money that it takes, or what it costs where anything is known of that."""
    if way.cash:
        return formats.money(way.cash)
    if not way.cost:
        return translate("PostMortem", "no cash")
    return translate("PostMortem", "{cost} cost").format(cost=formats.money(way.cost, places=2))
