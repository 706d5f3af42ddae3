"""Write down a review, sign it off, and open it again: each one step of undo.

What is signed off is frozen: its figures as told are kept with it, and what each of its trades
came to, so that a later correction shows as a difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.periods import Period
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.stress import StressedBook
from journal_app.reports.review_figures import hindsight_of, review_figures, trade_values
from journal_app.services.ports import Clock, Journal, KeptReview, UnitOfWork
from journal_app.services.review_stress import is_run_at, stress_of_review
from journal_app.services.reviewing import latest_moment, review_in
from journal_app.services.unsigned_reviews import LOOKED_BACK

LONGEST: Final = 2_000
"""Of an edge, a leak or a rule. Units: characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWords:
    """What the trader writes at a review. rule_kept: whether the rule of the one before was."""

    edge: str = ""
    leak: str = ""
    rule: str = ""
    rule_kept: bool | None = None


def words_of(kept: KeptReview | None) -> ReviewWords:
    """What was written at a review so far."""
    if kept is None:
        return ReviewWords()
    return ReviewWords(edge=kept.edge, leak=kept.leak, rule=kept.rule, rule_kept=kept.rule_kept)


def keep_review(journal: Journal, clock: Clock, period: Period, words: ReviewWords) -> bool:
    """Keep what is written at a review, as one step; return whether that changed anything.

    Raises: Refused under `period`, where it is signed off; under a word that is too long.
    """
    with journal.unit_of_work() as uow:
        present = uow.reviews.get(period.name)
        if present is not None and present.signed_at is not None:
            raise Refused.because("period", "review_signed_off", period=period.name)
        words = _checked(words)
        if words == words_of(present):
            return False
        uow.begin_action("keep_review", clock.now(), period=period.name)
        uow.reviews.put(_with(words, present, period))
        uow.commit()
        return True


def sign_off_review(
    journal: Journal, clock: Clock, period: Period, words: ReviewWords | None = None
) -> bool:
    """Sign a review off, with what is written at it, as one step; return whether it was not before.

    Raises: Refused under `period`, where it is not over; under a word that is too long.
    """
    now = clock.now()
    if period.end > now:
        raise Refused.because("period", "period_not_over", period=period.name)
    with journal.unit_of_work() as uow:
        present = uow.reviews.get(period.name)
        if present is not None and present.signed_at is not None:
            return False
        words = words_of(present) if words is None else _checked(words)
        uow.begin_action("sign_off_review", now, period=period.name)
        uow.reviews.put(signed(uow, period, _with(words, present, period), now))
        uow.commit()
        return True


def reopen_review(journal: Journal, clock: Clock, period: Period) -> bool:
    """Open a review that was signed off, as one step; what was told then is let go of.

    Return whether it was signed off.
    """
    with journal.unit_of_work() as uow:
        present = uow.reviews.get(period.name)
        if present is None or present.signed_at is None:
            return False
        uow.begin_action("reopen_review", clock.now(), period=period.name)
        uow.reviews.put(replace(present, signed_at=None, figures={}, trades={}))
        uow.commit()
        return True


def signed(uow: UnitOfWork, period: Period, kept: KeptReview, at: datetime) -> KeptReview:
    """A review as it is kept once it is signed off, with all that it tells now."""
    market = uow.observations.market()
    told = review_in(uow, period, market=market)
    seen = hindsight_of(told, market, latest_moment(uow, period.last_moment))
    figures = dict(review_figures(told, seen))
    if is_run_at(uow, period):
        figures |= _stress_figures(stress_of_review(uow))
    return replace(kept, signed_at=at, figures=figures, trades=trade_values(told))


def _stress_figures(run: Sequence[StressedBook]) -> Mapping[str, Decimal]:
    """What the scenario that asks for most leaves, and asks for."""
    if not run:
        return {}
    worst = max(run, key=lambda each: each.needed)
    return {
        "stress_before": worst.before,
        "stress_left": min(each.left for each in run),
        "stress_needed": worst.needed,
    }


def rule_before(uow: UnitOfWork, period: Period) -> KeptReview | None:
    """The last review of the same length before this one at which a rule was written."""
    for earlier in reversed(period.before().trailing(LOOKED_BACK)):
        kept = uow.reviews.get(earlier.name)
        if kept is not None and kept.rule:
            return kept
    return None


def _with(words: ReviewWords, present: KeptReview | None, period: Period) -> KeptReview:
    return replace(
        present or KeptReview(period=period.name),
        edge=words.edge,
        leak=words.leak,
        rule=words.rule,
        rule_kept=words.rule_kept,
    )


def _checked(words: ReviewWords) -> ReviewWords:
    """The same without space around. Raises: Refused under each word that is too long."""
    texts = {name: getattr(words, name).strip() for name in ("edge", "leak", "rule")}
    too_long = [
        Problem(name, "review_words_too_long", {"most": LONGEST})
        for name, text in texts.items()
        if len(text) > LONGEST
    ]
    if too_long:
        raise Refused(too_long)
    return replace(words, **texts)
