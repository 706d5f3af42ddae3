"""Between the window and the journal: one worker thread, a queue, results by queued signal.

The worker alone changes the journal, so there is no drama of locks and the window never waits.
While it is at something long, what is read is read beside it, as the journal last stood.
What was asked for by an owner that is gone is dropped; so is what a newer request replaces.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from journal_app.domain.problems import JournalError

if TYPE_CHECKING:
    from journal_app.services.ports import AttachedFiles, Journal, Progress, UnitOfWork

T = TypeVar("T")
Otherwise = Callable[[JournalError], object]

TURN_SECONDS: Final = 0.0005
"""How long the worker may keep the interpreter while the window waits for it.

A paint asks for it a hundred times and more. With Python's own 5 ms the window stood still for
220 ms while 100,000 rows were imported, with this for 25 ms, and the import took 1 % longer.
"""


class OpenedJournal(Protocol):
    """A journal that is open, and how to let go of it; both belong to the worker."""

    @property
    def journal(self) -> Journal:
        """What services work on."""
        ...

    @property
    def is_read_only(self) -> bool:
        """Whether it can only be viewed."""
        ...

    def look(self) -> AbstractContextManager[Journal]:
        """Look at it from another thread, while its own is at work."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class LongTask:
    """Work that reports how far it is, and can be called off."""

    def __init__(self) -> None:
        self._called_off = threading.Event()

    def cancel(self) -> None:
        """Call it off; it ends at its next report, and what it did is taken back."""
        self._called_off.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self._called_off.is_set()


class _Request:
    """One thing asked of the worker, and who waits for the answer.

    is_kept: it may write something that stays, so that nobody leaves before it is done.
    """

    def __init__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], object] | None,
        owner: QObject,
        otherwise: Otherwise | None,
        *,
        changes: bool = False,
        is_long: bool = False,
        is_kept: bool = False,
        task: LongTask | None = None,
    ) -> None:
        self.work = work
        self.then = then
        self.owner = owner
        self.otherwise = otherwise
        self.changes = changes
        self.is_long = is_long
        self.is_kept = is_kept or changes
        self.task = task
        self.is_dropped = False


class Bridge(QObject):
    """Hands work to the worker, and its results to the window."""

    opened = Signal(object)
    closed = Signal()
    journal_changed = Signal()
    busy = Signal(bool)
    written = Signal()
    """All that may write is done."""
    failed = Signal(object)
    """A JournalError that nobody took care of."""
    crashed = Signal(object)
    """Any other exception in the worker: our own fault."""

    _answered = Signal(object, object, object)
    _reported = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[_Request | None] = SimpleQueue()
        self._pending: dict[tuple[int, str], _Request] = {}
        self._once_painted: list[tuple[SimpleQueue[_Request | None], _Request]] = []
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self._ask_the_rest)
        self._waiting = 0
        self._long_waiting = 0
        self._writing: list[_Request] = []
        self._opened: OpenedJournal | None = None
        self.is_open = False
        self.is_read_only = False
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)
        sys.setswitchinterval(TURN_SECONDS)
        self._worker = self._started("journal", self._queue)
        self._beside: SimpleQueue[_Request | None] = SimpleQueue()
        self._reader: threading.Thread | None = None

    # What can be asked

    def open(
        self,
        opening: Callable[[], OpenedJournal],
        *,
        otherwise: Otherwise | None = None,
        then: Callable[[OpenedJournal], object] | None = None,
    ) -> None:
        """Close the journal that is open, and open another in the worker."""

        def work() -> OpenedJournal:
            self._let_go()
            self._opened = opening()
            return self._opened

        def done(opened: OpenedJournal) -> None:
            self.is_open = True
            self.is_read_only = opened.is_read_only
            if then is not None:
                then(opened)
            self.opened.emit(opened)

        self.is_open = False
        self._ask(_Request(work, done, self, otherwise), self._queue)

    def close_journal(self) -> None:
        """Let go of the journal once all that was asked before is done."""
        self.is_open = False
        self._ask(_Request(self._let_go, lambda _: self.closed.emit(), self, None), self._queue)

    def read(
        self,
        work: Callable[[UnitOfWork], T],
        then: Callable[[T], object],
        *,
        owner: QObject,
        otherwise: Otherwise | None = None,
        replacing: str = "",
        once_painted: bool = False,
    ) -> None:
        """Read in one transaction. `replacing`: what the owner asked under this key before, and
        that has not been answered, is dropped. `once_painted`: begin when the window has painted
        what it knows; a worker that begins before takes half of the interpreter from the paint.
        """
        opened = self._opened
        is_beside = self._long_waiting > 0 and opened is not None

        def reading() -> T:
            with self._journal().reading() as uow:
                return work(uow)

        def reading_beside() -> T:
            assert opened is not None
            with opened.look() as journal, journal.reading() as uow:
                return work(uow)

        request = _Request(reading_beside if is_beside else reading, then, owner, otherwise)
        if replacing:
            key = id(owner), replacing
            if (before := self._pending.get(key)) is not None:
                before.is_dropped = True
            self._pending[key] = request
        queue = self._queue_beside() if is_beside else self._queue
        if once_painted:
            self._once_painted.append((queue, request))
            self._painted.start()
        self._ask(request, None if once_painted else queue)

    def drop(self, owner: QObject, key: str) -> None:
        """Let go of what an owner asked under a key of `replacing`: it is about nothing now."""
        if (before := self._pending.pop((id(owner), key), None)) is not None:
            before.is_dropped = True

    def change(
        self,
        work: Callable[[Journal], T],
        then: Callable[[T], object] | None = None,
        *,
        owner: QObject,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Run a service that writes; afterwards `journal_changed` tells everybody."""
        request = _Request(lambda: work(self._journal()), then, owner, otherwise, changes=True)
        self._ask(request, self._queue)

    def long(
        self,
        work: Callable[[Journal, Progress], T],
        then: Callable[[T], object] | None = None,
        *,
        owner: QObject,
        otherwise: Otherwise | None = None,
        on_progress: Callable[[int, int], object] | None = None,
        changes: bool = True,
    ) -> LongTask:
        """Run what may take a while; it ends with JournalError `cancelled` if it is called off."""
        task = LongTask()
        progress = self._progress_of(task, owner, on_progress)

        def working() -> T:
            from journal_app.services.uncollected import uncollected

            with uncollected():
                return _unless_cancelled(lambda: work(self._journal(), progress))

        request = _Request(
            working, then, owner, otherwise, changes=changes, is_long=True, is_kept=True, task=task
        )
        self._ask(request, self._queue)
        return task

    def alone(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], object] | None = None,
        *,
        owner: QObject,
        otherwise: Otherwise | None = None,
        on_progress: Callable[[int, int], object] | None = None,
    ) -> LongTask:
        """Run a job beside the journal, as reading a file, in its turn."""
        task = LongTask()
        progress = self._progress_of(task, owner, on_progress)
        working = _Request(
            lambda: _unless_cancelled(lambda: work(progress)),
            then,
            owner,
            otherwise,
            is_kept=True,
        )
        self._ask(working, self._queue)
        return task

    def prepare(self, work: Callable[[], object], *, owner: QObject) -> None:
        """Do in advance what keeps nothing: nobody waits for it who leaves."""
        self._ask(_Request(work, None, owner, None), self._queue)

    def stop(self) -> None:
        """Finish what was asked, close the journal and end the worker."""
        self._queue.put(_Request(self._let_go, None, self, None))
        self._queue.put(None)
        self._worker.join()
        if self._reader is not None:
            self._beside.put(None)
            self._reader.join()

    def finish(self, seconds: float) -> bool:
        """Wait a moment for all that may write; tell whether it is done."""
        if not self._writing:
            return True
        done = threading.Event()
        self._ask(_Request(done.set, None, self, None), self._queue)
        return done.wait(seconds)

    def call_off(self) -> None:
        """Call off all that can be; what it did is taken back."""
        for request in self._writing:
            if request.task is not None:
                request.task.cancel()

    @property
    def can_be_called_off(self) -> bool:
        """Whether all that may write can be called off."""
        return all(request.task is not None for request in self._writing)

    @property
    def is_busy(self) -> bool:
        """Whether anything that was asked is not answered yet."""
        return self._waiting > 0

    @property
    def attached_files(self) -> AttachedFiles:
        """The files beside the journal that is open; any thread may read them."""
        return self._journal().attached_files

    # In the window's thread

    def _ask(self, request: _Request, queue: SimpleQueue[_Request | None] | None) -> None:
        """Wait for an answer. queue: where it is asked for now; None where that is to come."""
        self._waiting += 1
        self._long_waiting += request.is_long
        if request.is_kept:
            self._writing.append(request)
        if self._waiting == 1:
            self.busy.emit(True)
        if queue is not None:
            queue.put(request)

    def _ask_the_rest(self) -> None:
        """Ask for what was to wait for the paint, which comes before any timer."""
        waiting, self._once_painted = self._once_painted, []
        for queue, request in waiting:
            queue.put(request)

    def _queue_beside(self) -> SimpleQueue[_Request | None]:
        """Where reads wait while the worker is at something long; its thread begins with it."""
        if self._reader is None:
            self._reader = self._started("journal, beside", self._beside)
        return self._beside

    def _started(self, name: str, queue: SimpleQueue[_Request | None]) -> threading.Thread:
        thread = threading.Thread(target=self._run, args=(queue,), name=name, daemon=True)
        thread.start()
        return thread

    @Slot(object, object, object)
    def _answer(self, request: _Request, result: Any, error: BaseException | None) -> None:
        self._waiting -= 1
        self._long_waiting -= request.is_long
        if self._waiting == 0:
            self.busy.emit(False)
        for key, pending in list(self._pending.items()):
            if pending is request:
                del self._pending[key]
        try:
            if error is not None:
                self._fail(request, error)
            elif request.then is not None and not request.is_dropped and isValid(request.owner):
                request.then(result)
        finally:
            if request.changes and error is None:
                self.journal_changed.emit()
            self._note_written(request)

    def _note_written(self, request: _Request) -> None:
        if request in self._writing:
            self._writing.remove(request)
            if not self._writing:
                self.written.emit()

    def _fail(self, request: _Request, error: BaseException) -> None:
        if not isinstance(error, JournalError):
            self.crashed.emit(error)
            if request.otherwise is None:
                return
            error = JournalError("own_mistake")  # who waits for an answer waits no longer
        if request.is_dropped or not isValid(request.owner):
            return
        if request.otherwise is not None:
            request.otherwise(error)
        elif error.code != "cancelled":
            self.failed.emit(error)

    @Slot(object, int, int)
    def _tell_progress(self, tell: Callable[[int, int], object], done: int, of: int) -> None:
        tell(done, of)

    def _progress_of(
        self, task: LongTask, owner: QObject, tell: Callable[[int, int], object] | None
    ) -> Progress:
        """What the worker calls; the window hears of it in its own thread."""
        from journal_app.services.ports import Cancelled

        def heard(done: int, of: int) -> None:
            if tell is not None and isValid(owner):
                tell(done, of)

        def progress(done: int, of: int) -> None:
            if task.is_cancelled:
                raise Cancelled
            self._reported.emit(heard, done, of)

        return progress

    # In the worker's threads

    def _run(self, queue: SimpleQueue[_Request | None]) -> None:
        while (request := queue.get()) is not None:
            result, error = None, None
            if not request.is_dropped:
                try:
                    result = request.work()
                except Exception as failure:  # noqa: BLE001 - told to whoever asked
                    error = failure
            self._answered.emit(request, result, error)

    def _journal(self) -> Journal:
        if self._opened is None:
            raise JournalError("no_journal_open")
        return self._opened.journal

    def _let_go(self) -> None:
        if self._opened is not None:
            opened, self._opened = self._opened, None
            opened.close()


def _unless_cancelled(work: Callable[[], T]) -> T:
    from journal_app.services.ports import Cancelled

    try:
        return work()
    except Cancelled:
        raise JournalError("cancelled") from None
