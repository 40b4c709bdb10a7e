"""Readings in, Links out: what several articles have to do with each other. No SQL, no store.

duplicates.py   which texts are taken from which
"""
