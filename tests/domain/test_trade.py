"""A trade's lawful steps, and the status that its ledger gives it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.replay import replay
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.state import State
from journal_app.domain.trade import Direction, Plan, Position, PositionKind, Status, Trade

ETH, BTC = Asset("ETH"), Asset("BTC")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAN = Plan(planned_at=NOON, thesis="the trend holds")
DRAFT = Trade(id=1, number=7, account="main", platform="aave_v3", created_at=NOON)

BEGUN = [status for status in Status if status not in (Status.DRAFT, Status.PLANNED)]

OPENING = kinds.Open(at=NOON, asset=ETH, size=Decimal(1), price=Decimal(2_000))
CLOSING = kinds.Close(at=NOON, sequence=1, asset=ETH, amount=None, price=Decimal(2_100))
LIQUIDATION = kinds.Liquidation(
    at=NOON, sequence=1, asset=ETH, amount=Decimal(1), price=Decimal(1_500)
)
REMARK = kinds.Note(at=NOON, note="waiting for the pullback")

OPENED, CLOSED = replay([OPENING]), replay([OPENING, CLOSING])
LIQUIDATED = replay([OPENING, LIQUIDATION])


def test_entries_are_recorded_in_what_was_opened() -> None:
    opened = {status for status in Status if status.was_opened}
    assert opened == {Status.OPEN, Status.CLOSED, Status.LIQUIDATED}


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PLANNED])
def test_a_trade_is_planned_and_planned_anew_until_it_begins(status: Status) -> None:
    trade = replace(DRAFT, status=status).with_plan(PLAN)
    assert trade.status is Status.PLANNED
    assert trade.is_planned
    assert trade.plan is PLAN


@pytest.mark.parametrize("status", BEGUN)
def test_a_plan_is_frozen_when_the_trade_opens(status: Status) -> None:
    with pytest.raises(Refused, match="plan_is_frozen"):
        replace(DRAFT, status=status).with_plan(PLAN)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PLANNED])
def test_what_has_not_begun_can_be_cancelled(status: Status) -> None:
    assert replace(DRAFT, status=status).cancelled().status is Status.CANCELLED


@pytest.mark.parametrize("status", BEGUN)
def test_what_has_begun_cannot_be_cancelled(status: Status) -> None:
    with pytest.raises(Refused, match="cannot_cancel") as refused:
        replace(DRAFT, status=status).cancelled()
    assert refused.value.problems[0].facts == {"number": 7}


@pytest.mark.parametrize(
    ("before", "state", "after"),
    [
        (Status.DRAFT, State(), Status.DRAFT),
        (Status.PLANNED, State(), Status.PLANNED),
        (Status.CANCELLED, State(), Status.CANCELLED),
        (Status.PLANNED, replay([REMARK]), Status.PLANNED),
        (Status.PLANNED, OPENED, Status.OPEN),
        (Status.CANCELLED, OPENED, Status.OPEN),
        (Status.CLOSED, OPENED, Status.OPEN),
        (Status.OPEN, CLOSED, Status.CLOSED),
        (Status.OPEN, LIQUIDATED, Status.LIQUIDATED),
    ],
)
def test_the_ledger_gives_the_status(before: Status, state: State, after: Status) -> None:
    assert replace(DRAFT, status=before).after(state).status is after


@pytest.mark.parametrize(("plan", "status"), [(PLAN, Status.PLANNED), (None, Status.DRAFT)])
def test_a_trade_whose_entries_were_all_deleted_is_what_it_was_before(
    plan: Plan | None, status: Status
) -> None:
    assert replace(DRAFT, plan=plan, status=Status.OPEN).after(State()).status is status


def test_closed_and_liquidated_trades_are_counted() -> None:
    counted = {status for status in Status if status.is_counted}
    assert counted == {Status.CLOSED, Status.LIQUIDATED}


def test_a_trade_takes_a_position_up_once() -> None:
    eth = Position(ETH, Direction.LONG)
    trade = DRAFT.holding(eth).holding(Position(BTC, Direction.SHORT))
    assert trade.positions == (eth, Position(BTC, Direction.SHORT))
    assert trade.holding(Position(ETH, Direction.SHORT)) is trade


def test_only_what_is_sold_by_borrowing_it_is_a_borrowed_short() -> None:
    trade = replace(
        DRAFT,
        positions=(
            Position(ETH, Direction.SHORT),
            Position(BTC, Direction.SHORT, PositionKind.PERPETUAL),
            Position(Asset("SOL"), Direction.LONG),
        ),
    )
    assert trade.borrowed_shorts == {ETH}
