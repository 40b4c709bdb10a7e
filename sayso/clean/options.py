"""What a caller may choose about cleaning."""

from __future__ import annotations

import msgspec


class CleanOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How pages become Articles; the defaults are what the published numbers were measured with."""

    truncated_below: float = 0.5
    """trafilatura's answer counts as cut off where it holds fewer than this share of the words that resiliparse finds.
    Chosen on the 181 pages of the article extraction benchmark, where 0.5 and 0.6 do equally well."""
    drop_junk: bool = True
    """Take out advertising, invitations, teasers and repetitions. Without it the text is only put into paragraphs."""
    guess_date: bool = True
    """Ask htmldate where the page does not plainly say when it was published; such a date is marked «guessed»."""
