"""One backup looked into: what has changed since, and the newest of its trades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.watching.book import platform_name
from journal_app.services.looking_back import SHOWN
from journal_app.ui.backup_words import kind_word, made_words, since_sentence, trades_words
from journal_app.ui.messages import say
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.screens.journal.trade_cells import cells_of, columns
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.labels import ElidedLabel, Sentence
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from journal_app.domain.problems import JournalError
    from journal_app.services.looking_back import Examined
    from journal_app.services.ports import Backup
    from journal_app.ui.desk import Desk

_SHOWN: Final = ("number", "asset", "status", "opened_at", "net")
_CONTENTS, _WORDS = range(2)


class BackupCard(Card):
    """Shows a backup; nothing in it can be changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.set_title(self.tr("Backup"))
        self.set_aside("")
        self.since = Sentence()
        self._places = [at for at, each in enumerate(columns()) if each.key in _SHOWN]
        order = {key: at for at, key in enumerate(_SHOWN)}
        every = columns()
        self._places.sort(key=lambda at: order[every[at].key])
        self.table = TableView()
        self.table.setObjectName("backups.trades")
        self.table.setAccessibleName(self.tr("Trades in this backup"))
        self._rows = RowTable([every[at]._replace(sorts=False) for at in self._places], self.table)
        self.table.setModel(self._rows)
        self._more = ElidedLabel("", 12, 400, "muted")
        contents = QWidget()
        column = QVBoxLayout(contents)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.since)
        column.addWidget(self.table, 1)
        column.addWidget(self._more)
        self._words = EmptyState("")
        self._pages = QStackedWidget()
        self._pages.addWidget(contents)
        self._pages.addWidget(self._words)
        self.body.addWidget(self._pages, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Ask for a choice."""
        self.set_title(self.tr("Backup"))
        self.set_aside("")
        self._say(self.tr("Choose a backup to look into it."))

    def show_waiting(self, backup: Backup) -> None:
        """Say that it is being read."""
        self._head_of(backup)
        self._say(self.tr("It is being verified…"))

    def show_refused(self, backup: Backup, error: JournalError) -> None:
        """Say why it is no good."""
        self._head_of(backup)
        self._say(
            self.tr("This backup cannot be restored: {why}.").format(
                why=say(error.code, error.facts)
            )
        )

    def show_examined(self, backup: Backup, examined: Examined) -> None:
        """Show what is in it."""
        formats = self._desk.formats
        self._head_of(backup)
        self.since.setText(since_sentence(examined.since, formats))
        self._rows.show_rows(
            [
                Row(line.id, [cells[at] for at in self._places])
                for line in examined.newest
                if (cells := cells_of(line, formats, self._name_of))
            ]
        )
        said = trades_words(examined.trades, formats)
        if examined.trades > SHOWN:
            said = self.tr("The newest {shown} of {count}").format(
                shown=formats.count(SHOWN), count=said
            )
        self._more.setText(self.tr("{trades}; verified, and only looked at").format(trades=said))
        self._pages.setCurrentIndex(_CONTENTS)

    def _head_of(self, backup: Backup) -> None:
        self.set_title(made_words(backup, self._desk.formats))
        self.set_aside(kind_word(backup.kind))

    def _say(self, words: str) -> None:
        self._words.set_sentence(words)
        self._pages.setCurrentIndex(_WORDS)

    def _name_of(self, platform: str) -> str:
        terms = self._desk.platforms.terms(platform)
        return platform_name(terms.name) if terms else platform
