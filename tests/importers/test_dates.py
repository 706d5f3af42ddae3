"""A time is the same however much of it is written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.importers.dates import local_time
from journal_app.importers.options import DateOrder

ORDERS: Final[tuple[DateOrder, ...]] = ("day_first", "month_first")


@given(
    order=st.sampled_from(ORDERS),
    sign=st.sampled_from("/.-"),
    between=st.sampled_from([" - ", " ", ", ", "  "]),
    numbers=st.tuples(
        st.integers(0, 40), st.integers(0, 40), st.integers(0, 3000),
        st.integers(0, 30), st.integers(0, 70), st.integers(0, 70),
    ),
)  # fmt: skip
def test_a_time_to_the_second_is_the_one_with_no_thousandths(
    order: DateOrder, sign: str, between: str, numbers: tuple[int, ...]
) -> None:
    first, second, year, hour, minute, seconds = numbers
    written = (
        f"{first:02}{sign}{second:02}{sign}{year:04}{between}{hour:02}:{minute:02}:{seconds:02}"
    )
    assert local_time(written, order, UTC) == local_time(f"{written}.000", order, UTC)


@pytest.mark.parametrize("order", ORDERS)
def test_every_day_is_read(order: DateOrder) -> None:
    day = datetime(2023, 12, 30, 23, 59, 58, tzinfo=UTC)
    for _ in range(400):
        form = "%d/%m/%Y %H:%M:%S" if order == "day_first" else "%m/%d/%Y %H:%M:%S"
        assert local_time(day.strftime(form), order, UTC) == day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    "written",
    [
        "01/02/2025 - 24:00:00", "01/02/2025 - 12:60:00", "31/02/2025 10:00:00",
        "01/02-2025 10:00:00", "01/02/2025 10:00:00 PM x", "1/2/25 10:00:00", "00/01/2025 10:00:00",
        "01/02/0000 10:00:00", "\u0661\u0661/02/2025 10:00:00",
    ],
)  # fmt: skip
def test_what_is_no_time_is_none(written: str) -> None:
    assert local_time(written, "day_first") is None
