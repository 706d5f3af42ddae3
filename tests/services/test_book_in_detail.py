"""The second look at the book: the demo by its parts, an empty journal, and a broken one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.exact import ZERO
from journal_app.domain.money import Asset
from journal_app.services.book_in_detail import BookInDetail, book_in_detail
from journal_app.services.ports import Journal
from journal_app.services.watching import Standing, standing_now
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from tests.pictures.open_books import FORGOTTEN, UNKNOWN, write_open_book
from tests.services.drawn_journals import drawn_journal
from tests.services.fake import FakeJournal

NOW = datetime(2026, 11, 20, 20, 14, tzinfo=UTC)
LEAST = Decimal("1e-20")


def read(path: Path, count: int) -> tuple[Standing, BookInDetail]:
    file = path / f"{count}.journal"
    write_open_book(file, count)
    with open_journal(file, for_writing=False) as opened, SqliteJournal(opened).reading() as uow:
        return standing_now(uow, NOW), book_in_detail(uow, NOW)


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> tuple[Standing, BookInDetail]:
    return read(tmp_path_factory.mktemp("detail"), 4)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Standing, BookInDetail]:
    return read(tmp_path_factory.mktemp("detail"), 48)


def test_parts_add_up_to_the_book(
    four: tuple[Standing, BookInDetail], many: tuple[Standing, BookInDetail]
) -> None:
    for standing, detail in (four, many):
        book, where = standing.book, detail.exposures
        for parts in (where.assets, where.platforms, where.accounts):
            assert abs(sum((part.gross for part in parts), ZERO) - book.exposure) < LEAST
        for parts in (where.platforms, where.accounts):
            own = sum((part.own or ZERO for part in parts), ZERO)
            assert abs(own - detail.in_trades) < LEAST
        assert book.equity is not None
        free = detail.stress.free_cash.value
        assert free is not None
        assert abs(free + detail.in_trades - book.equity) < LEAST
        assert book.interest_per_day is not None
        assert abs(detail.interest_per_day - book.interest_per_day) < LEAST
        assert detail.risk.with_stop == standing.with_stop
        assert detail.risk.with_stop + len(detail.risk.without_stop) == len(standing.positions)


def test_the_stress_that_asks_for_most(four: tuple[Standing, BookInDetail]) -> None:
    _, detail = four
    stress = detail.stress
    assert stress.worst is not None
    assert stress.needed > 0
    assert not detail.is_cash_short
    poor = stress._replace(worst=stress.worst._replace(short_of=Decimal(1)))
    assert detail._replace(stress=poor).is_cash_short
    assert not detail._replace(stress=stress._replace(worst=None)).is_cash_short


def test_what_cannot_be_trusted_is_told_with_its_reason(
    many: tuple[Standing, BookInDetail],
) -> None:
    standing, detail = many
    assert set(standing.every_behind) == {FORGOTTEN}
    assert standing.marked_at is not None
    age = standing.marked_at - standing.every_behind[Asset(FORGOTTEN)]
    assert age == timedelta(days=6)
    for row in standing.positions:
        assert (row.trade_id in standing.behind) is (row.asset == FORGOTTEN)
        if row.platform == UNKNOWN:
            assert standing.untold[row.trade_id]["health"] == "figure_without_terms"
    unknown = [row for row in standing.positions if row.platform == UNKNOWN]
    assert standing.untold_accounts == len({row.trade_id for row in unknown}) > 0
    assert any(owed.per_day is None for owed in detail.interest)


def test_an_empty_journal_has_nothing_to_tell(journal: Journal) -> None:
    with journal.reading() as uow:
        detail = book_in_detail(uow, NOW)
        standing = standing_now(uow, NOW)
    cash, worst = detail.stress
    assert (cash.reason, worst, detail.time_stop) == ("own_money_unknown", None, None)
    assert (detail.in_trades, detail.of_capital, detail.interest_per_day) == (ZERO, None, ZERO)
    assert (detail.interest, detail.exposures.assets) == ([], [])
    assert (standing.every_behind, standing.untold_accounts) == ({}, 0)


@pytest.mark.parametrize("seed", range(12))
def test_the_same_on_any_store(seed: int) -> None:
    drawn = drawn_journal(seed)
    journal = FakeJournal()
    with journal.unit_of_work() as uow:
        drawn.keep(uow)
    with journal.reading() as uow:
        detail, standing = book_in_detail(uow, drawn.end), standing_now(uow, drawn.end)
    equity = standing.book.equity
    assert equity is not None
    free = equity - detail.in_trades
    if free < 0:
        assert detail.stress.free_cash == (None, "more_in_trades")
    else:
        assert abs((detail.stress.free_cash.value or ZERO) - free) < LEAST
    assert (detail.of_capital is None) is (equity <= 0)
    gross = sum((part.gross for part in detail.exposures.assets), ZERO)
    assert abs(gross - standing.book.exposure) < LEAST
