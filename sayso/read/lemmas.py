"""The lemma of a word with a Penn Treebank tag: `lemminflect`'s dictionary and rules, and what news needs otherwise."""

from __future__ import annotations

from functools import cache, lru_cache

from lemminflect import getLemma

from sayso.lexicon import table

_PARTS = {"V": "VERB", "N": "NOUN", "J": "ADJ"}
_BASE_FORMS = frozenset({"VB", "VBP", "NN", "NNP", "NNPS", "JJ"})


@cache
def _exceptions() -> dict[str, str]:
    return dict(table("en", "words")["lemmas"])


@lru_cache(maxsize=65_536)
def find_lemma(lower: str, tag: str) -> str:
    """The dictionary form of a word in lower case; words that are not verbs, nouns or adjectives stay as they are.

    >>> find_lemma("troops", "NNS"), find_lemma("said", "VBD"), find_lemma("are", "VBP")
    ('troop', 'say', 'be')
    """
    part = _PARTS.get(tag[:1])
    if part is None:
        return lower
    known = _exceptions().get(f"{lower}/{tag[0]}")
    if known is not None:
        return known
    if tag in _BASE_FORMS:
        return lower
    found = getLemma(lower, part)
    return str(found[0]) if found else lower
