"""What a run may be told: one frozen record of options, made by the command line or by a program."""

from __future__ import annotations

import os

import msgspec

from sayso.fetch.files import LARGEST


def all_cores() -> int:
    """How many cores this process may use: fewer than the machine has where it was given a share of it."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """Options of a run; what is left out is what suits a laptop.

    >>> Config(processes=2).largest
    20000000
    """

    processes: int = msgspec.field(default_factory=all_cores)
    """How many processes clean and read: 1 is this one alone."""
    largest: int = LARGEST
    """The largest file or line that is taken, in bytes."""
    timeout: float = 600.0
    """Seconds that one item may take in a process of its own before it is given up. Two million characters take 150."""
