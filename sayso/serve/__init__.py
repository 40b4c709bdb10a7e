"""Records of a store as web pages and a REST API: every number leads to the words that say it.

app.py        all of it put together
library.py    what a page shows, asked of the store once and kept until the store changes
pages.py      the pages, one function each; templates/ and static/ are what they look like
text.py       how values are written for people
"""
