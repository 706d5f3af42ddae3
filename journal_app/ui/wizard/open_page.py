"""A planned trade and its opening: the fill as it really was, and the entries that it makes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.entry_times import time_problem
from journal_app.domain.exact import ZERO
from journal_app.domain.importing.doubts import price_doubt
from journal_app.domain.money import STABLECOINS
from journal_app.domain.planning.collateral_at_stop import collateral_loss_of_plan
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.opening import (
    Opening,
    expected_fee,
    money_beside,
    opening_drafts,
    opening_of,
    own_money_of,
)
from journal_app.domain.planning.paper_position import (
    PaperPosition,
    account_once_opened,
    liquidation_price_of,
    on_paper,
)
from journal_app.domain.planning.proposed_plan import planned_levels
from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.domain.trade import Plan, Trade
from journal_app.services.planning import open_planned
from journal_app.ui.desk import Desk
from journal_app.ui.formatting import NONE
from journal_app.ui.messages import explain, say
from journal_app.ui.plan_cost_words import before_costs, no_costs_words
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.price_ladder import PriceLadder
from journal_app.ui.wizard.evidence_grid import EvidenceGrid
from journal_app.ui.wizard.scrolling import Inside, Scrolling
from journal_app.ui.wizard.signed_box import SignedBox
from journal_app.ui.words import direction_word, entry_word

if TYPE_CHECKING:
    from journal_app.domain.ledger.drafts import Draft
    from journal_app.ui.formatting import Formats


class OpenPage(QWidget):
    """Signals: `opened(trade)`, `changing(trade)` to plan it anew, `another()`."""

    opened = Signal(object)
    changing = Signal(object)
    another = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.trade: Trade | None = None
        self._fee_is_given = False
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        self.card = Card(" ")
        self.plan_card = Card(self.tr("The plan"))
        self.ladder = PriceLadder()
        self.figures = EvidenceGrid(columns=1)
        self.plan_card.body.addWidget(self.ladder)
        self.plan_card.body.addWidget(self.figures)
        self.signed = SignedBox()
        self.plan_card.body.addWidget(self.signed)
        for card, share in ((self.card, 4), (self.plan_card, 3)):
            inside = Inside()
            column = QVBoxLayout(inside)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(card)
            column.addStretch(1)
            whole.addWidget(Scrolling(inside), share)
        self.said = Sentence("", color="muted")
        self.card.body.addWidget(self.said)
        self.time = QLineEdit()
        self.time.setFont(theme().font(13))
        self.time.setObjectName("plan.open.time")
        self.time.textChanged.connect(self._show_opening)
        self.price, self.units, self.own = AmountEdit(), AmountEdit(), AmountEdit()
        self.fee, self.collateral_price = AmountEdit(), AmountEdit()
        self._numbers = (self.price, self.units, self.own, self.fee, self.collateral_price)
        self.fee.amount_changed.connect(self._note_fee)  # before the opening is shown with it
        names = ("price", "units", "own", "fee", "collateral_price")
        for name, editor in zip(names, self._numbers, strict=True):
            editor.setObjectName(f"plan.open.{name}")
            editor.amount_changed.connect(self._show_opening)
        for editor in (self.units, self.own, self.fee):
            editor.hide_with_amounts()
        self.time_field = Field(self.tr("Time"), self.time)
        self.price_field = Field(self.tr("Fill price"), self.price)
        self.units_field = Field(self.tr("Filled"), self.units)
        self.own_field = Field(self.tr("Own money"), self.own)
        self.fee_field = Field(self.tr("Fee"), self.fee)
        self.collateral_field = Field(self.tr("Collateral price"), self.collateral_price)
        self.fields = (
            self.time_field, self.price_field, self.units_field, self.own_field, self.fee_field,
            self.collateral_field,
        )  # fmt: skip
        for field in self.fields:
            self.card.body.addWidget(field)
        self.rows = EvidenceGrid(columns=1)
        self.card.body.addSpacing(4)
        self.card.body.addWidget(self.rows)
        self.problem = Sentence("", 13, 400, "danger")
        self.problem.hide()
        self.card.body.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._sure_of: tuple[Decimal | None, ...] | None = None
        self.open_now = button(self.tr("Open now"), "primary")
        self.open_now.setObjectName("plan.open_now")
        self.open_now.clicked.connect(self.open)
        self.change = button(self.tr("Change the plan"))
        self.change.setObjectName("plan.change")
        self.change.clicked.connect(lambda: self.changing.emit(self.trade))
        self.new = button(self.tr("Plan another"))
        self.new.setObjectName("plan.another")
        self.new.clicked.connect(self.another)
        for each in (self.open_now, self.change, self.new):
            foot.addWidget(each)
        foot.addStretch(1)
        self.card.body.addSpacing(4)
        self.card.body.addLayout(foot)

    def show_trade(
        self, trade: Trade, proposed: Collection[str] = (), *, is_changed: bool = False
    ) -> None:
        """Show a planned trade, its fill as the plan has it and at the present time. proposed: what
        was signed this very moment without anybody having given it. is_changed: whether there is a
        change of it that is not signed, and not shown here.
        """
        self.trade, self._sure_of = trade, None
        plan, formats = trade.plan, self._desk.formats
        assert plan is not None, "only a planned trade is opened here"
        planned = plan.positions[0]
        self.card.set_title(
            self.tr("Trade {number} is planned").format(number=formats.count(trade.number))
        )
        self.card.set_aside(f"{planned.asset} {direction_word(planned.direction)}")
        self.said.setText(
            self.tr("The plan was changed and the change is not signed: this is as it was signed.")
            if is_changed
            else self.tr("Open it once your order is filled. From then on the plan is frozen.")
        )
        self.change.setText(
            self.tr("Go on with the change") if is_changed else self.tr("Change the plan")
        )
        collateral, own = own_money_of(plan)
        needs_price = collateral not in STABLECOINS and collateral != planned.asset
        self.collateral_field.setVisible(needs_price)
        self._fee_is_given = False
        self.change.setVisible(len(trade.positions) == 1)
        for number in self._numbers:
            number.clear_problem()  # of what was typed for another trade
        for editor in (self.time, *self._numbers):
            editor.blockSignals(True)
        self.time.setText(formats.full_time(self._desk.now()))
        self.price.set_amount(planned.entry)
        per = self.tr("{money} per {asset}")
        self.price.set_unit(per.format(money=formats.currency, asset=planned.asset))
        self.units.set_amount(planned.units)
        self.units.set_unit(planned.asset)
        self.own.set_amount(own)
        self.own.set_unit(collateral)
        self.fee.set_amount(expected_fee(planned.units, planned.entry, plan.fee_rate))
        self.fee.set_unit(money_beside(collateral))
        self.collateral_price.set_unit(per.format(money=formats.currency, asset=collateral))
        for editor in (self.time, *self._numbers):
            editor.blockSignals(False)
        if needs_price:
            self._desk.bridge.read(
                lambda uow: uow.observations.market([collateral]).quote(
                    collateral, self._desk.now()
                ),
                lambda quote: self.collateral_price.set_amount(quote.price if quote else None),
                owner=self,
                replacing="quote",
            )
        self._show_plan(plan)
        self.signed.show_plan(plan, proposed, trade.terms)
        self._show_opening()
        self.open_now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_plan(self, plan: Plan) -> None:
        """Show what was planned, beside what is being done."""
        formats = self._desk.formats
        self.ladder.show_levels(planned_levels(plan))
        places = 2 if plan.expected_costs is not None and plan.expected_costs < 100 else 0
        liquidation = plan.positions[0].liquidation_price if plan.positions else None
        figures = (
            (self.tr("Liquidation"), formats.price(liquidation)),
            (self.tr("Leverage"), formats.times(plan.leverage, 2)),
            (self.tr("Health factor"), formats.ratio(plan.health_factor)),
            (before_costs(plan, self.tr("Loss at the stop")), formats.money(plan.risk)),
            *self._collateral_at_stop(plan),
            (before_costs(plan, self.tr("Profit at the targets")), formats.money(plan.reward)),
            (
                self.tr("Expected costs"),
                no_costs_words(plan, formats) or formats.money(plan.expected_costs, places=places),
            ),
            (self.tr("Planned days"), formats.exactly(plan.days)),
        )
        self.figures.show_pairs([pair for pair in figures if pair[1] != NONE])

    def _collateral_at_stop(self, plan: Plan) -> Iterator[tuple[str, str]]:
        """What the loss at the stop leaves out, where the collateral is of the same asset."""
        lost = collateral_loss_of_plan(plan)
        if lost and plan.risk is not None:
            name = self.tr("Collateral loss at stop") if lost > 0 else ""
            yield name or self.tr("Collateral gain at stop"), self._desk.formats.money(abs(lost))

    def open(self) -> None:
        """Record the opening, and go to the trade."""
        at, opening = self._read_time(), self._opening()
        if at is None or opening is None or self.trade is None or not self.open_now.isEnabled():
            return
        doubtful = self.price if self._doubt else self.own if self._is_past(opening) else None
        if doubtful is not None and self._sure_of != self._typed:
            self._sure_of = self._typed  # asked once
            self.open_now.setText(self.tr("Open anyway"))
            doubtful.setFocus()
            return
        trade_id, desk, rows = self.trade.id, self._desk, opening_drafts(opening, at)
        self.open_now.setEnabled(False)

        def done(trade: Trade) -> None:
            self.open_now.setEnabled(True)
            self.opened.emit(trade)

        def refused(error: JournalError) -> None:
            self.open_now.setEnabled(True)
            problems = error.problems if isinstance(error, Refused) else ()
            words = " · ".join(explain(each) for each in problems)
            self.problem.setText(words or say(error.code, error.facts))
            self.problem.show()

        desk.bridge.change(
            lambda journal: open_planned(journal, desk.clock, trade_id, rows),
            done,
            owner=self,
            otherwise=refused,
        )

    @property
    def _doubt(self) -> Problem | None:
        """Why the price is hardly meant, held against the planned entry."""
        plan, price = self.trade.plan if self.trade else None, self.price.amount()
        if plan is None or price is None:
            return None
        return price_doubt("price", plan.positions[0].entry, price)

    @property
    def _typed(self) -> tuple[Decimal | None, ...]:
        """What decides whether it is asked if the opening is meant."""
        return self.price.amount(), self.units.amount(), self.own.amount()

    def _stands(self, opening: Opening) -> PaperPosition:
        """The real opening, under the terms that it was planned under."""
        return on_paper(opening, HoldingCosts(), self.trade.terms if self.trade else None)

    def _is_past(self, opening: Opening | None) -> bool:
        """Whether its platform would not open it so."""
        return opening is not None and not self._stands(opening).can_be_opened

    def _note_fee(self, *_: object) -> None:
        self._fee_is_given = True

    def _show_opening(self, *_: object) -> None:
        """Show the entries that would be made, where they lead, and beside its field what is
        wrong or hardly meant.
        """
        at, opening = self._read_time(), self._opening()
        self.open_now.setEnabled(at is not None and opening is not None)
        if self._sure_of != self._typed:
            self.open_now.setText(self.tr("Open now"))
        doubt = self._doubt
        self.price_field.set_doubt("" if doubt is None else say(doubt.code, doubt.facts))
        self.own_field.set_doubt(say("cannot_open") if self._is_past(opening) else "")
        told = [] if at is None or opening is None else list(self._pairs(opening, at))
        self.rows.show_pairs(told)

    def _pairs(self, opening: Opening, at: datetime) -> Iterator[tuple[str, str]]:
        """The entries, and how the trade stands once they are made."""
        formats, terms = self._desk.formats, self.trade.terms if self.trade else None
        for row in opening_drafts(opening, at):
            yield _told(row, formats)
        then = account_once_opened(opening, terms)
        if then is None:
            yield self.tr("Leverage then"), formats.times(self._stands(opening).leverage_then, 2)
            return
        yield self.tr("Leverage then"), formats.times(then.leverage, 2)
        line = liquidation_price_of(then, opening.asset, terms)
        yield self.tr("Liquidation then"), formats.price(line)
        if then.health_factor is not None:
            yield self.tr("Health factor then"), formats.ratio(then.health_factor)

    def _opening(self) -> Opening | None:
        """What stands in the fields; None while something is missing or cannot be."""
        self.problem.hide()
        price, units, own = self._typed
        if self.trade is None or self.trade.plan is None:
            return None
        for editor in (self.price, self.units, self.collateral_price):
            number = editor.amount()
            if number is not None and number <= 0:
                text = self._desk.formats.plain(number)
                editor.show_problem(say("not_positive", {"text": text}))
                return None
        if own is not None and own < 0:
            self.own.show_problem(say("negative", {"text": self._desk.formats.plain(own)}))
            return None
        if price is None or units is None or own is None:
            return None
        fee = self.fee.amount() if self._fee_is_given else None
        try:
            opening = opening_of(
                self.trade.plan,
                price=price,
                units=units,
                own=own,
                fee=fee,
                collateral_price=self.collateral_price.amount(),
            )
        except Refused as refused:
            self.problem.setText(say(refused.code, refused.facts))
            self.problem.show()
            return None
        if not self._fee_is_given and self.fee.amount() != opening.fee:
            self.fee.blockSignals(True)
            self.fee.set_amount(opening.fee)
            self.fee.blockSignals(False)
        return opening

    def _read_time(self) -> datetime | None:
        try:
            at = self._desk.formats.read_time(self.time.text())
        except Refused as refused:
            self.time_field.show_problem(say(refused.code, refused.facts))
            return None
        if (problem := time_problem("", at, self._desk.now())) is not None:
            self.time_field.show_problem(explain(problem))
            return None
        self.time_field.clear_problem()
        return at

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens from every field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.open()
        else:
            super().keyPressEvent(event)


def _told(row: Draft, formats: Formats) -> tuple[str, str]:
    """An entry as it will stand in the ledger."""
    words = f"{formats.amount(abs(row.amount or ZERO))} {row.asset}"
    if row.kind == "open":
        words += f" @ {formats.price(row.price)}"
    if row.apr is not None:
        words += f" · {formats.percent(row.apr, 2)}"
    if row.fee:
        words += f" · {entry_word('fee').lower()} {formats.amount(row.fee)} {row.fee_asset}"
    return entry_word(row.kind), words
