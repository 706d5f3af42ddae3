"""Add an entry to a trade, or correct one: the form, and beside it what it does, live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.services.previewing import preview
from journal_app.services.recording import correct_entry, record_entry
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.effect_card import EffectCard
from journal_app.ui.dialogs.entry_form import NOT_YET, EntryForm
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from journal_app.domain.drafts import Draft
    from journal_app.services.previewing import Preview
    from journal_app.services.trade_page import TradePage


class EntryDialog(Dialog):
    """One entry of one trade. Signal: `recorded(kind)`."""

    recorded = Signal(str)

    def __init__(self, desk: Desk, page: TradePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName("entry")
        self._desk, self._trade = desk, page.trade
        self._entry_id: int | None = None
        self._was_tried = False
        self.form = EntryForm(desk, page.trade, page.reckoned.state)
        self.effect = EffectCard(desk.formats)
        self._title = Label(pixels=16, weight=700)
        self._problem = Sentence(color="danger")
        self._problem.hide()
        self.save = button(self.tr("Record"), "primary")
        self.save.setObjectName("entry.save")
        self.save.clicked.connect(self.keep)
        self._cancel = button(self.tr("Cancel"))
        self._cancel.setObjectName("entry.cancel")
        self._cancel.clicked.connect(self.reject)
        self._lay_out(page)
        self.form.changed.connect(self._look)
        self.resize(820, 560)

    def begin(self, kind: str = "", **known: Any) -> None:
        """Ask for a new entry, with what is known of it already."""
        if kind:
            self.form.show_kind(kind)
        self.form.prefill(**known)
        self.form.focus_first()
        self._look()

    def correct(self, entry_id: int, draft: Draft) -> None:
        """Ask for the corrections of an entry that is recorded."""
        self._entry_id = entry_id
        self._title.setText(self.tr("Correct an entry"))
        self.setWindowTitle(self._title.text())
        self.save.setText(self.tr("Correct"))
        self.form.kind.setEnabled(False)
        self.form.show_draft(draft)
        self.form.focus_first()

    def keep(self) -> None:
        """Record it, or say what is missing; once, however often it is asked."""
        if not self.save.isEnabled():
            return
        self._was_tried = True
        problems = self.form.problems()
        draft = self.form.draft()
        if problems or draft is None:
            self._show_problems(problems)
            return
        desk, trade_id, entry_id = self._desk, self._trade.id, self._entry_id
        self.save.setEnabled(False)

        if entry_id is None:
            desk.bridge.change(
                lambda journal: record_entry(journal, desk.clock, trade_id, draft),
                lambda _: self._done(draft.kind),
                owner=self,
                otherwise=self._refuse,
            )
        else:
            desk.bridge.change(
                lambda journal: correct_entry(journal, desk.clock, trade_id, entry_id, draft),
                lambda _: self._done(draft.kind),
                owner=self,
                otherwise=self._refuse,
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record by Enter; a note takes Enter itself, and is left by Ctrl+Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)

    # Making

    def _lay_out(self, page: TradePage) -> None:
        self._title.setText(self.tr("Add an entry"))
        self.setWindowTitle(self._title.text())
        subject = f"{page.record.name} · #{page.trade.number}"
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(Label(subject, color="muted"), 1)
        scroll = ScrollPage(self.form)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(scroll, 3)
        middle.addWidget(self.effect, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._problem, 1)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    # Looking

    def _look(self) -> None:
        """Ask what the entry as it stands would do."""
        problems = self.form.problems()
        draft = self.form.draft()
        if problems or draft is None:
            told = [each for each in problems if self._was_tried or each.code not in NOT_YET]
            self._show_problems(told)
            self.effect.show_words(self.tr("Fill in the entry to see what it does."))
            return
        trade_id, entry_id = self._trade.id, self._entry_id
        self._desk.bridge.read(
            lambda uow: preview(uow, trade_id, [draft], entry_id),
            self._show_effect,
            owner=self,
            otherwise=self._refuse,
            replacing="preview",
        )

    def _show_effect(self, seen: Preview) -> None:
        self._show_problems([])
        self.effect.show_preview(seen)

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        self.effect.show_words(self.tr("This cannot be recorded as it stands."))
        if isinstance(error, Refused):
            self._show_problems(error.problems)
        else:
            self._show_problems([Problem("", error.code, error.facts)])

    def _show_problems(self, problems: Any) -> None:
        elsewhere = self.form.show_problems(problems)
        self._problem.setText(" ".join(elsewhere))
        self._problem.setVisible(bool(elsewhere))

    def _done(self, kind: str) -> None:
        self.recorded.emit(kind)
        self.accept()
