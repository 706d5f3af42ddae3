"""How the journal is kept safe: the newest backup, all of them, and files that nothing needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.services.attaching import Cleared, clear_unneeded, unneeded_files
from journal_app.ui.backup_words import kind_word, made_words
from journal_app.ui.messages import say
from journal_app.ui.screens.settings.clear_dialog import ClearDialog
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Sentence

if TYPE_CHECKING:
    from journal_app.domain.problems import JournalError
    from journal_app.services.ports import Backup, JournalFiles
    from journal_app.ui.desk import Desk


class _Kept(NamedTuple):
    """The backups of a journal, oldest first, and their folder."""

    folder: Path
    backups: Sequence[Backup]


class BackupsCard(Card):
    """Says which backup is the newest, and leads to all of them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.set_title(self.tr("Backups"))
        self.set_aside("")
        self.now = button(self.tr("Back up now"))
        self.now.setObjectName("settings.back_up")
        self.now.clicked.connect(desk.actions["back_up"].trigger)
        self.all = button(self.tr("Show all…"), name=self.tr("Show all backups"))
        self.all.setObjectName("settings.backups")
        self.all.clicked.connect(desk.actions["backups"].trigger)
        self.check = button(self.tr("Check the journal…"))
        self.check.setObjectName("settings.check")
        self.check.clicked.connect(desk.actions["check"].trigger)
        for made in (self.check, self.now, self.all):
            self.add_to_head(made)
        self.newest = Sentence()
        self._clear = button(self.tr("Clear unneeded files…"), "quiet")
        self._clear.setObjectName("settings.clear")
        self._clear.setToolTip(
            self.tr("Attached files that neither the journal, its history nor a backup needs")
        )
        self._clear.clicked.connect(self._look_for_unneeded)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.newest, 1)
        foot.addWidget(self._clear)
        self.body.addLayout(foot)
        desk.backup_tried.connect(self.look)
        self._enable()

    def look(self) -> None:
        """See which backups there are."""
        desk, journal = self._desk, self._desk.journal_path
        if journal is not None:
            desk.bridge.alone(lambda _: _kept(desk.files, journal), self._show, owner=self)

    def _show(self, kept: _Kept) -> None:
        formats = self._desk.formats
        self.set_aside(self.tr("{count} kept").format(count=formats.count(len(kept.backups))))
        if kept.backups:
            newest = kept.backups[-1]
            words = self.tr("The newest: {made}, {kind}. They lie in {folder}").format(
                made=made_words(newest, formats),
                kind=kind_word(newest.kind).lower(),
                folder=kept.folder,
            )
        else:
            words = self.tr(
                "No backup yet. One is made by itself when the journal is opened after a change,"
                " and before every import."
            )
        self.newest.setText(words)
        self._enable()

    def _enable(self) -> None:
        """A journal that is only viewed belongs to another window: nothing is cleared here."""
        is_open, is_ours = self._desk.bridge.is_open, not self._desk.bridge.is_read_only
        self.now.setEnabled(is_open)
        self.all.setEnabled(is_open)
        self.check.setEnabled(is_open)
        self._clear.setEnabled(is_open and is_ours)

    # Files that nothing needs

    def _look_for_unneeded(self) -> None:
        files = self._desk.bridge.attached_files
        self._desk.bridge.read(
            lambda uow: unneeded_files(uow, files),
            self._ask_to_clear,
            owner=self,
            otherwise=self._refuse_to_clear,
            replacing="unneeded",
        )

    def _ask_to_clear(self, unneeded: Cleared) -> None:
        if not unneeded.files:
            self._desk.notify(
                self.tr(
                    "There is nothing to clear: the journal, its history or a backup needs every"
                    " attached file."
                )
            )
            return
        dialog = ClearDialog(unneeded, self._desk.formats, self.window())
        dialog.accepted.connect(self._clear_unneeded)
        dialog.open()

    def _clear_unneeded(self) -> None:
        self._desk.bridge.long(
            lambda journal, _: clear_unneeded(journal),
            self._tell_cleared,
            owner=self,
            otherwise=self._refuse_to_clear,
            changes=False,
        )

    def _tell_cleared(self, cleared: Cleared) -> None:
        size = self._desk.formats.file_size(cleared.size_bytes)
        if cleared.files == 1:
            text = self.tr("One file is removed, {size}.").format(size=size)
        else:
            count = self._desk.formats.count(cleared.files)
            text = self.tr("{count} files are removed, {size}.").format(count=count, size=size)
        self._desk.notify(text)

    def _refuse_to_clear(self, error: JournalError) -> None:
        """Say what could not be read: a file that it may name is not removed."""
        why = say(error.code, error.facts)
        self._desk.notify(self.tr("No file is removed. {why}").format(why=why))


def _kept(files: JournalFiles, journal: Path) -> _Kept:
    return _Kept(files.backup_folder(journal), files.backups(journal))
