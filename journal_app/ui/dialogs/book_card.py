"""What typed prices and rates would do to the whole book: each figure now → then."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from journal_app.ui.formatting import NONE
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.change_row import ChangeRow
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.words import interest_words

if TYPE_CHECKING:
    from journal_app.services.book_figures import BookFigures
    from journal_app.ui.formatting import Formats

_MORE_IS_BETTER: Final = frozenset({"equity", "net_of_open", "distance", "health", "margin_ratio"})


class BookCard(Card):
    """Equity, profit, leverage, interest, the closest liquidation, lowest margins, lines."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._formats = formats
        self.set_title(self.tr("The whole book"))
        self.set_aside(self.tr("before → after"))
        self.setObjectName("prices.book")
        self._write: dict[str, Callable[[Any], str]] = {
            "equity": formats.money,
            "net_of_open": lambda value: formats.money(value, signed=True),
            "leverage": lambda value: formats.times(value, 2),
            "interest_per_day": lambda value: formats.money(value, places=2),
            "distance": lambda value: self._distance(value, formats),
            "health": formats.ratio,
            "margin_ratio": formats.percent,
            "crossed": formats.count,
        }
        self.rows = {
            "equity": ChangeRow(self.tr("Equity")),
            "net_of_open": ChangeRow(self.tr("P&L of open trades")),
            "leverage": ChangeRow(self.tr("Total leverage")),
            "interest_per_day": ChangeRow(self.tr("Interest per day")),
            "distance": ChangeRow(self.tr("Closest liquidation")),
            "health": ChangeRow(self.tr("Lowest health")),
            "margin_ratio": ChangeRow(self.tr("Lowest margin ratio")),
            "crossed": ChangeRow(self.tr("Lines crossed")),
        }
        for row in self.rows.values():
            self.body.addWidget(row)
        self.rows["crossed"].set_last(is_last=True)
        self.body.setSpacing(0)
        self._closest = Sentence("", 12, color="muted")
        self._closest.setObjectName("prices.closest")
        self.body.addWidget(self._closest)
        self._words = Sentence("", 12, color="muted")
        self._words.setObjectName("prices.book_words")
        self.body.addWidget(self._words)
        self._closest.hide()
        self._words.hide()

    def show_change(self, before: BookFigures, after: BookFigures) -> None:
        """Show both; what is safer or more than before in green, what is not in orange."""
        for name, row in self.rows.items():
            old, new = getattr(before, name), getattr(after, name)
            row.show_change(self._write[name](old), self._write[name](new), _tone(name, old, new))
        old, new = before.interest_per_day, after.interest_per_day
        self.rows["interest_per_day"].show_change(
            interest_words(old, before.without_rate, self._formats),
            interest_words(new, after.without_rate, self._formats),
            _tone("interest_per_day", old, new),
        )
        closest = after.closest or before.closest
        moves = bool(before.closest and after.closest and before.closest != after.closest)
        words = self.tr("Closest is {asset} then, {other} now.") if moves else ""
        if not moves and closest:
            words = self.tr("Closest is {asset}.")
        self._closest.setText(words.format(asset=closest, other=before.closest))
        self._closest.setVisible(bool(words))
        self.show_words("")

    def show_words(self, text: str, color: str = "muted") -> None:
        """Say something below the figures, as why they cannot be told; empty takes it back."""
        self._words.set_color(color)
        self._words.setText(text)
        self._words.setVisible(bool(text))

    def _distance(self, distance: Decimal | None, formats: Formats) -> str:
        if distance is None:
            return NONE
        if distance < 0:
            return self.tr("past it")
        return formats.percent(distance)


def _tone(name: str, before: Decimal | int | None, after: Decimal | int | None) -> str:
    if before is None or after is None or before == after:
        return "text"
    return "gain" if (after > before) is (name in _MORE_IS_BETTER) else "loss"
