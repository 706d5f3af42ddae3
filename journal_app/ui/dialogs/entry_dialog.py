"""Add an entry to a trade, or correct one: the form, and beside it what it does, live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from journal_app.services.previewing import preview
from journal_app.services.recording import correct_entry, record_entry
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.entry_form import NOT_YET, EntryForm
from journal_app.ui.dialogs.trade_dialog import TradeDialog

if TYPE_CHECKING:
    from journal_app.domain.drafts import Draft
    from journal_app.services.previewing import Preview
    from journal_app.services.trade_page import TradePage


class EntryDialog(TradeDialog):
    """One entry of one trade. Signal: `recorded(kind)`."""

    def __init__(self, desk: Desk, page: TradePage, parent: QWidget | None = None) -> None:
        super().__init__("entry", desk, page, parent)
        self._entry_id: int | None = None
        self.form = EntryForm(desk, page.trade, page.reckoned.state)
        self._call(self.tr("Add an entry"), self.tr("Record"))
        self._lay_out(self.form, self.effect)
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
        self._call(self.tr("Correct an entry"), self.tr("Correct"))
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
        desk.bridge.drop(self, "preview")

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

    # Looking

    def _look(self) -> None:
        """Ask what the entry as it stands would do."""
        problems = self.form.problems()
        draft = self.form.draft()
        if problems or draft is None:
            told = [each for each in problems if self._was_tried or each.code not in NOT_YET]
            self._show_problems(told)
            self.effect.show_words(self.tr("Fill in the entry to see what it does."))
            self._desk.bridge.drop(self, "preview")  # it was about what stood there before
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

    def _problems_shown_by(self) -> EntryForm:
        return self.form

    def _done(self, kind: str) -> None:
        self.recorded.emit(kind)
        self.accept()
