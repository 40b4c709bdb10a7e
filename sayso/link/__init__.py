"""Readings in, Links out: what several articles have to do with each other. No SQL, no store.

duplicates.py      which texts are taken from which
corroboration.py   how many independent origins some reports have
versions.py        what changed between two versions of an article
stories.py         which reports tell one story (story_terms.py: by what terms; story_groups.py: how groups are made)
entities.py        who is the same across articles
claims.py          which events are one happening (tellings.py, presences.py: what is compared; claim_likeness.py: what
                   speaks for it; claim_relations.py: agrees, updates, denies …; claim_origins.py: whom it comes from)
figures.py         one counted thing through reports (figure_counts.py: what is followed; figure_likeness.py,
                   figure_relations.py, figure_values.py: how two counts are related)
judgements.py      what people have decided
joining.py         what is joined with what: through others too, or where it is alike on average
"""
