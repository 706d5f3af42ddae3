"""Everything that can be done from anywhere, each with its words and its keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

_CONTEXT: Final = "Actions"

SCREENS: Final = ("today", "plan", "journal", "review", "analytics", "platforms", "settings")

_TEXTS: Final[dict[str, tuple[Any, tuple[str, ...]]]] = {
    "new_journal": (QT_TRANSLATE_NOOP("Actions", "New journal…"), ("Ctrl+Shift+N",)),
    "open_journal": (QT_TRANSLATE_NOOP("Actions", "Open journal…"), ("Ctrl+O",)),
    "view_journal": (QT_TRANSLATE_NOOP("Actions", "Open for viewing only…"), ("Ctrl+Shift+O",)),
    "open_demo": (QT_TRANSLATE_NOOP("Actions", "Look at the demo"), ()),
    "import": (QT_TRANSLATE_NOOP("Actions", "Import a file…"), ("Ctrl+I",)),
    "export": (QT_TRANSLATE_NOOP("Actions", "Export…"), ("Ctrl+Shift+E",)),
    "export_calendar": (QT_TRANSLATE_NOOP("Actions", "Export calendar (.ics)…"), ()),
    "back_up": (QT_TRANSLATE_NOOP("Actions", "Back up now"), ("Ctrl+B",)),
    "backups": (QT_TRANSLATE_NOOP("Actions", "Backups…"), ("Ctrl+Shift+B",)),
    "check": (QT_TRANSLATE_NOOP("Actions", "Check the journal…"), ()),
    "save_copy": (QT_TRANSLATE_NOOP("Actions", "Save a copy…"), ("Ctrl+Shift+S",)),
    "quit": (QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",)),
    "undo": (QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",)),
    "redo": (QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    "history": (QT_TRANSLATE_NOOP("Actions", "History…"), ("Ctrl+H",)),
    "trash": (QT_TRANSLATE_NOOP("Actions", "Trash…"), ("Ctrl+Shift+T",)),
    "find": (QT_TRANSLATE_NOOP("Actions", "Find"), ("Ctrl+F",)),
    "plan_trade": (QT_TRANSLATE_NOOP("Actions", "Plan a trade"), ("Ctrl+N",)),
    "calculate": (QT_TRANSLATE_NOOP("Actions", "Calculator"), ("Ctrl+Shift+K",)),
    "planners": (QT_TRANSLATE_NOOP("Actions", "Planners"), ("Ctrl+Shift+P",)),
    "show_stress": (QT_TRANSLATE_NOOP("Actions", "Stress the open book"), ()),
    "add_entry": (QT_TRANSLATE_NOOP("Actions", "Add an entry…"), ("Ctrl+E",)),
    "close_trade": (QT_TRANSLATE_NOOP("Actions", "Close the trade…"), ("Ctrl+Shift+W",)),
    "compare_rescues": (QT_TRANSLATE_NOOP("Actions", "Rescue the trade…"), ("Ctrl+R",)),
    "trade_history": (
        QT_TRANSLATE_NOOP("Actions", "History of this trade…"),
        ("Ctrl+Shift+H",),
    ),
    "note_day": (QT_TRANSLATE_NOOP("Actions", "Today's note…"), ("Ctrl+D",)),
    "update_prices": (QT_TRANSLATE_NOOP("Actions", "Update prices and rates…"), ("Ctrl+U",)),
    "palette": (QT_TRANSLATE_NOOP("Actions", "Find an action…"), ("Ctrl+K",)),
    "today": (QT_TRANSLATE_NOOP("Actions", "Today"), ("Ctrl+1",)),
    "plan": (QT_TRANSLATE_NOOP("Actions", "Plan"), ("Ctrl+2",)),
    "journal": (QT_TRANSLATE_NOOP("Actions", "Journal"), ("Ctrl+3",)),
    "review": (QT_TRANSLATE_NOOP("Actions", "Review"), ("Ctrl+4",)),
    "analytics": (QT_TRANSLATE_NOOP("Actions", "Analytics"), ("Ctrl+5",)),
    "platforms": (QT_TRANSLATE_NOOP("Actions", "Platforms"), ("Ctrl+6",)),
    "settings": (QT_TRANSLATE_NOOP("Actions", "Settings"), ("Ctrl+7",)),
    "guide": (QT_TRANSLATE_NOOP("Actions", "User guide"), ("F1",)),
    "hide_amounts": (QT_TRANSLATE_NOOP("Actions", "Hide amounts"), ("Ctrl+M",)),
    "shortcuts": (QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts…"), ("Ctrl+F1",)),
    "about": (QT_TRANSLATE_NOOP("Actions", "About Margin Journal"), ()),
}

USUAL_KEYS: Final[dict[str, tuple[str, ...]]] = {name: told[1] for name, told in _TEXTS.items()}
"""The keys of every action as long as no others are chosen."""

RECENT: Final = "recent"
"""Stands in a menu for the menu of the journals opened last."""

MENUS: Final[dict[Any, tuple[str, ...]]] = {
    QT_TRANSLATE_NOOP("Actions", "&File"): (
        "new_journal", "open_journal", RECENT, "view_journal", "open_demo", "",
        "import", "export", "export_calendar", "", "back_up", "backups",
        "save_copy", "check", "",
        "quit",
    ),
    QT_TRANSLATE_NOOP("Actions", "&Edit"): (
        "undo", "redo", "", "history", "trash", "", "find", "palette",
    ),
    QT_TRANSLATE_NOOP("Actions", "&Trade"): (
        "plan_trade", "calculate", "planners", "show_stress", "", "add_entry", "close_trade",
        "compare_rescues", "trade_history", "", "update_prices", "note_day",
    ),
    QT_TRANSLATE_NOOP("Actions", "&View"): (*SCREENS, "", "hide_amounts"),
    QT_TRANSLATE_NOOP("Actions", "&Help"): ("guide", "shortcuts", "", "about"),
}  # fmt: skip
"""The menus by their titles; an empty word is a line between groups."""

OF_A_JOURNAL: Final = frozenset(
    {"import", "export", "export_calendar", "back_up", "backups", "check", "save_copy", "undo",
     "redo", "find", "plan_trade", "calculate", "planners", "show_stress", "add_entry",
     "close_trade", "compare_rescues",
     "update_prices", "history", "trash", "trade_history", "note_day", *SCREENS}
) - {"settings", "platforms"}  # fmt: skip
"""What makes sense only while a journal is open."""

SWITCHES: Final = frozenset({"hide_amounts"})
"""What is on or off."""

WRITING: Final = frozenset(
    {"import", "undo", "redo", "plan_trade", "add_entry", "close_trade", "update_prices"}
)
"""What changes the journal, and so is off while it is only viewed."""


class Actions:
    """The actions of one window, by their ids; each is made when it is first asked for.

    kept: the keys that were chosen for some of them, as they are kept.
    """

    def __init__(self, window: QWidget, kept: Mapping[str, str] | None = None) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._own_keys: dict[str, str] = {}
        if kept:
            from journal_app.ui.key_rules import sound

            self._own_keys = sound(kept, USUAL_KEYS)

    def __getitem__(self, name: str) -> QAction:
        found = self._actions.get(name)
        if found is None:
            found = self._actions[name] = self._made(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_TEXTS)

    def make_all(self) -> None:
        """Make those that nobody asked for, since their keys work all the same."""
        for name in _TEXTS:
            self[name]

    def enable(self, *, is_open: bool, is_read_only: bool) -> None:
        """Let be done what can be done now."""
        for name in OF_A_JOURNAL:
            allowed = is_open and not (is_read_only and name in WRITING)
            self[name].setEnabled(allowed)

    @staticmethod
    def text(name: str) -> str:
        """The words of an action."""
        return QCoreApplication.translate(_CONTEXT, _TEXTS[name][0])

    @property
    def own_keys(self) -> dict[str, str]:
        """The keys that were chosen, by the actions that have others than usual; may be none."""
        return dict(self._own_keys)

    def use_keys(self, own: Mapping[str, str]) -> None:
        """Give these actions these keys and all others their usual ones, at once."""
        self._own_keys = dict(own)
        for name, action in self._actions.items():
            action.setShortcuts([QKeySequence(keys) for keys in self.keys(name)])

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of an action, each combination as it is kept."""
        own = self._own_keys.get(name)
        return USUAL_KEYS[name] if own is None else tuple(filter(None, (own,)))

    def keys_text(self, name: str) -> str:
        """The same as this desktop writes them; empty where there are none."""
        from journal_app.ui.key_rules import native

        return native(self.keys(name))

    def _made(self, name: str) -> QAction:
        action = QAction(self._window)
        action.setText(self.text(name))  # as an argument it would load all there is of icons
        action.setObjectName(f"action.{name}")
        action.setShortcuts([QKeySequence(keys) for keys in self.keys(name)])
        action.setCheckable(name in SWITCHES)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)  # a key that is held does a thing once
        self._window.addAction(action)
        return action
