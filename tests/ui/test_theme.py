from __future__ import annotations

import sys
from itertools import product

import pytest
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import theme
from journal_app.ui.tokens import DARK, LIGHT, Tokens

WORDS = ("text", "muted", "accent", "gain", "loss", "warning", "danger")
GROUNDS = ("surface", "bg", "neutral_tint", "accent_tint")


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    pairs = [*product(WORDS, GROUNDS)]
    pairs += [(name, f"{name}_tint") for name in ("accent", "gain", "loss", "warning", "danger")]
    pairs += [("on_accent", "accent"), ("text", "danger_tint"), ("text", "warning_tint")]
    for word, ground in pairs:
        ratio = _contrast(getattr(tokens, word), getattr(tokens, ground))
        assert ratio >= 4.5, f"{word} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_a_field_can_be_seen(tokens: Tokens) -> None:
    assert _contrast(tokens.field_border, tokens.surface) >= 3


def test_figures_are_tabular_in_the_programs_own_font() -> None:
    metrics = QFontMetrics(theme().font(13))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert QLabel().font().family() == "Inter"


def test_the_theme_is_switched_for_all(qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(theme().changed):
        theme().choose("dark")
    assert qapp.palette().window().color() == QColor(DARK.bg)
    assert DARK.surface in qapp.styleSheet()
    theme().choose("dark")
    assert theme().is_dark


def test_the_sheet_names_no_font() -> None:
    from journal_app.ui.style import style_sheet

    assert "font" not in style_sheet(LIGHT)


def test_qt_takes_no_reference_to_none_with_it(qtbot: QtBot) -> None:
    """PySide6 6.12 did at nearly every call before Python 3.12, until the program aborted."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(500):
        label.update()
    assert sys.getrefcount(None) > before - 100


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1, 1.4.3."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
