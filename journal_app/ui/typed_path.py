"""A path as a person types it."""

from __future__ import annotations

from pathlib import Path


def typed_path(text: str) -> Path:
    """The path that was typed, `~` at its beginning read as the home folder where there is one."""
    path = Path(text.replace("\0", "").strip())  # a sign that no path of any system has
    try:
        return path.expanduser()
    except RuntimeError:  # the home of somebody who is not known here
        return path
