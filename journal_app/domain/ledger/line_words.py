"""The words of the command line for entries: how a line is cut, and what a word can be.

A line is `reduce 5 ETH @ 2210 fee 1.2 USDC`: a kind of entry, numbers in the order in which the
form asks for them, and words that say what the next number is. Numbers are written as the trader
writes them; a text in quotes is always a name, never a word of the line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import NotANumberError, Separators, parse_typed
from journal_app.domain.ledger.closing import money_of
from journal_app.domain.ledger.entry_fields import (
    NOTED,
    ONCHAIN,
    Asked,
    asked_of,
    obvious_asset,
    suggested_assets,
)
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.state import State
from journal_app.domain.trade import Trade

_WORD: Final = re.compile(r'"(?:[^"]|"")*"(?=[ \t]|$)|@(?=[^ \t])|[^ \t]+')
_CURRENCY_SIGNS: Final = "$€£¥"

OPENINGS: Final[Mapping[str, int]] = {"long": 1, "short": -1}
"""The side of an opening: a word of its own, or in place of `open`."""

DEALS: Final[Mapping[str, int]] = {"buy": 1, "sell": -1, "bought": 1, "sold": -1}
"""The side of a fill, in place of its kind, which follows from the position: `dealt`."""

_OF_PRICE: Final = ("@", "at", "price")
_OF_TIME: Final = ("on", "at", "today", "yesterday")
_OF_RATE: Final = ("apr", "apy")
_INTO: Final[Mapping[str, tuple[str, ...]]] = {
    "swap": ("to", "into", "for"),
    "liquidation": ("repaid",),
}


class Word(NamedTuple):
    """One word of a line and where it stands: `line[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def is_quoted(self) -> bool:
        """Whether it is a name whatever it looks like."""
        return len(self.text) > 1 and self.text.startswith('"') and self.text.endswith('"')

    @property
    def bare(self) -> str:
        """What it says, without its quotes."""
        return self.text[1:-1].replace('""', '"') if self.is_quoted else self.text


@dataclass(frozen=True, slots=True)
class Setting:
    """What a line is read by: how the trader writes, when it is, and which trade it is about."""

    trade: Trade
    state: State
    now: datetime
    zone: tzinfo
    separators: Separators

    def number(self, text: str) -> Decimal:
        """A number as the trader writes it. Raises: NotANumberError."""
        return parse_typed(text.strip(_CURRENCY_SIGNS), self.separators)

    def asked(self, kind: str) -> Asked:
        """What an entry of the trade asks for."""
        return asked_of(kind, self.trade)

    def assets(self, kind: str) -> list[Asset]:
        """The trade's own assets, the likeliest first."""
        return suggested_assets(kind, self.trade, self.state)

    def obvious(self, kind: str) -> Asset | None:
        """What an entry is about where its line names nothing."""
        return obvious_asset(kind, self.trade, self.state)

    @property
    def money(self) -> Asset:
        """What a fee is paid in where its line does not say."""
        return money_of(self.state)


def words_of(line: str) -> list[Word]:
    """Cut a line into its words; `@2210` is two of them."""
    return [Word(found.group(), *found.span()) for found in _WORD.finditer(line)]


def keywords(kind: str, setting: Setting) -> list[str]:
    """The words that say something of an entry of a kind."""
    asked = setting.asked(kind)
    fields = asked.fields
    words = [
        *(OPENINGS if "direction" in fields else ()),
        *(_OF_PRICE if "price" in fields else ()),
        *(("oracle",) if "oracle_price" in fields else ()),
        *_INTO.get(kind, ()),
        *(_OF_RATE if "apr" in fields else ()),
        *(("penalty",) if kind == "liquidation" else ()),
        *(("fee",) if "fee" in fields else ()),
        *_OF_TIME,
        *(("tx",) if kind in ONCHAIN else ()),
        *(("because",) if asked.has_reason else ()),
        *(("note",) if kind in NOTED else ()),
    ]
    return list(dict.fromkeys(words))


def dealt(side: int, asset: Asset | None, setting: Setting) -> str:
    """The kind of a fill on one side: what is open grows or shrinks by it, else it opens.

    What is open under another name of the platform's is meant, too: WETH that is sold of ETH is no
    short of its own. Where several are open and none is named, one of them is still to be named.
    """
    terms, positions = setting.trade.terms, setting.state.positions
    if asset is None and any(position.quantity for position in positions.values()):
        return "reduce"
    names = () if asset is None else terms.names(asset) if terms else (asset,)
    for name in names:
        position = positions.get(name)
        if position is not None and position.quantity:
            return "add" if side * position.quantity > 0 else "reduce"
    return "open"


def meant(typed: str, words: Collection[str]) -> list[str]:
    """The words that one can mean: the word itself, else all that begin with it."""
    folded = typed.casefold()
    return [folded] if folded in words else [word for word in words if word.startswith(folded)]


def is_number(word: Word, setting: Setting) -> bool:
    """Whether a word is meant as a number: it is one, or nothing but digits and their signs."""
    if word.is_quoted:
        return False
    text = word.text.removesuffix("%")
    try:
        setting.number(text)
    except NotANumberError:
        return any(map(str.isdigit, text)) and not any(map(str.isalpha, text)) and ":" not in text
    return True


def asset_of(word: Word, kind: str, setting: Setting) -> Asset | None:
    """The asset that a word names, by the trader's or the trade's own way of writing it.

    What the trade does not know is written with a capital letter, or in quotes. No word of the
    line is an asset, but a part of one is where the trade holds an asset of that name.
    """
    if word.is_quoted:
        return Asset(word.bare)
    words, folded = keywords(kind, setting), word.text.casefold()
    if folded in words or is_number(word, setting):
        return None
    for known in (*setting.assets(kind), *sorted(STABLECOINS)):
        if known.casefold() == folded and known.casefold() not in words:
            return known
    return Asset(word.text) if any(map(str.isupper, word.text)) else None


def written_asset(asset: Asset, kind: str, setting: Setting) -> str:
    """Write an asset so that it is read back: in quotes where it could be another word."""
    (bare, *more) = words_of(asset) or [Word("", 0, 0)]
    if not more and not bare.is_quoted and asset_of(bare, kind, setting) == asset:
        return asset
    return quoted(asset)


def quoted(text: str) -> str:
    """Put a text into quotes; a quotation mark in it is doubled."""
    return '"' + text.replace('"', '""') + '"'


def near(typed: str, words: Sequence[str], most: int = 4) -> str:
    """The words that begin like one, for who has mistyped it; the first ones where none do."""
    alike = [word for word in words if typed and word[:1] == typed[:1].casefold()]
    return ", ".join((alike or list(words))[:most])
