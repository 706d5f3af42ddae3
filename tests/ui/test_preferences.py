"""What is remembered of this person, read again as it was written."""

from __future__ import annotations

from pathlib import Path

from journal_app.ui.preferences import Preferences


def test_chosen_keys_are_kept_and_others_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "preferences.ini"
    Preferences(file).keys = {"note_day": "Ctrl+J", "undo": "", "find": "Ctrl+,"}
    assert Preferences(file).keys == {"note_day": "Ctrl+J", "undo": "", "find": "Ctrl+,"}
    Preferences(file).keys = {"find": "F5"}
    assert Preferences(file).keys == {"find": "F5"}
    Preferences(file).keys = {}
    assert Preferences(file).keys == {}
    assert "keys" not in file.read_text()


def test_whatever_stands_in_the_file_is_read_calmly(tmp_path: Path) -> None:
    file = tmp_path / "preferences.ini"
    file.write_text('[keys]\nnote_day=Ctrl+A, Ctrl+B\nfind="\\x1"\ngone=@Variant(\\0)\n')
    assert set(Preferences(file).keys) <= {"note_day", "find", "gone"}
    file.write_text("keys=1\namounts=perhaps\n")
    assert not Preferences(file).hides_amounts


def test_amounts_are_shown_until_they_are_hidden(tmp_path: Path) -> None:
    file = tmp_path / "preferences.ini"
    assert not Preferences(file).hides_amounts
    Preferences(file).hides_amounts = True
    assert Preferences(file).hides_amounts
    Preferences(file).hides_amounts = False
    assert not Preferences(file).hides_amounts
