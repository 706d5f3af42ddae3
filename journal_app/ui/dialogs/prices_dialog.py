"""One sheet for what open trades depend on: prices of their assets, rates of their debts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.entry_times import time_problem
from journal_app.domain.importing.pasted_sheet import Placed
from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError, Refused
from journal_app.services.filled_sheet import Filled, filled_from
from journal_app.services.marking import Marked
from journal_app.services.price_sheet import (
    PriceSheet,
    book_with,
    latest_of,
    price_sheet,
    resting_on_old,
    time_doubt,
    update_prices,
)
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.book_card import BookCard
from journal_app.ui.dialogs.form_dialog import FormDialog
from journal_app.ui.dialogs.price_grid import PriceGrid
from journal_app.ui.dropped import dropped_file
from journal_app.ui.messages import explain, say
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence

if TYPE_CHECKING:
    from journal_app.services.book_figures import BookFigures

_TIME_WIDTH: Final = 184
_BOOK_WIDTH: Final = 316
_MINUTE: Final = timedelta(minutes=1)
_DAY: Final = timedelta(days=1)
_MOST_NAMED: Final = 4


class PricesDialog(FormDialog):
    """Type down the column, paste, or take a file; what was left empty stays as it is.

    Beside it stands what that would make of the whole book. Nothing is kept before it is saved.

    asset: the one whose price the keys go to; the first that there is where it has none.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        asset: Asset | None = None,
        rate: tuple[str, str] | None = None,
    ) -> None:
        """Begin at the first field. asset, rate: at that of its price, or of the rate of a
        platform and asset, instead.
        """
        super().__init__(parent)
        self._asset_asked, self._rate_asked = asset, rate
        self.setObjectName("prices")
        self.setWindowTitle(self.tr("Update prices and rates"))
        self.resize(1040, 640)
        self.setAcceptDrops(True)
        self._desk = desk
        self._sheet: PriceSheet | None = None
        self._is_sure = False
        self._is_late = False
        self._latest = desk.now()
        self._grid = PriceGrid(desk)
        self._grid.changed.connect(self._judge)
        self._grid.rested.connect(self._ask_for_book)
        self._grid.filled.connect(self._say_filled)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("Update prices and rates"), 20, 700))
        column.addLayout(self._made_time())
        self._said_of_time = Sentence("", 12)
        self._said_of_time.setObjectName("prices.said_of_time")
        self._said_of_time.hide()
        column.addWidget(self._said_of_time)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self._grid, 1)
        both.addLayout(self._made_book())
        column.addLayout(both, 1)
        self._said = Sentence("", color="muted")
        self._said.setObjectName("prices.said")
        column.addWidget(self._said)
        column.addLayout(self._made_buttons())
        self._grid.ended.connect(self._save.setFocus)
        self.setFocus()  # until there are fields: a first key must not change the moment
        desk.bridge.read(lambda uow: price_sheet(uow, desk.now()), self._show, owner=self)

    # Parts

    def _made_time(self) -> QHBoxLayout:
        self._at = QLineEdit()
        self._at.setObjectName("prices.at")
        self._at.setMinimumWidth(_TIME_WIDTH)
        self._at.textChanged.connect(self._judge)
        self._at.textChanged.connect(self._grid.wake)
        label = Label(self.tr("As of"), color="muted")
        label.setBuddy(self._at)
        self._at.setAccessibleName(self.tr("The moment of these prices"))
        self._last_told = ElidedLabel("", color="muted")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label)
        row.addWidget(self._at)
        row.addWidget(self._last_told, 1)
        return row

    def _made_book(self) -> QVBoxLayout:
        self._book = BookCard(self._desk.formats)
        self._book.setMinimumWidth(_BOOK_WIDTH)
        self._book.hide()
        self._old = Sentence("", 12, color="muted")
        self._old.setObjectName("prices.old")
        self._old.setMinimumWidth(_BOOK_WIDTH)
        self._old.hide()
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._book)
        column.addWidget(self._old)
        column.addStretch(1)
        return column

    def _made_buttons(self) -> QHBoxLayout:
        self._paste = button(self.tr("Paste"))
        self._paste.setObjectName("prices.paste")
        self._paste.setToolTip(
            self.tr("Numbers down the column, or columns that name the asset and the platform")
        )
        self._paste.clicked.connect(lambda: self._grid.paste())
        self._from_file = button(self.tr("From a file…"))
        self._from_file.setObjectName("prices.from_file")
        self._from_file.setToolTip(self.tr("A CSV file of prices or rates; one can be dropped too"))
        self._from_file.clicked.connect(self._choose_file)
        self._cancel = button(self.tr("Cancel"))
        self._cancel.setObjectName("prices.cancel")
        self._cancel.clicked.connect(self.reject)
        self._save = button(self.tr("Save"), "primary")
        self._save.setObjectName("prices.save")
        self._save.setDefault(True)
        self._save.setEnabled(False)
        self._save.clicked.connect(self._keep)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._paste)
        row.addWidget(self._from_file)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        return row

    def _show(self, sheet: PriceSheet) -> None:
        desk, formats = self._desk, self._desk.formats
        now = desk.now()
        self._sheet = sheet
        self._latest = latest_of(now, sheet.last_at)
        if sheet.last_at is not None:
            self._last_told.setText(
                self.tr("The last ones are of {time}").format(time=formats.time(sheet.last_at))
            )
            if sheet.last_at >= now:  # an earlier price would not be the newest
                self._is_late = sheet.last_at > now
                now = sheet.last_at + _MINUTE
        self._grid.show_sheet(sheet)
        self._at.setText(formats.full_time(now))
        for control in (self._paste, self._from_file):
            control.setEnabled(bool(self._grid.rows))
        first = self._grid.editor_of(self._asset_asked) or self._cancel
        if self._rate_asked is not None:
            first = self._grid.editor_of_rate(*self._rate_asked) or first
        first.setFocus()
        QTimer.singleShot(0, first, first.setFocus)  # new rows are on show only then
        self._book.setVisible(bool(self._grid.rows))
        self._show_book(sheet.book)

    # What is filled at once

    def _say_filled(self, found: Placed) -> None:
        count = len(found.given)
        words = (
            self.tr("1 field filled.")
            if count == 1
            else self.tr("{count} fields filled.").format(count=count)
        )
        names = list(dict.fromkeys(found.unmatched))
        if names:
            missing = self.tr("No row here for {names}.").format(names=self._listed(names))
            words = f"{words} {missing}"
        self._say(words, "warning" if names else "muted")

    def _listed(self, names: Sequence[str]) -> str:
        """Some names, and how many more there are."""
        shown, more = ", ".join(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
        if more <= 0:
            return shown
        return self.tr("{names} and {count} more").format(names=shown, count=more)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and nothing else."""
        if self._grid.rows and dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Fill the sheet from the first file that was dropped."""
        if (path := dropped_file(event.mimeData())) is not None:
            self.take_file(path)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Prices and rates"),
            self._desk.preferences.text("import.folder"),
            self.tr("Tables (*.csv *.tsv *.txt);;All files (*)"),
        )
        if chosen:
            self._desk.preferences.remember("import.folder", str(Path(chosen).parent))
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Fill the sheet from a file of prices or rates, or from a table as it would be pasted."""
        readers, zone = self._desk.readers, self._desk.formats.zone

        def read(_progress: object) -> Filled | str:
            try:
                file = readers.table(path).read(zone=zone)
            except Refused as refused:
                if refused.code == "date_order_unknown":
                    raise Refused.because("", "dates_unclear_in_file") from None
                if refused.code != "format_unknown":
                    raise
                return readers.text(path)
            return filled_from(file)

        self._desk.bridge.alone(read, self._take_read, owner=self, otherwise=self._fail)

    def _take_read(self, found: Filled | str) -> None:
        if isinstance(found, str):
            self._grid.take_text(found)
            return
        self._at.setText(self._desk.formats.full_time(found.at))
        self._grid.take_filled(found)
        beside = [self._said.text()]
        if found.older:
            names = self._listed(found.older)
            beside.append(self.tr("Older in the file, and left out: {names}.").format(names=names))
        if found.refused:
            beside.append(self.tr("Lines that cannot be read: {n}.").format(n=found.refused))
        is_odd = len(beside) > 1 or self._said.color == "warning"
        self._say(" ".join(beside), "warning" if is_odd else "muted")

    # What it makes of the book

    def _ask_for_book(self) -> None:
        """Ask what the book would be; an answer to an earlier question is dropped."""
        at, now, typed = self._read_time(), self._desk.now(), self._grid.typed()
        self._show_old(at)
        self._desk.bridge.drop(self, "book")
        if at is not None and (typed.prices or typed.percents):
            self._desk.bridge.read(
                lambda uow: book_with(uow, now, at, typed),
                self._show_book,
                owner=self,
                otherwise=self._show_no_book,
                replacing="book",
            )
        elif self._sheet is not None:
            self._show_book(self._sheet.book)

    def _show_book(self, after: BookFigures) -> None:
        if self._sheet is not None:
            self._book.show_change(self._sheet.book, after)

    def _show_no_book(self, error: JournalError) -> None:
        """A ledger is not possible with such a rate: say which, as saving would."""
        if self._sheet is not None:
            self._show_book(self._sheet.book)
        self._book.show_words(_words_of(error), "danger")

    def _show_old(self, at: datetime | None) -> None:
        """Say which prices stay old where nothing is typed, and how old they are."""
        old = resting_on_old(self._sheet, self._grid.typed().prices, at) if self._sheet else ()
        names = [
            self.tr("{asset} ({days} d)").format(asset=line.asset, days=(at - line.seen_at) // _DAY)
            for line in old
            if at is not None and line.seen_at is not None
        ]
        words = self.tr(
            "The prices of {names} stay old. Equity, profit, leverage and health rest on them."
        )
        _tell(self._old, words.format(names=self._listed(names)) if names else "")

    # Saving

    def _judge(self) -> None:
        """Let be saved what can be; a doubt asks once more."""
        self._is_sure = False
        self._save.setText(self.tr("Save"))
        self._say("")
        at = self._read_time()
        self._save.setEnabled(self._grid.can_be_kept and at is not None)

    def _read_time(self) -> datetime | None:
        """The moment that stands there, if it can be; what is wrong or odd is said below it."""
        at: datetime | None = None
        try:
            read = self._desk.formats.read_time(self._at.text())
        except Refused as refused:
            words, color = explain(refused.problems[0]), "danger"
        else:
            problem = time_problem("", read, self._latest)
            at = None if problem else read
            words = explain(problem) if problem else self._doubt_of_time(read)
            color = "danger" if problem else "warning"
        _tell(self._said_of_time, words, color)
        if self._at.property("problem") != (at is None):
            self._at.setProperty("problem", at is None)
            self._at.style().unpolish(self._at)
            self._at.style().polish(self._at)
        return at

    def _doubt_of_time(self, at: datetime) -> str:
        if self._is_older(at):
            return say("older_than_last")
        if self._is_late:
            return self.tr(
                "The clock of this machine is behind the last prices. These are dated after "
                "them, so that they count."
            )
        return ""

    def _is_older(self, at: datetime) -> bool:
        return self._sheet is not None and time_doubt(at, self._sheet.last_at) is not None

    def _keep(self) -> None:
        at = self._read_time()
        assert at is not None
        doubted = [*([self.tr("the time")] if self._is_older(at) else []), *self._grid.doubted]
        if doubted and not self._is_sure:
            self._grid.rest()
            self._is_sure = True
            self._save.setText(self.tr("Save anyway"))
            self._say(
                self.tr("Look once more at {names}.").format(names=self._listed(doubted)), "warning"
            )
            return
        desk, typed = self._desk, self._grid.typed()
        self._save.setEnabled(False)
        desk.bridge.change(
            lambda journal: update_prices(journal, desk.clock, at, typed),
            self._done,
            owner=self,
            otherwise=self._fail,
        )

    def _done(self, marked: Marked) -> None:
        count = self._desk.formats.count
        prices = (
            self.tr("1 price")
            if marked.marks == 1
            else self.tr("{count} prices").format(count=count(marked.marks))
        )
        rates = (
            self.tr("1 rate")
            if marked.rates == 1
            else self.tr("{count} rates").format(count=count(marked.rates))
        )
        told = [text for text, number in ((prices, marked.marks), (rates, marked.rates)) if number]
        self._desk.notify(
            self.tr("Updated: {what}").format(what=self.tr(" and ").join(told))
            if told
            else self.tr("These prices and rates were known already"),
            self.tr("Undo"),
            self._desk.actions["undo"].trigger,
        )
        self.accept()
        self._desk.crossed.emit(marked.crossed)

    def _fail(self, error: JournalError) -> None:
        self._judge()
        self._say(_words_of(error), "danger")

    def _say(self, text: str, color: str = "muted") -> None:
        self._said.set_color(color)
        if text != self._said.text():
            self._said.setText(text)


def _tell(sentence: Sentence, words: str, color: str = "muted") -> None:
    """Show words, or nothing; what says the same is not laid out anew at every key."""
    sentence.set_color(color)
    if words != sentence.text():
        sentence.setText(words)
        sentence.setVisible(bool(words))


def _words_of(error: JournalError) -> str:
    problems = error.problems if isinstance(error, Refused) else ()
    return explain(problems[0]) if problems else say(error.code, error.facts)
