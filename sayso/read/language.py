"""Whether an article is in a language that can be read: for now, English."""

from __future__ import annotations

from sayso.lexicon import detect_language, is_latin
from sayso.record import Article

LANGUAGE = "en"


def is_english(article: Article) -> bool:
    """Whether the text is English, by its script, the article's own word, or its words; true where nothing tells.

    >>> is_english(Article(id="a", text="김정은 위원장은 월요일에 군대를 보냈다고 말했다."))
    False
    """
    language = article.language or detect_language(article.text) or LANGUAGE
    return is_latin(article.text) and language.lower().replace("_", "-").split("-")[0] == LANGUAGE
