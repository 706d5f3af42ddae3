"""The plan that a proposal becomes when it is signed off, and the ladder it shows before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact, figure
from journal_app.domain.levels import Levels
from journal_app.domain.planning.checklist import (
    OWN_CODES,
    Answer,
    Judgement,
    position_in_view,
    reason_key,
)
from journal_app.domain.planning.expected_costs import expected_costs
from journal_app.domain.planning.opening import DOLLAR
from journal_app.domain.planning.paper_position import PaperPosition
from journal_app.domain.planning.proposal import (
    Alert,
    Proposal,
    SizedBy,
    opening_of_proposal,
    price_between,
)
from journal_app.domain.planning.sizing import is_on_loss_side
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.terms import Terms
from journal_app.domain.trade import ChecklistAnswer, Plan, PlannedPosition, Trade, Verdict

SAID_NOTHING: Mapping[str, tuple[str, str]] = {}


@exact
def plan_of_proposal(
    proposal: Proposal,
    judgement: Judgement,
    around: Surroundings,
    planned_at: datetime,
    said: Mapping[str, tuple[str, str]] = SAID_NOTHING,
) -> Plan:
    """Freeze what was answered and found.

    said: of each question how it was asked and what was answered, in the words on the screen.
    Raises: Refused, where there is no position yet, or a breach has no reason.
    """
    position, opening = judgement.position, judgement.opening
    if position is None or opening is None:
        raise Refused.because("units", "not_sized")
    if judgement.unreasoned:
        raise Refused([Problem(code, "reason_missing") for code in judgement.unreasoned])
    own, stop = position.now, proposal.stop
    costs = expected_costs(position, proposal.borrow_apr, proposal.days)
    return Plan(
        planned_at=planned_at,
        thesis=proposal.thesis.strip(),
        positions=(
            PlannedPosition(
                asset=opening.asset,
                direction=opening.direction,
                kind=opening.kind,
                entry=opening.price,
                units=opening.units,
                stop=stop,
                targets=proposal.targets,
                liquidation_price=_shown(position.liquidation_price),
            ),
        ),
        collateral={opening.collateral: opening.own} if opening.own else {},
        borrowed={opening.borrowed_asset: opening.borrowed} if opening.borrowed else {},
        leverage=_shown(position.leverage_then),
        borrow_apr=proposal.borrow_apr,
        days=proposal.days,
        # reckoned as 0 where nobody knows it, which is not to be read as a fee of 0 later
        fee_rate=position.costs.fee_rate or proposal.fee_rate,
        expected_costs=_shown(costs.together),
        capital=proposal.capital,
        risk=_shown(position.risk(stop)) if stop is not None else None,
        reward=_shown(position.reward(proposal.targets)),
        health_factor=_shown(own.health_factor) if own else None,
        margin_ratio=_shown(own.margin_ratio) if own else None,
        profile=around.profile.id,
        exit_plan=proposal.exit_plan.strip(),
        alerts=tuple((alert.price, alert.place) for alert in proposal.alerts),
        checklist=tuple(_kept(answer, proposal, said) for answer in judgement.answers),
    )


def _kept(
    answer: Answer, proposal: Proposal, said: Mapping[str, tuple[str, str]]
) -> ChecklistAnswer:
    asked, answered = said.get(answer.question, ("", ""))
    given = [
        (code, reason)
        for code in answer.breaches
        if (reason := proposal.reasons.get(reason_key(answer.question, code), "").strip())
    ]
    reasons = tuple(dict.fromkeys(reason for _, reason in given))
    return ChecklistAnswer(
        str(answer.question),
        asked,
        answered,
        answer.verdict or Verdict.WARNING,
        answer.codes,
        "; ".join(reasons),
        tuple(given) if len(reasons) > 1 else (),
    )


def _shown(number: Decimal | None) -> Decimal | None:
    """As it is written down: exact where it is, else as many digits as are shown."""
    return None if number is None else Decimal(figure(number))


def proposal_of_plan(trade: Trade) -> Proposal | None:
    """The answers that a plan was made of, as far as it tells; None of one with several parts."""
    plan = trade.plan
    if plan is None or len(plan.positions) != 1 or len(trade.positions) != 1:
        return None
    (planned,) = plan.positions
    collateral, own = next(iter(plan.collateral.items()), (DOLLAR, None))
    return Proposal(
        thesis=plan.thesis,
        strategy=trade.strategy,
        account=trade.account,
        platform=trade.platform,
        asset=planned.asset,
        direction=planned.direction,
        margin_mode=trade.margin_mode,
        entry=planned.entry,
        stop=planned.stop,
        targets=planned.targets,
        capital=plan.capital,
        units=planned.units,
        sized_by="units",
        own=own,
        backed_by="own",
        borrow_apr=plan.borrow_apr,
        days=plan.days,
        fee_rate=plan.fee_rate,
        collateral=collateral,
        alerts=tuple(Alert(price, place) for price, place in plan.alerts),
        exit_plan=plan.exit_plan,
        reasons={
            code: each.reason_for(code)
            for each in plan.checklist
            for code in each.codes
            if code not in OWN_CODES  # what one confirms is confirmed anew
        },
    )


_OF_ONE_TRADE: Final = frozenset({"reasons", "own_answers", "step", "unread"})
"""What is said of one trade and not of another like it."""


def answers_to_copy(proposal: Proposal) -> dict[str, Any]:
    """The answers that a trade like it begins with."""
    names = Proposal.__dataclass_fields__.keys() - _OF_ONE_TRADE
    return {name: getattr(proposal, name) for name in names}


class Solved(NamedTuple):
    """What two of risk, units, leverage and own money give of the others; None while unknown."""

    risk_fraction: Decimal | None
    units: Decimal | None
    leverage: Decimal | None
    own: Decimal | None
    loss: Decimal | None


@exact
def solved_by(proposal: Proposal, judgement: Judgement) -> Solved:
    """All figures of the size, those that were given as they were given."""
    position, opening, capital = judgement.position, judgement.opening, proposal.capital
    loss = None
    if position is not None and proposal.stop is not None:
        loss = position.risk(proposal.stop)
    by_risk, by_units = proposal.sized_by == "risk", proposal.sized_by == "units"
    leverage = position.leverage if position else None
    share = loss / capital if loss is not None and capital else None
    return Solved(
        risk_fraction=proposal.risk_fraction if by_risk else share,
        units=proposal.units if by_units else opening.units if opening else None,
        leverage=proposal.leverage if proposal.gives_leverage else leverage,
        own=proposal.own if proposal.gives_own else opening.own if opening else None,
        loss=loss,
    )


def answers_to_size_by(sized_by: SizedBy, proposal: Proposal, solved: Solved) -> dict[str, Any]:
    """The answers with which a trade is sized in another way.

    Nothing that was typed is lost: own money and a leverage of which one gave way to the other
    stand both again where the size is their product; what was never given is taken as it follows.
    """
    answers: dict[str, Any] = {"sized_by": sized_by}
    if sized_by == "units" and solved.units is not None:
        answers["units"] = solved.units
    if sized_by == "own":
        following = {"own": solved.own, "leverage": solved.leverage}
        answers |= {
            name: value
            for name, value in following.items()
            if getattr(proposal, name) is None and value is not None
        }
    return answers


@exact
def taken_by_costs(proposal: Proposal, terms: Terms | None, judgement: Judgement) -> Decimal:
    """By how much money the position is smaller, so that its costs fit into the risk too.

    0 where the risk does not give the size, or costs that are received make it larger.
    """
    if proposal.sized_by != "risk" or judgement.opening is None:
        return ZERO
    free = replace(proposal, borrow_apr=None, days=None, fee_rate=ZERO)
    before = opening_of_proposal(free, terms)
    return max(before.stake.value - judgement.opening.stake.value, ZERO) if before else ZERO


ALERT_SHARES: Final = (Decimal("0.25"), Decimal("0.45"), Decimal("0.65"))
"""Where alerts are proposed, as shares of the way from the entry to liquidation."""

TO_THE_STOP: Final = Decimal("0.5")
BEYOND_THE_STOP: Final = (Decimal("0.3"), Decimal("0.6"))
"""The same where a stop lies between: the first rings before it, the others should it not hold."""


@exact
def proposed_alerts(
    proposal: Proposal, judgement: Judgement, places: Sequence[str] = ()
) -> tuple[Alert, ...]:
    """Three levels between the entry and liquidation, or the stop where nothing liquidates.

    places: where they are set, in their order; as with the alerts that were there unless given.
    """
    levels = _alerts_before(proposal, judgement.in_view)
    if not levels:
        return proposal.alerts
    places = [*(places or [alert.place for alert in proposal.alerts]), *[""] * len(ALERT_SHARES)]
    return tuple(Alert(level, place) for level, place in zip(levels, places, strict=False))


@exact
def first_alerts(proposal: Proposal, terms: Terms | None) -> tuple[Alert, ...]:
    """The same levels for a new trade, that nobody has set anywhere yet; none before they are
    known.
    """
    return tuple(map(Alert, _alerts_before(proposal, position_in_view(proposal, terms))))


def _alerts_before(proposal: Proposal, position: PaperPosition | None) -> list[Decimal]:
    entry = proposal.entry
    end = position.liquidation_price if position else None
    end = proposal.stop if end is None else end
    if entry is None or end is None or not is_on_loss_side(proposal.direction, entry, end):
        return []
    return list(_alert_levels(entry, proposal.stop, end))


def _alert_levels(entry: Decimal, stop: Decimal | None, end: Decimal) -> Iterator[Decimal]:
    if stop is None or not min(entry, end) < stop < max(entry, end):
        yield from (price_between(entry, end, share) for share in ALERT_SHARES)
        return
    yield price_between(entry, stop, TO_THE_STOP)
    yield from (price_between(stop, end, share) for share in BEYOND_THE_STOP)


class LevelRow(NamedTuple):
    """One level in words: its price, its move from the entry, and what closing there brings.

    move: a fraction, signed. money: profit above 0, None where it is not told.
    """

    name: str
    price: Decimal | None
    move: Decimal | None = None
    money: Decimal | None = None


@exact
def level_rows(proposal: Proposal, judgement: Judgement) -> tuple[LevelRow, ...]:
    """The levels with what they mean: liquidation, stop, entry, break-even, and every target."""
    entry, position, in_view = proposal.entry, judgement.position, judgement.in_view
    even = _break_even(proposal, judgement)

    def row(name: str, price: Decimal | None, *, tells_money: bool = False) -> LevelRow:
        move = price / entry - ONE if price is not None and entry else None
        if not tells_money or position is None or price is None:
            return LevelRow(name, price, move)
        return LevelRow(name, price, move, -position.loss_at(price))

    return (
        row("liquidation", in_view.liquidation_price if in_view else None),
        row("stop", proposal.stop, tells_money=True),
        LevelRow("entry", entry),
        row("break_even", even),
        *(row("target", target.price, tells_money=True) for target in proposal.targets),
        *(() if proposal.targets else (LevelRow("target", None),)),
    )


def _break_even(proposal: Proposal, judgement: Judgement) -> Decimal | None:
    in_view = judgement.in_view
    if in_view is None:
        return None
    return expected_costs(in_view, proposal.borrow_apr, proposal.days).break_even


def levels_of_proposal(
    proposal: Proposal, judgement: Judgement, around: Surroundings
) -> Levels | None:
    """The levels that the ladder shows; None without an entry."""
    if proposal.entry is None:
        return None
    in_view = judgement.in_view
    return Levels(
        direction=proposal.direction.value,
        liquidation=in_view.liquidation_price if in_view else None,
        stop=proposal.stop,
        entry=proposal.entry,
        break_even=_break_even(proposal, judgement),
        mark=around.marks.get(proposal.asset) if proposal.asset else None,
        target=proposal.targets[0].price if proposal.targets else None,
    )


def planned_levels(plan: Plan) -> Levels | None:
    """The levels of a plan's first position; None without any."""
    if not plan.positions:
        return None
    first = plan.positions[0]
    return Levels(
        direction=first.direction.value,
        liquidation=first.liquidation_price,
        stop=first.stop,
        entry=first.entry,
        target=first.targets[0].price if first.targets else None,
    )
