"""How long it takes to link one article, whatever the store holds already.

    python bench/linking.py [--small 1000] [--large 100000] [--timed 300]

Two stores are filled with made-up articles of 250 words of Zipf's law over two years, one in twenty a copy of an
earlier one with some words changed, one in four with a count of people killed in one of a thousand places.
Then the same further articles are stored in both, with linking (copies, stories, counts) and without. Printed are the
milliseconds an article, and the ratio large / small of what linking adds.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path

from sayso.linking import Prepared, link, prepare
from sayso.record import Article, Reading, Versions
from sayso.record.figures import Count
from sayso.store import Store, open_store

WORDS, VOCABULARY = 250, 30_000
COPIED, COUNTED = 0.05, 0.25
DAYS, PLACES = 730, 1_000
FIRST = date(2024, 1, 1)
VERSIONS = Versions(sayso="0", lexicon="0", model="0")


def make_articles(count: int, seed: int) -> Iterator[Article]:
    """Made-up articles, always the same ones for a seed."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))
    words = [f"w{rank}" for rank in range(VOCABULARY)]
    kept: list[list[str]] = []
    for number in range(count):
        if kept and dice.random() < COPIED:
            text = [word if dice.random() > 0.02 else "other" for word in dice.choice(kept)]
        else:
            text = dice.choices(words, cum_weights=weights, k=WORDS)
        if len(kept) < 1_000:
            kept.append(text)
        day = FIRST + timedelta(days=number * DAYS // count)
        yield Article(id=f"a{seed}-{number}", text=" ".join(text), published=day.isoformat())


def to_prepared(article: Article) -> Prepared:
    """An article with no more in it than a count, ready to be stored and linked."""
    prepared = prepare(Reading(article=article, versions=VERSIONS))
    dice = random.Random(article.id)  # noqa: S311 - no secret
    if dice.random() > COUNTED:
        return prepared
    place, killed = f"place{dice.randrange(PLACES)}", float(dice.randrange(3, 90))
    count = Count(
        article=article.id, quantity="q-1", words=f"{killed:g}", low=killed, best=killed, high=killed, what="killed",
        places=(place,), happenings=("flood",), published=article.published, sentence="s-1",
    )  # fmt: skip
    return prepared._replace(counts=(count,))


def fill(store: Store, count: int) -> None:
    """So many articles, linked as they come."""
    for article in make_articles(count, seed=1):
        prepared = to_prepared(article)
        store.add_rows(prepared.rows, link=partial(link, prepared))


def measure(store: Store, timed: int, seed: int, *, linked: bool) -> float:
    """Milliseconds an article, the median."""
    took = []
    for article in make_articles(timed, seed):
        prepared = to_prepared(article)
        began = time.perf_counter()
        store.add_rows(prepared.rows, link=partial(link, prepared) if linked else None)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def main() -> None:
    """Fill, time in turn, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--timed", type=int, default=300)
    given = parser.parse_args()
    added = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in (given.small, given.large):
            with open_store(f"sqlite:///{Path(folder) / str(count)}.sqlite") as store:
                fill(store, count)
                plain = measure(store, given.timed, 2, linked=False)
                whole = measure(store, given.timed, 3, linked=True)
            added[count] = whole - plain
            print(f"{count:>8,} articles: storing {plain:.2f} ms, storing and linking {whole:.2f} ms")
    print(f"linking, large / small: {added[given.large] / added[given.small]:.2f}")


if __name__ == "__main__":
    main()
