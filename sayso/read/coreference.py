"""Coreference: which mentions of an article are the same thing, by passes from the surest to the boldest.

The order is that of the multi-pass sieve (Lee and others 2013): names, syntax, descriptions, pronouns. Every pass
sees the clusters of those before it.
"""

from __future__ import annotations

from sayso.read.coref_descriptions import join_descriptions
from sayso.read.coref_names import join_names
from sayso.read.coref_nodes import Clusters, build_clusters
from sayso.read.coref_pronouns import join_pronouns
from sayso.read.coref_syntax import join_by_syntax
from sayso.read.parse import Parse
from sayso.record import Mention


def find_clusters(parse: Parse, mentions: tuple[Mention, ...]) -> Clusters:
    """The mentions of an article as nodes, joined to clusters."""
    clusters = build_clusters(parse, mentions)
    join_names(parse, clusters)
    join_by_syntax(parse, clusters)
    join_descriptions(parse, clusters)
    join_pronouns(parse, clusters)
    return clusters
