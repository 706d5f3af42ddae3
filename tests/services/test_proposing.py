"""From a draft to an open trade: kept as it was answered, signed off, opened, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.standing import account
from journal_app.domain.money import Asset
from journal_app.domain.planning.checklist import CODES, judge
from journal_app.domain.planning.example import EXAMPLE
from journal_app.domain.planning.opening import opening_drafts, opening_of
from journal_app.domain.planning.proposal import Alert, Proposal
from journal_app.domain.planning.proposed_plan import plan_of_proposal
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction, MarginMode, Status, Target, Trade
from journal_app.services.planning import keep_draft, open_planned, proposal_of, sign_off
from journal_app.services.ports import Clock, Journal, Platforms
from journal_app.services.preparing import prepared
from journal_app.services.recording import open_trade
from journal_app.services.undo import undo

D = Decimal
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HALF_DONE = Proposal(
    thesis="Higher low above the rising average",
    platform="lender",
    asset=Asset("ETH"),
    direction=Direction.LONG,
    entry=D(2000),
    stop=D(2100),  # on the wrong side, and kept so
    targets=(Target(D(2400), D("0.5")), Target(D(2600), D("0.5"))),
    alerts=(Alert(D(1900), "phone"),),
    reasons={"stop_wrong_side": "not yet"},
    step="levels",
)
DONE = replace(
    HALF_DONE,
    stop=D(1850),
    capital=D(50_000),
    risk_fraction=D("0.01"),
    leverage=D("1.5"),
    borrow_apr=D("0.08"),
    days=D(14),
    exit_plan="Half at the first target",
    reasons=dict.fromkeys(CODES, "known"),
)


def signed_off(
    journal: Journal,
    clock: Clock,
    platforms: Platforms,
    trade_id: int | None = None,
    *,
    done: Proposal = DONE,
) -> Trade:
    with journal.reading() as uow:
        around = prepared(uow, platforms, NOON).around
    judgement = judge(done, platforms.terms("lender"), around)
    plan = plan_of_proposal(done, judgement, around, NOON)
    return sign_off(journal, clock, platforms, done, plan, trade_id)


def test_a_draft_comes_back_as_it_was_left(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    draft = keep_draft(journal, clock, platforms, HALF_DONE)
    assert (draft.status, draft.plan, draft.account) == (Status.DRAFT, None, "Main")
    changed = replace(HALF_DONE, leverage=D("2.5"), strategy="Trend")
    again = keep_draft(journal, clock, platforms, changed, draft.id)
    assert (again.id, again.strategy) == (draft.id, "Trend")
    with journal.reading() as uow:
        assert proposal_of(uow, draft.id) == changed
    undo(journal)
    with journal.reading() as uow:
        assert proposal_of(uow, draft.id) == HALF_DONE
        assert [trade.id for trade in prepared(uow, platforms, NOON).waiting] == [draft.id]
    undo(journal)
    with journal.reading() as uow:
        assert prepared(uow, platforms, NOON).waiting == []


def test_from_draft_to_open_trade_and_back(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    draft = keep_draft(journal, clock, platforms, HALF_DONE)
    trade = signed_off(journal, clock, platforms, draft.id)
    assert (trade.id, trade.status) == (draft.id, Status.PLANNED)
    assert trade.terms == platforms.terms("lender")
    assert trade.plan is not None
    rows = opening_drafts(opening_of(trade.plan), NOON)
    opened = open_planned(journal, clock, trade.id, rows)
    assert opened.status is Status.OPEN
    with journal.reading() as uow:
        told = uow.figures.get(trade.id)
    assert told is not None
    assert told.leverage == trade.plan.leverage
    assert told.debt == trade.plan.borrowed
    with pytest.raises(Refused, match="not_planned"):
        open_planned(journal, clock, trade.id, rows)
    with pytest.raises(Refused, match="plan_is_frozen"):
        keep_draft(journal, clock, platforms, DONE, trade.id)
    undo(journal)
    with journal.reading() as uow:
        assert uow.trades.get(trade.id).status is Status.PLANNED
        assert uow.entries.of(trade.id) == []
        assert proposal_of(uow, trade.id) == DONE


def test_a_draft_is_planned_and_a_plan_is_changed(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    draft = keep_draft(journal, clock, platforms, HALF_DONE)
    signed_off(journal, clock, platforms, draft.id)
    signed_off(journal, clock, platforms, draft.id, done=replace(DONE, days=D(7)))
    names = []
    while (action := undo(journal)) is not None:
        names.append(action.name)
    assert names == ["plan_anew", "plan_trade", "keep_draft"]


def test_the_capital_of_a_first_plan_is_the_journals(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    def kept() -> tuple[str | None, Decimal | None]:
        with journal.reading() as uow:
            return uow.settings.get("capital"), prepared(uow, platforms, NOON).around.capital

    assert kept() == (None, None)
    signed_off(journal, clock, platforms)
    assert kept() == ("50000", D(50_000))
    signed_off(journal, clock, platforms, done=replace(DONE, capital=D(60_000)))
    assert kept() == ("50000", D(50_000))
    undo(journal)
    undo(journal)
    assert not kept()[0]


def test_the_capital_of_the_example_is_nobodys(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    told = {name: EXAMPLE[name] for name in ("asset", "entry", "capital")}
    signed_off(journal, clock, platforms, done=replace(DONE, **told))
    with journal.reading() as uow:
        assert not uow.settings.get("capital")
    signed_off(journal, clock, platforms, done=replace(DONE, **told | {"capital": D(21_000)}))
    with journal.reading() as uow:
        assert uow.settings.get("capital") == "21000"


def test_what_was_won_before_is_none_of_the_capital_at_the_start(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    eth = Asset("ETH")
    ledger = [
        Draft(kind="open", at=NOON, asset=eth, amount=D(1), price=D(2000)),
        Draft(kind="close", at=NOON, asset=eth, amount=D(1), price=D(2500)),
    ]
    open_trade(journal, clock, platforms, ledger, account="Main", platform="lender")
    signed_off(journal, clock, platforms)
    with journal.reading() as uow:
        assert uow.settings.get("capital") == "49500"
        assert prepared(uow, platforms, NOON).around.capital == 50_000


def test_the_capital_at_the_start_is_kept_to_the_cent(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    eth = Asset("ETH")
    ledger = [
        Draft(kind="open", at=NOON, asset=eth, amount=D(1), price=D(2000)),
        Draft(kind="close", at=NOON, asset=eth, amount=D(1), price=D("2000.123456789123456789")),
    ]
    open_trade(journal, clock, platforms, ledger, account="Main", platform="lender")
    signed_off(journal, clock, platforms)
    with journal.reading() as uow:
        assert uow.settings.get("capital") == "49999.88"


def test_the_account_that_a_plan_joins_is_told_whole(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    crossed = replace(DONE, margin_mode=MarginMode.CROSS)
    for done in (crossed, DONE, crossed):
        plan = signed_off(journal, clock, platforms, done=done).plan
        assert plan is not None
        with journal.reading() as uow:
            (waiting, *_) = prepared(uow, platforms, NOON).waiting
        open_planned(journal, clock, waiting.id, opening_drafts(opening_of(plan), NOON))
    with journal.reading() as uow:
        around = prepared(uow, platforms, NOON).around
    assert {place: len(parts) for place, parts in around.crossed.items()} == {("Main", "lender"): 2}
    (parts,) = around.crossed.values()
    whole = account(parts, platforms.terms("lender"))  # type: ignore[arg-type]
    assert whole is not None
    assert whole.equity == sum(part.valuation.equity for part in parts)


def test_what_is_open_is_told_to_the_next_plan(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    trade = signed_off(journal, clock, platforms)
    assert trade.plan is not None
    opening = opening_of(trade.plan)
    open_planned(journal, clock, trade.id, opening_drafts(opening, NOON))
    with journal.reading() as uow:
        found = prepared(uow, platforms, NOON)
    assert found.around.exposure == opening.units * 2000
    assert found.around.open_risk == opening.units * 150
    assert found.around.on_platform("lender") == opening.own
    assert found.last_on["lender"].id == trade.id
    assert found.around.capital == 50_000
