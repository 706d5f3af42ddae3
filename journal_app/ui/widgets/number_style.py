"""How the trader writes numbers now, for widgets that show or read them far from any desk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from journal_app.ui.formatting import Formats


class NumberStyle(QObject):
    """The formats in force. Signal: `changed()`, once they are others."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.formats = Formats()

    def use(self, formats: Formats) -> None:
        """Write and read numbers in this way from now on."""
        self.formats = formats
        self.changed.emit()


_style = NumberStyle()


def number_style() -> NumberStyle:
    """The one style of the program, which tells when it changes."""
    return _style


def formats() -> Formats:
    """The formats in force; ask again at each use, they may change."""
    return _style.formats


def use_formats(formats: Formats) -> None:
    """Write and read numbers in this way from now on."""
    _style.use(formats)
