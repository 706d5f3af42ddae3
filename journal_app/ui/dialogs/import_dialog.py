"""A file on its way into the journal: chosen, shown row by row, then taken in as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.services.import_preview import ImportPreview
from journal_app.services.ports import UnitOfWork
from journal_app.services.transferring import ImportReport
from journal_app.ui.bridge import LongTask
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.format_names import FORMAT_NAMES
from journal_app.ui.dialogs.import_answers import ImportAnswers
from journal_app.ui.dialogs.import_tiles import ImportTiles
from journal_app.ui.dialogs.import_work import Asked, ImportWork, Shown, WholeJournal
from journal_app.ui.dropped import dropped_file
from journal_app.ui.messages import explain, say
from journal_app.ui.models.import_table import ImportTable
from journal_app.ui.typed_path import typed_path
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence
from journal_app.ui.widgets.table import TableView

_PATIENCE: Final = 250
"""Milliseconds that an answer rests before the file is looked at again."""

_READABLE_WIDTH: Final = 640

_MANY_COLUMNS: Final = 160
"""Letters of a table's columns that are told."""

_ANSWERED: Final = {
    "platform_needed": "platform",
    "zone_needed": "zone",
    "not_a_zone": "zone",
    "date_order_unknown": "dates",
}
"""The question that a refusal of the whole file comes down to."""


class ImportDialog(Dialog):
    """Choose, look, import. The dialog closes as the import begins, and the window goes on."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, path: Path | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self.setWindowTitle(self.tr("Import"))
        self.setAcceptDrops(True)
        self.resize(1120, 660)
        self._desk = desk
        self._work = ImportWork(desk)
        self._task: LongTask | None = None
        self._asked: Asked | None = None
        self._shown: Shown | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE)
        self._pause.timeout.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addLayout(self._made_head())
        self._pages = QStackedWidget()
        self._pages.addWidget(self._made_start())
        self._pages.addWidget(self._made_preview())
        column.addWidget(self._pages, 1)
        self._show_start()
        desk.bridge.read(_names, self.answers.offer_accounts, owner=self)
        if path is not None:
            self.look_at(path)

    # Parts

    def _made_head(self) -> QHBoxLayout:
        self._title = Label(self.tr("Import"), 20, 700)
        self._subtitle = ElidedLabel("", 13, 400, "muted")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(120)
        self._progress.setAccessibleName(self.tr("How far the file is read"))
        self._progress.hide()
        self._other = button(self.tr("Another file…"))
        self._other.setObjectName("import.other")
        self._other.clicked.connect(self._choose)
        self._cancel = button(self.tr("Cancel"))
        self._cancel.setObjectName("import.cancel")
        self._cancel.clicked.connect(self.reject)
        self._import = button(self.tr("Import"), "primary")
        self._import.setObjectName("import.take")
        self._import.clicked.connect(self._take)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addSpacing(4)
        row.addWidget(self._subtitle, 1)
        for widget in (self._progress, self._other, self._cancel, self._import):
            row.addWidget(widget)
        return row

    def _made_start(self) -> QWidget:
        card = Card(margin=32)
        self._path = QLineEdit()
        self._path.setObjectName("import.path")
        self._path.setPlaceholderText(self.tr("Path of the file"))
        self._path.setAccessibleName(self.tr("Path of the file to import"))
        self._path.returnPressed.connect(self._take_typed_path)
        self._choose_button = button(self.tr("Choose a file…"), "primary")
        self._choose_button.setObjectName("import.choose")
        self._choose_button.clicked.connect(self._choose)
        self._unread = Sentence("", color="danger")
        self._unread.setObjectName("import.unread")
        self._unread.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._path, 1)
        row.addWidget(self._choose_button)
        inside = QWidget()
        inside.setMaximumWidth(_READABLE_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(Label(self.tr("Drop a file here, or choose one"), 15, 600))
        column.addWidget(
            Sentence(
                self.tr(
                    "Trade histories, ledger rows, prices and rates as CSV, or a whole journal as "
                    "JSON. You see what each row becomes before anything is kept, and taking it "
                    "in is one step that can be undone."
                ),
                color="muted",
            )
        )
        column.addSpacing(8)
        column.addLayout(row)
        column.addWidget(self._unread)
        column.addStretch(3)
        around = QHBoxLayout()
        around.addStretch()
        around.addWidget(inside, 8)
        around.addStretch()
        card.body.addLayout(around, 1)
        return card

    def _made_preview(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._tiles = ImportTiles(self._desk)
        column.addWidget(self._tiles)
        self.answers = ImportAnswers(self._desk)
        self.answers.changed.connect(self._pause.start)
        column.addWidget(self.answers)
        self._table_model = ImportTable(lambda: self._desk.formats, self)
        self._table = TableView()
        self._table.setObjectName("import.rows")
        self._table.setAccessibleName(self.tr("The rows of the file and what each becomes"))
        self._table.setModel(self._table_model)
        self._filter = Segments()
        self._filter.setObjectName("import.show")
        self._filter.chosen.connect(self._show_only)
        self._card = Card(self.tr("Rows"), margin=12)
        self._card.add_to_head(self._filter)
        self._card.body.addWidget(self._table, 1)
        column.addWidget(self._card, 1)
        return page

    # Choosing

    def look_at(self, path: Path) -> None:
        """Read a file and show what its rows become."""
        self._path.setText(str(path))
        self.answers.recall(path)
        self._look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and nothing else."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the first file that was dropped."""
        if (path := dropped_file(event.mimeData())) is not None:
            self.look_at(path)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("File to import"),
            self._desk.preferences.text("import.folder"),
            self.tr("Tables and journals (*.csv *.tsv *.txt *.json);;All files (*)"),
        )
        if chosen:
            self._desk.preferences.remember("import.folder", str(Path(chosen).parent))
            self.look_at(Path(chosen))

    def _take_typed_path(self) -> None:
        if text := self._path.text().strip():
            self.look_at(typed_path(text))

    # Looking

    def _look(self) -> None:
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
        asked = self.answers.asked(Path(self._path.text()))
        self._asked = asked
        self._import.setEnabled(False)
        self._import.setText(self.tr("Import"))
        self._progress.setRange(0, 0)
        self._progress.show()
        self._subtitle.setText(self.tr("{file} is being read…").format(file=asked.path.name))
        work = self._work
        self._task = self._desk.bridge.long(
            lambda journal, progress: work.preview(journal, progress, asked),
            lambda shown: self._show(asked, shown),
            owner=self,
            otherwise=lambda error: self._refuse(asked, error),
            on_progress=self._tell_progress,
            changes=False,
        )

    def _tell_progress(self, done: int, of: int) -> None:
        self._progress.setRange(0, max(of, 1))
        self._progress.setValue(done)

    def _show(self, asked: Asked, shown: Shown) -> None:
        if asked is not self._asked:
            return
        self._shown = shown
        self._progress.hide()
        self.answers.clear_problems()
        self._unread.hide()
        self._other.show()
        if isinstance(shown, WholeJournal):
            self._show_journal(asked, shown)
        else:
            self._show_preview(asked, shown)

    def _show_preview(self, asked: Asked, preview: ImportPreview) -> None:
        formats, report = self._desk.formats, preview.report
        self._subtitle.setText(
            self.tr("{file} · {format}, recognised").format(
                file=asked.path.name,
                format=self._format_name(report.file_format),
            )
        )
        self._import.setText(
            self.tr("Import 1 row")
            if report.accepted == 1
            else self.tr("Import {count} rows").format(count=formats.count(report.accepted))
        )
        self._import.setEnabled(report.accepted > 0)
        self._card.set_aside("")
        self._tiles.show_report(report)
        self.answers.show_read(report, preview.first_at)
        self._table_model.show_rows(preview.rows)
        self._show_filter(report)
        self._pages.setCurrentIndex(1)
        (self._import if report.accepted else self._table).setFocus()

    def _show_filter(self, report: ImportReport) -> None:
        parts = [("", self.tr("All {count}"), report.rows)]
        parts.append(("refused", self.tr("Refused {count}"), len(report.refused)))
        parts.append(("duplicate", self.tr("Duplicates {count}"), report.duplicates))
        parts.append(("skipped", self.tr("Left out {count}"), len(report.skipped)))
        count = self._desk.formats.count
        offered = [
            (word, text.format(count=count(number))) for word, text, number in parts if number
        ]
        self._filter.set_choices(offered)
        self._filter.setVisible(len(offered) > 1)

    def _show_only(self, becomes: str) -> None:
        self._table_model.show_only(frozenset({becomes}) if becomes else frozenset())

    def _show_journal(self, asked: Asked, shown: WholeJournal) -> None:
        """Say what a whole journal would bring, on the first page; there are no rows to show."""
        count = self._desk.formats.count
        told = shown.told
        self._subtitle.setText(self.tr("{file} · a whole journal").format(file=asked.path.name))
        self._import.setText(self.tr("Bring the journal in"))
        self._import.setEnabled(not told.is_known)
        self._pages.setCurrentIndex(0)
        self._say_on_start(
            self.tr("This journal holds all of it already.")
            if told.is_known
            else self.tr("It holds {trades} trades with {entries} entries.").format(
                trades=count(told.trades), entries=count(told.entries)
            ),
            "text",
        )

    def _refuse(self, asked: Asked, error: JournalError) -> None:
        """Say why the file cannot be looked at: at the question it comes down to, or in all."""
        if asked is not self._asked or error.code == "cancelled":
            return
        self._progress.hide()
        self._shown = None
        self._subtitle.setText(asked.path.name)
        problems = error.problems if isinstance(error, Refused) else ()
        asked_for = [_ANSWERED[each.code] for each in problems if each.code in _ANSWERED]
        if asked_for:
            self._show_nothing()
            self._other.show()
            self._pages.setCurrentIndex(1)
            for each in problems:
                if each.code in _ANSWERED:
                    self.answers.ask_for(_ANSWERED[each.code], each.code)
            return
        self._pages.setCurrentIndex(0)
        self._say_on_start(
            self._told(_without_path(problems[0], asked.path))
            if problems
            else say(error.code, error.facts),
            "danger",
        )
        self._path.setFocus()

    def _told(self, problem: Problem) -> str:
        """A problem of the whole file; the formats are called by their names, not their codes."""
        if problem.code != "format_unknown":
            return explain(problem)
        columns = str(problem.facts.get("columns", ""))
        if columns[:1] in "{[":
            return self.tr("This is neither a table nor a journal that this program has exported.")
        if len(columns) >= _MANY_COLUMNS:
            columns = columns[:_MANY_COLUMNS].rpartition(",")[0] + ", …"
        return self.tr("No known format has these columns: {columns}\nKnown are: {names}").format(
            columns=columns, names=", ".join(map(self._format_name, FORMAT_NAMES))
        )

    def _format_name(self, code: str) -> str:
        return self.tr(FORMAT_NAMES.get(code, code))

    def _show_nothing(self) -> None:
        """Nothing is known of the rows as long as a question is open."""
        self._card.set_aside(self.tr("known once the question above is answered"))
        self._table_model.show_rows(())
        self._filter.hide()
        self._tiles.show_nothing()

    def _show_start(self) -> None:
        self._pages.setCurrentIndex(0)
        self._other.hide()
        self._import.setEnabled(False)
        self._choose_button.setFocus()

    def _say_on_start(self, text: str, color: str) -> None:
        self._unread.setText(text)
        self._unread.set_color(color)
        self._unread.show()

    # Taking in

    def _take(self) -> None:
        """Begin the import and leave the window free; what comes of it is said at its foot."""
        asked, shown, work = self._asked, self._shown, self._work
        if asked is None or shown is None:
            return
        self._import.setEnabled(False)
        self.hide()
        name = asked.path.name
        if isinstance(shown, WholeJournal):
            self._task = self._desk.bridge.long(
                work.take_journal,
                lambda told: self._done(
                    self.tr("1 trade brought in from {file}")
                    if told.trades == 1
                    else self.tr("{count} trades brought in from {file}"),
                    told.trades,
                    name,
                ),
                owner=self,
                otherwise=self._failed,
                on_progress=self._say_progress,
            )
            return
        self.answers.remember(asked.path)
        self._task = self._desk.bridge.long(
            lambda journal, progress: work.take(journal, progress, asked),
            lambda report: self._done(
                self.tr("1 row imported from {file}")
                if report.accepted == 1
                else self.tr("{count} rows imported from {file}"),
                report.accepted,
                name,
                report.crossed,
            ),
            owner=self,
            otherwise=self._failed,
            on_progress=self._say_progress,
        )
        self._say_progress(0, 1)

    def _say_progress(self, done: int, of: int) -> None:
        task = self._task
        if task is not None and self._asked is not None and not task.is_cancelled:
            percent = 100 * done // max(of, 1)
            self._desk.notify(
                self.tr("{file} is being imported: {percent}%").format(
                    file=self._asked.path.name, percent=percent
                ),
                self.tr("Stop"),
                task.cancel,
            )

    def _done(self, text: str, count: int, name: str, crossed: Sequence[object] = ()) -> None:
        desk = self._desk
        said = text.format(count=desk.formats.count(count), file=name)
        desk.notify(said, self.tr("Undo"), desk.actions["undo"].trigger)
        self.accept()
        desk.crossed.emit(crossed)

    def _failed(self, error: JournalError) -> None:
        if error.code == "cancelled":
            self._desk.notify(self.tr("The import was stopped; nothing was changed"))
            self.reject()
            return
        self.show()
        assert self._asked is not None
        self._refuse(self._asked, error)

    # Leaving

    def done(self, result: int) -> None:
        """Let go of the file in the worker, where nobody waits for it."""
        if self._task is not None:
            self._task.cancel()
        work, shown = self._work, self._shown
        self._table_model.show_rows(())
        self._asked = self._shown = None
        super().done(result)
        let_go = _Leaving(work, shown)
        del shown
        self._desk.bridge.alone(let_go.run, owner=self._desk)
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave as by Cancel."""
        event.accept()
        self.reject()


class _Leaving:
    """Frees a file and its preview in the worker, bit by bit."""

    def __init__(self, work: ImportWork, shown: Shown | None) -> None:
        self._work = work
        self._shown = shown

    def run(self, _progress: object) -> None:
        """Free them."""
        self._work.let_go()
        if isinstance(self._shown, ImportPreview):
            rows = self._shown.rows
            self._shown = None
            while isinstance(rows, list) and rows:
                del rows[-1_000:]


def _names(uow: UnitOfWork) -> tuple[str, ...]:
    return tuple(account.name for account in uow.accounts())


def _without_path(problem: Problem, path: Path) -> Problem:
    """The problem without the path before it, which the head of the dialog names already."""
    if problem.field == str(path):
        return Problem("", problem.code, problem.facts)
    return problem
