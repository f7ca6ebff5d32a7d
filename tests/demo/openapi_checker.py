"""Holds a running portal against the OpenAPI document, with schemathesis."""

from __future__ import annotations

from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode, checks
from schemathesis.specs.openapi import checks as openapi_checks

from konnect_desktop.demo.openapi.document import openapi_document
from tests.demo.reading import Json

# How fast schemathesis draws, and how often in vain, is no matter of the portal.
_NOT_OURS = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
# Schemathesis leaves types open, here and in its cases.
_GENERAL: Any = checks
_OPENAPI: Any = openapi_checks
_CHECKS: list[Any] = [
    _GENERAL.not_a_server_error,
    _OPENAPI.status_code_conformance,
    _OPENAPI.content_type_conformance,
    _OPENAPI.response_headers_conformance,
    _OPENAPI.response_schema_conformance,
]


class Checker:
    """Asks the portal at ``base_url`` and judges each answer by the document.

    Args:
        base_url: The origin of the portal or of the media host.
        session: What asks; its headers are sent along.
    """

    def __init__(self, base_url: str, session: requests.Session) -> None:
        self._base_url = base_url
        self._session = session
        self._schema: Any = schemathesis.openapi.from_dict(openapi_document())

    def fuzz(self, label: str, mode: GenerationMode, examples: int) -> None:
        """Ask a route with drawn values; in the negative mode with forbidden ones."""

        @settings(
            max_examples=examples,
            database=None,
            deadline=None,
            suppress_health_check=_NOT_OURS,
        )
        @given(case=self._operation(label).as_strategy(generation_mode=mode))
        def check(case: Any) -> None:  # noqa: ANN401 — schemathesis leaves its types open
            self._judge(case)

        check()

    def status(self, label: str, in_path: Json, **more: dict[str, str]) -> int:
        """Ask a route with these values and return the status of what came."""
        return self._judge(self._operation(label).Case(path_parameters=in_path, **more))

    def _operation(self, label: str) -> Any:  # noqa: ANN401
        method, path = label.split(" ")
        return self._schema[path][method]

    def _judge(self, case: Any) -> int:  # noqa: ANN401
        answer: Any = case.call(base_url=self._base_url, session=self._session)
        case.validate_response(answer, checks=_CHECKS)
        status: int = answer.status_code
        return status


def validate_document() -> None:
    """Fail where the document is no OpenAPI."""
    schema: Any = schemathesis.openapi.from_dict(openapi_document())
    schema.validate()
