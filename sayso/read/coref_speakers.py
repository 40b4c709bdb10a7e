"""Coreference of «I» and «we» in quotations and interviews: with who speaks, or whom the speaker speaks for."""

from __future__ import annotations

from functools import cache

from sayso.lexicon import table
from sayso.read.coref_nodes import Clusters, Node
from sayso.read.coref_turns import TurnSpeaker, find_turn_speakers
from sayso.read.parse import Parse

_NEIGHBOURS = 6
"""Nodes around a person's name among which the organisation in its title is looked for."""


def find_speakers(parse: Parse, clusters: Clusters) -> dict[int, int]:
    """For the numbers of quotations the positions of their speakers, found by a verb of speech beside them.

    Looked at in turn, all in its paragraph: the sentences of the quotation from its last, the one before, that after.
    A quotation without any goes on from the speaker before it, at most one paragraph back.
    """
    verbs = _sentence_speakers(parse, clusters)
    speakers: dict[int, int] = {}
    last_speaker, last_paragraph = -1, -2
    for quote, (first, last) in _sentences_of_quotes(parse, clusters).items():
        paragraph = parse.sentences[first].paragraph
        tried = [*range(last, first - 1, -1), first - 1, last + 1]
        found = next(
            (verbs[n] for n in tried if n in verbs and parse.sentences[n].paragraph == paragraph),
            None,
        )
        if found is None and paragraph - last_paragraph <= 1:
            found = last_speaker
        if found is not None:
            speakers[quote] = last_speaker = found
            last_paragraph = paragraph
    return speakers


def _sentences_of_quotes(parse: Parse, clusters: Clusters) -> dict[int, tuple[int, int]]:
    """First and last sentence of every quotation that holds a mention."""
    ranges: dict[int, tuple[int, int]] = {}
    for node in clusters.nodes:
        if node.quote >= 0:
            first, _ = ranges.get(node.quote, (node.sentence, node.sentence))
            ranges[node.quote] = (first, node.sentence)
    return {
        quote: (first, _last_sentence(parse, quote, last, clusters.quotes)) for quote, (first, last) in ranges.items()
    }


def _last_sentence(parse: Parse, quote: int, sentence: int, quotes: list[int]) -> int:
    """The sentence in which a quotation ends, from one in which it is known to be."""
    while sentence + 1 < len(parse.sentences) and quotes[parse.sentences[sentence + 1].first] == quote:
        sentence += 1
    return sentence


@cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of the verbs whose subject speaks."""
    return frozenset(table("en", "pronouns")["speech"]["verbs"].split())


def _sentence_speakers(parse: Parse, clusters: Clusters) -> dict[int, int]:
    """For sentences with a verb of speech outside quotations the position of its subject."""
    found: dict[int, int] = {}
    for node in clusters.nodes:
        if node.mention is None or node.head.dep != "nsubj" or node.quote >= 0 or node.sentence in found:
            continue
        if parse.tokens[node.head.head].lemma in speech_verbs():
            found[node.sentence] = node.position
    return found


def join_first_persons(parse: Parse, clusters: Clusters, speakers: dict[int, int]) -> None:
    """Join «I» to a speaking person; «we» to a speaking organisation or to the one that the speaker's title names."""
    together: dict[int, int] = {}
    turns = find_turn_speakers(parse, clusters)
    for node in clusters.nodes:
        if node.form != "pronoun" or node.person != 1 or (speaker := _speaker_of(node, speakers, turns)) is None:
            continue
        root = clusters.root(speaker)
        known = clusters.nodes[speaker]
        if node.number == "one":
            if clusters.agree(root, node.position):
                clusters.join(root, node.position)
        elif known.kind in {"organisation", "group"}:
            clusters.join(root, node.position)
        else:
            if root not in together:
                employer = _employer(parse, clusters, root)
                together[root] = node.position if employer is None else employer
            clusters.join(together[root], node.position)


def _speaker_of(node: Node, speakers: dict[int, int], turns: dict[int, TurnSpeaker]) -> int | None:
    """Who says a word: who has the turn, unless it stands in a quotation within that."""
    turn = turns.get(node.sentence)
    return turn.position if turn and turn.quote == node.quote else speakers.get(node.quote)


def _employer(parse: Parse, clusters: Clusters, root: int) -> int | None:
    """The organisation in a person's title or description: «Boeing spokeswoman …», «…, head of the Red Cross»."""
    for member in clusters.members[root]:
        node = clusters.nodes[member]
        if node.form == "pronoun":
            continue
        first, last = parse.edges[node.head.i]
        for near in clusters.nodes[max(0, member - _NEIGHBOURS) : member + _NEIGHBOURS]:
            if (
                near.kind == "organisation"
                and near.mention
                and min(first, node.first) <= near.first <= near.last <= last
            ):
                return near.position
    return None


def is_speaker(clusters: Clusters, speakers: dict[int, int], pronoun: Node, root: int) -> bool:
    """Whether a cluster is the speaker of the quotation in which a pronoun stands: there «he» is somebody else."""
    speaker = speakers.get(pronoun.quote)
    return speaker is not None and clusters.root(speaker) == root
