"""Several stages are one progress."""

from __future__ import annotations

from journal_app.services.stages import stage


def test_stages_follow_each_other_to_the_end() -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))

    for number in (1, 2):
        tell = stage(progress, number, 2)
        tell(0, 10)
        tell(10, 10)
    assert told == [(0, 20), (10, 20), (10, 20), (20, 20)]
