"""An Article to a Reading: the order of reading, aloud."""

from __future__ import annotations

from sayso import __version__
from sayso.lexicon import lexicon_version
from sayso.read.entities import find_entities
from sayso.read.events import find_events
from sayso.read.language import is_english
from sayso.read.names import find_names
from sayso.read.phrases import find_descriptions, find_pronouns
from sayso.read.places import find_places
from sayso.read.quantities import find_quantities
from sayso.read.remarks import find_remarks, unread_language
from sayso.read.sentences import find_sentences
from sayso.read.statements import find_statements
from sayso.read.times import find_times
from sayso.read.weights import model_version, parse_text
from sayso.record import Article, Reading, Versions


def read_article(article: Article) -> Reading:
    """Who said what happened in one article; a pure function: no clock, no network, no randomness.

    A text in another language than English gives a Reading without findings and a remark that says so.

    >>> reading = read_article(Article(id="a", text="The mayor said on Monday that two bridges had collapsed."))
    >>> reading.statements[0].words["source"]
    'The mayor'
    """
    versions = Versions(sayso=__version__, lexicon=lexicon_version(), model=model_version())
    if not is_english(article):
        return Reading(article=article, remarks=(unread_language(article),), versions=versions)
    parse = parse_text(article.text, article.id)
    sentences = find_sentences(parse)
    times = find_times(parse, written=article.published)
    quantities = find_quantities(parse, times=times)
    names = find_names(parse, times=times)
    descriptions = find_descriptions(parse, names=names)
    pronouns = find_pronouns(parse)
    places = find_places(parse, names=names, article=article)
    mentions, entities = find_entities(parse, mentions=(*names, *descriptions, *pronouns), places=places)
    statements = find_statements(parse, mentions=mentions, times=times)
    events = find_events(
        parse, mentions=mentions, entities=entities, times=times, quantities=quantities, statements=statements
    )
    return Reading(
        article=article,
        sentences=sentences,
        mentions=mentions,
        entities=entities,
        times=times,
        quantities=quantities,
        statements=statements,
        events=events,
        remarks=find_remarks(parse, written=article.published, times=times, statements=statements),
        versions=versions,
    )
