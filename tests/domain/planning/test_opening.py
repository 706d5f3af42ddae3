"""The rows that open a position as planned, and plans that are not opened by one click."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.planning.opening import opening_drafts, opening_of
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction, Plan, PlannedPosition, PositionKind

D = Decimal
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ETH, LINK, USDC = Asset("ETH"), Asset("LINK"), Asset("USDC")
TEN_ETH = PlannedPosition(
    asset=ETH,
    direction=Direction.LONG,
    kind=PositionKind.SPOT,
    entry=D(2000),
    units=D(10),
)
PLAN = Plan(
    planned_at=NOON, positions=(TEN_ETH,), collateral={USDC: D(8_000)}, fee_rate=D("0.0005")
)


def test_the_fee_is_what_was_really_taken_else_what_the_plan_expects() -> None:
    assert opening_of(PLAN).fee == 10
    opening = opening_of(PLAN, price=D(2010), fee=D("7.5"))
    assert (opening.price, opening.fee, opening.borrowed) == (D(2010), D("7.5"), D(12_100))
    assert opening_drafts(opening, NOON)[-1].fee == D("7.5")


def test_what_was_really_filled_and_put_in_decides_what_is_borrowed() -> None:
    opening = opening_of(PLAN, units=D(6), own=D(9_000))
    told = (opening.units, opening.own, opening.borrowed, opening.fee)
    assert told == (D(6), D(9_000), D(3_000), D(6))


def test_without_own_money_all_of_a_long_is_borrowed() -> None:
    rows = opening_drafts(opening_of(replace(PLAN, collateral={})), NOON)
    assert [(row.kind, row.asset, row.amount) for row in rows] == [
        ("borrow", USDC, D(20_000)),
        ("open", ETH, D(10)),
    ]


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"positions": ()}, "positions", "opened_by_hand"),
        ({"positions": (TEN_ETH, TEN_ETH)}, "positions", "opened_by_hand"),
        ({"collateral": {USDC: D(1), LINK: D(1)}}, "positions", "opened_by_hand"),
        ({"collateral": {LINK: D(100)}}, "collateral_price", "price_unknown"),
    ],
)
def test_what_is_not_one_position_at_known_prices_is_refused(
    changed: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        opening_of(replace(PLAN, **changed))  # type: ignore[arg-type]
    assert (refused.value.problems[0].field, refused.value.code) == (field, code)
