"""Step 7: the prices at which to be warned, and where each warning is really set."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.planning.proposal import Alert
from journal_app.domain.planning.questions import Question
from journal_app.ui.messages import say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.wizard.step_form import StepForm

ALERTS = 4


class AlertsForm(StepForm):
    """Price levels with their places, and an alert of the rate."""

    question = Question.ALERTS

    def build(self) -> None:
        """Lay the fields out."""
        said = Sentence(
            self.tr(
                "This program is offline and wakes nobody. Write beside each level where the alert "
                "is really set: an order, DeFi Saver, Gelato, your phone."
            ),
            color="muted",
        )
        self.column.addWidget(said)
        self.propose = button(self.tr("Propose three levels"))
        self.propose.setObjectName("plan.propose_alerts")
        self.propose.clicked.connect(self._propose)
        self.proposed = Sentence(
            self.tr(
                "These levels are proposed: on the way to your stop and, should that fail, on to "
                "liquidation. They follow your levels until you change or empty them."
            )
        )
        self.proposed.setObjectName("plan.alerts_proposed")
        self.column.addWidget(self.proposed)
        self.propose_field = self.add_field("", self.beside((self.propose, 0), (QWidget(), 1)))
        self.rows = [self._row(place) for place in range(ALERTS)]
        self.rate = self.amount("rate_alert", is_percent=True)
        self.rate_field = self.add_field(self.tr("Rate alert"), self.rate)

    @property
    def first(self) -> QWidget | None:
        """Where the first level is set, should that be all that is not answered yet."""
        price, where = self.rows[0]
        is_open = price.amount() is not None and not where.text().strip()
        return where if is_open and where.isVisible() else super().first

    def tell(self) -> None:
        """Say that the levels are only proposed, or offer to propose them, and of which rate the
        alert is.
        """
        terms = self.wizard.terms
        is_funded = terms is not None and terms.has_perpetuals
        self.rate_field.set_caption(
            self.tr("Funding alert") if is_funded else self.tr("Rate alert")
        )
        self.rate.set_unit(self.tr("% a year") if is_funded else self.tr("% a year, APR"))
        is_proposed = self.wizard.is_proposed("alerts")
        self.proposed.setVisible(is_proposed)
        self.propose_field.setVisible(not is_proposed)

    def _row(self, place: int) -> tuple[AmountEdit, QLineEdit]:
        number = place + 1
        price, where = AmountEdit(), QLineEdit()
        price.setObjectName(f"plan.alert.{number}")
        price.setAccessibleName(self.tr("Alert {number}").format(number=number))
        where.setObjectName(f"plan.alert_place.{number}")
        where.setAccessibleName(self.tr("Where alert {number} is set").format(number=number))
        where.setPlaceholderText(self.tr("Where it is set"))
        where.setFont(theme().font(13))
        price.amount_changed.connect(lambda _: self._put(price))
        where.textChanged.connect(lambda _: self._put(price))
        self.follow(price, lambda: self._show(place), "alerts")
        self.follow(where, lambda: self._show(place), "alerts")
        pair = self.beside((price, 1), (where, 1))
        field = self.add_field(self.tr("Level {number}").format(number=number), pair)
        field.tell_of(price)
        return price, where

    def _propose(self) -> None:
        """Put the levels beside what was typed of their places, even before there was a level."""
        self.wizard.propose_alerts([where.text().strip() for _, where in self.rows])

    def _put(self, typed_in: AmountEdit) -> None:
        amount = typed_in.amount()
        if amount is not None and amount <= 0:
            typed_in.show_problem(say("not_positive", {"text": self.desk.formats.plain(amount)}))
        read = [(price.amount(), where.text()) for price, where in self.rows]
        self.wizard.put(
            alerts=tuple(
                Alert(price, where.strip())
                for price, where in read
                if price is not None and price > 0
            )
        )

    def _show(self, place: int) -> None:
        """Rows are brought up to date together, but not while one is typed in or to be mended."""
        is_untouched = "alerts" in self.wizard.proposal.proposed
        if not is_untouched and self.is_typed_in(each for row in self.rows for each in row):
            return
        if any(price.problem for price, _ in self.rows):
            return
        alerts = self.wizard.proposal.alerts
        price, where = self.rows[place]
        alert = alerts[place] if place < len(alerts) else None
        if alert is None and where.text() and price.amount() is None:
            return
        self.quietly(price, alert.price if alert else None)
        text = alert.place if alert else ""
        if where.text().strip() != text:
            where.blockSignals(True)
            where.setText(text)
            where.blockSignals(False)
