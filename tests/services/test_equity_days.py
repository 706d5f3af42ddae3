"""The equity of any number of days: the same days are told alike, and never above their peak."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

import pytest

from journal_app.domain.exact import ZERO
from journal_app.reports.course import nets_at
from journal_app.reports.records import TradeRecord
from journal_app.services import equity_days
from journal_app.services.browsing import EVERY
from journal_app.services.equity_days import CURVE_DAYS, MOST_POINTS, EquityHistory, equity_history
from journal_app.services.ports import UnitOfWork
from journal_app.services.watching import OPEN, standing_now
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from tests.services.drawn_journals import drawn_journal
from tests.services.fake import FakeJournal

NOW = datetime(2026, 11, 20, 20, 14, tzinfo=UTC)
LEAST = Decimal("1e-20")
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def demo(demo_file: Path) -> Iterator[UnitOfWork]:
    with open_journal(demo_file, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        yield uow


@pytest.fixture(scope="module")
def whole(demo: UnitOfWork) -> EquityHistory:
    return equity_history(demo, NOW, None)


def assert_alike(shorter: EquityHistory, longer: EquityHistory) -> None:
    told = dict(longer.points)
    below = dict(longer.drawdown)
    for (at, equity), (_, fall) in zip(shorter.points, shorter.drawdown, strict=True):
        if at in told:
            assert abs(equity - told[at]) < LEAST, at
            assert fall <= 0, at
    assert abs(shorter.points[-1][1] - longer.points[-1][1]) < LEAST
    assert shorter.points[-1][0] in below


@pytest.mark.parametrize("days", [1, 30, 120, 365])
def test_a_day_is_told_alike_in_every_period(
    demo: UnitOfWork, whole: EquityHistory, days: int
) -> None:
    told = equity_history(demo, NOW, days)
    assert len(told.points) == len(told.drawdown) == days
    assert_alike(told, whole)
    assert (told.change, told.interest) == (whole.change, whole.interest)


def test_all_of_it_begins_before_the_first_trade_with_the_capital(whole: EquityHistory) -> None:
    _, first = whole.points[0]
    assert first == 60_000
    assert whole.drawdown[0][1] == 0
    assert len(whole.points) <= MOST_POINTS + 1


def test_capital_is_the_first_peak_and_a_loss_is_below_it(whole: EquityHistory) -> None:
    """Nothing flows in the demo, so that the drawdown is that of the equity itself."""
    levels = [equity for _, equity in whole.points]
    peaks = accumulate(levels, max)
    for level, peak, (_, fall) in zip(levels, peaks, whole.drawdown, strict=True):
        assert abs(level - peak - fall) < LEAST
    assert whole.below_peak is not None
    peak = max(levels)
    assert abs(whole.below_peak - (levels[-1] - peak) / peak) < LEAST


def test_a_peak_before_the_period_still_counts(demo: UnitOfWork) -> None:
    """The highest closing came months before the last thirty days."""
    told = equity_history(demo, NOW, 30)
    assert max(fall for _, fall in told.drawdown) < 0


def test_a_short_period_is_as_far_below_the_peak_as_the_usual_one(demo: UnitOfWork) -> None:
    short, usual = equity_history(demo, NOW, 30), equity_history(demo, NOW)
    assert short.below_peak == usual.below_peak
    assert short.drawdown == usual.drawdown[-30:]


def test_a_long_history_is_told_at_fewer_days(
    demo: UnitOfWork, whole: EquityHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(equity_days, "MOST_POINTS", 50)
    told = equity_history(demo, NOW, None)
    assert 40 <= len(told.points) <= 51
    assert_alike(told, whole)


def test_what_was_over_long_ago_counts_from_its_closing_on(
    demo: UnitOfWork, whole: EquityHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(equity_days, "REPLAYED_DAYS", 60)
    told = equity_history(demo, NOW, None)
    border = whole.points[-1][0] - 60 * DAY
    for (at, equity), (_, replayed) in zip(told.points, whole.points, strict=True):
        if at > border:
            assert abs(equity - replayed) < LEAST, at
    differing = [
        at
        for (at, equity), (_, replayed) in zip(told.points, whole.points, strict=True)
        if abs(equity - replayed) > LEAST
    ]
    assert differing
    assert max(differing) < border


@pytest.mark.parametrize("seed", range(40))
def test_flows_move_equity_and_its_peak_alike(seed: int) -> None:
    drawn = drawn_journal(seed)
    journal = FakeJournal()
    with journal.unit_of_work() as uow:
        drawn.keep(uow)
    with journal.reading() as uow:
        told = equity_history(uow, drawn.end, None)
        ids = [*uow.lists.ids(OPEN), *(int(str(one)) for (one,) in _over(uow))]
        records = [
            TradeRecord(
                uow.trades.get(one),
                [recorded.entry for recorded in uow.entries.of(one)],
                figures,
            )
            for one in ids
            if (figures := uow.figures.get(one)) is not None
        ]
        standing = standing_now(uow, drawn.end)
    moments = [at for at, _ in told.points]
    earlier = range(max(CURVE_DAYS - len(moments), 0), 0, -1)
    looked_at = [*(moments[0] - days * DAY for days in earlier), *moments[:-1]]
    nets = nets_at(records, drawn.market, looked_at)
    assert standing.book.equity is not None
    assert abs(told.points[-1][1] - standing.book.equity) < LEAST
    peak = max([ZERO, *nets[: len(earlier)]])
    for net, at, (_, fall), (_, equity) in zip(
        nets[len(earlier) :], moments[:-1], told.drawdown[:-1], told.points[:-1], strict=True
    ):
        peak = max(peak, net)
        flowed = sum((flow.value for flow in drawn.flows if flow.at <= at), drawn.capital)
        assert abs(equity - flowed - net) < LEAST
        assert abs(fall - (net - peak)) < LEAST


def _over(uow: UnitOfWork) -> list[tuple[str | int | None, ...]]:
    return uow.lists.counted(("id",), EVERY)
