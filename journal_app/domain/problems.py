"""What can go wrong, as values: a problem the user can mend, and the few errors that stop a task.

Codes are stable words; the sentences for them live in `journal_app.wording` alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

_NO_FACTS: Final[Mapping[str, object]] = MappingProxyType({})


class Problem(NamedTuple):
    """One thing to mend: where (`field`), what (`code`), and the facts its sentence needs."""

    field: str
    code: str
    facts: Mapping[str, object] = _NO_FACTS


class Notice(NamedTuple):
    """Something worth a sentence that is no failure: what was mended, taken over, cleared away."""

    code: str
    facts: Mapping[str, object] = _NO_FACTS


class JournalError(Exception):
    """A task could not be done; the journal stands as it was last committed."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Refused(JournalError):  # noqa: N818 - reads as what happened: the input was refused
    """Input that cannot be taken as it stands, with every problem found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        super().__init__(first.code, **first.facts)
        self.problems = tuple(problems)

    @classmethod
    def because(cls, field: str, code: str, **facts: object) -> Refused:
        """Refuse one field."""
        return cls([Problem(field, code, facts)])


class JournalUnusable(JournalError):  # noqa: N818 - a state of the file, not of the program
    """The journal file cannot be used: missing, foreign, damaged, newer, locked or full."""
