"""A file fills the sheet with the newest that it says, and nothing that is older."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.importing.imported import (
    Accepted,
    Content,
    ImportedFile,
    Outcome,
    Row,
    RowRefused,
)
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.services.filled_sheet import ONE_LOOK, Filled, filled_from

D = Decimal
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
SECOND = timedelta(seconds=1)


def file_of(content: Sequence[Content | None]) -> ImportedFile:
    """A file of these, None for a line that cannot be read."""
    outcomes: list[Outcome] = []
    for line, each in enumerate(content, start=2):
        row = Row(line, "")
        refused = RowRefused(row, Problem("price", "not_a_number", {"text": "x"}), "x")
        outcomes.append(refused if each is None else Accepted(row, each))
    return ImportedFile(
        file_format="prices", platform="", columns=("time", "price"), outcomes=tuple(outcomes)
    )


def test_the_newest_of_each_is_taken() -> None:
    found = filled_from(
        file_of(
            [
                Mark(ETH, NOON, D(2010), D(2008)),
                Mark(ETH, NOON - SECOND, D(2000)),
                None,
                RatePoint("lender", USDC, NOON - ONE_LOOK, D("0.085")),
                RatePoint("other", USDC, NOON, D("0.07")),
                Mark(BTC, NOON - ONE_LOOK - SECOND, D(60_000)),
            ]
        )
    )
    assert found == Filled(
        at=NOON,
        prices={ETH: D(2010)},
        oracle_prices={ETH: D(2008)},
        percents={("lender", USDC): D("8.5"), ("other", USDC): D(7)},
        older=(BTC,),
        refused=1,
    )


def test_a_file_without_any_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        filled_from(file_of([None]))
    assert refused.value.code == "no_prices_in_file"
