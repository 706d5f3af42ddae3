"""The answers that are being thought through, beside their journal until they are kept in it.

A draft is kept as a step of undo, when it is left or asked for; between that the answers stand in
this file, so that nothing is lost with the program. It is written whole and then put in its place.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.problems import Refused
from journal_app.services.plain_values import plain_fields, read_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """What was answered. number: of the draft or plan that it is about; None of a new one."""

    proposal: Proposal
    number: int | None = None


def place_of(journal: Path) -> Path:
    """The file beside a journal."""
    return journal.with_name(f"{journal.name}.unfinished")


def keep_unfinished(journal: Path, unfinished: Unfinished) -> None:
    """Write it; a folder that cannot be written to keeps nothing."""
    place = place_of(journal)
    partial = place.with_name(f"{place.name}.partial")
    content = json.dumps(plain_fields(unfinished), ensure_ascii=False).encode()
    with suppress(OSError):
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        partial.replace(place)


def read_unfinished(journal: Path) -> Unfinished | None:
    """What was left; None where nothing was, or it cannot be read."""
    try:
        told = json.loads(place_of(journal).read_text(encoding="utf-8"))
        found: Unfinished = read_value(Unfinished, told)
    except (OSError, ValueError, Refused):
        return None
    return found


def drop_unfinished(journal: Path) -> None:
    """Forget it, once it is kept in the journal or given up."""
    with suppress(OSError):
        place_of(journal).unlink(missing_ok=True)
