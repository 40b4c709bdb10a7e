"""Cases that are known to be read wrongly: their table says so, and why, in `known_miss`."""

from typing import Any

import pytest


def with_known_misses(cases: list[dict[str, Any]]) -> list[Any]:
    """The cases as parameters; a known miss has to fail, so that its remark goes the day it is read rightly."""
    return [
        pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=case["known_miss"]))
        if "known_miss" in case
        else case
        for case in cases
    ]
