"""Step 5: what the borrowed money costs for the planned time."""

from __future__ import annotations

from journal_app.domain.money import apy_from_apr
from journal_app.domain.planning.questions import Question
from journal_app.ui.wizard.step_form import StepForm


class CostsForm(StepForm):
    """The borrow rate, the planned days and the fee of a side."""

    question = Question.COSTS

    def build(self) -> None:
        """Lay the fields out."""
        self.rate = self.amount(
            "borrow_apr", self.tr("% a year, APR"), is_percent=True, may_be_negative=True
        )
        self.rate_field = self.add_field(self.tr("Borrow rate"), self.rate)
        self.days = self.amount("days", self.tr("days"))
        self.add_field(self.tr("Planned time"), self.days)
        self.fee = self.amount(
            "fee_rate", self.tr("% of each side"), is_percent=True, may_be_negative=True
        )
        self.add_field(self.tr("Fee"), self.fee)

    def tell(self) -> None:
        """Say the rate as a yield, and what is usual."""
        formats, wizard = self.desk.formats, self.wizard
        proposal, opening = wizard.proposal, wizard.judgement.opening
        words = []
        if proposal.borrow_apr is not None:
            apy = formats.percent(apy_from_apr(proposal.borrow_apr), 2)
            words.append(self.tr("{apy} as APY").format(apy=apy))
        if opening is not None:
            usual = wizard.around.usual_rate(proposal.platform, opening.borrowed_asset)
            if usual is not None:
                shown = formats.percent(usual, 2)
                words.append(self.tr("usual here {rate}").format(rate=shown))
        if wizard.terms is not None and wizard.terms.has_perpetuals:
            words.append(self.tr("for perpetuals, the funding you expect on the whole value"))
        hint = " · ".join(words)
        self.rate_field.set_hint(hint[:1].upper() + hint[1:])
