"""Progress that is told in stages: what the whole hears of each."""

from __future__ import annotations

import pytest

from journal_app.services.stages import part, share, stage

HEARD = tuple[int, int]


@pytest.fixture
def heard() -> list[HEARD]:
    return []


def test_a_share_is_told_in_thousandths_of_the_whole(heard: list[HEARD]) -> None:
    tell = share(lambda done, of: heard.append((done, of)), 20, 60)
    tell(0, 300_000)
    tell(150_000, 300_000)
    tell(300_000, 300_000)
    assert heard == [(200, 1_000), (400, 1_000), (600, 1_000)]


def test_a_share_of_a_share_stays_within_it_however_many_there_are(heard: list[HEARD]) -> None:
    tell = share(share(lambda done, of: heard.append((done, of)), 0, 50), 50, 100)
    tell(10**9, 10**9)
    assert heard == [(500, 1_000)]


def test_a_share_of_nobody_knows_how_many_stands_at_its_start(heard: list[HEARD]) -> None:
    share(lambda done, of: heard.append((done, of)), 30, 60)(7, 0)
    assert heard == [(300, 1_000)]


def test_parts_add_up_to_all(heard: list[HEARD]) -> None:
    tell = part(lambda done, of: heard.append((done, of)), 40, 60, 100)
    tell(0, 0)
    tell(1, 2)
    tell(2, 2)
    assert heard == [(40, 100), (70, 100), (100, 100)]


def test_stages_follow_each_other_to_the_end() -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))

    for number in (1, 2):
        tell = stage(progress, number, 2)
        tell(0, 10)
        tell(10, 10)
    assert told == [(0, 20), (10, 20), (10, 20), (20, 20)]
