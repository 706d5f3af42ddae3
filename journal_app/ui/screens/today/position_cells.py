"""The open positions as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, overload

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row
from journal_app.ui.widgets.price_ladder import ladder_words
from journal_app.ui.words import mode_words

if TYPE_CHECKING:
    from datetime import datetime

    from journal_app.domain.money import Asset
    from journal_app.domain.watching.book import OpenPosition
    from journal_app.domain.watching.watch import Attention

Tones = Mapping[tuple[int, str], str]
"""The tone of a trade's figure in a column, where it is not the usual one."""

NO_TONES: Final[Tones] = {}


class Trust(NamedTuple):
    """What is known of the figures: by trade, the old prices behind it, and why one is a dash."""

    behind: Mapping[int, Mapping[Asset, datetime]] = {}
    untold: Mapping[int, Mapping[str, str]] = {}


NOTHING_SAID: Final = Trust()

_CONTEXT: Final = "Today"
_SIDES: Final = {
    "long": (QT_TRANSLATE_NOOP("Today", "Long"), "gain"),
    "short": (QT_TRANSLATE_NOOP("Today", "Short"), "loss"),
}
_CROSSED: Final = {
    "watch_health_below": ("health", "danger"),
    "watch_health_near": ("health", "warning"),
    "watch_margin_below": ("margin", "danger"),
    "watch_margin_near": ("margin", "warning"),
    "watch_rate_unusual": ("rate", "danger"),
    "watch_rate_above": ("rate", "danger"),
}


_COUNT: Final = 8


def columns() -> Sequence[Column]:
    """The columns, the ladder in the middle."""
    return (
        Column("position", _tr(QT_TRANSLATE_NOOP("Today", "Position"))),
        Column("platform", _tr(QT_TRANSLATE_NOOP("Today", "Platform"))),
        Column(
            "levels",
            _tr(QT_TRANSLATE_NOOP("Today", "Liquidation · stop · entry · mark · target")),
            kind="ladder",
            stretches=True,
            sorts=False,
        ),
        Column("health", _tr(QT_TRANSLATE_NOOP("Today", "Health")), kind="number"),
        Column("margin", _tr(QT_TRANSLATE_NOOP("Today", "Margin")), kind="number"),
        Column("leverage", _tr(QT_TRANSLATE_NOOP("Today", "Leverage")), kind="number"),
        Column("rate", _tr(QT_TRANSLATE_NOOP("Today", "Rate")), kind="number", width=76),
        Column("net", _tr(QT_TRANSLATE_NOOP("Today", "P&L")), kind="number"),
    )


def rows_of(
    positions: Sequence[OpenPosition],
    formats: Formats,
    tones: Tones = NO_TONES,
    trust: Trust = NOTHING_SAID,
) -> list[Row]:
    """A row for each position; the key is its trade and its asset."""
    return [
        Row((each.trade_id, each.asset), _Cells(each, formats, tones, trust)) for each in positions
    ]


class _Cells(Sequence[Cell]):
    """The cells of a row, written when they are first seen: of many rows only some are."""

    def __init__(self, one: OpenPosition, formats: Formats, tones: Tones, trust: Trust) -> None:
        self._told = one, formats, tones, trust
        self._written: Sequence[Cell] = ()

    def __len__(self) -> int:
        return _COUNT

    @overload
    def __getitem__(self, place: int) -> Cell: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Cell]: ...

    def __getitem__(self, place: int | slice) -> Cell | Sequence[Cell]:
        if not self._written:
            self._written = _cells(*self._told)
        return self._written[place]


def tones_of(attention: Sequence[Attention]) -> Tones:
    """Which figures have crossed a line."""
    return {
        (each.trade_id, column): tone
        for each in attention
        if each.trade_id is not None and each.code in _CROSSED
        for column, tone in [_CROSSED[each.code]]
    }


def _cells(one: OpenPosition, formats: Formats, tones: Tones, trust: Trust) -> Sequence[Cell]:
    untold = trust.untold.get(one.trade_id, {})
    as_of, prices = _ages(trust.behind.get(one.trade_id, {}), formats)

    def why(column: str) -> str:
        if column not in untold:
            return ""
        from journal_app.ui.messages import say  # the first paint has nothing to explain

        return say(untold[column])

    def tone(column: str) -> str:
        return tones.get((one.trade_id, column), "text")

    side, side_tone = _SIDES[one.direction]
    won = "text"
    if one.net:
        won = "gain" if one.net > 0 else "loss"
    levels = ladder_words(one.levels)
    mode, meant = mode_words(one.margin_mode, is_pooled_there=one.is_pooled_there)
    return (
        Cell(
            one.asset,
            weight=600,
            chip=_tr(side),
            chip_tone=side_tone,
            aside=as_of,
            order=one.asset.lower(),
            tip=prices,
        ),
        Cell(
            one.platform,
            aside=f"· {mode[:1].upper()}{mode[1:]}",
            order=one.platform.lower(),
            tip=meant,
        ),
        Cell(levels=one.levels, words=levels.replace("\n", ", "), tip=levels),
        Cell(formats.ratio(one.health), tone("health"), order=one.health, tip=why("health")),
        Cell(
            formats.percent(one.margin_ratio),
            tone("margin"),
            order=one.margin_ratio,
            tip=why("margin"),
        ),
        Cell(
            formats.times(one.leverage), tone("leverage"), order=one.leverage, tip=why("leverage")
        ),
        Cell(formats.percent(one.rate), tone("rate"), order=one.rate),
        Cell(formats.quantity(one.net, signed=True), won, order=one.net),
    )


def _ages(behind: Mapping[Asset, datetime], formats: Formats) -> tuple[str, str]:
    """The day of the oldest price, and a line for each that is old; nothing where none is."""
    if not behind:
        return "", ""
    line = _tr(QT_TRANSLATE_NOOP("Today", "{asset}: price of {when}"))
    lines = [line.format(asset=asset, when=formats.time(at)) for asset, at in behind.items()]
    return formats.short_day(next(iter(behind.values()))), "\n".join(lines)


def _tr(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))
