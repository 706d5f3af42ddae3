"""A file on its way into the journal: chosen, shown row by row, then taken in as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.services.import_preview import ImportPreview, RowPreview
from journal_app.services.ports import UnitOfWork
from journal_app.ui.bridge import LongTask
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.import_answers import ImportAnswers
from journal_app.ui.dialogs.import_formats import file_problem, format_name
from journal_app.ui.dialogs.import_rows import ImportRows
from journal_app.ui.dialogs.import_start import ImportStart
from journal_app.ui.dialogs.import_tiles import ImportTiles
from journal_app.ui.dialogs.import_work import (
    Asked,
    ImportWork,
    Leaving,
    Sampled,
    Shown,
    WholeJournal,
)
from journal_app.ui.dialogs.mapper import Mapper
from journal_app.ui.dropped import dropped_file, say_what_waits
from journal_app.ui.messages import say
from journal_app.ui.typed_path import typed_path
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import ElidedLabel, Label

_PATIENCE: Final = 250
"""Milliseconds that an answer rests before the file is looked at again."""

_ANSWERED: Final = {
    "platform_needed": "platform",
    "zone_needed": "zone",
    "not_a_zone": "zone",
    "date_order_unknown": "dates",
    "date_order_disproved": "dates",
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
        self.resize(1200, 660)
        self._desk = desk
        self._work = ImportWork(desk)
        self._first: LongTask | None = None
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
        self._start = self._made_start()
        self._pages.addWidget(self._start)
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

    def _made_start(self) -> ImportStart:
        start = ImportStart()
        start.choosing.connect(self._choose)
        start.typed.connect(lambda text: self.look_at(typed_path(text)))
        return start

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
        self._mapper = Mapper(self._desk, self.answers)
        self._mapper.changed.connect(self._pause.start)
        column.addWidget(self._mapper)
        self._rows = ImportRows(self._desk)
        column.addWidget(self._rows, 1)
        return page

    # Choosing

    def look_at(self, path: Path) -> None:
        """Read a file and show what its rows become."""
        if str(path) != self._start.path.text():
            self._mapper.let_go()
        self._start.path.setText(str(path))
        self.answers.recall(path)
        self._look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and nothing else."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the first file that was dropped."""
        if (path := dropped_file(event.mimeData())) is not None:
            say_what_waits(event.mimeData(), self._desk)
            self.look_at(path)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("File to import"),
            self._desk.preferences.text("import.folder"),
            self.tr("Tables and journals (*.csv *.tsv *.txt *.xlsx *.json);;All files (*)"),
        )
        if chosen:
            self._desk.preferences.remember("import.folder", str(Path(chosen).parent))
            self.look_at(Path(chosen))

    # Looking

    def _look(self) -> None:
        self._pause.stop()
        self._call_off()
        asked = self.answers.asked(Path(self._start.path.text()))
        self._import.setEnabled(False)
        self._import.setText(self.tr("Import"))
        if self._mapper.is_asked:
            asked = asked._replace(mapping=self._mapper.mapping)
            if asked.mapping is None:
                self._asked = self._shown = None
                self._show_nothing(self._mapper.missing)
                return
        self._asked = asked
        self._progress.setRange(0, 0)
        self._progress.show()
        self._subtitle.setText(self.tr("{file} is being read…").format(file=asked.path.name))
        work, bridge = self._work, self._desk.bridge
        self._first = bridge.alone(
            lambda progress: work.first_rows(progress, asked),
            lambda rows: self._show_first(asked, rows),
            owner=self,
            otherwise=lambda _error: None,  # the whole file says the same
            on_progress=self._tell_progress,
        )
        self._task = bridge.long(
            lambda journal, progress: work.preview(journal, progress, asked),
            lambda shown: self._show(asked, shown),
            owner=self,
            otherwise=lambda error: self._refuse(asked, error),
            on_progress=self._tell_progress,
            changes=False,
        )

    def _call_off(self) -> None:
        for task in (self._first, self._task):
            if task is not None:
                task.cancel()

    def _show_first(self, asked: Asked, rows: Sequence[RowPreview]) -> None:
        """Show what the first rows say, while what all of them become is not known yet."""
        if asked is not self._asked or not rows:
            return
        was_answering = self._is_answering
        self._rows.show_unknown(
            self.tr("the first {count}, as they stand; all are being looked at…").format(
                count=self._desk.formats.count(len(rows))
            ),
            rows,
        )
        self._start.clear()
        self._other.show()
        self._tiles.show_nothing()
        self._tiles.setVisible(asked.mapping is None)
        self._pages.setCurrentIndex(1)
        if not was_answering:
            self.setFocus()  # until there is something to decide

    def _tell_progress(self, done: int, of: int) -> None:
        self._progress.setRange(0, max(of, 1))
        self._progress.setValue(done)

    def _show(self, asked: Asked, shown: Shown) -> None:
        if asked is not self._asked:
            return
        self._shown = shown
        self._progress.hide()
        self.answers.clear_problems()
        self._start.clear()
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
                format=format_name(report.file_format),
            )
            if asked.mapping is None
            else self.tr("{file} · by the columns named below").format(file=asked.path.name)
        )
        self._import.setText(
            self.tr("Nothing to import")
            if not report.accepted
            else self.tr("Import 1 row")
            if report.accepted == 1
            else self.tr("Import {count} rows").format(count=formats.count(report.accepted))
        )
        self._import.setEnabled(report.accepted > 0)
        self._tiles.show_report(report)
        self._tiles.setVisible(asked.mapping is None)
        self.answers.show_read(report, preview.first_at)
        self._rows.show_preview(
            preview, "" if asked.mapping is None else self._tiles.net_in_words(report)
        )
        was_answering = self._is_answering
        self._pages.setCurrentIndex(1)  # which itself gives the keyboard to the first question
        if not was_answering:
            (self._import if report.accepted else self._rows.table).setFocus()

    @property
    def _is_answering(self) -> bool:
        """Whether the keyboard is in a question, where it stays while one types."""
        focused = QApplication.focusWidget()
        parts = (self.answers, self._mapper)
        return focused is not None and any(part.isAncestorOf(focused) for part in parts)

    def _show_journal(self, asked: Asked, shown: WholeJournal) -> None:
        """Say what a whole journal would bring, on the first page; there are no rows to show."""
        count = self._desk.formats.count
        told = shown.told
        self._subtitle.setText(self.tr("{file} · a whole journal").format(file=asked.path.name))
        self._import.setText(self.tr("Bring the journal in"))
        self._import.setEnabled(not told.is_known)
        self._pages.setCurrentIndex(0)
        self._start.say(
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
        if any(map(_is_about_columns, problems)) and self._ask_for_columns(asked, problems[0]):
            return
        asked_for = [_ANSWERED[each.code] for each in problems if each.code in _ANSWERED]
        if asked_for:
            self._show_nothing(self.tr("known once the question above is answered"))
            self._other.show()
            self._pages.setCurrentIndex(1)
            for each in problems:
                if each.code in _ANSWERED:
                    self.answers.ask_for(_ANSWERED[each.code], each.code)
            return
        self._pages.setCurrentIndex(0)
        self._start.say(
            file_problem(_without_path(problems[0], asked.path))
            if problems
            else say(error.code, error.facts),
            "danger",
        )
        self._start.path.setFocus()

    def _ask_for_columns(self, asked: Asked, problem: Problem) -> bool:
        """Let the trader say what the columns are; False where that would not help either."""
        work = self._work
        if self._mapper.is_asked:
            if problem.code == "decimal_sign_unknown":
                self._show_nothing(
                    self.tr("Numbers can be read both ways; choose above how they are written")
                )
                self._mapper.ask_for_decimal_sign()
            return problem.code == "decimal_sign_unknown"
        self._task = self._desk.bridge.long(
            lambda journal, _progress: work.sample(journal, asked.path),
            lambda sampled: self._ask(asked, sampled),
            owner=self,
            otherwise=lambda error: self._refuse(asked, error),
            changes=False,
        )
        return True

    def _ask(self, asked: Asked, sampled: Sampled) -> None:
        if asked is not self._asked:
            return
        self._subtitle.setText(
            self.tr("{file} · no known format; say what its columns are").format(
                file=asked.path.name
            )
        )
        self._other.show()
        self._tiles.hide()
        self._show_nothing(self.tr("known once the columns are told"))
        self._pages.setCurrentIndex(1)
        self._mapper.ask(sampled)

    def _show_nothing(self, aside: str) -> None:
        """Nothing is known of the rows as long as a question is open."""
        self._progress.hide()
        self._rows.show_unknown(aside)
        self._tiles.show_nothing()

    def _show_start(self) -> None:
        self._pages.setCurrentIndex(0)
        self._other.hide()
        self._import.setEnabled(False)
        self._start.choose.setFocus()

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
        self._call_off()
        work, shown = self._work, self._shown
        self._rows.let_go()
        self._asked = self._shown = None
        super().done(result)
        let_go = Leaving(work, shown)
        del shown
        self._desk.bridge.alone(let_go.run, owner=self._desk)
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave as by Cancel."""
        event.accept()
        self.reject()


def _is_about_columns(problem: Problem) -> bool:
    """Whether a table could be read if somebody said what its columns are."""
    if problem.code != "format_unknown":
        return problem.code == "decimal_sign_unknown"
    return "," in str(problem.facts.get("columns", ""))


def _names(uow: UnitOfWork) -> tuple[str, ...]:
    return tuple(account.name for account in uow.accounts())


def _without_path(problem: Problem, path: Path) -> Problem:
    """The problem without the path before it, which the head of the dialog names already."""
    if problem.field == str(path):
        return Problem("", problem.code, problem.facts)
    return problem
