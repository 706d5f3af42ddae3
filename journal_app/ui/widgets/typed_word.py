"""Finding an item of a list by typing its beginning.

Qt takes a letter that is typed twice for the wish to see the next one with it: by `aave` it would
come to the second of the markets of Aave.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_SECONDS: Final = 1.0
"""After so long without a key another word is begun."""

_NO_TEXT: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class TypedWord:
    """What is being typed over a list."""

    def __init__(self) -> None:
        self._typed = ""
        self._at = 0.0

    def place_of(self, event: QKeyEvent, words: Sequence[str], current: int) -> int | None:
        """The item that a key leads to: the first that begins with all that was typed, or has a
        word that does; else the next that begins with a letter typed again and again; else the
        present one. None where the key is no letter.
        """
        letter = event.text().casefold()
        is_going_on = self._typed and monotonic() - self._at < _SECONDS
        is_letter = letter.isprintable() and letter and not event.modifiers() & _NO_TEXT
        if not is_letter or (letter == " " and not is_going_on):
            return None
        self._typed = self._typed + letter if is_going_on else letter
        self._at = monotonic()
        folded = [word.casefold() for word in words]
        if not is_going_on and 0 <= current < len(folded) and folded[current].startswith(letter):
            return self._next_with(letter, folded, current)  # it was there already: the next one
        begins = (at for at, word in enumerate(folded) if word.startswith(self._typed))
        within = (at for at, word in enumerate(folded) if f" {self._typed}" in word)
        whole = next(begins, next(within, None))
        if whole is not None or set(self._typed) != {letter}:
            return whole if whole is not None else current
        return self._next_with(letter, folded, current)

    @staticmethod
    def _next_with(letter: str, folded: Sequence[str], current: int) -> int:
        following = [*range(current + 1, len(folded)), *range(current + 1)]
        return next((at for at in following if folded[at].startswith(letter)), current)
