"""In a language that nobody speaks: nothing that is seen was left in English, and all has room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QDialog

from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.picture_dialog import PictureDialog
from journal_app.ui.dialogs.records_dialog import RecordsDialog
from journal_app.ui.dialogs.rescue_dialog import RescueDialog
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.dialogs.trade_dialog import TradeDialog
from tests.pictures.taking import Studio
from tests.ui.languages.plain_words import PlainWords, is_own
from tests.ui.languages.pseudo import LANGUAGE, pseudo, write_pseudo
from tests.ui.languages.room import clipped
from tests.ui.languages.tour import Stop, Tour
from tests.ui.said_texts import painted_texts, texts_of

SHARED = {TradeDialog, ShortForm, RecordsDialog}
"""What several dialogs have in common; none of them is shown itself."""

ELSEWHERE = {PictureDialog, RescueDialog}
"""Dialogs over a picture and over the answer of a planner, which the demo journal has not."""


@pytest.fixture
def spoken(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """The window speaks the pseudo language."""
    file = tmp_path / f"margin_journal_{LANGUAGE}.qm"
    write_pseudo(file)
    translator = QTranslator()
    assert translator.load(str(file))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_words_become_longer_and_keep_their_blanks() -> None:
    assert pseudo("Close {asset} & go") == "[Çļøšé {asset} & ǧø ~~~~]"
    assert pseudo("&File") == "[&Ƒîļé ~]"
    assert pseudo("{day} {month}") == "[{day} {month}]"
    assert pseudo("<b>Calendar</b> (*.ics)\n") == "[<b>Çàļéñđàř</b> (*.ics)\n ~~~~]"


def test_nothing_on_a_screen_is_left_out_or_cut(walk: Walk) -> None:
    """Every screen with its pages at 1280 × 720, over the demo journal."""
    walk.along(walk.tour.screens())


@pytest.mark.long
def test_nothing_is_left_out_or_cut(walk: Walk) -> None:
    """All there is, every dialog with it."""
    seen = walk.along(walk.tour.stops())
    assert _every_dialog() - seen - ELSEWHERE == set()


class Walk:
    """A tour, at each stop of which what is seen is judged."""

    def __init__(self, journal: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.studio = Studio(journal, "light", folder, quiet_for=0.1)
        self.tour = Tour(self.studio, folder)
        self._plain = PlainWords(journal, ["demo", LANGUAGE, *self.tour.foreign])
        self._judged: set[str] = set()

    def along(self, stops: Iterable[Stop]) -> set[type]:
        """Judge all of it, and tell what was shown."""
        left_out: dict[str, set[str]] = defaultdict(set)
        cut: dict[str, set[str]] = defaultdict(set)
        seen: set[type] = set()
        for name, shown in stops:
            seen.add(type(shown))
            with painted_texts(self._monkeypatch) as painted:
                shown.grab()
            drawn = (("painted", text) for text in painted)
            for where, text in chain(texts_of(shown), () if name == "dialog guide" else drawn):
                if words := self._left_out(where, text):
                    left_out[f"{where}: {text}"].update((name, *words))
            if any(clipped(shown)):  # it may be laid out anew just now
                self.studio.settle()
                for lacking in clipped(shown):
                    cut[lacking].add(name)
        assert dict(left_out) == {}
        assert dict(cut) == {}
        return seen

    def _left_out(self, where: str, text: str) -> list[str]:
        if text in self._judged or is_own(where, text):
            return []
        self._judged.add(text)
        return self._plain.left_out(text)


@pytest.fixture
def walk(
    spoken: None, demo_journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Walk]:
    made = Walk(demo_journal, tmp_path, monkeypatch)
    yield made
    made.studio.close()


def _every_dialog() -> set[type]:
    """The dialogs of the program, as far as their modules are loaded by now."""
    found: set[type[QDialog]] = set()
    waiting: list[type[QDialog]] = [Dialog]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if each.__module__.startswith("journal_app."):
                found.add(each)
    return {each for each in found if each not in SHARED}
