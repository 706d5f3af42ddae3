"""How the trader writes numbers now, for widgets that show or read them far from any desk."""

from __future__ import annotations

from journal_app.ui.formatting import Formats

_in_force = [Formats()]


def formats() -> Formats:
    """The formats in force; ask again at each use, they may change."""
    return _in_force[0]


def use_formats(formats: Formats) -> None:
    """Write and read numbers in this way from now on."""
    _in_force[0] = formats
