"""Over any period realised + change of unrealised = change of equity − deposits.

Of each account and of the whole journal, in the journal's currency; to 20 decimals. The figures
are held against a slow model that reckons in fractions from the entries alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from journal_app.domain.exact import SUMS, ZERO
from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.money import Asset
from journal_app.domain.periods import month_of
from journal_app.reports.accounts import NO_MONEY, AccountMoney, by_account
from journal_app.services.accounts import accounts_over, accounts_sheet
from journal_app.services.equity_days import equity_history
from journal_app.services.glancing import glance
from journal_app.services.ports import Journal, UnitOfWork
from journal_app.services.reviewing import latest_moment, review_in
from journal_app.services.watching import standing_now
from journal_app.storage.database import open_journal
from journal_app.storage.glance import first_look
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.domain.ledgers import Seeded
from tests.services.drawn_journals import DrawnJournal, drawn_journal, two_moments

LEAST = Decimal("1e-20")
EXACTLY = Fraction(1, 10**20)
QUICK, LONG, SHARES = 60, 1_000, 2
THROUGH_A_FILE = 12
NOW = datetime(2026, 11, 20, 20, 14, tzinfo=UTC)


def assert_lawful(told: Mapping[str, AccountMoney]) -> None:
    for money in told.values():
        change = money.equity_end - money.equity_start
        profit = money.realised.net + money.unrealised.net
        assert abs(profit - (change - money.deposits)) < LEAST


def assert_as_slow(journal: DrawnJournal, since: datetime, until: datetime) -> None:
    told = by_account(journal.records, journal.flows, journal.market, since, until)
    assert_lawful(told)
    for name, money in told.items():
        before, after = (journal.slow_worth(name, moment) for moment in (since, until))
        flowed = sum(
            (
                Fraction(flow.amount) * Fraction(flow.price)
                for flow in journal.flows
                if flow.account == name and since < flow.at <= until
            ),
            Fraction(0),
        )
        for seen, expected in (
            (money.equity_start, before.equity),
            (money.equity_end, after.equity),
            (money.deposits, flowed),
            (money.realised.net, after.realised - before.realised),
            (money.unrealised.net, after.unrealised - before.unrealised),
        ):
            assert abs(Fraction(seen) - expected) < EXACTLY
    whole = OwnMoney(journal.capital, journal.flows)
    nets = [each.realised.net + each.unrealised.net for each in told.values()]
    starts = [each.equity_start for each in told.values()]
    ends = [each.equity_end for each in told.values()]
    change = sum(ends, ZERO) - sum(starts, ZERO)
    assert abs(sum(nets, ZERO) - (change - whole.between(since, until))) < LEAST


def assert_seeds(seeds: range) -> None:
    for seed in seeds:
        journal = drawn_journal(seed)
        assert_as_slow(journal, *two_moments(journal, Seeded(seed)))


@pytest.mark.parametrize("share", range(SHARES))
def test_the_law_holds_in_drawn_journals(share: int) -> None:
    assert_seeds(range(share, QUICK, SHARES))


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_the_law_holds_in_a_thousand_journals(share: int) -> None:
    assert_seeds(range(share, LONG, SHARES))


def test_the_drawn_journals_hold_what_the_law_is_about() -> None:
    journals = [drawn_journal(seed) for seed in range(QUICK)]
    trades = [record.trade for journal in journals for record in journal.records]
    crossed = [trade for trade in trades if trade.margin_mode == "cross"]
    assert len(trades) - len(crossed) > QUICK / 2
    assert len(crossed) > QUICK / 2
    touched = {
        getattr(entry, "asset", None)
        for journal in journals
        for record in journal.records
        for entry in record.entries
    }
    assert {"EUR", "GBP", "CHF", "USDC", "ETH", "BTC"} <= touched
    assert sum(bool(journal.flows) and bool(journal.rates) for journal in journals) > QUICK / 2


# through a file, where the figures are kept


def assert_the_window_agrees(path: Path, uow: UnitOfWork, capital: Decimal) -> None:
    """Accounts, tiles, first look and curve tell one equity: own money and what was won since."""
    at = latest_moment(uow, NOW)
    sheet = accounts_sheet(uow, NOW)
    assert sheet.at == at
    held = sum((money.equity_end for money in sheet.money.values()), capital)
    equity = standing_now(uow, NOW).book.equity
    assert equity is not None
    assert abs(equity - held) < LEAST
    first = first_look(path, glance)
    assert first is not None
    assert first.book.equity == equity
    history = equity_history(uow, NOW, days=20)
    assert history.points[-1][0] == at
    assert abs(history.points[-1][1] - equity) < LEAST
    days = history.points[:-1:9]  # the last one is of kept figures, which hold at the last mark
    for (start, before), (end, after) in pairwise(days):
        told = accounts_over(uow, start, end)
        assert_lawful(told)
        profit = sum((each.realised.net + each.unrealised.net for each in told.values()), ZERO)
        flows = sum((each.deposits for each in told.values()), ZERO)
        assert abs(after - before - flows - profit) < LEAST


def assert_the_review_agrees(uow: UnitOfWork, capital: Decimal) -> None:
    """Equity is that of all accounts and the capital, and its result is the profit."""
    last = latest_moment(uow, NOW)
    for period in month_of(last.date(), UTC).trailing(3):
        told = review_in(uow, period)
        equity = told.equity
        assert equity is not None
        with localcontext(SUMS):
            assert equity.start + equity.deposits + equity.result == equity.end
        since, until = min(period.before_start, last), min(period.last_moment, last)
        accounts = sum(accounts_over(uow, since, until).values(), NO_MONEY)
        assert abs(equity.start - capital - accounts.equity_start) < LEAST
        assert abs(equity.end - capital - accounts.equity_end) < LEAST
        assert abs(equity.deposits - accounts.deposits) < LEAST
        assert abs(equity.result - told.money.total.net) < LEAST


@pytest.mark.parametrize("seed", range(THROUGH_A_FILE))
def test_all_that_shows_equity_agrees(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "drawn.journal"
    create_journal(path)
    journal = drawn_journal(seed)
    with open_journal(path, for_writing=True) as file:
        with SqliteJournal(file).unit_of_work() as uow:
            journal.keep(uow)
        with SqliteJournal(file).reading() as uow:
            assert_the_window_agrees(path, uow, journal.capital)
            assert_the_review_agrees(uow, journal.capital)


def test_the_law_holds_in_the_demo(demo_file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(demo_file, tmp_path))
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        _let_money_flow(journal)
        with journal.reading() as uow:
            own = OwnMoney(Decimal(uow.settings.get("capital") or "0"))
            last = latest_moment(uow, NOW)
            for days in (7, 365):
                told = accounts_over(uow, last - timedelta(days=days), last)
                assert len(told) > 1
                assert_lawful(told)
            assert_the_window_agrees(path, uow, own.start)
            assert_the_review_agrees(uow, own.start)


def _let_money_flow(journal: Journal) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("record_deposit", NOW)
        for place, account in enumerate(uow.accounts()):
            for day in (3, 40, 200):
                at = NOW - timedelta(days=day + place)
                amount = Decimal(500 + 100 * place) * (-1 if day == 40 else 1)
                uow.flows.add(
                    AccountFlow(
                        account=account.name,
                        at=at,
                        asset=Asset("EUR"),
                        amount=amount,
                        price=Decimal("1.0825"),
                    )
                )
        uow.commit()
