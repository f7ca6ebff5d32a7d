"""Invoices, annual statements and documents of one family (portal-api 2.13 and 2.14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from konnect_desktop.demo.content.calendar import midnight_ms
from konnect_desktop.demo.content.papers import Paper, PaperKind, Papers
from konnect_desktop.demo.documents import pdf
from konnect_desktop.demo.envelope import enveloped, refused
from konnect_desktop.demo.path_values import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from konnect_desktop.demo.json_types import JsonObject


class AdministrationRoutes:
    """What there is on paper; type and disposition of the PDF are our reading."""

    def __init__(self, papers: Papers) -> None:
        self._papers = papers

    def answers(self) -> Mapping[str, Callable[[Request], Response]]:
        """Return the answer of each path."""
        return {
            "/administration/{kind}/overview/{first}/{last}": self._overview,
            "/administration/{admin}/{kind}/{item}": self._paper,
        }

    def _overview(self, request: Request) -> Response:
        values = request.path_params
        kind, first, last = _kind(values["kind"]), day_of(values["first"]), day_of(values["last"])
        if kind is None:
            return refused(404, "not_found")
        if first is None or last is None:
            return refused(400, "invalid")
        return enveloped([_item(paper) for paper in self._papers.between(kind, first, last)])

    def _paper(self, request: Request) -> Response:
        values = request.path_params
        kind = _kind(values["kind"])
        paper = self._papers.find(values["admin"], kind, values["item"]) if kind else None
        if paper is None or not paper.lines:
            return refused(404, "not_found")
        name = paper.item_id.lower()
        return Response(
            pdf(paper.subject, paper.lines),
            media_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
        )


def _kind(text: str) -> PaperKind | None:
    return next((kind for kind in PaperKind if kind.value == text), None)


def _item(paper: Paper) -> JsonObject:
    return {
        "adminId": paper.admin_id,
        "itemId": paper.item_id,
        "itemDate": midnight_ms(paper.day),
        "subject": paper.subject,
        "hasAttachment": bool(paper.lines),
    }
