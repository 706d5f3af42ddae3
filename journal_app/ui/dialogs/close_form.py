"""The form of an exit: what is closed, at which price, what it settles, and what it taught."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from journal_app.domain.entry_times import not_before, proposed_moment, time_problem
from journal_app.domain.exact import ZERO, exact
from journal_app.domain.importing.doubts import price_doubt
from journal_app.domain.ledger.closing import Exit, Settled, money_of
from journal_app.domain.market.percents import in_percent
from journal_app.domain.money import Asset
from journal_app.domain.planning.expected_costs import FeeAtExit, fee_at_exit
from journal_app.domain.problems import Problem, Refused
from journal_app.ui.desk import Desk
from journal_app.ui.messages import say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.choice import Choice, Segments
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.grade_choice import GradeChoice
from journal_app.ui.widgets.labels import Label

if TYPE_CHECKING:
    from journal_app.domain.figures import PositionFigures
    from journal_app.domain.market.observed import Quote
    from journal_app.services.trade_page import TradePage

_NOTE_HEIGHT = 56
Line = QLineEdit | QPlainTextEdit


class CloseForm(QWidget):
    """Fields of one exit. Signal: `changed()`, at every key that matters to its figures."""

    changed = Signal()

    def __init__(self, desk: Desk, page: TradePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self._open = {held.asset: held for held in page.figures.positions if held.quantity}
        self._fields: dict[str, Field] = {}
        self._is_quiet = True
        self._fee_is_given = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._make_fill()
        self._settling = QVBoxLayout()
        self._settling.setSpacing(8)
        self._settled_title = self._title(self.tr("What it settles"))
        self._settled_title.hide()
        self._column.addLayout(self._settling)
        self._settled: dict[tuple[str, Asset], AmountEdit] = {}
        self._own: set[tuple[str, Asset]] = set()
        self._make_outcome()
        self._column.addStretch(1)
        self._is_quiet = False
        self._follow_position()

    # What stands in it

    @property
    def leaving(self) -> Exit | None:
        """The exit as it stands; None while something is missing."""
        amount, price = self.amount.amount(), self.price.amount()
        if self.problems() or amount is None or price is None:
            return None
        paid_in = money_of(self._page.reckoned.state)
        return Exit(self._held.asset, amount, price, self.fee.amount() or ZERO, paid_in)

    @property
    def at(self) -> datetime:
        """When it happened. Raises: Refused."""
        formats = self._desk.formats
        if self.time.text() == formats.full_time(self._now):
            return self._now
        return not_before(formats.read_time(self.time.text()), self._last)

    @property
    def _last(self) -> datetime | None:
        """When the last entry of the trade was."""
        last = self._page.reckoned.state.last
        return last[0] if last else None

    @property
    def own_settled(self) -> Settled | None:
        """What the trader says is repaid and taken out; None where the proposal is followed."""
        if not self._own:
            return None
        told: dict[str, dict[Asset, Decimal]] = {"repay": {}, "withdraw": {}}
        for (kind, asset), editor in self._settled.items():
            if amount := editor.amount():
                told[kind][asset] = amount
        return Settled(told["repay"], told["withdraw"])

    @property
    def learnt(self) -> dict[str, Any]:
        """What it taught, as `close_trade` takes it."""
        return {
            "grade": self.grade.grade,
            "mistakes": tuple(self.mistakes.text().split(",")),
            "emotions": tuple(self.emotions.text().split(",")),
            "lesson": self.lesson.toPlainText(),
        }

    def problems(self) -> list[Problem]:
        """What is missing or cannot be read."""
        found = [
            Problem(name, "empty")
            for name, editor in (("amount", self.amount), ("price", self.price))
            if not editor.text().strip()
        ]
        every = {"amount": self.amount, "price": self.price, "fee": self.fee}
        every |= {f"{kind}.{asset}": editor for (kind, asset), editor in self._settled.items()}
        for name, editor in every.items():
            amount = editor.amount()
            if amount is None and editor.text().strip():
                found.append(Problem(name, "not_a_number", {"text": editor.text()}))
            elif amount is not None and amount <= 0 and name in ("amount", "price"):
                found.append(Problem(name, "not_positive", {"text": editor.text()}))
        try:
            at = self.at
        except Refused as refused:
            return [*found, *(Problem("time", each.code, each.facts) for each in refused.problems)]
        problem = time_problem("time", at, self._desk.now())
        return [*found, problem] if problem else found

    def show_problems(self, problems: Iterable[Problem]) -> list[str]:
        """Say each beside its field; return the sentences of those that belong to none."""
        for field in self._fields.values():
            field.clear_problem()
        elsewhere = []
        for problem in problems:
            sentence = say(problem.code, {"field": problem.field, **problem.facts})
            beside = self._fields.get(problem.field)
            if beside is None or beside.isHidden():
                elsewhere.append(sentence)
            else:
                beside.show_problem(sentence)
        return elsewhere

    def go_to_problem(self) -> None:
        """Give the keys to the first field that something is wrong with."""
        wrong = (each for each in self._fields.values() if each.problem and each.isVisible())
        if (field := next(wrong, None)) is not None:
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_settled(self, proposed: Settled) -> None:
        """Show what is proposed, but where the trader said otherwise."""
        wanted = {("repay", asset): amount for asset, amount in proposed.repay.items()}
        wanted |= {("withdraw", asset): amount for asset, amount in proposed.withdraw.items()}
        for key in [each for each in self._settled if each not in wanted and each not in self._own]:
            self._remove_settled(key)
        self._is_quiet = True
        for key, amount in wanted.items():
            if key not in self._settled:
                self._add_settled(key)
            if key not in self._own:
                self._settled[key].set_amount(amount)
                self._hint_at_interest(key, amount)
        self._is_quiet = False
        self._settled_title.setVisible(bool(self._settled))

    def show_outcome(self, *, is_over: bool) -> None:
        """Ask what it taught once nothing stays open."""
        for name in ("grade", "mistakes", "emotions", "lesson"):
            self._fields[name].setVisible(is_over)
        self._outcome_title.setVisible(is_over)

    def prefill(
        self,
        asset: Asset | None = None,
        amount: Decimal | None = None,
        price: Decimal | None = None,
        fee: Decimal | None = None,
        repay: Mapping[Asset, Decimal] | None = None,
    ) -> None:
        """Fill in what is known of the exit. fee: none for the proposed one. repay: so much is
        paid back, and nothing of those assets taken out.
        """
        if asset is not None:
            self.position.choose(asset)
        self._is_quiet = True
        for editor, number in ((self.amount, amount), (self.price, price), (self.fee, fee)):
            if number is not None:
                editor.set_amount(number)
        for owed, paid in (repay or {}).items():
            for key, number in ((("repay", owed), paid), (("withdraw", owed), ZERO)):
                self._own.add(key)
                if key not in self._settled:
                    self._add_settled(key)
                self._settled[key].set_amount(number)
        self._is_quiet = False
        self._tell_change()

    # Making

    def _make_fill(self) -> None:
        self._now = proposed_moment(self._desk.now(), self._last)
        self.position = Choice([(asset, str(asset)) for asset in self._open])
        self.share = Segments([(1, self.tr("All")), (2, self.tr("Half")), (4, self.tr("Quarter"))])
        self.amount, self.price, self.fee = AmountEdit(), AmountEdit(), AmountEdit()
        self.amount.hide_with_amounts()
        self.fee.hide_with_amounts()
        self.time = QLineEdit(self._desk.formats.full_time(self._now))
        self.note = QLineEdit()
        self._add("position", self.tr("Position"), self.position)
        self._add("share", self.tr("How much"), self.share)
        self._add("amount", self.tr("Amount"), self.amount)
        self._add("price", self.tr("Price"), self.price)
        self._add("fee", self.tr("Fee"), self.fee)
        self._add("time", self.tr("When"), self.time)
        self._add("note", self.tr("Why"), self.note)
        self._fields["position"].setVisible(len(self._open) > 1)
        self.price.set_unit(self._desk.formats.currency)
        self.fee.set_unit(money_of(self._page.reckoned.state))
        self.position.chosen.connect(lambda _: self._follow_position())
        self.share.chosen.connect(self._take_share)
        self.price.amount_changed.connect(lambda _: self._hint_at_price())
        self.fee.amount_changed.connect(lambda _: self._note_fee())
        for editor in (self.amount, self.price):
            editor.amount_changed.connect(lambda _: self._propose_fee())
        for editor in (self.amount, self.price, self.fee):
            editor.amount_changed.connect(lambda _: self._tell_change())
        self.time.textChanged.connect(lambda _: self._tell_change())
        self.note.textChanged.connect(lambda _: self._tell_change())

    def _make_outcome(self) -> None:
        trade = self._page.trade
        self._outcome_title = self._title(self.tr("What it taught"))
        self.grade = GradeChoice()
        self.grade.show_grade(trade.grade)
        self.mistakes = QLineEdit(", ".join(trade.mistakes))
        self.mistakes.setPlaceholderText(self.tr("late entry, moved stop"))
        self.emotions = QLineEdit(", ".join(trade.emotions))
        self.emotions.setPlaceholderText(self.tr("calm, fear"))
        self.lesson = QPlainTextEdit(trade.lesson)
        self.lesson.setTabChangesFocus(True)
        self.lesson.setFixedHeight(_NOTE_HEIGHT)
        self._add("grade", self.tr("Grade"), self.grade)
        self._add("mistakes", self.tr("Mistakes"), self.mistakes)
        self._add("emotions", self.tr("Emotions"), self.emotions)
        self._add("lesson", self.tr("Learnt"), self.lesson)

    def _add(self, name: str, caption: str, editor: QWidget) -> None:
        editor.setObjectName(f"close.{name}")
        editor.setFont(theme().font())
        self._fields[name] = Field(caption, editor)
        self._column.addWidget(self._fields[name])

    def _title(self, text: str) -> Label:
        label = Label(text, weight=600)
        label.setContentsMargins(0, 8, 0, 0)
        self._column.addWidget(label)
        return label

    def _hint_at_interest(self, key: tuple[str, Asset], amount: Decimal) -> None:
        """Say why more is repaid than the trade shows as owed."""
        kind, asset = key
        owed = self._page.figures.debt.get(asset)
        is_more = kind == "repay" and owed is not None and amount > owed
        words = self.tr("{owed} owed at {time}, interest since, rounded up") if is_more else ""
        formats = self._desk.formats
        self._fields[f"{kind}.{asset}"].set_hint(
            words.format(
                owed=formats.quantity(owed, 4), time=formats.time(self._page.reckoned.valuation.at)
            )
        )

    def _add_settled(self, key: tuple[str, Asset]) -> None:
        kind, asset = key
        editor = AmountEdit(asset)
        editor.hide_with_amounts()
        editor.setObjectName(f"close.{kind}.{asset}")
        caption = self.tr("Repay") if kind == "repay" else self.tr("Take out")
        field = Field(caption, editor)
        editor.textEdited.connect(lambda _: self._own.add(key))
        editor.textEdited.connect(lambda _: field.set_hint(""))
        editor.amount_changed.connect(lambda _: self._tell_change())
        self._settled[key] = editor
        self._fields[f"{kind}.{asset}"] = field
        self._settling.addWidget(field)

    def _remove_settled(self, key: tuple[str, Asset]) -> None:
        kind, asset = key
        del self._settled[key]
        field = self._fields.pop(f"{kind}.{asset}")
        self._settling.removeWidget(field)
        field.deleteLater()

    # Following

    @property
    def _held(self) -> PositionFigures:
        return self._open[self.position.data()]

    def _follow_position(self) -> None:
        """Begin with all of a position at its last price."""
        held = self._held
        self._is_quiet = True
        self.amount.set_unit(held.asset)
        self.price.set_amount(self._quote.price if self._quote else None)
        self._hint_at_price()
        self.share.choose(1)
        self._take_share(1)
        self._is_quiet = False
        self._tell_change()

    @property
    def _quote(self) -> Quote | None:
        return self._page.reckoned.valuation.quotes.get(self._held.asset)

    @property
    def doubt(self) -> Problem | None:
        """Why the price is hardly meant, held against the last mark, else what was paid."""
        quote, price = self._quote, self.price.amount()
        last = quote.price if quote else self._held.average_entry
        return None if price is None else price_doubt("price", last, price)

    def _hint_at_price(self) -> None:
        """Say of which moment the proposed price is; of another one what is odd about it."""
        field, quote, doubt = self._fields["price"], self._quote, self.doubt
        field.set_doubt("" if doubt is None else say(doubt.code, doubt.facts))
        is_mark = quote is not None and quote.at and self.price.amount() == quote.price
        time = self._desk.formats.time(quote.at if quote else None)
        field.set_hint(self.tr("last mark of {time}").format(time=time) if is_mark else "")

    def _note_fee(self) -> None:
        """From now on the fee is the trader's own, an emptied one too."""
        self._fee_is_given = True
        self._fields["fee"].set_hint("")

    def _propose_fee(self) -> None:
        """Fill in the fee that is to be expected, as the opening does, until one is typed."""
        if self._fee_is_given:
            return
        amount, price = self.amount.amount(), self.price.amount()
        fee = None
        if amount is not None and price is not None and amount > 0 and price > 0:
            fee = fee_at_exit(self._page.trade, amount, price)
        self.fee.blockSignals(True)  # it is not the trader who types this
        self.fee.set_amount(None if fee is None else fee.amount)
        self.fee.blockSignals(False)
        self._fields["fee"].set_hint("" if fee is None else self._of_fee(fee))

    def _of_fee(self, fee: FeeAtExit) -> str:
        """Where a proposed fee comes from."""
        rate = f"{self._desk.formats.exactly(in_percent(fee.rate))}%"
        if fee.told_by == "plan":
            return self.tr("{rate} of what is closed, as planned").format(rate=rate)
        return self.tr("{rate} of what is closed, the platform's taker fee").format(rate=rate)

    def _take_share(self, parts: int) -> None:
        self.amount.set_amount(_part(self._held.quantity, parts))

    def _tell_change(self) -> None:
        if not self._is_quiet:
            self.changed.emit()


@exact
def _part(quantity: Decimal, parts: int) -> Decimal:
    return quantity / parts
