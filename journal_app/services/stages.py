"""Progress of a task that goes over the same things several times."""

from __future__ import annotations

from journal_app.services.ports import Progress


def stage(progress: Progress, number: int, stages: int) -> Progress:
    """The progress of one of so many stages that take as long, counted from 1."""

    def tell(done: int, of: int) -> None:
        progress((number - 1) * of + done, stages * of)

    return tell
