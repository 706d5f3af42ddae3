"""The history: every step newest first, and what the chosen one changed, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.services.history import ActionTold, HistoryPage, action_told, history_page
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.step_card import StepCard
from journal_app.ui.history_words import action_words, state_word
from journal_app.ui.messages import done_words
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.growing_table import GrowingTable
from journal_app.ui.models.row_table import Row
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.labels import ElidedLabel, Label
from journal_app.ui.widgets.search_field import SearchField
from journal_app.ui.widgets.table import TableView
from journal_app.wording import ACTIONS

if TYPE_CHECKING:
    from journal_app.services.ports import PastAction

_LIST, _NONE_FOUND, _NOTHING_DONE = range(3)
_SIZE: Final = (980, 620)


class HistoryDialog(Dialog):
    """What was done to the journal. trade_number: shows first what concerns this trade alone."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, trade_number: int | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("history")
        self.setWindowTitle(self.tr("History"))
        self.resize(*_SIZE)
        self._desk = desk
        self._past: dict[object, PastAction] = {}
        self._trade_id: int | None = None
        self._make_list()
        self._make_details()
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._lists, 1)
        middle.addWidget(self._details, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addLayout(self._made_head())
        column.addLayout(middle, 1)
        column.addLayout(self._made_foot())
        desk.bridge.journal_changed.connect(self._look)
        if trade_number is not None:
            self.search.setText(f"#{trade_number}")
        else:
            self._look()

    # Parts

    def _made_head(self) -> QHBoxLayout:
        self.search = SearchField()
        self.search.setObjectName("history.search")
        self.search.setAccessibleName(self.tr("Search the history"))
        self.search.setPlaceholderText(self.tr("Search: words, or #12 for a trade"))
        self.search.setMinimumWidth(260)
        self.search.textChanged.connect(self._look)
        self.search.left.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self._about = ElidedLabel("", color="muted")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(self.tr("History"), 20, 700))
        row.addWidget(self._about, 1)
        row.addWidget(self.search)
        return row

    def _make_list(self) -> None:
        self.model = GrowingTable(
            [
                Column("at", self.tr("Time"), sorts=False),
                Column("what", self.tr("What was done"), stretches=True, sorts=False),
            ],
            self,
        )
        self.model.more_wanted.connect(self._look_further)
        self.table = TableView()
        self.table.setObjectName("history.steps")
        self.table.setAccessibleName(self.tr("What was done, newest first"))
        self.table.setModel(self.model)
        self.table.chosen.connect(self._choose)
        card = Card(margin=8)
        card.body.addWidget(self.table)
        self._lists = QStackedWidget()
        self._lists.addWidget(card)
        self._lists.addWidget(
            EmptyState(self.tr("No step is like that."), self.tr("Show all"), self._show_all)
        )
        self._lists.addWidget(EmptyState(self.tr("Nothing was done in this journal yet.")))

    def _make_details(self) -> None:
        self.step = StepCard()
        self._details = QStackedWidget()
        self._details.addWidget(self.step)
        self._details.addWidget(EmptyState(self.tr("Choose a step to see what it changed.")))
        self._details.setCurrentIndex(1)

    def _made_foot(self) -> QHBoxLayout:
        self._undo = button(self.tr("Undo the last step"))
        self._undo.setObjectName("history.undo")
        undo = self._desk.actions["undo"]
        self._undo.setEnabled(undo.isEnabled())
        undo.changed.connect(self._name_undo)
        undo.enabledChanged.connect(self._undo.setEnabled)
        self._undo.clicked.connect(undo.trigger)
        close = button(self.tr("Close"), "primary")
        close.setObjectName("history.close")
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._undo)
        row.addStretch()
        row.addWidget(close)
        return row

    def _name_undo(self) -> None:
        """Say what would be undone."""
        self._undo.setToolTip(self._desk.actions["undo"].text())

    # The list

    def _show_all(self) -> None:
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Look for the first page of what is asked for."""
        number, words = asked(self.search.text())
        self._desk.bridge.read(
            lambda uow: history_page(uow, trade_number=number, words=words),
            self._show_first,
            owner=self,
            replacing="list",
        )

    def _look_further(self) -> None:
        number, words = asked(self.search.text())
        last = self.model.key_at(self.model.rowCount() - 1)
        before = last if isinstance(last, int) else None
        self._desk.bridge.read(
            lambda uow: history_page(uow, trade_number=number, words=words, before=before),
            self._show_next,
            owner=self,
            replacing="list",
        )

    def _show_first(self, page: HistoryPage) -> None:
        self._past.clear()
        self._trade_id = page.trade_id
        rows = self._rows(page.actions)
        self.model.show_first(rows, has_more=page.has_more)
        self._details.setVisible(bool(rows))
        number, words = asked(self.search.text())
        if rows:
            self._lists.setCurrentIndex(_LIST)
        elif number is None and not words:
            self._lists.setCurrentIndex(_NOTHING_DONE)
        else:
            self._lists.setCurrentIndex(_NONE_FOUND)
        self._about.setText(
            self.tr("of trade {number}").format(number=number) if page.trade_id is not None else ""
        )
        if rows and self.table.chosen_key is None:
            self.table.choose(rows[0].key)
        elif rows:
            self._choose(self.table.chosen_key)
        else:
            self._details.setCurrentIndex(1)

    def _show_next(self, page: HistoryPage) -> None:
        self.model.show_next(self._rows(page.actions), has_more=page.has_more)

    def _rows(self, actions: Sequence[PastAction]) -> list[Row]:
        formats = self._desk.formats
        rows = []
        for past in actions:
            self._past[past.action.id] = past
            at = past.action.at
            word = state_word(past)
            rows.append(
                Row(
                    past.action.id,
                    (
                        Cell(
                            f"{formats.day(at)} {formats.clock(at)}",
                            tone="muted" if word else "text",
                        ),
                        Cell(action_words(past), tone="muted" if word else "text", chip=word),
                    ),
                )
            )
        return rows

    # The chosen step

    def _choose(self, key: object) -> None:
        past, trade_id = self._past.get(key), self._trade_id
        if past is None:
            self._details.setCurrentIndex(1)
            return
        self._desk.bridge.read(
            lambda uow: action_told(uow, past, trade_id),
            self._show_step,
            owner=self,
            replacing="step",
        )

    def _show_step(self, told: ActionTold) -> None:
        self.step.show_step(told, self._desk.formats)
        self._details.setCurrentIndex(0)


def asked(text: str) -> tuple[int | None, list[tuple[str, tuple[str, ...]]]]:
    """What a search asks for: a trade by its number, or words, each with the steps that say it."""
    typed = text.strip()
    number = typed.removeprefix("#")
    if number.isascii() and number.isdecimal() and len(number) < 10:
        return int(number), []
    words = typed.casefold().split()
    said = {name: done_words(name).casefold() for name in ACTIONS}
    return None, [
        (word, tuple(name for name, sentence in said.items() if word in sentence)) for word in words
    ]
