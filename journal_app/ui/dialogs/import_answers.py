"""What a file cannot say itself, asked once: account, platform, zone and order of dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.importing.mapping import ColumnMapping
from journal_app.services.transferring import ImportReport
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.import_work import Asked
from journal_app.ui.files import DateOrder
from journal_app.ui.messages import explain
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.completion import Completion
from journal_app.ui.widgets.labels import Label, Sentence

_ZONES: Final = (
    "UTC", "Europe/London", "Europe/Berlin", "Europe/Zurich", "Europe/Athens", "Asia/Dubai",
    "Asia/Kolkata", "Asia/Singapore", "Asia/Hong_Kong", "Asia/Tokyo", "Australia/Sydney",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
    "America/Sao_Paulo",
)  # fmt: skip
"""The zones that are offered while one types; any other is taken too."""

_ORDERS: Final[dict[str, DateOrder]] = {"day_first": "day_first", "month_first": "month_first"}
_TOLD_ELSEWHERE: Final = "read_as_utc"


class _Question(QWidget):
    """A caption over its editor, and what is wrong with the answer under it."""

    def __init__(self, caption: str, editor: QWidget, name: str) -> None:
        super().__init__()
        self.editor = editor
        editor.setObjectName(f"import.{name}")
        label = Label(caption, color="muted")
        label.setBuddy(editor)
        editor.setAccessibleName(caption)
        self._problem = Sentence("", 12, color="danger")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for each in (label, editor, self._problem):
            column.addWidget(each)
        column.addStretch()

    def show_problem(self, text: str) -> None:
        """Say what is wrong, beside the editor."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        if self.editor.property("problem") != bool(text):
            self.editor.setProperty("problem", bool(text))
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)


class ImportAnswers(Card):
    """The questions in a row, and a sentence that says how the file was read."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._account = QLineEdit()
        self._account.setPlaceholderText(self.tr("As the file says"))
        self._platform = Choice()
        self._platform.set_choices(
            [
                ("", self.tr("As the file says")),
                *((terms.platform, terms.name) for terms in desk.platforms.every()),
            ]
        )
        self._zone = QLineEdit()
        self._zone.setPlaceholderText(self.tr("As the file says"))
        self._zone.setCompleter(_offering(_ZONES, self._zone))
        self._dates = Choice()
        self._dates.set_choices(
            [
                ("", self.tr("As the file shows")),
                ("day_first", self.tr("Day first: 07/12 is in December")),
                ("month_first", self.tr("Month first: 07/12 is in July")),
            ]
        )
        self._questions = {
            "account": _Question(self.tr("Account"), self._account, "account"),
            "platform": _Question(self.tr("Platform"), self._platform, "platform"),
            "zone": _Question(self.tr("Times in the file are"), self._zone, "zone"),
            "dates": _Question(self.tr("Dates are"), self._dates, "dates"),
        }
        self._said = Sentence("", color="muted")
        self._said.setObjectName("import.said")
        row = QHBoxLayout()
        row.setSpacing(16)
        for question in self._questions.values():
            row.addWidget(question, 3)
        row.addWidget(self._said, 5)
        self.body.addLayout(row)
        for line in (self._account, self._zone):
            line.textEdited.connect(self.changed)
        for choice in (self._platform, self._dates):
            choice.chosen.connect(self.changed)

    def offer_accounts(self, names: Iterable[str]) -> None:
        """Offer the accounts of the journal while one types."""
        self._account.setCompleter(_offering(names, self._account))

    def asked(self, path: Path) -> Asked:
        """A file with all that was said about it."""
        return Asked(
            path,
            zone_text=self._zone.text().strip(),
            date_order=_ORDERS.get(self._dates.data()),
            account=self._account.text().strip(),
            platform=self._platform.data(),
        )

    def into(self, mapping: ColumnMapping) -> ColumnMapping:
        """A mapping with all that was said here, for the next file of its kind."""
        asked = self.asked(Path())
        return replace(
            mapping,
            zone=asked.zone_text or mapping.zone,
            dates=asked.date_order or "auto",
            account=asked.account,
            platform=asked.platform,
        )

    def take_from(self, mapping: ColumnMapping) -> None:
        """Answer as a saved mapping does, where it says something."""
        for line, said in ((self._account, mapping.account), (self._zone, mapping.zone)):
            if said:
                line.setText(said)
        self.blockSignals(True)
        if mapping.platform:
            self._platform.choose(mapping.platform)
        self._dates.choose("" if mapping.dates == "auto" else mapping.dates)
        self.blockSignals(False)

    # What was answered before

    def recall(self, path: Path) -> None:
        """Answer as for the last file of the same folder."""
        text = self._desk.preferences.text
        for name, line in (("account", self._account), ("zone", self._zone)):
            if not line.text():
                line.setText(text(_key(path, name)))
        if not self._platform.data():
            self._platform.choose(text(_key(path, "platform")))

    def remember(self, path: Path) -> None:
        """Keep the answers for the next file of the same folder."""
        asked = self.asked(path)
        for name, answer in (
            ("account", asked.account),
            ("zone", asked.zone_text),
            ("platform", asked.platform),
        ):
            self._desk.preferences.remember(_key(path, name), answer)

    # What came of them

    def clear_problems(self) -> None:
        """The answers were understood."""
        for question in self._questions.values():
            question.show_problem("")

    def ask_for(self, question: str, code: str) -> None:
        """Say at a question that the file cannot be read without its answer."""
        said = {
            "platform_needed": self.tr("The file does not say; choose it here."),
            "zone_needed": self.tr("The times have no zone; write it here, as Europe/Berlin."),
            "not_a_zone": self.tr("No zone is called so; write UTC, Europe/Berlin or +02:00."),
            "date_order_unknown": self.tr("They can be read both ways; choose one."),
            "date_order_disproved": self.tr("The file shows that it is the other way."),
        }
        self._questions[question].show_problem(said[code])
        self._questions[question].editor.setFocus(Qt.FocusReason.TabFocusReason)
        self._said.setText("")

    def show_read(self, report: ImportReport, first_at: datetime | None) -> None:
        """Say how times were read, so that a wrong zone or order is seen at once."""
        parts = []
        if any(each.code == _TOLD_ELSEWHERE for each in report.remarks) and not self._zone.text():
            parts.append(self.tr("The times have no zone and are read as UTC."))
        parts += [explain(each) + "." for each in report.remarks if each.code != _TOLD_ELSEWHERE]
        if first_at is not None:
            formats = self._desk.formats
            parts.append(
                self.tr("The first row is at {time} on {day} in your zone.").format(
                    time=formats.clock(first_at), day=formats.day(first_at)
                )
            )
        self._said.setText(" ".join(parts))


def _offering(words: Iterable[str], parent: QWidget) -> Completion:
    completion = Completion(list(words), parent)
    completion.setFilterMode(Qt.MatchFlag.MatchContains)
    return completion


def _key(path: Path, name: str) -> str:
    return f"import.{name}/{path.parent.name}"
