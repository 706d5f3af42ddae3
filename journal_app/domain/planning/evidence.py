"""The figures that each question of the checklist is judged by, named and in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.money import STABLECOINS
from journal_app.domain.planning import costs as costing
from journal_app.domain.planning.carry import Carry
from journal_app.domain.planning.collateral_at_stop import collateral_loss
from journal_app.domain.planning.expected_costs import expected_costs
from journal_app.domain.planning.financing import Stake
from journal_app.domain.planning.isolated_position import reward_to_risk
from journal_app.domain.planning.paper_position import PaperPosition
from journal_app.domain.planning.pasted_prices import ratio_band, spread_after_fees
from journal_app.domain.planning.profiles import MostLeverage
from journal_app.domain.planning.proposal import Proposal, costs_of, fee_rate_of, to_places
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction, PositionKind

_RATIO_PLACES: Final = 6
_LEVERAGE_PLACES: Final = 2

Kind = Literal["money", "signed_money", "price", "amount", "times", "ratio", "percent", "word"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure. value: None where it does not exist. word: of kind `word`, and units.

    known: what is known of a value that as a whole is not; word then tells what is lacking.
    days: after how many it holds, where not at once.
    """

    name: str
    kind: Kind
    value: Decimal | None = None
    word: str = ""
    known: Decimal | None = None
    days: Decimal | None = None

    @property
    def is_of_size(self) -> bool:
        """Whether it grows with the position, and so cannot be told of one unit."""
        return self.kind in _OF_SIZE_KINDS or self.name in _OF_SIZE_NAMES


_OF_SIZE_KINDS: Final = frozenset({"money", "signed_money"})
_OF_SIZE_NAMES: Final = frozenset(
    {"risk_of_capital", "position_of_capital", "own_money_of_capital", "book_leverage",
     "on_platform"}
)  # fmt: skip


@exact
def evidence_of(
    question: str,
    proposal: Proposal,
    terms: Terms | None,
    around: Surroundings,
    position: PaperPosition | None,
    most: MostLeverage,
) -> tuple[Evidence, ...]:
    """The evidence of one question; what needs a position is left out while there is none.

    position: one unit of it will do for all that is not of a size.
    """
    if question == "thesis":
        return tuple(_thesis(proposal, around, costs_of(proposal, terms).fee_rate))
    if position is None:
        return ()
    found = {
        "levels": _levels,
        "margin": _margin,
        "size": _size,
        "costs": _costs,
        "collateral": _collateral,
        "alerts": _alerts,
        "exit": _exit,
    }[question]
    return tuple(found(proposal, terms, around, position, most))


def _thesis(proposal: Proposal, around: Surroundings, fee_rate: Decimal) -> Iterator[Evidence]:
    mark = around.marks.get(proposal.asset) if proposal.asset else None
    if mark is not None:
        yield Evidence("mark", "price", mark)
    price = proposal.entry or mark
    for name in ("average_20", "average_50"):
        average = getattr(proposal, name)
        if proposal.follows_trend and average and price:
            yield Evidence(f"price_to_{name}", "percent", price / average - ONE)
    band = ratio_band(proposal.prices, proposal.other_prices)
    if band is not None:
        yield Evidence("ratio_now", "amount", to_places(band.now, _RATIO_PLACES))
        yield Evidence("ratio_mean", "amount", to_places(band.mean, _RATIO_PLACES))
        yield Evidence("ratio_low", "amount", to_places(band.low, _RATIO_PLACES))
        yield Evidence("ratio_high", "amount", to_places(band.high, _RATIO_PLACES))
    if proposal.other_price and price:
        there = proposal.other_price
        yield Evidence("spread", "percent", spread_after_fees(price, there, ZERO))
        yield Evidence("spread_after_fees", "percent", spread_after_fees(price, there, fee_rate))


def _levels(
    proposal: Proposal,
    _terms: Terms | None,
    _around: Surroundings,
    position: PaperPosition,
    _most: MostLeverage,
) -> Iterator[Evidence]:
    entry, stop = position.stake.entry, proposal.stop
    if stop is not None:
        yield Evidence("stop_distance", "percent", abs(entry - stop) / entry)
        yield Evidence("risk", "money", position.risk(stop))
    if proposal.targets:
        risk = position.risk(stop) if stop is not None else None
        reward = position.reward(proposal.targets)
        yield Evidence("reward", "money", reward)
        yield Evidence("reward_to_risk", "ratio", reward_to_risk(reward, risk))
    yield Evidence("liquidation", "price", position.liquidation_price)
    if _is_end_known(proposal, position):
        at_end = position.liquidation_price_at_end
        yield Evidence("liquidation_at_end", "price", at_end, days=proposal.days)


def _margin(
    proposal: Proposal,
    _terms: Terms | None,
    around: Surroundings,
    position: PaperPosition,
    most: MostLeverage,
) -> Iterator[Evidence]:
    own = position.now
    yield Evidence("liquidation", "price", position.liquidation_price)
    yield Evidence("distance", "percent", position.distance_to(position.liquidation_price))
    if _is_end_known(proposal, position):
        distance = position.distance_to(position.liquidation_price_at_end)
        yield Evidence("distance_at_end", "percent", distance, days=proposal.days)
    yield Evidence("leverage", "times", position.leverage)
    if own is not None and _is_told_apart(own.leverage, position.leverage):
        yield Evidence("leverage_of_account", "times", own.leverage)
    yield Evidence("most_leverage", "times", most.to_the_hundredth)
    yield Evidence("binding_line", "word", word=most.line)
    if own is not None and own.health_factor is not None:
        yield Evidence("health_factor", "ratio", own.health_factor)
    yield Evidence("margin_ratio", "percent", own.margin_ratio if own else None)
    if proposal.capital:
        there = around.on_platform(proposal.platform) + position.stake.collateral
        yield Evidence("on_platform", "percent", there / proposal.capital)


def _is_end_known(proposal: Proposal, position: PaperPosition) -> bool:
    """Whether it is known when the planned time ends, and what it costs until then: without that
    the line of the end would be that of now, under another name.
    """
    costs = expected_costs(position, proposal.borrow_apr, proposal.days)
    return bool(proposal.days) and costs.interest is not None


def _is_told_apart(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two leverages differ as they are shown."""
    shown, beside = (
        None if each is None else to_places(each, _LEVERAGE_PLACES) for each in (one, other)
    )
    return shown is not None and shown != beside


def _size(
    proposal: Proposal,
    terms: Terms | None,
    around: Surroundings,
    position: PaperPosition,
    _most: MostLeverage,
) -> Iterator[Evidence]:
    capital, stop = proposal.capital, proposal.stop
    risk = position.risk(stop) if stop is not None else None
    yield Evidence("risk", "money", risk)
    yield from _collateral_at_stop(proposal, terms, position)
    if capital:
        yield Evidence("risk_of_capital", "percent", None if risk is None else risk / capital)
        measured = around.profile.measured(position.stake)
        yield Evidence(f"{around.profile.measured_name}_of_capital", "percent", measured / capital)
        yield Evidence("book_leverage", "times", (around.exposure + position.stake.value) / capital)
    if risk is None or around.open_risk:  # else it is the loss of this trade once more
        yield Evidence("open_risk", "money", around.open_risk + (risk or ZERO))
    own = position.stake.collateral
    is_levered = position.leverage is not None and settled(position.leverage) > ONE
    if own and is_levered and stop is not None:  # own money that is not used buys no more
        alone = Stake(own / position.stake.entry, position.stake.entry, own)
        lost = costing.loss(position.financing, alone, position.costs, stop)
        yield Evidence("own_money_risk", "money", lost)
        won = [
            -target.share * costing.loss(position.financing, alone, position.costs, target.price)
            for target in proposal.targets
        ]
        if won:
            yield Evidence("own_money_reward", "money", sum(won, ZERO))


def _costs(
    proposal: Proposal,
    terms: Terms | None,
    around: Surroundings,
    position: PaperPosition,
    _most: MostLeverage,
) -> Iterator[Evidence]:
    costs = expected_costs(position, proposal.borrow_apr, proposal.days)
    is_funded = position.opening.kind is PositionKind.PERPETUAL
    yield Evidence("funding_per_day" if is_funded else "interest_per_day", "money", costs.per_day)
    yield Evidence("funding" if is_funded else "interest", "money", costs.interest)
    if fee_rate_of(proposal, terms) is None:
        yield Evidence("fees", "money", None)
        yield Evidence("break_even_before_fees", "price", costs.break_even)
    else:
        yield Evidence("fees", "money", costs.fees)
        yield Evidence("break_even", "price", costs.break_even)
    reward = position.reward(proposal.targets)
    if reward is not None:
        gross = reward + position.interest + position.fees
        if gross > 0:
            share = None if costs.interest is None else costs.interest / gross
            name = "funding_of_target" if is_funded else "share_of_target"
            yield Evidence(name, "percent", share)
        name = "funding_that_eats_target" if is_funded else "rate_that_eats_target"
        yield Evidence(name, "percent", _rate_that_eats(proposal, position))
    usual = around.usual_rate(proposal.platform, position.opening.borrowed_asset)
    if usual is not None:
        yield Evidence("usual_funding" if is_funded else "usual_rate", "percent", usual)


def _rate_that_eats(proposal: Proposal, position: PaperPosition) -> Decimal | None:
    """The borrow rate at which the profit at the targets is gone, before fees."""
    shares = sum((target.share for target in proposal.targets), ZERO)
    if not shares:
        return None
    mean = sum((target.price * target.share for target in proposal.targets), ZERO) / shares
    entry, units = position.stake.entry, position.stake.units
    low, high = (entry, mean) if position.direction is Direction.LONG else (mean, entry)
    return _carry(proposal, position).rate_at_which_target_pays_nothing(low, units, high)


def _carry(proposal: Proposal, position: PaperPosition) -> Carry:
    earning = position.stake.collateral if not position.opening.is_spent else ZERO
    return Carry(
        debt_value=position.financing.rate_bearing_value(position.spent),
        borrow_apr=position.costs.borrow_apr,
        collateral_value=earning,
        collateral_apr=proposal.collateral_apr or ZERO,
        days=position.costs.days,
    )


def _collateral(
    proposal: Proposal,
    terms: Terms | None,
    _around: Surroundings,
    position: PaperPosition,
    _most: MostLeverage,
) -> Iterator[Evidence]:
    opening, own = position.opening, position.now
    role = "spent" if opening.is_spent else "beside"
    yield Evidence("collateral_role", "word", word=role)
    yield Evidence("own_money", "money", position.stake.collateral)
    yield from _collateral_at_stop(proposal, terms, position)
    known = terms.of(opening.collateral) if terms else None
    is_mix = isinstance(own, LendingAccount) and _is_mix(own, terms)
    is_apart = is_mix or not isinstance(own, LendingAccount)
    if known is not None and known.max_ltv is not None and not opening.is_spent and is_apart:
        yield Evidence("collateral_ltv", "percent", known.max_ltv)
        yield Evidence("collateral_threshold", "percent", known.liquidation_threshold)
    if isinstance(own, LendingAccount):
        names = ("weighted_ltv", "weighted_threshold") if is_mix else ("only_ltv", "only_threshold")
        yield Evidence(names[0], "percent", own.max_ltv)
        yield Evidence(names[1], "percent", own.liquidation_threshold)
        if opening.collateral not in STABLECOINS:
            yield Evidence("common_fall", "percent", own.fall_to_liquidation)
    if proposal.collateral_apr:
        yield Evidence("net_rate", "percent", _carry(proposal, position).net_apr)
    if proposal.correlation is not None:
        yield Evidence("correlation", "ratio", proposal.correlation)


def _is_mix(own: LendingAccount, terms: Terms | None) -> bool:
    """Whether more than one asset stands behind the debt; names of one asset are one."""
    assets = {terms.ticker(held.asset) if terms else held.asset for held in own.collateral}
    return len(assets) > 1


def _collateral_at_stop(
    proposal: Proposal, terms: Terms | None, position: PaperPosition
) -> Iterator[Evidence]:
    """What the loss at the stop leaves out: collateral of the same asset moves with it."""
    stop = proposal.stop
    if stop is None or position.risk(stop) is None:
        return
    lost = collateral_loss(position.opening, stop, terms)
    if lost is not None:
        name = "collateral_lost_at_stop" if lost > 0 else "collateral_gained_at_stop"
        yield Evidence(name, "money", abs(lost))


def _alerts(
    proposal: Proposal,
    _terms: Terms | None,
    _around: Surroundings,
    position: PaperPosition,
    _most: MostLeverage,
) -> Iterator[Evidence]:
    yield Evidence("liquidation", "price", position.liquidation_price)
    yield Evidence("alerts_set", "amount", Decimal(len(proposal.alerts)))
    if proposal.rate_alert is not None:
        is_funded = position.opening.kind is PositionKind.PERPETUAL
        name = "funding_alert" if is_funded else "rate_alert"
        yield Evidence(name, "percent", proposal.rate_alert)


def _exit(
    proposal: Proposal,
    terms: Terms | None,
    _around: Surroundings,
    position: PaperPosition,
    _most: MostLeverage,
) -> Iterator[Evidence]:
    yield Evidence("liquidation", "price", position.liquidation_price)
    if proposal.stop is not None:
        yield Evidence("stop", "price", proposal.stop)
    for target in proposal.targets:
        yield Evidence("target", "price", target.price)
    if proposal.days:
        yield Evidence("time_stop", "amount", proposal.days)
    if proposal.rate_stop is not None:
        yield Evidence("rate_stop", "percent", proposal.rate_stop)
    costs = expected_costs(position, proposal.borrow_apr, proposal.days)
    lacks = "funding" if position.opening.kind is PositionKind.PERPETUAL else "interest"
    known = costs.fees if fee_rate_of(proposal, terms) is not None else None
    yield Evidence("costs", "money", costs.together, lacks, known)
