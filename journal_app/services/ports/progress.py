"""Long tasks: how far they are, and how they are stopped."""

from __future__ import annotations

from journal_app.domain.progress import Progress as Progress
from journal_app.domain.progress import silent as silent


class Cancelled(Exception):  # noqa: N818 - what the user did
    """The user stopped a long task, raised where it tells how far it is; nothing is left of it."""
