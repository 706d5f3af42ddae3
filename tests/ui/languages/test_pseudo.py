"""In a language that nobody speaks: nothing that is seen was left in English, and all has room."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
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
from tests.pictures.studio import Studio
from tests.ui.languages.plain_words import PlainWords, is_own
from tests.ui.languages.pseudo import LANGUAGE, pseudo, write_pseudo
from tests.ui.languages.room import clipped
from tests.ui.languages.seen import painted_texts, seen_texts
from tests.ui.languages.tour import Tour

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
    assert pseudo("<b>Calendar</b> (*.ics)\n") == "[<b>Çàļéñđàř</b> (*.ics)\n ~~~~ ~~~]"


@pytest.mark.long
@pytest.mark.usefixtures("spoken")
def test_nothing_is_left_out_and_nothing_is_cut(demo_file: Path, tmp_path: Path) -> None:
    """Every screen and every dialog at 1280 × 720, over the demo journal."""
    journal = Path(shutil.copy(demo_file, tmp_path / "demo.journal"))
    studio = Studio(journal, "light", tmp_path, quiet=0.1)
    tour = Tour(studio, tmp_path)
    plain = PlainWords(journal, ["demo", *tour.foreign])
    left_out: dict[str, set[str]] = defaultdict(set)
    cut: dict[str, set[str]] = defaultdict(set)
    judged: set[str] = set()
    seen: set[type] = set()
    try:
        for name, shown in tour.stops():
            seen.add(type(shown))
            with painted_texts() as painted:
                shown.grab()
            drawn = (("painted", text) for text in painted)
            texts = [*seen_texts(shown), *(() if name == "dialog guide" else drawn)]
            for where, text in texts:
                if text not in judged and not is_own(where, text):
                    judged.add(text)
                    if words := plain.left_out(text):
                        left_out[f"{where}: {text}"].update((name, *words))
            for lacking in clipped(shown):
                cut[lacking].add(name)
    finally:
        studio.close()
    assert dict(left_out) == {}
    assert dict(cut) == {}
    assert _every_dialog() - seen - ELSEWHERE == set()


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
