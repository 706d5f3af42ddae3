"""Which language is spoken: what was chosen, what the system asks for, and what there is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from journal_app.ui.desk import Desk
from journal_app.ui.formatting import ENGLISH_DATES
from journal_app.ui.languages import language_for, language_name, languages_in, speak
from journal_app.ui.messages import done_words, say
from journal_app.ui.screens.settings.look_card import LookCard
from journal_app.ui.spoken_dates import spoken_dates
from journal_app.ui.words import report_word, sides_words
from tests.ui.languages.pseudo import write_pseudo


@pytest.mark.parametrize(
    ("choice", "wanted", "spoken"),
    [
        ("de", ["en-GB"], "de"),
        ("fr", ["de"], "en"),  # its translation is gone
        ("en", ["de"], "en"),
        ("system", ["de-AT", "de", "en"], "de"),
        ("system", ["en-US", "de"], "en"),
        ("system", ["pt-BR"], "pt_BR"),
        ("system", ["pt-PT"], "en"),
        ("system", ["fr", "de"], "de"),
        ("system", [], "en"),
    ],
)
def test_the_language_that_is_spoken(choice: str, wanted: list[str], spoken: str) -> None:
    assert language_for(choice, ["de", "pt_BR"], wanted) == spoken


def test_languages_are_found_by_their_files(tmp_path: Path) -> None:
    for name in ("margin_journal_pt_BR.qm", "margin_journal_de.qm", "margin_journal_fr.ts"):
        (tmp_path / name).touch()
    assert languages_in(tmp_path) == ["de", "pt_BR"]
    assert [language_name(each) for each in ("en", "de", "xx")] == ["English", "Deutsch", "[xx]"]


def test_a_language_is_spoken_from_its_file(qapp: QApplication, tmp_path: Path) -> None:
    assert speak(qapp, tmp_path, "system") == "en"
    write_pseudo(tmp_path / "margin_journal_xx.qm")
    assert speak(qapp, tmp_path, "en") == "en"
    assert speak(qapp, tmp_path, "xx") == "xx"
    try:
        assert QCoreApplication.translate("Actions", "&File") == "[&Ƒîļé ~]"
        assert say("missing", {"field": "entry"}) == "[entry îš ñééđéđ ~~~~]"
        assert done_words("add_entry", {"number": "12", "kind": "borrow"}).count("12: [ļøàñ] ")
        assert sides_words("ETH long / BTC short") == "ETH [ļøñǧ] / BTC [šĥøřţ ~]"
        assert report_word("Net by their plans").startswith("[Ñéţ ƀý")
        assert spoken_dates().months[0].startswith("[Ĵàñûàřý")
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)


def test_english_dates_are_those_of_the_code() -> None:
    assert spoken_dates() == ENGLISH_DATES


def test_a_name_that_is_no_side_stays_as_it_is() -> None:
    assert sides_words("ETH long / BTC short") == "ETH long / BTC short"
    assert sides_words("My long story") == "My long story"


@dataclass
class _WithTranslations:
    """The tools of a desk, but for the folder of languages."""

    tools: object
    translations: Path

    def __getattr__(self, name: str) -> object:
        return getattr(self.tools, name)


def test_settings_offer_every_language_there_is(
    desk_on: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_on()
    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "margin_journal_de.qm").touch()
    monkeypatch.setattr(desk, "_tools", _WithTranslations(desk._tools, folder))
    card = LookCard(desk)
    offered = [card.languages.itemText(place) for place in range(card.languages.count())]
    assert offered == ["System", "English", "Deutsch"]
    assert card.languages.data() == "system"
    card.languages.choose("de")
    assert desk.preferences.language == "de"
    assert LookCard(desk).languages.data() == "de"
    shutil.rmtree(folder)
    assert LookCard(desk).languages.data() == "system"
