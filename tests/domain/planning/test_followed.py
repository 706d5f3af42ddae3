"""A plan that was not taken, followed at marks: where it ends, and what it gives after costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from journal_app.domain.market.observed import Mark, PriceSeries
from journal_app.domain.money import Asset
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.followed import followed
from journal_app.domain.planning.proposed_plan import plan_of_proposal
from journal_app.domain.trade import Direction, Plan, Target
from tests.domain.planning.test_checklist import AROUND, NOON, PICTURE, judged

D = Decimal


def planned(**changes: Any) -> Plan:
    free: dict[str, Any] = {"borrow_apr": D(0), "fee_rate": D(0)}
    sized: dict[str, Any] = {
        "sized_by": "units",
        "units": D(2),
        "reasons": dict.fromkeys(CODES, "x"),
    }
    proposal = replace(PICTURE, **{**free, **sized, **changes})
    return plan_of_proposal(proposal, judged(proposal), AROUND, NOON)


def marks(*prices: int) -> PriceSeries:
    return PriceSeries(
        Mark(asset=Asset("ETH"), at=NOON + timedelta(days=day), price=D(price))
        for day, price in enumerate(prices)
    )


LATER = NOON + timedelta(days=99)


@pytest.mark.parametrize(
    ("prices", "end", "day", "price", "net"),
    [
        ((2000, 2100, 2500, 1000), "target", 2, 2400, 800),
        ((2000, 1900, 1800, 3000), "stop", 2, 1850, -300),
        ((2000, 2100, 2050), "open", 2, 2050, 100),
    ],
)
def test_whichever_level_is_reached_first_ends_it(
    prices: tuple[int, ...], end: str, day: int, price: int, net: int
) -> None:
    found = followed(planned(), marks(*prices), LATER)
    assert found is not None
    assert (found.end, found.at) == (end, NOON + timedelta(days=day))
    assert (found.price, found.net) == (D(price), D(net))


def test_without_a_stop_liquidation_ends_it() -> None:
    plan = planned(stop=None)
    found = followed(plan, marks(2000, 500), LATER)
    assert found is not None
    assert (found.end, found.price) == ("liquidation", plan.positions[0].liquidation_price)
    unknown = replace(plan, positions=(replace(plan.positions[0], liquidation_price=None),))
    left = followed(unknown, marks(2000, 500), LATER)
    assert left is not None
    assert (left.end, left.net) == ("open", D(-3000))


def test_each_target_closes_its_share() -> None:
    halves = (Target(D(2200), D("0.5")), Target(D(2400), D("0.5")))
    found = followed(planned(targets=halves), marks(2000, 2300, 1800), LATER)
    assert found is not None
    assert (found.end, found.net) == ("stop", D(200 - 150))
    both = followed(planned(targets=halves), marks(2000, 2500), LATER)
    assert both is not None
    assert (both.end, both.net) == ("target", D(200 + 400))


def test_a_short_is_the_mirror() -> None:
    short = planned(direction=Direction.SHORT, stop=D(2150), targets=(Target(D(1600), D(1)),))
    found = followed(short, marks(2000, 1500), LATER)
    assert found is not None
    assert (found.end, found.net) == ("target", D(800))
    stopped = followed(short, marks(2000, 2200), LATER)
    assert stopped is not None
    assert (stopped.end, stopped.net) == ("stop", D(-300))


def test_interest_runs_for_the_days_that_it_would_have_been_held() -> None:
    """2,000 borrowed at 7.3 % are 0.40 a day; a fee of 0.1 % is 4.00 and 4.80."""
    plan = planned(borrow_apr=D("0.073"), fee_rate=D("0.001"))
    found = followed(plan, marks(2000, 2100, 2100, 2400), LATER)
    assert found is not None
    assert found.net == D(800) - 3 * D("0.40") - D("4.00") - D("4.80")


def test_what_cannot_be_followed() -> None:
    assert followed(planned(), marks(2000), LATER) is None
    pair = planned()
    two = replace(pair, positions=pair.positions * 2)
    assert followed(two, marks(2000, 2100), LATER) is None
