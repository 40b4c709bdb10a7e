"""Bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
import unicodedata

from resiliparse.parse.encoding import detect_encoding

from sayso.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # The UTF-32 mark begins with the UTF-16 one: it has to be tried first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format 3\x00",
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4096
_STRANGE = {"Cc", "Cn", "Co", "Cs"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes) -> str:
    r"""The text of some bytes: by byte order mark, as UTF-8, as the page declares, or as detected.

    Line ends become \n. Raises InputError where the bytes are no text (a picture, an archive, a PDF).

    >>> decode("Zürich".encode("latin-1"))
    'Zürich'
    """
    if data.startswith(_MAGIC):
        raise InputError("is not text but a picture, an archive, a PDF or another binary file; extract its text first")
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if _is_noise(text[:_HEAD]):
        raise InputError("is not text: it is full of characters that no text has; give HTML, plain text or JSON lines")
    return _CONTROLS.sub("", text)


def _is_noise(sample: str) -> bool:
    """Whether more than one character in twenty is a control, a mark for broken bytes, or no character at all."""
    strange = sum(unicodedata.category(char) in _STRANGE or char == "\ufffd" for char in sample if not char.isspace())
    return strange * 20 > len(sample)


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if utf16 := _utf16_without_mark(data):
        return data.decode(utf16, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_declaration_or_guess(data)


def _by_declaration_or_guess(data: bytes) -> str:
    """Mostly sound UTF-8 stays UTF-8 with marks for the broken bytes; otherwise the page's word or a guess."""
    text = data.decode("utf-8", "replace")
    broken, beyond_ascii = text.count("\ufffd"), sum(byte > 127 for byte in data[: 64 * _HEAD])
    if broken * 10 < beyond_ascii:
        return text
    declared = _DECLARED.search(data[:_HEAD])
    names = [declared[1].decode("ascii", "replace")] if declared else []
    guesses: tuple[str, ...] = (*names, detect_encoding(data[: 64 * _HEAD]) or "", "cp1252")
    for name in guesses:
        try:
            if codecs.lookup(name).name != "utf-8":
                return data.decode(name, "replace")
        except LookupError:
            continue
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every second byte."""
    sample = data[:_HEAD]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None
