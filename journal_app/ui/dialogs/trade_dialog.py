"""What the dialogs about one trade share: a form, beside it what it does, and one thing to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.effect_card import EffectCard
from journal_app.ui.dialogs.form_dialog import FormDialog
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.scroll_page import BAR, ReadingPage, ScrollPage
from journal_app.ui.words import sides_words

if TYPE_CHECKING:
    from journal_app.services.trade_page import TradePage


class ShowsProblems(Protocol):
    """A form that says beside its fields what is wrong."""

    def show_problems(self, problems: Iterable[Problem]) -> list[str]:
        """Say each beside its field; return the sentences of those that belong to none."""
        ...


class TradeDialog(FormDialog):
    """A form about one trade. Signal: `recorded(what)`, once it is kept."""

    recorded = Signal(str)

    def __init__(self, name: str, desk: Desk, page: TradePage, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName(name)
        self._desk, self._trade = desk, page.trade
        self._was_tried = False
        self.effect = EffectCard(desk.formats)
        self._title = Label(pixels=16, weight=700)
        self._subject = Label(
            f"{sides_words(page.record.name)} · #{page.trade.number}", color="muted"
        )
        self._problem = Sentence(color="danger")
        self._problem.hide()
        self.save = button("", "primary")
        self.save.setObjectName(f"{name}.save")
        self.save.setDefault(True)
        self.save.clicked.connect(self.keep)
        self._cancel = button(self.tr("Cancel"))
        self._cancel.setObjectName(f"{name}.cancel")
        self._cancel.clicked.connect(self.reject)

    def keep(self) -> None:
        """Record it, or say what is missing."""
        raise NotImplementedError

    def _call(self, title: str, save: str) -> None:
        """Say what the dialog is for, and what its button does."""
        self._title.setText(title)
        self.setWindowTitle(title)
        self.save.setText(save)

    def _lay_out(
        self, form: QWidget, beside: Sequence[QWidget], above: QWidget | None = None
    ) -> None:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self._title)
        title.addWidget(self._subject, 1)
        head = QVBoxLayout()
        head.setSpacing(14)
        head.addLayout(title)
        if above is not None:
            head.addWidget(above)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(ScrollPage(form), 3)
        middle.addWidget(self._reading(beside), 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._problem, 1)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        for each in self._further_buttons():
            buttons.addWidget(each)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22 - BAR, 18)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        for row in (head, buttons):
            row.setContentsMargins(0, 0, BAR, 0)

    def _reading(self, cards: Sequence[QWidget]) -> ReadingPage:
        """Cards, the first as high as there is room; more rows scroll and leave the dialog be."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(12)
        for card in cards:
            column.addWidget(card)
        column.setStretch(0, 1)
        reading = ReadingPage(page, self.tr("What it does"))
        reading.setMinimumWidth(max(card.minimumWidth() for card in cards) + BAR)
        return reading

    def _further_buttons(self) -> Iterable[QWidget]:
        """What else can be done, between calling it off and recording it."""
        return ()

    # What is wrong

    def _problems_shown_by(self) -> ShowsProblems:
        raise NotImplementedError

    def _show_problems(self, problems: Iterable[Problem]) -> None:
        elsewhere = self._problems_shown_by().show_problems(problems)
        self._problem.setText(" ".join(elsewhere))
        self._problem.setVisible(bool(elsewhere))

    def _refuse(self, error: JournalError) -> None:
        """Say why it cannot be; it can be tried again."""
        self.save.setEnabled(True)
        self.effect.show_words(self.tr("This cannot be recorded as it stands."))
        if isinstance(error, Refused):
            self._show_problems(error.problems)
        else:
            self._show_problems([Problem("", error.code, error.facts)])
