"""A row of the sheet of prices and rates: the new value, and what is wrong or odd about it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QObject, Qt

from journal_app.domain.importing.pasted_sheet import SheetRow
from journal_app.domain.problems import Problem
from journal_app.ui.messages import explain
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.labels import Sentence

Judge = Callable[[Decimal], Problem | None]


class PriceRow(QObject):
    """What it is, the field, and below it what is said of the value.

    called: by which a clipboard and a file find it. value: what was typed, None where nothing was,
    or nothing that can be; kept, since all rows are asked for it at every key.
    """

    def __init__(
        self,
        name: str,
        called: SheetRow,
        spoken: str,
        unit: str,
        refusal: Judge,
        doubt: Judge,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.called = called
        self.editor = AmountEdit(unit)
        self.editor.setObjectName(f"prices.{name.lower()}")
        self.editor.setAccessibleName(spoken)
        self.editor.setAcceptDrops(False)  # a file is dropped on the sheet, not into a number
        self.editor.shown = self.judge
        self.value: Decimal | None = None
        self.is_refused = False
        self._said: Sentence | None = None
        self._place: Callable[[Sentence], None] = lambda _: None
        self._refusal = refusal
        self._doubt = doubt
        self._odd = ""
        self._beside = ""

    @property
    def is_doubted(self) -> bool:
        """Whether what stands there is hardly meant."""
        return bool(self._odd or self._beside)

    @property
    def said(self) -> str:
        """What is said below the field."""
        return self._said.text() if self._said is not None else ""

    def place_words(self, place: Callable[[Sentence], None]) -> None:
        """Hear where the words go, once there are any: most of many rows never say something."""
        self._place = place

    def judge(self) -> None:
        """Refuse or question the value at once, beside itself."""
        value = self.editor.amount()
        if value is not None and (wrong := self._refusal(value)) is not None:
            self.editor.show_problem(explain(wrong))  # which comes back here once
        self.is_refused = bool(self.editor.problem)
        self.value = None if self.is_refused else value
        odd = self._doubt(self.value) if self.value is not None else None
        self._odd = explain(odd) if odd else ""
        if self.is_refused:
            self.say()

    def doubt(self, words: str) -> None:
        """Question the value for what stands in other rows; empty words take that back."""
        self._beside = words

    def say(self) -> None:
        """Say below the field what is to be said. Of a doubt once the keys rest: the first digits
        of a number are always far from the last price.
        """
        words = self.editor.problem or self._odd or self._beside
        if words == self.said:
            return
        if self._said is None:
            self._said = Sentence("", 12)
            self._said.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._said.hide()
            self._place(self._said)
        self._said.set_color("danger" if self.is_refused else "warning")
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self.editor.setAccessibleDescription(". ".join(filter(None, (self.editor.unit, words))))
