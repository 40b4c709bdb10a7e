"""Which names are worth looking up in news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.lexicon.added import name_key

_SHORTEST = 3
_LONGEST = 120


def usable_names(names: Iterable[str], kind: str) -> Iterator[tuple[str, bool]]:
    """The names that stand for something by themselves, each spelling once, and whether it is not the first.

    >>> list(usable_names(["Kim Jong Un", "Kim", "Kim Jong-il", "KIM JONG UN"], "person"))
    [('Kim Jong Un', False), ('Kim Jong-il', True)]
    """
    seen: set[str] = set()
    for number, name in enumerate(names):
        key = name_key(name)
        if key not in seen and is_usable(name, kind):
            seen.add(key)
            yield name, number > 0


def is_usable(name: str, kind: str) -> bool:
    """Whether a name stands for something by itself: a person's needs two words, others three letters.

    >>> is_usable("Kim", "person"), is_usable("Wagner", "organisation")
    (False, True)
    """
    words = name.split()
    if not words or len(name) > _LONGEST or any("\ud800" <= letter <= "\udfff" for letter in name):
        return False
    if kind == "person":
        return len(words) > 1
    return len(name) >= _SHORTEST and any(letter.isalpha() for letter in name)
