"""The user guide in a window of its own, which stays open beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.guide.page_view import GuidePageView
from journal_app.ui.guide.pages import START, Page, read_guide
from journal_app.ui.guide.searching import Index
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from journal_app.ui.desk import Desk

_SIZE: Final = (1000, 660)
_LIST_WIDTH: Final = 268
_ROW: Final = 32
_GEOMETRY: Final = "guide_geometry"
_WALKING: Final = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class GuideDialog(Dialog):
    """Contents or what was found at the left, a page at the right; a page leads to others."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setWindowTitle(self.tr("User guide"))
        self.setModal(False)
        self._preferences = desk.preferences
        self.pages = read_guide(desk.guide)
        self._index = Index(self.pages.values())
        self._been: list[str] = []
        self._at = -1
        self.search = QLineEdit()
        self.search.setObjectName("guide.search")
        self.search.setPlaceholderText(self.tr("Search the guide"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._list)
        self.back = button(self.tr("Back"), name=self.tr("The page before (Alt+Left)"))
        self.back.setObjectName("guide.back")
        self.back.clicked.connect(lambda: self._step(-1))
        self.forward = button(self.tr("Forward"), name=self.tr("The page after (Alt+Right)"))
        self.forward.setObjectName("guide.forward")
        self.forward.clicked.connect(lambda: self._step(1))
        self.list = RowTable([Column("heading", "", stretches=True, sorts=False)], self)
        self.table = TableView(_ROW)
        self.table.setObjectName("guide.contents")
        self.table.setAccessibleName(self.tr("Contents of the guide"))
        self.table.horizontalHeader().hide()
        self.table.setModel(self.list)
        self.table.opened.connect(self._go_to)
        self.table.clicked.connect(self._clicked)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(EmptyState(self.tr("The guide has no such words.")))
        self.view = GuidePageView()
        self.view.followed.connect(self._follow)
        self._lay_out()
        for keys, act in (
            (QKeySequence.StandardKey.Find, self._seek),
            (QKeySequence.StandardKey.Back, lambda: self._step(-1)),
            (QKeySequence.StandardKey.Forward, lambda: self._step(1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._list()
        self.resize(*_SIZE)
        geometry = self._preferences.bytes(_GEOMETRY)
        if geometry is not None:
            self.restoreGeometry(geometry)

    def show_place(self, place: str) -> None:
        """Show a page, and after # its heading, and remember where one has been."""
        if self._at < 0 or self._been[self._at] != place:
            self._been = [*self._been[: self._at + 1], place]
            self._at += 1
        self._show(place)

    @property
    def place(self) -> str:
        """The page that is on show, and the heading it was asked for by."""
        return self._been[self._at]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk what was found while one types, and go to what is chosen by Enter."""
        if event.key() in _WALKING:
            self.table.keyPressEvent(event)
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif self.search.hasFocus():
            self._go_to_chosen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember its size."""
        self._preferences.remember_bytes(_GEOMETRY, self.saveGeometry())
        super().hideEvent(event)

    # What stands at the left

    def _list(self, typed: str = "") -> None:
        """List what was found, or without a word the contents."""
        if typed.strip():
            rows = [
                Row(
                    f"{hit.page.name}#{hit.section.anchor}",
                    [Cell(hit.section.heading, aside=_aside(hit.page, hit.section.heading))],
                )
                for hit in self._index.found(typed)
            ]
        else:
            rows = [Row(page.name, [Cell(page.title)]) for page in self.pages.values()]
        self.list.show_rows(rows)
        self._lists.setCurrentIndex(0 if rows else 1)
        if rows:
            shown = self.place.partition("#")[0] if self._been and not typed.strip() else ""
            if not self.table.choose(shown):
                self.table.choose(rows[0].key)

    def _seek(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _clicked(self, index: QModelIndex) -> None:
        self._go_to(self.list.key_at(index.row()))

    def _go_to_chosen(self) -> None:
        if self.list.rowCount():
            self._go_to(self.table.chosen_key)

    def _go_to(self, place: object) -> None:
        self.show_place(str(place))

    # What stands at the right

    def _follow(self, link: str) -> None:
        """Go where a page leads: to another one, or within it."""
        file, _, anchor = link.partition("#")
        name = file.removesuffix(".md") or self.place.partition("#")[0]
        if name in self.pages:
            self.search.clear()
            self.show_place(f"{name}#{anchor}" if anchor else name)

    def _step(self, by: int) -> None:
        """Go to where one was before, or after that."""
        if 0 <= self._at + by < len(self._been):
            self._at += by
            self._show(self.place)

    def _show(self, place: str) -> None:
        name, _, anchor = place.partition("#")
        page = self.pages.get(name, self.pages[START])
        self.view.show_page(page, anchor, self.search.text())
        if not self.search.text().strip():
            self.table.choose(page.name)
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._been) - 1)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        card = Card(margin=8)
        card.body.addWidget(self._lists)
        left.addWidget(card, 1)
        side = QWidget()
        side.setFixedWidth(_LIST_WIDTH)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        close = button(self.tr("Close"))
        close.setObjectName("guide.close")
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.forward)
        buttons.addStretch(1)
        buttons.addWidget(close)
        sheet = Card(margin=16)
        sheet.body.addWidget(self.view)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(buttons)
        right.addWidget(sheet, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(12)
        row.addWidget(side)
        row.addLayout(right, 1)


def _aside(page: Page, heading: str) -> str:
    """On which page a section stands, where that is not its own title."""
    return "" if heading == page.title else page.title


def show_guide(desk: Desk, over: QWidget, place: str) -> None:
    """Show a page of the guide over a window or a dialog, in the one guide that is open there."""
    found = over.findChild(GuideDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
    guide = found if isinstance(found, GuideDialog) else GuideDialog(desk, over)
    guide.show_place(place)
    guide.show()
    guide.raise_()
    guide.activateWindow()
    guide.search.setFocus(Qt.FocusReason.OtherFocusReason)
