"""Close a trade, or a part of it: the exit, what it settles and does, and whether it is time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.closing import reasons_to_close
from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.services.closing import ExitSeen, see_exit
from journal_app.services.recording import close_trade
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.close_form import CloseForm
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.effect_card import EffectCard
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.verdict_row import VerdictRow

if TYPE_CHECKING:
    from journal_app.services.trade_page import TradePage

_CONTEXT: Final = "CloseDialog"

_REASONS: Final[dict[str, Any]] = {
    "thesis_broken": QT_TRANSLATE_NOOP("CloseDialog", "The thesis is broken"),
    "stop_reached": QT_TRANSLATE_NOOP("CloseDialog", "The stop is reached"),
    "margin_near_line": QT_TRANSLATE_NOOP("CloseDialog", "Margin is near its line"),
    "cost_beyond_profit": QT_TRANSLATE_NOOP("CloseDialog", "Costs ate the profit"),
}


class CloseDialog(Dialog):
    """The exit of one trade. Signal: `recorded(text)`, what to say afterwards."""

    recorded = Signal(str)

    def __init__(self, desk: Desk, page: TradePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName("close")
        self._desk, self._trade = desk, page.trade
        self._seen: ExitSeen | None = None
        self._was_tried = False
        self.form = CloseForm(desk, page)
        self.effect = EffectCard(desk.formats)
        self._problem = Sentence(color="danger")
        self._problem.hide()
        self.save = button(self.tr("Close trade"), "primary")
        self.save.setObjectName("close.save")
        self.save.clicked.connect(self.keep)
        self._cancel = button(self.tr("Cancel"))
        self._cancel.setObjectName("close.cancel")
        self._cancel.clicked.connect(self.reject)
        self._lay_out(page)
        self.form.changed.connect(self._look)
        self.form.amount.setFocus()
        self.resize(880, 660)
        self._look()

    def keep(self) -> None:
        """Record the exit, or say what is missing; once, however often it is asked."""
        if not self.save.isEnabled():
            return
        self._was_tried = True
        if problems := self.form.problems():
            self._show_problems(problems)
            return
        leaving = self.form.leaving
        if leaving is None:
            return
        desk, trade_id, at = self._desk, self._trade.id, self.form.at
        own, note = self.form.own_settled, self.form.note.text().strip()
        self.save.setEnabled(False)
        # once more, with all that was typed, since the last look may be older
        desk.bridge.read(
            lambda uow: see_exit(uow, trade_id, leaving, at, own, note),
            self._record,
            owner=self,
            otherwise=self._refuse,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)

    # Making

    def _lay_out(self, page: TradePage) -> None:
        title = Label(self.tr("Close the trade"), 16, 700)
        self.setWindowTitle(title.text())
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(title)
        head.addWidget(Label(f"{page.record.name} · #{page.trade.number}", color="muted"), 1)
        scroll = ScrollPage(self.form)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._made_reasons(page))
        right.addWidget(self.effect, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(scroll, 3)
        middle.addLayout(right, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._problem, 1)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    def _made_reasons(self, page: TradePage) -> Card:
        card = Card(self.tr("Is it time?"))
        for reason in reasons_to_close(page.crossed, page.figures):
            row = VerdictRow()
            verdict = "warning" if reason.holds else "open"
            value = {
                True: self.tr("yes"),
                False: self.tr("no"),
                None: self.tr("you tell"),
            }[reason.holds]
            words = QCoreApplication.translate(_CONTEXT, _REASONS[reason.code])
            row.show_verdict(verdict, words, value)
            card.body.addWidget(row)
        card.body.addWidget(
            Sentence(
                self.tr(
                    "No reason by itself: a dip alone, a short swing, another trade that looks "
                    "better."
                ),
                12,
                color="muted",
            )
        )
        return card

    # Looking

    def _look(self) -> None:
        """Ask what the exit as it stands settles and does."""
        problems = self.form.problems()
        leaving = self.form.leaving
        if problems or leaving is None:
            told = [each for each in problems if self._was_tried or each.code != "empty"]
            self._show_problems(told)
            self.effect.show_words(self.tr("Fill in the exit to see what it does."))
            return
        trade_id, at, own = self._trade.id, self.form.at, self.form.own_settled
        self._desk.bridge.read(
            lambda uow: see_exit(uow, trade_id, leaving, at, own),
            self._show_seen,
            owner=self,
            otherwise=self._refuse,
            replacing="exit",
        )

    def _show_seen(self, seen: ExitSeen) -> None:
        self._seen = seen
        self._show_problems([])
        self.form.show_settled(seen.proposed)
        is_over = seen.preview.after.status.is_counted
        self.form.show_outcome(is_over=is_over)
        self.save.setText(self.tr("Close trade") if is_over else self.tr("Close a part"))
        self.effect.show_preview(seen.preview)

    def _record(self, seen: ExitSeen) -> None:
        desk, trade_id = self._desk, self._trade.id
        is_over = seen.preview.after.status.is_counted
        learnt = self.form.learnt if is_over else {}
        net = desk.formats.money(seen.preview.after.total.net, signed=True, places=2)
        text = (
            self.tr("Trade {number} is closed: {net}.").format(number=self._trade.number, net=net)
            if is_over
            else self.tr("A part of trade {number} is closed.").format(number=self._trade.number)
        )

        def done(_: object) -> None:
            self.recorded.emit(text)
            self.accept()

        desk.bridge.change(
            lambda journal: close_trade(journal, desk.clock, trade_id, seen.drafts, **learnt),
            done,
            owner=self,
            otherwise=self._refuse,
        )

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        self.effect.show_words(self.tr("This cannot be recorded as it stands."))
        if isinstance(error, Refused):
            self._show_problems(list(error.problems))
        else:
            self._show_problems([Problem("", error.code, error.facts)])

    def _show_problems(self, problems: list[Problem]) -> None:
        elsewhere = self.form.show_problems(problems)
        self._problem.setText(" ".join(elsewhere))
        self._problem.setVisible(bool(elsewhere))
