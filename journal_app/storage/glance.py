"""The kept rows of the first look, on a connection that trusts what it reads no further.

No page is verified here, as opening a journal does: whatever looks unsound gives no first look,
and the full opening, right after the paint, says what is wrong. Nothing is written or rolled
back.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from journal_app.domain.exact import exact
from journal_app.domain.levels import Levels, next_target
from journal_app.domain.problems import JournalUnusable
from journal_app.domain.trade_line import TradeLine
from journal_app.domain.watching.book import (
    Holding,
    OpenPosition,
    distance_to,
    platform_name,
    total,
)
from journal_app.storage.connection import JournalConnection, allow_viewing, open_unchecked
from journal_app.storage.header import check_header, has_hot_journal, write_ahead_log
from journal_app.storage.lines import LAST_MARK, LINE_COLUMNS, lines_of
from journal_app.storage.stored import decimal_of, moment_of

T = TypeVar("T")

_OPEN: Final = "t.deleted_at IS NULL AND t.status = 'open'"
_TRADES: Final = (
    "SELECT t.id, t.number, coalesce(json_extract(m.body, '$.name'), t.platform), t.margin_mode,"
    " coalesce(json_extract(m.body, '$.modes') = '[\"cross\"]', 0),"
    " f.net, f.gross, f.exposure, f.interest_per_day, f.health_factor, f.margin_ratio, f.leverage"
    " FROM trades AS t JOIN trade_figures AS f ON f.trade_id = t.id"
    f" LEFT JOIN terms AS m ON m.id = t.terms_id WHERE {_OPEN} ORDER BY t.number"
)
_MOVED: Final = (
    "(SELECT price FROM entries AS e WHERE e.trade_id = t.id AND e.kind = '{}'"
    " AND e.asset = json_extract(p.value, '$.asset') ORDER BY e.at DESC, e.sequence DESC LIMIT 1)"
)
_POSITIONS: Final = (
    "SELECT t.id, json_extract(p.value, '$.asset'), json_extract(p.value, '$.direction'),"
    " json_extract(p.value, '$.quantity'), json_extract(p.value, '$.entered'),"
    " json_extract(p.value, '$.average_entry'), json_extract(p.value, '$.liquidation_price'),"
    f" {_MOVED.format('stop')}, {_MOVED.format('target')}"
    " FROM trades AS t JOIN trade_figures AS f ON f.trade_id = t.id, json_each(f.positions) AS p"
    f" WHERE {_OPEN} AND json_extract(p.value, '$.quantity') <> '0' ORDER BY t.number, p.key"
)
_PLANNED: Final = (
    "SELECT t.id, json_extract(p.value, '$.asset'), json_extract(p.value, '$.stop'),"
    " json_extract(g.value, '$.price'), json_extract(g.value, '$.share')"
    " FROM trades AS t JOIN plans ON plans.trade_id = t.id,"
    " json_each(plans.body, '$.positions') AS p"
    " LEFT JOIN json_each(p.value, '$.targets') AS g"
    f" WHERE {_OPEN} ORDER BY t.id, p.key, g.key"
)
_REST: Final = (
    "SELECT coalesce(group_concat(net, ' '), '') FROM trade_figures WHERE trade_id NOT IN"
    " (SELECT id FROM trades WHERE status = 'open' UNION ALL SELECT value FROM json_each(?))"
)
"""One text, read in half the time of as many rows."""
_NEWEST: Final = (
    f"SELECT {LINE_COLUMNS} FROM trades AS t LEFT JOIN trade_figures AS f ON f.trade_id = t.id"
    " WHERE t.deleted_at IS NULL ORDER BY t.number DESC LIMIT ?"
)


def first_look(path: Path, see: Callable[[KeptRows], T]) -> T | None:
    """Show the kept rows of a journal to a service; None where it must be opened first.

    That is so of a file whose header is wrong or old, beside which an unfinished transaction
    lies, or whose rows are not what a journal holds.
    """
    try:
        check_header(path)
        if has_hot_journal(path) or write_ahead_log(path).exists():
            return None
        with closing(allow_viewing(open_unchecked(path, "ro"))) as connection:
            connection.execute("BEGIN")
            return see(KeptRows(connection))
    except (JournalUnusable, OSError, sqlite3.Error, ValueError, ArithmeticError, TypeError):
        return None


class KeptRows:
    """Satisfies `services.glancing.FirstLook` on a connection."""

    def __init__(self, connection: JournalConnection) -> None:
        self._connection = connection

    def settings(self) -> Mapping[str, str]:
        """Return the journal's own settings."""
        return dict(self._connection.execute("SELECT name, value FROM settings"))

    def last_mark_at(self) -> datetime | None:
        """Return the time of the latest mark or exchange rate."""
        (last,) = self._connection.execute(LAST_MARK).fetchone()
        return None if last is None else moment_of(last)

    @exact
    def flows(self) -> Sequence[Decimal]:
        """Return the value of every deposit and withdrawal of an account."""
        rows = self._connection.execute("SELECT amount, price FROM account_flows")
        return [decimal_of(amount) * decimal_of(price) for amount, price in rows]

    def newest(self, count: int) -> Sequence[TradeLine]:
        """Return the lines of the newest trades."""
        return lines_of(self._connection.execute(_NEWEST, (count,)).fetchall())

    def net_of_the_rest(self) -> Decimal:
        """Return what all trades that are not open have won or lost."""
        in_trash = ",".join(str(trade_id) for trade_id in self._in_trash())
        (nets,) = self._connection.execute(_REST, (f"[{in_trash}]",)).fetchone()
        net = total(map(Decimal, nets.split()))
        if not net.is_finite():
            raise ValueError("a net that is no finite number")
        return net

    def open_trades(self) -> tuple[Sequence[OpenPosition], Sequence[Holding]]:
        """Return the open positions, and what each open trade adds to the book."""
        held = self._held()
        positions, holdings = list[OpenPosition](), list[Holding]()
        for row in self._connection.execute(_TRADES):
            trade = _OpenTrade(*row[:5], *map(_number, row[5:]))
            levels = _marked(held.get(trade.id, ()), trade.exposure)
            for place, (asset, of_asset) in enumerate(levels):
                positions.append(_position(trade, asset, of_asset, is_first=place == 0))
            holdings.append(_holding(trade, [of_asset for _, of_asset in levels]))
        return positions, holdings

    def _in_trash(self) -> Iterator[int]:
        """The ids of the trades in the trash."""
        for (trade_id,) in self._connection.execute(
            "SELECT id FROM trades WHERE deleted_at IS NOT NULL"
        ):
            yield trade_id

    def _held(self) -> Mapping[int, list[_Held]]:
        """The open positions of each open trade."""
        planned = self._planned()
        held: dict[int, list[_Held]] = defaultdict(list)
        for trade_id, asset, direction, *numbers in self._connection.execute(_POSITIONS):
            quantity, entered, entry, liquidation, stop, target = map(_number, numbers)
            if quantity is None or entered is None:
                raise ValueError("a position without a quantity")
            planned_stop, targets = planned.get((trade_id, asset), (None, []))
            levels = Levels(
                direction=direction,
                liquidation=liquidation,
                stop=stop or planned_stop,
                entry=entry,
                target=target or next_target(targets, quantity, entered),
            )
            held[trade_id].append(_Held(asset, quantity, levels))
        return held

    def _planned(self) -> Mapping[tuple[int, str], tuple[Decimal | None, list[_Target]]]:
        """The planned stop and targets of each open trade and asset."""
        planned: dict[tuple[int, str], tuple[Decimal | None, list[_Target]]] = {}
        for trade_id, asset, *numbers in self._connection.execute(_PLANNED):
            stop, price, share = map(_number, numbers)
            _, targets = planned.setdefault((trade_id, asset), (stop, []))
            if price is not None and share is not None:
                targets.append((price, share))
        return planned


_Target = tuple[Decimal, Decimal]


class _OpenTrade(NamedTuple):
    id: int
    number: int
    platform: str
    margin_mode: str
    is_pooled_there: int
    net: Decimal
    gross: Decimal
    exposure: Decimal
    interest_per_day: Decimal
    health: Decimal | None
    margin_ratio: Decimal | None
    leverage: Decimal | None


class _Held(NamedTuple):
    asset: str
    quantity: Decimal
    levels: Levels


def _number(text: str | None) -> Decimal | None:
    return None if text is None else decimal_of(text)


@exact
def _marked(held: Sequence[_Held], exposure: Decimal) -> list[tuple[str, Levels]]:
    """The levels with the mark: exposure = quantity · mark, where one position stands alone."""
    if len(held) != 1:
        return [(each.asset, each.levels) for each in held]
    (only,) = held
    return [(only.asset, only.levels._replace(mark=exposure / only.quantity))]


def _position(trade: _OpenTrade, asset: str, levels: Levels, *, is_first: bool) -> OpenPosition:
    row = OpenPosition(
        trade_id=trade.id,
        number=trade.number,
        asset=asset,
        direction=levels.direction,
        platform=platform_name(trade.platform),
        margin_mode=trade.margin_mode,
        levels=levels,
        is_pooled_there=bool(trade.is_pooled_there),
    )
    if not is_first:
        return row
    return row._replace(
        health=trade.health,
        margin_ratio=trade.margin_ratio,
        leverage=trade.leverage,
        net=trade.net,
    )


@exact
def _holding(trade: _OpenTrade, levels: Sequence[Levels]) -> Holding:
    return Holding(
        trade_id=trade.id,
        exposure=trade.exposure,
        net=trade.net,
        costs=trade.gross - trade.net,
        # 0 is kept too where nothing is known; which of both, the full look tells
        interest_per_day=trade.interest_per_day or None,
        distance=min(_distances(levels), default=None),
    )


def _distances(levels: Sequence[Levels]) -> Iterator[Decimal]:
    for each in levels:
        if each.liquidation is not None and each.mark:
            yield distance_to(each.liquidation, each.mark, is_long=each.direction == "long")
