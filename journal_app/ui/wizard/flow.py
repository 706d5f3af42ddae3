"""The wizard's flow: the answers so far, how they are judged, and at which step one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from journal_app.domain.planning.account_change import AccountChange, account_after
from journal_app.domain.planning.alternatives import Alternative, alternatives_to
from journal_app.domain.planning.checklist import (
    ABSENCES,
    CODES,
    Answer,
    Judgement,
    breaches_by_costs,
    judge,
    reason_key,
)
from journal_app.domain.planning.playbooks import PLAYBOOKS, Extra, Playbook
from journal_app.domain.planning.profiles import first_leverage, first_risk
from journal_app.domain.planning.proposal import (
    Proposal,
    lacking_for_size,
    mode_there,
)
from journal_app.domain.planning.proposed_plan import (
    LevelRow,
    Solved,
    level_rows,
    proposed_alerts,
    solved_by,
)
from journal_app.domain.planning.questions import Question, QuestionList
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.trade import MarginMode, Status, Verdict
from journal_app.services.planning import MAIN_ACCOUNT
from journal_app.ui.widgets.number_style import number_style
from journal_app.ui.wizard.filling import filled_in
from journal_app.ui.wizard.proposed_answers import PROPOSED_AT, TYPED_ALONE, as_proposed
from journal_app.ui.wizard.where import place_of

if TYPE_CHECKING:
    from journal_app.domain.terms import Terms
    from journal_app.domain.trade import Trade
    from journal_app.services.ports import Platforms
    from journal_app.services.preparing import Preparation


_FILLING: Final = frozenset(
    {
        "platform", "asset", "direction", "entry", "stop", "playbook", "prices",
        "capital", "leverage", "own", "backed_by", "collateral", "collateral_price",
        "borrow_apr", "days", "fee_rate", "targets", "rate_stop",
    }
)  # fmt: skip
"""The answers from which others follow."""

_OF_PLAYBOOK: Final = (
    "strategy", "wrong_if", "exit_plan", "stop", "targets", "days", "risk_fraction", "leverage",
)  # fmt: skip

_LEAST_THESIS: Final = 3
"""Characters from which a thesis alone makes a draft; `ETH` may be one, a key that was hit is none.
"""


class Wizard(QObject):
    """One trade being thought through.

    Signals: `changed` after every answer, `moved` after every step, `restarted` before it is about
    another trade, `asked_anew` where other questions are asked, or in another order.
    """

    changed = Signal()
    moved = Signal()
    restarted = Signal()
    asked_anew = Signal()

    def __init__(self, platforms: Platforms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._platforms = platforms
        self.preparation: Preparation | None = None
        self.proposal = Proposal()
        self.trade: Trade | None = None
        self.step: str = Question.THESIS.value
        self.is_touched = False
        self._taken_back: tuple[int, Proposal] | None = None
        self.taken: frozenset[str] = frozenset()
        """What an alternative is changing at the moment."""
        self._given: set[str] = set()
        self._seen: dict[str, Any] = {}
        self._tried: set[str] = set()
        self._judgement: Judgement | None = None
        self._alternatives: dict[str, tuple[Alternative, ...]] = {}
        number_style().changed.connect(self._propose_anew)

    # What it is about

    def know(self, platforms: Platforms) -> None:
        """Take up the platforms as they are known now."""
        self._platforms = platforms
        self._propose_anew()

    def prepare(self, preparation: Preparation) -> None:
        """Take up what the journal says now; the answers stay."""
        first = self.preparation is None
        profile_before = self.around.profile
        asked_before = self.questions
        self.preparation = preparation
        self._follow_trade({trade.id: trade for trade in preparation.waiting})
        if first and not (self.is_touched and self._given >= TYPED_ALONE):  # begun before it came
            self._fill()
        elif not first and self.around.profile != profile_before:
            self._fill_by_profile()
        self._propose()  # another question may be asked, or one no more
        if self.questions != asked_before:
            is_begun = self.is_touched or self.trade is not None
            if self.step not in self.questions.asked or not is_begun:
                self.step = self.questions.asked[0]
            self.asked_anew.emit()
            self.moved.emit()
        self.changed.emit()

    def _follow_trade(self, waiting: Mapping[int, Trade]) -> None:
        """See whether the trade still waits: it may have been taken back, given up or opened
        elsewhere; and whether one that was taken back has come again, which is this one as long as
        nothing else was answered since: what is kept next would write over it.
        """
        if self.trade is not None and self.trade.id not in waiting:
            self._taken_back = self.trade.id, self.proposal
            self.trade = None
            self.is_touched = True
        elif self.trade is None and self._taken_back is not None:
            trade_id, proposal = self._taken_back
            if trade_id in waiting:
                self._taken_back = None
                if self.proposal == proposal:
                    self.trade = waiting[trade_id]
                    self.is_touched = False

    def begin(self, answers: Mapping[str, Any] | None = None) -> None:
        """Begin a new trade, with what a calculation or another screen knows of it."""
        self.restarted.emit()
        self.trade, self._taken_back = None, None
        self.proposal = Proposal()
        self.is_touched = False
        self._given, self._seen = set(), {}
        self._tried = set()
        self._fill()
        if answers:
            followed = {"proposed", *answers.get("proposed", ())}
            known = Proposal.__dataclass_fields__.keys() & answers.keys() - followed
            self.put(**{name: answers[name] for name in known})
        self._move_to(self.questions.asked[0])

    def take_up(self, proposal: Proposal, trade: Trade | None) -> None:
        """Go on with one that was kept, where it was left."""
        self.restarted.emit()
        proposed = PROPOSED_AT.keys() & set(proposal.proposed)
        self.proposal = replace(proposal, proposed=tuple(sorted(proposed)))
        self.trade, self._taken_back = trade, None
        self.is_touched = False
        self._given, self._seen = Proposal.__dataclass_fields__.keys() - proposed, {}
        self._propose()
        order = self.questions.asked
        left_at = proposal.step if proposal.step in order else order[0]
        self._tried = set(order[: order.index(left_at)])
        self._judge_anew()
        self._move_to(left_at)

    def take_back(self, proposal: Proposal, trade: Trade | None) -> None:
        """Go on with what was being thought through when the program ended, not kept since."""
        self.take_up(proposal, trade)
        self.is_touched = True
        self.changed.emit()

    def note_kept(self, trade: Trade, proposal: Proposal) -> None:
        """These answers are kept as this trade; others may have been given meanwhile."""
        self.trade, self._taken_back = trade, None
        self.is_touched = self.proposal != proposal
        self.changed.emit()

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was answered that is not kept yet; a letter or two alone are none."""
        if not self.is_touched:
            return False
        is_begun = len(self.proposal.thesis.strip()) >= _LEAST_THESIS
        return self.trade is not None or self.proposal.asset is not None or is_begun

    # Answers

    def is_proposed(self, name: str) -> bool:
        """Whether an answer stands there that nobody has given: it follows the others."""
        return name not in self._given and bool(getattr(self.proposal, name))

    @property
    def is_answered_whole(self) -> bool:
        """Whether it can be signed off from any step: nothing that is only proposed is unseen."""
        return self.unseen is None and self.judgement.can_be_signed_off

    @property
    def may_be_signed(self) -> bool:
        """Whether it is offered to sign off: from the size on, also over what is unseen."""
        asked, size = self.questions.asked, Question.SIZE.value
        is_sized = size in asked[: asked.index(self.step) + 1]
        return self.is_answered_whole or (is_sized and self.judgement.can_be_signed_off)

    @property
    def unseen(self) -> str | None:
        """The first question, but for the present one, where something is only proposed that was
        not on show as it stands now; None where there is none.
        """
        unseen = {
            question
            for name, question in PROPOSED_AT.items()
            if self.is_proposed(name) and self._seen.get(name) != getattr(self.proposal, name)
        }
        return next((each for each in self.questions.asked if each in unseen - {self.step}), None)

    def note_seen(self, question: str) -> None:
        """What is proposed at a question was on show, as it stands now."""
        for name, place in PROPOSED_AT.items():
            if place == question:
                self._seen[name] = getattr(self.proposal, name)

    def note_all_seen(self) -> None:
        """All that is proposed was on show, as it stands now."""
        for question in PROPOSED_AT.values():
            self.note_seen(question)

    def put(self, **answers: Any) -> None:
        """Take answers over; what follows from them is filled in where nothing was given."""
        self._given |= answers.keys()
        left = tuple(name for name in self.proposal.proposed if name not in answers)
        new = replace(self.proposal, proposed=left, **answers)
        if new == self.proposal:
            return
        self.proposal = new
        self.is_touched = True
        if "playbook" in answers:
            empty = (None, "", ())
            self._given -= {name for name in _OF_PLAYBOOK if getattr(new, name) in empty}
        if "platform" in answers and mode_there(new.margin_mode, self.terms) is not new.margin_mode:
            self._given -= {"margin_mode"} - answers.keys()  # chosen where it could be
        if answers.keys() & _FILLING:
            self._fill()
        else:
            self._propose()  # whatever was put may move them: liquidation hangs on the size, too
        self._judge_anew()

    def give_reason(self, question: str, code: str, reason: str) -> None:
        """Say why a line is crossed all the same."""
        key = reason_key(question, code)
        self.put(reasons={**self.proposal.reasons, key: reason})

    def reason(self, question: str, code: str) -> str:
        """Why a line is crossed all the same."""
        return self.proposal.reasons.get(reason_key(question, code), "")

    def answer_own(self, question: str, answer: str) -> None:
        """Answer a question of one's own."""
        self.put(own_answers={**self.proposal.own_answers, question: answer})

    def alternatives(self, code: str) -> tuple[Alternative, ...]:
        """What would mend a finding."""
        if code not in self._alternatives:
            self._alternatives[code] = alternatives_to(
                code, self.proposal, self.judgement, self.terms, self.around
            )
        return self._alternatives[code]

    def take(self, alternative: Alternative) -> None:
        """Change the answers as an alternative says."""
        self.taken = frozenset(alternative.answers)
        self.put(**alternative.answers)
        self.taken = frozenset()

    @property
    def terms(self) -> Terms | None:
        """The rules of the chosen platform."""
        return self._platforms.terms(self.proposal.platform)

    @property
    def around(self) -> Surroundings:
        """What the trade is judged beside."""
        return self.preparation.around if self.preparation else Surroundings()

    @property
    def questions(self) -> QuestionList:
        """Which questions are asked, and in which order."""
        return self.around.questions

    @property
    def playbooks(self) -> Mapping[str, Playbook]:
        """The playbooks that there are."""
        return self.preparation.playbooks if self.preparation else PLAYBOOKS

    @property
    def extra(self) -> Extra:
        """The evidence that is asked for besides that of every trade."""
        playbook = self.playbooks.get(self.proposal.playbook)
        if playbook is not None and playbook.extra != "none":
            return playbook.extra
        return "trend" if self.proposal.follows_trend else "none"

    @property
    def judgement(self) -> Judgement:
        """How it stands."""
        if self._judgement is None:
            self._alternatives.clear()
            self._judgement = judge(self.proposal, self.terms, self.around)
        return self._judgement

    @property
    def breaches_by_costs(self) -> tuple[str, ...]:
        """What the costs bring about at steps that were passed by before they were known."""
        found = breaches_by_costs(self.judgement, self.proposal, self.terms, self.around)
        return tuple(code for code in found if CODES[code][0] in self._tried)

    @property
    def account_change(self) -> AccountChange | None:
        """The crossed margin account that the trade joins, before and after.

        None where it stands alone there, or the platform's law cannot tell.
        """
        asked, position, terms = self.proposal, self.judgement.position, self.terms
        if asked.margin_mode is not MarginMode.CROSS or position is None or terms is None:
            return None
        place = (asked.account.strip() or MAIN_ACCOUNT, asked.platform)
        parts = self.around.crossed.get(place)
        return account_after(parts, position.opening, terms) if parts else None

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

    def propose_alerts(self, places: Sequence[str] = ()) -> None:
        """Put three levels between the entry and liquidation. places: where they are set, of those
        that were there already unless given.
        """
        self.put(alerts=proposed_alerts(self.proposal, self.judgement, places))

    def use_most_leverage(self) -> None:
        """Take the most leverage that all lines allow, to the hundredth below."""
        most = self.judgement.most_leverage.to_the_hundredth
        self.put(leverage=most, backed_by="leverage")

    # Steps

    @property
    def answer(self) -> Answer:
        """How the present step stands."""
        return self.judgement.answer(self.step)

    def codes_to_say(self, question: str) -> tuple[str, ...]:
        """What is found; what is merely not there yet is said once the step was left."""
        return tuple(
            code
            for code in self.judgement.answer(question).codes
            if code not in ABSENCES or question in self._tried
        )

    def breaches_to_say(self, question: str) -> tuple[str, ...]:
        """The found ones that ask for a reason."""
        said = self.codes_to_say(question)
        return tuple(code for code in self.judgement.answer(question).breaches if code in said)

    def verdict(self, question: str) -> Verdict | None:
        """The mark of a step in the list: none before it was left."""
        return self.judgement.answer(question).verdict if question in self._tried else None

    def is_tried(self, question: str) -> bool:
        """Whether a step was left, or was tried to be."""
        return question in self._tried

    @property
    def lacking(self) -> str | None:
        """The first answer without which there is no position, by its name; None where all are."""
        if not self.proposal.platform:
            return "platform"
        if self.judgement.position is not None:
            return None
        return lacking_for_size(self.proposal) or "stop"

    @property
    def is_held(self) -> bool:
        """Whether the present step is not left without an answer: the platform's, by whose rules
        everything after it is reckoned.
        """
        return self.lacking == "platform" and self.step == place_of("platform", self.questions)[0]

    def try_step(self) -> str | None:
        """Leave the step as far as it is concerned; return the breach that lacks its reason."""
        if self.step not in self._tried:
            self._tried.add(self.step)
            self.changed.emit()
        return next(iter(self.answer.unreasoned), None)

    def forward(self) -> None:
        """Go to the next step."""
        self._leave()
        following = self.questions.after(self.step)
        if following is not None:
            self._move_to(following)

    def back(self) -> None:
        """Go to the step before; nothing is lost."""
        before = self.questions.before(self.step)
        if before is not None:
            self._leave()
            self._move_to(before)

    def go(self, question: str) -> None:
        """Go to any step."""
        if question != self.step:
            self._leave()
            self._move_to(question)

    def try_all(self) -> None:
        """Say of every step what it lacks."""
        self._tried = set(self.questions.asked)
        self.changed.emit()

    def _leave(self) -> None:
        self._tried.add(self.step)
        self.note_seen(self.step)

    def _move_to(self, question: str) -> None:
        self.step = str(question)
        self.proposal = replace(self.proposal, step=self.step)
        self._judgement = None
        self.moved.emit()
        self.changed.emit()

    @property
    def is_at_the_end(self) -> bool:
        """Whether the present step is the last one."""
        return self.questions.after(self.step) is None

    def _judge_anew(self) -> None:
        self._judgement = None
        self.changed.emit()

    # What is filled in

    def _fill(self) -> None:
        """Fill in what was not given, from the settings and from the last trade there."""
        if self.preparation is None:
            return
        around, proposal = self.preparation.around, self.proposal
        playbook = self.playbooks.get(proposal.playbook)
        filled = filled_in(proposal, self.preparation, self.terms, playbook)
        left = {name: value for name, value in filled.items() if name not in self._given}
        self.proposal = replace(proposal, **left)
        if "leverage" not in filled.keys() | self._given:
            leverage = first_leverage(self.proposal, self.terms, around.profile)
            self.proposal = replace(self.proposal, leverage=leverage)
        is_own = playbook is not None and playbook.id not in PLAYBOOKS  # with a risk that was meant
        if "risk_fraction" not in self._given and not (is_own and "risk_fraction" in filled):
            risk = first_risk(self.proposal, self.terms, around.profile)
            risk = min(risk, filled.get("risk_fraction", risk))
            self.proposal = replace(self.proposal, risk_fraction=risk)
        may_be_proposed = PROPOSED_AT.keys() - self._given
        if self.proposal.exit_plan:  # given, or the words of a playbook
            may_be_proposed -= {"exit_plan"}
        self.proposal = replace(self.proposal, proposed=tuple(sorted(may_be_proposed)))
        self._propose()

    def _fill_by_profile(self) -> None:
        """Fill in by another profile what nobody gave; what was signed stands as it was signed."""
        if self.trade is None or self.trade.status is Status.DRAFT:
            before = self.proposal
            self._fill()
            self.is_touched |= self.trade is not None and self.proposal != before

    def _propose_anew(self) -> None:
        """Follow what proposals hang on beside the answers: the platforms, the style of numbers."""
        self._propose()
        self._judge_anew()

    def _propose(self) -> None:
        self.proposal = as_proposed(self.proposal, self.terms, self.questions.asked)
        self._judgement = None
