"""Which keys an action may have: none that types, moves, edits, or is the desktop's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

_CONTEXT: Final = "Keys"
_KEY, _MODIFIER = Qt.Key, Qt.KeyboardModifier
_MOVING: Final = frozenset(
    {
        _KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Home, _KEY.Key_End,
        _KEY.Key_PageUp, _KEY.Key_PageDown, _KEY.Key_Backspace, _KEY.Key_Delete, _KEY.Key_Insert,
        _KEY.Key_Tab, _KEY.Key_Backtab, _KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Escape,
        _KEY.Key_Space,
    }
)  # fmt: skip


class FixedKeys(NamedTuple):
    """Keys that are no action's. place: where they work. what: what they do there."""

    place: Any
    keys: tuple[str, ...]
    what: Any


FIXED: Final = (
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Everywhere"),
        ("F10",),
        QT_TRANSLATE_NOOP("Keys", "Open the menu"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Everywhere"),
        ("Tab", "Shift+Tab"),
        QT_TRANSLATE_NOOP("Keys", "Go to the next field, or back"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Everywhere"),
        ("Esc",),
        QT_TRANSLATE_NOOP("Keys", "Close the dialog, or let go of what is chosen"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Fields"), ("Ctrl+C",), QT_TRANSLATE_NOOP("Keys", "Copy")
    ),
    FixedKeys(QT_TRANSLATE_NOOP("Keys", "Fields"), ("Ctrl+X",), QT_TRANSLATE_NOOP("Keys", "Cut")),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Fields"), ("Ctrl+V",), QT_TRANSLATE_NOOP("Keys", "Paste")
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Fields"), ("Ctrl+A",), QT_TRANSLATE_NOOP("Keys", "Select all")
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Forms"),
        ("Return",),
        QT_TRANSLATE_NOOP("Keys", "Record or keep what stands there"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Forms"),
        ("Ctrl+Return",),
        QT_TRANSLATE_NOOP("Keys", "The same from within a note"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Forms"),
        ("Shift+Return",),
        QT_TRANSLATE_NOOP("Keys", "Record an entry and go on with the next"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Checklist"),
        ("Alt+Left",),
        QT_TRANSLATE_NOOP("Keys", "Go a step back"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Checklist"),
        ("Ctrl+Return",),
        QT_TRANSLATE_NOOP("Keys", "Go a step on; on one page sign off"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Tables"),
        ("Ctrl+C",),
        QT_TRANSLATE_NOOP("Keys", "Copy the rows that are selected"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Tables"), ("Return",), QT_TRANSLATE_NOOP("Keys", "Open the row")
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Tables"),
        ("Alt+Down",),
        QT_TRANSLATE_NOOP("Keys", "Choose the columns"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Trades"),
        ("Space", "Ctrl+A"),
        QT_TRANSLATE_NOOP("Keys", "Mark one, or all"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Trade as of"),
        ("Left", "Right"),
        QT_TRANSLATE_NOOP("Keys", "Go by a day; with Ctrl by an entry"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Trade as of"),
        ("Home", "End"),
        QT_TRANSLATE_NOOP("Keys", "Go to the first entry, or to now"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Trades and entries"),
        ("Del",),
        QT_TRANSLATE_NOOP("Keys", "Put into the trash, or take back"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Today"),
        ("S",),
        QT_TRANSLATE_NOOP("Keys", "Snooze the line that is chosen"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Review and day note"),
        ("Alt+Left", "Alt+Right"),
        QT_TRANSLATE_NOOP("Keys", "Go to the time before or after"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Review"),
        ("Alt+Up", "Alt+Down"),
        QT_TRANSLATE_NOOP("Keys", "Go to the part above or below"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Charts"),
        ("Left", "Right"),
        QT_TRANSLATE_NOOP("Keys", "Walk over the values"),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("Keys", "Charts"),
        ("+", "-", "0"),
        QT_TRANSLATE_NOOP("Keys", "Zoom in, zoom out, show all"),
    ),
)  # fmt: skip
"""What is pressed beside the actions, and stays as it is."""


def native(keys: tuple[str, ...]) -> str:
    """Keys as this desktop writes them."""
    style = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(each).toString(style) for each in keys)


def readable(text: str) -> str:
    """One combination in the one way in which it is kept; empty where it is none."""
    read = QKeySequence(text)
    return read.toString() if read.count() == 1 else ""


def why_not(keys: str) -> str:
    """Why no action may have these keys, as a sentence; empty where one may."""
    if not readable(keys):
        return _tr(QT_TRANSLATE_NOOP("Keys", "This is not one combination of keys."))
    fixed = next((each for each in FIXED if keys in each.keys), None)
    if fixed is not None:
        words = _tr(QT_TRANSLATE_NOOP("Keys", "{keys} is fixed – {place}: {what}."))
        return words.format(keys=native((keys,)), place=_tr(fixed.place), what=_tr(fixed.what))
    read: Any = QKeySequence(keys)  # whose stubs do not know that it has parts
    held, key = read[0].keyboardModifiers(), read[0].key()
    is_function = _KEY.Key_F1 <= key <= _KEY.Key_F35
    if key in _MOVING:
        why = QT_TRANSLATE_NOOP("Keys", "{keys} moves or edits in fields and tables.")
    elif held & _MODIFIER.MetaModifier or (is_function and held & _MODIFIER.AltModifier):
        why = QT_TRANSLATE_NOOP("Keys", "{keys} is a key of the desktop.")
    elif not is_function and (not held & _MODIFIER.ControlModifier or held & _MODIFIER.AltModifier):
        why = QT_TRANSLATE_NOOP("Keys", "{keys} types, or opens a menu; take one with Ctrl.")
    else:
        return ""
    return _tr(why).format(keys=native((keys,)))


def sound(kept: Mapping[str, str], usual: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """What may be used of the choices in a file, one combination an action, or none.

    What cannot be read, names no action, is refused, or is another action's already is left out:
    then the action has its usual keys.
    """
    own = {
        name: readable(text)
        for name, text in kept.items()
        if name in usual and (not text or (readable(text) and not why_not(readable(text))))
    }
    while clashing := _first_clash(own, usual):
        del own[clashing]
    return own


def _first_clash(own: Mapping[str, str], usual: Mapping[str, tuple[str, ...]]) -> str:
    """The first choice whose keys another action has by now."""
    taken = {name: (own[name],) if name in own else keys for name, keys in usual.items()}
    for name, keys in own.items():
        if keys and any(keys in theirs for other, theirs in taken.items() if other != name):
            return name
    return ""


def _tr(text: Any) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
