"""Step 4: how large the trade is, from the money that may be lost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO
from journal_app.domain.planning.collateral_at_stop import collateral_loss
from journal_app.domain.planning.example import is_of_example
from journal_app.domain.planning.expected_costs import costs_at_exit, expected_costs
from journal_app.domain.planning.paper_position import PaperPosition
from journal_app.domain.planning.proposal import SizedBy, fee_rate_of
from journal_app.domain.planning.proposed_plan import answers_to_size_by
from journal_app.domain.planning.questions import Question
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.wizard.margin_form import LeverageField
from journal_app.ui.wizard.note_box import NoteBox
from journal_app.ui.wizard.size_words import SIZINGS, bound_words, lowered_words, own_money_hint
from journal_app.ui.wizard.step_form import StepForm
from journal_app.ui.wizard.words import answer_name, said

_OF_SIZE: Final = frozenset({"capital", "risk_fraction", "stop", "units", None})
"""What the size itself is reckoned from."""


class SizeForm(StepForm):
    """Capital and risk give the units, or the units the risk; leverage gives own money, or back.

    Or own money and leverage are both given, and the units are their product.
    """

    question = Question.SIZE

    def build(self) -> None:
        """Lay the fields out."""
        wizard = self.wizard
        self.capital = self.amount("capital", places=2)
        capital_field = self.add_field(self.tr("Capital"), self.capital)
        self.sized_by = Choice([(meaning, said(words)) for meaning, words in SIZINGS])
        self.sized_by.setObjectName("plan.sized_by")
        self.sized_by.chosen.connect(self._size_by)
        self.follow(self.sized_by, self._show_sized_by)
        self.add_field(self.tr("Sized by"), self.sized_by)
        self.risk = self.amount(
            "risk_fraction",
            "%",
            is_percent=True,
            shown=lambda: wizard.solved.risk_fraction,
            also={"sized_by": "risk"},
            places=2,
        )
        self.risk_field = self.add_field(self.tr("Risk per trade"), self.risk)
        self.own = self.amount("own", shown=lambda: wizard.solved.own, also={"backed_by": "own"})
        own_field = self.add_field(self.tr("Own money"), self.own)
        self.slider = LeverageField(self)
        self.add_field(self.tr("Leverage"), self.slider)
        self.units = self.amount(
            "units", shown=lambda: wizard.solved.units, also={"sized_by": "units"}
        )
        self.add_field(self.tr("Position"), self.units)
        self._needed = {"capital": capital_field, "own": own_field}
        self.borrowed = AmountEdit()
        self.borrowed.setObjectName("plan.borrowed")
        self.borrowed.setReadOnly(True)
        self.follow(self.borrowed, self._show_borrowed)
        self.borrow_field = self.add_field(self.tr("Borrow"), self.borrowed)
        for editor in (self.capital, self.own, self.units, self.borrowed):
            editor.hide_with_amounts()
        self.note = NoteBox()
        self.note.setObjectName("plan.size_note")
        self.column.addWidget(self.note)

    def tell(self) -> None:
        """Say in the fields what the size means, and under them what it includes."""
        self.slider.tell()
        formats, proposal = self.desk.formats, self.wizard.proposal
        judgement = self.wizard.judgement
        position, opening = judgement.position, judgement.opening
        for name, field in self._needed.items():
            self.need(field, name != self.wizard.lacking, name=answer_name(name))
        self.capital.set_unit(formats.currency)
        self._needed["capital"].set_hint(" ".join(self._capital_words()))
        self.risk_field.set_hint(bound_words(self.wizard, formats))
        loss = self.wizard.solved.loss
        self.risk.set_unit(
            self.tr("% of capital") if loss is None else f"% · {formats.money(loss)}"
        )
        self.own.set_unit(proposal.collateral)
        self._needed["own"].set_hint(own_money_hint(proposal, formats))
        terms = self.wizard.terms
        self.borrow_field.setVisible(terms is None or not terms.has_perpetuals)
        asset = proposal.asset or ""
        self.units.set_unit(
            f"{asset} · {formats.money(position.stake.value)}" if position else str(asset)
        )
        owed = opening.borrowed_asset if opening and opening.borrowed else ""
        rate = proposal.borrow_apr
        if owed and rate is not None:
            text = self.tr("{asset} at {rate}").format(asset=owed, rate=formats.percent(rate, 2))
            self.borrowed.set_unit(text)
        else:
            self.borrowed.set_unit(owed)
        if position is None and self.wizard.lacking not in _OF_SIZE:
            lacking = answer_name(self.wizard.lacking or "entry")
            self.note.show_parts("", self.tr("Still needed: {field}.").format(field=lacking))
        elif position is not None and loss is None:
            lacking = answer_name("stop")
            self.note.show_parts(
                "", self.tr("The loss at the stop still needs {field}.").format(field=lacking)
            )
        elif position is None or loss is None:
            self.note.show_parts(
                "", self.tr("Capital, risk and a stop give the position; or type how large it is.")
            )
        else:
            self.note.show_parts(
                self.tr("{units} {asset} would lose {loss} at the stop.").format(
                    units=formats.amount(position.stake.units),
                    asset=asset,
                    loss=formats.money(loss),
                ),
                " ".join(
                    filter(
                        None,
                        (
                            self._costs_words(position, proposal.stop or ZERO),
                            self._collateral_words(position),
                            lowered_words(self.wizard, self.desk.formats),
                        ),
                    )
                ),
            )

    def _collateral_words(self, position: PaperPosition) -> str:
        """What the loss leaves out: that of collateral which moves with the trade."""
        formats, stop = self.desk.formats, self.wizard.proposal.stop
        if stop is None:
            return ""
        lost = collateral_loss(position.opening, stop, self.wizard.terms)
        if not lost:
            return ""
        words = (
            self.tr("Your collateral loses about {money} more there.")
            if lost > 0
            else self.tr("Your collateral gains about {money} there.")
        )
        return words.format(money=formats.money(abs(lost)))

    def _capital_words(self) -> Iterator[str]:
        """A capital that the journal does not know is easily taken for the stake of one trade."""
        proposal = self.wizard.proposal
        if self.wizard.around.capital is not None:
            return
        yield self.tr("All you trade with, not the stake of this trade.")
        is_kept = bool(proposal.capital) and not is_of_example(proposal)
        if is_kept and not self.desk.bridge.is_read_only:
            yield self.tr("Signing off keeps it as your capital, for Today and reviews too.")

    def _costs_words(self, position: PaperPosition, stop: Decimal) -> str:
        """What of the loss at the stop is costs, as far as these are known."""
        formats, proposal = self.desk.formats, self.wizard.proposal
        known = expected_costs(position, proposal.borrow_apr, proposal.days)
        costs = costs_at_exit(position, stop)
        told = []
        if known.interest is not None:
            terms = self.wizard.terms
            is_funded = terms is not None and terms.has_perpetuals
            words = (
                self.tr("{interest} of funding over {days} days")
                if is_funded
                else self.tr("{interest} of interest over {days} days")
            )
            told.append(
                words.format(
                    interest=formats.money(costs.interest, places=2),
                    days=formats.exactly(proposal.days or ZERO),
                )
            )
        if fee_rate_of(proposal, self.wizard.terms) is not None:
            fees = formats.money(costs.fees, places=2)
            told.append(self.tr("{fees} of fees").format(fees=fees))
        match told:
            case [one, other]:
                return self.tr("That includes {one} and {other}.").format(one=one, other=other)
            case [one]:
                return self.tr("That includes {one}; other costs are not known yet.").format(
                    one=one
                )
            case _:
                return self.tr("Costs are not known yet.")

    def _size_by(self, sized_by: SizedBy) -> None:
        wizard = self.wizard
        wizard.put(**answers_to_size_by(sized_by, wizard.proposal, wizard.solved))

    def _show_sized_by(self) -> None:
        self.sized_by.blockSignals(True)
        self.sized_by.choose(self.wizard.proposal.sized_by)
        self.sized_by.blockSignals(False)

    def _show_borrowed(self) -> None:
        opening = self.wizard.judgement.opening
        self.quietly(self.borrowed, opening.borrowed if opening else None)
