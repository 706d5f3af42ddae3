"""Deposits, withdrawals and exchange rates are recorded, corrected, deleted and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from typing import Any

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.account_flow import FlowDraft
from journal_app.domain.market.exchange import ExchangeRate
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError, Refused
from journal_app.services.account_flows import correct_flow, delete_flow, record_flow
from journal_app.services.accounts import accounts_over, accounts_sheet
from journal_app.services.equity_days import equity_history
from journal_app.services.exchange_rates import correct_rate, delete_rate, record_rate
from journal_app.services.marking import mark
from journal_app.services.own_money import own_money_in
from journal_app.services.ports import Account, Journal
from journal_app.services.preferences import change_settings, keep_account
from journal_app.services.reckoning import rederive
from journal_app.services.undo import describe_undo, redo, undo
from journal_app.services.watching import standing_now
from journal_app.wording import action_done
from tests.services.conftest import StillClock
from tests.services.samples import bare_trade

EUR, USDC = Asset("EUR"), Asset("USDC")
DAY = timedelta(days=1)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DRAFT = FlowDraft(account="main", at=NOW - 2 * DAY, asset=USDC, amount=D(1000))
RATE = ExchangeRate(currency="EUR", at=NOW - 3 * DAY, rate=D("1.25"))


@pytest.fixture(autouse=True)
def _account(journal: Journal, clock: StillClock) -> None:
    keep_account(journal, clock, Account(name="main"), is_new=True)


def flows_in(journal: Journal) -> list[tuple[str, str, D, D]]:
    with journal.reading() as uow:
        flows = [each.flow for each in uow.flows.every()]
    return [(flow.account, flow.asset, flow.amount, flow.price) for flow in flows]


def rates_in(journal: Journal) -> list[tuple[str, datetime, D]]:
    with journal.reading() as uow:
        return [(each.currency, each.at, each.rate) for each in uow.exchange_rates()]


def test_a_deposit_is_recorded_corrected_deleted_and_each_is_taken_back(
    journal: Journal, clock: StillClock
) -> None:
    recorded = record_flow(journal, clock, DRAFT)
    one = [("main", "USDC", D(1000), D(1))]
    assert flows_in(journal) == one
    draft = replace(DRAFT, asset=EUR, amount=D(-80), price=D("1.1"))
    corrected = correct_flow(journal, clock, recorded.id, draft)
    two = [("main", "EUR", D(-80), D("1.1"))]
    assert flows_in(journal) == two
    assert corrected.id == recorded.id
    delete_flow(journal, clock, recorded.id)
    assert flows_in(journal) == []
    for kept in (two, one, []):
        undo(journal)
        assert flows_in(journal) == kept
    for kept in (one, two, []):
        redo(journal)
        assert flows_in(journal) == kept
    with pytest.raises(JournalError, match="no_such_flow"):
        delete_flow(journal, clock, recorded.id)
    with pytest.raises(JournalError, match="no_such_flow"):
        correct_flow(journal, clock, recorded.id, DRAFT)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (D(5), "deposit recorded in account main"),
        (D(-5), "withdrawal recorded from account main"),
    ],
)
def test_undo_names_what_it_takes_back(
    journal: Journal, clock: StillClock, amount: D, said: str
) -> None:
    record_flow(journal, clock, replace(DRAFT, amount=amount))
    with journal.reading() as uow:
        action, _ = describe_undo(uow)
    assert action is not None
    assert action_done(action.name, action.facts) == said


def test_a_flow_without_a_price_has_that_of_its_time(journal: Journal, clock: StillClock) -> None:
    record_rate(journal, clock, RATE)
    mark(journal, clock, [Mark(EUR, NOW - DAY, D("1.3"))], [])
    for days in (2, 1):
        record_flow(journal, clock, replace(DRAFT, asset=EUR, at=NOW - days * DAY))
    assert [price for *_, price in flows_in(journal)] == [D("1.25"), D("1.3")]


def test_one_of_the_journals_own_currency_is_one(journal: Journal, clock: StillClock) -> None:
    change_settings(journal, clock, {"currency": "CHF"})
    draft = replace(DRAFT, asset=Asset("CHF"))
    with journal.reading() as uow:
        assert accounts_sheet(uow, NOW).equity_with("main", draft) == 1000
    record_flow(journal, clock, draft)
    assert flows_in(journal) == [("main", "CHF", D(1000), D(1))]


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"at": NOW + DAY}, [("at", "in_the_future")]),
        ({"amount": D(0)}, [("amount", "nothing_flows")]),
        ({"asset": Asset("?!")}, [("asset", "no_ticker")]),
        ({"asset": EUR}, [("price", "price_unknown")]),
        ({"account": "cold"}, [("account", "no_such_account")]),
    ],
)
def test_what_cannot_have_flowed_is_refused_and_nothing_is_kept(
    journal: Journal, clock: StillClock, change: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    with pytest.raises(Refused) as refused:
        record_flow(journal, clock, replace(DRAFT, **change))
    assert [(each.field, each.code) for each in refused.value.problems] == problems
    assert flows_in(journal) == []


def test_equity_is_told_of_own_money_even_without_a_capital(
    journal: Journal, clock: StillClock
) -> None:
    record_flow(journal, clock, DRAFT)
    record_flow(journal, clock, replace(DRAFT, amount=D(-400), at=NOW - DAY))
    with journal.reading() as uow:
        assert standing_now(uow, NOW).book.equity == 600
        history = equity_history(uow, NOW, days=9)
        assert [equity for _, equity in history.points] == [0, 0, 0, 0, 0, 0, 0, 1000, 600]
        assert not history.is_result
        assert own_money_in(uow).until(NOW) == 600
    assert history.change == 0
    assert history.change_fraction == 0


def test_a_rate_is_recorded_corrected_moved_deleted_and_each_is_taken_back(
    journal: Journal, clock: StillClock
) -> None:
    record_rate(journal, clock, RATE)
    dearer = replace(RATE, rate=D("1.3"))
    correct_rate(journal, clock, RATE, dearer)
    moved = replace(dearer, at=RATE.at + DAY)
    correct_rate(journal, clock, dearer, moved)
    delete_rate(journal, clock, moved)
    states = [
        [("EUR", RATE.at + DAY, D("1.3"))],
        [("EUR", RATE.at, D("1.3"))],
        [("EUR", RATE.at, D("1.25"))],
        [],
    ]
    assert rates_in(journal) == []
    for kept in states:
        undo(journal)
        assert rates_in(journal) == kept
    for kept in [*states[-2::-1], []]:
        redo(journal)
        assert rates_in(journal) == kept


@pytest.mark.parametrize(
    "act",
    [
        lambda journal, clock: delete_rate(journal, clock, RATE),
        lambda journal, clock: correct_rate(journal, clock, RATE, RATE),
    ],
)
def test_a_rate_that_is_gone_is_neither_corrected_nor_deleted(
    journal: Journal, clock: StillClock, act: Callable[..., None]
) -> None:
    with pytest.raises(JournalError, match="no_such_rate"):
        act(journal, clock)


def test_two_rates_of_one_currency_at_one_time_are_refused(
    journal: Journal, clock: StillClock
) -> None:
    later = replace(RATE, at=RATE.at + DAY)
    record_rate(journal, clock, RATE)
    record_rate(journal, clock, later)
    with pytest.raises(Refused, match="rate_twice"):
        record_rate(journal, clock, RATE)
    with pytest.raises(Refused, match="rate_twice"):
        correct_rate(journal, clock, later, RATE)
    with pytest.raises(Refused):
        record_rate(journal, clock, replace(RATE, currency="USD"))


def open_a_trade_in_euros(journal: Journal) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NOW)
        uow.trades.add(bare_trade("aave_v3"))
        uow.entries.add(1, kinds.Deposit(at=NOW - 9 * DAY, asset=EUR, amount=D(100), price=D(1)))
        rederive(uow, [1])
        uow.commit()


def test_a_rate_reckons_anew_what_holds_its_currency(journal: Journal, clock: StillClock) -> None:
    open_a_trade_in_euros(journal)
    record_rate(journal, clock, RATE)
    with journal.reading() as uow:
        told = uow.figures.get(1)
    assert told is not None
    assert (told.equity, told.total.net) == (D(125), D(25))
    undo(journal)
    with journal.reading() as uow:
        told = uow.figures.get(1)
    assert told is not None
    assert told.equity == 100


def test_accounts_tell_what_they_hold_in_the_readers_currency(
    journal: Journal, clock: StillClock
) -> None:
    open_a_trade_in_euros(journal)
    record_flow(journal, clock, replace(DRAFT, at=NOW - 2 * DAY))
    record_rate(journal, clock, RATE)
    record_rate(journal, clock, replace(RATE, at=NOW - DAY, rate=D("1.6")))
    with journal.reading() as uow:
        own = accounts_sheet(uow, NOW)
        seen = accounts_sheet(uow, NOW, "EUR")
        unknown = accounts_sheet(uow, NOW, "GBP")
        over = accounts_over(uow, NOW - 4 * DAY, NOW)["main"]
    assert unknown.reporting.currency == "USD"
    money = own.money["main"]
    assert own.currencies == ["USD", "EUR"]
    assert (money.equity_end, money.in_trades, money.free) == (D(1060), D(160), D(900))
    assert (money.deposits, money.realised.net, money.unrealised.net) == (D(1000), D(0), D(60))
    assert (own.equity_of("main"), own.deposits_of("main")) == (D(1060), D(1000))
    assert (seen.equity_of("main"), seen.deposits_of("main")) == (D("662.5"), D(800))
    assert own.money_of("cold").equity_end == own.equity_of("cold") == 0
    assert (over.equity_start, over.equity_end, over.deposits) == (D(0), D(1060), D(1000))
    assert over.unrealised.net == 60


def test_deposits_from_before_any_rate_are_not_converted(
    journal: Journal, clock: StillClock
) -> None:
    record_flow(journal, clock, replace(DRAFT, at=NOW - 4 * DAY))
    record_rate(journal, clock, RATE)
    with journal.reading() as uow:
        seen = accounts_sheet(uow, NOW, "EUR")
    assert (seen.equity_of("main"), seen.deposits_of("main")) == (D(800), None)


def test_the_equity_with_a_flow_is_known_before_it_is_recorded(
    journal: Journal, clock: StillClock
) -> None:
    recorded = record_flow(journal, clock, DRAFT)
    with journal.reading() as uow:
        sheet = accounts_sheet(uow, NOW)
    assert sheet.equity_with("main", None) == 1000
    assert sheet.equity_with("main", replace(DRAFT, amount=D(-300))) == 700
    assert sheet.equity_with("main", replace(DRAFT, amount=D(2), price=D(5)), recorded) == 10
    assert sheet.equity_with("main", None, recorded) == 0
    assert sheet.equity_with("main", replace(DRAFT, asset=EUR)) is None


def test_what_lies_in_the_trash_is_no_accounts(journal: Journal) -> None:
    open_a_trade_in_euros(journal)
    with journal.unit_of_work() as uow:
        uow.begin_action("trash_trades", NOW)
        uow.trades.save(replace(uow.trades.get(1), deleted_at=NOW))
        uow.commit()
    with journal.reading() as uow:
        assert accounts_over(uow, NOW - 20 * DAY, NOW) == {}
        assert accounts_sheet(uow, NOW).money == {}
