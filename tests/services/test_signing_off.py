"""Reviews are signed off as one step each; what is still to be signed off is found again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.periods import Period, month_of, week_of
from journal_app.domain.problems import Refused
from journal_app.services.marking import mark
from journal_app.services.ports import Journal
from journal_app.services.recording import open_trade
from journal_app.services.signing_off import SETTING, sign_off_review, signed_off, unsigned
from journal_app.services.undo import redo, undo
from journal_app.services.watching import standing_now
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.conftest import StillClock, TwoPlatforms
from tests.services.fake import FakeJournal

ETH, USDC = Asset("ETH"), Asset("USDC")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WEEK, MONTH = week_of(date(2026, 2, 16), UTC), month_of(date(2026, 2, 1), UTC)


@pytest.fixture(params=["fake", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    if request.param == "fake":
        yield FakeJournal()
    else:
        path = tmp_path / "signed.journal"
        create_journal(path)
        with open_journal(path, for_writing=True) as file:
            yield SqliteJournal(file)


def signed(journal: Journal) -> dict[str, datetime]:
    with journal.reading() as uow:
        return dict(signed_off(uow.settings.every()))


def due(journal: Journal, now: datetime = NOW) -> list[tuple[str, str]]:
    with journal.reading() as uow:
        return [(each.unit, each.period.name) for each in unsigned(uow, now)]


def opened(journal: Journal, at: datetime, *, closed: bool = False) -> None:
    drafts = [
        Draft(kind="deposit", at=at, asset=USDC, amount=Decimal(2000), price=Decimal(1)),
        Draft(kind="open", at=at, asset=ETH, amount=Decimal(1), price=Decimal(2000)),
    ]
    if closed:
        drafts.append(Draft(kind="close", at=at, asset=ETH, price=Decimal(2000)))
        drafts.append(Draft(kind="withdraw", at=at, asset=USDC, amount=Decimal(2000)))
    open_trade(journal, StillClock(), TwoPlatforms(), drafts, account="main", platform="lender")


def test_a_review_is_signed_off_once_and_taken_back(journal: Journal) -> None:
    clock = StillClock()
    assert signed(journal) == {}
    assert sign_off_review(journal, clock, WEEK)
    assert not sign_off_review(journal, clock, WEEK)
    assert sign_off_review(journal, clock, month_of(date(2026, 1, 1), UTC))
    assert signed(journal) == {"2026-W08": NOW, "2026-01": NOW}
    with journal.reading() as uow:
        action = uow.history.newest_done()
    assert action is not None
    assert (action.name, action.facts) == ("sign_off_review", {"period": "2026-01"})
    undo(journal)
    assert signed(journal) == {"2026-W08": NOW}
    redo(journal)
    assert len(signed(journal)) == 2


def test_what_is_not_over_cannot_be_signed_off(journal: Journal) -> None:
    for period in (week_of(NOW.date(), UTC), month_of(NOW.date(), UTC)):
        with pytest.raises(Refused) as refused:
            sign_off_review(journal, StillClock(), period)
        assert refused.value.code == "period_not_over"
    assert signed(journal) == {}


def test_the_last_week_and_month_in_which_something_was_open_are_due(journal: Journal) -> None:
    assert due(journal) == []
    opened(journal, datetime(2026, 1, 7, tzinfo=UTC), closed=True)
    opened(journal, datetime(2026, 2, 25, tzinfo=UTC))
    assert due(journal) == [("week", "2026-W02"), ("month", "2026-01")]
    mark(journal, StillClock(), [Mark(ETH, NOW, Decimal(2100))], [])
    assert due(journal) == [("week", "2026-W02"), ("month", "2026-02")]


@pytest.mark.parametrize("period", [WEEK, MONTH])
def test_what_is_signed_off_is_due_no_more(journal: Journal, period: Period) -> None:
    opened(journal, datetime(2026, 2, 10, tzinfo=UTC))
    mark(journal, StillClock(), [Mark(ETH, NOW, Decimal(2100))], [])
    assert period.name in {name for _, name in due(journal)}
    sign_off_review(journal, StillClock(), period)
    assert period.name not in {name for _, name in due(journal)}


def test_it_is_told_a_day_after_the_week_and_on_the_fake_as_on_sqlite(journal: Journal) -> None:
    opened(journal, datetime(2026, 2, 10, tzinfo=UTC))
    mark(journal, StillClock(), [Mark(ETH, NOW, Decimal(2100))], [])

    def told(now: datetime) -> set[str]:
        with journal.reading() as uow:
            return {each.subject for each in standing_now(uow, now).attention}

    assert "2026-W08" in told(datetime(2026, 2, 24, tzinfo=UTC))
    assert "2026-W08" not in told(datetime(2026, 2, 23, 23, tzinfo=UTC))


@pytest.mark.parametrize("kept", ["{", "[]", '{"2026-W08": "soon"}'])
def test_what_cannot_be_read_is_refused(kept: str) -> None:
    with pytest.raises(Refused) as refused:
        signed_off({SETTING: kept})
    assert refused.value.problems[0].field.startswith(SETTING)
