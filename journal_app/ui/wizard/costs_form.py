"""Step 5: what the borrowed money costs for the planned time."""

from __future__ import annotations

from collections.abc import Iterator

from journal_app.domain.money import apy_from_apr
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.expected_costs import expected_costs
from journal_app.domain.planning.proposal import asset_owed
from journal_app.domain.planning.questions import Question
from journal_app.ui.messages import say
from journal_app.ui.wizard.note_box import NoteBox
from journal_app.ui.wizard.step_form import StepForm
from journal_app.ui.wizard.words import step_title


class CostsForm(StepForm):
    """The borrow rate, the planned days and the fee of a side."""

    question = Question.COSTS

    def build(self) -> None:
        """Lay the fields out."""
        self.rate = self.amount(
            "borrow_apr", self.tr("% a year, APR"), is_percent=True, may_be_negative=True
        )
        self.rate.setPlaceholderText(self.tr("not known"))
        self.rate_field = self.add_field(self.tr("Borrow rate"), self.rate)
        self.days = self.amount("days", self.tr("days"))
        self.days_field = self.add_field(self.tr("Planned time"), self.days)
        self.fee = self.amount(
            "fee_rate", self.tr("% of each side"), is_percent=True, may_be_negative=True
        )
        self.add_field(self.tr("Fee"), self.fee)
        self.note = NoteBox()
        self.note.setObjectName("plan.breaches_by_costs")
        self.note.hide()
        self.column.addWidget(self.note)

    def tell(self) -> None:
        """Say the rate as a yield, what is usual, and which lines the costs cross elsewhere."""
        self._tell_rate()
        wizard = self.wizard
        crossed = [
            f"{step_title(CODES[code][0], wizard.questions)}: {say(code)}."
            for code in wizard.breaches_by_costs
        ]
        self.note.setVisible(bool(crossed))
        self.note.show_parts(
            self.tr("With these costs a line is crossed at a step before."), " ".join(crossed)
        )

    def _tell_rate(self) -> None:
        formats, wizard = self.desk.formats, self.wizard
        proposal, opening = wizard.proposal, wizard.judgement.opening
        in_view = wizard.judgement.in_view
        lacks_rate = lacks_days = False
        if in_view is not None:
            costs = expected_costs(in_view, proposal.borrow_apr, proposal.days)
            lacks_rate = costs.per_day is None
            lacks_days = costs.interest is None and not lacks_rate
        without = self.tr("without it interest and break\u2011even are not known")
        words = [without, *self._where_it_is_found()] if lacks_rate else []
        self.days_field.set_hint(_capital(without) if lacks_days else "")
        if proposal.borrow_apr is not None:
            apy = formats.percent(apy_from_apr(proposal.borrow_apr), 2)
            words.append(self.tr("{apy} as APY").format(apy=apy))
        if opening is not None:
            usual = wizard.around.usual_rate(proposal.platform, opening.borrowed_asset)
            if usual is not None:
                shown = formats.percent(usual, 2)
                words.append(self.tr("usual here {rate}").format(rate=shown))
        if wizard.terms is not None and wizard.terms.has_perpetuals:
            words.append(
                self.tr("the funding that you expect to pay on the whole value; below 0 to receive")
            )
        self.rate_field.set_hint(_capital(" · ".join(words)))

    def _where_it_is_found(self) -> Iterator[str]:
        """Rates change by the hour: none is shipped, and a new trader has to look it up."""
        terms, owed = self.wizard.terms, asset_owed(self.wizard.proposal)
        if terms is not None and owed is not None and not terms.has_perpetuals:
            text = self.tr(
                "{platform} shows it on its own page of {asset}, often as the slightly higher APY"
            )
            yield text.format(platform=terms.name.partition(",")[0], asset=owed)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
