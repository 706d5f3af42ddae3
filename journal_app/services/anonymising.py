"""Make a copy of a whole journal that can be shown to others: who, how much and what was thought
are gone, what was done and how well is left.

Every amount of an asset and of money is multiplied by one secret factor; prices, rates, ratios and
times stay, so that R, percentages and the shape of every curve are those of the journal. Names
become numbered ones. What no list below names is left out, so that a field that is added later
tells nothing until somebody has thought about it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import Any, Final

from journal_app.domain.exact import exact, plain
from journal_app.domain.planning.profiles import PROFILES
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import THESIS_INVALID
from journal_app.services.archive_parts import LISTS, Content
from journal_app.services.archiving import archived
from journal_app.services.ports import Journal, Platforms, Progress, silent

RandomBelow = Callable[[int], int]
"""A whole number from 0 to below the one given, that nobody can guess."""

_STEPS: Final = 1_000_000_000
_LEAST, _MOST = Decimal("0.2"), Decimal(5)
_NEAR_ONE: Final = Decimal("0.1")

_GRADES: Final = ("A", "B", "C", "D", "E", "F")
_SETTINGS_KEPT: Final = ("currency", "week_start", "zone")


def secret_factor(random_below: RandomBelow) -> Decimal:
    """A factor between a fifth and five, to nine decimals, that is not nearly 1."""
    while True:
        factor = _LEAST + (_MOST - _LEAST) * random_below(_STEPS) / _STEPS
        if abs(factor - 1) >= _NEAR_ONE:
            return factor


def anonymised(content: Content, factor: Decimal, known_platforms: Collection[str]) -> Content:
    """The same journal without its trader. known_platforms: those that are shipped, and so keep
    their names.

    Left out altogether: notes of every kind, wallets, references of transactions, attachments,
    imported rows, saved views, own terms, playbooks, lines, snoozes, and what is in the trash.
    """
    veil = _Veil(factor, known_platforms)
    trades, terms = _trades(content, veil)
    numbers = {trade["number"] for trade in trades}
    kept: dict[str, Any] = {
        "accounts": sorted(
            (veil.of(_ACCOUNT, each) for each in content["accounts"]),
            key=lambda account: account["name"],
        ),
        "account_flows": sorted(
            (veil.of(_FLOW, each) for each in content["account_flows"]),
            key=lambda flow: (flow["at"], flow["account"]),
        ),
        "terms": terms,
        "trades": trades,
        "marks": sorted(
            (veil.of(_MARK, each) for each in content["marks"]),
            key=lambda mark: (mark["asset"], mark["at"], mark.get("platform", "")),
        ),
        "rates": sorted(
            (veil.of(_RATE, each) for each in content["rates"]),
            key=lambda point: (point["platform"], point["asset"], point["at"]),
        ),
        "exchange_rates": content["exchange_rates"],
        "links": [
            link
            for link in content["links"]
            if link["trade"] in numbers and link["other"] in numbers
        ],
    }
    return {"settings": _settings(content, veil)} | {name: kept.get(name, []) for name in LISTS}


def anonymous_archive(
    journal: Journal, platforms: Platforms, random_below: RandomBelow, progress: Progress = silent
) -> Content:
    """All of a journal as `archived`, anonymised by a factor that nobody is told."""
    known = frozenset(terms.platform for terms in platforms.every())
    return anonymised(archived(journal, progress), secret_factor(random_below), known)


class _Veil:
    """The secret factor, and which numbered name stands for which word."""

    def __init__(self, factor: Decimal, known_platforms: Collection[str]) -> None:
        self._factor = factor
        self._kept: Mapping[str, Collection[str]] = {
            "platform": known_platforms,
            "profile": PROFILES,
            "question": frozenset(Question),
            "grade": _GRADES,
        }
        self._names: dict[str, dict[str, str]] = {}

    def of(self, treated: Mapping[str, Treat], record: Mapping[str, Any]) -> Content:
        """A record with the fields that are named, each as it is to be treated."""
        return {
            field: treat(self, record[field]) for field, treat in treated.items() if field in record
        }

    @exact
    def scaled(self, amount: str) -> str:
        """An amount times the factor, to the last digit."""
        return plain(Decimal(amount) * self._factor)

    def named(self, kind: str, word: str) -> str:
        """The name that stands for a word; the program's own words stand for themselves."""
        if not word or word in self._kept.get(kind, ()):
            return word
        names = self._names.setdefault(kind, {})
        return names.setdefault(word, f"{kind} {len(names) + 1}")


Treat = Callable[[_Veil, Any], Any]


def _as_it_is(_veil: _Veil, value: Any) -> Any:
    return value


def _scaled(veil: _Veil, amount: Any) -> Any:
    return None if amount is None else veil.scaled(amount)


def _each_scaled(veil: _Veil, amounts: Any) -> Any:
    return {asset: veil.scaled(amount) for asset, amount in amounts.items()}


def _named(kind: str) -> Treat:
    return lambda veil, word: veil.named(kind, word)


def _each_named(kind: str) -> Treat:
    return lambda veil, words: [veil.named(kind, word) for word in words]


def _tags(veil: _Veil, words: Any) -> Any:
    return [
        word if word.casefold() == THESIS_INVALID else veil.named("tag", word) for word in words
    ]


def _untold(_veil: _Veil, _text: Any) -> Any:
    """What has to be a text stays one, and says nothing."""
    return ""


def _said_something(_veil: _Veil, text: Any) -> Any:
    """Whether something was written counts; what it was does not."""
    return "a reason" if text else ""


def _each_said_something(veil: _Veil, told: Any) -> Any:
    """The same of each reason, by the code that it was given for."""
    return [[code, _said_something(veil, reason)] for code, reason in told]


def _record(treated: Mapping[str, Treat]) -> Treat:
    return lambda veil, told: None if told is None else veil.of(treated, told)


def _records(treated: Mapping[str, Treat]) -> Treat:
    return lambda veil, told: [veil.of(treated, each) for each in told]


def _levels(_veil: _Veil, alerts: Any) -> Any:
    """The prices of alerts, without where each of them is set."""
    return [[price, ""] for price, _where in alerts]


_FEE: Final[Mapping[str, Treat]] = {"amount": _scaled, "asset": _as_it_is, "price": _as_it_is}
_ENTRY: Final[Mapping[str, Treat]] = {
    "kind": _as_it_is, "at": _as_it_is, "sequence": _as_it_is, "fee": _record(_FEE),
    "asset": _as_it_is, "price": _as_it_is, "to_asset": _as_it_is, "to_price": _as_it_is,
    "debt_asset": _as_it_is, "debt_price": _as_it_is, "apr": _as_it_is, "borrow_apr": _as_it_is,
    "amount": _scaled, "size": _scaled, "to_amount": _scaled, "debt_amount": _scaled,
    "penalty": _scaled, "line": _as_it_is, "measured": _as_it_is, "bound": _as_it_is,
}  # fmt: skip
_PLANNED: Final[Mapping[str, Treat]] = {
    "asset": _as_it_is, "direction": _as_it_is, "kind": _as_it_is, "entry": _as_it_is,
    "units": _scaled, "stop": _as_it_is, "targets": _as_it_is, "liquidation_price": _as_it_is,
}  # fmt: skip
_ANSWER: Final[Mapping[str, Treat]] = {
    "question": _named("question"), "asked": _named("question"), "answer": _untold,
    "verdict": _as_it_is, "codes": _as_it_is, "reason": _said_something,
    "reasons": _each_said_something,
}  # fmt: skip


def _answers(veil: _Veil, told: Any) -> Any:
    """The answers of a checklist; each question is asked in the word that stands for it."""
    return [veil.of(_ANSWER, {**each, "asked": each["question"]}) for each in told]


_PLAN: Final[Mapping[str, Treat]] = {
    "planned_at": _as_it_is, "positions": _records(_PLANNED), "collateral": _each_scaled,
    "borrowed": _each_scaled, "leverage": _as_it_is, "borrow_apr": _as_it_is, "days": _as_it_is,
    "fee_rate": _as_it_is, "expected_costs": _scaled, "capital": _scaled, "risk": _scaled,
    "reward": _scaled, "health_factor": _as_it_is, "margin_ratio": _as_it_is,
    "profile": _named("profile"), "alerts": _levels, "checklist": _answers,
}  # fmt: skip
_TRADE: Final[Mapping[str, Treat]] = {
    "number": _as_it_is, "account": _named("account"), "platform": _named("platform"),
    "margin_mode": _as_it_is, "strategy": _named("strategy"), "tags": _tags,
    "positions": _as_it_is, "status": _as_it_is, "plan": _record(_PLAN), "created_at": _as_it_is,
    "grade": _named("grade"), "mistakes": _each_named("mistake"),
    "emotions": _each_named("emotion"), "entries": _records(_ENTRY),
}  # fmt: skip
_TERMS: Final[Mapping[str, Treat]] = {
    "platform": _named("platform"), "name": _named("platform"), "law": _as_it_is,
    "as_of": _as_it_is, "source": _untold, "assets": _as_it_is, "aliases": _as_it_is,
    "liquidates_on": _as_it_is, "fee_rate": _as_it_is, "modes": _as_it_is,
    "close_factor": _as_it_is,
}  # fmt: skip
_ACCOUNT: Final[Mapping[str, Treat]] = {"name": _named("account")}
_FLOW: Final[Mapping[str, Treat]] = {
    "account": _named("account"), "at": _as_it_is, "asset": _as_it_is, "amount": _scaled,
    "price": _as_it_is,
}  # fmt: skip
_MARK: Final[Mapping[str, Treat]] = {
    "asset": _as_it_is, "at": _as_it_is, "price": _as_it_is, "oracle_price": _as_it_is,
    "platform": _named("platform"),
}  # fmt: skip
_RATE: Final[Mapping[str, Treat]] = {
    "platform": _named("platform"), "asset": _as_it_is, "at": _as_it_is, "apr": _as_it_is,
}  # fmt: skip

TREATED: Final[Mapping[str, Mapping[str, Treat]]] = {
    "entries": _ENTRY, "fee": _FEE, "trades": _TRADE, "plan": _PLAN, "positions": _PLANNED,
    "checklist": _ANSWER, "terms": _TERMS, "accounts": _ACCOUNT, "account_flows": _FLOW,
    "marks": _MARK, "rates": _RATE,
}  # fmt: skip
"""The fields of each record that are not left out."""


def _trades(content: Content, veil: _Veil) -> tuple[list[Content], list[Content]]:
    """The trades that are not in the trash, and the terms of these in the order of their use."""
    trades: list[Content] = []
    terms: list[Content] = []
    for told in content["trades"]:
        if "deleted_at" in told:
            continue
        trade = veil.of(_TRADE, told)
        if "terms" in told:
            trade["terms"] = _numbered(_terms(veil, content["terms"][told["terms"]]), terms)
        trades.append(trade)
    return trades, terms


def _terms(veil: _Veil, told: Mapping[str, Any]) -> Content:
    """Terms without their texts; they are called as their platform."""
    return veil.of(_TERMS, {**told, "name": told["platform"]})


def _numbered(wanted: Content, terms: list[Content]) -> int:
    if wanted not in terms:
        terms.append(wanted)
    return terms.index(wanted)


def _settings(content: Content, veil: _Veil) -> dict[str, str]:
    told: Mapping[str, str] = content["settings"]
    kept = {name: told[name] for name in _SETTINGS_KEPT if name in told}
    if told.get("capital"):
        kept["capital"] = veil.scaled(told["capital"])
    if told.get("profile") in PROFILES:
        kept["profile"] = told["profile"]
    return dict(sorted(kept.items()))
