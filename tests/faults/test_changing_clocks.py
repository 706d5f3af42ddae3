"""S5: clocks are set forward and back in five zones: spans stay exact, and order is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.importing.imported import ImportedFile, MarketFill
from journal_app.importers.options import Options
from journal_app.services.importing import Origin
from journal_app.services.transferring import Source, import_file
from tests.faults.steps import CLOCK, PLATFORMS
from tests.importers.files import contents, read, refusals
from tests.services.fake import FakeJournal

ZONES: Final = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # by half an hour
    "America/Santiago",  # at midnight
    "Africa/Casablanca",  # back for a month
)
HEADER: Final = "Date,Symbol,Side,Quantity,Price,Fee\n"
STEP: Final = timedelta(minutes=10)


def turns(zone: tzinfo, year: int) -> list[datetime]:
    """The moments of a year at which the clocks of a zone are set, in UTC to the minute."""
    found = []
    at = datetime(year, 1, 1, tzinfo=UTC)
    while at.year == year:
        if at.astimezone(zone).utcoffset() != (at + STEP).astimezone(zone).utcoffset():
            found.append(at + STEP)
        at += STEP
    return found


def around(turn: datetime) -> list[datetime]:
    """Moments from three hours before to three hours after, ten minutes apart."""
    return [turn + STEP * number for number in range(-18, 19)]


def written(moments: list[datetime], zone: tzinfo) -> str:
    """A file of fills at these moments, by the clocks of the zone and without it."""
    rows = [
        f"{at.astimezone(zone).replace(tzinfo=None).isoformat()},ETH,{side},1,{2000 + place},0.5\n"
        for place, at in enumerate(moments)
        for side in (("buy", "sell")[place % 2],)
    ]
    return HEADER + "".join(rows)


def times(file: ImportedFile) -> list[datetime]:
    return [each.at for each in contents(file) if isinstance(each, MarketFill)]


@pytest.mark.parametrize("name", ZONES)
def test_every_span_is_exact_around_every_turn(name: str) -> None:
    """In order of time, an hour that comes twice is told apart by what stands before it."""
    zone = ZoneInfo(name)
    clocks = turns(zone, 2026)
    assert len(clocks) == 2
    for turn in clocks:
        moments = around(turn)
        file = read(written(moments, zone), Options(zone=zone))
        assert refusals(file) == []
        assert times(file) == moments
        spans = {after - before for before, after in pairwise(times(file))}
        assert spans == {STEP}


@pytest.mark.parametrize("name", ZONES)
def test_what_no_clock_showed_is_refused_by_itself(name: str) -> None:
    zone = ZoneInfo(name)
    forward = next(
        turn for turn in turns(zone, 2026)
        if (turn - STEP).astimezone(zone).utcoffset() < turn.astimezone(zone).utcoffset()  # type: ignore[operator]
    )  # fmt: skip
    shown = (forward - STEP).astimezone(zone).replace(tzinfo=None)
    lines = [f"{shown + STEP * number},ETH,buy,1,2000,0.5\n" for number in (0, 2, 9)]
    file = read(HEADER + "".join(lines), Options(zone=zone))
    assert [(line, code) for line, _, code, _ in refusals(file)] == [(3, "hour_skipped")]
    assert len(times(file)) == 2


@pytest.mark.parametrize("name", ZONES)
def test_what_is_made_of_it_lasts_as_long_as_it_did(name: str) -> None:
    """From the fill before a turn to the one after, whatever the clocks show."""
    zone = ZoneInfo(name)
    for turn in turns(zone, 2026):
        moments = [turn - timedelta(hours=2), turn + timedelta(hours=2)]
        journal = FakeJournal()
        file = read(written(moments, zone), Options(zone=zone))
        origin = Origin(platform="aave_v3")
        import_file(journal, CLOCK, PLATFORMS, file, Source("fills.csv", "0f"), origin)
        ((_, told),) = list(journal.figures.items())
        assert told.opened_at is not None
        assert told.closed_at is not None
        assert told.closed_at - told.opened_at == timedelta(hours=4)
