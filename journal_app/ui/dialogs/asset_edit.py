"""The field that an asset's ticker is typed into, with the trade's own offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.money import Asset
from journal_app.ui.widgets.offered_edit import OfferedEdit


class AssetEdit(OfferedEdit):
    """A ticker. `asset_changed(asset)` tells each change."""

    asset_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(lambda: self.asset_changed.emit(self.asset()))

    def offer(self, words: Sequence[str], *, chosen: Asset | None = None) -> None:
        """Offer these, and write one of them."""
        super().offer(words)
        if chosen is not None:
            self.setText(chosen)

    @property
    def offered(self) -> tuple[Asset, ...]:
        """What is offered."""
        return tuple(Asset(word) for word in self._offered)

    def asset(self) -> Asset | None:
        """The asset that stands there."""
        return Asset(self.word) if self.word else None
