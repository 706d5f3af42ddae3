"""A journal on disk, a clock that stands still, and two platforms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.services.ports import Journal
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal

LENDING = Terms(
    platform="lender",
    name="Lender",
    law="lending",
    as_of=date(2026, 1, 1),
    source="made for this test",
    assets={
        Asset("ETH"): AssetTerms(max_ltv=Decimal("0.8"), liquidation_threshold=Decimal("0.83")),
        Asset("USDC"): AssetTerms(max_ltv=Decimal("0.75"), liquidation_threshold=Decimal("0.78")),
    },
    aliases={},
)
PERPETUALS = Terms(
    platform="perps",
    name="Perps",
    law="perp",
    as_of=date(2026, 1, 1),
    source="made for this test",
    assets={Asset("ETH"): AssetTerms(maintenance_margin=Decimal("0.05"))},
    aliases={},
)


class StillClock:
    """A clock that stands at one moment."""

    def now(self) -> datetime:
        """Return it."""
        return datetime(2026, 3, 1, 12, tzinfo=UTC)


class TwoPlatforms:
    """A lending platform and one of perpetuals."""

    def terms(self, platform: str) -> Terms | None:
        """Return their terms."""
        return {"lender": LENDING, "perps": PERPETUALS}.get(platform)

    def every(self) -> tuple[Terms, ...]:
        """Return both."""
        return LENDING, PERPETUALS


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    path = tmp_path / "a.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        yield SqliteJournal(file)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def platforms() -> TwoPlatforms:
    return TwoPlatforms()
