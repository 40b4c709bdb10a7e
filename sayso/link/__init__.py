"""Readings in, Links out: what several articles have to do with each other. No SQL, no store.

duplicates.py      which texts are taken from which
corroboration.py   how many independent origins some reports have
versions.py        what changed between two versions of an article
joining.py         what is joined with what, through others too
"""
