"""A trade as it is being thought through: whatever was answered so far, and the size it gives.

Nothing is needed yet: every field may be empty, may contradict another, and is kept as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, Literal, NamedTuple

from journal_app.domain.exact import DIGITS, ONE, ZERO, exact, rounded, settled
from journal_app.domain.money import STABLECOINS, Asset, quantum_of
from journal_app.domain.planning.collateral import DEPEG
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.opening import DOLLAR, Opening
from journal_app.domain.planning.sizing import (
    stake_from_risk_and_collateral,
    stake_from_risk_and_leverage,
)
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction, MarginMode, PositionKind, Target

SizedBy = Literal["risk", "units", "own"]
"""Whether the units follow from the money that may be lost, are given, or follow from own money
times the leverage, of which both are given then.
"""

BackedBy = Literal["leverage", "own"]
"""Whether own money follows from the leverage, or is given; see `SizedBy` for both together."""

USUAL_RISK: Final = Decimal("0.01")
"""The share of capital that is risked, unless said otherwise."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A price at which to be warned, and where the warning is really set."""

    price: Decimal
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """All answers so far. Shares and yearly rates are fractions of 1; None is not answered.

    prices, other_prices: pasted, the oldest first; of the asset, and of the one it is held
    against. other_price: of the asset elsewhere. own: units of the collateral. fee_rate: None
    for the platform's own. average_20, average_50: what the price is held against. reasons: why
    a line is crossed all the same, by code, or by the own question. own_answers: by question.
    step: the question at which it was left. unread: what was typed for an answer and is none, as
    it was typed, by question and answer (`costs.days`). proposed: the answers that nobody has
    given, changed or emptied, so that they follow the others.
    """

    playbook: str = ""
    prices: tuple[Decimal, ...] = ()
    other_prices: tuple[Decimal, ...] = ()
    other_price: Decimal | None = None
    thesis: str = ""
    strategy: str = ""
    wrong_if: str = ""
    follows_trend: bool = False
    average_20: Decimal | None = None
    average_50: Decimal | None = None
    has_pullback: bool = False
    account: str = ""
    platform: str = ""
    asset: Asset | None = None
    direction: Direction = Direction.LONG
    margin_mode: MarginMode = MarginMode.ISOLATED
    entry: Decimal | None = None
    stop: Decimal | None = None
    targets: tuple[Target, ...] = ()
    capital: Decimal | None = None
    risk_fraction: Decimal | None = None
    units: Decimal | None = None
    sized_by: SizedBy = "risk"
    leverage: Decimal | None = None
    own: Decimal | None = None
    backed_by: BackedBy = "leverage"
    borrow_apr: Decimal | None = None
    days: Decimal | None = None
    fee_rate: Decimal | None = None
    collateral: Asset = DOLLAR
    collateral_price: Decimal | None = None
    collateral_apr: Decimal | None = None
    depeg_to: Decimal | None = DEPEG
    correlation: Decimal | None = None
    alerts: tuple[Alert, ...] = ()
    rate_alert: Decimal | None = None
    exit_plan: str = ""
    rate_stop: Decimal | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    own_answers: Mapping[str, str] = field(default_factory=dict)
    step: str = ""
    unread: Mapping[str, str] = field(default_factory=dict)
    proposed: tuple[str, ...] = ()

    @property
    def gives_own(self) -> bool:
        """Whether own money is as it was given, and does not follow."""
        return self.backed_by == "own" or self.sized_by == "own"

    @property
    def gives_leverage(self) -> bool:
        """Whether the leverage is as it was given, and does not follow."""
        return self.backed_by == "leverage" or self.sized_by == "own"


def costs_of(proposal: Proposal, terms: Terms | None) -> HoldingCosts:
    """What holding the position is expected to cost; what is not answered costs nothing yet."""
    fee_rate = fee_rate_of(proposal, terms)
    try:
        return HoldingCosts(proposal.borrow_apr or ZERO, proposal.days or ZERO, fee_rate or ZERO)
    except Refused:
        return HoldingCosts(fee_rate=fee_rate or ZERO)


def fee_rate_of(proposal: Proposal, terms: Terms | None) -> Decimal | None:
    """The fee of a side as a fraction, as answered or by the terms; None where neither tells."""
    if proposal.fee_rate is not None:
        return proposal.fee_rate
    return terms.fee_rate if terms else None


def kind_of(terms: Terms | None) -> PositionKind:
    """How a platform holds a position."""
    return PositionKind.PERPETUAL if terms and terms.has_perpetuals else PositionKind.SPOT


def mode_there(wanted: MarginMode, terms: Terms | None) -> MarginMode:
    """How margin is kept on a platform: as wanted, else as the platform keeps it; as wanted also
    where its terms do not tell.
    """
    if terms is None or not terms.modes or wanted.value in terms.modes:
        return wanted
    return MarginMode(terms.modes[0])


@exact
def opening_of_proposal(proposal: Proposal, terms: Terms | None) -> Opening | None:
    """The opening that the answers give; None while they do not determine one.

    Units are rounded down and own money up, so that neither risk nor leverage is above what was
    asked for.
    """
    first = _one_unit(proposal, terms)
    if first is None:
        return None
    units = _units(proposal, first, costs_of(proposal, terms))
    if not units:
        return None
    own = _own(proposal, first, units * first.price)
    return None if own is None else _with_size(first, units, own)


@exact
def opening_of_one_unit(proposal: Proposal, terms: Terms | None) -> Opening | None:
    """One unit at the leverage that was chosen: what margin asks of a size that is not known yet.

    None while no leverage decides how much own money stands behind a unit.
    """
    first = _one_unit(proposal, terms)
    if first is None or not proposal.gives_leverage or not proposal.leverage:
        return None
    own = settled(first.price / proposal.leverage / first.collateral_price)
    return _with_size(first, ONE, own)


def _one_unit(proposal: Proposal, terms: Terms | None) -> Opening | None:
    """A unit at the entry, with all own money that was given; None before there is an entry."""
    entry, worth = proposal.entry, worth_of_collateral(proposal)
    if proposal.asset is None or not entry or not worth:
        return None
    return Opening(
        asset=proposal.asset,
        direction=proposal.direction,
        kind=kind_of(terms),
        units=ONE,
        price=entry,
        collateral=proposal.collateral,
        own=proposal.own or ZERO,
        collateral_price=worth,
        borrow_apr=proposal.borrow_apr,
    )


def _with_size(first: Opening, units: Decimal, own: Decimal) -> Opening:
    return Opening(
        asset=first.asset,
        direction=first.direction,
        kind=first.kind,
        units=units,
        price=first.price,
        collateral=first.collateral,
        own=own,
        collateral_price=first.collateral_price,
        borrow_apr=first.borrow_apr,
    )


def lacking_for_size(proposal: Proposal) -> str | None:
    """The first answer without which the size is not known, by its name.

    None where all are there; a size then fails only at a stop that loses nothing.
    """
    needed = ["asset", "entry"]
    if not worth_of_collateral(proposal) and proposal.entry:
        needed.append("collateral_price")
    if proposal.sized_by == "units":
        needed.append("units")
    elif proposal.sized_by == "risk":
        needed += ["capital", "risk_fraction", "stop"]
    if proposal.gives_own:
        needed.append("own")
    if proposal.gives_leverage:
        needed.append("leverage")
    return next((name for name in needed if not getattr(proposal, name)), None)


def worth_of_collateral(proposal: Proposal) -> Decimal | None:
    """The price of the collateral: 1 of a stablecoin, the entry of the traded asset itself."""
    if proposal.collateral in STABLECOINS:
        return ONE
    return proposal.entry if proposal.collateral == proposal.asset else proposal.collateral_price


def _units(proposal: Proposal, first: Opening, costs: HoldingCosts) -> Decimal | None:
    if proposal.sized_by == "units":
        return proposal.units
    if proposal.sized_by == "own":
        return _levered(proposal, first)
    if not proposal.capital or not proposal.risk_fraction or proposal.stop is None:
        return None
    risk = proposal.capital * proposal.risk_fraction
    financing, entry, stop = first.financing, first.price, proposal.stop
    try:
        if first.is_spent and proposal.backed_by == "leverage":
            if not proposal.leverage:
                return None
            stake = stake_from_risk_and_leverage(
                financing, costs, entry, stop, risk, proposal.leverage
            )
        else:
            spent = proposal.own or ZERO if first.is_spent else ZERO
            stake = stake_from_risk_and_collateral(financing, costs, entry, stop, risk, spent)
    except Refused:
        return None  # the levels themselves say what is wrong
    return settled(stake.units).quantize(lot_of(entry), rounding=ROUND_FLOOR)


def _levered(proposal: Proposal, first: Opening) -> Decimal | None:
    """As many units as own money times the leverage buys: u = C · L / E."""
    if not proposal.own or not proposal.leverage:
        return None
    value = proposal.own * first.collateral_price * proposal.leverage
    return settled(value / first.price).quantize(lot_of(first.price), rounding=ROUND_FLOOR)


def _own(proposal: Proposal, first: Opening, value: Decimal) -> Decimal | None:
    if proposal.gives_own:
        return proposal.own
    if not proposal.leverage:
        return None
    wanted = settled(value / proposal.leverage / first.collateral_price)
    return wanted.quantize(quantum_of(first.collateral), rounding=ROUND_CEILING)


class TargetRow(NamedTuple):
    """A target as it is typed; without a share it closes what the others leave."""

    price: Decimal | None
    share: Decimal | None = None

    @property
    def problem(self) -> Problem | None:
        """What the row cannot be by itself; None where nothing is wrong."""
        if self.price is not None and self.price <= 0:
            return Problem("price", "not_positive", {"text": self.price})
        if self.share is not None and not ZERO <= self.share <= ONE:
            return Problem("share", "not_a_percentage", {"text": self.share})
        return None


class TargetsRead(NamedTuple):
    """The targets that rows give, and by its place what is wrong with a row that gives none."""

    targets: tuple[Target, ...]
    problems: Mapping[int, Problem]


@exact
def targets_of(rows: Sequence[TargetRow], typed_in: int) -> TargetsRead:
    """Read the rows of targets; those that were there before count before the one typed in."""
    problems = {at: row.problem for at, row in enumerate(rows) if row.problem is not None}
    given = ZERO
    for at in sorted(range(len(rows)), key=lambda at: at == typed_in):
        price, share = rows[at]
        if price is None or share is None or at in problems:
            continue
        if given + share > ONE:
            problems[at] = Problem("share", "shares_above_one", {"text": given + share})
        else:
            given += share
    targets, left = [], ONE - given
    for at, (price, share) in enumerate(rows):
        if price is None or at in problems:
            continue
        if share is None:
            share, left = left, ZERO
        targets.append(Target(price, share))
    return TargetsRead(tuple(targets), problems)


def asset_owed(proposal: Proposal) -> Asset | None:
    """What would be borrowed: the asset itself by a short, money by a long."""
    if proposal.direction is Direction.SHORT:
        return proposal.asset
    return proposal.collateral if proposal.collateral in STABLECOINS else DOLLAR


def to_places(number: Decimal, places: int) -> Decimal:
    """As it stands in a field: to so many decimals, without zeros that say nothing."""
    return rounded(number, ONE.scaleb(-places)).normalize()


def lot_of(price: Decimal) -> Decimal:
    """A power of ten of units that is worth a cent or less, up to ten cents: 0.00001 ETH."""
    return Decimal(1).scaleb(-max(price.adjusted() + 2, 0))


def tidy_price(price: Decimal) -> Decimal:
    """A price as round as a trader writes it: four digits, never less than whole."""
    return price.quantize(price_step(price))


def price_between(start: Decimal, end: Decimal, share: Decimal) -> Decimal:
    """A price at a share of the way between two, as round as a trader writes it.

    Of a short way no coarser than a tenth, so that it lies strictly between: 1.2345 to 1.234 has
    1.23425 in its middle.
    """
    price, way = start + (end - start) * share, abs(end - start)
    finest = price.adjusted() - DIGITS + 2  # what the context can tell apart
    coarsest = ONE.scaleb(max(way.adjusted() - 1, finest))
    return price.quantize(min(price_step(price), coarsest))


def price_step(price: Decimal) -> Decimal:
    """What such a price goes up and down by."""
    return ONE.scaleb(-max(3 - price.adjusted(), 0))
