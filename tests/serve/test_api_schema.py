"""The REST API against its own description: schemathesis makes requests up, right ones and wrong ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

from sayso.serve.app import create_app
from sayso.store import open_store
from tests.serve.made import example_url

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed: pip install schemathesis")

UNFIT = ["positive_data_acceptance"]
"""Checks that do not hold: a cursor that was made up, or words without a letter, fit the schema and are refused."""


def at_home(app: Any) -> Any:
    """The application, asked under the name of this machine: schemathesis calls it something else."""

    async def asked(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            others = [pair for pair in scope["headers"] if pair[0] != b"host"]
            scope = {**scope, "headers": [*others, (b"host", b"127.0.0.1:8000")]}
        await app(scope, receive, send)

    return asked


@pytest.fixture(scope="module")
def operations() -> Iterator[list[Any]]:
    with open_store(example_url()) as store:
        schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", at_home(create_app(store)))
        yield [found.ok() for found in schema.get_all_operations()]


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda mode: str(mode.value))
def test_every_answer_is_as_described(operations: list[Any], mode: Any) -> None:
    unfit = [each for each in schemathesis.checks.CHECKS.get_all() if each.__name__ in UNFIT]
    assert (len(unfit), len(operations)) == (1, 14)
    for operation in operations:
        if mode.is_negative and not (operation.query or operation.path_parameters):
            continue

        @hypothesis.settings(
            max_examples=15, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck)
        )
        @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
        def holds(case: Any) -> None:
            case.call_and_validate(excluded_checks=unfit)

        try:
            holds()
        except hypothesis.errors.Unsatisfiable:
            assert mode.is_negative  # any text is a good name: there is nothing wrong to ask for
