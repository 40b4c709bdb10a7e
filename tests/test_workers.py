from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from itertools import count, islice

import pytest

from sayso.errors import SaysoError
from sayso.workers import map_ordered


def work(item: int) -> str:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 5:
        raise SystemExit(7)
    if item == 7:
        time.sleep(60)
    time.sleep(0.002 * (item % 4))
    return f"{item} done"


def lost(item: int, reason: str) -> str:
    return f"{item}: {reason}"


def run(items: Iterator[int] | range, timeout: float = 60.0) -> Iterator[str]:
    return map_ordered(work, items, processes=2, timeout=timeout, lost=lost)


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(run(range(10, 60))) == [f"{item} done" for item in range(10, 60)]


def test_a_process_that_dies_costs_its_item_only() -> None:
    results = list(run(range(7)))
    assert results[3] == "3: the process at work on it died (SIGKILL; too little memory is the usual reason)"
    assert results[5] == "5: the process at work on it died (exit status 7)"
    assert [results[item] for item in (0, 1, 2, 4, 6)] == [f"{item} done" for item in (0, 1, 2, 4, 6)]


def test_what_takes_too_long_is_given_up() -> None:
    assert list(run(range(6, 10), timeout=1.0)) == ["6 done", "7: it took longer than 1 seconds", "8 done", "9 done"]


def test_input_is_taken_as_it_is_needed() -> None:
    taken = count(100)
    assert list(islice(run(taken), 5)) == [f"{item} done" for item in range(100, 105)]
    assert next(taken) < 200


def test_nothing_in_nothing_out() -> None:
    assert list(run(range(0))) == []


def vanish(item: int) -> str:
    return str(item)


def test_processes_that_cannot_start_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    # Can be pickled here, but a new process looks for it in vain.
    monkeypatch.setattr(vanish, "__qualname__", "nowhere")
    monkeypatch.setitem(globals(), "nowhere", vanish)
    with pytest.raises(SaysoError, match="processes=1"):
        list(map_ordered(vanish, [1], processes=2, timeout=9, lost=lost))
