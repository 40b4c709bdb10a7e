"""The order of the steps: items in; Articles, Readings and Failures out, in the order given, or into the store.

A step's trouble with one item becomes a Failure that names the item, and the rest goes on.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Literal, NamedTuple, TypeVar

import msgspec

from sayso.clean.page import clean_page
from sayso.config import Config
from sayso.errors import RecordError, SaysoError
from sayso.linking import Prepared, link, prepare
from sayso.read.article import read_article
from sayso.record import Article, Failure, Page, Reading
from sayso.record.check import check_reading
from sayso.record.json import to_json
from sayso.store.rows import hash_of
from sayso.store.store import Outcome, Store
from sayso.workers import map_ordered

Item = Page | Article | Failure
Input = TypeVar("Input")
Output = TypeVar("Output")

_KNOWN = ("canonical_url", "publisher", "title", "bylines", "language", "published", "modified", "credit")
"""What the giver of an Article knows better than its text can tell."""
_WORTH_PROCESSES = 16
"""With fewer items one process is faster: starting another takes as long as reading 15 articles (2 s, measured)."""


def clean_all(items: Iterable[Item], config: Config) -> Iterator[Article | Failure]:
    """Every item as an Article: Pages and the texts of Articles cleaned, Failures passed on."""
    return _map(_clean_any, items, config, "clean")


def read_all(items: Iterable[Item], config: Config) -> Iterator[Reading | Failure]:
    """Every item as a Reading that keeps its contract: Pages cleaned first, Failures passed on."""
    return _map(read_item, items, config, "read")


class Done(NamedTuple):
    """An item that `add_all` is done with, and what came of it."""

    item: str
    outcome: Outcome | Literal["failed"]
    failure: Failure | None = None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How many items came to what."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0


def add_all(
    items: Iterable[Item], store: Store, config: Config, progress: Callable[[Done], object] | None = None
) -> Summary:
    """Read every item and store it, one transaction an article, in the order given; Failures are stored too.

    What is stored already is not read again, so that the same call goes on where a killed one was. `progress` is
    called after every item. Raises StoreError where the store cannot be written; all before that is stored.
    """
    adding = _Adding(store, progress or (lambda _done: None))
    for result in _map(_prepare, adding.new_ones(items), config, "read"):
        adding.take(result)
    return Summary(**adding.tally)


class _Adding:
    """One run of `add_all`: what it waits for, and what has come of the items so far."""

    def __init__(self, store: Store, progress: Callable[[Done], object]) -> None:
        self.store = store
        self.progress = progress
        self.failed_before = {failure.item for failure in store.failures()}
        self.waiting: deque[str] = deque()
        self.tally: Counter[str] = Counter()

    def new_ones(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items that have to be read; the others are done with here."""
        for item in items:
            name = name_of(item)
            if self._is_stored(item):
                if name in self.failed_before:
                    self.store.forget_failures([name])
                self._done(Done(name, "unchanged"))
            else:
                self.waiting.append(name)
                yield item

    def take(self, result: Prepared | Failure) -> None:
        """Store what came of the item that has waited longest."""
        name = self.waiting.popleft()
        if isinstance(result, Failure):
            self._fail(result)
        else:
            self._store(name, result)

    def _store(self, name: str, prepared: Prepared) -> None:
        try:
            self._done(Done(name, self.store.add_rows(prepared.rows, item=name, link=partial(link, prepared))))
        except RecordError as error:
            self._fail(Failure(item=name, step="store", reason=str(error)))

    def _fail(self, failure: Failure) -> None:
        self.store.add_failure(failure)
        self._done(Done(failure.item, "failed", failure))

    def _is_stored(self, item: Item) -> bool:
        if isinstance(item, Failure):
            return False
        try:
            return self.store.holds(item.id, hash_of(item))
        except UnicodeError:  # half a surrogate pair: reading will say so
            return False

    def _done(self, done: Done) -> None:
        self.tally[done.outcome] += 1
        self.progress(done)


def _prepare(item: Item) -> Prepared | Failure:
    """An item read and made ready for the store, so that the one process that writes has little to do."""
    if isinstance(item, Failure):
        return item
    reading = read_item(item)
    if isinstance(reading, Failure):
        return reading
    return _attempt(partial(prepare, source_hash=hash_of(item)), reading, name_of(item), "store")


def clean_item(item: Item) -> Article | Failure:
    """One item as an Article."""
    if not isinstance(item, Page):
        return item
    return _attempt(clean_page, item, name_of(item), "clean")


def read_item(item: Item) -> Reading | Failure:
    """One item as a Reading."""
    article = clean_item(item)
    if isinstance(article, Failure):
        return article
    return _attempt(_read_and_check, article, name_of(item), "read")


def _clean_any(item: Item) -> Article | Failure:
    """One item as an Article; an Article's text is cleaned too, and what was known of it before is kept."""
    if not isinstance(item, Article):
        return clean_item(item)
    page = Page(id=item.id, content=item.text, is_html=False, url=item.url, retrieved=item.retrieved)
    cleaned = _attempt(clean_page, page, item.id, "clean")
    if isinstance(cleaned, Failure):
        return cleaned
    known = {name: value for name in _KNOWN if (value := getattr(item, name))}
    return msgspec.structs.replace(cleaned, **known)


def name_of(item: Item) -> str:
    """What an item is called in messages: its file or line where it is known, else its id."""
    if isinstance(item, Failure):
        return item.item
    return (item.name if isinstance(item, Page) else None) or item.id


def _read_and_check(article: Article) -> Reading:
    to_json(article)  # a text that is no Unicode (half a surrogate pair) is refused before the long work
    reading = read_article(article)
    check_reading(reading)
    return reading


def _attempt(step: Callable[[Input], Output], given: Input, item: str, name: str) -> Output | Failure:
    try:
        return step(given)
    except SaysoError as error:
        return Failure(item=item, step=name, reason=str(error))
    except Exception as error:  # noqa: BLE001  one item must not end a run of millions
        return Failure(item=item, step=name, reason=_unexpected(error))


def _unexpected(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "needs more memory than there is: split it, or use fewer processes"
    if isinstance(error, RecursionError):
        return "is nested too deeply to be read"
    return f"unexpected {type(error).__name__}: {error}; please report it with this item"


def _map(
    step: Callable[[Item], Output | Failure], items: Iterable[Item], config: Config, name: str
) -> Iterator[Output | Failure]:
    waiting = iter(items)
    first = list(islice(waiting, _WORTH_PROCESSES))
    processes = config.processes if len(first) == _WORTH_PROCESSES else 1

    def lost(item: Item, reason: str) -> Failure:
        return Failure(item=name_of(item), step=name, reason=f"was given up: {reason}")

    return map_ordered(step, chain(first, waiting), processes=processes, timeout=config.timeout, lost=lost)
