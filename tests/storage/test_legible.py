"""Whatever stands in a row ends in one kind of error, which the journal is refused for."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalUnusable
from journal_app.storage.connection import faults_named
from journal_app.storage.legible import IllegibleError, legible
from journal_app.storage.stored import decimal_of, moment_of


@legible
def read(body: str) -> int:
    """What a body comes to."""
    return int(json.loads(body)["a"][0])


def test_what_can_be_read_is_read() -> None:
    assert read('{"a": [7]}') == 7


@pytest.mark.parametrize(
    "body", ["", "7", "[]", "{}", '{"a": {}}', '{"a": []}', '{"a": ["x"]}', "[" * 100_000]
)
def test_what_cannot_be_read_is_illegible(body: str) -> None:
    with pytest.raises(IllegibleError, match=r"^read: "):
        read(body)


def test_numbers_times_and_packed_images() -> None:
    for text in ("x", "NaN", "", "1e"):
        with pytest.raises(IllegibleError):
            decimal_of(text)
    with pytest.raises(IllegibleError):
        moment_of(2**62)
    with pytest.raises(IllegibleError):
        legible(zlib.decompress)(b"x")


def test_an_error_of_ours_stays_one() -> None:
    with pytest.raises(NotImplementedError):
        legible(_unfinished)()


def _unfinished() -> None:
    raise NotImplementedError


def test_a_journal_with_such_a_row_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(JournalUnusable) as refused, faults_named(tmp_path / "a.journal"):
        read("[]")
    assert refused.value.code == "damaged"
    assert "read: " in str(refused.value.facts["found"])
