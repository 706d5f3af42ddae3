"""Undo and redo from anywhere: what would be taken back is named, and what was touched is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from journal_app.ui.actions import Actions
from journal_app.ui.desk import Desk
from journal_app.ui.messages import done_words

if TYPE_CHECKING:
    from journal_app.services.ports import Action, UnitOfWork


_Text = QLineEdit | QPlainTextEdit | QTextEdit


class Undoing(QObject):
    """Keeps the two actions of a desk in step with the journal, and does them."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.actions["undo"].triggered.connect(self._undo)
        desk.actions["redo"].triggered.connect(self._redo)
        desk.bridge.opened.connect(self._look)
        desk.bridge.journal_changed.connect(self._look)
        if desk.bridge.is_open:
            self._look()

    def _look(self, *_: object) -> None:
        """See what could be undone and done again now."""
        from journal_app.services.undo import describe_undo

        self._desk.bridge.read(describe_undo, self._name, owner=self, replacing="undo")

    def _name(self, told: tuple[Action | None, Action | None]) -> None:
        for name, action in zip(("undo", "redo"), told, strict=True):
            own = self._desk.actions[name]
            words = Actions.text(name)
            own.setText(
                f"{words}: {done_words(action.name, action.facts)}" if action is not None else words
            )
            own.setEnabled(action is not None and not self._desk.bridge.is_read_only)

    def _undo(self) -> None:
        field = _field_in_focus()
        if field is not None and _can_undo(field):
            field.undo()
            return
        from journal_app.services.undo import undo

        self._desk.bridge.change(undo, self._undone, owner=self)

    def _redo(self) -> None:
        field = _field_in_focus()
        if field is not None and _can_redo(field):
            field.redo()
            return
        from journal_app.services.undo import redo

        self._desk.bridge.change(redo, self._redone, owner=self)

    def _undone(self, action: Action | None) -> None:
        if action is None:
            return
        self._desk.notify(
            self.tr("Undone: {done}").format(done=done_words(action.name, action.facts)),
            self.tr("Redo"),
            self._redo,
        )
        self._show_trade(action)

    def _redone(self, action: Action | None) -> None:
        if action is None:
            return
        self._desk.notify(
            self.tr("Done again: {done}").format(done=done_words(action.name, action.facts)),
            self.tr("Undo"),
            self._undo,
        )
        self._show_trade(action)

    def _show_trade(self, action: Action) -> None:
        """Show the one trade that was touched, where it is there."""
        trade_id = action.facts.get("trade_id", "")
        if not trade_id.isdecimal():
            return

        def is_there(uow: UnitOfWork) -> bool:
            return bool(uow.lists.lines([int(trade_id)])) and (
                uow.trades.get(int(trade_id)).deleted_at is None
            )

        self._desk.bridge.read(
            is_there,
            lambda there: self._desk.go("journal", trade_id=int(trade_id)) if there else None,
            owner=self,
            replacing="touched",
        )


def _field_in_focus() -> _Text | None:
    """The text that is being typed, which gets the keys first."""
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, _Text) else None


def _can_undo(field: _Text) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()


def _can_redo(field: _Text) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()
