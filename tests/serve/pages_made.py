"""An application on a store, with every page of ours, and reports that mean harm."""

from __future__ import annotations

from sayso.store import Store
from tests.store.made import make_reading

SCRIPT = "<script>alert(1)</script> at the harbour"
TURNED = "\u202eevil\u202d harbour \u2066news"
SPEAKER = "Lopez <script>alert(1)</script>"
WORDS = (
    f"[{SPEAKER}|speaker] [said|cue] on [Monday|time] that [40|quantity] [soldiers|soldiers] had "
    "[moved|trigger] to the [harbour \u202e|place]."
)
FORMULA = '=HYPERLINK("javascript:alert(1)")'


def fill_with_harm(store: Store) -> None:
    """Reports whose titles and publishers are scripts, tricks of direction and formulas."""
    publisher = "<img src=x onerror=alert(1)>"
    for name, title, by in (("1", SCRIPT, publisher), ("2", TURNED, TURNED), ("3", FORMULA, "javascript:alert(1)")):
        reading = make_reading(f"harm-{name}", source=WORDS, title=title, publisher=by, published=f"2024-10-2{name}")
        store.add(reading)
