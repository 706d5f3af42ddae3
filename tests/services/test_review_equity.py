"""The equity of a review: what flowed, what was won, and the return of it, in numbers by hand.

10,000 in January. In February 2 ETH from 2,000: at 2,500 equity is 11,000 (+10 %), 1,000 EUR come
into another account at 1.10, so that it is 12,100; at 1,895 it is 10,890 (−10 %), 890 go out; at
2,145 the 10,000 have become 10,500 (+5 %).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D
from itertools import pairwise

import pytest

from journal_app.domain.ledger.account_flow import FlowDraft
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.exchange import ExchangeRate
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.periods import month_of, named_month, week_of
from journal_app.reports.equity_change import EquityChange
from journal_app.reports.review import Review
from journal_app.services.account_flows import record_flow
from journal_app.services.accounts import accounts_over
from journal_app.services.exchange_rates import record_rate
from journal_app.services.exporting import choices, selection_of
from journal_app.services.marking import mark
from journal_app.services.ports import Account, Clock, Journal, Platforms, TradeFilter
from journal_app.services.preferences import keep_account
from journal_app.services.recording import open_trade, record_entry
from journal_app.services.reviewing import review_of
from journal_app.wording import explain

ETH, EUR, USDC = Asset("ETH"), Asset("EUR"), Asset("USDC")
FEBRUARY = named_month("2026-02", UTC)
RETURN = D("1.1") * D("0.9") * D("1.05") - 1


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 2, day, hour, tzinfo=UTC)


def price_on(day: int) -> D:
    return D(2000) if day < 10 else D(2500) if day < 20 else D(1895) if day < 25 else D(2145)


@pytest.fixture(autouse=True)
def _accounts(journal: Journal, clock: Clock) -> None:
    for name in ("main", "vault"):
        keep_account(journal, clock, Account(name=name), is_new=True)


def open_ether(journal: Journal, clock: Clock, platforms: Platforms) -> None:
    bought = Draft(kind="open", at=at(1, 10), asset=ETH, amount=D(2), price=D(2000))
    open_trade(journal, clock, platforms, [bought], account="main", platform="lender")


def let_money_flow(journal: Journal, clock: Clock) -> None:
    record_rate(journal, clock, ExchangeRate(currency="EUR", at=at(9), rate=D("1.1")))
    for account, day, asset, amount in (
        ("main", at(1) - timedelta(days=12), USDC, D(10_000)),
        ("vault", at(10, 13), EUR, D(1000)),
        ("main", at(20, 13), USDC, D(-890)),
    ):
        record_flow(journal, clock, FlowDraft(account=account, at=day, asset=asset, amount=amount))


def see_prices(journal: Journal, clock: Clock, days: range) -> None:
    mark(journal, clock, [Mark(ETH, at(day), price_on(day)) for day in days], [])


@pytest.fixture
def traded(journal: Journal, clock: Clock, platforms: Platforms) -> Journal:
    let_money_flow(journal, clock)
    open_ether(journal, clock, platforms)
    see_prices(journal, clock, range(2, 29))
    return journal


def in_money(told: EquityChange) -> list[D]:
    return [told.start, told.deposits, told.result, told.end]


def told_of(journal: Journal, wanted: TradeFilter | None = None) -> EquityChange:
    equity = review_of(journal, FEBRUARY, wanted or TradeFilter()).equity
    assert equity is not None
    return equity


def test_start_and_deposits_and_result_are_the_end(traded: Journal) -> None:
    told = told_of(traded)
    assert in_money(told) == [10_000, 210, 290, 10_500]
    assert told.time_weighted == RETURN
    assert told.missing is None
    assert [(each.since, int(each.result), int(each.flow)) for each in told.stretches] == [
        (FEBRUARY.before_start, 1000, 1100),
        (at(10, 13), -1210, -890),
        (at(20, 13), 500, 0),
    ]
    with traded.reading() as uow:
        accounts = accounts_over(uow, FEBRUARY.before_start, FEBRUARY.last_moment)
    assert {name: money.equity_end for name, money in accounts.items()} == {
        "main": 9_400,
        "vault": 1_100,
    }


def test_the_weeks_go_on_from_each_other_and_make_the_month(traded: Journal) -> None:
    reviews: list[Review] = []
    period = week_of(date(2026, 1, 26), UTC)
    while period.first_day < date(2026, 3, 1):
        reviews.append(review_of(traded, period))
        period = period.after()
    told = [review.equity for review in reviews if review.equity is not None]
    for before, after in pairwise(told):
        assert before.end == after.start
    assert sum(each.deposits for each in told) == 210
    assert sum(each.result for each in told) == 290
    grown = D(1)
    for review, each in zip(reviews, told, strict=True):
        assert each.start + each.deposits + each.result == each.end
        assert each.result == review.money.total.net
        assert each.time_weighted is not None
        grown *= 1 + each.time_weighted
    assert abs(grown - 1 - RETURN) < D("1e-45")


def test_a_period_before_any_money_and_after_all_of_it(traded: Journal) -> None:
    first = review_of(traded, month_of(date(2025, 12, 1), UTC)).equity
    assert first is not None
    assert in_money(first) == [0, 0, 0, 0]
    assert first.missing is not None
    assert first.missing.code == "return_on_nothing"
    january = review_of(traded, month_of(date(2026, 1, 1), UTC)).equity
    assert january is not None
    assert in_money(january) == [0, 10_000, 0, 10_000]
    assert january.time_weighted == 0
    later = review_of(traded, month_of(date(2026, 5, 1), UTC)).equity
    assert later is not None
    assert in_money(later) == [10_500, 0, 0, 10_500]


def test_the_equity_of_one_account_and_of_no_whole_account(traded: Journal) -> None:
    vault = told_of(traded, TradeFilter(accounts=("vault",)))
    assert in_money(vault) == [0, 1100, 0, 1100]
    assert vault.time_weighted == 0
    main = told_of(traded, TradeFilter(accounts=("main",)))
    assert in_money(main) == [10_000, -890, 290, 9_400]
    assert review_of(traded, FEBRUARY, TradeFilter(platforms=("lender",))).equity is None


def test_a_capital_lies_in_no_account(traded: Journal, clock: Clock) -> None:
    with traded.unit_of_work() as uow:
        uow.begin_action("change_settings", clock.now())
        uow.settings.put("capital", "5000")
        uow.commit()
    assert told_of(traded).start == 15_000
    assert told_of(traded, TradeFilter(accounts=("main",))).start == 10_000


@pytest.mark.parametrize(
    ("days", "is_told"), [(range(6, 29), True), (range(9, 29), False), (range(0), False)]
)
def test_a_return_needs_prices_on_most_days(
    journal: Journal, clock: Clock, platforms: Platforms, days: range, *, is_told: bool
) -> None:
    let_money_flow(journal, clock)
    open_ether(journal, clock, platforms)
    see_prices(journal, clock, days)
    told = told_of(journal)
    assert (told.time_weighted is not None) is is_told
    assert told.start + told.deposits + told.result == told.end
    if not is_told:
        assert told.missing is not None
        assert told.missing.code == "return_with_few_marks"
        assert "of 28 days" in explain(told.missing) or "of 20 days" in explain(told.missing)


def test_a_stop_is_no_price_that_was_seen(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    let_money_flow(journal, clock)
    open_ether(journal, clock, platforms)
    see_prices(journal, clock, range(9, 29))
    for day in range(2, 9):
        moved = Draft(kind="stop", at=at(day), asset=ETH, price=D(1800), note="higher low")
        record_entry(journal, clock, 1, moved)
    told = told_of(journal)
    assert told.missing is not None
    assert told.missing.facts == {"seen": 21, "held": 28}


def test_a_return_needs_own_money(journal: Journal, clock: Clock, platforms: Platforms) -> None:
    open_ether(journal, clock, platforms)
    see_prices(journal, clock, range(2, 29))
    told = told_of(journal)
    assert in_money(told) == [0, 0, 290, 290]
    assert told.time_weighted is None
    assert told.missing is not None
    assert told.missing.code == "return_without_own_money"


def test_a_return_needs_equity(journal: Journal, clock: Clock, platforms: Platforms) -> None:
    let_money_flow(journal, clock)
    late = FlowDraft(account="main", at=at(1, 5), asset=USDC, amount=D(-10_000))
    record_flow(journal, clock, late)
    open_ether(journal, clock, platforms)
    see_prices(journal, clock, range(2, 29))
    told = told_of(journal)
    assert told.missing is not None
    assert told.missing.code == "return_on_nothing"


def test_the_whole_journal_begins_with_its_first_money(traded: Journal, clock: Clock) -> None:
    told = selection_of(traded, clock).equity
    assert told is not None
    assert in_money(told) == [0, 10_210, 290, 10_500]
    assert told.time_weighted == RETURN
    assert selection_of(traded, clock, None, TradeFilter(platforms=("lender",))).equity is None


def test_a_month_in_which_money_only_flowed_can_be_reviewed(traded: Journal, clock: Clock) -> None:
    with traded.reading() as uow:
        months = choices(uow, clock.now()).months
    assert [month.name for month in months] == ["2026-02", "2026-01"]


def test_a_journal_without_anything_has_no_equity(journal: Journal, clock: Clock) -> None:
    told = selection_of(journal, clock).equity
    assert told is not None
    assert in_money(told) == [0, 0, 0, 0]
    assert told.time_weighted is None
