"""What stands in plain letters though the window speaks the pseudo language: names and data."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from journal_app.assembly.presets import read_presets

_WORD: Final = re.compile(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])")
"""Two plain letters or more that no letter with a mark stands beside."""
_MARKUP: Final = re.compile(r"<[^<>]*>")
_FILE: Final = re.compile(r"\S*[/\\]\S+|\S+\.(?:journal|backup|csv|xlsx|json|pdf|ics)\b")
_WRITTEN: Final = {
    "accounts": "name, network, wallet, note",
    "day_notes": "text, mood",
    "trades": "account, strategy, notes, lesson",
    "entries": "asset, to_asset, note, reference",
    "positions": "asset",
    "rates": "asset",
    "tags": "name",
}
"""Where a journal keeps what a person wrote, or what is called so everywhere."""

_LONG: Final = 24
"""Letters of a text that is looked for as it stands, word by word of the others."""

_BODIES: Final = ("plans", "reviews")
_CODE: Final = re.compile(r"[a-z_]+")
NAMES: Final = frozenset(
    {
        "Margin Journal", "English", "System", "Aave", "Compound", "Morpho", "GMX", "dYdX", "Sky",
        "Hyperliquid", "Binance", "Blockpit", "TradeNote", "Tradervue", "PySide", "LGPL", "MIT",
        "Ctrl", "Shift", "UTC", "Europe/Berlin", "USD", "EUR",
    }
)  # fmt: skip
UNITS: Final = frozenset({"kB", "MB", "bps"})


OWN: Final = (
    "guide.",  # the guide is in English
    "platforms.own.",  # begins with the words of shipped terms, which become the trader's own
    "word_lists.",  # what is offered at first, and becomes the trader's own
    "entry.line",  # shows how a line is typed, in its own short words
)
"""Widgets, by the beginning of their names, whose texts are nobody's to translate."""

_OF_LIBRARIES: Final = frozenset(
    {
        ("QPushButton", "Close"),  # named by Qt, which brings its own translations
        ("action", "Export... Export"),  # in a menu of the charts that is off
        ("action", "Export Export"),
    }
)


def is_own(where: str, text: str) -> bool:
    """Whether a text belongs to the trader, to the guide or to a library."""
    kind, _, name = where.partition(" ")
    return name.startswith(OWN) or (kind, text) in _OF_LIBRARIES


class PlainWords:
    """Judges texts. known: what is nobody's to translate, longest first."""

    def __init__(self, journal: Path, others: Iterable[str] = ()) -> None:
        """others: what is nobody's to translate beside the journal and the names."""
        data = {text for text in (*_texts_in(journal), *others) if len(text) > 1}
        presets = set(_names_of_presets())
        self._data = frozenset(data)
        self._known = sorted(data | presets | NAMES | UNITS, key=len, reverse=True)
        self._long = [each for each in self._known if len(each) >= _LONG]
        self._pattern = re.compile(
            "|".join(
                rf"(?<!\w){re.escape(each)}(?!\w)" for each in self._known if len(each) < _LONG
            )
        )

    def left_out(self, text: str) -> list[str]:
        """The words of a text that should have been translated."""
        shown = self._without_long(_MARKUP.sub("", text)).strip()
        if shown in self._data or not _WORD.search(shown):
            return []
        shown = _FILE.sub("", shown)
        if "…" in shown:
            shown = self._without_cut(shown)
        return _WORD.findall(self._pattern.sub("", shown))

    def _without_long(self, shown: str) -> str:
        for each in self._long:
            if each in shown:
                shown = shown.replace(each, "")
        return shown

    def _without_cut(self, shown: str) -> str:
        """The same without a name, or what somebody wrote, that is cut at its end."""
        head = shown.rstrip("…").rstrip()
        for begin in re.finditer(r"(?<!\w)\w", head):
            rest = head[begin.start() :]
            if any(each.startswith(rest) for each in self._known):
                return head[: begin.start()]
        return shown


def _names_of_presets() -> Iterator[str]:
    for terms in read_presets():
        yield terms.name
        yield from terms.name.split(", ")
        yield terms.source
        for asset in terms.assets:
            yield str(asset)


def _texts_in(journal: Path) -> Iterator[str]:
    with closing(sqlite3.connect(journal)) as connection:
        for table, columns in _WRITTEN.items():
            for row in connection.execute(f"SELECT {columns} FROM {table}"):
                for value in row:
                    yield str(value or "").strip()
        for table in _BODIES:
            for (body,) in connection.execute(f"SELECT body FROM {table}"):
                yield from _written_in(json.loads(body))


def _written_in(value: Any) -> Iterator[str]:
    """The texts of a body but for its codes, which are one word in small letters."""
    match value:
        case str() if not _CODE.fullmatch(value):
            yield value.strip()
        case {"alerts": alerts, **others}:
            yield from (str(part) for alert in alerts for part in alert)
            yield from _written_in(others)
        case dict():
            yield from _written_in(list(value.values()))
        case list():
            for each in value:
                yield from _written_in(each)
        case _:
            pass
