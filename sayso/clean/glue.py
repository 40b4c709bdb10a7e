"""Parts paragraphs that a scraper ran together: «… the conflict.The deployment …»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.clean.pieces import Piece
from sayso.lexicon import table

_SEAM = re.compile(r"(?<=[\w”’»\")\]%])[.!?](?P<close>[”’»)\]]*)(?P<quote>\"?)(?=[“‘«('¿¡]?(?P<next>[^\W\d_]+))")
"""A sentence's end with the next sentence's first word right behind it."""
_WORD_BEFORE = re.compile(r"(?P<bare>[\w’'-]*)(?P<marks>[”’\")\]%]*)\Z")
_BACK = 40
"""Characters to look back for the word before a seam; longer words are no words."""
_FEWEST_WORDS = 2
"""So many words must follow a seam, the first included: a name such as «Node.Js» often ends its line."""
_NAME_GOES_ON = tuple("/@=&_\\-")


def part_glued(piece: Piece) -> Iterator[Piece]:
    """The piece in as many as there are paragraphs in it.

    >>> [part.words for part in part_glued(Piece("It was the end of the war.The talks went on in Geneva."))]
    ['It was the end of the war.', 'The talks went on in Geneva.']
    >>> [part.words for part in part_glued(Piece("The U.S.Defense Secretary uses Node.js and Yahoo!Mail at home."))]
    ['The U.S.Defense Secretary uses Node.js and Yahoo!Mail at home.']
    """
    text, begin = piece.words, 0
    for seam in _SEAM.finditer(text):
        if _is_seam(text, seam):
            cut = seam.start("quote") if seam["quote"] and _opens(text, begin, seam) else seam.end()
            yield piece._replace(words=text[begin:cut]) if begin == 0 else Piece(text[begin:cut])
            begin = cut
    yield Piece(text[begin:]) if begin else piece


def _opens(text: str, begin: int, seam: re.Match[str]) -> bool:
    """Whether a straight quotation mark at the seam opens the next paragraph: all before it are closed."""
    return text.count('"', begin, seam.start("quote")) % 2 == 0


def _is_seam(text: str, seam: re.Match[str]) -> bool:
    following = seam["next"]
    if not following[0].isupper() or following.lower() in _words("after"):
        return False
    if _is_name_inside(text, seam.end("next"), following):
        return False
    found = _WORD_BEFORE.search(text[max(0, seam.start() - _BACK) : seam.start()])
    if found is None or not (found["marks"] or seam["close"] or _ends_sentence(found["bare"], following)):
        return False
    return len(text[seam.start("next") : seam.end("next") + 80].split()) >= _FEWEST_WORDS or following.istitle()


def _is_name_inside(text: str, end: int, following: str) -> bool:
    """Whether the word behind the stop goes on as an address or an abbreviation does («Node.Js/», «U.N.Sec.Gen»)."""
    if text.startswith(_NAME_GOES_ON, end):
        return True
    return text.startswith(".", end) and (len(following) < 4 or text[end + 1 : end + 2].isalnum())


def _ends_sentence(word: str, following: str) -> bool:
    """Whether a word before the stop can end a sentence: no initial, abbreviation or name with a dot in it."""
    if word.lower() in _words("before") or (len(word) == 1 and not word.isdigit()):
        return False
    if word.isdigit():
        return len(word) > 1 and len(following) > 1
    return not word.isupper() or (len(word) > 1 and following[1:].islower())


@cache
def _words(side: str) -> frozenset[str]:
    return frozenset(table("en", "boilerplate")["seams"][side])
