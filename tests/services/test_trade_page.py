"""A trade's page and previews: what entries did, and what they would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import RateChange, StopMoved
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction, Plan, PlannedPosition, PositionKind, Target, Trade
from journal_app.services.planning import plan_trade
from journal_app.services.ports import Clock, Journal, Platforms
from journal_app.services.previewing import Preview, preview
from journal_app.services.recording import record_entries
from journal_app.services.trade_page import TradePage, trade_page

START = datetime(2026, 1, 5, tzinfo=UTC)
ETH, USDC = Asset("ETH"), Asset("USDC")
D = Decimal

PLAN = Plan(
    planned_at=START,
    positions=(
        PlannedPosition(
            asset=ETH,
            direction=Direction.LONG,
            kind=PositionKind.SPOT,
            entry=D(1990),
            units=D(20),
            stop=D(1850),
            targets=(Target(D(2300), D("0.5")), Target(D(2500), D("0.5"))),
            liquidation_price=D(1205),
        ),
    ),
    leverage=D(2),
    days=D(30),
    expected_costs=D(100),
)


def draft(kind: str, asset: Asset, amount: str | None, price: str | None, days: int) -> Draft:
    return Draft(
        kind=kind,
        at=START + timedelta(days=days),
        asset=asset,
        amount=None if amount is None else D(amount),
        price=None if price is None else D(price),
        apr=D("0.08") if kind in ("borrow", "rate") else None,
    )


OPENING = [
    draft("deposit", USDC, "20000", None, 0),
    draft("borrow", USDC, "20000", None, 0),
    draft("open", ETH, "20", "2000", 0),
]


@pytest.fixture
def trade(journal: Journal, clock: Clock, platforms: Platforms) -> Trade:
    return plan_trade(journal, clock, platforms, PLAN, account="main", platform="lender")


def page_of(journal: Journal, trade: Trade) -> TradePage:
    with journal.reading() as uow:
        page = trade_page(uow, trade.id)
        assert page.figures == uow.figures.get(trade.id)
        return page


def test_a_planned_trade_shows_its_planned_levels(journal: Journal, trade: Trade) -> None:
    page = page_of(journal, trade)
    assert page.levels is not None
    assert (page.levels.liquidation, page.levels.stop, page.levels.target) == (
        D(1205),
        D(1850),
        D(2300),
    )
    assert (page.ledger, page.compared) == ((), ())
    with journal.reading() as uow:
        (line,) = uow.lists.lines([trade.id])
    assert (line.assets, line.directions, line.status) == ("ETH", "long", "planned")
    assert (line.leverage, line.average_entry, line.liquidation_price) == (D(2), D(1990), D(1205))


def test_the_ledger_tells_before_and_after(journal: Journal, clock: Clock, trade: Trade) -> None:
    later = [
        draft("rate", USDC, None, None, 1),
        draft("deposit", USDC, "1500", None, 2),
        draft("stop", ETH, None, "1960", 3),
        draft("close", ETH, None, "2100", 4),
    ]
    record_entries(journal, clock, trade.id, [*OPENING, *later])
    _, _, opened, rate, deposit, stop, closed = (
        line.step for line in page_of(journal, trade).ledger
    )
    assert opened.after is not None
    assert opened.after.leverage is not None
    assert round(opened.after.leverage, 6) == 2
    assert isinstance(rate.entry, RateChange)
    assert rate.previous == D("0.08")
    before, after = deposit.before, deposit.after
    assert before is not None
    assert after is not None
    assert before.liquidation_price is not None
    assert after.liquidation_price is not None
    assert before.liquidation_price > after.liquidation_price
    assert after.equity - before.equity == 1500
    assert isinstance(stop.entry, StopMoved)
    assert (stop.previous, stop.before) == (D(1850), None)
    assert (closed.before is None, closed.after) == (False, None)


@pytest.mark.parametrize(("apr", "is_known"), [(D("0.08"), True), (D(0), True), (None, False)])
def test_a_debt_of_which_no_rate_is_known_costs_nobody_knows_what(
    journal: Journal, clock: Clock, trade: Trade, apr: Decimal | None, is_known: bool
) -> None:
    assert page_of(journal, trade).interest_per_day == 0  # nothing is owed yet
    borrowed = replace(OPENING[1], apr=apr)
    record_entries(journal, clock, trade.id, [OPENING[0], borrowed, OPENING[2]])
    page = page_of(journal, trade)
    assert (page.interest_per_day is not None, page.without_rate) == (is_known, not is_known)


def test_plan_stands_against_actual(journal: Journal, clock: Clock, trade: Trade) -> None:
    record_entries(journal, clock, trade.id, [*OPENING, draft("close", ETH, None, "2300", 15)])
    page = page_of(journal, trade)
    found = {each.measure: each for each in page.compared}
    assert (found["entry"].planned, found["entry"].actual) == (D(1990), D(2000))
    assert (found["size"].change, found["exit"].planned) == (D(0), D(2400))
    assert (found["exit"].actual, found["days"].actual) == (D(2300), D(15))
    assert found["leverage"].change is not None
    assert abs(found["leverage"].change) < D("1e-20")
    assert page.levels is not None
    assert (page.levels.mark, page.levels.stop) == (D(2300), D(1850))


def at_day(journal: Journal, trade: Trade, days: int) -> TradePage:
    with journal.reading() as uow:
        return trade_page(uow, trade.id, START + timedelta(days=days))


def test_a_page_of_the_past_is_the_page_that_was_seen_then(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    record_entries(journal, clock, trade.id, OPENING)
    then = page_of(journal, trade)
    later = [
        draft("deposit", USDC, "1500", None, 2),
        draft("reduce", ETH, "5", "2200", 3),
        draft("close", ETH, None, "2100", 4),
    ]
    record_entries(journal, clock, trade.id, later)
    now = page_of(journal, trade)
    past = at_day(journal, trade, 0)
    assert (past.figures, past.ladders, past.compared) == (
        then.figures,
        then.ladders,
        then.compared,
    )
    assert (past.shares, past.legs, past.way) == (then.shares, then.legs, then.way)
    assert past.trade.status == "open"
    assert past.ledger == now.ledger, "what came later is still there"
    assert past.is_past
    assert not now.is_past
    assert at_day(journal, trade, 3).figures.realised.price == 1000


def test_the_moments_of_a_page_lie_between_its_first_entry_and_its_last(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    assert page_of(journal, trade).times is None
    assert not page_of(journal, trade).is_past
    record_entries(journal, clock, trade.id, [*OPENING, draft("close", ETH, None, "2300", 15)])
    end = START + timedelta(days=15)
    for days, shown in ((-3, START), (99, end), (7, START + timedelta(days=7))):
        assert at_day(journal, trade, days).times == (START, end, shown)


def test_a_page_tells_what_made_each_component_and_the_way_there(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    record_entries(journal, clock, trade.id, [*OPENING, draft("close", ETH, None, "2300", 15)])
    page = page_of(journal, trade)
    ((share,), interest) = page.shares["price"], page.shares["interest"]
    assert (page.ledger[share.place or 0].step.entry.at, share.amount) == (share.at, D(6000))
    assert [each.source for each in interest] == ["accrued"]
    assert [point.price for point in page.way] == [2000]
    assert page.excursions is None
    (leg,) = page.legs
    assert (leg.profit, leg.mark) == (D(6000), None)


def seen(
    journal: Journal, trade: Trade, drafts: list[Draft], instead_of: int | None = None
) -> Preview:
    with journal.reading() as uow:
        return preview(uow, trade.id, drafts, instead_of)


def test_a_preview_keeps_nothing_and_equals_what_is_then_recorded(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    record_entries(journal, clock, trade.id, OPENING)
    before = page_of(journal, trade).figures
    more = [draft("deposit", USDC, "1500", None, 2)]
    told = seen(journal, trade, more)
    assert page_of(journal, trade).figures == before
    assert told.before.health_factor is not None
    assert told.after.health_factor is not None
    assert told.after.health_factor > told.before.health_factor
    (deposit,) = record_entries(journal, clock, trade.id, more)
    assert page_of(journal, trade).figures == told.after
    gone = seen(journal, trade, [], deposit.id)
    assert gone.after.equity == told.before.equity
    half = seen(journal, trade, [draft("deposit", USDC, "750", None, 2)], deposit.id)
    assert gone.after.equity < half.after.equity < half.before.equity


def test_a_preview_says_where_a_sale_leaves_the_loan(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    record_entries(journal, clock, trade.id, OPENING)
    sale, repayment = draft("reduce", ETH, "5", "2200", 1), draft("repay", USDC, "5000", None, 1)
    assert seen(journal, trade, [sale]).leaves_loan
    assert not seen(journal, trade, [sale, repayment]).leaves_loan
    sold, _ = record_entries(journal, clock, trade.id, [sale, repayment])
    more = draft("reduce", ETH, "6", "2200", 1)
    assert not seen(journal, trade, [more], sold.id).leaves_loan


def test_a_preview_refuses_what_recording_would(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    record_entries(journal, clock, trade.id, OPENING)
    with pytest.raises(Refused) as refused:
        seen(journal, trade, [draft("reduce", ETH, "21", "2000", 1)])
    assert refused.value.code == "closes_more_than_open"
