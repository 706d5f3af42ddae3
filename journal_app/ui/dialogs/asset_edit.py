"""The field that an asset's ticker is typed into, with the trade's own offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from journal_app.domain.money import Asset
from journal_app.ui.theme import theme
from journal_app.ui.widgets.icons import paint_icon

_ARROW = 14
_ROOM = 24


class AssetEdit(QLineEdit):
    """A ticker. `asset_changed(asset)` tells each change; the arrow down shows what is offered."""

    asset_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font())
        self.setTextMargins(0, 0, _ROOM, 0)
        self.setMaxLength(40)
        self._offered: tuple[Asset, ...] = ()
        self.textChanged.connect(lambda: self.asset_changed.emit(self.asset()))
        theme().changed.connect(self.update)

    def offer(self, assets: Sequence[Asset], *, chosen: Asset | None = None) -> None:
        """Offer these, and write one of them."""
        self._offered = tuple(assets)
        completer = QCompleter(list(assets), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if (popup := completer.popup()) is not None:
            popup.setFont(theme().font())
        self.setCompleter(completer)
        if chosen is not None:
            self.setText(chosen)

    @property
    def offered(self) -> tuple[Asset, ...]:
        """What is offered."""
        return self._offered

    def asset(self) -> Asset | None:
        """The asset; one that is offered is found however its letters are written."""
        typed = self.text().strip()
        if not typed:
            return None
        same = (each for each in self._offered if each.casefold() == typed.casefold())
        return next(same, Asset(typed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show what is offered by the arrow down."""
        if event.key() == Qt.Key.Key_Down:
            self._show_offered()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show what is offered by a click on the arrow."""
        super().mousePressEvent(event)
        if event.position().x() > self.width() - _ROOM - 8:
            self._show_offered()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow."""
        super().paintEvent(event)
        left, top = self.width() - _ARROW - 8, (self.height() - _ARROW) / 2
        paint_icon(QPainter(self), QRectF(left, top, _ARROW, _ARROW), "chevron-down", "muted")

    def _show_offered(self) -> None:
        completer = self.completer()
        if self._offered and not self.isReadOnly():
            completer.setCompletionPrefix("")
            completer.complete()
