"""The wizard's flow: the answers so far, how they are judged, and at which step one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from journal_app.domain.planning.checklist import (
    ABSENCES,
    Answer,
    Judgement,
    Question,
    judge,
    next_question,
)
from journal_app.domain.planning.proposal import USUAL_RISK, Proposal, asset_owed, tidy_price
from journal_app.domain.planning.proposed_plan import (
    LevelRow,
    Solved,
    level_rows,
    proposed_alerts,
    solved_by,
)
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.trade import MarginMode, Verdict

if TYPE_CHECKING:
    from journal_app.domain.terms import Terms
    from journal_app.domain.trade import Trade
    from journal_app.services.ports import Platforms
    from journal_app.services.preparing import Preparation


class Wizard(QObject):
    """One trade being thought through.

    Signals: `changed` after every answer, `moved` after every step, `restarted` before it is about
    another trade.
    """

    changed = Signal()
    moved = Signal()
    restarted = Signal()

    def __init__(self, platforms: Platforms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._platforms = platforms
        self.preparation: Preparation | None = None
        self.proposal = Proposal()
        self.trade: Trade | None = None
        self.step = Question.THESIS
        self.is_touched = False
        self._given: set[str] = set()
        self._tried: set[Question] = set()
        self._judgement: Judgement | None = None

    # What it is about

    def know(self, platforms: Platforms) -> None:
        """Take up the platforms as they are known now."""
        self._platforms = platforms
        self._judge_anew()

    def prepare(self, preparation: Preparation) -> None:
        """Take up what the journal says now; the answers stay."""
        first = self.preparation is None
        self.preparation = preparation
        if self.trade is not None and self.trade.id not in {t.id for t in preparation.waiting}:
            self.trade = None  # it was taken back, given up or opened elsewhere
            self.is_touched = True
        if first and not self.is_touched:
            self._fill()
        self._judge_anew()

    def begin(self, answers: Mapping[str, Any] | None = None) -> None:
        """Begin a new trade, with what a calculation or another screen knows of it."""
        self.restarted.emit()
        self.trade = None
        self.proposal = Proposal()
        self.is_touched = False
        self._given = set()
        self._tried = set()
        self._fill()
        if answers:
            known = Proposal.__dataclass_fields__.keys() & answers.keys()
            self.put(**{name: answers[name] for name in known})
        self._move_to(Question.THESIS)

    def take_up(self, proposal: Proposal, trade: Trade) -> None:
        """Go on with one that was kept, where it was left."""
        self.restarted.emit()
        self.proposal = proposal
        self.trade = trade
        self.is_touched = False
        self._given = set(Proposal.__dataclass_fields__)
        order = list(Question)
        left_at = Question(proposal.step) if proposal.step in order else Question.THESIS
        self._tried = set(order[: order.index(left_at)])
        self._judge_anew()
        self._move_to(left_at)

    def note_kept(self, trade: Trade) -> None:
        """The answers are kept as this trade."""
        self.trade = trade
        self.is_touched = False
        self.changed.emit()

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was answered that is not kept yet."""
        return self.is_touched and (self.proposal.asset is not None or bool(self.proposal.thesis))

    # Answers

    def put(self, **answers: Any) -> None:
        """Take answers over; what follows from them is filled in where nothing was given."""
        self._given |= answers.keys()
        new = replace(self.proposal, **answers)
        if new == self.proposal:
            return
        self.proposal = new
        self.is_touched = True
        if answers.keys() & {"platform", "asset", "direction"}:
            self._fill()
        self._judge_anew()

    def give_reason(self, code: str, reason: str) -> None:
        """Say why a line is crossed all the same."""
        self.put(reasons={**self.proposal.reasons, code: reason})

    @property
    def terms(self) -> Terms | None:
        """The rules of the chosen platform."""
        return self._platforms.terms(self.proposal.platform)

    @property
    def around(self) -> Surroundings:
        """What the trade is judged beside."""
        return self.preparation.around if self.preparation else Surroundings()

    @property
    def judgement(self) -> Judgement:
        """How it stands."""
        if self._judgement is None:
            self._judgement = judge(self.proposal, self.terms, self.around)
        return self._judgement

    @property
    def level_rows(self) -> tuple[LevelRow, ...]:
        """The levels and what they mean."""
        return level_rows(self.proposal, self.judgement)

    @property
    def solved(self) -> Solved:
        """All figures of the size, given or following."""
        return solved_by(self.proposal, self.judgement)

    @property
    def leverage_in_reach(self) -> Decimal:
        """Where a slider ends: at the platform's most, or at twice the profile's before that."""
        most = self.judgement.most_leverage
        return most.in_reach(self.around.profile, self.solved.leverage)

    def propose_alerts(self) -> None:
        """Put three levels between the entry and liquidation."""
        self.put(alerts=proposed_alerts(self.proposal, self.judgement))

    def use_most_leverage(self) -> None:
        """Take the most leverage that all lines allow, to the hundredth below."""
        most = self.judgement.most_leverage.to_the_hundredth
        self.put(leverage=most, backed_by="leverage")

    # Steps

    @property
    def answer(self) -> Answer:
        """How the present step stands."""
        return self.judgement.answer(self.step)

    def codes_to_say(self, question: Question) -> tuple[str, ...]:
        """What is found; what is merely not there yet is said once the step was left."""
        return tuple(
            code
            for code in self.judgement.answer(question).codes
            if code not in ABSENCES or question in self._tried
        )

    def breaches_to_say(self, question: Question) -> tuple[str, ...]:
        """The found ones that ask for a reason."""
        said = self.codes_to_say(question)
        return tuple(code for code in self.judgement.answer(question).breaches if code in said)

    def verdict(self, question: Question) -> Verdict | None:
        """The mark of a step in the list: none before it was left."""
        return self.judgement.answer(question).verdict if question in self._tried else None

    def is_tried(self, question: Question) -> bool:
        """Whether a step was left, or was tried to be."""
        return question in self._tried

    @property
    def lacking(self) -> Question | None:
        """The first step without which there is no position; None where there is one."""
        proposal = self.proposal
        if self.judgement.position is not None and proposal.platform:
            return None
        if proposal.asset is None or not proposal.platform:
            return Question.THESIS
        return Question.SIZE if proposal.entry else Question.LEVELS

    def try_step(self) -> str | None:
        """Leave the step as far as it is concerned; return the breach that lacks its reason."""
        if self.step not in self._tried:
            self._tried.add(self.step)
            self.changed.emit()
        return next(iter(self.answer.unreasoned), None)

    def forward(self) -> None:
        """Go to the next step."""
        self._tried.add(self.step)
        following = next_question(self.step)
        if following is not None:
            self._move_to(following)

    def back(self) -> None:
        """Go to the step before; nothing is lost."""
        order = list(Question)
        place = order.index(self.step)
        if place:
            self._tried.add(self.step)
            self._move_to(order[place - 1])

    def go(self, question: Question) -> None:
        """Go to any step."""
        if question is not self.step:
            self._tried.add(self.step)
            self._move_to(question)

    def try_all(self) -> None:
        """Say of every step what it lacks."""
        self._tried = set(Question)
        self.changed.emit()

    def _move_to(self, question: Question) -> None:
        self.step = question
        self.proposal = replace(self.proposal, step=question.value)
        self._judgement = None
        self.moved.emit()
        self.changed.emit()

    def _judge_anew(self) -> None:
        self._judgement = None
        self.changed.emit()

    # What is filled in

    def _fill(self) -> None:
        """Fill in what was not given, from the settings and from the last trade there."""
        if self.preparation is None:
            return
        around, proposal = self.preparation.around, self.proposal
        last = self.preparation.last_on.get(proposal.platform)
        filled: dict[str, Any] = {
            "capital": around.capital,
            "risk_fraction": USUAL_RISK,
            "leverage": around.profile.first_leverage,
            "account": next(iter(self.preparation.accounts), ""),
            # what another platform filled in before does not stay
            **dict.fromkeys(("days", "fee_rate", "borrow_apr")),
            "margin_mode": MarginMode.ISOLATED,
        }
        if last is not None and last.plan is not None:
            filled |= {
                "account": last.account,
                "margin_mode": last.margin_mode,
                "days": last.plan.days,
                "fee_rate": last.plan.fee_rate,
            }
        terms = self.terms
        if terms is not None:
            if terms.fee_rate is not None:
                filled["fee_rate"] = terms.fee_rate
            owed = asset_owed(proposal)
            if owed is not None and not terms.has_perpetuals:
                filled["borrow_apr"] = around.latest.get((proposal.platform, owed))
        if proposal.asset is not None:
            filled["average_20"], filled["average_50"] = (
                None if average is None else tidy_price(average)
                for average in self.preparation.averages.get(proposal.asset, (None, None))
            )
        left = {name: value for name, value in filled.items() if name not in self._given}
        self.proposal = replace(proposal, **left)
        self._judgement = None
