"""What an action changed, in the trader's words: field by field, numbers as they were written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.ui.crossing_words import crossing_kept
from journal_app.ui.formatting import NONE, Formats
from journal_app.ui.messages import done_words
from journal_app.ui.words import direction_word, entry_word, period_name_words, status_word

if TYPE_CHECKING:
    from journal_app.services.history import Version
    from journal_app.services.ports import Changed, PastAction

_CONTEXT: Final = "History"

THINGS: Final[dict[str, Any]] = {
    "settings": QT_TRANSLATE_NOOP("History", "Setting"),
    "accounts": QT_TRANSLATE_NOOP("History", "Account"),
    "terms": QT_TRANSLATE_NOOP("History", "Terms"),
    "batches": QT_TRANSLATE_NOOP("History", "Imported file"),
    "raw_rows": QT_TRANSLATE_NOOP("History", "Row of a file"),
    "trades": QT_TRANSLATE_NOOP("History", "Trade"),
    "positions": QT_TRANSLATE_NOOP("History", "Position"),
    "tags": QT_TRANSLATE_NOOP("History", "Word"),
    "plans": QT_TRANSLATE_NOOP("History", "Plan"),
    "entries": QT_TRANSLATE_NOOP("History", "Entry"),
    "marks": QT_TRANSLATE_NOOP("History", "Price"),
    "rates": QT_TRANSLATE_NOOP("History", "Borrow rate"),
    "exchange_rates": QT_TRANSLATE_NOOP("History", "Exchange rate"),
    "day_notes": QT_TRANSLATE_NOOP("History", "Note of a day"),
    "account_flows": QT_TRANSLATE_NOOP("History", "Deposit or withdrawal"),
    "attachments": QT_TRANSLATE_NOOP("History", "Attachment"),
    "reviews": QT_TRANSLATE_NOOP("History", "Review"),
    "saved_views": QT_TRANSLATE_NOOP("History", "View"),
    "own_terms": QT_TRANSLATE_NOOP("History", "Own terms"),
    "trade_links": QT_TRANSLATE_NOOP("History", "Link"),
}
"""What each table of the journal holds one of."""

FIELDS: Final[dict[str, Any]] = {
    "added_at": QT_TRANSLATE_NOOP("History", "Attached"),
    "account": QT_TRANSLATE_NOOP("History", "Account"),
    "aliases": QT_TRANSLATE_NOOP("History", "Other tickers"),
    "alerts": QT_TRANSLATE_NOOP("History", "Alerts"),
    "amount": QT_TRANSLATE_NOOP("History", "Amount"),
    "apr": QT_TRANSLATE_NOOP("History", "Rate a year"),
    "asset": QT_TRANSLATE_NOOP("History", "Asset"),
    "at": QT_TRANSLATE_NOOP("History", "Time"),
    "borrow_apr": QT_TRANSLATE_NOOP("History", "Borrow rate"),
    "borrowed": QT_TRANSLATE_NOOP("History", "Borrowed"),
    "capital": QT_TRANSLATE_NOOP("History", "Capital"),
    "checked": QT_TRANSLATE_NOOP("History", "Checked"),
    "checklist": QT_TRANSLATE_NOOP("History", "Checklist"),
    "close_factor": QT_TRANSLATE_NOOP("History", "Share repaid by a liquidation"),
    "collateral": QT_TRANSLATE_NOOP("History", "Collateral"),
    "crossed": QT_TRANSLATE_NOOP("History", "Line crossed"),
    "currency": QT_TRANSLATE_NOOP("History", "Currency"),
    "day": QT_TRANSLATE_NOOP("History", "Day"),
    "days": QT_TRANSLATE_NOOP("History", "Days to hold"),
    "deleted_at": QT_TRANSLATE_NOOP("History", "In the trash since"),
    "direction": QT_TRANSLATE_NOOP("History", "Direction"),
    "edge": QT_TRANSLATE_NOOP("History", "Edge"),
    "exit_plan": QT_TRANSLATE_NOOP("History", "Exit plan"),
    "expected_costs": QT_TRANSLATE_NOOP("History", "Expected costs"),
    "fee_amount": QT_TRANSLATE_NOOP("History", "Fee"),
    "fee_asset": QT_TRANSLATE_NOOP("History", "Fee paid in"),
    "fee_price": QT_TRANSLATE_NOOP("History", "Price of the fee's asset"),
    "fee_rate": QT_TRANSLATE_NOOP("History", "Fee rate"),
    "file_format": QT_TRANSLATE_NOOP("History", "Format"),
    "file_name": QT_TRANSLATE_NOOP("History", "File"),
    "grade": QT_TRANSLATE_NOOP("History", "Grade"),
    "health_factor": QT_TRANSLATE_NOOP("History", "Health factor"),
    "holds_from": QT_TRANSLATE_NOOP("History", "Holds from"),
    "kind": QT_TRANSLATE_NOOP("History", "Kind"),
    "label": QT_TRANSLATE_NOOP("History", "Name in its file"),
    "law": QT_TRANSLATE_NOOP("History", "Margin law"),
    "lesson": QT_TRANSLATE_NOOP("History", "Lesson"),
    "leak": QT_TRANSLATE_NOOP("History", "Leak"),
    "leverage": QT_TRANSLATE_NOOP("History", "Leverage"),
    "liquidates_on": QT_TRANSLATE_NOOP("History", "Liquidates by"),
    "margin_mode": QT_TRANSLATE_NOOP("History", "Margin"),
    "margin_ratio": QT_TRANSLATE_NOOP("History", "Margin ratio"),
    "media_type": QT_TRANSLATE_NOOP("History", "Kind of file"),
    "modes": QT_TRANSLATE_NOOP("History", "Margin modes"),
    "mood": QT_TRANSLATE_NOOP("History", "Mood"),
    "name": QT_TRANSLATE_NOOP("History", "Name"),
    "network": QT_TRANSLATE_NOOP("History", "Network"),
    "note": QT_TRANSLATE_NOOP("History", "Note"),
    "notes": QT_TRANSLATE_NOOP("History", "Notes"),
    "number": QT_TRANSLATE_NOOP("History", "Number"),
    "oracle_price": QT_TRANSLATE_NOOP("History", "Price of the oracle"),
    "penalty": QT_TRANSLATE_NOOP("History", "Penalty"),
    "period": QT_TRANSLATE_NOOP("History", "Period"),
    "planned_at": QT_TRANSLATE_NOOP("History", "Planned"),
    "platform": QT_TRANSLATE_NOOP("History", "Platform"),
    "positions": QT_TRANSLATE_NOOP("History", "Levels"),
    "price": QT_TRANSLATE_NOOP("History", "Price"),
    "price_source": QT_TRANSLATE_NOOP("History", "Price source"),
    "profile": QT_TRANSLATE_NOOP("History", "Profile"),
    "rate": QT_TRANSLATE_NOOP("History", "Rate"),
    "reference": QT_TRANSLATE_NOOP("History", "Reference"),
    "reward": QT_TRANSLATE_NOOP("History", "Reward"),
    "risk": QT_TRANSLATE_NOOP("History", "Risk"),
    "rule": QT_TRANSLATE_NOOP("History", "Rule"),
    "rule_kept": QT_TRANSLATE_NOOP("History", "Last rule kept"),
    "screen": QT_TRANSLATE_NOOP("History", "Screen"),
    "signed_off_at": QT_TRANSLATE_NOOP("History", "Signed off"),
    "since": QT_TRANSLATE_NOOP("History", "Runs since"),
    "size_bytes": QT_TRANSLATE_NOOP("History", "Bytes"),
    "source": QT_TRANSLATE_NOOP("History", "Source"),
    "status": QT_TRANSLATE_NOOP("History", "Status"),
    "strategy": QT_TRANSLATE_NOOP("History", "Strategy"),
    "subaccount": QT_TRANSLATE_NOOP("History", "Subaccount"),
    "text": QT_TRANSLATE_NOOP("History", "Text"),
    "thesis": QT_TRANSLATE_NOOP("History", "Thesis"),
    "to_amount": QT_TRANSLATE_NOOP("History", "Amount of the other"),
    "to_asset": QT_TRANSLATE_NOOP("History", "Other asset"),
    "to_price": QT_TRANSLATE_NOOP("History", "Price of the other"),
    "value": QT_TRANSLATE_NOOP("History", "Value"),
    "wallet": QT_TRANSLATE_NOOP("History", "Wallet"),
}
"""What each field is called."""

_OF_A_CROSSING: Final = ("asset", "price", "amount", "to_asset", "to_amount")
"""What the words of a crossing say, or do not need."""

SILENT: Final = frozenset(
    {
        "id", "trade_id", "other_id", "sequence", "place", "terms_id", "raw_row_id", "created_at",
        "batch_id", "content_hash", "file_hash", "fingerprint", "occurrence", "outcome", "line",
        "as_of", "body", "breaches",
    }
)  # fmt: skip
"""What the journal keeps for itself, or tells by another field."""

_IN_TITLE: Final = {
    "settings": "name", "accounts": "name", "tags": "kind", "entries": "kind", "trades": "number",
    "marks": "asset", "rates": "asset", "exchange_rates": "currency", "saved_views": "name",
    "own_terms": "name", "reviews": "period",
}  # fmt: skip
"""The field of a thing that its title tells."""

_WORDS_OF_TAGS: Final[dict[str, Any]] = {
    "tag": QT_TRANSLATE_NOOP("History", "Tag"),
    "mistake": QT_TRANSLATE_NOOP("History", "Mistake"),
    "emotion": QT_TRANSLATE_NOOP("History", "Emotion"),
}
_SETTINGS: Final[dict[str, Any]] = {
    "profile": QT_TRANSLATE_NOOP("History", "profile"),
    "profiles": QT_TRANSLATE_NOOP("History", "own profiles"),
    "questions": QT_TRANSLATE_NOOP("History", "questions of the checklist"),
    "playbooks": QT_TRANSLATE_NOOP("History", "own playbooks"),
    "watch_lines": QT_TRANSLATE_NOOP("History", "lines that need attention"),
    "snoozes": QT_TRANSLATE_NOOP("History", "what is snoozed"),
    "stress_scenarios": QT_TRANSLATE_NOOP("History", "stress scenarios"),
    "capital": QT_TRANSLATE_NOOP("History", "capital"),
    "currency": QT_TRANSLATE_NOOP("History", "currency"),
    "zone": QT_TRANSLATE_NOOP("History", "time zone"),
    "week_start": QT_TRANSLATE_NOOP("History", "first day of the week"),
    "journal_id": QT_TRANSLATE_NOOP("History", "mark of the journal"),
}
_KINDS_OF_LINKS: Final[dict[str, Any]] = {
    "hedge_of": QT_TRANSLATE_NOOP("History", "hedge"),
    "continues": QT_TRANSLATE_NOOP("History", "continuation"),
    "same_idea": QT_TRANSLATE_NOOP("History", "same idea"),
}
_FRACTIONS: Final = frozenset({"apr", "borrow_apr", "fee_rate", "margin_ratio"})
_AMOUNTS: Final = frozenset(
    {
        "amount", "borrowed", "capital", "collateral", "expected_costs", "fee_amount", "held",
        "reward", "risk", "to_amount",
    }
)  # fmt: skip
"""The fields that tell how much of something there is."""
_STRUCTURED: Final = ("{", "[")


class FieldWords(NamedTuple):
    """One field before and after; a dash where nothing was or is."""

    caption: str
    before: str
    after: str


class ChangeWords(NamedTuple):
    """One thing that changed. title: what it is. verb: what became of it.

    fields: what differs, or all that it says where it came or went. life: how an entry stood from
    one moment to another, oldest first.
    """

    title: str
    verb: str
    tone: str
    fields: Sequence[FieldWords]
    life: Sequence[str] = ()


def action_words(past: PastAction) -> str:
    """What was done, as a sentence begins."""
    words = done_words(past.action.name, past.action.facts)
    return words[:1].upper() + words[1:]


def state_word(past: PastAction) -> str:
    """What became of an action; empty where it stands."""
    if past.state == "done":
        return ""
    return _tr(QT_TRANSLATE_NOOP("History", "Undone"))


def change_words(
    changed: Changed, numbers: Mapping[int, int], life: Sequence[Version], formats: Formats
) -> ChangeWords:
    """What happened to one thing. numbers: of trades by their ids."""
    before, after = changed.before, changed.after
    if before is None:
        verb, tone = _tr(QT_TRANSLATE_NOOP("History", "Added")), "accent"
    elif after is None:
        verb, tone = _tr(QT_TRANSLATE_NOOP("History", "Deleted")), "danger"
    else:
        verb, tone = _tr(QT_TRANSLATE_NOOP("History", "Changed")), "warning"
    return ChangeWords(
        title=_title(changed, numbers, formats),
        verb=verb,
        tone=tone,
        fields=list(_differing(changed, formats)),
        life=list(life_words(life, formats)) if len(life) > 1 else [],
    )


def life_words(life: Sequence[Version], formats: Formats) -> Iterator[str]:
    """How an entry stood: `5 ETH @ 2,210 until 12 Nov 09:14`, then what it was corrected to."""
    for version in life:
        since = formats.time(version.by.action.at)
        if version.values is None:
            yield _tr(QT_TRANSLATE_NOOP("History", "Deleted {time}")).format(time=since)
        elif version.until is None:
            words = _tr(QT_TRANSLATE_NOOP("History", "Since {time}: {what}"))
            yield words.format(time=since, what=entry_words(version.values, formats))
        else:
            words = _tr(QT_TRANSLATE_NOOP("History", "Until {time}: {what}"))
            until = formats.time(version.until)
            yield words.format(time=until, what=entry_words(version.values, formats))


def entry_words(values: Mapping[str, object], formats: Formats) -> str:
    """An entry in one line: `Borrow 5,000 USDC @ 1 · 10 Nov 2026 08:00`."""
    parts = [entry_word(str(values["kind"]))]
    if crossing := crossing_kept(values, formats):
        parts, values = [crossing], {**values, **dict.fromkeys(_OF_A_CROSSING)}
    for amount, asset, price in (("amount", "asset", "price"), ("to_amount", "to_asset", "")):
        told = " ".join(
            value_words(name, values[name], formats)
            for name in (amount, asset)
            if values.get(name) is not None
        )
        if price and values.get(price) is not None:
            told += f" @ {value_words(price, values[price], formats)}"
        if told:
            parts.append(told)
    if values.get("apr") is not None:
        parts.append(value_words("apr", values["apr"], formats))
    line = " ".join(parts[:2])
    note = formats.retold(str(values["note"]))
    rest = [*parts[2:], value_words("at", values["at"], formats), note]
    return " · ".join([line, *(each for each in rest if each)])


def value_words(name: str, value: object, formats: Formats) -> str:
    """A value as a person writes it, to its last digit; a dash for nothing."""
    match value:
        case None | "":
            return NONE
        case bool():
            return _yes_or_no(is_yes=value)
        case str() if name in _AMOUNTS:
            return formats.told(value)
        case int() if name == "checked":
            return _yes_or_no(is_yes=bool(value))
        case Decimal():
            return _number(name, value, formats)
        case datetime():
            return f"{formats.day(value)} {formats.clock(value)}"
        case date():
            return formats.day(value)
        case _ if name == "status":
            return status_word(str(value))
        case _ if name == "direction":
            return direction_word(str(value))
        case _ if name == "checklist" and isinstance(value, tuple):
            words = _tr(QT_TRANSLATE_NOOP("History", "{count} answers"))
            return words.format(count=len(value))
        case _ if name == "kind" and value in _KINDS_OF_LINKS:
            return _tr(_KINDS_OF_LINKS[str(value)])
        case _ if hasattr(value, "liquidation_threshold"):
            return _terms_of_asset(value, formats)
        case _ if name == "kind":
            return entry_word(str(value))
        case str() if name in ("note", "text"):
            return formats.retold(value)
        case str() if value.startswith(_STRUCTURED):
            return _tr(QT_TRANSLATE_NOOP("History", "as kept then"))
        case Mapping():
            told = (f"{value_words('held', of, formats)} {asset}" for asset, of in value.items())
            return ", ".join(told) or NONE
        case tuple() | list():
            return ", ".join(_part(each, formats) for each in value) or NONE
        case _:
            return str(value)


def _terms_of_asset(terms: Any, formats: Formats) -> str:
    """The ratios of an asset in their order, and its tiers: `80.5% · 83% · 5%`."""
    ratios = [
        _number("apr", each, formats)
        for name in (
            "max_ltv",
            "liquidation_threshold",
            "initial_margin",
            "maintenance_margin",
            "liquidation_penalty",
        )
        if (each := getattr(terms, name)) is not None
    ]
    tiers = [
        f"{_number('', most, formats)}× @ {_number('', start, formats)}"
        for start, most in terms.tiers
    ]
    return " · ".join([*ratios, *tiers]) or NONE


def _part(value: object, formats: Formats) -> str:
    if isinstance(value, tuple):
        return " ".join(value_words("", each, formats) for each in value)
    if hasattr(value, "entry") and hasattr(value, "stop"):  # a planned position
        return _tr(QT_TRANSLATE_NOOP("History", "{asset}: entry {entry}, stop {stop}")).format(
            asset=getattr(value, "asset", ""),
            entry=value_words("entry", value.entry, formats),
            stop=value_words("stop", value.stop, formats),
        )
    return value_words("", value, formats)


def _number(name: str, value: Decimal, formats: Formats) -> str:
    exponent = value.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    if name in _FRACTIONS:
        return formats.percent(value, max(0, places - 2))
    return formats.quantity(value, places) if name in _AMOUNTS else formats.number(value, places)


def _yes_or_no(*, is_yes: bool) -> str:
    yes, no = QT_TRANSLATE_NOOP("History", "yes"), QT_TRANSLATE_NOOP("History", "no")
    return _tr(yes if is_yes else no)


def _differing(changed: Changed, formats: Formats) -> Iterator[FieldWords]:
    before, after = (
        _with_crossing(each or {}, formats) for each in (changed.before, changed.after)
    )
    is_kept = changed.before is not None and changed.after is not None
    for name in dict.fromkeys([*before, *after]):
        earlier, later = before.get(name), after.get(name)
        is_told = name == _IN_TITLE.get(changed.table) and not is_kept
        if name in SILENT or is_told or earlier == later:
            continue
        if not is_kept and (earlier if after == {} else later) in (None, "", (), {}):
            continue  # of what comes or goes only what it says
        kind = name if name != "value" else str({**before, **after}.get("name"))  # of a setting
        yield FieldWords(
            caption=_tr(FIELDS[name]) if name in FIELDS else name,
            before=value_words(kind, earlier, formats),
            after=value_words(kind, later, formats),
        )


def _with_crossing(values: Mapping[str, object], formats: Formats) -> Mapping[str, object]:
    """The values of an entry, what tells a crossing told as one."""
    crossing = crossing_kept(values, formats)
    if not crossing:
        return values
    return {"crossed": crossing, **values, "amount": None, "to_asset": None, "to_amount": None}


def _setting_word(name: str) -> str:
    if name in _SETTINGS:
        return _tr(_SETTINGS[name])
    of_a_trade, _, number = name.rpartition(":")
    if of_a_trade == "alerts":
        return _tr(QT_TRANSLATE_NOOP("History", "alerts of trade {number}")).format(number=number)
    if of_a_trade:
        words = _tr(QT_TRANSLATE_NOOP("History", "answers about trade {number}"))
        return words.format(number=number)
    return name.replace("_", " ")


def _title(changed: Changed, numbers: Mapping[int, int], formats: Formats) -> str:
    values = changed.after or changed.before or {}
    thing = _tr(THINGS[changed.table]) if changed.table in THINGS else changed.table
    number = numbers.get(changed.trade_id) if changed.trade_id is not None else None
    match changed.table:
        case "trades":
            return f"{thing} {values.get('number')}"
        case "entries":
            thing = entry_word(str(values.get("kind")))
        case "tags":
            kind = str(values.get("kind"))
            thing = _tr(_WORDS_OF_TAGS[kind]) if kind in _WORDS_OF_TAGS else thing
        case "settings":
            name = str(values.get("name"))
            return f"{thing} · {_setting_word(name)}"
        case "accounts":
            return f"{thing} {values.get('name')}"
        case "marks" | "rates":
            return f"{thing} · {values.get('asset')}"
        case "exchange_rates":
            return f"{thing} · {values.get('currency')}"
        case "reviews":
            return f"{thing} · {period_name_words(str(values.get('period')), formats)}"
        case "saved_views" | "own_terms":
            return f"{thing} {values.get('name')}"
        case _:
            pass
    if number is None:
        return thing
    return _tr(QT_TRANSLATE_NOOP("History", "{thing} of trade {number}")).format(
        thing=thing, number=number
    )


def _tr(text: Any) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
