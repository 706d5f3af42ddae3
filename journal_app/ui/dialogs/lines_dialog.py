"""The lines that are drawn for everything, a profile, an account or one trade, to be changed.

An empty field leaves its line as it lies otherwise, which it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.watching.own_lines import (
    Held,
    OwnLines,
    Whose,
    held,
    line_problems,
    lines_that_can_be_drawn,
)
from journal_app.services.watch_lines import keep_lines
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.line_words import (
    line_caption,
    line_read,
    line_typed,
    line_unit,
    line_value,
    origin_words,
    whose_word,
)
from journal_app.ui.messages import say
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.watching.own_lines import Drawn
    from journal_app.ui.desk import Desk

_SIZE: Final = (560, 620)


class LineRow(QWidget):
    """One line: its field, and a button that leaves it as it lies otherwise.

    Signal: `changed()`.
    """

    changed = Signal()

    def __init__(self, desk: Desk, line: str, own: Decimal | None, otherwise: Held) -> None:
        super().__init__()
        self.line = line
        words = line_value(line, otherwise.number, desk.formats)
        self.editor = AmountEdit(line_unit(line))
        self.editor.setObjectName(f"lines_dialog.{line}")
        self.editor.setPlaceholderText(desk.formats.plain(line_typed(line, otherwise.number)))
        self._as_otherwise = f"{words} {origin_words(otherwise)}"
        self.field = Field(line_caption(line), self.editor)
        self.reset = button("", "quiet", "rotate-ccw", name=self.tr("Leave it as otherwise"))
        self.reset.setObjectName(f"lines_dialog.{line}.reset")
        self.reset.setAccessibleDescription(line_caption(line))
        self.reset.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
        if own is not None:
            self.editor.set_amount(line_typed(line, own))
        self.editor.amount_changed.connect(lambda _: self.changed.emit())
        self.tell()

    @property
    def own(self) -> Decimal | None:
        """The line as it is drawn here; None where it is left as it lies otherwise."""
        typed = self.editor.amount()
        return None if typed is None else line_read(self.line, typed)

    @property
    def is_left(self) -> bool:
        """Whether nothing stands there."""
        return not self.editor.text().strip()

    def tell(self) -> None:
        """Say how the line lies otherwise, and offer that where it lies elsewhere."""
        words = self.tr("Otherwise {otherwise}")
        is_left = self.is_left
        self.field.set_hint(
            self._as_otherwise if is_left else words.format(otherwise=self._as_otherwise)
        )
        self.reset.setEnabled(not is_left)

    def _leave(self) -> None:
        self.editor.clear()
        self.editor.setFocus()


class LinesDialog(ShortForm):
    """Keeps the lines of one place. places: whose lines hold there, the nearest, its own, first."""

    def __init__(
        self,
        desk: Desk,
        drawn: Drawn,
        places: Sequence[Whose],
        *,
        first: str = "",
        parent: QWidget | None = None,
    ) -> None:
        whose, *farther = places
        title = QCoreApplication.translate("LinesDialog", "Lines for {whose}")
        super().__init__(title.format(whose=whose_word(whose)), parent)
        self.setObjectName("lines_dialog")
        self._desk, self._whose = desk, whose
        own, otherwise = drawn.get(whose, {}), held(drawn, farther)
        self.rows = {
            line: LineRow(desk, line, own.get(line), otherwise[line])
            for line in lines_that_can_be_drawn(whose.level)
        }
        self._page = ScrollPage(self.form)
        self._column.insertWidget(1, self._page, 1)
        self._column.setStretch(2, 0)
        words = self.tr("A field that is left empty leaves its line as it lies otherwise.")
        self._column.addWidget(Sentence(words, 12, color="muted"))
        for row in self.rows.values():
            self.form.add_widget(row)
            row.changed.connect(self._judge)
        self.form.add_stretch()
        self.add_buttons("lines_dialog", self.tr("Keep"))
        self.resize(*_SIZE)
        self._first = self.rows[first if first in self.rows else next(iter(self.rows))]
        self._first.editor.setFocus()
        self._first.editor.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the line that was asked for on show, once it has its place."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._page.ensureWidgetVisible(self._first, 0, 80))

    @property
    def _typed(self) -> dict[str, Decimal]:
        """The lines that are drawn as it stands there."""
        return {line: row.own for line, row in self.rows.items() if row.own is not None}

    def _judge(self) -> None:
        """Say at each field what cannot be, as it is typed."""
        wrong = {each.field: each for each in line_problems(self._whose.level, self._typed)}
        for line, row in self.rows.items():
            found = wrong.get(line)
            row.field.show_problem(say(found.code, found.facts) if found else "")
            row.tell()

    def keep(self) -> None:
        """Keep what stands there, or go to what cannot be."""
        self._judge()
        for row in self.rows.values():
            if row.own is None and not row.is_left and not row.editor.problem:
                row.field.show_problem(say("not_a_number", {"text": row.editor.text().strip()}))
        wrong = [row for row in self.rows.values() if row.editor.problem]
        if wrong:
            wrong[0].editor.setFocus()
        if wrong or not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        desk, whose = self._desk, self._whose
        own = OwnLines(level=whose.level, name=whose.name, lines=self._typed)
        desk.bridge.change(
            lambda journal: keep_lines(journal, desk.clock, own),
            self._kept,
            owner=self,
            otherwise=self._refuse,
        )

    def _kept(self, is_another: bool) -> None:  # noqa: FBT001 - the service's answer
        if is_another:
            said = self.tr("The lines for {whose} are changed.")
            self._desk.notify(
                said.format(whose=whose_word(self._whose)),
                self.tr("Undo"),
                self._desk.actions["undo"].trigger,
            )
        self.accept()

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        problems = error.problems if isinstance(error, Refused) else ()
        at_lines = [each for each in problems if each.field in self.rows]
        for problem in at_lines:
            self.rows[problem.field].field.show_problem(say(problem.code, problem.facts))
        if not at_lines:
            self._desk.bridge.failed.emit(error)
