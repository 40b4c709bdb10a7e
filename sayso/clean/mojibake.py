"""Mends text that was decoded in the wrong encoding («â€œ» for «“»), line by line, and nothing else."""

from __future__ import annotations

import re

import ftfy
from ftfy.badness import is_bad

# Only wrong decoding is mended: quotation marks, widths, ligatures and case stay as the page has them.
_CONFIG = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=True,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
_SUSPECT = re.compile("[\u0080-\u009f\u00c2\u00c3\u00e2\u00ef\u00f0\u0192\u2122\ud800-\udfff\u0393\u0420\u0421]")
"""Every mangled sequence has one of these: a fast test that spares ftfy nearly all text."""


def mend_encoding(text: str) -> str:
    r"""The text with wrongly decoded stretches mended; text that is sound comes back as it is.

    >>> mend_encoding("the â€œfirst stepâ€\x9d to war")
    'the “first step” to war'
    >>> mend_encoding("Ângela disse: “não”")
    'Ângela disse: “não”'
    """
    if text.isascii() or not _SUSPECT.search(text):
        return text
    return "\n".join(_mend_line(line) for line in text.split("\n"))


def _mend_line(line: str) -> str:
    return ftfy.fix_encoding(line, _CONFIG) if _SUSPECT.search(line) and is_bad(line) else line
