"""What a header most likely means, by the words that trade histories use in four languages.

A guess is only where a form begins; the trader sees what each row becomes before anything is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from journal_app.domain.importing.mapping import ColumnMapping, Event, Role, Side
from journal_app.domain.importing.pairs import pair_of
from journal_app.domain.money import STABLECOINS

WORDS: Final[Mapping[Role, tuple[str, ...]]] = {
    "time": (
        "datetime", "timestamp", "zeitpunkt", "zeitstempel", "fecha y hora", "date et heure",
        "horodatage", "date", "trade date", "t/d", "datum", "fecha", "time", "created at",
        "executed at", "when", "exec time", "execution time", "trade time", "filled time", "zeit",
        "ausfuhrungszeit", "uhrzeit", "hora", "heure",
    ),
    "fee_asset": (
        "fee coin", "fee asset", "fee currency", "fee ccy", "fee token", "commission asset",
        "commission currency", "gebuhrenwahrung", "wahrung der gebuhr", "moneda de la comision",
        "moneda comision", "devise des frais", "devise frais",
    ),
    "quote": (
        "quote asset", "quote currency", "quote", "currency", "ccy", "price currency", "wahrung",
        "moneda", "divisa", "devise",
    ),
    "market": (
        "symbol", "market", "pair", "trading pair", "coin", "ticker", "instrument", "contract",
        "product", "code", "asset", "token", "markt", "paar", "handelspaar", "wertpapier",
        "kontrakt",
        "mercado", "par", "simbolo", "activo", "contrato", "marche", "paire", "symbole", "actif",
    ),
    "side": (
        "side", "action", "buy/sell", "direction", "dir", "order side", "seite", "richtung",
        "kauf/verkauf", "aktion", "lado", "direccion", "operacion", "compra/venta", "sens", "cote",
        "achat/vente", "operation",
    ),
    "size": (
        "quantity", "qty", "size", "sz", "filled", "executed", "filled qty", "executed qty",
        "units", "contracts", "volume", "vol", "amount", "menge", "anzahl", "stuck", "grosse",
        "volumen", "cantidad", "tamano", "unidades", "quantite", "taille", "nombre",
    ),
    "price": (
        "price", "px", "fill price", "exec price", "execution price", "avg price",
        "average price", "avg. price", "kurs", "preis", "ausfuhrungskurs", "precio", "prix",
        "cours",
    ),
    "fee": (
        "fee", "fees", "commission", "comm", "trading fee", "gebuhr", "gebuhren", "provision",
        "comision", "comisiones", "tarifa", "frais",
    ),
    "stated": (
        "realized profit", "realised profit", "realized pnl", "realised pnl", "closed pnl",
        "closedpnl", "pnl", "p&l", "profit", "gewinn", "gewinn/verlust", "ergebnis", "beneficio",
        "ganancia", "resultado", "benefice", "resultat", "gain",
    ),
    "reference": (
        "trade id", "fill id", "tid", "transaction id", "order id", "tx hash", "txhash", "hash",
        "id",
    ),
    "note": (
        "note", "notes", "comment", "notiz", "bemerkung", "kommentar", "nota", "comentario",
        "commentaire", "remarque",
    ),
}  # fmt: skip
"""What the columns of a role are called, the likelier first; without accents and brackets."""

SIDE_WORDS: Final[Mapping[str, Side]] = {
    "buy": "buy", "b": "buy", "bought": "buy", "cover": "buy", "bid": "buy",
    "sell": "sell", "s": "sell", "sold": "sell", "short": "sell", "ask": "sell",
    "kauf": "buy", "kaufen": "buy", "verkauf": "sell", "verkaufen": "sell",
    "compra": "buy", "comprar": "buy", "venta": "sell", "vender": "sell",
    "achat": "buy", "acheter": "buy", "vente": "sell", "vendre": "sell",
    "open long": "buy", "close short": "buy", "open short": "sell", "close long": "sell",
    "bc": "buy", "ss": "sell",
}  # fmt: skip
"""What a word of a side's column most likely means."""

EVENT_WORDS: Final[Mapping[str, Event]] = {
    "trade": "fill", "fill": "fill", "buy": "fill", "sell": "fill",
    "kauf": "fill", "verkauf": "fill", "compra": "fill", "venta": "fill",
    "achat": "fill", "vente": "fill",
    "funding": "funding", "funding fee": "funding",
    "interest": "interest", "zinsen": "interest", "intereses": "interest", "interets": "interest",
    "fee": "fee", "commission": "fee", "gebuhr": "fee", "comision": "fee", "frais": "fee",
    "deposit": "deposit", "einzahlung": "deposit", "deposito": "deposit", "depot": "deposit",
    "withdrawal": "withdraw", "withdraw": "withdraw", "auszahlung": "withdraw",
    "retiro": "withdraw", "retrait": "withdraw",
    "borrow": "borrow", "repay": "repay", "staking": "yield", "reward": "yield",
}  # fmt: skip
"""What a word of a ledger most likely means."""

_APART: Final = re.compile(r"[\s_-]+")
_BRACKETS: Final = re.compile(r"\s*[(\[].*[)\]]")
_CLOCKS: Final = frozenset({"time", "exec time", "execution time", "uhrzeit", "hora", "heure"})
_DAYS: Final = frozenset({"date", "trade date", "t/d", "datum", "fecha"})


def guessed_mapping(
    header: Sequence[str], rows: Iterable[Sequence[str]], name: str = ""
) -> ColumnMapping:
    """What a table most likely is, by its header and some of its rows."""
    words = {column: _word(column) for column in header}
    columns: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    for role, known in WORDS.items():
        found = next(
            (
                column
                for word in known
                for column in header
                if words[column] == word and column not in taken
            ),
            None,
        )
        if found is not None:
            columns[role] = (found,)
            taken.add(found)
    _split_time(columns, header, words, taken)
    cells = [dict(zip(header, row, strict=False)) for row in rows]
    markets = [row.get(name, "") for name in columns.get("market", ()) for row in cells]
    said = " ".join(columns.get("time", ())).casefold()
    return ColumnMapping(
        id=name,
        columns=columns,
        sides=guessed_sides(row.get(name, "") for name in columns.get("side", ()) for row in cells),
        market="pair" if _are_pairs(markets) else "asset",
        zone="UTC" if "utc" in said else "",
    )


def guessed_sides(words: Iterable[str]) -> dict[str, Side]:
    """The meaning of the words of a column, as far as they are known."""
    found = dict.fromkeys(word.strip().casefold() for word in words)
    return {word: SIDE_WORDS[word] for word in found if word in SIDE_WORDS}


def guessed_events(words: Iterable[str]) -> dict[str, Event]:
    """The meaning of the words of a ledger, as far as they are known."""
    bare = {word: _word(word) for word in words}
    return {word: EVENT_WORDS[bare[word]] for word in bare if bare[word] in EVENT_WORDS}


def _are_pairs(markets: Sequence[str]) -> bool:
    """Whether all of them name an asset and what its price is in."""
    return bool(markets) and all(
        market not in STABLECOINS and pair_of(market) is not None for market in markets
    )


def _split_time(
    columns: dict[str, tuple[str, ...]],
    header: Sequence[str],
    words: Mapping[str, str],
    taken: set[str],
) -> None:
    """Join the time of day to a date that stands in a column of its own."""
    if not columns.get("time") or words[columns["time"][0]] not in _DAYS:
        return
    clock = next((each for each in header if words[each] in _CLOCKS and each not in taken), None)
    if clock is not None:
        columns["time"] = (*columns["time"], clock)


def _word(column: str) -> str:
    """A column's name in small letters, without accents, brackets and other ways to part words."""
    letters = unicodedata.normalize("NFKD", column.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _APART.sub(" ", _BRACKETS.sub("", bare)).strip()
