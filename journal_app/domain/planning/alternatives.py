"""What mends a line that is crossed: another stop, leverage, size, target, time or collateral.

Each changes as little as it must, is as round as it would be typed, and was judged before it is
offered: with it the finding is gone, and no line is crossed that was not crossed before, as far
as that could be told. Leverage comes down to what all lines allow, so that one change mends them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, Final, Literal, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.money import quantum_of
from journal_app.domain.planning.checklist import (
    CODES,
    LEAST_REWARD,
    MUCH_OF_TARGET,
    Judgement,
    crossed_by,
)
from journal_app.domain.planning.opening import DOLLAR
from journal_app.domain.planning.paper_position import PaperPosition
from journal_app.domain.planning.profiles import (
    HUNDREDTH,
    MostLeverage,
    most_leverage_at_distance,
)
from journal_app.domain.planning.proposal import (
    Proposal,
    lot_of,
    mode_there,
    price_step,
    worth_of_collateral,
)
from journal_app.domain.planning.sizing import is_on_loss_side, is_on_profit_side
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction, MarginMode, Target, Verdict

Lever = Literal[
    "stop", "target", "leverage", "units", "own", "risk_fraction", "days", "collateral",
    "direction", "margin_mode",
]  # fmt: skip

_TEN_THOUSANDTH: Final = Decimal("0.0001")


class Alternative(NamedTuple):
    """One change of the answers. value: what its lever comes to, where that is a number.

    word: where it is none: the asset, the direction, the mode.
    """

    lever: Lever
    answers: Mapping[str, Any]
    value: Decimal | None = None
    word: str = ""


@exact
def alternatives_to(
    code: str,
    proposal: Proposal,
    judgement: Judgement,
    terms: Terms | None,
    around: Surroundings,
) -> tuple[Alternative, ...]:
    """What mends one finding, the least change of each lever; empty where nothing simple does."""
    propose = _PROPOSING.get(code)
    if propose is None or not proposal.entry:
        return ()
    excused = _breaches(judgement.crossed) | _untold(proposal, judgement)

    def mends(found: Alternative) -> bool:
        mode = found.answers.get("margin_mode")
        if mode is not None and mode_there(mode, terms) is not mode:
            return False  # the platform does not keep margin so
        position, codes = crossed_by(replace(proposal, **found.answers), terms, around)
        if code in codes or (position is None and judgement.position is not None):
            return False
        return _breaches(codes) <= excused

    offered: dict[Lever, Alternative] = {}
    for found in propose(_Crossing(proposal, judgement, around, proposal.entry)):
        if found.lever not in offered and mends(found):
            offered[found.lever] = found
    return tuple(offered.values())


def _untold(proposal: Proposal, judgement: Judgement) -> frozenset[str]:
    """The breaches that may come to light with an alternative, and are not of its making."""
    position = judgement.in_view
    if judgement.position is None or position is None:
        return _breaches(frozenset(CODES))
    has_risk = proposal.stop is not None and position.risk(proposal.stop) is not None
    has_reward = position.reward(proposal.targets) is not None
    return frozenset(
        code
        for code, is_told in (
            ("risk_above_2_percent", has_risk),
            ("interest_eats_target", has_reward),
        )
        if not is_told
    )


def _breaches(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(code for code in codes if CODES[code][1] is Verdict.BREACH)


class _Crossing(NamedTuple):
    """What is crossed a line, and in what circumstances."""

    proposal: Proposal
    judgement: Judgement
    around: Surroundings
    entry: Decimal

    @property
    def is_long(self) -> bool:
        return self.proposal.direction is Direction.LONG

    @property
    def most(self) -> MostLeverage:
        return self.judgement.most_leverage

    @property
    def position(self) -> PaperPosition:
        position = self.judgement.in_view
        assert position is not None, "what is crossed is told of a position"
        return position

    @property
    def capital(self) -> Decimal:
        return self.proposal.capital or ZERO

    @property
    def risk(self) -> Decimal:
        risk = self.position.risk(self.proposal.stop or ZERO)
        assert risk is not None, "a risk that is too large, or to which a reward is held, is known"
        return risk

    @property
    def reward(self) -> Decimal:
        reward = self.position.reward(self.proposal.targets)
        assert reward is not None, "a reward that is too small is known"
        return reward

    def most_at(self, line: str) -> Decimal | None:
        """The most leverage that keeps a line, and every other that no reason is given for: one
        change mends all of them.
        """
        by_line, reasons = self.most.by_line, self.proposal.reasons
        kept = (
            by_line[each]
            for each, code in _CODE_OF_LINE.items()
            if each in by_line and not reasons.get(code, "").strip()
        )
        return min((by_line[line], *kept)) if line in by_line else None

    def rounded(self, price: Decimal, *, upwards: bool) -> Decimal:
        rounding = ROUND_CEILING if upwards else ROUND_FLOOR
        return settled(price).quantize(price_step(price), rounding=rounding)

    def with_stop(self, price: Decimal, *, not_there: bool = False) -> Iterator[Alternative]:
        """A stop there or just nearer to the entry. not_there: nearer in any case."""
        stop = self.rounded(price, upwards=self.is_long)
        if not_there and stop == price:
            stop += price_step(stop) if self.is_long else -price_step(stop)
        if stop > 0 and is_on_loss_side(self.proposal.direction, self.entry, stop):
            yield Alternative("stop", {"stop": stop}, stop)

    def with_leverage(self, most: Decimal | None) -> Iterator[Alternative]:
        """At most so much leverage: by more own money, or by less behind the same."""
        if most is None or most < HUNDREDTH:
            return
        leverage = most.quantize(HUNDREDTH, rounding=ROUND_FLOOR)
        yield Alternative("leverage", {"leverage": leverage, "backed_by": "leverage"}, leverage)
        if self.proposal.gives_own and self.proposal.sized_by != "own":
            yield from self.with_value(self.position.stake.collateral * most)

    def with_value(self, value: Decimal) -> Iterator[Alternative]:
        """A position of at most such a value; by less own money where that gives the size."""
        if self.proposal.sized_by == "own":
            yield from self.with_own(value / (self.proposal.leverage or ONE))
            return
        units = settled(value / self.entry).quantize(lot_of(self.entry), rounding=ROUND_FLOOR)
        if units > 0:
            yield Alternative("units", {"units": units, "sized_by": "units"}, units)

    def with_own(self, room: Decimal) -> Iterator[Alternative]:
        """At most so much behind the position: itself, or a smaller position as levered."""
        leverage, worth = self.proposal.leverage, worth_of_collateral(self.proposal)
        assert worth, "what stands behind a position is worth something"
        if not self.proposal.gives_own and leverage:
            value = room * leverage
            for less in (value, value - lot_of(self.entry) * self.entry):
                yield from self.with_value(less)
        else:
            step = quantum_of(self.proposal.collateral)
            own = settled(room / worth).quantize(step, rounding=ROUND_FLOOR)
            if own <= 0:  # no position at all
                return
            yield Alternative("own", {"own": own, "backed_by": "own"}, own)

    def price_at_loss(self, lost: Decimal) -> Decimal:
        """Where closing loses so much: P = E + (lost − loss at E) / loss of one more in price.

        The loss is linear in the price; what is won is lost below 0.
        """
        at_entry = self.position.loss_at(self.entry)
        return self.entry + (lost - at_entry) / (self.position.loss_at(self.entry + ONE) - at_entry)


def _stop_beyond_profile(at: _Crossing) -> Iterator[Alternative]:
    far = at.around.profile.most_stop_distance
    yield from at.with_stop(at.entry * (ONE - far if at.is_long else ONE + far))


def _stop_beyond_liquidation(at: _Crossing) -> Iterator[Alternative]:
    """A stop before the line, no farther than the profile allows; or a line beyond the stop."""
    stop, reach = at.proposal.stop or ZERO, at.judgement.reach
    lines = (at.position.liquidation_price, at.position.liquidation_price_at_end)
    far = at.around.profile.most_stop_distance
    known = [line for line in lines if line is not None]
    if at.is_long:
        nearest = max([*known, at.entry * (ONE - far)])
    else:
        nearest = min([*known, at.entry * (ONE + far)])
    yield from at.with_stop(nearest, not_there=nearest in known)
    if reach is not None:
        most = most_leverage_at_distance(abs(at.entry - stop) / at.entry, reach) or ZERO
        for leverage in (most, most - HUNDREDTH):
            yield from at.with_leverage(leverage)


def _wrong_side(at: _Crossing) -> Iterator[Alternative]:
    """What was meant is the other direction, where all levels fit that one."""
    other = Direction.SHORT if at.is_long else Direction.LONG
    stop, targets = at.proposal.stop, at.proposal.targets
    if (stop is None or is_on_loss_side(other, at.entry, stop)) and all(
        is_on_profit_side(other, at.entry, target.price) for target in targets
    ):
        yield Alternative("direction", {"direction": other}, word=other.value)


def _stop_wrong_side(at: _Crossing) -> Iterator[Alternative]:
    if at.proposal.stop is not None and at.proposal.stop != at.entry:
        yield from at.with_stop(2 * at.entry - at.proposal.stop)
    yield from _wrong_side(at)


def _reward_small(at: _Crossing) -> Iterator[Alternative]:
    """A stop that risks less for the same reward, or a target that brings more for the risk."""
    yield from at.with_stop(at.price_at_loss(at.reward / LEAST_REWARD))
    target, *others = at.proposal.targets
    if not others and target.share:
        farther = at.price_at_loss(-LEAST_REWARD * at.risk / target.share)
        if farther > 0:
            price = at.rounded(farther, upwards=at.is_long)
            yield Alternative("target", {"targets": (Target(price, target.share),)}, price)


def _risk_too_large(at: _Crossing) -> Iterator[Alternative]:
    most = at.around.profile.most_risk_of_capital
    if at.proposal.sized_by == "risk":
        share = most.quantize(_TEN_THOUSANDTH, rounding=ROUND_FLOOR)
        yield Alternative("risk_fraction", {"risk_fraction": share}, share)
        return
    yield from at.with_value(at.position.stake.value * most * at.capital / at.risk)
    yield from at.with_stop(at.price_at_loss(most * at.capital))


def _position_too_large(at: _Crossing) -> Iterator[Alternative]:
    room = at.around.profile.most_position_of_capital * at.capital
    if at.around.profile.measured_by == "value":
        yield from at.with_value(room)
    else:
        yield from at.with_own(room)


def _book_too_large(at: _Crossing) -> Iterator[Alternative]:
    yield from at.with_value(at.around.profile.most_leverage * at.capital - at.around.exposure)


def _too_much_on_platform(at: _Crossing) -> Iterator[Alternative]:
    held = at.around.on_platform(at.proposal.platform)
    room = at.around.profile.most_on_one_platform * at.capital - held
    if room > 0:
        yield from at.with_own(room)


def _interest(at: _Crossing) -> Iterator[Alternative]:
    """Fewer days, so that no more than the usual share of the target goes to interest."""
    interest, days = at.position.interest, at.proposal.days or ZERO
    gross = at.reward + interest + at.position.fees
    days = settled(days * MUCH_OF_TARGET * gross / interest)
    whole = days.quantize(ONE, rounding=ROUND_FLOOR)
    if whole > 0:
        yield Alternative("days", {"days": whole}, whole)


def _steady_collateral(at: _Crossing) -> Iterator[Alternative]:
    """A stablecoin as collateral, worth as much as what was there."""
    answers: dict[str, Any] = {"collateral": DOLLAR, "collateral_price": None}
    worth = worth_of_collateral(at.proposal)
    if at.proposal.gives_own and at.proposal.own and worth:
        answers["own"] = settled(at.proposal.own * worth).quantize(
            quantum_of(DOLLAR), rounding=ROUND_CEILING
        )
    yield Alternative("collateral", answers, word=DOLLAR)


def _isolated(_at: _Crossing) -> Iterator[Alternative]:
    mode = MarginMode.ISOLATED
    yield Alternative("margin_mode", {"margin_mode": mode}, word=mode.value)


def _line(name: str) -> Callable[[_Crossing], Iterator[Alternative]]:
    """What all lines allow; where that crosses another kind of line, what this one does."""

    def propose(at: _Crossing) -> Iterator[Alternative]:
        yield from at.with_leverage(at.most_at(name))
        yield from at.with_leverage(at.most.by_line.get(name))

    return propose


_CODE_OF_LINE: Final = {
    "profile": "leverage_above_profile",
    "platform": "leverage_above_most",
    "health": "health_below_profile",
    "distance": "liquidation_within_30_percent",
}
"""What is crossed with each line of `MostLeverage`."""

_PROPOSING: Final[Mapping[str, Callable[[_Crossing], Iterator[Alternative]]]] = {
    "stop_wrong_side": _stop_wrong_side,
    "target_wrong_side": _wrong_side,
    "stop_beyond_profile": _stop_beyond_profile,
    "stop_beyond_liquidation": _stop_beyond_liquidation,
    "reward_small": _reward_small,
    "cannot_open": lambda at: at.with_leverage(at.most.most),
    **{code: _line(name) for name, code in _CODE_OF_LINE.items()},
    "platform_above_profile": _too_much_on_platform,
    "cross_margin": _isolated,
    "risk_above_2_percent": _risk_too_large,
    "position_above_profile": _position_too_large,
    "book_above_profile": _book_too_large,
    "interest_eats_target": _interest,
    "interest_takes_much": _interest,
    "collateral_without_terms": _steady_collateral,
    "collateral_moves_with_trade": _steady_collateral,
    "depeg_liquidates": _steady_collateral,
}
"""For each code what may mend it, before it is judged."""

MENDABLE: Final = frozenset(_PROPOSING)
"""The codes to which there may be an alternative."""
