"""portal-api 2.14: a paper itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import papers
from tests.demo.reading import PARENT_API, Json

if TYPE_CHECKING:
    import httpx


def _items(client: httpx.Client, kind: str) -> list[Json]:
    return papers(client, kind, "20200101", "20261231")


@pytest.mark.parametrize("kind", ["invoice", "annualstatement", "document"])
def test_2_14_a_paper_is_a_pdf(parent: httpx.Client, kind: str) -> None:
    for item in _items(parent, kind):
        path = f"{PARENT_API}/administration/{item['adminId']}/{kind}/{item['itemId']}"
        answer = parent.get(path, headers={"Accept-Encoding": "gzip"})
        if not item["hasAttachment"]:
            assert answer.status_code == 404
            continue
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"].startswith("inline")
        assert "Content-Encoding" not in answer.headers
        assert answer.content.startswith(b"%PDF-")
        assert answer.content.endswith(b"%%EOF\n")


def test_2_14_a_paper_has_its_own_kind_and_owner(parent: httpx.Client) -> None:
    (item, *_) = _items(parent, "invoice")
    admin, number = item["adminId"], item["itemId"]
    for path in (f"{admin}/document/{number}", f"1/invoice/{number}", f"{admin}/invoice/F1"):
        assert parent.get(f"{PARENT_API}/administration/{path}").status_code == 404
