"""Add entries to a trade, or correct one: a line or the form, and beside it what it does, live.

Line and form are two ways of saying one entry: what is written in the line stands in the form at
once, and what is changed in the form is written into the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.domain.ledger.entry_line import Misread, Said
from journal_app.domain.ledger.written_line import written
from journal_app.services.marking import record_mark
from journal_app.services.previewing import preview
from journal_app.services.recording import correct_entry, record_entry
from journal_app.services.trade_page import trade_page
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.entry_form import NOT_YET, EntryForm
from journal_app.ui.dialogs.entry_line_edit import EntryLine
from journal_app.ui.dialogs.form_dialog import Editor
from journal_app.ui.dialogs.trade_dialog import TradeDialog
from journal_app.ui.widgets.buttons import button
from journal_app.ui.words import entry_word

if TYPE_CHECKING:
    from journal_app.domain.ledger.drafts import Draft
    from journal_app.domain.watching.crossings import Crossing
    from journal_app.services.ports import Journal
    from journal_app.services.previewing import Preview
    from journal_app.services.trade_page import TradePage

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AND_NEXT = Qt.KeyboardModifier.ShiftModifier


class EntryDialog(TradeDialog):
    """Entries of one trade, one after the other. Signal: `recorded(kind)`, for each."""

    def __init__(self, desk: Desk, page: TradePage, parent: QWidget | None = None) -> None:
        super().__init__("entry", desk, page, parent)
        self._entry_id: int | None = None
        self._seen: Draft | None = None
        self.form = EntryForm(desk, page.trade, page.reckoned.state)
        self.line = EntryLine(self.form.setting, self._sentence_of_slip)
        self.save_and_next = button(self.tr("Record and next"))
        self.save_and_next.setObjectName("entry.save_and_next")
        self.save_and_next.setToolTip(self.tr("Shift+Enter"))
        self._call(self.tr("Add an entry"), self.tr("Record"))
        self._lay_out(self.form, [self.effect], above=self.line)
        self.line.said.connect(self._follow_line)
        self.form.changed.connect(self._follow_form)
        self.save_and_next.clicked.connect(lambda: self.keep(and_next=True))
        self.resize(880, 600)

    def begin(self, kind: str = "", **known: Any) -> None:
        """Ask for a new entry, with what is known of it already; else begin in the line."""
        if kind:
            self.form.show_kind(kind)
        self.form.prefill(**known)
        if kind or known:
            self.form.focus_first()
        else:
            self.line.edit.setFocus()
        self._look()

    def correct(self, entry_id: int, draft: Draft) -> None:
        """Ask for the corrections of an entry that is recorded."""
        self._entry_id, self._seen = entry_id, draft
        self._call(self.tr("Correct an entry"), self.tr("Correct"))
        self.line.hide()
        self.save_and_next.hide()
        self.form.kind.setEnabled(False)
        self.form.show_draft(draft)
        self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record and stay for the next one by Shift+Enter."""
        if event.key() in _ENTER and event.modifiers() & _AND_NEXT:
            self.keep(and_next=True)
        else:
            super().keyPressEvent(event)

    def keep(self, *, and_next: bool = False) -> None:
        """Record it, or say what is missing; once, however often it is asked."""
        if not self.save.isEnabled():
            return
        self._was_tried = True
        if self.line.show_misread(is_whole=True):
            self.line.edit.setFocus()
            return
        problems = self.form.problems()
        draft = self.form.draft()
        if problems or draft is None:
            self._show_problems(problems)
            return
        self._let_record(is_allowed=False)
        self._desk.bridge.drop(self, "preview")
        stays = and_next and self._entry_id is None
        self._desk.bridge.change(
            lambda journal: self._record(journal, draft),
            lambda crossed: self._recorded(draft.kind, crossed, stays=stays),
            owner=self,
            otherwise=self._refuse,
        )

    def _says_much(self, editor: Editor) -> bool:
        """A line that is a whole entry fills several fields."""
        is_line = editor is self.line.edit
        return (is_line and self.line.understood.is_whole) or super()._says_much(editor)

    # Following

    def _follow_line(self, said: Said) -> None:
        """Let the form hold what the line says."""
        self._was_tried = False
        if not self.line.text.strip():
            self.form.begin_anew()
            return
        if said.kind:
            self.form.take(said)
            self._look()
        else:
            self._await()
        if not self.line.show_misread(is_whole=False):
            captions = [self.form.caption_of(each.field) for each in said.missing() if said.kind]
            hint = self.tr("Still to say: {fields}").format(fields=", ".join(captions))
            self.line.say_hint(hint if captions else "")

    def _follow_form(self) -> None:
        """Let the line say what the form holds, as soon as that is an entry."""
        draft = self.form.draft()
        has_one_line = draft is not None and draft.note.isprintable()
        text = written(draft, self.form.setting()) if draft is not None and has_one_line else ""
        self.line.show_line(text if len(text) <= self.line.edit.maxLength() else "")
        self._look()

    # Looking

    def _look(self) -> None:
        """Ask what the entry as it stands would do."""
        problems = self.form.problems()
        draft = self.form.draft()
        if problems or draft is None:
            told = [each for each in problems if self._was_tried or each.code not in NOT_YET]
            self._show_problems(told)
            self._await()
            return
        trade_id, entry_id = self._trade.id, self._entry_id
        self._desk.bridge.read(
            lambda uow: preview(uow, trade_id, [draft], entry_id),
            self._show_effect,
            owner=self,
            otherwise=self._refuse,
            replacing="preview",
        )

    def _await(self) -> None:
        """Show no effect of what does not stand yet, or no longer."""
        self.effect.show_words(self.tr("Fill in the entry to see what it does."))
        self._desk.bridge.drop(self, "preview")  # it was about what stood there before

    def _show_effect(self, seen: Preview) -> None:
        self._show_problems([])
        stays = self.tr("The loan stays as it is. Close trade also repays its share.")
        self.effect.show_preview(seen, remark=stays if seen.leaves_loan else "")

    def _problems_shown_by(self) -> EntryForm:
        return self.form

    def _sentence_of_slip(self, slip: Misread) -> str:
        return self.form.sentence_of(slip.problem)

    # Recording

    def _further_buttons(self) -> Iterable[QWidget]:
        return (self.save_and_next,)

    def _record(self, journal: Journal, draft: Draft) -> Sequence[Crossing]:
        """Keep it, in the worker; return the lines that are crossed by it."""
        clock, trade_id, entry_id = self._desk.clock, self._trade.id, self._entry_id
        if draft.kind == "mark":
            return record_mark(journal, clock, draft).crossed
        if entry_id is None:
            record_entry(journal, clock, trade_id, draft)
        else:
            correct_entry(journal, clock, trade_id, entry_id, draft, seen=self._seen)
        return ()

    def _recorded(self, kind: str, crossed: Sequence[Crossing], *, stays: bool) -> None:
        if stays:
            self._go_on(kind)
        else:
            self._done(kind)
        self._desk.crossed.emit(crossed)

    def _refuse(self, error: Any) -> None:
        self._let_record(is_allowed=True)
        super()._refuse(error)

    def _done(self, kind: str) -> None:
        self.recorded.emit(kind)
        self.accept()

    def _go_on(self, kind: str) -> None:
        """Say that it is recorded, and be ready for the next one where the last was written."""
        self.recorded.emit(kind)
        self._was_tried = False
        was_in_line = self.line.edit.hasFocus()
        trade_id = self._trade.id
        self._desk.bridge.read(
            lambda uow: trade_page(uow, trade_id),
            lambda page: self._begin_next(kind, page, is_in_line=was_in_line),
            owner=self,
            otherwise=self._refuse,
        )

    def _begin_next(self, kind: str, page: TradePage, *, is_in_line: bool) -> None:
        self._trade = page.trade
        self._let_record(is_allowed=True)
        self.form.begin_anew(page.trade, page.reckoned.state)
        self.forget_typed()
        self.line.show_line("")
        self.line.show_example()
        self.line.say_hint(self.tr("Recorded: {entry}").format(entry=entry_word(kind)))
        if is_in_line:
            self.line.edit.setFocus()
        else:
            self.form.focus_first()

    def _let_record(self, *, is_allowed: bool) -> None:
        self.save.setEnabled(is_allowed)
        self.save_and_next.setEnabled(is_allowed)
