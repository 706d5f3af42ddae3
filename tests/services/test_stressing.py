from __future__ import annotations

from decimal import Decimal as D

import pytest

from journal_app.assembly.demo_journal import write_demo_journal
from journal_app.domain.watching.stress import Scenario, StressedAccount, stressed
from journal_app.services.stressing import open_book
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> list[StressedAccount]:
    path = tmp_path_factory.mktemp("stressing") / "demo.journal"
    write_demo_journal(path)
    with open_journal(path, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        return open_book(uow)


def test_every_account_of_the_demo_once(book: list[StressedAccount]) -> None:
    assert [each.name for each in book] == ["ETH long", "BTC long", "BTC short", "wstETH long"]
    assert all(each.account.equity > 0 for each in book)
    assert any(each.cost_per_year > 0 for each in book)


def test_a_deep_fall_takes_the_longs(book: list[StressedAccount]) -> None:
    found = stressed(book, Scenario("deep_fall", D("-0.6")))
    assert "wstETH long" in [each.name for each in found.liquidated]
    assert "BTC short" in [each.name for each in found.surviving]
