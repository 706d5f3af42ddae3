"""Progress of a task that goes over the same things several times."""

from __future__ import annotations

from journal_app.services.ports import Progress


def stage(progress: Progress, number: int, stages: int) -> Progress:
    """The progress of one of so many stages that take as long, counted from 1."""

    def tell(done: int, of: int) -> None:
        progress((number - 1) * of + done, stages * of)

    return tell


def part(progress: Progress, before: int, count: int, of: int) -> Progress:
    """The progress of so many things, told among all; before: how many were done earlier."""

    def tell(done: int, of_part: int) -> None:
        progress(before + (count * done // of_part if of_part else 0), of)

    return tell


def share(progress: Progress, start: int, end: int) -> Progress:
    """The progress of a stage that takes the time from `start` to `end` percent of the whole.

    It is told in thousandths; where nobody knows how many there are, it stands at its start.
    """

    def tell(done: int, of: int) -> None:
        progress(10 * start + (10 * (end - start) * done // of if of else 0), 1_000)

    return tell
