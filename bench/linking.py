"""How long it takes to link one article, whatever the store holds already.

    python bench/linking.py [--small 1000] [--large 100000] [--timed 300]

Two stores are filled with made-up articles of 250 words of Zipf's law, one in twenty a copy of an earlier one with some
words changed. Then the same further articles are stored in both, with looking for copies and without. Printed are
the milliseconds an article, and the ratio large / small of what linking adds.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path

import msgspec

from sayso.link.duplicates import compare, fingerprints
from sayso.record import Article, CopyPair, Reading, Versions
from sayso.store import Store, open_store
from sayso.store.copies import article_of
from sayso.store.rows import Rows, rows_of

WORDS, VOCABULARY = 250, 30_000
COPIED = 0.05
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
        yield Article(id=f"a{seed}-{number}", text=" ".join(text))


def to_rows(article: Article) -> Rows:
    """An article with nothing in it, ready to be stored."""
    rows = rows_of(Reading(article=article, versions=VERSIONS))
    found = [{"hash": each} for each in fingerprints(article.text)]
    return msgspec.structs.replace(rows, tables=rows.tables | {"fingerprint": found})


def find_copies(rows: Rows, alike: Sequence[Article]) -> list[CopyPair]:
    """What `sayso add` does with the articles that share a fingerprint."""
    article = article_of(rows.article)
    return [pair for other in alike if (pair := compare(article, other))]


def fill(store: Store, count: int) -> None:
    """So many articles, not linked: only what is timed later is."""
    for article in make_articles(count, seed=1):
        store.add_rows(to_rows(article))


def measure(store: Store, timed: int, seed: int, *, linked: bool) -> float:
    """Milliseconds an article, the median."""
    took = []
    for article in make_articles(timed, seed):
        rows = to_rows(article)
        began = time.perf_counter()
        store.add_rows(rows, find_copies=partial(find_copies, rows) if linked else None)
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
