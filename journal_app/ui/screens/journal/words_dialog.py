"""Tags and the strategy of many trades at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.problems import JournalError
from journal_app.services.describing import describe_trades
from journal_app.services.ports import Journal, Progress, UnitOfWork, silent
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.theme import theme
from journal_app.ui.widgets.completion import Completion
from journal_app.ui.widgets.field import Field

_SHOWN_TAGS: Final = 12


class WordsDialog(ShortForm):
    """What is left empty stays as it is. Signal: `kept(count)` of the trades that changed."""

    kept = Signal(int)

    def __init__(self, desk: Desk, trade_ids: Sequence[int], parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("WordsDialog", "Tags and strategy of {count} trades")
        title = title.format(count=desk.formats.count(len(trade_ids)))
        super().__init__(title, parent)
        self.setObjectName("journal.words")
        self._desk, self._trade_ids = desk, list(trade_ids)
        self.setMinimumWidth(480)
        self._editors: dict[str, QLineEdit] = {}
        self._fields: dict[str, Field] = {}
        commas = self.tr("Several with a comma between them.")
        for name, caption, hint in (
            ("add", self.tr("Add tags"), commas),
            ("drop", self.tr("Take tags away"), commas),
            ("strategy", self.tr("Strategy"), ""),
        ):
            editor = QLineEdit()
            editor.setFont(theme().font())
            editor.setObjectName(f"journal.words.{name}")
            editor.setPlaceholderText(self.tr("as it is"))
            editor.textChanged.connect(self._judge)
            self._editors[name] = editor
            self._fields[name] = self.form.add(caption, editor, hint)
        self.add_buttons("journal.words", self.tr("Save"))
        self._judge()
        desk.bridge.read(_words, self._offer, owner=self)

    def keep(self) -> None:
        """Keep what stands there."""
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        clock, trade_ids = self._desk.clock, self._trade_ids
        added, dropped = self._tags("add"), self._tags("drop")
        strategy = self._editors["strategy"].text().strip() or None

        def work(journal: Journal, progress: Progress) -> int:
            return describe_trades(
                journal,
                clock,
                trade_ids,
                add_tags=added,
                drop_tags=dropped,
                strategy=strategy,
                progress=progress,
            )

        self._desk.bridge.long(
            work, self._done, owner=self, otherwise=self._fail, on_progress=silent
        )

    def _done(self, count: int) -> None:
        self.kept.emit(count)
        self.accept()

    def _fail(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        self._desk.bridge.failed.emit(error)

    def _tags(self, name: str) -> list[str]:
        return [word.strip() for word in self._editors[name].text().split(",") if word.strip()]

    def _judge(self) -> None:
        self.save.setEnabled(any(editor.text().strip(" ,") for editor in self._editors.values()))

    def _offer(self, words: tuple[list[str], list[str]]) -> None:
        """Say which tags there are, and complete a strategy that is begun."""
        tags, strategies = words
        if tags:
            first = ", ".join(tags[:_SHOWN_TAGS]) + (" …" if len(tags) > _SHOWN_TAGS else "")
            self._fields["drop"].set_hint(self.tr("In use: {tags}").format(tags=first))
        self._editors["strategy"].setCompleter(Completion(strategies, self))


def _words(uow: UnitOfWork) -> tuple[list[str], list[str]]:
    return uow.lists.words("tag"), uow.lists.words("strategy")
