"""The same trade under the terms of several platforms, side by side, and the best by each figure.

Each platform judges by its own law, as the ledger of an open trade would be judged there; nothing
here knows a platform by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Final, Literal

from journal_app.domain.exact import DIGITS, ONE, ZERO, exact, settled
from journal_app.domain.margin.moves import MovableAccount, Move
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.opening import DOLLAR, Opening
from journal_app.domain.planning.paper_position import PaperPosition, on_paper
from journal_app.domain.planning.proposal import kind_of
from journal_app.domain.planning.ranges import above_zero, at_least_zero, problems_of
from journal_app.domain.planning.reach import reach_of
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction

Merit = Literal["most_leverage", "liquidation_distance", "cost", "penalty"]
"""What platforms are ranked by: the first two the larger the better, the others the smaller."""

_HALF: Final = Context(prec=DIGITS // 2)
"""Units of so many digits times a price are exact."""

_FARTHEST: Final = Decimal("Infinity")
"""The distance to a line that no price reaches; it ranks, and is never shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameTrade:
    """What is compared. Either `units` or `leverage` says how large it is.

    own: units of the collateral. collateral_price: needed unless it is a stablecoin or the traded
    asset. collateral_lies_on: the platform on which the collateral is now; empty: on none.
    """

    asset: Asset
    direction: Direction
    entry: Decimal
    own: Decimal
    units: Decimal | None = None
    leverage: Decimal | None = None
    collateral: Asset = DOLLAR
    collateral_price: Decimal | None = None
    days: Decimal = ZERO
    collateral_lies_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A platform's terms and what it would cost there.

    borrow_apr: of the borrowed asset, or the funding of a contract. fee_rate: None for the
    terms' own. gas: money for opening and closing.
    """

    terms: Terms
    borrow_apr: Decimal = ZERO
    fee_rate: Decimal | None = None
    gas: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPlatform:
    """The trade on one platform. Units: money; ratios are fractions of 1.

    position: None where the platform's terms cannot tell; `obstacles` says why, and why it cannot
    be opened otherwise. penalty: money that a liquidation would cost at its price; None where the
    terms do not say it or nothing can be liquidated. must_move: whether the collateral lies
    elsewhere, where it backs nothing here.
    """

    terms: Terms
    position: PaperPosition | None
    obstacles: tuple[Problem, ...]
    most_leverage: Decimal | None
    penalty_rate: Decimal | None
    penalty: Decimal | None
    gas: Decimal
    must_move: bool

    @property
    def can_be_opened(self) -> bool:
        """Whether nothing stands against it."""
        return not self.obstacles

    @property
    def liquidation_distance(self) -> Decimal | None:
        """The move from the entry to the liquidation price; None where there is none."""
        position = self.position
        return None if position is None else position.distance_to(position.liquidation_price)

    @property
    def is_out_of_reach(self) -> bool:
        """Whether no price of the asset liquidates it."""
        return self.position is not None and self.position.liquidation_price is None

    @property
    @exact
    def cost(self) -> Decimal | None:
        """Interest or funding of the planned time, fees of both sides, and gas."""
        position = self.position
        return None if position is None else position.interest + position.fees + self.gas


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every platform in the order given; by each merit those that are best, none where none is."""

    platforms: tuple[OnPlatform, ...]
    best: Mapping[Merit, tuple[str, ...]]


@exact
def compared(trade: SameTrade, offers: Sequence[Offer]) -> Comparison:
    """The trade under each offer.

    Raises: Refused, with every field of the trade that determines none.
    """
    if problems := list(_problems(trade)):
        raise Refused(problems)
    found = tuple(_on_platform(trade, offer) for offer in offers)
    return Comparison(found, {merit: _best(merit, found) for merit in _MERITS})


def _problems(trade: SameTrade) -> Iterator[Problem]:
    if trade.units is None and trade.leverage is None:
        yield Problem("leverage", "missing")
    if trade.units is not None and trade.leverage is not None:
        yield Problem("leverage", "not_both", {"other": "units"})
    if _worth(trade) is None:
        yield Problem("collateral_price", "missing")
    yield from problems_of(
        (
            ("entry", trade.entry, above_zero),
            ("own", trade.own, above_zero),
            ("units", trade.units, above_zero),
            ("leverage", trade.leverage, above_zero),
            ("collateral_price", trade.collateral_price, above_zero),
            ("days", trade.days, at_least_zero),
        )
    )


def _worth(trade: SameTrade) -> Decimal | None:
    if trade.collateral_price is not None:
        return trade.collateral_price
    if trade.collateral in STABLECOINS:
        return ONE
    return trade.entry if trade.collateral == trade.asset else None


def _on_platform(trade: SameTrade, offer: Offer) -> OnPlatform:
    terms = offer.terms
    if offer.fee_rate is not None:
        terms = replace(terms, fee_rate=offer.fee_rate)
    costs = HoldingCosts(offer.borrow_apr, trade.days, terms.fee_rate or ZERO)
    opening = _opening(trade, offer)
    position = on_paper(opening, costs, terms)
    reach = reach_of(opening, costs, terms)
    most = settled(reach.platform) if reach and reach.platform is not None else None
    rate, penalty = _penalty(position, terms)
    return OnPlatform(
        terms=terms,
        position=None if position.now is None else position,
        obstacles=tuple(_obstacles(position, most, terms)),
        most_leverage=most,
        penalty_rate=rate,
        penalty=penalty,
        gas=offer.gas,
        must_move=trade.collateral_lies_on not in ("", terms.platform),
    )


def _opening(trade: SameTrade, offer: Offer) -> Opening:
    worth = _worth(trade)
    assert worth is not None
    units, own = trade.units, trade.own
    if units is None:
        assert trade.leverage is not None
        # what is paid for in full must neither owe nor leave over the noise of a quotient
        units = _HALF.plus(own * worth * trade.leverage / trade.entry)
        own = settled(units * trade.entry / trade.leverage / worth)
    return Opening(
        asset=trade.asset,
        direction=trade.direction,
        kind=kind_of(offer.terms),
        units=units,
        price=trade.entry,
        collateral=trade.collateral,
        own=own,
        collateral_price=worth,
        borrow_apr=offer.borrow_apr,
    )


def _obstacles(position: PaperPosition, most: Decimal | None, terms: Terms) -> Iterator[Problem]:
    """Why a position cannot be had: the terms do not tell, or they do not allow it."""
    opening = position.opening
    if position.now is None:
        yield _untold(opening, terms)
        return
    leverage = position.leverage
    if most is not None and leverage is not None and leverage > most:
        yield Problem("leverage", "leverage_above_most")
    if not position.can_be_opened:
        yield Problem("liquidation_price", "cannot_open")


def _untold(opening: Opening, terms: Terms) -> Problem:
    if terms.of(opening.asset) is None:
        return Problem("asset", "asset_without_terms", {"asset": opening.asset})
    if terms.of(opening.collateral) is None and not terms.has_perpetuals:
        return Problem("collateral", "collateral_without_terms")
    return Problem("asset", "terms_do_not_tell", {"asset": opening.asset})


def _penalty(position: PaperPosition, terms: Terms) -> tuple[Decimal | None, Decimal | None]:
    """The share that a liquidation costs, and of the value that it closes at its price."""
    own, line = position.now, position.liquidation_price
    if own is None:
        return None, None
    weighed = {each.asset: each.weighed for each in own.exposures() if each.asset and each.weighed}
    seized = max(weighed, key=lambda asset: weighed[asset], default=position.opening.asset)
    known = terms.of(seized)
    rate = known.liquidation_penalty if known is not None else None
    if rate is None or line is None:
        return rate, None
    move = Move({position.ticker: line / position.stake.entry - ONE})
    return rate, rate * MovableAccount(own).along(move).closed(ONE)


def _best(merit: Merit, found: Sequence[OnPlatform]) -> tuple[str, ...]:
    merit_of = _MERITS[merit]
    merits = {
        each.terms.platform: figure
        for each in found
        if each.can_be_opened and (figure := merit_of(each)) is not None
    }
    most = max(merits.values(), default=None)
    return tuple(platform for platform, figure in merits.items() if figure == most)


def _less_is_better(figure: Decimal | None) -> Decimal | None:
    return None if figure is None else -figure


_MERITS: Final[Mapping[Merit, Callable[[OnPlatform], Decimal | None]]] = {
    "most_leverage": lambda found: found.most_leverage,
    "liquidation_distance": lambda found: (
        _FARTHEST if found.is_out_of_reach else found.liquidation_distance
    ),
    "cost": lambda found: _less_is_better(found.cost),
    "penalty": lambda found: _less_is_better(found.penalty),
}
"""What is the better the larger it is."""
