"""Which keys an action may have."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from journal_app.ui.actions import MENUS, RECENT, USUAL_KEYS
from journal_app.ui.key_rules import FIXED, native, readable, sound, why_not


def test_the_usual_keys_are_all_allowed_and_no_two_actions_have_the_same() -> None:
    every = [keys for held in USUAL_KEYS.values() for keys in held]
    assert [(keys, why) for keys in every if (why := why_not(keys))] == []
    assert len(every) == len(set(every))
    assert all(readable(keys) == keys for keys in every)


def test_every_action_stands_in_a_menu() -> None:
    assert {name for names in MENUS.values() for name in names} - {"", RECENT} == set(USUAL_KEYS)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("Tab", "Tab is fixed"),
        ("Esc", "Esc is fixed"),
        ("Ctrl+C", "Copy"),
        ("Ctrl+Return", "Ctrl+Return is fixed"),
        ("F10", "Open the menu"),
        ("Enter", "moves or edits"),
        ("Ctrl+Left", "moves or edits"),
        ("Shift+Del", "moves or edits"),
        ("Meta+D", "desktop"),
        ("Alt+F4", "desktop"),
        ("A", "take one with Ctrl"),
        ("Shift+A", "take one with Ctrl"),
        ("Alt+A", "take one with Ctrl"),
        ("Ctrl+Alt+E", "take one with Ctrl"),
        ("", "not one combination"),
        ("Ctrl+K, Ctrl+S", "not one combination"),
        ("Nonsense", "not one combination"),
    ],
)
def test_what_types_moves_or_belongs_to_others_is_refused(keys: str, said: str) -> None:
    assert said in why_not(keys)


@pytest.mark.parametrize("keys", ["Ctrl+J", "Ctrl+Shift+J", "F5", "Shift+F5", "Ctrl+F5", "Ctrl+."])
def test_what_is_left_is_allowed(keys: str) -> None:
    assert why_not(keys) == ""


def test_what_is_fixed_is_written_as_keys_are_kept() -> None:
    written = [keys for each in FIXED for keys in each.keys]
    assert [readable(keys) for keys in written] == written


def test_keys_are_written_as_the_desktop_does() -> None:
    form = QKeySequence.SequenceFormat.NativeText
    assert native(("Ctrl+J", "F5")) == f"{QKeySequence('Ctrl+J').toString(form)}, F5"
    assert native(()) == ""


USUAL = {"one": ("Ctrl+1",), "two": ("Ctrl+2", "Ctrl+3"), "three": ()}


@pytest.mark.parametrize(
    ("kept", "used"),
    [
        ({"one": "ctrl+j"}, {"one": "Ctrl+J"}),
        ({"one": ""}, {"one": ""}),
        ({"gone": "Ctrl+J"}, {}),
        ({"one": "Nonsense"}, {}),
        ({"one": "A"}, {}),
        ({"one": "Ctrl+J", "three": "Ctrl+J"}, {"three": "Ctrl+J"}),
        ({"one": "Ctrl+3"}, {}),
        ({"one": "Ctrl+2", "two": "Ctrl+1"}, {"one": "Ctrl+2", "two": "Ctrl+1"}),
        ({"one": "Ctrl+2", "two": "Nonsense"}, {}),
        ({"one": "", "three": "Ctrl+1"}, {"one": "", "three": "Ctrl+1"}),
    ],
)
def test_of_a_file_only_what_is_sound_is_used(kept: dict[str, str], used: dict[str, str]) -> None:
    assert sound(kept, USUAL) == used
