"""Say on standard error what was mended, taken over or cleared away."""

from __future__ import annotations

import sys

from journal_app.domain.problems import Notice
from journal_app.wording import sentence


def say(notice: Notice) -> None:
    """Print one line for a person; results alone go to standard output."""
    print(sentence(notice.code, notice.facts), file=sys.stderr)
