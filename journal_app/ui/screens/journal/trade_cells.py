"""The columns of the journal's table, and a trade's line as cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.trade import Status
from journal_app.domain.trade_line import TradeLine
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.words import direction_word, status_tone, status_word

_CONTEXT: Final = "TradeCells"

_TITLES: Final[dict[str, Any]] = {
    "opened_at": QT_TRANSLATE_NOOP("TradeCells", "Opened"),
    "asset": QT_TRANSLATE_NOOP("TradeCells", "Position"),
    "platform": QT_TRANSLATE_NOOP("TradeCells", "Platform"),
    "strategy": QT_TRANSLATE_NOOP("TradeCells", "Strategy"),
    "leverage": QT_TRANSLATE_NOOP("TradeCells", "Lev."),
    "average_entry": QT_TRANSLATE_NOOP("TradeCells", "Entry"),
    "liquidation_price": QT_TRANSLATE_NOOP("TradeCells", "Liq."),
    "status": QT_TRANSLATE_NOOP("TradeCells", "Status"),
    "r_initial": QT_TRANSLATE_NOOP("TradeCells", "R"),
    "net": QT_TRANSLATE_NOOP("TradeCells", "Net P&L"),
    "number": QT_TRANSLATE_NOOP("TradeCells", "No."),
    "account": QT_TRANSLATE_NOOP("TradeCells", "Account"),
    "closed_at": QT_TRANSLATE_NOOP("TradeCells", "Closed"),
    "health_factor": QT_TRANSLATE_NOOP("TradeCells", "Health"),
    "interest": QT_TRANSLATE_NOOP("TradeCells", "Interest"),
    "fees": QT_TRANSLATE_NOOP("TradeCells", "Fees"),
}

_NUMBERS: Final = frozenset(
    {"leverage", "average_entry", "liquidation_price", "r_initial", "net", "number",
     "health_factor", "interest", "fees"}
)  # fmt: skip

SHOWN_AT_FIRST: Final = (
    "opened_at", "asset", "platform", "strategy", "leverage", "average_entry",
    "liquidation_price", "status", "r_initial", "net",
)  # fmt: skip
"""The columns until others are chosen."""


def columns() -> list[Column]:
    """All columns there are, in their order."""
    return [
        Column(
            key,
            QCoreApplication.translate(_CONTEXT, title),
            kind="number" if key in _NUMBERS else "text",
            stretches=key == "asset",
        )
        for key, title in _TITLES.items()
    ]


def cells_of(line: TradeLine, formats: Formats, name_of: Callable[[str], str]) -> Sequence[Cell]:
    """A line's cells, in the order of `columns`. name_of: a platform by its id."""
    named = line._replace(platform=name_of(line.platform))
    return [_CELLS[key](named, formats) for key in _TITLES]


def position_words(assets: str, directions: str) -> tuple[str, str, str]:
    """What a trade's positions are called: the assets, the side, and the side's tone."""
    sides = directions.split()
    name = " / ".join(assets.split())
    if not sides:
        return name, "", "neutral"
    if len(set(sides)) > 1:
        return name, QCoreApplication.translate("TradeCells", "Pair"), "accent"
    return name, direction_word(sides[0]).capitalize(), "gain" if sides[0] == "long" else "loss"


def tone_of(value: Decimal | None) -> str:
    """The token of a figure that is won or lost."""
    if not value:
        return "text" if value is not None else "muted"
    return "gain" if value > 0 else "loss"


def _position(line: TradeLine, _formats: Formats) -> Cell:
    name, side, tone = position_words(line.assets, line.directions)
    return Cell(name or line.label, weight=600, chip=side, chip_tone=tone)


def _status(line: TradeLine, _formats: Formats) -> Cell:
    return Cell(chip=status_word(line.status), chip_tone=status_tone(line.status))


def _days(name: str) -> Callable[[TradeLine, Formats], Cell]:
    def cell(line: TradeLine, formats: Formats) -> Cell:
        moment = getattr(line, name)
        shown = formats.short_day(moment)
        return Cell(shown, words=formats.day(moment), tip=formats.full_time(moment))

    return cell


def _result(
    name: str, write: Callable[[Formats, Decimal | None], str]
) -> Callable[[TradeLine, Formats], Cell]:
    """What was won or lost; nothing can have been before a trade was opened."""

    def cell(line: TradeLine, formats: Formats) -> Cell:
        value = getattr(line, name) if line.opened_at else None
        return Cell(write(formats, value), tone_of(value))

    return cell


def _foretold(
    name: str, write: Callable[[Formats, Decimal | None], str]
) -> Callable[[TradeLine, Formats], Cell]:
    """What is; of a trade that is only planned, what is to be."""

    def cell(line: TradeLine, formats: Formats) -> Cell:
        value = getattr(line, name)
        if value is None or line.status != Status.PLANNED:
            return Cell(write(formats, value))
        return Cell(
            write(formats, value),
            "muted",
            tip=QCoreApplication.translate("TradeCells", "As planned"),
        )

    return cell


def _cost(name: str) -> Callable[[TradeLine, Formats], Cell]:
    return lambda line, formats: Cell(
        formats.quantity(getattr(line, name) if line.opened_at else None, 2)
    )


def _plain(name: str) -> Callable[[TradeLine, Formats], Cell]:
    return lambda line, _formats: Cell(getattr(line, name))


_CELLS: Final[dict[str, Callable[[TradeLine, Formats], Cell]]] = {
    "opened_at": _days("opened_at"),
    "asset": _position,
    "platform": lambda line, _: Cell(line.platform),
    "strategy": _plain("strategy"),
    "leverage": _foretold("leverage", Formats.times),
    "average_entry": _foretold("average_entry", Formats.price),
    "liquidation_price": _foretold("liquidation_price", Formats.price),
    "status": _status,
    "r_initial": _result("r_initial", Formats.risks),
    "net": _result("net", lambda formats, value: formats.quantity(value, signed=True)),
    "number": lambda line, formats: Cell(formats.count(line.number)),
    "account": _plain("account"),
    "closed_at": _days("closed_at"),
    "health_factor": lambda line, formats: Cell(formats.ratio(line.health_factor)),
    "interest": _cost("interest"),
    "fees": _cost("fees"),
}
