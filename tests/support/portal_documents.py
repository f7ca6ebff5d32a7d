"""A portal that signs anybody in and hands out one PDF, for the tests of saving documents."""

from __future__ import annotations

from datetime import date
from typing import Final

from konnect_desktop.domain.administration import DocumentKind, PortalDocument
from tests.api.parts import SIGN_IN
from tests.support.faults import Action, Fault, Respond

PDF: Final = b"%PDF-1.7\n" + bytes(range(256)) * 1200 + b"startxref\n9\n%%EOF\n"
AS_PDF: Final = (("Content-Type", "application/pdf"), ("Content-Disposition", "inline"))
WHOLE: Final = Respond(200, PDF, AS_PDF)
ROUTE: Final = "^/restservices-parent/administration/17/invoice/F2026-0312$"
INVOICE: Final = PortalDocument(
    kind=DocumentKind.INVOICE,
    admin_id="17",
    document_id="F2026-0312",
    day=date(2026, 3, 12),
    subject="Factuur maart 2026",
    has_file=True,
)
FILE_NAME: Final = "2026-03-12 Factuur maart 2026.pdf"


def handing_out(*actions: Action, first: int | None = None) -> tuple[Fault, ...]:
    """Return the plan of a portal whose document comes with these faults, the first times."""
    faulty = (Fault(ROUTE, (WHOLE, *actions), first=first),) if actions else ()
    return (*faulty, Fault(ROUTE, (WHOLE,)), *SIGN_IN)
