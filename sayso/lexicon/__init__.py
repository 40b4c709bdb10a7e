"""What is known before the article is opened: word lists and gazetteers, read-only and versioned."""

from sayso.lexicon.language import detect_language, is_latin
from sayso.lexicon.tables import lexicon_version, table

__all__ = ["detect_language", "is_latin", "lexicon_version", "table"]
