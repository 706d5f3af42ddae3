"""What is recorded has happened, and not before there was anything to trade."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from journal_app.domain.entry_times import CLOCKS_DIFFER, time_problem

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (NOW, None),
        (NOW + CLOCKS_DIFFER, None),
        (NOW + CLOCKS_DIFFER + timedelta(seconds=1), "in_the_future"),
        (datetime(2062, 11, 20, tzinfo=UTC), "in_the_future"),
        (datetime(9999, 12, 31, 23, 59, tzinfo=UTC), "in_the_future"),
        (datetime(2009, 1, 3, tzinfo=UTC), None),
        (datetime(206, 11, 20, tzinfo=UTC), "before_all_trading"),
    ],
)
def test_a_time_that_cannot_be_is_told(at: datetime, code: str | None) -> None:
    problem = time_problem("time", at, NOW)
    assert (problem.code if problem else None) == code
