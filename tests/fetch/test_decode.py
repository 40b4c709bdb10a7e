"""Bytes to text."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.fetch.decode import decode

SENTENCE = "Der Präsident sagte am Montag, die Lage sei „ernst“ – aber stabil."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encodings_of_real_pages_give_the_same_text(encoding: str) -> None:
    assert decode((SENTENCE * 3).encode(encoding)) == SENTENCE * 3


def test_a_declared_encoding_is_believed_where_it_is_not_utf_8() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Москва отвергла обвинения</body></html>'
    assert "Москва отвергла" in decode(page.encode("windows-1251"))


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    text = ("Пхеньян отрицает сообщения. " * 20).encode() + b"\xff\xfe\xba"
    assert decode(text).startswith("Пхеньян отрицает")


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 ...", b"PK\x03\x04rest", b"\x89PNG\r\n", bytes(range(32)) * 40, Random(1).randbytes(9_000)],  # noqa: S311
)
def test_binary_files_are_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(InputError, match="not text"):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_clear_error(data: bytes) -> None:
    try:
        text = decode(data)
    except InputError:
        return
    assert "\r" not in text
