"""What needs attention in the trader's words, with the mend and the button that starts it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.periods import Period
from journal_app.domain.problems import Problem
from journal_app.domain.watching.snoozes import ways_to_snooze
from journal_app.ui.formatting import Formats
from journal_app.ui.line_words import line_value
from journal_app.ui.messages import clause, say
from journal_app.ui.words import period_words, sides_words

if TYPE_CHECKING:
    from journal_app.domain.watching.mends import Mend
    from journal_app.domain.watching.watch import Attention

_CONTEXT: Final = "Today"

_CHIPS: Final = {
    "act_now": (QT_TRANSLATE_NOOP("Today", "Act now"), "danger"),
    "soon": (QT_TRANSLATE_NOOP("Today", "Soon"), "warning"),
    "routine": (QT_TRANSLATE_NOOP("Today", "Routine"), "accent"),
}
_OF_MARGIN: Final = frozenset({"watch_margin_below", "watch_margin_near"})
_OF_BACKUP: Final = frozenset({"watch_backup_failed", "watch_backup_missing", "watch_backup_old"})
_OF_RATE: Final = frozenset({"watch_rate_unusual", "watch_rate_above"})
_PERCENT_ALERTS: Final = frozenset({"watch_rate_alert", "watch_margin_alert"})
_AIMS_AT_PRICE: Final = frozenset(
    {"watch_past_liquidation", "watch_liquidation_before_stop", "watch_near_liquidation"}
)


class AttentionWords(NamedTuple):
    """One row: a chip, a sentence about a subject, what would mend it, and a button.

    screen, facts: where the button leads; without a screen it starts the action `action`, of prices
    and rates with facts at that rate. A row without a word for it has none. waits: what
    can be snoozed; None where it cannot be.
    """

    chip: str
    tone: str
    subject: str
    sentence: str
    mend: str
    button: str
    screen: str = ""
    facts: Mapping[str, Any] = {}
    action: str = ""
    waits: Attention | None = None


def words_of(
    attention: Attention, formats: Formats, *, is_read_only: bool = False
) -> AttentionWords:
    """A row in words. is_read_only: nothing can be changed, so the button leads to the trade."""
    chip, tone = _CHIPS[attention.urgency]
    row = AttentionWords(
        chip=_tr(chip),
        tone=tone,
        subject=_subject(attention, formats),
        sentence=sentence_of(attention, formats),
        mend=_mend(attention, formats),
        button=_tr(QT_TRANSLATE_NOOP("Today", "Open")),
        screen="journal",
        facts={"trade_id": attention.trade_id},
    )
    if not is_read_only:
        waits = attention if ways_to_snooze(attention) else None
        return _with_its_button(row, attention)._replace(waits=waits)
    return row if attention.trade_id is not None else row._replace(button="", screen="")


def told_of(attention: Attention, formats: Formats) -> str:
    """What it is about, and what is the matter, in one line."""
    return f"{_subject(attention, formats)}: {sentence_of(attention, formats)}"


def sentence_of(attention: Attention, formats: Formats) -> str:
    """What is the matter, in the midst of a sentence."""
    return clause(attention.code, facts_said(attention, formats))


def _with_its_button(row: AttentionWords, attention: Attention) -> AttentionWords:
    """The button that starts the mend, where there is one to start."""
    mend = attention.mend
    if attention.code == "watch_review_unsigned":
        word = _tr(QT_TRANSLATE_NOOP("Today", "Review"))
        shown: dict[str, Any] = {"unit": attention.facts["unit"], "period": attention.subject}
        return row._replace(button=word, screen="review", facts=shown)
    if attention.code == "watch_platform_holds_much":
        return row._replace(screen="platforms", facts={"platform": attention.facts["platform"]})
    if attention.trade_id is None:
        caption, action = _BUTTONS[attention.code]
        return row._replace(button=_tr(caption), screen="", action=action)
    if mend is not None and mend.target is not None:
        rescue = {"planner": "rescue", "target": mend.target, "back": "today"}
        word = _tr(QT_TRANSLATE_NOOP("Today", "Compare rescues"))
        facts = {**row.facts, **rescue, "asset": mend.position}
        return row._replace(button=word, screen="plan", facts=facts)
    if mend is not None and mend.amount:
        deposit = {"entry": "deposit", "asset": mend.asset, "amount": mend.amount_to_enter}
        word = _tr(QT_TRANSLATE_NOOP("Today", "Add collateral"))
        return row._replace(button=word, facts={**row.facts, **deposit})
    if attention.code == "watch_without_rate":
        owed = {"platform": attention.facts["platform"], "asset": attention.facts["asset"]}
        word = _tr(QT_TRANSLATE_NOOP("Today", "Give the rate"))
        return row._replace(button=word, screen="", facts=owed, action="update_prices")
    if attention.code == "watch_stop_missing":
        stop = {"entry": "stop", "asset": attention.facts["asset"]}
        return row._replace(
            button=_tr(QT_TRANSLATE_NOOP("Today", "Set a stop")), facts={**row.facts, **stop}
        )
    return row


_BUTTONS: Final = {
    "watch_day_unchecked": (QT_TRANSLATE_NOOP("Today", "Check the day"), "note_day"),
    "watch_marks_old": (QT_TRANSLATE_NOOP("Today", "Update prices"), "update_prices"),
    "watch_rates_old": (QT_TRANSLATE_NOOP("Today", "Update rates"), "update_prices"),
    "watch_backup_failed": (QT_TRANSLATE_NOOP("Today", "Back up now"), "back_up"),
    "watch_backup_missing": (QT_TRANSLATE_NOOP("Today", "Back up now"), "back_up"),
    "watch_backup_old": (QT_TRANSLATE_NOOP("Today", "Back up now"), "back_up"),
}
"""The button and its action of what is no trade's."""


def _subject(attention: Attention, formats: Formats) -> str:
    if attention.code == "watch_day_unchecked":
        return _tr(QT_TRANSLATE_NOOP("Today", "Today"))
    if attention.code in _OF_BACKUP:
        return _tr(QT_TRANSLATE_NOOP("Today", "Backup"))
    period = attention.facts.get("period")
    if isinstance(period, Period):
        return period_words(period, formats)
    if attention.code not in _OF_RATE:
        return sides_words(attention.subject)
    return _tr(QT_TRANSLATE_NOOP("Today", "{asset} on {platform}")).format(
        asset=attention.subject, platform=attention.facts["platform"]
    )


def facts_said(attention: Attention, formats: Formats) -> dict[str, str]:
    """The facts as they are read."""
    return {
        name: _fact(name, value, attention.code, formats)
        for name, value in attention.facts.items()
        if value is not None
    }


def _fact(name: str, value: object, code: str, formats: Formats) -> str:
    if isinstance(value, datetime):
        return formats.time(value)
    if isinstance(value, timedelta):
        return _age(value, formats)
    if isinstance(value, Problem):
        return clause(value.code, value.facts)
    if not isinstance(value, Decimal):
        return str(value)
    match name:
        case "alert" if code in _PERCENT_ALERTS:
            return formats.percent(value)
        case "alert" if code == "watch_health_alert":
            return formats.ratio(value)
        case "mark" | "liquidation" | "stop" | "target" | "alert" | "break_even":
            return formats.price(value)
        case "rate" | "usual" | "margin" | "distance" | "share" | "fall":
            return formats.percent(value)
        case "health":
            return formats.ratio(value)
        case "times":
            return formats.times(value)
        case "days" | "paid_days" | "planned_days":
            return formats.ratio(value, 1 if value % 1 else 0)
        case "to_move":
            return formats.money(value)
        case "interest" | "cost" | "planned_cost" | "move":
            return formats.money(value, places=2)
        case "line":
            return line_value("health" if "health" in code else "margin", value, formats)
        case _:
            return formats.amount(value)


def _mend(attention: Attention, formats: Formats) -> str:
    """What would mend it, or what it costs; empty where nothing can be said."""
    if attention.code in _OF_RATE:
        facts = facts_said(attention, formats)
        return say("rate_moves_break_even" if "break_even" in facts else "rate_costs", facts)
    if (told := _TOLD_BY_FACTS.get(attention.code)) is not None:
        return say(told, facts_said(attention, formats))
    mend = attention.mend
    if mend is None:
        return ""
    if attention.code == "watch_collateral_fallen":
        facts = {"more": _more(mend, formats), "aim": formats.percent(mend.aim, 0)}
        return say("mend_fall", facts)
    if attention.code in _AIMS_AT_PRICE:
        codes, aim = _TO_PRICE, formats.price(mend.aim)
    elif attention.code in _OF_MARGIN:
        codes, aim = _TO_RATIO, formats.percent(mend.aim, 0)
    else:
        codes, aim = _TO_RATIO, formats.ratio(mend.aim)
    code = codes[mend.amount is not None, mend.share is not None]
    return say(code, {"more": _more(mend, formats), "share": _share(mend, formats), "aim": aim})


_TOLD_BY_FACTS: Final = {
    "watch_interest_unpayable": "interest_is_paid_for",
    "watch_platform_holds_much": "moving_keeps_limit",
}
_TO_RATIO: Final = {
    (True, True): "mend_ratio",
    (True, False): "mend_ratio_by_adding",
    (False, True): "mend_ratio_by_closing",
}
_TO_PRICE: Final = {
    (True, True): "mend_price",
    (True, False): "mend_price_by_adding",
    (False, True): "mend_price_by_closing",
}


def _age(age: timedelta, formats: Formats) -> str:
    """How long ago something was, in whole hours, and from two days on in days."""
    hours = age // timedelta(hours=1)
    if hours < 48:
        return _tr(QT_TRANSLATE_NOOP("Today", "{count} h")).format(count=formats.count(hours))
    return _tr(QT_TRANSLATE_NOOP("Today", "{count} days")).format(count=formats.count(age.days))


def _more(mend: Mend, formats: Formats) -> str:
    return formats.money(mend.value)


def _share(mend: Mend, formats: Formats) -> str:
    """A share that is closed, never shown as less than a tenth of a percent more than nothing."""
    if mend.share is None:
        return ""
    return formats.percent(mend.share, 0 if mend.share * 100 >= 3 else 1)


def _tr(text: Any) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
