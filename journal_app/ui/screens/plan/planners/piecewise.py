"""What takes longer than a key may: reckoned piece by piece, whenever the window is idle.

In a thread of its own it would keep the window waiting: answering a key gives the interpreter away
and asks for it back a hundred times, and each time would have to wait for its turn.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import perf_counter
from typing import Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

T = TypeVar("T")
Pieces = Generator[None, None, T]
"""Work that can be left at every `yield`, and the answer in the end."""

_PAUSE: Final = 40
"""Milliseconds after the last key, until it begins."""
_SECONDS_AT_ONCE: Final = 0.002


class Answered(NamedTuple, Generic[T]):
    """An answer, and whether it is to what was asked last; None before the first has come."""

    value: T | None
    is_current: bool


class Piecewise(QObject, Generic[T]):
    """One thing that is reckoned anew whenever what it depends on has changed."""

    came = Signal()
    """Another answer is there."""
    failed = Signal()
    """There is none: its numbers are beyond all that can be written."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: object = None
        self._answered_to: object = None
        self._answer: T | None = None
        self._begin: Callable[[], Pieces[T]] | None = None
        self._pieces: Pieces[T] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._start)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._go_on)

    @property
    def is_at_work(self) -> bool:
        """Whether an answer is still to come."""
        return self._pause.isActive() or self._idle.isActive()

    def ask(self, depends_on: object, begin: Callable[[], Pieces[T]]) -> Answered[T]:
        """What is known of it now; another answer comes once it is reckoned.

        depends_on: what tells one question from another. begin: called after a pause.
        """
        if self._answer is not None and depends_on == self._answered_to:
            self._leave()
            return Answered(self._answer, is_current=True)
        if not self.is_at_work or depends_on != self._asked:
            self._leave()
            self._asked, self._begin = depends_on, begin
            self._pause.start()
        return Answered(self._answer, is_current=False)

    def _leave(self) -> None:
        self._pause.stop()
        self._idle.stop()
        self._pieces = None

    def _start(self) -> None:
        assert self._begin is not None
        self._pieces = self._begin()
        self._idle.start()

    def _go_on(self) -> None:
        """As many pieces as a key may wait for; it rests until it is known how they went."""
        pieces = self._pieces
        assert pieces is not None
        self._leave()
        until = perf_counter() + _SECONDS_AT_ONCE
        try:
            while perf_counter() < until:
                next(pieces)
        except StopIteration as done:
            self._answer, self._answered_to = done.value, self._asked
            self.came.emit()
        except ArithmeticError:  # digits beyond all that can be written
            self.failed.emit()
        else:
            self._pieces = pieces
            self._idle.start()
