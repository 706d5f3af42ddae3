"""The backups: which there are, what is in each, a new one, and the way back to one.

They are verified and compared with the journal one after the other, the chosen one first; between
two of them the worker does what else is asked. A large one is looked into when it is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.problems import JournalError
from journal_app.services.looking_back import Examined, every_backup, examine
from journal_app.services.safekeeping import back_up_to
from journal_app.ui.backup_words import kind_word, made_words, since_in_short, since_sentence
from journal_app.ui.dialogs.backup_card import BackupCard
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.restore_dialog import RestoreDialog
from journal_app.ui.folders import show_folder
from journal_app.ui.messages import say
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.labels import ElidedLabel, Label
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from journal_app.services.ports import Backup, JournalFiles
    from journal_app.ui.desk import Desk

_SIZE: Final = (1160, 640)
_LARGE: Final = 32 * 1024 * 1024
"""So many bytes are verified and compared only when they are asked for."""

_LIST, _NOTHING, _READING = range(3)


class _Seen(NamedTuple):
    """The backups of a journal, newest first, with their sizes in bytes; and their folder."""

    folder: Path
    backups: Sequence[tuple[Backup, int]]


class BackupsDialog(Dialog):
    """Lists the journal's backups, and looks into the chosen one before it is restored."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("backups")
        self.setWindowTitle(self.tr("Backups"))
        self.resize(*_SIZE)
        self._desk = desk
        self._folder: Path | None = None
        self._listed: Sequence[tuple[Backup, int]] = ()
        self._told: dict[Path, Examined | JournalError] = {}
        self._asked: Path | None = None
        self._make_list()
        self.card = BackupCard(desk)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._pages, 11)
        middle.addWidget(self.card, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addLayout(self._made_head())
        column.addLayout(middle, 1)
        column.addLayout(self._made_foot())
        desk.bridge.journal_changed.connect(self._look_anew)
        desk.backup_tried.connect(self._look)
        self._enable()
        self._look()

    # Parts

    def _made_head(self) -> QHBoxLayout:
        self._about = ElidedLabel("", color="muted")
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.now = button(self.tr("Back up now"))
        self.now.setObjectName("backups.now")
        action = self._desk.actions["back_up"]
        self.now.clicked.connect(action.trigger)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(self.tr("Backups"), 20, 700))
        row.addWidget(self._about, 1)
        row.addWidget(self.now)
        return row

    def _make_list(self) -> None:
        self.table = TableView()
        self.table.setObjectName("backups.list")
        self.table.setAccessibleName(self.tr("Backups, newest first"))
        self.model = RowTable(
            [
                Column("at", self.tr("Made")),
                Column("kind", self.tr("Why"), stretches=True),
                Column("trades", self.tr("Trades"), kind="number"),
                Column("since", self.tr("Changed since")),
                Column("size", self.tr("Size"), kind="number"),
            ],
            self.table,
        )
        self.table.setModel(self.model)
        self.table.chosen.connect(lambda _: self._show_chosen())
        self.table.opened.connect(lambda _: self._restore_chosen())
        card = Card(margin=8)
        card.body.addWidget(self.table)
        self._pages = QStackedWidget()
        self._pages.addWidget(card)
        self._pages.addWidget(
            EmptyState(
                self.tr(
                    "No backup yet. One is made by itself when the journal is opened after a"
                    " change, and before every import."
                ),
                self.tr("Back up now"),
                self._desk.actions["back_up"].trigger,
            )
        )
        self._pages.addWidget(EmptyState(self.tr("The folder is being read…")))
        self._pages.setCurrentIndex(_READING)

    def _made_foot(self) -> QHBoxLayout:
        self.elsewhere = button(self.tr("To another folder…"), "quiet")
        self.elsewhere.setObjectName("backups.elsewhere")
        self.elsewhere.clicked.connect(self._ask_folder)
        self.copy = button(self.tr("Save a copy…"), "quiet")
        self.copy.setObjectName("backups.copy")
        self.copy.setToolTip(self.tr("The journal and all that is attached to it, in one file"))
        self.copy.clicked.connect(self._desk.actions["save_copy"].trigger)
        self.folder = button(self.tr("Open the folder"), "quiet")
        self.folder.setObjectName("backups.folder")
        self.folder.clicked.connect(self._open_folder)
        self.other = button(self.tr("Restore from another file…"), "quiet")
        self.other.setObjectName("backups.other")
        self.other.clicked.connect(self._ask_file)
        self.restore = button(self.tr("Restore…"), name=self.tr("Restore the chosen backup"))
        self.restore.setObjectName("backups.restore")
        self.restore.clicked.connect(self._restore_chosen)
        close = button(self.tr("Close"), "primary")
        close.setObjectName("backups.close")
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        for made in (self.elsewhere, self.copy, self.folder, self.other):
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self.restore)
        row.addWidget(close)
        return row

    # Looking

    def _look_anew(self) -> None:
        """What has changed since a backup is another thing after each change."""
        self._told.clear()
        self._look()

    def _look(self) -> None:
        desk, journal = self._desk, self._desk.journal_path
        if journal is not None:
            desk.bridge.alone(lambda _: _seen(desk.files, journal), self._show, owner=self)

    def _show(self, seen: _Seen) -> None:
        formats = self._desk.formats
        self._folder, self._listed = seen.folder, seen.backups
        self._about.setText(
            self.tr("{count} in {folder}").format(
                count=formats.count(len(seen.backups)), folder=seen.folder
            )
        )
        self._pages.setCurrentIndex(_LIST if seen.backups else _NOTHING)
        self.card.setVisible(bool(seen.backups))
        self.now.setVisible(bool(seen.backups))
        self._show_rows()
        if seen.backups and self.table.chosen_key is None:
            self.table.choose(seen.backups[0][0].path)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_chosen()

    def _show_rows(self) -> None:
        self.model.show_rows(
            [Row(each.path, self._cells(each, size)) for each, size in self._listed]
        )

    def _cells(self, backup: Backup, size: int) -> tuple[Cell, ...]:
        formats = self._desk.formats
        told = self._told.get(backup.path)
        if isinstance(told, JournalError):
            why = say(told.code, told.facts)
            trades = Cell("–", "muted")
            since = Cell(chip=self.tr("Damaged"), chip_tone="danger", tip=why)
        elif told is None:
            tip = self.tr("Choose it to have it verified") if size > _LARGE else ""
            trades, since = Cell("…", "muted", tip=tip), Cell("…", "muted", tip=tip)
        else:
            trades = Cell(formats.count(told.trades), order=told.trades)
            since = Cell(
                since_in_short(told.since, formats),
                "muted" if told.since.is_nothing else "text",
                words=since_sentence(told.since, formats),
                tip=since_sentence(told.since, formats),
                order=told.since.added + told.since.changed + told.since.deleted,
            )
        return (
            Cell(made_words(backup, formats), order=self._place(backup)),
            Cell(kind_word(backup.kind)),
            trades,
            since,
            Cell(formats.file_size(size), "muted", order=size),
        )

    def _place(self, backup: Backup) -> int:
        """Its place from the oldest on, which is not always that of its time."""
        paths = [each.path for each, _ in self._listed]
        return len(paths) - paths.index(backup.path)

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen."""
        key = self.table.chosen_key
        return next((each for each, _ in self._listed if each.path == key), None)

    def _show_chosen(self) -> None:
        backup = self.chosen
        told = None if backup is None else self._told.get(backup.path)
        if backup is None:
            self.card.show_nothing()
        elif told is None:
            self.card.show_waiting(backup)
        elif isinstance(told, JournalError):
            self.card.show_refused(backup, told)
        else:
            self.card.show_examined(backup, told)
        self._enable()
        self._examine_next()

    def _examine_next(self) -> None:
        """Ask for one that nothing is known of yet, if none is being examined."""
        wanted = self._next()
        if wanted is None or self._asked is not None or not self.isEnabled():
            return
        self._asked = wanted
        files = self._desk.files
        self._desk.bridge.read(
            lambda uow: examine(files, wanted, uow),
            lambda told: self._take(wanted, told),
            owner=self,
            otherwise=lambda error: self._take(wanted, error),
        )

    def _next(self) -> Path | None:
        chosen = self.chosen
        if chosen is not None and chosen.path not in self._told:
            return chosen.path
        return next(
            (
                each.path
                for each, size in self._listed
                if each.path not in self._told and size <= _LARGE
            ),
            None,
        )

    def _take(self, path: Path, told: Examined | JournalError) -> None:
        self._asked = None
        self._told[path] = told
        self._show_rows()
        if self.chosen is not None and self.chosen.path == path:
            self._show_chosen()
        else:
            self._examine_next()

    # Doing

    def _enable(self) -> None:
        """A journal that is only viewed belongs to another window: it is not replaced here."""
        is_open, is_ours = self._desk.bridge.is_open, not self._desk.bridge.is_read_only
        backup = self.chosen
        is_good = backup is not None and isinstance(self._told.get(backup.path), Examined)
        self.now.setEnabled(is_open)
        self.elsewhere.setEnabled(is_open)
        self.copy.setEnabled(is_open)
        self.restore.setEnabled(is_open and is_ours and is_good)
        self.other.setEnabled(is_open and is_ours)

    def _open_folder(self) -> None:
        if self._folder is not None:
            show_folder(self._folder if self._folder.is_dir() else self._folder.parent, self._desk)

    def _restore_chosen(self) -> None:
        backup = self.chosen
        told = None if backup is None else self._told.get(backup.path)
        if backup is not None and isinstance(told, Examined) and self.restore.isEnabled():
            formats = self._desk.formats
            self._ask(backup.path, made_words(backup, formats), since_sentence(told.since, formats))

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Restore a backup"),
            self._desk.preferences.text("backup_folder"),
            self.tr("Journals and copies (*.journal *.zip);;All files (*)"),
        )
        if chosen:
            self._ask(Path(chosen), "", "")

    def _ask(self, backup: Path, made: str, since: str) -> None:
        journal = self._desk.journal_path
        if journal is not None:
            dialog = RestoreDialog(backup, made, since, journal, self)
            dialog.accepted.connect(lambda: self._restore(backup))
            dialog.open()

    def _restore(self, backup: Path) -> None:
        self.accept()
        # once both dialogs are gone, which belong to the journal that is left
        desk = self._desk
        QTimer.singleShot(0, desk, lambda: desk.bring_back(backup))

    def _ask_folder(self) -> None:
        desk, journal = self._desk, self._desk.journal_path
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Back up to another folder"), desk.preferences.text("backup_folder")
        )
        if not chosen or journal is None:
            return
        desk.preferences.remember("backup_folder", chosen)
        desk.bridge.alone(
            lambda _: back_up_to(desk.files, journal, Path(chosen), desk.clock),
            lambda backup: desk.notify(
                self.tr("Backed up and verified: {name}").format(name=backup.path)
            ),
            owner=desk,
        )


def _seen(files: JournalFiles, journal: Path) -> _Seen:
    return _Seen(
        files.backup_folder(journal),
        [(backup, _size(backup.path)) for backup in every_backup(files, journal)],
    )


def _size(path: Path) -> int:
    """The size of a file; 0 of one that went in this moment."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
