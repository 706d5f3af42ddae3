"""The rows of the sheet of prices and rates: a field each, gone down by Enter and the arrows."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.importing.doubts import price_doubt, stood_still
from journal_app.domain.importing.pasted_sheet import Placed, SheetRow, pasted_lines, placed
from journal_app.domain.market.percents import percent_problem
from journal_app.domain.money import Asset
from journal_app.services.filled_sheet import Filled
from journal_app.services.price_sheet import (
    PriceLine,
    PriceSheet,
    RateLine,
    Typed,
    percent_doubt,
    price_problem,
)
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.price_row import Judge, PriceRow
from journal_app.ui.messages import say
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence

_DOWN: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FIELD_WIDTH: Final = 176
_PAUSE: Final = 50
"""Milliseconds without a key, after which all is told that takes more than a glance."""


class PriceGrid(QScrollArea):
    """Signals: `changed()`, once for each key and for all that is filled at once; `rested()`, once
    no key came for a moment; `filled(Placed)` of what was pasted; `ended()` when the last field is
    left downwards.
    """

    changed = Signal()
    rested = Signal()
    filled = Signal(object)
    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[PriceRow] = []
        self._prices: dict[Asset, PriceRow] = {}
        self._oracle_prices: dict[Asset, PriceRow] = {}
        self._rates: dict[tuple[str, Asset], PriceRow] = {}
        self._places: dict[QObject, int] = {}
        self._last: dict[Asset, Decimal | None] = {}
        self._is_filling = False
        self._resting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._resting.timeout.connect(self.rest)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.setWidget(inside)

    # Parts

    def show_sheet(self, sheet: PriceSheet) -> None:
        """Make a field for each price and rate."""
        self._last = {line.asset: line.price for line in sheet.prices}
        if sheet.prices:
            self._column.addWidget(self._made_prices(sheet.prices))
        if sheet.rates:
            self._column.addWidget(self._made_rates(sheet.rates))
        if not self.rows:
            nothing = self.tr("No trade is open, so nothing depends on a price or a rate.")
            self._column.addWidget(Sentence(nothing, color="muted"))
        self._column.addStretch(1)  # all that is over: cards and headings take none of it
        for place, row in enumerate(self.rows):
            self._places[row.editor] = place
            row.editor.installEventFilter(self)
            row.editor.amount_changed.connect(self._judge)

    def _made_prices(self, lines: tuple[PriceLine, ...]) -> Card:
        card, grid = self._made_grid(self.tr("Prices"), self.tr("Last price"), self.tr("New price"))
        formats = self._desk.formats
        for told in lines:
            row = PriceRow(
                told.asset,
                SheetRow(told.asset, "price"),
                self.tr("New price of {asset}").format(asset=told.asset),
                formats.currency,
                price_problem,
                _price_doubt_of(told.price),
                self,
            )
            self._prices[told.asset] = row
            seen = formats.time(told.seen_at) if told.seen_at else ""
            self._add_row(grid, row, "", formats.price(told.price), seen)
            if told.oracle_price is not None:
                row = self._made_oracle_row(told.asset, told.oracle_price)
                said = formats.price(told.oracle_price)
                self._add_row(grid, row, self.tr("empty: the market's"), said, seen)
        return card

    def _made_oracle_row(self, asset: Asset, said: Decimal) -> PriceRow:
        row = PriceRow(
            self.tr("{asset} oracle").format(asset=asset),
            SheetRow(asset, "oracle"),
            self.tr("New price of {asset} by the oracle").format(asset=asset),
            self._desk.formats.currency,
            price_problem,
            _price_doubt_of(said),
            self,
        )
        row.editor.setObjectName(f"prices.oracle.{asset.lower()}")
        self._oracle_prices[asset] = row
        return row

    def _made_rates(self, lines: tuple[RateLine, ...]) -> Card:
        card, grid = self._made_grid(
            self.tr("Borrow rates"), self.tr("Rate now"), self.tr("New rate")
        )
        formats = self._desk.formats
        for told in lines:
            terms = self._desk.platforms.terms(told.platform)
            where = terms.name if terms else told.platform
            row = PriceRow(
                told.asset,
                SheetRow(told.asset, "rate", (told.platform, where)),
                self.tr("New rate of {asset} on {platform}").format(
                    asset=told.asset, platform=where
                ),
                self.tr("% APR"),
                percent_problem,
                _percent_doubt_of(told),
                self,
            )
            row.editor.setObjectName(f"prices.rate.{told.platform}.{told.asset.lower()}")
            self._rates[told.platform, told.asset] = row
            self._add_row(grid, row, where, formats.percent(told.apr, 2), "")
        return card

    def _made_grid(self, title: str, last: str, new: str) -> tuple[Card, QGridLayout]:
        card = Card(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, text in ((2, last), (4, new)):
            label = Label(text, 12, color="muted")
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, 0, place)
        card.body.addLayout(grid)
        return card, grid

    def _add_row(self, grid: QGridLayout, row: PriceRow, where: str, last: str, seen: str) -> None:
        place = 2 * len(self.rows) + 2
        name = Label(row.name, weight=600)
        name.setBuddy(row.editor)
        last_label = Label(last)
        last_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(name, place, 0)
        if where:
            grid.addWidget(ElidedLabel(where, color="muted"), place, 1)
        grid.addWidget(last_label, place, 2)
        if seen:
            grid.addWidget(Label(seen, 12, color="muted"), place, 3)
        row.editor.setFixedWidth(_FIELD_WIDTH)
        grid.addWidget(row.editor, place, 4)
        row.place_words(lambda said: grid.addWidget(said, place + 1, 0, 1, 5))
        self.rows.append(row)

    def editor_of(self, asset: Asset | None) -> AmountEdit | None:
        """The field of an asset's price, else the first of all; None where there is none."""
        rows = [self._prices[asset]] if asset in self._prices else self.rows
        return rows[0].editor if rows else None

    # What stands there

    def typed(self) -> Typed:
        """What was typed and can be kept."""
        return Typed(
            {key: row.value for key, row in self._prices.items() if row.value is not None},
            {key: row.value for key, row in self._rates.items() if row.value is not None},
            {key: row.value for key, row in self._oracle_prices.items() if row.value is not None},
        )

    @property
    def doubted(self) -> list[str]:
        """The names of the rows whose value is questioned."""
        return [row.name for row in self.rows if row.is_doubted]

    @property
    def can_be_kept(self) -> bool:
        """Whether something was typed, and nothing that cannot be."""
        is_any = any(row.value is not None for row in self.rows)
        return is_any and not any(row.is_refused for row in self.rows)

    def _judge(self) -> None:
        if self._is_filling:
            return
        still = stood_still(self._last, self.typed().prices)
        for asset, row in self._prices.items():
            row.doubt(say("stood_still") if asset in still else "")
        self.changed.emit()
        self.wake()

    def wake(self) -> None:
        """Something is typed, here or beside: rest anew in a moment."""
        self._resting.start()

    @property
    def is_resting(self) -> bool:
        """Whether all that was typed has been told."""
        return not self._resting.isActive()

    def rest(self) -> None:
        """Say of each row what is odd about it."""
        self._resting.stop()
        for row in self.rows:
            row.say()
        self.rested.emit()

    # What is filled at once

    def paste(self, place: int = 0) -> None:
        """Put what the clipboard holds into the rows; bare numbers from a place down."""
        self.take_text(QGuiApplication.clipboard().text(), place)

    def take_text(self, text: str, place: int = 0) -> None:
        """Put a text as it would be pasted into the rows."""
        found = placed(pasted_lines(text), [row.called for row in self.rows], place)
        self._fill((self.rows[row].editor, number) for row, number in found.given.items())
        self.filled.emit(found)

    def take_filled(self, told: Filled) -> None:
        """Put what a file says into the rows."""
        plain = self._desk.formats.plain
        oracle = {
            asset: price
            for asset, price in told.oracle_prices.items()
            if asset in self._oracle_prices or price != told.prices.get(asset)
        }
        numbers = [
            *((str(key), self._prices.get(key), each) for key, each in told.prices.items()),
            *(
                (self.tr("{asset} oracle").format(asset=key), self._oracle_prices.get(key), each)
                for key, each in oracle.items()
            ),
            *((" ".join(key), self._rates.get(key), each) for key, each in told.percents.items()),
        ]
        given = {self.rows.index(row): plain(each) for _, row, each in numbers if row is not None}
        self._fill((self.rows[place].editor, number) for place, number in given.items())
        self.filled.emit(Placed(given, [name for name, row, _ in numbers if row is None]))

    def _fill(self, given: Iterable[tuple[AmountEdit, str]]) -> None:
        """Write many numbers, and judge them together."""
        self._is_filling = True
        for editor, number in given:
            editor.setText(number)
        self._is_filling = False
        self._judge()

    # The keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go down the column by Enter and the arrows; spread what is pasted over it."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        place = self._places.get(watched)
        if place is None:
            return super().eventFilter(watched, event)
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste_many(place)
        if event.key() in _DOWN:
            self.go_to(place + 1)
            return True
        if event.key() == Qt.Key.Key_Up:
            self.go_to(place - 1)
            return True
        return False

    def _paste_many(self, place: int) -> bool:
        """Spread a clipboard of several lines; one bare number is left to the field."""
        lines = pasted_lines(QGuiApplication.clipboard().text())
        if len(lines) < 2 and not any(line.asset for line in lines):
            return False
        self.paste(place)
        return True

    def editor_of_rate(self, platform: str, asset: str) -> AmountEdit | None:
        """The field of a borrow rate; None where nothing of it is owed there."""
        row = self._rates.get((platform, Asset(asset)))
        return row.editor if row is not None else None

    def go_to(self, place: int) -> None:
        """Go to a field; past the last one, on to what follows."""
        if 0 <= place < len(self.rows):
            editor = self.rows[place].editor
            editor.setFocus(Qt.FocusReason.TabFocusReason)
            editor.selectAll()
        elif place >= len(self.rows):
            self.ended.emit()


def _price_doubt_of(last: Decimal | None) -> Judge:
    return lambda price: price_doubt("", last, price)


def _percent_doubt_of(told: RateLine) -> Judge:
    return lambda percent: percent_doubt(told, percent)
