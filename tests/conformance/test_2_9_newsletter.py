"""portal-api 2.9: one newsletter."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.conformance.naive import payload
from tests.demo.reading import PARENT_API

if TYPE_CHECKING:
    import httpx


def test_2_9_it_is_a_whole_document_with_its_pictures_inside(parent: httpx.Client) -> None:
    (item, *_) = payload(parent, "/newsletter", index=3)["newsletterItems"]
    body = payload(parent, f"/newsletter/generated/{item['generatedHtmlNewsLetterId']}")
    source: str = body["fullSource"]
    assert body.keys() == {"fullSource"}
    assert source.startswith("<!DOCTYPE html>")
    assert source.endswith("</html>")
    assert item["mailSubject"] in source
    assert item["contentSnippet"] in source
    images = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', source)
    assert len(images) == source.count("<img") >= 3
    for image in images:
        with Image.open(io.BytesIO(b64decode(image, validate=True))) as opened:
            opened.load()
            assert opened.format == "JPEG"
    assert "https://" not in source


@pytest.mark.parametrize("newsletter", ["1", "x", "-1", "9" * 30])
def test_2_9_an_unknown_newsletter_is_404(parent: httpx.Client, newsletter: str) -> None:
    assert parent.get(f"{PARENT_API}/newsletter/generated/{newsletter}").status_code == 404
