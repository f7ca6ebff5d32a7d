"""The route that tells the document; ours, and for who asks for this computer itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konnect_desktop.demo.envelope import bare, refused
from konnect_desktop.demo.openapi.document import openapi_document

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

OPENAPI_ROUTE = "/demo/openapi.json"


async def tell_document(request: Request) -> Response:
    """Answer with the document."""
    return bare(openapi_document()) if request.method == "GET" else refused(405, "invalid")
