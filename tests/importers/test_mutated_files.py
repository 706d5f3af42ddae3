"""Whatever becomes of a file on its way: every row is accounted for, or the file is refused.

Every file in `samples` is spoilt, and every format that is known has one there.
"""

from __future__ import annotations

from datetime import UTC
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal_app.domain.importing.imported import Accepted, ImportedFile, RowRefused, Skipped
from journal_app.domain.problems import Refused
from journal_app.importers.detect import FORMATS, read_file
from journal_app.importers.options import Options
from journal_app.services.importing import Origin
from journal_app.services.transferring import ANYWHERE, ImportReport, Source, import_file
from journal_app.wording import explain
from tests.faults.counted import count
from tests.faults.steps import CLOCK, PLATFORMS
from tests.importers.files import SAMPLES
from tests.importers.mutations import Change, changes, spoilt
from tests.services.fake import FakeJournal

FILES: Final = tuple(sorted(path for path in SAMPLES.iterdir() if path.is_file()))
CONTENTS: Final = {path.name: path.read_bytes() for path in FILES}
OPTIONS: Final = Options(zone=UTC, date_order="day_first")
MOST_BYTES: Final = 8 * 1024
"""Of a sample that is spoilt; more of the same finds nothing new."""

FINDS: Final = (
    b"time,asset,price\n2026-01-05T00:00:00Z,ETH,1\x002\n",
    b'time,asset,price\n"2026-01-05T00:00:00Z,ETH,2000\n2026-01-06T00:00:00Z,ETH,2000\n',
    b"time,asset,price\n0001-01-01T00:00:00+14:00,ETH,2000\n",
    b"time,asset,price\n9999-12-31T23:59:59-14:00,ETH,2000\n",
    b"[" * 100_000,
    b'[{"time": "2026-01-05T00:00:00Z", "asset": "ETH", "price": ' + b"9" * 5_000 + b"}]",
    b'[{"time": "\\ud800", "asset": "\\ud800", "price": "1"}]',
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
)
"""Texts that brought a reader down once, here or elsewhere."""


def read(content: bytes, cut_at: int) -> ImportedFile | None:
    """What a file says, however it comes; None where it is refused, in words."""
    chunks = [content[:cut_at], content[cut_at:]]
    try:
        return read_file(chunks, OPTIONS)[0]
    except Refused as refused:
        assert refused.problems
        assert all(explain(problem) for problem in refused.problems)
        return None


def taken(
    journal: FakeJournal, file: ImportedFile, origin: Origin = ANYWHERE
) -> ImportReport | None:
    """What became of every row; None where the file as a whole is refused."""
    source = Source("spoilt", "0f")
    try:
        report = import_file(journal, CLOCK, PLATFORMS, file, source, origin)
    except Refused as refused:
        assert all(explain(problem) for problem in refused.problems)
        if refused.code == "platform_needed":
            return taken(journal, file, Origin(platform="aave_v3"))
        return None
    counted = report.accepted + len(report.skipped) + len(report.refused) + report.duplicates
    assert counted == report.rows == len(file.outcomes)
    assert all(explain(each.problem) for each in report.refused)
    assert all(explain(each.problem) for each in report.skipped)
    return report


def is_accounted_for(content: bytes, cut_at: int = 0) -> bool:
    """Check the law of one file; whether it was read at all."""
    file = read(content, cut_at)
    if file is None:
        return False
    assert all(isinstance(each, Accepted | Skipped | RowRefused) for each in file.outcomes)
    journal = FakeJournal()
    first = taken(journal, file)
    again = taken(journal, file)
    assert (first is None) == (again is None)
    if first is not None and again is not None:
        assert again.accepted == 0
        assert again.trades_opened == again.trades_closed == 0
    return True


def test_every_format_has_a_sample() -> None:
    known = [read_file([content], OPTIONS)[0].file_format for content in CONTENTS.values()]
    assert {each.name for each in FORMATS} - set(known) == set()


@pytest.mark.parametrize("name", CONTENTS)
def test_a_sample_is_taken_whole(name: str) -> None:
    file, _ = read_file([CONTENTS[name]], OPTIONS)
    assert not any(isinstance(each, RowRefused) for each in file.outcomes)
    assert is_accounted_for(CONTENTS[name])


@pytest.mark.parametrize("content", FINDS)
def test_what_was_found_once(content: bytes) -> None:
    is_accounted_for(content)


def check(name: str, every: list[Change], cut_at: int) -> None:
    content = CONTENTS[name]
    whole = content if content.startswith(b"PK") else content[:MOST_BYTES]
    count("files spoilt")
    count("files spoilt and read", is_accounted_for(spoilt(whole, every), cut_at))


@pytest.mark.parametrize("name", CONTENTS)
@given(every=changes, cut_at=st.integers(0, MOST_BYTES))
@settings(max_examples=20)
def test_every_row_of_a_spoilt_file_is_accounted_for(
    name: str, every: list[Change], cut_at: int
) -> None:
    check(name, every, cut_at)


@pytest.mark.long
@pytest.mark.parametrize("name", CONTENTS)
@given(every=changes, cut_at=st.integers(0, MOST_BYTES))
@settings(max_examples=500)
def test_every_row_of_many_spoilt_files_is_accounted_for(
    name: str, every: list[Change], cut_at: int
) -> None:
    check(name, every, cut_at)


@given(content=st.binary(max_size=400))
@example(content=b"")
@settings(max_examples=100)
def test_any_bytes_at_all(content: bytes) -> None:
    is_accounted_for(content)
