"""The trash: what was put there and when; one trade or several are brought back as one step.

There is no way to delete for good, since the journal never loses a record; a trade in the trash
counts nowhere, and so nothing is gained by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.problems import JournalError
from journal_app.domain.watching.book import platform_name
from journal_app.services.recording import bring_back
from journal_app.services.trashed import Trashed, trashed
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.table import TableView
from journal_app.ui.words import direction_word, status_tone, status_word

_MARK: Final = "✓"
_MARK_WIDTH: Final = 40


class MarkedList(TableView):
    """Rows of which several can be marked: by the space bar, by a click on the mark, all by
    Ctrl+A. Signals: `turned(key)`, `all_turned()`.
    """

    turned = Signal(object)
    all_turned = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the mark of the row, or of all rows."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_turned.emit()
        elif event.key() == Qt.Key.Key_Space and self.chosen_key is not None:
            self.turned.emit(self.chosen_key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn the mark that is clicked on."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0:
            self.turned.emit(self.table.key_at(index.row()))


class TrashDialog(Dialog):
    """Trades in the trash."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("trash")
        self.setWindowTitle(self.tr("Trash"))
        self.resize(720, 480)
        self._desk = desk
        self._lying: Sequence[Trashed] = ()
        self._marked: set[int] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("Trash"), 20, 700))
        said = Sentence(
            self.tr(
                "What lies here counts nowhere and is never deleted. "
                "It comes back whole, at any time."
            ),
            color="muted",
        )
        column.addWidget(said)
        self._make_list()
        column.addWidget(self._pages, 1)
        column.addLayout(self._made_foot())
        desk.bridge.journal_changed.connect(self._look)
        self._look()

    # Parts

    def _make_list(self) -> None:
        self.model = RowTable(
            [
                Column("mark", "", width=_MARK_WIDTH, sorts=False),
                Column("trade", self.tr("Trade"), stretches=True),
                Column("platform", self.tr("Platform")),
                Column("status", self.tr("Status")),
                Column("net", self.tr("Net"), kind="number"),
                Column("deleted_at", self.tr("Put here")),
            ],
            self,
        )
        self.table = MarkedList()
        self.table.setObjectName("trash.trades")
        self.table.setAccessibleName(self.tr("Trades in the trash"))
        self.table.setModel(self.model)
        self.table.turned.connect(self._turn)
        self.table.all_turned.connect(self._turn_all)
        self.table.opened.connect(lambda _: self._bring_back())
        self.table.chosen.connect(lambda _: self._name_button())
        card = Card(margin=8)
        card.body.addWidget(self.table)
        self._pages = QStackedWidget()
        self._pages.addWidget(card)
        self._pages.addWidget(EmptyState(self.tr("The trash is empty.")))

    def _made_foot(self) -> QHBoxLayout:
        self._back = button("", "primary")
        self._back.setObjectName("trash.bring_back")
        self._back.clicked.connect(self._bring_back)
        if self._desk.bridge.is_read_only:
            self._back.hide()
        close = button(self.tr("Close"))
        close.setObjectName("trash.close")
        close.clicked.connect(self.reject)
        self._hint = Label(self.tr("Space marks a trade, Ctrl+A all."), 12, color="muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._hint)
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self._back)
        return row

    # What is shown

    def _look(self) -> None:
        self._desk.bridge.read(trashed, self._show, owner=self, replacing="list")

    def _show(self, lying: Sequence[Trashed]) -> None:
        self._lying = lying
        self._marked &= {each.line.id for each in lying}
        self._show_rows()
        self._pages.setCurrentIndex(0 if lying else 1)
        self._hint.setVisible(len(lying) > 1 and not self._desk.bridge.is_read_only)
        if lying and self.table.chosen_key is None:
            self.table.choose(lying[0].line.id)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name_button()

    def _show_rows(self) -> None:
        self.model.show_rows([Row(each.line.id, self._cells(each)) for each in self._lying])

    def _cells(self, each: Trashed) -> tuple[Cell, ...]:
        line, formats = each.line, self._desk.formats
        is_marked = line.id in self._marked
        terms = self._desk.platforms.terms(line.platform)
        directions = " ".join(direction_word(word) for word in line.directions.split())
        return (
            Cell(
                _MARK if is_marked else "",
                tone="accent",
                weight=700,
                words=self.tr("marked") if is_marked else self.tr("not marked"),
            ),
            Cell(f"#{line.number} {line.assets}".strip(), aside=directions, order=line.number),
            Cell(platform_name(terms.name) if terms else line.platform),
            Cell(chip=status_word(line.status), chip_tone=status_tone(line.status)),
            Cell(
                formats.money(line.net, signed=True),
                tone="muted" if not line.net else "gain" if line.net > 0 else "loss",
                order=line.net,
            ),
            Cell(
                f"{formats.day(each.deleted_at)} {formats.clock(each.deleted_at)}",
                order=each.deleted_at,
            ),
        )

    # What is done

    def _turn(self, key: object) -> None:
        if isinstance(key, int) and not self._desk.bridge.is_read_only:
            self._marked ^= {key}
            self._show_rows()
            self._name_button()

    def _turn_all(self) -> None:
        if self._desk.bridge.is_read_only:
            return
        every = {each.line.id for each in self._lying}
        self._marked = set() if self._marked == every else every
        self._show_rows()
        self._name_button()

    def _wanted(self) -> list[int]:
        """What is marked, in the order of the list; where nothing is, the chosen one."""
        marked = [each.line.id for each in self._lying if each.line.id in self._marked]
        chosen = self.table.chosen_key
        return marked or ([chosen] if isinstance(chosen, int) else [])

    def _name_button(self) -> None:
        count = len(self._wanted())
        words = self.tr("Bring back {count}") if count > 1 else self.tr("Bring back")
        self._back.setText(words.format(count=count))
        self._back.setEnabled(count > 0)

    def _bring_back(self) -> None:
        wanted = self._wanted()
        if not wanted or self._desk.bridge.is_read_only:
            return
        self._back.setEnabled(False)
        self._desk.bridge.change(
            lambda journal: bring_back(journal, self._desk.clock, wanted),
            lambda _: self._say_back(len(wanted)),
            owner=self,
            otherwise=self._refuse,
        )

    def _refuse(self, error: JournalError) -> None:
        self._name_button()
        self._desk.bridge.failed.emit(error)

    def _say_back(self, count: int) -> None:
        words = self.tr("{count} trades are back.") if count > 1 else self.tr("The trade is back.")
        undo = self._desk.actions["undo"].trigger
        self._desk.notify(words.format(count=count), self.tr("Undo"), undo)
