"""Close a trade, or a part of it: the exit, what it settles and does, and whether it is time."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from journal_app.domain.ledger.closing import reasons_to_close
from journal_app.domain.problems import JournalError
from journal_app.services.closing import ExitSeen, see_exit
from journal_app.services.recording import close_trade
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.close_form import CloseForm
from journal_app.ui.dialogs.trade_dialog import TradeDialog
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Sentence
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


class CloseDialog(TradeDialog):
    """The exit of one trade. Signal: `recorded(text)`, what to say afterwards."""

    def __init__(self, desk: Desk, page: TradePage, parent: QWidget | None = None) -> None:
        super().__init__("close", desk, page, parent)
        self._seen: ExitSeen | None = None
        self._sure_of: Decimal | None = None
        self.form = CloseForm(desk, page)
        self._call(self.tr("Close the trade"), self.tr("Close trade"))
        self._lay_out(self.form, [self.effect, self._made_reasons(page)])
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
            self.form.go_to_problem()
            return
        leaving = self.form.leaving
        if leaving is None:
            return
        if self.form.doubt is not None and not self._is_sure:
            self._sure_of = leaving.price  # asked once
            self.save.setText(self.tr("Close anyway"))
            self.form.price.setFocus()
            return
        desk, trade_id, at = self._desk, self._trade.id, self.form.at
        own, note = self.form.own_settled, self.form.note.text().strip()
        self.save.setEnabled(False)
        desk.bridge.drop(self, "exit")
        # once more, with all that was typed, since the last look may be older
        desk.bridge.read(
            lambda uow: see_exit(uow, trade_id, leaving, at, own, note),
            self._record,
            owner=self,
            otherwise=self._refuse_to_keep,
        )

    def _refuse_to_keep(self, error: JournalError) -> None:
        self._refuse(error)
        self.form.go_to_problem()

    # Making

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

    @property
    def _is_sure(self) -> bool:
        """Whether it was asked already if this odd price is meant."""
        return self.form.doubt is not None and self._sure_of == self.form.price.amount()

    def _look(self) -> None:
        """Ask what the exit as it stands settles and does."""
        problems = self.form.problems()
        leaving = self.form.leaving
        if problems or leaving is None:
            told = [each for each in problems if self._was_tried or each.code != "empty"]
            self._show_problems(told)
            self.effect.show_words(self.tr("Fill in the exit to see what it does."))
            self._desk.bridge.drop(self, "exit")  # it was about what stood there before
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
        if not self._is_sure:
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
            otherwise=self._refuse_to_keep,
        )

    def _problems_shown_by(self) -> CloseForm:
        return self.form
