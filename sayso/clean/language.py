"""Which language a text is in, as a BCP 47 tag."""

from __future__ import annotations

import re

from sayso.lexicon import detect_language

_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?\b")


def find_language(text: str, declared: str | None = None) -> str | None:
    """The language that the text is written in; where its words do not tell, what the page declares; else null.

    The page's region («en-GB») is kept where its language agrees with the text.

    >>> find_language("Der Minister sagte am Montag, dass die Verhandlungen weitergehen. " * 5, "en")
    'de'
    """
    said = read_tag(declared)
    found = detect_language(text)
    return said if said and (found is None or said.split("-")[0] == found) else found


def read_tag(declared: str | None) -> str | None:
    """A language tag in its usual spelling, null where it is none.

    >>> read_tag("en_us"), read_tag("ZH-hant-tw"), read_tag("?")
    ('en-US', 'zh-Hant-TW', None)
    """
    found = _TAG.match(declared or "")
    if not found:
        return None
    language, script, region = found.groups()
    return "-".join(filter(None, (language.lower(), script and script.title(), region and region.upper())))
