"""The look from one table: colours, fonts, and which of light and dark is shown.

Widgets that paint themselves ask `theme()` and repaint on `changed`; all others follow the palette
and the one style sheet that are made here.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from journal_app.ui.style import style_sheet
from journal_app.ui.tokens import DARK, LIGHT, Tokens

Choice = Literal["system", "light", "dark"]
FAMILY: Final = "Inter"


class Theme(QObject):
    """Which tokens are in force; tells when they change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice: Choice = "system"
        self.tokens = LIGHT
        self._is_applied = False
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[int, int], QFont] = {}

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens are in force."""
        return self.tokens is DARK

    def color(self, name: str) -> QColor:
        """The colour of a token; not to be changed."""
        found = self._colors.get(name)
        if found is None:
            found = self._colors[name] = QColor(getattr(self.tokens, name))
        return found

    def font(self, pixels: int = 13, weight: int = 400) -> QFont:
        """The program's font: tabular figures, the same widths at every scale."""
        key = pixels, weight
        found = self._fonts.get(key)
        if found is None:
            found = QFont(FAMILY)
            found.setPixelSize(pixels)
            found.setWeight(QFont.Weight(weight))
            found.setFeature(QFont.Tag("tnum"), 1)
            found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = found
        return found

    def choose(self, choice: Choice) -> None:
        """Show light, dark, or what the system shows."""
        self.choice = choice
        self._show(DARK if self._wants_dark() else LIGHT)

    def follow_system(self) -> None:
        """Take up the system's scheme again, where that is the choice."""
        self.choose(self.choice)

    def apply(self) -> None:
        """Dress the application: palette first, then the sheet, which a palette cannot change."""
        application = cast(QApplication, QApplication.instance())
        self._is_applied = True
        if application.styleSheet():
            application.setStyleSheet("")  # twice as quick as from one sheet to the next
        application.setPalette(palette(self.tokens))
        application.setStyleSheet(style_sheet(self.tokens))

    def _wants_dark(self) -> bool:
        if self.choice != "system":
            return self.choice == "dark"
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def _show(self, tokens: Tokens) -> None:
        if tokens is self.tokens:
            return
        self.tokens = tokens
        self._colors.clear()
        if self._is_applied:
            self.apply()
        self.changed.emit()


@cache
def theme() -> Theme:
    """The program's one theme."""
    return Theme()


def palette(tokens: Tokens) -> QPalette:
    """Every role from the tokens, so that whatever the style draws itself fits."""
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.neutral_tint,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.Light: tokens.surface,
        role.Midlight: tokens.neutral_tint,
        role.Dark: tokens.field_border,
        role.Mid: tokens.line,
        role.Shadow: tokens.line,
        role.Highlight: tokens.accent_tint,
        role.HighlightedText: tokens.text,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent,
    }
    made = QPalette()
    for each, color in colors.items():
        made.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.muted))
    return made
