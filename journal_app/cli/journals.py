"""Open journals for the commands, with the notices that opening gives on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_app.domain.terms import Terms
from journal_app.resources import resource_folder
from journal_app.services.platforms import preset_terms
from journal_app.services.ports import Journal
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.wording import sentence


@contextmanager
def open_for_reading(path: Path) -> Iterator[Journal]:
    """Open a journal to look at it; any number may at once. Raises: JournalUnusable."""
    with _opened(path, for_writing=False) as journal:
        yield journal


@contextmanager
def open_for_writing(path: Path) -> Iterator[Journal]:
    """Open a journal to change it; one at a time. Raises: JournalUnusable."""
    with _opened(path, for_writing=True) as journal:
        yield journal


@contextmanager
def _opened(path: Path, *, for_writing: bool) -> Iterator[Journal]:
    with open_journal(path, for_writing=for_writing) as file:
        for notice in file.notices:
            print(sentence(notice.code, notice.facts), file=sys.stderr)
        yield SqliteJournal(file)


class PresetPlatforms:
    """The platforms that ship with the program; read when the first is asked for."""

    def __init__(self) -> None:
        self._terms: dict[str, Terms] | None = None

    def terms(self, platform: str) -> Terms | None:
        """Return the terms in force of a platform by its id; None of an unknown one."""
        if self._terms is None:
            self._terms = {terms.platform: terms for terms in read_presets()}
        return self._terms.get(platform)


def read_presets() -> tuple[Terms, ...]:
    """Return the terms of every preset, by platform."""
    files = sorted(resource_folder("presets").glob("*.toml"))
    return preset_terms(file.read_text(encoding="utf-8") for file in files)
