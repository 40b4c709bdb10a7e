"""A lexicon of the user's own, made from files that the user has: GeoNames, Wikidata, OpenSanctions.

    files ──geonames.py | wikidata.py | opensanctions.py──▶ rows ──sorting.py──▶ names.tsv, towns.tsv, about.json

Reading needs none of this; it looks names up in what is made here (`sayso.lexicon.added`).
"""

from sayso.lexicon.build.lexicon import Source, build_lexicon

__all__ = ["Source", "build_lexicon"]
