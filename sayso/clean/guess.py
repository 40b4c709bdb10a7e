"""The last resort for a date: htmldate looks through the page's text."""

from __future__ import annotations

from copy import copy

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from sayso.clean.dates import Written, read_date

_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"
"""Given so that htmldate does not look at the clock: what a page says must not depend on the day of the run."""


def guess_published(tree: HtmlElement, url: str | None) -> Written | None:
    """The day on which htmldate thinks that the page came out, null where it finds none."""
    try:
        day = find_date(
            copy(tree),
            url=url,
            original_date=True,
            extensive_search=False,
            min_date=_EARLIEST,
            max_date=_LATEST,
            outputformat="%Y-%m-%d",
        )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return read_date(day)
