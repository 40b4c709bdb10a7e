"""Sources named without a verb: "according to", and adverbs that hide one: "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.clause_edges import background_end
from sayso.read.clauses import noun_phrase
from sayso.read.cues import adverb_cues, words_of
from sayso.read.parse import Parse, ParsedSentence, Token
from sayso.read.statement_drafts import Draft, cut_out, tidy
from sayso.text import Span

_CLAUSES = {"ccomp", "advcl", "relcl", "conj", "acl", "parataxis"}


def find_phrase_drafts(parse: Parse) -> Iterator[Draft]:
    """Drafts for "according to" and for adverbs that hide a source."""
    for token in parse.tokens:
        if token.lower == "according":
            yield from _according(parse, token)
        elif token.dep == "pobj" and token.lower in words_of("views"):
            yield from _in_view(parse, token)
        elif token.lower in adverb_cues():
            yield from _adverb(parse, token)


def _according(parse: Parse, token: Token) -> Iterator[Draft]:
    to = token.i + 1
    if to >= len(parse.tokens) or parse.tokens[to].lower != "to":
        return
    noun = next(parse.with_dep(to, "pobj"), None)
    if noun is None:
        return
    first, last = noun_phrase(parse, noun.i)
    if first <= to:
        return
    cue, source = parse.span(token.i, to), parse.span(first, last)
    content = tidy(parse.text, cut_out(_scope(parse, token, last), [Span(cue.start, source.end)]))
    if content:
        yield Draft(token.i, "phrase", "asserts", (cue,), content, (source,), noun.i)


def _in_view(parse: Parse, noun: Token) -> Iterator[Draft]:
    """A phrase at the edge of a clause: "in the words of one envoy", "by her own account"."""
    opener = parse.tokens[noun.head]
    owner = next(parse.with_dep(noun.i, "poss"), None)
    for of in parse.with_dep(noun.i, "prep"):
        owner = owner or (next(parse.with_dep(of.i, "pobj"), None) if of.lower == "of" else None)
    if owner is None or opener.lower not in ("in", "by") or opener.i > noun.i:
        return
    first, last = parse.edges[opener.i]
    source = parse.span(*noun_phrase(parse, owner.i))
    if owner.dep == "poss":
        source = parse.span(*parse.edges[owner.i])
    phrase = parse.span(first, last)
    cue = tidy(parse.text, cut_out(phrase, [source]))
    content = tidy(parse.text, cut_out(_scope(parse, opener, last), [phrase]))
    if content and cue and _is_set_off(parse, first, last):
        yield Draft(noun.i, "phrase", "asserts", cue, content, (source,), owner.i)


def _is_set_off(parse: Parse, first: int, last: int) -> bool:
    """Whether a phrase has a comma or the end of its sentence beside it."""
    after = parse.tokens[last + 1].lower if last + 1 < len(parse.tokens) else "."
    return after in (",", ".") or parse.tokens[first - 1].lower == ","


def _scope(parse: Parse, token: Token, last: int) -> Span:
    """The clause that a phrase is about: the sentence where the phrase opens or closes it behind a comma."""
    sentence = parse.sentences[parse.sentence_of[token.i]]
    opens = token.i - sentence.first <= 1
    closes = last + 2 >= sentence.last and parse.tokens[token.i - 1].lower == ","
    if opens:
        return parse.span(sentence.first, background_end(parse, sentence.first, sentence.last - 1))
    if closes:
        return parse.span(sentence.first, sentence.last - 1)
    first, end = parse.edges[_clause_head(parse, token, sentence).i]
    marks = [i for i in range(first, end) if parse.tokens[i].lower == ";"]
    first = max([first, *(i + 1 for i in marks if i < token.i)])
    end = min([end, *(i - 1 for i in marks if i > token.i)])
    while first < end and parse.tokens[first].lower in words_of("subordinators"):
        first += 1
    return parse.span(first, end)


def _clause_head(parse: Parse, token: Token, sentence: ParsedSentence) -> Token:
    head = token
    for above in parse.ancestors(token.i):
        head = above
        if above.dep in _CLAUSES and above.tag[:2] in ("VB", "MD"):
            break
    return head if head.i != token.i else parse.tokens[sentence.first]


def _adverb(parse: Parse, token: Token) -> Iterator[Draft]:
    sentence = parse.sentences[parse.sentence_of[token.i]]
    head = _clause_head(parse, token, sentence)
    own = parse.tokens[token.head]
    if own.is_verb or (own.i != token.i and own.tag in ("NN", "NNS", "NNP", "NNPS", "CD", "JJ")):
        head = own
    first, last = parse.edges[head.i]
    if head.dep == "acl" and head.head < first:
        first = parse.edges[head.head][0]
    cue = parse.span(token.i, token.i)
    content = tidy(parse.text, cut_out(parse.span(first, last), [cue]))
    if content:
        yield Draft(token.i, "adverb", adverb_cues()[token.lower], (cue,), content)
