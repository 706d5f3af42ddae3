"""Has trades followed along their marks, some at a time, so that nothing else has to wait."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from journal_app.domain.periods import Period
from journal_app.services.analysing import Span
from journal_app.services.following import Followed, Following, followed_in, following_in
from journal_app.services.ports import TradeFilter
from journal_app.ui.desk import Desk

AT_A_TIME: Final = 40
"""So many trades take some hundredths of a second."""

_KEY: Final = "following"


class FollowReading(QObject):
    """Signals: `went_on(done, of)` in trades, `done(following, followed)`.

    What was read of a trade is kept until the journal changes, or other spans of time are asked
    for: another filter is answered from it.
    """

    went_on = Signal(int, int)
    done = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Following | None = None
        self._spans: Sequence[Period] = ()
        self._kept: dict[int, Followed] = {}
        self._whole: set[int] = set()
        self._missing: list[int] = []
        self._is_halted = False
        desk.bridge.journal_changed.connect(self._forget)
        desk.bridge.opened.connect(self._forget)

    def begin(self, span: Span, wanted: TradeFilter) -> None:
        """Follow the trades of a span and a filter instead of those under way."""
        now = self._desk.now()
        self._task = None
        self._desk.bridge.read(
            lambda uow: following_in(uow, span, wanted, now),
            self._take_task,
            owner=self,
            replacing=_KEY,
        )

    def halt(self) -> None:
        """Go on later: nobody looks."""
        self._is_halted = True

    def go_on(self) -> None:
        """Go on where it was left."""
        if self._is_halted:
            self._is_halted = False
            self._ask()

    def _take_task(self, task: Following) -> None:
        if task.spans != self._spans:
            self._forget()
            self._spans = task.spans
        self._task = task
        self._missing = [each for each in task.trade_ids if not self._knows(task, each)]
        self._ask()

    def _knows(self, task: Following, trade_id: int) -> bool:
        """Whether all is known of a trade that this is about."""
        is_enough = trade_id in self._whole or trade_id not in task.followed
        return is_enough and trade_id in self._kept

    def _forget(self) -> None:
        """Who looks asks anew; what was under way is of another time."""
        self._task = None
        self._missing = []
        self._kept.clear()
        self._whole.clear()

    def _ask(self) -> None:
        task = self._task
        if task is None or self._is_halted:
            return
        if not self._missing:
            self.done.emit(task, [self._kept[each] for each in task.trade_ids])
            return
        portion = self._missing[:AT_A_TIME]
        of = len(task.trade_ids)
        self.went_on.emit(of - len(self._missing), of)
        self._desk.bridge.read(
            lambda uow: followed_in(uow, task, portion),
            lambda found: self._take(task, found),
            owner=self,
            replacing=_KEY,
        )

    def _take(self, task: Following, found: list[Followed]) -> None:
        if task is self._task:
            self._kept.update((each.trade_id, each) for each in found)
            self._whole.update(each.trade_id for each in found if each.trade_id in task.followed)
            del self._missing[: len(found)]
            self._ask()
