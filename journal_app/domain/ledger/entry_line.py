"""The command line for entries: `reduce 5 ETH @ 2210 fee 1.2 USDC on 2026-11-20 14:05`.

A line names a kind of entry, or the beginning of one that no other kind shares, and then what
there is to say in any order; who says `buy` or `sell` leaves the kind to the position. Numbers
without a word stand in the order of the form: amount, price, what was received; of fewer numbers
the optional ones are left out. What is not said is what is obvious in the trade: its only
position, debt or collateral, its money for fees, and now.
What cannot be understood is told word by word, and the rest is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final, NamedTuple

from journal_app.domain.entry_times import not_before, read_moment
from journal_app.domain.exact import NotANumberError, figure, plain
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entry_fields import ASKED, GROUPS, needs_price
from journal_app.domain.ledger.line_words import (
    DEALS,
    OPENINGS,
    Setting,
    Word,
    asset_of,
    dealt,
    is_number,
    keywords,
    meant,
    near,
    words_of,
    written_asset,
)
from journal_app.domain.market.percents import from_percent, percent_problem
from journal_app.domain.money import Asset, apr_from_apy, ticker_problem
from journal_app.domain.problems import Problem, Refused

_KINDS: Final = tuple(kind for group in GROUPS for kind in group)
_BEGINNINGS: Final = (*_KINDS, *OPENINGS, *DEALS)
_NUMBERS: Final = ("amount", "price", "to_amount", "apr")
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d(?::\d\d(?:\.\d{1,3})?)?")
_FROM_UTC: Final = re.compile(r"Z|UTC|[+\u2212-]\d\d:\d\d")
_DAYS: Final[Mapping[str, int]] = {"today": 0, "yesterday": 1}
"""The days that have a word, by how many lie between them and now."""

_TELLS: Final[Mapping[str, str]] = {
    "@": "price", "price": "price", "oracle": "oracle_price", "fee": "fee", "penalty": "fee",
    "apr": "apr", "apy": "apr", "to": "to_asset", "into": "to_asset", "for": "to_asset",
    "repaid": "to_asset", "at": "at", "on": "at", "today": "at", "yesterday": "at",
    "tx": "reference", "long": "direction", "short": "direction",
}  # fmt: skip
"""What a word of the line says, by the field of a draft; a second time it is offered no more."""

_NO_TIME: Final = frozenset({"line_time_expected", "not_a_moment"})


class Misread(NamedTuple):
    """What is wrong with a line, and where in it: `line[start:end]`."""

    problem: Problem
    start: int
    end: int


class Said(NamedTuple):
    """What a line says: the fields of a draft as far as they are understood, and what is not."""

    kind: str
    fields: Mapping[str, Any]
    misread: Sequence[Misread]

    def missing(self) -> list[Problem]:
        """What this kind of entry needs and nobody has said."""
        asked = ASKED[self.kind] if self.kind else ASKED["note"]
        needed = [each for each in asked.fields if each not in asked.optional | {"direction"}]
        if self.kind == "note":
            needed.append("note")
        if not self.kind:
            needed.append("kind")
        return [Problem(name, "missing") for name in needed if name not in self.fields]

    @property
    def is_whole(self) -> bool:
        """Whether it can be recorded as far as its words go."""
        return not self.misread and not self.missing()


def said_in(line: str, setting: Setting) -> Said:
    """Read a line as far as it can be understood."""
    return _Reading(line, setting).said()


def draft_in(line: str, setting: Setting) -> Draft:
    """Read a whole entry. Raises: Refused, with every word that is not understood or missing."""
    said = said_in(line, setting)
    if problems := [*(each.problem for each in said.misread), *said.missing()]:
        raise Refused(problems)
    return Draft(kind=said.kind, **{"at": setting.now, **said.fields})


def completions(line: str, setting: Setting) -> list[str]:
    """The words that the last, unfinished word of a line may become, the likeliest first."""
    words = words_of(line)
    begun = words.pop() if words and words[-1].end == len(line) else Word("", len(line), len(line))
    if not words:
        return _beginning(begun.text, _BEGINNINGS)
    reading = _Reading(line[: begun.start], setting)
    said = reading.said()
    if not said.kind or reading.expects_other:
        return []
    assets = [written_asset(asset, said.kind, setting) for asset in setting.assets(said.kind)]
    told = [word for word in keywords(said.kind, setting) if _TELLS.get(word) not in said.fields]
    return _beginning(begun.text, (*assets, *told))


def _beginning(typed: str, words: Sequence[str]) -> list[str]:
    """The words that begin like what is typed; a whole word first, and by itself none."""
    folded = typed.casefold()
    found = [word for word in words if word.casefold().startswith(folded)]
    found.sort(key=lambda word: word.casefold() != folded)
    return [] if [word.casefold() for word in found] == [folded] else found


class _Reading:
    """One line being read; what is not understood is collected, and the rest goes on."""

    def __init__(self, line: str, setting: Setting) -> None:
        self.line = line
        self.setting = setting
        self.words = words_of(line)
        self.kind = ""
        self.side = 0
        self.named: dict[str, Any] = {}
        self.bare_numbers: list[tuple[Word, Decimal]] = []
        self.misread: list[Misread] = []
        self.expects_other = False
        self._place = 0

    def said(self) -> Said:
        if self.words:
            self._read_kind(self._take())
        if self.kind == "note":
            self._read_remark()
        elif self.kind:
            while self._next is not None:
                self._read(self._take())
            self._name_what_is_obvious()
            self._place_numbers()
            self._turn_to_side()
        return Said(self.kind, self.named, tuple(self.misread))

    # Words

    @property
    def _next(self) -> Word | None:
        return self.words[self._place] if self._place < len(self.words) else None

    def _take(self) -> Word:
        self._place += 1
        return self.words[self._place - 1]

    def _wrong(self, problem: Problem, start: Word, end: Word | None = None) -> None:
        self.misread.append(Misread(problem, start.start, (end or start).end))

    def _tell(self, field: str, value: Any, word: Word) -> None:
        if field in self.named:
            self._wrong(Problem(field, "line_said_twice", {"word": word.text}), word)
        else:
            self.named[field] = value

    def _read_kind(self, word: Word) -> None:
        folded = word.text.casefold()
        if folded in OPENINGS:
            self.kind, self.side = "open", OPENINGS[folded]
            return
        if folded in DEALS:
            self.side = DEALS[folded]
            self.kind = dealt(self.side, self._asset_dealt_in(word), self.setting)
            return
        kinds = meant(word.text, _KINDS)
        if len(kinds) == 1:
            self.kind = kinds[0]
        elif kinds:
            facts = {"word": word.text, "choices": ", ".join(kinds)}
            self._wrong(Problem("kind", "line_ambiguous", facts), word)
        else:
            facts = {"word": word.text, "choices": near(word.text, _BEGINNINGS)}
            self._wrong(Problem("kind", "line_kind_unknown", facts), word)

    def _asset_dealt_in(self, word: Word) -> Asset | None:
        """What a fill is of, which is said in the same way whatever the kind of fill."""
        return said_in(f"add{self.line[word.end :]}", self.setting).fields.get("asset")

    def _read_remark(self) -> None:
        """A note is all that follows, after the time if one is said first."""
        begun = self._place
        first, *more = [each.text for each in self.words[begun : begun + 2]] or [""]
        is_day = first in _DAYS and any(map(_CLOCK.fullmatch, more))  # `today was odd` is none
        if is_day or first == "on":
            self._read_time(self._take())
            if any(each.problem.code in _NO_TIME for each in self.misread):
                self.misread.clear()  # `on reflection` is no time
                self._place = begun
        self._read_note(self.words[self._place - 1])

    def _read(self, word: Word) -> None:
        asset = asset_of(word, self.kind, self.setting)
        if asset is not None:
            self._read_asset(asset, word)
        elif is_number(word, self.setting):
            self._read_number(word)
        else:
            known = keywords(self.kind, self.setting)
            found = meant(word.text, known)
            if len(found) == 1:
                _SAYS[found[0]](self, word)
                return
            choices = ", ".join(found) or near(word.text, known)
            code = "line_ambiguous" if found else "line_word_unknown"
            self._wrong(Problem("line", code, {"word": word.text, "choices": choices}), word)

    # What stands by itself

    def _read_number(self, word: Word) -> None:
        follows = self._next
        is_rate = word.text.endswith("%")
        if follows is not None and follows.text.casefold() in ("apr", "apy"):
            after = self.words[self._place + 1 : self._place + 2]
            is_rate = is_rate or not (after and is_number(after[0], self.setting))
        if is_rate and "apr" in self.setting.asked(self.kind).fields:
            self._take_rate(word)
        elif (number := self._number(word)) is not None:
            self.bare_numbers.append((word, number))

    def _read_asset(self, asset: Asset, word: Word) -> None:
        wrong = ticker_problem("asset", asset)
        if wrong is not None:
            self._wrong(wrong, word)
            return
        is_received = "to_asset" in self.setting.asked(self.kind).fields and (
            "asset" in self.named or self._follows_second_number(word)
        )
        self._tell("to_asset" if is_received else "asset", asset, word)

    def _follows_second_number(self, word: Word) -> bool:
        """Whether an asset belongs to a number that is not the first: `swap 100 0.05 ETH`."""
        before = self.words[self.words.index(word) - 1]
        return any(before is number for number, _ in self.bare_numbers[1:])

    def _number(self, word: Word) -> Decimal | None:
        try:
            return self.setting.number(word.text)
        except NotANumberError as error:
            self._wrong(Problem("line", error.code, {"text": word.text}), word)
            return None

    # What a word announces

    def _number_after(self, word: Word) -> tuple[Word, Decimal] | None:
        """The number that has to follow a word; None where none does, which is told."""
        follows = self._next
        if follows is None or not is_number(follows, self.setting):
            self.expects_other = follows is None
            if follows is None:
                self._wrong(Problem("line", "line_number_missing", {"after": word.text}), word)
            else:
                facts = {"after": word.text, "word": follows.text}
                self._wrong(Problem("line", "line_number_expected", facts), follows)
            return None
        taken = self._take()
        number = self._number(taken)
        return None if number is None else (taken, number)

    def _asset_after(self) -> Asset | None:
        follows = self._next
        asset = asset_of(follows, self.kind, self.setting) if follows else None
        if asset is not None:
            self._take()
        return asset

    def _read_side(self, word: Word) -> None:
        side = OPENINGS[meant(word.text, [*OPENINGS])[0]]
        if self.side:
            self._wrong(Problem("direction", "line_said_twice", {"word": word.text}), word)
        self.side = self.side or side

    def _read_price(self, word: Word, field: str = "price") -> None:
        if (found := self._number_after(word)) is not None:
            self._tell(field, found[1], word)

    def _read_price_or_clock(self, word: Word) -> None:
        follows = self._next
        if (
            follows is None
            or ":" in follows.text
            or "price" not in self.setting.asked(self.kind).fields
        ):
            self._read_time(word)
        else:
            self._read_price(word)

    def _read_fee(self, word: Word) -> None:
        if (found := self._number_after(word)) is None:
            return
        self._tell("fee", found[1], word)
        if self.kind != "liquidation":
            self.named.setdefault("fee_asset", self._asset_after() or self.setting.money)

    def _read_rate(self, word: Word) -> None:
        follows = self._next
        if follows is not None and is_number(follows, self.setting):
            is_apy = meant(word.text, ["apr", "apy"]) == ["apy"]
            self._take_rate(self._take(), is_apy=is_apy)
        else:
            self._number_after(word)

    def _take_rate(self, word: Word, *, is_apy: bool = False) -> None:
        """Take a rate in percent a year; `apr` or `apy` may follow it."""
        follows = self._next
        if follows is not None and follows.text.casefold() in ("apr", "apy"):
            is_apy = self._take().text.casefold() == "apy"
        percent = self._number(word._replace(text=word.text.removesuffix("%")))
        if percent is None:
            return
        if (wrong := percent_problem(percent)) is not None:
            self._wrong(Problem("apr", wrong.code, wrong.facts), word)
            return
        rate = from_percent(percent)
        self._tell("apr", Decimal(figure(apr_from_apy(rate))) if is_apy else rate, word)

    def _read_received(self, word: Word) -> None:
        follows = self._next
        is_told = False
        if follows is not None and is_number(follows, self.setting):
            number = self._number(self._take())
            is_told = True
            if number is not None:
                self._tell("to_amount", number, word)
        if (asset := self._asset_after()) is not None:
            is_told = True
            self._tell("to_asset", asset, word)
        if not is_told:
            self._wrong(Problem("line", "line_asset_expected", {"after": word.text}), word)

    def _read_time(self, word: Word) -> None:
        """A day and its time, the day by a word or written out.

        A day that is told by its word alone is meant at the time of day that it is now.
        """
        said = meant(word.text, ["on", "at", *_DAYS])[0]
        last, parts = word, []
        if said == "on" and self._next is not None:
            last = self._take()
            parts.append(last.text)
        elif said != "on":
            parts.append(f"{self._day(said):%Y-%m-%d}")
        for pattern in (_CLOCK, _FROM_UTC):
            follows = self._next
            if follows is not None and pattern.fullmatch(follows.text):
                last = self._take()
                parts.append(last.text)
        is_bare = last is word
        if is_bare and said in _DAYS:
            parts.append(f"{self._day(said):%H:%M}")
        elif is_bare:
            self.expects_other = True
            example = "2026-11-20 14:05" if said == "on" else "9:30"
            facts = {"after": word.text, "example": example}
            self._wrong(Problem("time", "line_time_expected", facts), word)
            return
        try:
            at = read_moment(" ".join(parts), self.setting.zone)
        except Refused as refused:
            self._wrong(Problem("time", refused.code, refused.facts), word, last)
        else:
            self._tell("at", not_before(at, self.setting.state.last_at), word)

    def _day(self, said: str) -> datetime:
        """Now, or as many days ago as its word says, as the clocks of the zone show it."""
        today = self.setting.now.astimezone(self.setting.zone)
        return today.replace(tzinfo=None) - timedelta(days=_DAYS.get(said, 0))

    def _read_reference(self, word: Word) -> None:
        if self._next is None:
            self.expects_other = True
            self._wrong(Problem("line", "line_reference_expected", {"after": word.text}), word)
        else:
            self._tell("reference", self._take().bare, word)

    def _read_note(self, word: Word) -> None:
        self.expects_other = True
        self._place = len(self.words)
        if note := self.line[word.end :].strip():
            self.named["note"] = note

    # What is not said

    def _name_what_is_obvious(self) -> None:
        setting, asked = self.setting, self.setting.asked(self.kind).fields
        asset = setting.obvious(self.kind)
        if "asset" in asked and asset is not None:
            self.named.setdefault("asset", asset)

    def _place_numbers(self) -> None:
        """Give the numbers that no word announced to the fields, in the order of the form."""
        asked = ASKED[self.kind]
        free = [name for name in _NUMBERS if name in asked.fields and name not in self.named]
        if not needs_price(self.kind, self.named.get("asset")) and "price" in free:
            free.remove("price")
        if self.kind != "rate" and "apr" in free:
            free.remove("apr")
        free.sort(key=asked.fields.index)
        for name in reversed(free):
            if len(free) > len(self.bare_numbers) and name in asked.optional:
                free.remove(name)
        for (word, number), name in zip(self.bare_numbers, free, strict=False):
            if name == "apr":
                self._take_rate(word)
            else:
                self.named[name] = number
        for word, _ in self.bare_numbers[len(free) :]:
            self._wrong(Problem("line", "line_number_too_many", {"word": word.text}), word)
        owed = self.setting.obvious("repay")
        if self.kind == "liquidation" and "to_amount" in self.named and owed is not None:
            self.named.setdefault("to_asset", owed)

    def _turn_to_side(self) -> None:
        """The amount of an opening, below zero for a short."""
        amount = self.named.get("amount")
        if self.kind == "open" and amount is not None and self.side:
            if amount < 0:
                first = self.words[0]
                problem = Problem("amount", "not_positive", {"text": plain(amount)})
                self._wrong(problem, first, self.words[-1])
            self.named["amount"] = amount.copy_abs().copy_sign(Decimal(self.side))


_SAYS: Final[Mapping[str, Callable[[_Reading, Word], None]]] = {
    "long": _Reading._read_side,
    "short": _Reading._read_side,
    "@": _Reading._read_price,
    "price": _Reading._read_price,
    "oracle": lambda reading, word: reading._read_price(word, "oracle_price"),
    "at": _Reading._read_price_or_clock,
    "fee": _Reading._read_fee,
    "penalty": _Reading._read_fee,
    "apr": _Reading._read_rate,
    "apy": _Reading._read_rate,
    "to": _Reading._read_received,
    "into": _Reading._read_received,
    "for": _Reading._read_received,
    "repaid": _Reading._read_received,
    "on": _Reading._read_time,
    "today": _Reading._read_time,
    "yesterday": _Reading._read_time,
    "tx": _Reading._read_reference,
    "because": _Reading._read_note,
    "note": _Reading._read_note,
}
"""What each word of the line announces."""
