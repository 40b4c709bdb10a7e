"""One function over many items in several processes: results in order, and a process that dies costs one item only.

The pools of the standard library do not do this: when a process is killed, `multiprocessing.Pool` waits for ever and
`concurrent.futures` gives up every item that is under way. Here each process has a pipe of its own and one item at a
time, so that it is known which item it died of.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from sayso.errors import SaysoError

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 16
"""Items taken from the input per process beyond the oldest unfinished one: enough that a long article holds up
nobody for seconds, few enough that they fit in memory when each is of the largest size allowed."""
_READY = b"ready"


def map_ordered(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    processes: int,
    timeout: float,
    lost: Callable[[Item, str], Result],
) -> Iterator[Result]:
    """`function` of every item, in the order of the items; `function` must be importable and its results picklable.

    Input is taken as it is needed, so that it may be endless. Where a process dies or takes longer than `timeout`
    seconds, `lost(item, reason)` stands in for the result. With `processes=1` everything happens here, without limit.

    >>> list(map_ordered(abs, [-1, 2], processes=1, timeout=9, lost=lambda item, reason: 0))
    [1, 2]
    """
    if processes <= 1:
        return map(function, items)
    return _Crew(function, processes, timeout, lost).map(items)


class _Worker:
    """A process with a pipe to it, and what it is doing."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        # Spawned, not forked: a forked process would keep its siblings' pipes and the store's file open.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(function, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.is_ready = False
        self.number: int | None = None
        self.item: Any = None
        self.deadline = float("inf")

    def give(self, number: int, item: Any, timeout: float) -> None:
        self.number, self.item = number, item
        if self.is_ready:
            self.deadline = time.monotonic() + timeout
        self.pipe.send(item)

    def is_late(self) -> bool:
        return time.monotonic() > self.deadline

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Crew(Generic[Item, Result]):
    def __init__(
        self,
        function: Callable[[Item], Result],
        size: int,
        timeout: float,
        lost: Callable[[Item, str], Result],
    ) -> None:
        self.function = function
        self.size = size
        self.timeout = timeout
        self.lost = lost
        self.workers: list[_Worker] = []
        self.done: dict[int, Result] = {}

    def map(self, items: Iterable[Item]) -> Iterator[Result]:
        coming = enumerate(items)
        given = handed_on = 0
        try:
            while True:
                while given - handed_on < _AHEAD * self.size and (worker := self._idle()):
                    if (task := next(coming, None)) is None:
                        break
                    self._give(worker, *task)
                    given += 1
                if given == handed_on:
                    return
                self._collect()
                while handed_on in self.done:
                    yield self.done.pop(handed_on)
                    handed_on += 1
        finally:
            for worker in self.workers:
                worker.stop()

    def _idle(self) -> _Worker | None:
        for worker in self.workers:
            if worker.number is None:
                return worker
        if len(self.workers) == self.size:
            return None
        self.workers.append(_Worker(self.function))
        return self.workers[-1]

    def _give(self, worker: _Worker, number: int, item: Item) -> None:
        try:
            worker.give(number, item, self.timeout)
        except OSError:
            self._bury(worker)

    def _collect(self) -> None:
        """Wait until something has happened, and take it in."""
        busy = {worker.pipe: worker for worker in self.workers if worker.number is not None}
        if not busy:
            return
        first = min(worker.deadline for worker in busy.values())
        heard = wait(list(busy), None if first == float("inf") else max(0.0, first - time.monotonic()))
        for pipe in heard:
            self._hear(busy[pipe])  # type: ignore[index]
        for worker in busy.values():
            if worker.pipe not in heard and worker.is_late():
                self._bury(worker, f"it took longer than {self.timeout:g} seconds")

    def _hear(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if not worker.is_ready:
            worker.is_ready = True
            worker.deadline = time.monotonic() + self.timeout
        elif worker.number is not None:
            self.done[worker.number] = message
            worker.number, worker.item, worker.deadline = None, None, float("inf")

    def _bury(self, worker: _Worker, reason: str | None = None) -> None:
        """Take a process out that is dead or has to go; its item is lost."""
        if reason is None:
            worker.process.join(1)
        cause = reason or f"the process at work on it died ({_cause(worker.process.exitcode)})"
        worker.stop()
        self.workers.remove(worker)
        if not worker.is_ready:
            raise SaysoError(
                f"a process for reading could not be started ({cause}); a program that calls sayso with several "
                'processes must do so under `if __name__ == "__main__":`, or use processes=1'
            )
        if worker.number is not None:
            self.done[worker.number] = self.lost(worker.item, cause)


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        return f"{name}; too little memory is the usual reason" if name == "SIGKILL" else name
    return f"exit status {code}"


def _work(function: Callable[[Any], Any], pipe: Connection) -> None:
    """What a process does until its pipe is closed, be it because the parent was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its processes
    try:
        pipe.send(_READY)
        while True:
            pipe.send(function(pipe.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
