"""Word lists."""

from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.lexicon import lexicon_version, table
from sayso.lexicon.tables import DATA


@pytest.mark.parametrize("path", sorted((DATA / "en").glob("*.toml")), ids=lambda path: path.stem)
def test_every_word_list_is_sound(path: Path) -> None:
    assert table("en", path.stem)


def test_a_missing_list_is_named() -> None:
    with pytest.raises(LexiconError, match="klingon"):
        table("klingon", "times")


def test_the_version_is_a_digest_of_the_words() -> None:
    assert lexicon_version() == lexicon_version()
    assert len(lexicon_version()) == 12
