"""What goes out of the journal: which trades, as what kind of file, and where to."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.periods import Period, named_month, named_week, named_year
from journal_app.domain.problems import JournalError
from journal_app.services.exporting import Choices, choices
from journal_app.services.ports import TradeFilter
from journal_app.ui.bridge import LongTask
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.export_words import table_word
from journal_app.ui.dialogs.export_work import SUFFIXES, Hand, Kind, Wanted, write
from journal_app.ui.folders import tell_written
from journal_app.ui.messages import say
from journal_app.ui.opening import Opening
from journal_app.ui.typed_path import typed_path
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.choice import Choice, Segments
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.words import period_words

_NAMED: Final = {"week": named_week, "month": named_month, "year": named_year}
_PATH_WIDTH: Final = 340
_USUAL_TABLE: Final = "ledger"


class ExportDialog(Dialog):
    """Choose, and write. The dialog closes as the writing begins, and the window goes on.

    period: what is offered first. chosen: trades that were selected, of which alone it is then.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        period: Period | None = None,
        chosen: TradeFilter | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export"))
        self._desk = desk
        self._wished = period
        self._chosen = chosen
        self._choices: Choices | None = None
        self._task: LongTask | None = None
        self._suggested = ""
        self._make_editors()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(16)
        column.addWidget(Label(self.tr("Export"), 20, 700))
        column.addLayout(self._made_form())
        column.addWidget(self._said)
        column.addStretch()
        column.addLayout(self._made_buttons())
        self._fit()
        self._as.buttons[0].setFocus()
        desk.bridge.read(
            lambda uow: choices(uow, desk.now()),
            self._offer,
            owner=self,
        )

    # Parts

    def _make_editors(self) -> None:
        self._as = Segments()
        self._as.setObjectName("export.as")
        self._as.setAccessibleName(self.tr("Kind of file"))
        self._as.set_choices(
            [
                ("workbook", self.tr("Excel workbook")),
                ("review", self.tr("PDF to print")),
                ("table", self.tr("CSV table")),
                *([("journal", self.tr("Whole journal"))] if self._chosen is None else []),
            ]
        )
        self._of = Segments()
        self._of.setObjectName("export.of")
        self._of.setAccessibleName(self.tr("Trades of"))
        self._of.set_choices(
            [
                ("week", self.tr("A week")),
                ("month", self.tr("A month")),
                ("year", self.tr("A year")),
                ("all", self.tr("All")),
            ]
            if self._chosen is None
            else [("chosen", self._chosen_words(len(self._chosen.trade_ids)))]
        )
        self._period = _named(Choice(), "export.period", self.tr("Which one"))
        self._table = _named(Choice(), "export.table", self.tr("Table"))
        self._table.set_choices([(name, table_word(name)) for name in self._desk.writers.tables])
        self._table.choose(_USUAL_TABLE)
        self._paper = Segments([("a4", self.tr("A4")), ("letter", self.tr("Letter"))])
        self._paper.setObjectName("export.paper")
        self._paper.setAccessibleName(self.tr("Paper"))
        self._paper.choose(self._desk.preferences.text("export.paper") or _usual_paper())
        self._is_anonymous = CheckBox(self.tr("To show to others"))
        self._is_anonymous.setObjectName("export.anonymous")
        self._is_anonymous.toggled.connect(self._fit)
        self._platform = _named(Choice(), "export.platform", self.tr("Platform"))
        self._strategy = _named(Choice(), "export.strategy", self.tr("Strategy"))
        self._path = QLineEdit()
        self._path.setObjectName("export.path")
        self._path.setMinimumWidth(_PATH_WIDTH)
        self._path.textChanged.connect(self._judge_place)
        self._browse = button(self.tr("Browse…"))
        self._browse.setObjectName("export.browse")
        self._browse.clicked.connect(self._ask_place)
        self._said = Sentence("", color="muted")
        self._said.setObjectName("export.said")
        self._as.chosen.connect(self._fit)
        self._of.chosen.connect(self._fit)
        self._period.chosen.connect(self._suggest)
        self._table.chosen.connect(self._suggest)

    def _made_form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setColumnStretch(1, 1)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self._path, 1)
        place.addWidget(self._browse)
        self._captions: dict[QWidget, Label] = {}
        for row, (caption, editor) in enumerate(
            (
                (self.tr("Kind of file"), self._as),
                (self.tr("Trades of"), self._of),
                (self.tr("Which one"), self._period),
                (self.tr("Table"), self._table),
                (self.tr("Paper"), self._paper),
                (self.tr("Anonymised"), self._is_anonymous),
                (self.tr("Platform"), self._platform),
                (self.tr("Strategy"), self._strategy),
                (self.tr("File"), self._path),
            )
        ):
            label = Label(caption, color="muted")
            label.setBuddy(editor)
            self._captions[editor] = label
            form.addWidget(label, row, 0)
            if editor is self._path:
                form.addLayout(place, row, 1)
            else:
                form.addWidget(editor, row, 1)
        return form

    def _made_buttons(self) -> QHBoxLayout:
        cancel = button(self.tr("Cancel"))
        cancel.setObjectName("export.cancel")
        cancel.clicked.connect(self.reject)
        self._export = button(self.tr("Export"), "primary")
        self._export.setObjectName("export.write")
        self._export.setDefault(True)
        self._export.clicked.connect(self._write)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self._export)
        return row

    # Choosing

    def _offer(self, offered: Choices) -> None:
        self._choices = offered
        for choice, every, words in (
            (self._platform, self.tr("All platforms"), offered.platforms),
            (self._strategy, self.tr("All strategies"), offered.strategies),
        ):
            choice.set_choices(
                [("", every), *((word, self._platform_name(word)) for word in words)]
            )
        if self._wished is not None:
            self._of.choose(_kind_of(self._wished))
        self._fit()

    def _chosen_words(self, count: int) -> str:
        if count == 1:
            return self.tr("The selected trade")
        shown = self._desk.formats.count(count)
        return self.tr("The {count} selected trades").format(count=shown)

    def _platform_name(self, word: str) -> str:
        terms = self._desk.platforms.terms(word)
        return terms.name if terms else word

    def _fit(self, *_: object) -> None:
        """Ask only what the kind of file leaves open."""
        kind = self._kind
        is_whole = kind == "journal"
        for editor, is_asked in (
            (self._of, not is_whole),
            (self._period, not is_whole and self._of.data() in _NAMED),
            (self._table, kind == "table"),
            (self._paper, kind == "review"),
            (self._is_anonymous, is_whole),
            (self._platform, not is_whole and self._chosen is None),
            (self._strategy, not is_whole and self._chosen is None),
        ):
            editor.setVisible(is_asked)
            self._captions[editor].setVisible(is_asked)
        self._offer_periods()
        self._suggest()
        self._judge_place(self._path.text())

    def _offer_periods(self) -> None:
        if self._choices is None:
            return
        formats = self._desk.formats
        periods: dict[str, tuple[Period, ...]] = {
            "week": self._choices.weeks,
            "month": self._choices.months,
            "year": self._choices.years,
        }
        offered = periods.get(self._of.data(), ())
        before = self._period.data()
        self._period.set_choices([(each.name, period_words(each, formats)) for each in offered])
        names = [each.name for each in offered]
        wished = self._wished.name if self._wished is not None else before
        if wished in names:
            self._period.choose(wished)
        elif len(names) > 1:
            self._period.choose(names[1])  # the last one that is over

    @property
    def _kind(self) -> Kind:
        return cast("Kind", self._as.data())

    def _suggest(self, *_: object) -> None:
        """Name the file after what is in it; one that the trader has named changes its ending."""
        if self._path.text() not in ("", self._suggested):
            named = Path(self._path.text())
            if named.suffix.lower() in SUFFIXES.values():
                self._path.setText(str(named.with_suffix(SUFFIXES[self._kind])))
            return
        journal = self._desk.journal_path
        parts = [journal.stem if journal else "journal"]
        if self._kind != "journal" and self._of.data() in _NAMED:
            parts.append(self._period.data())
        if self._chosen is not None:
            parts.append(self.tr("selection"))
        if self._kind == "journal" and self._is_anonymous.isChecked():
            parts = [self.tr("anonymised-journal")]
        if self._kind == "table":
            parts.append(self._table.data().replace("_", "-"))
        folder = self._desk.preferences.text("export.folder") or str(Opening.usual_folder())
        name = "-".join(filter(None, parts)) + SUFFIXES[self._kind]
        self._suggested = str(Path(folder) / name)
        self._path.setText(self._suggested)

    def _ask_place(self) -> None:
        suffix = SUFFIXES[self._kind]
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export to"), self._path.text(), f"*{suffix}"
        )
        if chosen:
            self._path.setText(chosen)

    def _judge_place(self, text: str) -> None:
        """Say beforehand what is there already, and what cannot be."""
        self._export.setEnabled(bool(text.strip()))
        if not text.strip():
            self._say(self._about(), "muted")
            return
        try:
            self._check_place()
        except JournalError as error:
            self._say(say(error.code, error.facts), "danger")
            return
        if self._place().is_file():
            self._say(self.tr("A file of this name is there already; it is replaced."), "warning")
        else:
            self._say(self._about(), "muted")

    def _check_place(self) -> None:
        journal = self._desk.journal_path
        assert journal is not None
        self._desk.writers.check_place(self._place(), journal)

    def _about(self) -> str:
        """What such a file is for."""
        return {
            "workbook": self.tr(
                "Eight sheets to present: figures, charts, every trade and entry, and a live "
                "formula beside each total."
            ),
            "table": self.tr("One table, as any spreadsheet program reads it."),
            "review": self.tr(
                "The review to print: figures and charts, every closed trade, open positions, the "
                "rules, and what each figure means."
            ),
            "journal": self._about_journal(),
        }[self._kind]

    def _about_journal(self) -> str:
        if not self._is_anonymous.isChecked():
            return self.tr(
                "All that the journal holds. Import brings it back into an empty journal."
            )
        return self.tr(
            "Names, notes, wallets, hashes and attachments are left out, and every amount is "
            "multiplied by one secret factor. Prices, times, R and percentages stay; somebody who "
            "knows one of your amounts can find the factor."
        )

    def _say(self, text: str, color: str) -> None:
        self._said.set_color(color)
        self._said.setText(text)

    # Writing

    def _write(self) -> None:
        wanted = self._wanted()
        desk = self._desk
        try:
            self._check_place()
        except JournalError as error:
            self._refuse(error)
            return
        desk.preferences.remember("export.folder", str(wanted.out.parent))
        if wanted.kind == "review":
            desk.preferences.remember("export.paper", wanted.paper)
        self.hide()
        self._task = desk.bridge.long(
            partial(write, self._hand(), wanted),
            lambda _: self._done(wanted.out),
            owner=self,
            otherwise=self._failed,
            on_progress=partial(self._say_progress, wanted.out.name),
            changes=False,
        )
        self._say_progress(wanted.out.name, 0, 1)

    def _say_progress(self, file: str, done: int, of: int) -> None:
        task = self._task
        if task is not None and not task.is_cancelled:
            self._desk.notify(
                self.tr("{file} is being written: {percent}%").format(
                    file=file, percent=100 * done // max(of, 1)
                ),
                self.tr("Stop"),
                task.cancel,
            )

    def _hand(self) -> Hand:
        desk = self._desk
        journal = desk.journal_path
        assert journal is not None
        names = {terms.platform: terms.name for terms in desk.platforms.every()}
        return Hand(
            writers=desk.writers,
            clock=desk.clock,
            journal=journal.stem,
            formats=desk.in_full,
            platform_name=lambda word: names.get(word, word),
        )

    def _place(self) -> Path:
        """Where it would be written: what was typed, with the ending of its kind."""
        typed, ending = typed_path(self._path.text()), SUFFIXES[self._kind]
        if not typed.name or typed.suffix.lower() == ending:
            return typed
        return typed.with_name(typed.name + ending)

    def _wanted(self) -> Wanted:
        kind = self._kind
        named = _NAMED.get(self._of.data())
        name = self._period.data()
        return Wanted(
            kind,
            self._place(),
            partial(named, name) if named is not None and name and kind != "journal" else None,
            self._chosen
            or TradeFilter(
                platforms=tuple(filter(None, [self._platform.data()])),
                strategies=tuple(filter(None, [self._strategy.data()])),
            ),
            self._table.data(),
            self._paper.data(),
            self._is_anonymous.isChecked(),
        )

    def _done(self, out: Path) -> None:
        tell_written(out, self._desk)
        self.accept()

    def _failed(self, error: JournalError) -> None:
        if error.code == "cancelled":
            self._desk.notify(self.tr("The export was stopped; no file was written"))
            self.reject()
            return
        self.show()
        self._refuse(error)

    def _refuse(self, error: JournalError) -> None:
        self._say(say(error.code, error.facts), "danger")
        self._path.setFocus()


def _usual_paper() -> str:
    """The paper where the trader is."""
    is_imperial = QLocale.system().measurementSystem() is (
        QLocale.MeasurementSystem.ImperialUSSystem
    )
    return "letter" if is_imperial else "a4"


def _kind_of(period: Period) -> str:
    """Which of the segments a period belongs to."""
    if "W" in period.name:
        return "week"
    return "month" if "-" in period.name else "year"


def _named(choice: Choice, name: str, spoken: str) -> Choice:
    choice.setObjectName(name)
    choice.setAccessibleName(spoken)
    return choice
