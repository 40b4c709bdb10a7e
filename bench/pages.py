"""How long the pages take to answer: the median and the slowest of twenty, in milliseconds, and their weight.

    python bench/pages.py sqlite:///news.sqlite [--asked 200]

Every page is asked for once before (what was worked out is kept until the store changes) and then in turn.
"""

from __future__ import annotations

import argparse
import logging
import random
import statistics
import time
from collections import defaultdict

from litestar.testing import TestClient

from sayso.serve.app import create_app
from sayso.store import Store, open_store

HERE = "http://127.0.0.1:8000"


def addresses(store: Store, asked: int) -> list[tuple[str, str]]:
    """(kind, address) of pages at random, always the same ones."""
    dice = random.Random(7)  # noqa: S311 - no secret
    stories = store.story_list(None, None, 200)
    found = [("today", "/")]
    found += [("story", f"/stories/{row['story']}") for row in dice.choices(stories, k=asked)]
    articles = [version.id for version in store.latest(limit=2_000)]
    found += [("article", f"/articles/{article}") for article in dice.choices(articles, k=asked)]
    words = ("killed", "earthquake", "president", "said", "ceasefire", "troops", "election")
    found += [("search", f"/search?words={word}") for word in dice.choices(words, k=asked // 4)]
    return found


def main() -> None:
    """Ask, time and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--asked", type=int, default=200)
    given = parser.parse_args()
    logging.getLogger("httpx").setLevel(logging.WARNING)
    took: dict[str, list[float]] = defaultdict(list)
    first: dict[str, list[float]] = defaultdict(list)
    weight: dict[str, int] = defaultdict(int)
    with (
        open_store(given.store, create=False) as store,
        TestClient(create_app(store), base_url="http://127.0.0.1:8000") as client,
    ):
        for times in (first, took):
            for kind, address in addresses(store, given.asked):
                began = time.perf_counter()
                page = client.get(address)
                times[kind].append((time.perf_counter() - began) * 1000)
                page.raise_for_status()
                weight[kind] = max(weight[kind], len(page.content))
    for kind, times_of_kind in took.items():
        ordered = sorted(times_of_kind)
        slow = ordered[int(len(ordered) * 0.95)] if len(ordered) > 1 else ordered[0]
        print(
            f"{kind:8} median {statistics.median(ordered):6.1f} ms, 95th {slow:6.1f} ms "
            f"(first time {statistics.median(first[kind]):6.1f} ms), up to {weight[kind] / 1000:.0f} kB"
        )


if __name__ == "__main__":
    main()
