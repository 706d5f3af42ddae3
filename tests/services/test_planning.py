"""Planning: a plan is kept, changed while nothing was done, frozen when the trade opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.trade import (
    ChecklistAnswer,
    Direction,
    Plan,
    PlannedPosition,
    PositionKind,
    Status,
    Target,
    Verdict,
)
from journal_app.services.planning import cancel_plan, plan_anew, plan_trade
from journal_app.services.ports import Clock, Journal, Platforms
from journal_app.services.recording import record_entry
from journal_app.services.undo import undo

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
ETH = Asset("ETH")
PLAN = Plan(
    planned_at=NOON,
    thesis="Higher low above the 50-day average",
    positions=(
        PlannedPosition(
            asset=ETH,
            direction=Direction.LONG,
            kind=PositionKind.SPOT,
            entry=Decimal(2000),
            units=Decimal(10),
            stop=Decimal(1850),
            targets=(Target(Decimal(2400), Decimal("0.5")), Target(Decimal(2600), Decimal("0.5"))),
            liquidation_price=Decimal("1445.783132530120481927710843373494"),
        ),
    ),
    collateral={Asset("USDC"): Decimal(8000)},
    borrowed={Asset("USDC"): Decimal(12000)},
    risk=Decimal("1612.34"),
    reward=Decimal(4900),
    checklist=(
        ChecklistAnswer(
            "risk",
            "Is the loss 1–2 % of capital?",
            "2.4 %",
            Verdict.BREACH,
            ("risk_above_2_percent",),
            "Half size is below the minimum",
        ),
    ),
    alerts=((Decimal(1900), "exchange order"),),
)


def test_a_plan_is_kept_word_for_word_with_the_terms_of_the_day(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    planned = plan_trade(journal, clock, platforms, PLAN, account="main", platform="lender")
    with journal.reading() as uow:
        kept = uow.trades.get(planned.id)
    assert kept.plan == PLAN
    assert kept.status is Status.PLANNED
    assert kept.terms == platforms.terms("lender")
    assert [position.asset for position in kept.positions] == [ETH]


def test_a_plan_can_be_changed_until_the_trade_opens(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    planned = plan_trade(journal, clock, platforms, PLAN, account="main", platform="lender")
    better = replace(PLAN, thesis="And funding turned")
    assert plan_anew(journal, clock, planned.id, better).plan == better
    fill = Draft(kind="open", at=NOON, asset=ETH, amount=Decimal(10), price=Decimal(2001))
    record_entry(journal, clock, planned.id, fill)
    with journal.reading() as uow:
        opened = uow.trades.get(planned.id)
    assert (opened.status, opened.plan) == (Status.OPEN, better)
    with pytest.raises(Refused) as refused:
        plan_anew(journal, clock, planned.id, PLAN)
    assert refused.value.code == "plan_is_frozen"
    with pytest.raises(Refused) as refused:
        cancel_plan(journal, clock, planned.id)
    assert refused.value.code == "cannot_cancel"


def test_taking_the_opening_back_makes_it_planned_again(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    planned = plan_trade(journal, clock, platforms, PLAN, account="main", platform="lender")
    fill = Draft(kind="open", at=NOON, asset=ETH, amount=Decimal(10), price=Decimal(2001))
    record_entry(journal, clock, planned.id, fill)
    undo(journal)
    with journal.reading() as uow:
        assert uow.trades.get(planned.id).status is Status.PLANNED


def test_a_plan_can_be_given_up(journal: Journal, clock: Clock, platforms: Platforms) -> None:
    planned = plan_trade(journal, clock, platforms, PLAN, account="main", platform="lender")
    assert cancel_plan(journal, clock, planned.id).status is Status.CANCELLED
