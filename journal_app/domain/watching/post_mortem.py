"""Post-mortem of a liquidation: which lines had been crossed before it, and what would have held.

The trade is replayed at each mark between its opening and its liquidation and held against the
lines, as Today holds an open trade. What a rescue would have made of the account is then put at
all later prices, up to the one at which the platform sold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.entries import Entry, Liquidation
from journal_app.domain.ledger.reckoning import (
    Reckoned,
    figures,
    names_of,
    parts_of,
    reckoned,
    sharing,
    valued,
)
from journal_app.domain.ledger.replay import MILLISECOND
from journal_app.domain.ledger.standing import SETTLEMENT
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.trade import Trade
from journal_app.domain.watching.lines import LINES, Lines
from journal_app.domain.watching.mends import Mend
from journal_app.domain.watching.rescue import Rescued
from journal_app.domain.watching.rescue_laws import can_swap, measure
from journal_app.domain.watching.rescue_ways import Way
from journal_app.domain.watching.rescued_account import rescued_account
from journal_app.domain.watching.watch import attention
from journal_app.domain.watching.watched import Attention, watched_of

LOOKED_AT: Final = frozenset(
    {
        "watch_past_liquidation",
        "watch_liquidation_before_stop",
        "watch_health_below",
        "watch_margin_below",
        "watch_near_liquidation",
        "watch_stop_hit",
        "watch_target_hit",
        "watch_stop_missing",
        "watch_alert_reached",
        "watch_rate_unusual",
        "watch_rate_above",
        "watch_collateral_fallen",
        "watch_cost_exceeded",
        "watch_interest_unpayable",
        "watch_held_too_long",
    }
)
"""What of all that is watched was a warning then: lines of the trade itself, crossed by its marks.

Not what was near a line only, what was not known, and what the trader marked at some time since.
"""

Ledger = tuple[Trade, Sequence[Entry]]


class Outcome(NamedTuple):
    """A rescue that was possible then, and what would have come of it.

    lowest: the law's own figure, as the health factor, at the worst of the later prices. stands:
    whether the account would not have been liquidated at any of them. Both None where there was
    no way.
    """

    way: Way | Problem
    lowest: Decimal | None = None
    stands: bool | None = None


class Crossing(NamedTuple):
    """A line, when it was first crossed, and how long that was before the liquidation.

    price: of the position that the line is about, else of the trade's first. rescues: by the
    names of `rescue_ways.WAYS`, back to the aim of the line; empty where it has none.
    """

    at: datetime
    before: timedelta
    price: Decimal | None
    line: Attention
    rescues: Mapping[str, Outcome]

    @property
    def is_rescuable(self) -> bool:
        """Whether any rescue would have left the account standing."""
        return any(each.stands for each in self.rescues.values())


class PostMortem(NamedTuple):
    """A liquidation and what went before it. Units: the journal's currency, unless said otherwise.

    asset, price: what was sold first, and at which price. marks: from how many the time before was
    reconstructed. crossings: the earliest first. reason: why nothing can be told of the time
    before, as a code. deposits: own money put in until then; equity: what it was worth just before;
    penalty, left: what the liquidation took, and what stayed in the trade.
    """

    at: datetime
    asset: Asset
    price: Decimal
    marks: int
    crossings: Sequence[Crossing]
    reason: str
    deposits: Decimal
    equity: Decimal
    penalty: Decimal
    left: Decimal

    @property
    def first_rescue(self) -> Crossing | None:
        """The first line from which a rescue would have left the account standing."""
        return next((each for each in self.crossings if each.is_rescuable), None)


class _Point(NamedTuple):
    """A moment before the liquidation: what is said of the trade, and the prices that judge it."""

    at: datetime
    one: Reckoned
    others: Sequence[Reckoned]
    prices: Mapping[Asset, Decimal]


@exact
def post_mortem(
    trade: Trade,
    entries: Sequence[Entry],
    market: Market,
    beside: Sequence[Ledger] = (),
    lines: Lines = LINES,
) -> PostMortem | None:
    """Tell of a trade's first liquidation what went before it; None where there was none.

    entries: all, in their order. beside: the other trades of a crossed account.

    Raises: Refused, where an entry is not possible in its place.
    """
    sold = [each for each in entries if isinstance(each, Liquidation)]
    if not sold:
        return None
    first = sold[0]
    before = entries[: entries.index(first)]
    end = _point(trade, before, market, _until(beside, first.at), first.at, first)
    after = reckoned(trade, entries, market, sold[-1].at)
    opened_at = end.one.state.opened_at
    marked = _marked_between(end, market, opened_at, first.at) if opened_at else set()
    reason = _unknowable(trade, marked)
    crossings: list[Crossing] = []
    if not reason:
        moments = marked | {each.at for each in before if opened_at and each.at >= opened_at}
        points = [
            _point(trade, before, market, _until(beside, first.at), at) for at in sorted(moments)
        ]
        crossings = list(_crossings([*points, end], market, lines))
    return PostMortem(
        at=first.at,
        asset=first.asset,
        price=first.price,
        marks=len(marked),
        crossings=crossings,
        reason=reason,
        deposits=end.one.state.deposits,
        equity=end.one.valuation.equity,
        penalty=after.state.penalty - end.one.state.penalty,
        left=after.valuation.equity,
    )


def _unknowable(trade: Trade, marked: set[datetime]) -> str:
    """Why the time before a liquidation cannot be told; empty where it can."""
    if trade.terms is None:
        return "post_mortem_without_terms"
    return "" if marked else "post_mortem_without_marks"


# the moments


def _until(beside: Sequence[Ledger], at: datetime) -> Sequence[Ledger]:
    """The other trades as they were before the liquidation, which took them along."""
    return [(other, [each for each in theirs if each.at < at]) for other, theirs in beside]


def _point(
    trade: Trade,
    before: Sequence[Entry],
    market: Market,
    beside: Sequence[Ledger],
    at: datetime,
    sale: Liquidation | None = None,
) -> _Point:
    """The trade at a moment; at that of its liquidation, at the prices of that `sale`."""
    one = reckoned(trade, before, market, at)
    if sale is not None:
        one = _at_sale(one, market, sale)
    every = (reckoned(other, theirs, market, at) for other, theirs in beside)
    others = sharing(one, (each for each in every if each.state.started_at is not None))
    return _Point(at, one, others, _prices(one, others, market))


def _at_sale(one: Reckoned, market: Market, sale: Liquidation) -> Reckoned:
    seen = {sale.asset: (sale.at, sale.price)}
    if sale.debt_asset is not None and sale.debt_price is not None:
        seen[sale.debt_asset] = (sale.at, sale.debt_price)
    state = replace(one.state, last_prices={**one.state.last_prices, **seen})
    return replace(one, state=state, valuation=valued(one.trade, state, market, sale.at))


def _prices(one: Reckoned, others: Sequence[Reckoned], market: Market) -> Mapping[Asset, Decimal]:
    """The prices by which the platform judged the account, by its own tickers."""
    terms = one.trade.terms
    parts = parts_of(one, others, market)
    return {
        terms.ticker(asset) if terms else asset: quote.price
        for part in parts
        for asset, quote in part.valuation.quotes.items()
    }


def _marked_between(end: _Point, market: Market, start: datetime, until: datetime) -> set[datetime]:
    """When anything in the account was marked, from the opening to the liquidation."""
    names = {
        name
        for each in (end.one, *end.others)
        for asset in (*each.state.positions, *each.state.collateral, *each.state.debts)
        for name in names_of(each.trade)(asset)
    }
    return {
        mark.at
        for name in names
        if (series := market.prices.get(name)) is not None
        for mark in series.between(start - MILLISECOND, until)
    }


# the lines


def _crossings(points: Sequence[_Point], market: Market, lines: Lines) -> Iterator[Crossing]:
    """Every line at its first crossing; the last point is the liquidation itself."""
    seen: set[tuple[str, str]] = set()
    for place, point in enumerate(points[:-1]):
        for line in _crossed(point, market, lines):
            which = (line.code, line.subject)
            if which not in seen:
                seen.add(which)
                yield _crossing(point, line, points[place + 1 :], market)


def _crossed(point: _Point, market: Market, lines: Lines) -> Iterator[Attention]:
    one = point.one
    if one.state.is_closed:
        return
    told = figures(one, market, point.others)
    seen = watched_of(one, told, market, lambda: point.others, lines)
    yield from (each for each in attention([seen], point.at) if each.code in LOOKED_AT)


def _crossing(point: _Point, line: Attention, later: Sequence[_Point], market: Market) -> Crossing:
    positions = point.one.state.positions
    mend = line.mend
    asset = (mend and mend.position) or next(iter(positions), None)
    quote = point.one.valuation.quotes.get(asset) if asset else None
    return Crossing(
        at=point.at,
        before=later[-1].at - point.at,
        price=quote.price if quote else None,
        line=line,
        rescues=_outcomes(point, mend, later, market),
    )


# the rescues


def _outcomes(
    point: _Point, mend: Mend | None, later: Sequence[_Point], market: Market
) -> Mapping[str, Outcome]:
    """What each rescue to the aim of a line would have come to; nothing where it has none."""
    account = rescued_account([point.one, *point.others], market)
    if account is None or mend is None or mend.target is None or mend.position is None:
        return {}
    terms = account.terms
    cost_rate = terms.fee_rate or ZERO
    money = SETTLEMENT if can_swap(account.account) else None
    rescue = account.rescue(mend.target, (terms.ticker(mend.position),), cost_rate, money)
    return {
        name: _outcome(
            way if isinstance(way, Problem) else replace(way, asset=account.own_name(way.asset)),
            later,
        )
        for name, way in account.ways(rescue, money).items()
    }


def _outcome(way: Way | Problem, later: Sequence[_Point]) -> Outcome:
    if isinstance(way, Problem):
        return Outcome(way)
    then = [at_prices(way.after, point.prices) for point in later]
    known = [value for each in then if (value := measure(each)) is not None]
    stands = not any(each.is_liquidatable for each in then)
    return Outcome(way, min(known, default=None), stands)


@exact
def at_prices(account: Rescued, prices: Mapping[Asset, Decimal]) -> Rescued:
    """The account with all that it lists at these prices, and nothing else changed."""
    for asset in {each.asset for each in account.exposures()}:
        if asset is not None and asset in prices:
            account = account.at_price(asset, prices[asset])
    return account
