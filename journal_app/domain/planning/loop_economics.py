"""What each step of a loop brings over the planned time, and where one more stops paying.

Notation as in `loop`: b borrowed by a step, κ swap cost, g gas of a step, y and r the yearly rates
of what is held and owed, τ the planned time in years. A step is paid for twice, when it is made
and when it is unwound: to repay b, b / (1 − κ) has to be sold. Prices stand still.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.money import YEAR_DAYS
from journal_app.domain.planning.loop import MOST_STEPS, LoopStep, LoopTerms, loop
from journal_app.domain.planning.ranges import at_least_zero


class StepEconomics(NamedTuple):
    """One step over the planned time. Units: money. carry: yield less interest; net: after costs.

    swap_cost and gas: of making it and of unwinding it.
    """

    carry: Decimal
    swap_cost: Decimal
    gas: Decimal
    net: Decimal


class LoopTotal(NamedTuple):
    """The whole loop over the planned time, own collateral's yield included. Units: money.

    swap_cost and gas: of all steps, made and unwound. net_of_own: of the same collateral without
    a loop. gain: what looping adds to that; below zero it only costs.
    """

    carry: Decimal
    swap_cost: Decimal
    gas: Decimal
    net: Decimal
    net_of_own: Decimal
    gain: Decimal


@dataclass(frozen=True, slots=True)
class LoopEconomics:
    """A loop that is held for some days.

    Raises: Refused, under `days`, where they are negative.
    """

    terms: LoopTerms
    days: Decimal

    def __post_init__(self) -> None:
        at_least_zero(self.days, "days")

    @exact
    def of_step(self, step: LoopStep) -> StepEconomics:
        """Carry (bought·p·y − b·r)·τ, less κ·b + κ·b / (1 − κ) and 2g."""
        terms = self.terms
        earned = step.bought * terms.price * terms.supply_apr - step.borrowed * terms.borrow_apr
        carry = earned * self._years
        swap_cost = step.borrowed * self._swapped
        gas = 2 * terms.step_cost
        return StepEconomics(carry, swap_cost, gas, carry - swap_cost - gas)

    @exact
    def total(self, own: Decimal, steps: Sequence[LoopStep]) -> LoopTotal:
        """The loop of some steps on own collateral."""
        each = [self.of_step(step) for step in steps]
        carry = sum((one.carry for one in each), ZERO)
        swap_cost = sum((one.swap_cost for one in each), ZERO)
        gas = sum((one.gas for one in each), ZERO)
        net_of_own = own * self.terms.price * self.terms.supply_apr * self._years
        gain = carry - swap_cost - gas
        return LoopTotal(net_of_own + carry, swap_cost, gas, net_of_own + gain, net_of_own, gain)

    @property
    @exact
    def least_that_pays(self) -> Decimal | None:
        """What a step has to borrow to pay for itself: b* = g·(y·τ + 2) / a.

        a = ((1 − κ)·y − r)·τ − κ − κ / (1 − κ) is what a borrowed unit brings, gas apart. None
        where a is not above zero: then no step pays, however large.
        """
        terms, years = self.terms, self._years
        if not terms.kept_of_swap:
            return None
        brought = (terms.kept_of_swap * terms.supply_apr - terms.borrow_apr) * years
        brought -= self._swapped
        if brought <= 0:
            return None
        return terms.step_cost * (terms.supply_apr * years + 2) / brought

    @exact
    def stops_paying_at(self, own: Decimal) -> int | None:
        """The first step, counted from 1, that no longer pays; None where every one does.

        Steps become smaller, so that none after it pays either.
        """
        least = self.least_that_pays
        if least is None:
            return 1
        if not self.terms.step_cost:
            return None
        steps = loop(own, self.terms, MOST_STEPS)
        for place, step in enumerate(steps, start=1):
            if step.borrowed <= least:
                return place
        return None if len(steps) == MOST_STEPS else len(steps) + 1

    @property
    def _years(self) -> Decimal:
        return self.days / YEAR_DAYS

    @property
    def _swapped(self) -> Decimal:
        """κ + κ / (1 − κ): what swapping a borrowed unit there and back costs."""
        cost, kept = self.terms.swap_cost, self.terms.kept_of_swap
        return cost + cost / kept
