"""The backups: which there are and where, a new one, and the way back to one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from journal_app.services.attaching import Cleared, clear_unneeded, unneeded_files
from journal_app.services.safekeeping import back_up_to
from journal_app.ui.messages import say
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.screens.settings.clear_dialog import ClearDialog
from journal_app.ui.screens.settings.restore_dialog import RestoreDialog
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.labels import ElidedLabel
from journal_app.ui.widgets.table import ROW_HEIGHT, TableView

if TYPE_CHECKING:
    from journal_app.domain.problems import JournalError
    from journal_app.services.ports import Backup, JournalFiles
    from journal_app.ui.desk import Desk

_MOST_ON_SHOW: Final = 5
_HEAD: Final = 36


class _Seen(NamedTuple):
    """The backups of a journal, newest first, with their sizes in bytes; and their folder."""

    folder: Path
    backups: Sequence[tuple[Backup, int]]


class BackupsCard(Card):
    """Lists the journal's own backups, which are verified when they are written."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._backups: dict[object, Backup] = {}
        self.set_title(self.tr("Backups"))
        self.set_aside("")
        self.restore = button(self.tr("Restore…"), name=self.tr("Restore the chosen backup"))
        self.restore.setObjectName("settings.restore")
        self.restore.clicked.connect(self._restore_chosen)
        self.elsewhere = button(self.tr("To another folder…"))
        self.elsewhere.setObjectName("settings.back_up_to")
        self.elsewhere.clicked.connect(self._ask_folder)
        self.now = button(self.tr("Back up now"))
        self.now.setObjectName("settings.back_up")
        action = desk.actions["back_up"]
        self.now.clicked.connect(action.trigger)
        # the window writes it; what it wrote is looked for once that has been asked
        action.triggered.connect(lambda: QTimer.singleShot(0, self, self.look))
        for made in (self.restore, self.elsewhere, self.now):
            self.add_to_head(made)
        self._add_table()
        self._folder = ElidedLabel("", 12, 400, "muted")
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._other = button(self.tr("Restore from another file…"), "quiet")
        self._other.setObjectName("settings.restore_other")
        self._other.clicked.connect(self._ask_file)
        self._clear = button(self.tr("Clear unneeded files…"), "quiet")
        self._clear.setObjectName("settings.clear")
        self._clear.setToolTip(
            self.tr("Attached files that neither the journal, its history nor a backup needs")
        )
        self._clear.clicked.connect(self._look_for_unneeded)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._folder, 1)
        foot.addWidget(self._clear)
        foot.addWidget(self._other)
        self.body.addLayout(foot)
        self._enable()

    def look(self) -> None:
        """See which backups there are."""
        desk, journal = self._desk, self._desk.journal_path
        if journal is not None:
            desk.bridge.alone(lambda _: _seen(desk.files, journal), self._show, owner=self)

    def _add_table(self) -> None:
        self.table = TableView()
        self.table.setObjectName("settings.backups")
        self.table.setAccessibleName(self.title)
        self._rows = RowTable(
            [
                Column("at", self.tr("Made")),
                Column("size", self.tr("Size"), kind="number"),
                Column("name", self.tr("File"), stretches=True),
            ],
            self.table,
        )
        self.table.setModel(self._rows)
        self.table.chosen.connect(lambda _: self._enable())
        self.table.opened.connect(lambda _: self._restore_chosen())
        self.nothing = EmptyState(
            self.tr("No backup yet. One is made by itself when the journal is opened again.")
        )
        self.body.addWidget(self.table)
        self.body.addWidget(self.nothing)

    def _show(self, seen: _Seen) -> None:
        formats = self._desk.formats
        self._backups = {backup.sequence: backup for backup, _ in seen.backups}
        self._rows.show_rows(
            [
                Row(
                    backup.sequence,
                    [
                        Cell(self._made(backup), order=backup.sequence),
                        Cell(formats.file_size(size), order=size),
                        Cell(backup.path.name, "muted"),
                    ],
                )
                for backup, size in seen.backups
            ]
        )
        self.table.setFixedHeight(_HEAD + min(len(seen.backups), _MOST_ON_SHOW) * ROW_HEIGHT)
        self.table.setVisible(bool(seen.backups))
        self.nothing.setVisible(not seen.backups)
        self.set_aside(self.tr("{count} kept").format(count=formats.count(len(seen.backups))))
        self._folder.setText(self.tr("In {folder}").format(folder=seen.folder))
        self._enable()

    def _made(self, backup: Backup) -> str:
        formats = self._desk.formats
        return f"{formats.day(backup.at)} {formats.clock(backup.at)}"

    def _enable(self) -> None:
        """A journal that is only viewed belongs to another window: it is not replaced here."""
        is_open, is_ours = self._desk.bridge.is_open, not self._desk.bridge.is_read_only
        self.now.setEnabled(is_open)
        self.elsewhere.setEnabled(is_open)
        self.restore.setEnabled(is_open and is_ours and self.table.chosen_key in self._backups)
        self._other.setEnabled(is_open and is_ours)
        self._clear.setEnabled(is_open and is_ours)

    def _restore_chosen(self) -> None:
        backup = self._backups.get(self.table.chosen_key)
        if backup is not None and self.restore.isEnabled():
            self._ask(backup.path, self._made(backup))

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Restore a backup"),
            self._desk.preferences.text("backup_folder"),
            self.tr("Journals (*.journal);;All files (*)"),
        )
        if chosen:
            self._ask(Path(chosen), "")

    def _ask(self, backup: Path, made: str) -> None:
        journal = self._desk.journal_path
        if journal is not None:
            dialog = RestoreDialog(backup, made, journal, self.window())
            dialog.accepted.connect(lambda: self._desk.bring_back(backup))
            dialog.open()

    def _ask_folder(self) -> None:
        desk, journal = self._desk, self._desk.journal_path
        chosen = QFileDialog.getExistingDirectory(
            self.window(),
            self.tr("Back up to another folder"),
            desk.preferences.text("backup_folder"),
        )
        if not chosen or journal is None:
            return
        desk.preferences.remember("backup_folder", chosen)
        desk.bridge.alone(
            lambda _: back_up_to(desk.files, journal, Path(chosen), desk.clock),
            lambda backup: desk.notify(
                self.tr("Backed up and verified: {name}").format(name=backup.path)
            ),
            owner=self,
        )

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


def _seen(files: JournalFiles, journal: Path) -> _Seen:
    newest_first = reversed(files.backups(journal))
    return _Seen(
        files.backup_folder(journal),
        [(backup, _size(backup.path)) for backup in newest_first],
    )


def _size(path: Path) -> int:
    """The size of a file; 0 of one that went in this moment."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
