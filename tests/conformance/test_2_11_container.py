"""portal-api 2.11: the columns of an article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import payload, sign_in
from tests.demo.reading import PARENT_API, Json

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal

LAYOUTS = {
    "txt", "img", "img_img", "img_img_img", "txt_img", "img_txt", "txt_img_txt", "txtwide_img",
    "img_txtwide", "imgcap_imgcap", "imgcap_imgcap_imgcap",
}  # fmt: skip


def _sections(client: httpx.Client) -> list[Json]:
    found: list[Json] = []
    for item in payload(client, "/htmlnews/view")["newsItems"]:
        body = payload(client, f"/htmlcontent/container/{item['htmlContentId']}")
        assert body.keys() == {"items"}
        assert body["items"]
        found += body["items"]
    return found


@pytest.fixture(scope="module")
def sections(portal: TlsPortal) -> list[Json]:
    with sign_in(portal, "demo") as client:
        return _sections(client)


def test_2_11_every_kind_of_layout_occurs(sections: list[Json]) -> None:
    assert {section["itemType"] for section in sections} == LAYOUTS
    for section in sections:
        assert section.keys() == {"itemType", "itemParts"}


def test_2_11_the_parts_stand_in_the_order_of_the_layouts_name(sections: list[Json]) -> None:
    for section in sections:
        kinds = section["itemType"].split("_")
        assert len(kinds) == len(section["itemParts"])
        for kind, part in zip(kinds, section["itemParts"], strict=True):
            has_picture = bool(part["awsResourcePhoto"] or part["photo"])
            assert has_picture is kind.startswith("img")
            assert bool(part["content"]) is (kind != "img")


def test_2_11_a_part_has_the_keys_of_the_portal(sections: list[Json]) -> None:
    parts = [part for section in sections for part in section["itemParts"]]
    shapes: Counter[str] = Counter()
    for part in parts:
        assert part.keys() == {
            "content", "awsResourcePhoto", "photo", "containsVideo", "isLoggedInAsPhoto",
        }  # fmt: skip
        assert type(part["containsVideo"]) is bool
        assert type(part["isLoggedInAsPhoto"]) is bool
        if photo := part["awsResourcePhoto"]:
            assert photo.keys() == {"fullSizeUrl", "mediumUrl", "thumbUrl"}
            assert (".mp4?" in photo["fullSizeUrl"]) is part["containsVideo"]
            shapes["video" if part["containsVideo"] else "photo"] += 1
        if older := part["photo"]:
            assert older.keys() == {"photoId", "mediumUrl", "thumbUrl"}
            shapes["older"] += 1
    assert shapes.keys() == {"video", "photo", "older"}


def test_2_11_all_pictures_and_films_are_there(parent: httpx.Client, sections: list[Json]) -> None:
    parts = [part for section in sections for part in section["itemParts"]]
    photos = [part["awsResourcePhoto"] or part["photo"] for part in parts]
    links = [link for photo in photos if photo for key, link in photo.items() if key != "photoId"]
    for link in links:
        answer = parent.head(link)
        assert answer.status_code == 200
        kind = "video/mp4" if ".mp4?" in link else "image/jpeg"
        assert answer.headers["Content-Type"] == kind


@pytest.mark.parametrize("article", ["1", "x", "-1", "9" * 30])
def test_2_11_an_unknown_article_is_404(parent: httpx.Client, article: str) -> None:
    assert parent.get(f"{PARENT_API}/htmlcontent/container/{article}").status_code == 404
