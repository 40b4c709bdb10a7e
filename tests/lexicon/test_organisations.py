"""Organisations and armed bands by name."""

from __future__ import annotations

import pytest

from sayso.lexicon.organisations import find_organisation


@pytest.mark.parametrize(
    ("words", "name", "kind", "sector"),
    [
        ("NATO", "NATO", "organisation", "IGO"), ("the U.N.", "United Nations", "organisation", "IGO"),
        ("FSB", "FSB", "organisation", "SPY"), ("Daesh", "Islamic State", "group", "REB"),
        ("al-Qaida", "al Qaeda", "group", "REB"), ("State Department", "State Department", "organisation", "GOV"),
    ],
)  # fmt: skip
def test_known_by_any_name(words: str, name: str, kind: str, sector: str) -> None:
    found = find_organisation(words)
    assert found is not None
    assert (found.name, found.kind, found.sector) == (name, kind, sector)


@pytest.mark.parametrize("words", ["", "nato", "the", "Fed up", "shell", "apple"])
def test_near_misses(words: str) -> None:
    assert find_organisation(words) is None
