"""Everything that can go wrong in running, as one tree.

    SaysoError
    ├── InputError       an item that was given cannot be used (the message names it and says what helps)
    ├── RecordError      a record breaks its contract: spans outside the text, ids that lead nowhere
    ├── LexiconError     a word list or gazetteer is missing or malformed
    ├── ModelError       the reader's weights are missing or not those that belong to the package
    └── StoreError       the store cannot be opened, read or written

Trouble *in* an article (an unresolved date, a quotation never closed) is no exception but a `Remark` of the Reading.
"""


class SaysoError(Exception):
    """The parent of all errors that sayso raises on purpose: catch it to catch them all."""


class InputError(SaysoError):
    """An item cannot be used: it is missing, empty, not text, too large, or not what its name says."""


class RecordError(SaysoError):
    """A record breaks its contract; the message names the finding and the rule."""


class LexiconError(SaysoError):
    """A word list or gazetteer is missing or malformed; the message names the file."""


class ModelError(SaysoError):
    """The reader's weights are missing or changed; the message names the file."""


class StoreError(SaysoError):
    """The store cannot be opened, read or written; the message says what helps."""
