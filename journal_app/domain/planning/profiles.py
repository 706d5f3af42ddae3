"""Risk profiles: the lines that a trader draws for every trade, and which of them binds.

The lines bind each other: what a health factor or a distance allows is mostly less than the
leverage that the profile names. Notation: L leverage on own money, V position, C own money,
τ the share of the value that may be owed, τc the same of the collateral, k the rate of the time,
H health factor, D distance to liquidation. Own money is C = V / L, so every line asks for a least
1 / L.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from typing import Final, Literal

from journal_app.domain.exact import ONE, ZERO, exact, plain, settled
from journal_app.domain.market.percents import in_percent
from journal_app.domain.planning.breaches import LEAST_LIQUIDATION_DISTANCE, MOST_RISK_OF_CAPITAL
from journal_app.domain.planning.costs import loss
from journal_app.domain.planning.financing import Stake
from journal_app.domain.planning.proposal import (
    USUAL_RISK,
    Proposal,
    costs_of,
    opening_of_one_unit,
    opening_of_proposal,
)
from journal_app.domain.planning.reach import Reach, reach_of_one_unit
from journal_app.domain.planning.sizing import is_on_loss_side
from journal_app.domain.problems import Problem
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction

Measure = Literal["value", "own"]
"""What of a position is held against the capital: its whole value, or the own money behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The lines of one profile. Shares are fractions of 1.

    most_position_of_capital: of what `measured_by` says. most_stop_distance: of the entry.
    most_on_one_platform: of the capital, by own money that lies there.
    """

    id: str
    most_leverage: Decimal
    most_position_of_capital: Decimal
    least_health_factor: Decimal
    most_stop_distance: Decimal
    most_on_one_platform: Decimal
    measured_by: Measure = "value"
    most_risk_of_capital: Decimal = MOST_RISK_OF_CAPITAL
    least_liquidation_distance: Decimal = LEAST_LIQUIDATION_DISTANCE

    def measured(self, stake: Stake) -> Decimal:
        """What of a position is held against the capital. Units: money."""
        return stake.value if self.measured_by == "value" else stake.collateral

    @property
    def measured_name(self) -> str:
        """What the measure is called."""
        return "position" if self.measured_by == "value" else "own_money"


HUNDREDTH: Final = Decimal("0.01")
TENTH: Final = Decimal("0.1")
_FINEST_RISK: Final = Decimal("0.0001")
FIRST_LEVERAGE: Final = Decimal(2)
"""What a new trade begins with, where every line allows it."""

CONSERVATIVE: Final = Profile(
    id="conservative",
    most_leverage=Decimal(2),
    most_position_of_capital=Decimal("0.10"),
    least_health_factor=Decimal("2.0"),
    most_stop_distance=Decimal("0.15"),
    most_on_one_platform=Decimal("0.30"),
)
MODERATE: Final = Profile(
    id="moderate",
    most_leverage=Decimal(3),
    most_position_of_capital=Decimal("0.20"),
    least_health_factor=Decimal("1.5"),
    most_stop_distance=Decimal("0.10"),
    most_on_one_platform=Decimal("0.40"),
)
AGGRESSIVE: Final = Profile(
    id="aggressive",
    most_leverage=Decimal(5),
    most_position_of_capital=Decimal("0.30"),
    least_health_factor=Decimal("1.25"),
    most_stop_distance=Decimal("0.08"),
    most_on_one_platform=Decimal("0.50"),
)

PROFILES: Final[Mapping[str, Profile]] = {
    profile.id: profile for profile in (CONSERVATIVE, MODERATE, AGGRESSIVE)
}
"""The profiles that the program brings along, by id."""


_RANGES: Final[Mapping[str, tuple[Decimal, Decimal]]] = {
    "most_leverage": (ONE, Decimal(100)),
    "most_position_of_capital": (HUNDREDTH, Decimal(100)),
    "least_health_factor": (ONE, Decimal(100)),
    "most_stop_distance": (Decimal("0.001"), ONE),
    "most_on_one_platform": (HUNDREDTH, ONE),
}
"""What a trader may set each of his lines to; the others are the same for all."""

_SHARES: Final = frozenset(
    {"most_position_of_capital", "most_stop_distance", "most_on_one_platform"}
)


def profile_problems(profile: Profile) -> Iterator[Problem]:
    """Every line that cannot be, told in the words in which it is typed: shares in percent."""
    for name, (least, most) in _RANGES.items():
        line: Decimal = getattr(profile, name)
        if not least <= line <= most:
            told = in_percent if name in _SHARES else _as_it_is
            facts = {"text": line, "least": least, "most": most}
            yield Problem(name, "not_between", {key: plain(told(n)) for key, n in facts.items()})


def _as_it_is(number: Decimal) -> Decimal:
    return number


EXAMPLE: Final = Reach(direction=Direction.LONG, owed_share=Decimal("0.83"), has_health=True)
"""A loan against ether at a liquidation threshold of 83 %, by which lines can be compared."""


@dataclass(frozen=True, slots=True)
class MostLeverage:
    """The most leverage that each line allows, and the line that binds.

    by_line: `profile`, `platform`, `health`, `distance`; a line that allows any is left out.
    """

    by_line: Mapping[str, Decimal]
    line: str
    most: Decimal

    @property
    def to_the_hundredth(self) -> Decimal:
        """The most as it is typed: rounded down, so that every line is kept."""
        return self.most.quantize(HUNDREDTH, rounding=ROUND_FLOOR)

    def in_reach(self, profile: Profile, held: Decimal | None) -> Decimal:
        """As far as is worth choosing from: twice the profile's most, if the platform allows it.

        held: the leverage that is chosen already, which is in reach in any case.
        """
        twice = 2 * profile.most_leverage
        most = min(self.by_line.get("platform", twice), twice)
        return most if held is None else max(most, held)


@exact
def most_leverage_of_all_rules(profile: Profile, reach: Reach | None) -> MostLeverage:
    """The most leverage that the profile and the platform allow together."""
    by_line = {"profile": profile.most_leverage}
    if reach is not None:
        if reach.platform is not None:
            by_line["platform"] = settled(reach.platform)
        if reach.has_health:
            sound = _leverage(_own_share_for_health(profile.least_health_factor, reach))
            if sound is not None:
                by_line["health"] = sound
        far = most_leverage_at_distance(profile.least_liquidation_distance, reach)
        if far is not None:
            by_line["distance"] = far
    line = min(by_line, key=by_line.__getitem__)
    return MostLeverage(by_line, line, by_line[line])


@exact
def first_leverage(proposal: Proposal, terms: Terms | None, profile: Profile) -> Decimal:
    """The leverage that a new trade begins with: two, or less where a line allows less.

    Rounded down to the tenth, so that the costs, which are answered later and bring liquidation
    nearer, still keep every line.
    """
    most = most_leverage_of_all_rules(profile, reach_of_one_unit(proposal, terms)).most
    if most >= FIRST_LEVERAGE:
        return FIRST_LEVERAGE
    return most.quantize(TENTH, rounding=ROUND_FLOOR) or FIRST_LEVERAGE


@exact
def first_risk(proposal: Proposal, terms: Terms | None, profile: Profile) -> Decimal:
    """The share of capital that a new trade risks at first: 1 %, or less where the position of it
    would be larger than the profile allows.

    With its value at most p of the capital and the stop d away it is p · d; where own money is
    measured, p · d · leverage. Costs that are owed make the position smaller. What is received
    makes it larger, so the share is p of what such a value really loses then. Rounded down to the
    hundredth of a percent.
    """
    entry, stop, leverage = proposal.entry, proposal.stop, proposal.leverage
    if not entry or stop is None or not is_on_loss_side(proposal.direction, entry, stop):
        return USUAL_RISK
    lost = min(abs(entry - stop) / entry, _lost_at_stop(proposal, terms, profile, stop))
    if lost <= 0:  # it is not the risk that gives the size of what loses nothing
        return USUAL_RISK
    most = profile.most_position_of_capital * lost
    if profile.measured_by != "value":
        most *= leverage or ONE
    most = settled(most)
    return min(USUAL_RISK, most.quantize(_FINEST_RISK, rounding=ROUND_FLOOR) or most)


def _lost_at_stop(
    proposal: Proposal, terms: Terms | None, profile: Profile, stop: Decimal
) -> Decimal:
    """What the largest position of the profile loses at the stop with all costs that are known.

    A share of its value; 1 where the answers do not tell yet.
    """
    shown = opening_of_one_unit(proposal, terms)
    if shown is None and proposal.capital and proposal.entry:
        most = profile.most_position_of_capital * proposal.capital / proposal.entry
        shown = opening_of_proposal(replace(proposal, sized_by="units", units=most), terms)
    if shown is None:
        return ONE
    lost = loss(shown.financing, shown.spent, costs_of(proposal, terms), stop)
    return lost / shown.stake.value


@exact
def most_leverage_at_distance(distance: Decimal, reach: Reach) -> Decimal | None:
    """The most leverage that keeps liquidation so far from the entry; None where any does."""
    return _leverage(_own_share_for_distance(distance, reach))


def _leverage(own_share: Decimal) -> Decimal | None:
    """L of the least 1 / L; None where no own money is asked for."""
    return settled(ONE / own_share) if own_share > 0 else None


def _own_share_for_health(least: Decimal, reach: Reach) -> Decimal:
    """The least 1 / L for a health factor.

    Money that pays for a long: H = τ / (1 − 1/L). Collateral beside it, and a short with its
    proceeds: H = τ + τc / L.
    """
    if reach.direction is Direction.LONG and reach.beside is None:
        return ONE - reach.owed_share / least
    return (least - reach.owed_share) / (reach.beside or reach.owed_share)


def _own_share_for_distance(least: Decimal, reach: Reach) -> Decimal:
    """The least 1 / L for a distance, now and once the rate of the time has accrued.

    Long: debt (1 − 1/L)·(1 + k) ≤ τ·(1 − D). Short: τ + τc / L ≥ (1 + D)·(1 + k). Of a contract
    k is paid out of the margin; one of fixed size keeps its share beside D. Collateral of the same
    asset is worth C·(1 − D) by then, or C·(1 + D) beside a short.
    """
    k, share = max(reach.rate_of_time, ZERO), reach.owed_share
    grown, paid = (ONE + k, ZERO) if reach.is_loan else (ONE, k)
    is_short = reach.direction is Direction.SHORT
    moved = ONE + least if is_short else ONE - least
    worth = moved if reach.moves_along else ONE
    if reach.kept_share is not None:
        return (least + reach.kept_share + paid) / worth
    if is_short:
        return (moved * grown - share) / ((reach.beside or share) * worth) + paid
    if reach.beside is None:
        return ONE + paid - share * moved / grown
    return (grown - share * moved) / (reach.beside * worth) + paid
