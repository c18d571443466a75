"""The OpenAPI document: committed, true, and no request that it allows is a fault of the server."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import schemathesis
from deskwork import Client, without_engine
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CONFORMS = [content_type_conformance, response_schema_conformance, status_code_conformance]
ROOT = Path(__file__).parents[2]
WRITER: dict[str, Any] = runpy.run_path(str(ROOT / "scripts/build_openapi.py"))


def test_the_document_is_what_the_routes_say() -> None:
    written = (ROOT / "docs/reference/openapi.json").read_text("utf-8")
    assert written == WRITER["document"](), "run python scripts/build_openapi.py"


def test_the_desk_serves_it(client: Client) -> None:
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Dateline review desk"


def test_no_request_is_a_fault_of_the_server(client: Client) -> None:
    """Requests made up from the document: each answer is one that the document tells of."""
    without_engine(client)
    headers = {"Host": "127.0.0.1:8470"}
    described: Any = schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", client.app, headers=headers
    )
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= 16
    for operation in operations:
        _try(operation, headers)


def _try(operation: Any, headers: dict[str, str]) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def call(case: Any) -> None:
        answer = case.call(headers=headers)
        assert answer.status_code < 500, answer.text
        case.validate_response(answer, checks=CONFORMS)

    call()
