"""Full names of persons: which of them may be one person's."""

from __future__ import annotations

_ALIKE = 2
"""Letters in which the short form of a first name begins like the long one: «Mike» and «Michael»."""


def plain_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without full stops and hyphens: «U.S.» and «US», «Jong-un» and «Jong Un»."""
    return tuple(part for word in words for part in word.replace(".", "").split("-") if part)


def full_names_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's: longer and shorter forms, an initial, «Joe» and «Joseph».

    >>> full_names_agree(("ana", "maria", "lopez"), ("ana", "lopez"))
    True
    >>> full_names_agree(("joe", "ray"), ("joseph", "ray")), full_names_agree(("anna", "ray"), ("thomas", "ray"))
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if not shorter or longer[-len(shorter) :] == shorter:
        return True
    same_end = shorter[-1] in longer or longer[-1] in shorter
    start = min(_ALIKE, len(one[0]), len(other[0]))
    return same_end and one[0][:start] == other[0][:start]
