"""Invoices, annual statements and other documents of the organisation (portal-api 2.13, 2.14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from konnect_desktop.domain.timeline import Quarantined


class DocumentKind(StrEnum):
    """Kinds of document, by the portal's words for them."""

    INVOICE = "invoice"
    ANNUAL_STATEMENT = "annualstatement"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class PortalDocument:
    """A document as the overview lists it; both ids are needed to fetch it.

    ``has_file`` is false where there is nothing to fetch.
    """

    kind: DocumentKind
    admin_id: str
    document_id: str
    day: date | None
    subject: str
    has_file: bool


@dataclass(frozen=True, slots=True)
class DocumentList:
    """The documents of one kind between two days, in the portal's order."""

    documents: tuple[PortalDocument, ...]
    quarantined: tuple[Quarantined, ...]
