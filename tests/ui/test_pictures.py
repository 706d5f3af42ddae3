"""The main screens look as they did when their references were taken.

After a change that is meant: `python -m tests.pictures OUT references`, and look at the screens.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from journal_app.ui.screens.today.screen import TodayScreen
from journal_app.ui.theme import Choice
from tests.pictures.places import SCREENS
from tests.pictures.references import (
    FOLDER,
    MAIN,
    PART,
    THEMES,
    WHOLE,
    difference,
    main_screens,
    small,
)
from tests.pictures.studio import Studio


@pytest.mark.parametrize("choice", THEMES)
def test_the_main_screens_look_as_they_did(
    choice: Choice, demo_journal: Path, tmp_path: Path
) -> None:
    journal = demo_journal.rename(demo_journal.with_name("Main journal.journal"))
    found = {
        name: difference(small(studio.window), QImage(str(FOLDER / f"{name}-{choice}.png")))
        for name, studio in main_screens(journal, choice, tmp_path)
    }
    assert set(found) == set(MAIN)
    assert {name: far for name, far in found.items() if far[0] > WHOLE or far[1] > PART} == {}


def test_a_card_that_is_gone_is_seen_and_a_letter_is_not(
    demo_journal: Path, tmp_path: Path
) -> None:
    studio = Studio(demo_journal, "light", tmp_path)
    SCREENS["today"](studio)
    today = studio.window.screen_of("today")
    assert isinstance(today, TodayScreen)
    before = small(studio.window)
    today.header.title.setText("Todey")
    whole, part = difference(before, small(studio.window))
    assert whole <= WHOLE / 4
    assert part <= PART / 2
    for gone in (today.positions, today.equity, today.tiles.closest):
        cover = QWidget(gone)
        cover.setAutoFillBackground(True)
        palette = cover.palette()
        palette.setColor(cover.backgroundRole(), QColor("#f6f7f9"))
        cover.setPalette(palette)
        cover.resize(gone.size())
        cover.show()
        whole, part = difference(before, small(studio.window))
        assert whole > WHOLE or part > PART, type(gone).__name__
        cover.hide()
    studio.close()
