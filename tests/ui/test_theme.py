from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import theme
from journal_app.ui.tokens import DARK, LIGHT


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
