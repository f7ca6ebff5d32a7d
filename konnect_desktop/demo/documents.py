"""The demo's documents: small, but real PDF files of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE_SIZE, _LINE_SIZE, _LEADING = 20, 12, 20
_LEFT, _TOP = 72, 760


def pdf(title: str, lines: Sequence[str] = ()) -> bytes:
    """Return a PDF of one page that shows a title and lines below it, in Western letters."""
    page = _page(title, lines)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data = b"%PDF-1.4\n"
    offsets: list[int] = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, rows)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(data))
    return data + table + end


def _page(title: str, lines: Sequence[str]) -> bytes:
    shown = b"".join(b"T* (%s) Tj " % _escaped(line) for line in lines)
    return b"BT /F1 %d Tf %d TL %d %d Td (%s) Tj /F1 %d Tf T* %sET" % (
        _TITLE_SIZE, _LEADING, _LEFT, _TOP, _escaped(title), _LINE_SIZE, shown,
    )  # fmt: skip


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252", "replace")
    return data.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
