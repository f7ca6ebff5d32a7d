"""Invoices and documents, from the portal's objects to ours (portal-api 2.13)."""

from __future__ import annotations

from functools import partial

from konnect_desktop.api import routes
from konnect_desktop.api import wire_administration as wire
from konnect_desktop.api.reading import Reader, identifier, struct, text
from konnect_desktop.domain.administration import DocumentKind, DocumentList, PortalDocument
from konnect_desktop.domain.time import moment_from_wire


def documents(document: object, kind: DocumentKind) -> DocumentList:
    """Read the overview of one kind."""
    reader = Reader(str(routes.DOCUMENTS))
    found = reader.items(reader.whole_list(document), "$", partial(_document, kind))
    return DocumentList(found, reader.quarantined)


def _document(kind: DocumentKind, value: object, path: str) -> PortalDocument:
    found = struct(value, wire.Document, path)
    moment = moment_from_wire(found.item_date)
    return PortalDocument(
        kind=kind,
        admin_id=identifier(found.admin_id, f"{path}.adminId"),
        document_id=identifier(found.item_id, f"{path}.itemId"),
        day=moment.date() if moment else None,
        subject=text(found.subject),
        has_file=found.has_attachment is True,
    )
