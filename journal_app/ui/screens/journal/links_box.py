"""The trades that one is linked with: opened by Enter or a click, linked by number, let go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journal_app.services.linking import LINK_KINDS
from journal_app.ui.screens.journal.trade_cells import position_words
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.words import status_word

if TYPE_CHECKING:
    from journal_app.services.linking import Linked

_CONTEXT: Final = "Links"
_MOST: Final = 9_999_999
_PADDING: Final = 12

_WORDS: Final[dict[tuple[str, str], Any]] = {
    ("hedge_of", "to"): QT_TRANSLATE_NOOP("Links", "Hedge of"),
    ("hedge_of", "from"): QT_TRANSLATE_NOOP("Links", "Hedged by"),
    ("continues", "to"): QT_TRANSLATE_NOOP("Links", "Continues"),
    ("continues", "from"): QT_TRANSLATE_NOOP("Links", "Continued by"),
    ("same_idea", "to"): QT_TRANSLATE_NOOP("Links", "Same idea as"),
    ("same_idea", "from"): QT_TRANSLATE_NOOP("Links", "Same idea as"),
}


def _word(kind: str, side: str) -> str:
    return QCoreApplication.translate(_CONTEXT, _WORDS[kind, side])


def link_words(link: Linked) -> str:
    """What another trade is to the one that is shown: `Hedge of #12 · ETH long · closed`."""
    other = link.other
    assets = " ".join(held.asset for held in other.positions)
    name, side, _ = position_words(
        assets, " ".join(held.direction.value for held in other.positions)
    )
    called = f"{name or other.label} {side.lower()}".strip()
    parts = (f"{_word(link.kind, link.side)} #{other.number}", called)
    return " · ".join(part for part in (*parts, status_word(other.status.value).lower()) if part)


class LinkButton(Button):
    """Opens a trade; its words end in dots where there is no room, and the tooltip has them all."""

    def __init__(self, words: str) -> None:
        super().__init__(words, "quiet", name=words)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        room = self.width() - 2 * _PADDING
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))


class LinksBox(QWidget):
    """Signals: `opened(trade_id)`, `link_asked(number, kind)`, `unlink_asked(other_id)`."""

    opened = Signal(int)
    link_asked = Signal(int, str)
    unlink_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._rows: list[QWidget] = []
        self._links: tuple[Linked, ...] = ()
        self._is_read_only = False
        self._column.addWidget(self._made_adder())

    def _made_adder(self) -> QWidget:
        self.kind = Choice([(kind, _word(kind, "to")) for kind in LINK_KINDS])
        self.kind.setObjectName("journal.links.kind")
        self.kind.setAccessibleName(self.tr("What it is to the other trade"))
        self.number = QLineEdit()
        self.number.setObjectName("journal.links.number")
        self.number.setAccessibleName(self.tr("Number of the other trade"))
        self.number.setPlaceholderText("#")
        self.number.setFont(theme().font())
        self.number.setFixedWidth(56)
        self.number.setValidator(QIntValidator(1, _MOST, self.number))
        self.number.returnPressed.connect(self._ask)
        self.add = button(self.tr("Link"))
        self.add.setObjectName("journal.links.add")
        self.add.setEnabled(False)
        self.add.clicked.connect(self._ask)
        self.number.textChanged.connect(lambda text: self.add.setEnabled(bool(text)))
        self._adder = QWidget()
        row = QHBoxLayout(self._adder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.kind, 1)
        row.addWidget(self.number)
        row.addWidget(self.add)
        return self._adder

    def show_links(self, links: Sequence[Linked]) -> None:
        """Show these links, and nothing begun of another one."""
        if tuple(links) == self._links and len(self._rows) == len(links):
            return
        self._links = tuple(links)
        self.number.clear()
        self._show_rows()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let links be followed and not changed."""
        self._adder.setVisible(not is_read_only)
        if is_read_only != self._is_read_only:
            self._is_read_only = is_read_only
            self._show_rows()

    def _show_rows(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [self._made_row(link) for link in self._links]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)

    def _made_row(self, link: Linked) -> QWidget:
        words = link_words(link)
        opens = LinkButton(words)
        opens.setObjectName(f"journal.links.open.{link.other.number}")
        opens.clicked.connect(lambda: self.opened.emit(link.other.id))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(opens, 1)
        if not self._is_read_only:
            name = self.tr("Remove the link to trade {number}").format(number=link.other.number)
            gone = button("", "quiet", "x", name=name)
            gone.setObjectName(f"journal.links.remove.{link.other.number}")
            gone.clicked.connect(lambda: self.unlink_asked.emit(link.other.id))
            line.addWidget(gone)
        return row

    def _ask(self) -> None:
        if self.number.hasAcceptableInput():
            self.link_asked.emit(int(self.number.text()), self.kind.data())
