"""The questions before a trade: what is found for each, and how it is judged.

A question ends in pass, warning or breach. A breach never blocks: it asks for a written reason,
which is kept with the plan. Every code has its sentence in `wording`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact, settled
from journal_app.domain.planning.breaches import Intent, breaches
from journal_app.domain.planning.collateral import DEPEG
from journal_app.domain.planning.collateral_at_stop import is_of_asset
from journal_app.domain.planning.evidence import Evidence, evidence_of
from journal_app.domain.planning.isolated_position import reward_to_risk
from journal_app.domain.planning.opening import Opening
from journal_app.domain.planning.paper_position import PaperPosition, at_collateral_price, on_paper
from journal_app.domain.planning.pasted_prices import ratio_band, spread_after_fees
from journal_app.domain.planning.profiles import MostLeverage, most_leverage_of_all_rules
from journal_app.domain.planning.proposal import (
    Proposal,
    costs_of,
    opening_of_one_unit,
    opening_of_proposal,
)
from journal_app.domain.planning.questions import YES, OwnQuestion, Question
from journal_app.domain.planning.reach import Reach, reach_of, reach_of_one_unit
from journal_app.domain.planning.rules import Rule, rules_of
from journal_app.domain.planning.sizing import is_on_loss_side, is_on_profit_side
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction, MarginMode, Verdict

BREACH, WARNING, REMARK = Verdict.BREACH, Verdict.WARNING, Verdict.PASS

CODES: Final[Mapping[str, tuple[Question, Verdict]]] = {
    "thesis_missing": (Question.THESIS, BREACH),
    "thesis_short": (Question.THESIS, WARNING),
    "strategy_missing": (Question.THESIS, WARNING),
    "invalidation_missing": (Question.THESIS, WARNING),
    "against_the_trend": (Question.THESIS, WARNING),
    "pullback_missing": (Question.THESIS, WARNING),
    "ratio_inside_band": (Question.THESIS, WARNING),
    "spread_below_fees": (Question.THESIS, WARNING),
    "stop_missing": (Question.LEVELS, BREACH),
    "stop_wrong_side": (Question.LEVELS, BREACH),
    "stop_beyond_liquidation": (Question.LEVELS, BREACH),
    "stop_beyond_profile": (Question.LEVELS, BREACH),
    "target_missing": (Question.LEVELS, WARNING),
    "target_wrong_side": (Question.LEVELS, BREACH),
    "reward_small": (Question.LEVELS, WARNING),
    "liquidation_unknown": (Question.MARGIN, BREACH),
    "cannot_open": (Question.MARGIN, BREACH),
    "liquidation_within_30_percent": (Question.MARGIN, BREACH),
    "leverage_above_most": (Question.MARGIN, BREACH),
    "leverage_above_profile": (Question.MARGIN, BREACH),
    "health_below_profile": (Question.MARGIN, BREACH),
    "platform_above_profile": (Question.MARGIN, BREACH),
    "cross_margin": (Question.MARGIN, WARNING),
    "capital_missing": (Question.SIZE, WARNING),
    "risk_above_2_percent": (Question.SIZE, BREACH),
    "risk_below_1_percent": (Question.SIZE, REMARK),
    "position_above_profile": (Question.SIZE, BREACH),
    "book_above_profile": (Question.SIZE, BREACH),
    "rate_missing": (Question.COSTS, WARNING),
    "days_missing": (Question.COSTS, WARNING),
    "interest_eats_target": (Question.COSTS, BREACH),
    "interest_takes_much": (Question.COSTS, WARNING),
    "rate_above_line": (Question.COSTS, WARNING),
    "rate_twice_usual": (Question.COSTS, WARNING),
    "collateral_without_terms": (Question.COLLATERAL, BREACH),
    "collateral_moves_with_trade": (Question.COLLATERAL, WARNING),
    "depeg_liquidates": (Question.COLLATERAL, WARNING),
    "alerts_missing": (Question.ALERTS, BREACH),
    "alerts_few": (Question.ALERTS, WARNING),
    "alert_place_missing": (Question.ALERTS, WARNING),
    "alert_beyond_liquidation": (Question.ALERTS, WARNING),
    "exit_plan_missing": (Question.EXIT, BREACH),
    "exit_plan_short": (Question.EXIT, WARNING),
    "time_stop_missing": (Question.EXIT, WARNING),
}
"""Every code: of which question, and how grave. A remark leaves a question passed."""

OWN_CODES: Final = {"not_confirmed": BREACH, "not_answered": BREACH}
"""The codes of own questions, by what they need."""


def verdict_of(code: str) -> Verdict:
    """How grave a code is."""
    return OWN_CODES[code] if code in OWN_CODES else CODES[code][1]


def reason_key(question: str, code: str) -> str:
    """Under what a reason is kept: the code, or the own question that it is about."""
    return question if code in OWN_CODES else code


ABSENCES: Final = frozenset(
    {
        "thesis_missing", "stop_missing", "target_missing", "strategy_missing",
        "invalidation_missing", "capital_missing", "rate_missing", "days_missing",
        "alerts_missing", "alerts_few", "alert_place_missing", "exit_plan_missing",
        "time_stop_missing", "thesis_short", "pullback_missing", "liquidation_unknown",
        "exit_plan_short", "not_confirmed", "not_answered",
    }
)  # fmt: skip
"""What is only not there yet: worth saying once a step was left, not while it is being filled."""

SUBSTANCE: Final = 20
"""A thesis of fewer characters says too little, and so does an exit plan of one word."""

_ONE_WORD_UNSPACED: Final = 3
"""Characters of a word where words are written without a space between them."""

_UNSPACED: Final = ("CJK ", "HIRAGANA ", "KATAKANA ", "THAI ", "LAO ", "KHMER ", "MYANMAR ")
"""How the names of the characters of such scripts begin, in the Unicode standard."""

LEAST_REWARD: Final = Decimal("1.5")
MUCH_OF_TARGET: Final = Decimal("0.15")
HIGH_RATE: Final = Decimal("0.20")
TIMES_USUAL: Final = 2
LEAST_RISK: Final = Decimal("0.01")
ENOUGH_ALERTS: Final = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One question as it stands. verdict: None while its evidence cannot be told.

    codes: everything crossed, the gravest first. unreasoned: breaches without a reason.
    """

    question: str
    verdict: Verdict | None
    codes: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    unreasoned: tuple[str, ...]

    @property
    def breaches(self) -> tuple[str, ...]:
        """The codes that ask for a reason."""
        return tuple(code for code in self.codes if verdict_of(code) is BREACH)


@dataclass(frozen=True, slots=True)
class Judgement:
    """All answers, and the position that they are about, where they determine one.

    in_view: the position, or one unit of it at its leverage while the size is not known.
    crossed: the codes of all that is crossed, whether it is asked for or not.
    """

    answers: tuple[Answer, ...]
    rules: tuple[Rule, ...]
    opening: Opening | None
    position: PaperPosition | None
    in_view: PaperPosition | None
    reach: Reach | None
    most_leverage: MostLeverage
    crossed: frozenset[str]

    def answer(self, question: str) -> Answer:
        """The answer to one question."""
        return next(each for each in self.answers if each.question == question)

    @property
    def unreasoned(self) -> tuple[str, ...]:
        """All breaches that still need a reason."""
        return tuple(code for each in self.answers for code in each.unreasoned)

    @property
    def can_be_signed_off(self) -> bool:
        """Whether there is a position, and a reason for every breach."""
        return self.position is not None and not self.unreasoned


@exact
def judge(proposal: Proposal, terms: Terms | None, around: Surroundings) -> Judgement:
    """Find the evidence of all questions and judge them."""
    crossed = _Crossed(proposal, terms, around)
    position, in_view, reach = crossed.position, crossed.in_view, crossed.reach
    most = most_leverage_of_all_rules(around.profile, reach)
    codes = crossed.codes()
    answers = []
    for question in around.questions.asked:
        asked = around.questions.own_question(question)
        if asked is not None:
            answers.append(_answer_to_own(asked, proposal))
            continue
        own = sorted((c for c in codes if CODES[c][0] == question), key=_gravity)
        evidence = evidence_of(question, proposal, terms, around, in_view, most)
        if position is None:
            evidence = tuple(each for each in evidence if not each.is_of_size)
        judged = position if question == Question.SIZE else in_view
        answers.append(
            Answer(
                question,
                _verdict(own, is_known=question not in _OF_POSITION or judged is not None),
                tuple(own),
                evidence,
                _unreasoned(question, own, proposal),
            )
        )
    return Judgement(
        answers=tuple(answers),
        rules=rules_of(proposal, around, position, in_view, codes),
        opening=crossed.opening,
        position=position,
        in_view=in_view,
        reach=reach,
        most_leverage=most,
        crossed=frozenset(codes),
    )


def _answer_to_own(asked: OwnQuestion, proposal: Proposal) -> Answer:
    answered = proposal.own_answers.get(asked.id, "").strip()
    is_enough = answered == YES if asked.needs == "yes" else bool(answered)
    code = "not_confirmed" if asked.needs == "yes" else "not_answered"
    codes = () if is_enough else (code,)
    return Answer(
        asked.id,
        _verdict(codes, is_known=True),
        codes,
        (),
        _unreasoned(asked.id, codes, proposal),
    )


def _unreasoned(question: str, codes: Iterable[str], proposal: Proposal) -> tuple[str, ...]:
    return tuple(
        code
        for code in codes
        if verdict_of(code) is BREACH
        and not proposal.reasons.get(reason_key(question, code), "").strip()
    )


@exact
def crossed_by(
    proposal: Proposal, terms: Terms | None, around: Surroundings
) -> tuple[PaperPosition | None, frozenset[str]]:
    """The position that the answers give, and the codes of all that they cross."""
    crossed = _Crossed(proposal, terms, around)
    return crossed.position, frozenset(crossed.codes())


@exact
def position_in_view(proposal: Proposal, terms: Terms | None) -> PaperPosition | None:
    """The position that the answers give, or one unit of it while its size is not known."""
    shown = opening_of_proposal(proposal, terms) or opening_of_one_unit(proposal, terms)
    return on_paper(shown, costs_of(proposal, terms), terms) if shown else None


@exact
def breaches_by_costs(
    judgement: Judgement, proposal: Proposal, terms: Terms | None, around: Surroundings
) -> tuple[str, ...]:
    """The breaches of other questions that only the costs bring about, without a reason yet."""
    found = [
        code
        for each in judgement.answers
        if each.question != Question.COSTS
        for code in each.unreasoned
    ]
    if not found:
        return ()
    free = replace(proposal, borrow_apr=None, days=None, fee_rate=ZERO)
    _, before = crossed_by(free, terms, around)
    return tuple(code for code in found if code in judgement.crossed - before)


_OF_POSITION: Final = frozenset(
    {Question.LEVELS, Question.MARGIN, Question.SIZE, Question.COSTS, Question.COLLATERAL}
)


def _gravity(code: str) -> int:
    return (BREACH, WARNING, REMARK).index(verdict_of(code))


def _verdict(codes: Iterable[str], *, is_known: bool) -> Verdict | None:
    gravest = next(iter(codes), None)
    if gravest is not None and verdict_of(gravest) is not REMARK:
        return verdict_of(gravest)
    return Verdict.PASS if is_known else None


class _Crossed:
    """One judging under way: which codes hold."""

    def __init__(self, proposal: Proposal, terms: Terms | None, around: Surroundings) -> None:
        self.proposal = proposal
        self.terms = terms
        self.around = around
        self.opening = opening_of_proposal(proposal, terms)
        shown = self.opening or opening_of_one_unit(proposal, terms)
        costs = costs_of(proposal, terms)
        self.in_view = on_paper(shown, costs, terms) if shown else None
        self.position = self.in_view if self.opening else None
        self.reach = reach_of(shown, costs, terms) if shown else reach_of_one_unit(proposal, terms)

    def codes(self) -> list[str]:
        held = {
            **self._thesis(),
            **self._levels(),
            **self._alerts_and_exit(),
            **(self._of_one_unit(self.in_view) if self.in_view else {}),
            **(self._of_size(self.position) if self.position else {}),
        }
        found = [code for code, holds in held.items() if holds]
        if self.in_view is not None:
            intent = Intent(
                stop=self.proposal.stop,
                targets=self.proposal.targets,
                capital=self.proposal.capital if self.position else None,
                most_leverage=self.reach.platform if self.reach else None,
                least_liquidation_distance=self.around.profile.least_liquidation_distance,
                most_risk_of_capital=self.around.profile.most_risk_of_capital,
            )
            found += [code for code in breaches(self.in_view, intent) if code not in found]
        return found

    def _thesis(self) -> dict[str, bool]:
        proposal = self.proposal
        thesis = proposal.thesis.strip()
        averages = (proposal.average_20, proposal.average_50)
        band = ratio_band(proposal.prices, proposal.other_prices)
        fee_rate = costs_of(proposal, self.terms).fee_rate
        here, there = proposal.entry, proposal.other_price
        return {
            "thesis_missing": not thesis,
            "thesis_short": 0 < len(thesis) < SUBSTANCE,
            "strategy_missing": not proposal.strategy.strip(),
            "invalidation_missing": not proposal.wrong_if.strip(),
            "against_the_trend": proposal.follows_trend
            and any(average is not None and self._is_against(average) for average in averages),
            "pullback_missing": proposal.follows_trend and not proposal.has_pullback,
            "ratio_inside_band": band is not None and not band.is_outside,
            "spread_below_fees": bool(here and there)
            and spread_after_fees(here or ZERO, there or ZERO, fee_rate) <= 0,
        }

    def _is_against(self, average: Decimal) -> bool:
        entry = self.proposal.entry
        if entry is None:
            return False
        return entry < average if self.proposal.direction is Direction.LONG else entry > average

    def _levels(self) -> dict[str, bool]:
        proposal = self.proposal
        entry, stop, targets = proposal.entry, proposal.stop, proposal.targets
        direction = proposal.direction
        far = self.around.profile.most_stop_distance
        found = {"stop_missing": stop is None, "target_missing": not targets}
        if not entry:
            return found
        return found | {
            "stop_wrong_side": stop is not None and not is_on_loss_side(direction, entry, stop),
            "target_wrong_side": any(
                not is_on_profit_side(direction, entry, target.price) for target in targets
            ),
            "stop_beyond_profile": stop is not None and settled(abs(entry - stop) / entry) > far,
        }

    def _of_one_unit(self, position: PaperPosition) -> dict[str, bool]:
        """What holds of any size at the same leverage."""
        return {
            **self._margin(position),
            **self._costs(position),
            **self._collateral(position),
        }

    def _margin(self, position: PaperPosition) -> dict[str, bool]:
        profile, leverage = self.around.profile, position.leverage
        health = position.now.health_factor if position.now else None
        return {
            "liquidation_unknown": position.now is None,
            "leverage_above_profile": leverage is None or leverage > profile.most_leverage,
            "health_below_profile": health is not None
            and settled(health) < profile.least_health_factor,
            "cross_margin": self.proposal.margin_mode is MarginMode.CROSS
            and not self._is_alone_in_pool,
        }

    @property
    def _is_alone_in_pool(self) -> bool:
        """Whether the platform knows no other margin, so that nothing was chosen, and holds no
        trade whose collateral this one could take.
        """
        is_pool = self.terms is not None and self.terms.pools_accounts
        return is_pool and not self.around.on_platform(self.proposal.platform)

    def _of_size(self, position: PaperPosition) -> dict[str, bool]:
        capital, profile = self.proposal.capital, self.around.profile
        if not capital:
            return {"capital_missing": True}
        measured = settled(profile.measured(position.stake) / capital)
        risk = position.risk(self.proposal.stop) if self.proposal.stop is not None else None
        book = (self.around.exposure + position.stake.value) / capital
        there = self.around.on_platform(self.proposal.platform) + position.stake.collateral
        share = risk / capital if risk is not None else None
        if self.proposal.sized_by == "risk":
            share = self.proposal.risk_fraction  # units are rounded down; what was meant counts
        return {
            "risk_below_1_percent": share is not None and settled(share) < LEAST_RISK,
            "position_above_profile": measured > profile.most_position_of_capital,
            "book_above_profile": settled(book) > profile.most_leverage,
            "platform_above_profile": there > profile.most_on_one_platform * capital,
        }

    def _costs(self, position: PaperPosition) -> dict[str, bool]:
        proposal = self.proposal
        rate, usual = (
            proposal.borrow_apr,
            self.around.usual_rate(proposal.platform, position.opening.borrowed_asset),
        )
        bears = bool(position.financing.rate_bearing_value(position.spent))
        reward = position.reward(proposal.targets)
        risk = position.risk(proposal.stop) if proposal.stop is not None else None
        ratio = reward_to_risk(reward, risk)
        gross = None if reward is None else reward + position.interest + position.fees
        return {
            "rate_missing": bears and rate is None,
            "days_missing": bears and not proposal.days,
            "interest_takes_much": gross is not None
            and gross > 0
            and settled(position.interest / gross) > MUCH_OF_TARGET,
            "rate_above_line": rate is not None and rate > HIGH_RATE,
            "rate_twice_usual": rate is not None
            and usual is not None
            and rate >= TIMES_USUAL * usual > 0,
            "reward_small": ratio is not None and settled(ratio) < LEAST_REWARD,
        }

    def _collateral(self, position: PaperPosition) -> dict[str, bool]:
        opening, terms = position.opening, self.terms
        if opening.is_spent or terms is None:
            return {}
        known = terms.of(opening.collateral)
        counts = known is not None and bool(known.liquidation_threshold)
        needs_terms = terms.law == "lending"
        is_money = opening.collateral == opening.money
        moves = not is_money and opening.direction is Direction.LONG
        fallen = None
        # the asset that is traded has no price of its own to lose against it
        may_depeg = not is_money and not is_of_asset(opening, terms)
        if may_depeg and position.now is not None:
            price = opening.collateral_price * (self.proposal.depeg_to or DEPEG)
            fallen = at_collateral_price(position, price, terms)
        return {
            "collateral_without_terms": needs_terms and not counts,
            "collateral_moves_with_trade": moves,
            "depeg_liquidates": fallen is not None and fallen.is_liquidatable,
        }

    def _alerts_and_exit(self) -> dict[str, bool]:
        proposal = self.proposal
        alerts, exit_plan = proposal.alerts, proposal.exit_plan.strip()
        position = self.in_view
        return {
            "alerts_missing": not alerts,
            "alerts_few": 0 < len(alerts) < ENOUGH_ALERTS,
            "alert_place_missing": any(not alert.place.strip() for alert in alerts),
            "alert_beyond_liquidation": position is not None
            and any(position.is_beyond_liquidation(alert.price) for alert in alerts),
            "exit_plan_missing": not exit_plan,
            "exit_plan_short": _is_one_word(exit_plan),
            "time_stop_missing": not proposal.days,
        }


def _is_one_word(text: str) -> bool:
    """Whether a text is a single short word, in scripts with spaces between words and without."""
    if len(text.split()) != 1:
        return False
    is_unspaced = any(unicodedata.name(each, "").startswith(_UNSPACED) for each in text)
    return len(text) <= _ONE_WORD_UNSPACED if is_unspaced else len(text) < SUBSTANCE
