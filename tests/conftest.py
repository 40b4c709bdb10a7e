"""What the tests share: cases that are known to be read wrongly."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

KNOWN = tomllib.loads((Path(__file__).parent / "cases" / "known_misses.toml").read_text(encoding="utf-8"))["miss"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A known miss has to fail: the day it is read rightly, its line is to be taken out."""
    for item in items:
        for miss in KNOWN:
            if item.name == miss["test"]:
                item.add_marker(pytest.mark.xfail(strict=True, reason=miss["why"]))
