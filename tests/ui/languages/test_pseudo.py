"""In a language that nobody speaks: nothing that is seen was left in English, and all has room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QDialog

from journal_app.reports.records import TradeRecord
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.picture_dialog import PictureDialog
from journal_app.ui.dialogs.records_dialog import RecordsDialog
from journal_app.ui.dialogs.rescue_dialog import RescueDialog
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.dialogs.trade_dialog import TradeDialog
from journal_app.ui.formatting import Formats
from journal_app.ui.printing.printing import print_review
from journal_app.ui.printing.review_leaves import Printed
from journal_app.ui.spoken_dates import spoken_dates
from tests.exporters.selections import selection
from tests.pictures.studio import Studio
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


def test_nothing_on_paper_is_left_out(
    spoken: None, demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = selection(60)
    names = {name for record in chosen.listed for name in _names_in(record)}
    plain = PlainWords(demo_file, ["mine", *names])
    wanted = Printed(chosen, "mine", Formats(dates=spoken_dates()), str, "a4")
    with painted_texts(monkeypatch) as painted:
        print_review(wanted, tmp_path / "review.pdf", lambda *_: None)
    assert len(painted) > 100
    assert {text: words for text in painted if (words := plain.left_out(text))} == {}


def _names_in(record: TradeRecord) -> Iterator[str]:
    trade = record.trade
    yield from (trade.platform, trade.strategy, trade.account, *trade.tags, *trade.mistakes)
    for each in trade.plan.checklist if trade.plan else ():
        yield from (each.asked, each.reason)


class Walk:
    """A tour, at each stop of which what is seen is judged."""

    def __init__(self, journal: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.studio = Studio(journal, "light", folder, quiet=0.1)
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
