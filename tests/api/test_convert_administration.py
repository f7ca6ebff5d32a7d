from __future__ import annotations

from datetime import date

import pytest

from konnect_desktop.api.convert_administration import documents
from konnect_desktop.domain.administration import DocumentKind, PortalDocument
from konnect_desktop.domain.errors import ProtocolChangedError
from tests.support.wire_samples import portal_document


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_document_is_read_field_by_field(kind: DocumentKind) -> None:
    assert documents([portal_document()], kind).documents == (
        PortalDocument(
            kind=kind,
            admin_id="17",
            document_id="F2026-0312",
            day=date(2026, 3, 12),
            subject="Factuur maart 2026",
            has_file=True,
        ),
    )


@pytest.mark.parametrize("value", [False, None, "true", 1])
def test_what_has_not_plainly_a_file_has_none(value: object) -> None:
    assert (
        not documents([portal_document(hasAttachment=value)], DocumentKind.INVOICE)
        .documents[0]
        .has_file
    )


def test_f049_f056_a_document_without_its_ids_is_left_out_and_the_others_stay() -> None:
    listed = [
        portal_document(adminId=None),
        portal_document(itemId=""),
        portal_document(adminId=3, itemId=7),
        "x",
    ]
    found = documents(listed, DocumentKind.DOCUMENT)
    assert [(one.admin_id, one.document_id) for one in found.documents] == [("3", "7")]
    assert [left.json_path for left in found.quarantined] == [
        "$[0].adminId",
        "$[1].itemId",
        "$[3]",
    ]


def test_f055_a_document_without_a_date_has_none() -> None:
    assert documents([portal_document(itemDate="x")], DocumentKind.INVOICE).documents[0].day is None


def test_f050_a_year_without_documents_is_an_answer_and_null_is_none() -> None:
    assert documents([], DocumentKind.INVOICE).documents == ()
    others: list[object] = [None, {}, "x"]
    for document in others:
        with pytest.raises(ProtocolChangedError) as caught:
            documents(document, DocumentKind.INVOICE)
        assert caught.value.route == "GET /administration/{kind}/overview/{first}/{last}"
