"""Step 5: what the borrowed money costs for the planned time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from journal_app.domain.money import apy_from_apr
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.expected_costs import expected_costs
from journal_app.domain.planning.funding import A_YEAR, AN_HOUR, EIGHT_HOURS, each_time, shown_for
from journal_app.domain.planning.proposal import asset_owed
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import Direction
from journal_app.ui.messages import say
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.wizard.note_box import NoteBox
from journal_app.ui.wizard.size_words import bound_words, lowered_words
from journal_app.ui.wizard.step_form import StepForm
from journal_app.ui.wizard.words import step_title


class CostsForm(StepForm):
    """The borrow rate or funding, the planned days and the fee of a side."""

    question = Question.COSTS

    def build(self) -> None:
        """Lay the fields out."""
        self.rate = self.amount(
            "borrow_apr", is_percent=True, may_be_negative=True, times=lambda: self._times
        )
        self.rate.setPlaceholderText(self.tr("not known"))
        self.per = Choice(
            (
                (A_YEAR, self.tr("a year")),
                (EIGHT_HOURS, self.tr("for 8 hours")),
                (AN_HOUR, self.tr("an hour")),
            )
        )
        self.per.setObjectName("plan.funding_per")
        self.per.setAccessibleName(self.tr("The time that the funding is for"))
        self.per.chosen.connect(self._read_anew)
        self._chosen_for: dict[str, Decimal] = {}
        self.rate_field = self.add_field(
            self.tr("Borrow rate"), self.beside((self.rate, 3), (self.per, 2))
        )
        self.rate_field.tell_of(self.rate)
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

    @property
    def _is_funded(self) -> bool:
        """Whether time costs funding, and not the interest of a loan."""
        terms = self.wizard.terms
        return terms is not None and terms.has_perpetuals

    @property
    def _times(self) -> Decimal:
        """How often in a year falls due what is typed as the rate; interest is of a year."""
        return self.per.data() if self._is_funded else A_YEAR

    def _read_anew(self) -> None:
        """What stands there stays, and is for another time now; on this platform from now on."""
        self._chosen_for[self.wizard.proposal.platform] = self.per.data()
        self.rate.amount_changed.emit(self.rate.amount())

    def _show_per(self) -> None:
        """The time that was chosen for the platform, else that for which it shows its funding."""
        platform = self.wizard.proposal.platform
        self.per.blockSignals(True)
        self.per.choose(self._chosen_for.get(platform, shown_for(platform)))
        self.per.blockSignals(False)

    def refresh(self, *, is_just_reached: bool = False) -> None:
        """Choose first for which time the rate is shown."""
        self._show_per()
        super().refresh(is_just_reached=is_just_reached)

    def tell(self) -> None:
        """Say the rate as a yield, what is usual, and which lines the costs cross elsewhere."""
        self.per.setVisible(self._is_funded)
        if self._is_funded:
            self.rate_field.set_caption(self.tr("Funding"))
            self.rate.set_unit("%")
            self._tell_funding()
        else:
            self.rate_field.set_caption(self.tr("Borrow rate"))
            self.rate.set_unit(self.tr("% a year, APR"))
            self._tell_rate()
        wizard = self.wizard
        crossed = [
            f"{step_title(CODES[code][0], wizard.questions)}: {say(code)}."
            for code in wizard.breaches_by_costs
        ]
        formats = self.desk.formats
        lowered, bound = lowered_words(wizard, formats), bound_words(wizard, formats)
        self.note.setVisible(bool(crossed or lowered or bound))
        if crossed:
            broken = self.tr("With these costs a rule is broken at a step before.")
            self.note.show_parts(broken, " ".join(crossed))
        else:
            self.note.show_parts(lowered, bound)

    def _lacking(self) -> tuple[bool, bool]:
        """Whether the rate, and whether the planned time is still needed."""
        proposal, in_view = self.wizard.proposal, self.wizard.judgement.in_view
        if in_view is None:
            return False, False
        costs = expected_costs(in_view, proposal.borrow_apr, proposal.days)
        lacks_rate = costs.per_day is None
        return lacks_rate, costs.interest is None and not lacks_rate

    def _tell_rate(self) -> None:
        formats, wizard = self.desk.formats, self.wizard
        proposal, opening = wizard.proposal, wizard.judgement.opening
        lacks_rate, lacks_days = self._lacking()
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
        self.rate_field.set_hint(_capital(" · ".join(words)))

    def _tell_funding(self) -> None:
        """Say what the number is for another time, and its sign for the trade's side: platforms
        show what longs pay shorts, and a plan holds what its own side pays.
        """
        formats, proposal = self.desk.formats, self.wizard.proposal
        lacks_funding, lacks_days = self._lacking()
        without = self.tr("without it funding and break\u2011even are not known")
        self.days_field.set_hint(_capital(without) if lacks_days else "")
        words = [without] if lacks_funding else []
        apr = proposal.borrow_apr
        if apr is not None and self._times == A_YEAR:
            hourly = formats.percent(each_time(apr, AN_HOUR), 5)
            words.append(self.tr("{rate} an hour").format(rate=hourly))
        elif apr is not None:
            words.append(self.tr("{rate} a year").format(rate=formats.percent(apr, 2)))
        words.append(
            self.tr(
                "above\u00a00 you pay, below\u00a00 you receive; where longs pay shorts, a long "
                "types it above\u00a00"
            )
            if proposal.direction is Direction.LONG
            else self.tr(
                "above\u00a00 you pay, below\u00a00 you receive; where longs pay shorts, a short "
                "types it below\u00a00"
            )
        )
        self.rate_field.set_hint(_capital(" · ".join(words)))

    def _where_it_is_found(self) -> Iterator[str]:
        """Rates change by the hour: none is shipped, and a new trader has to look it up."""
        terms, owed = self.wizard.terms, asset_owed(self.wizard.proposal)
        if terms is not None and owed is not None:
            text = self.tr(
                "{platform} shows it on its own page of {asset}, often as the slightly higher APY"
            )
            yield text.format(platform=terms.name.partition(",")[0], asset=owed)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
