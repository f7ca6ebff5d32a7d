"""Invoices and statements: the pages open, and a statement is the sum of its invoices."""

from __future__ import annotations

import re
from datetime import date

import pytest

from konnect_desktop.demo.content.families import organisation
from konnect_desktop.demo.content.papers import PaperKind, Papers
from konnect_desktop.demo.content.settings import ContentSettings
from konnect_desktop.demo.documents import pdf

TODAY = date(2026, 4, 14)
EVER = (date(2000, 1, 1), date(2100, 1, 1))


def _papers(org: str) -> Papers:
    settings = ContentSettings(seed=1, today=TODAY, months=18, photos=0, videos=0)
    return Papers(organisation(org, 1, TODAY), settings)


def _cents(text: str) -> int:
    return int(re.sub(r"\D", "", text.rpartition("€")[2]))


@pytest.mark.parametrize("org", ["demo", "demo2"])
def test_an_annual_statement_is_the_sum_of_its_invoices(org: str) -> None:
    papers = _papers(org)
    statement = next(
        each for each in papers.between(PaperKind.STATEMENT, *EVER) if "2025" in each.subject
    )
    invoices = [
        each for each in papers.between(PaperKind.INVOICE, *EVER) if each.subject.endswith(" 2025")
    ]
    billed = sum(
        _cents(line) for each in invoices for line in each.lines if line.startswith("Totaal")
    )
    assert len(invoices) == 12
    assert sum(_cents(line) for line in statement.lines if "€" in line) == billed > 0


def test_nothing_is_dated_after_today_and_the_newest_comes_first() -> None:
    for kind in PaperKind:
        days = [each.day for each in _papers("demo").between(kind, *EVER)]
        assert days == sorted(days, reverse=True)
        assert max(days) <= TODAY


def test_who_has_not_begun_has_a_contract_and_no_invoice() -> None:
    papers = _papers("demo3")
    assert papers.between(PaperKind.INVOICE, *EVER) == []
    assert "Contract Pip" in {each.subject for each in papers.between(PaperKind.DOCUMENT, *EVER)}


def test_one_document_has_nothing_to_download() -> None:
    documents = _papers("demo").between(PaperKind.DOCUMENT, *EVER)
    assert [each.subject for each in documents if not each.lines] == ["Adres gewijzigd"]


def test_a_page_is_a_pdf_whose_table_of_objects_is_right() -> None:
    data = pdf("Één (1) \\ €", ("Noëmi", "漢"))
    start = int(re.findall(rb"startxref\n(\d+)\n", data)[0])
    assert data[start:].startswith(b"xref\n0 6\n")
    rows = re.findall(rb"(\d{10}) 00000 n ", data)
    for number, offset in enumerate(rows, 1):
        assert data[int(offset) :].startswith(b"%d 0 obj\n" % number)
    (length,) = re.findall(rb"/Length (\d+)", data)
    stream = data.partition(b"stream\n")[2].partition(b"\nendstream")[0]
    assert len(stream) == int(length)
    assert "(Één \\(1\\) \\\\ €)".encode("cp1252") in stream
    assert "(Noëmi)".encode("cp1252") in stream
    assert b"(?)" in stream
