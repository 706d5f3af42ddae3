"""Reading tells how far it is, and stops where it is told to."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from journal_app.importers.detect import file_of, table_in
from journal_app.importers.options import Options
from tests.importers.test_sheets import book

ROWS = 3_500
HEADER = ["time", "coin", "dir", "px", "sz", "ntl", "fee", "closedPnl"]
CELLS = ["22/03/2026 - 10:00:00", "ETH", "Open Long", "2000", "1", "2000", "0.5", "-0.5"]


class StoppedError(Exception):
    """What whoever watches raises."""


def lines() -> bytes:
    return "\n".join([",".join(HEADER), *[",".join(CELLS)] * ROWS]).encode()


def objects() -> bytes:
    return json.dumps([dict(zip(HEADER, CELLS, strict=True))] * ROWS).encode()


def workbook() -> bytes:
    return book([HEADER, *[CELLS] * ROWS])


@pytest.mark.parametrize("content", [lines, objects, workbook])
def test_splitting_and_reading_are_told_in_turn(content: object) -> None:
    assert callable(content)
    split: list[tuple[int, int]] = []
    table = table_in(content(), lambda done, of: split.append((done, of)))
    assert [done for done, _ in split] == [0, 1_000, 2_000, 3_000]
    assert all(of in (ROWS, ROWS + 1) for _, of in split)
    read: list[tuple[int, int]] = []
    watched = replace(table, progress=lambda done, of: read.append((done, of)))
    file = file_of(watched, Options())
    assert read == [(done, ROWS) for done in (0, 1_000, 2_000, 3_000)]
    assert len(file.outcomes) == ROWS


def test_whoever_watches_can_stop_it() -> None:
    def stop(done: int, _of: int) -> None:
        if done >= 2_000:
            raise StoppedError

    with pytest.raises(StoppedError):
        table_in(lines(), stop)
    table = table_in(lines())
    with pytest.raises(StoppedError):
        file_of(replace(table, progress=stop), Options())
    assert len(file_of(table, Options()).outcomes) == ROWS
