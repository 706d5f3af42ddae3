from __future__ import annotations

from decimal import Decimal as D
from pathlib import Path

import pytest

from journal_app.domain.watching.rescue import HealthFactor
from journal_app.domain.watching.rescue_ways import Way, ways
from journal_app.services.rescuing import Rescuable, rescuable
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal


@pytest.fixture(scope="module")
def found(demo_file: Path) -> list[Rescuable]:
    with open_journal(demo_file, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        return rescuable(uow)


def test_every_open_position_of_the_demo(found: list[Rescuable]) -> None:
    assert [each.asset for each in found] == ["ETH", "BTC", "BTC", "wstETH"]
    assert all((each.of.opened(each.ticker).entry_price or 0) > 0 for each in found)
    assert [each.trade_id is None for each in found] == [False] * 4


def test_the_endangered_one_can_be_rescued(found: list[Rescuable]) -> None:
    one = found[-1]
    account = one.of.account
    assert account.health_factor is not None
    assert account.health_factor < D("1.5")
    assert all(loan.apr is not None for loan in one.of.loans)
    added = ways(one.of.rescue(HealthFactor(D("1.75")), one.closing))
    assert isinstance(added["add_collateral"], Way)
