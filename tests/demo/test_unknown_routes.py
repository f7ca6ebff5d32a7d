"""What the demo portal does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.demo.reading import PARENT_API

if TYPE_CHECKING:
    import httpx


@pytest.mark.parametrize(
    "path",
    [
        "/", "/auth-api/logout", "/auth/elsewhere", f"{PARENT_API}/newsletter/",
        f"{PARENT_API}/newsletter/generated/1", f"{PARENT_API}/newsletter/generated/x",
        f"{PARENT_API}/htmlcontent/container/1", f"{PARENT_API}/htmlnews",
        f"{PARENT_API}/calendar", f"{PARENT_API}/administration/x/overview/20260101/20260131",
        f"{PARENT_API}/administration/1/invoice/F2026-04",
        f"{PARENT_API}/timeline/cards/v2", f"{PARENT_API}/timeline/cards/0",
        "/demo/IMG-2604140007.jpeg",
    ],
)  # fmt: skip
def test_what_the_portal_does_not_know_is_404(parent: httpx.Client, path: str) -> None:
    answer = parent.get(path)
    assert answer.status_code == 404
    assert answer.json()["result"] is False
