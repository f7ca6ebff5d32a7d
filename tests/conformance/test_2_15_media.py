"""portal-api 2.15: the media host."""

from __future__ import annotations

import io
import re
import time
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from PIL import Image

from tests.conformance.naive import Family, open_client, payload, sign_in
from tests.demo.reading import PARENT_API, Json, card_photos, read_cards
from tests.support.tls_portal import TlsPortal, running_tls_portal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOST = "https://resource.kidskonnect.cloud"
SIZES = ("fullSizeUrl", "mediumUrl", "thumbUrl")


@pytest.fixture
def media(portal: TlsPortal) -> Iterator[httpx.Client]:
    with open_client(portal, "demo") as client:
        client.base_url = HOST
        yield client


@pytest.fixture
def photo(zonnebloem: Family) -> Json:
    return next(each for each in card_photos(zonnebloem[0]) if each["mediaType"] == "photo")


@pytest.fixture
def video(zonnebloem: Family) -> Json:
    return next(each for each in card_photos(zonnebloem[0]) if each["mediaType"] == "video")


def _boxes(film: bytes) -> list[tuple[bytes, int]]:
    """Return the kind and end of each box of an MP4."""
    found: list[tuple[bytes, int]] = []
    end = 0
    while end < len(film):
        size = int.from_bytes(film[end : end + 4], "big")
        found.append((film[end + 4 : end + 8], end + size))
        end += size
    return found


def test_2_15_a_link_is_absolute_with_an_extension_and_a_signature(photo: Json) -> None:
    for key, ending in zip(SIZES, (".jpeg", "-medium.jpeg", "-thumb.jpeg"), strict=True):
        parts = urlsplit(str(photo[key]))
        assert re.fullmatch(r"/demo/IMG-\d+" + re.escape(ending), parts.path)
        assert list(parse_qs(parts.query)) == ["Expires", "Key-Pair-Id", "Signature"]


def test_2_15_the_three_sizes_are_jpegs_of_falling_size(media: httpx.Client, photo: Json) -> None:
    widths: list[int] = []
    for key in SIZES:
        answer = media.get(photo[key])
        assert answer.headers["Content-Type"] == "image/jpeg"
        with Image.open(io.BytesIO(answer.content)) as image:
            image.load()
            assert image.format == "JPEG"
            assert 306 not in image.getexif()
            widths.append(max(image.size))
    assert widths == sorted(set(widths), reverse=True)


def test_2_15_a_video_is_an_mp4_with_jpeg_stills(media: httpx.Client, video: Json) -> None:
    film = media.get(video["fullSizeUrl"])
    assert ".mp4?" in video["fullSizeUrl"]
    assert film.headers["Content-Type"] == "video/mp4"
    boxes = _boxes(film.content)
    assert boxes[0][0] == b"ftyp"
    assert boxes[-1] == (b"free", len(film.content))
    assert {b"moov", b"mdat"} <= {kind for kind, _ in boxes}
    for key in SIZES[1:]:
        assert media.get(video[key]).content.startswith(b"\xff\xd8\xff")


def test_2_15_no_two_photos_are_the_same_bytes(media: httpx.Client, zonnebloem: Family) -> None:
    photos = {each["id"]: each["fullSizeUrl"] for each in islice(card_photos(zonnebloem[0]), 150)}
    digests = {sha256(media.get(url).content).digest() for url in photos.values()}
    assert len(digests) == len(photos)


def test_2_15_a_photo_is_the_same_bytes_in_another_run(portal: TlsPortal, tmp_path: Path) -> None:
    digests: list[list[bytes]] = []
    with running_tls_portal(tmp_path, "--one-port", "--today", "2026-04-14") as other:
        for each in (portal, other):
            with sign_in(each, "demo2") as client:
                cards = client.get(f"{PARENT_API}/timeline/cards/v2/6").json()
                links = [photo["mediumUrl"] for photo in card_photos(cards)]
                digests.append([sha256(client.get(link).content).digest() for link in links])
    assert digests[0] == digests[1]
    assert digests[0]


def test_2_15_no_token_is_needed_and_one_does_no_harm(media: httpx.Client, photo: Json) -> None:
    without = media.get(photo["thumbUrl"])
    with_token = media.get(photo["thumbUrl"], headers={"Authorization": "Bearer whatever"})
    assert without.status_code == with_token.status_code == 200


def _changed(link: str, key: str, value: str | None) -> str:
    url = httpx.URL(link)
    params = url.params.remove(key) if value is None else url.params.set(key, value)
    return str(url.copy_with(params=params))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("Signature", None), ("Signature", "falsch"), ("Signature", "é"), ("Expires", None),
        ("Expires", "99999999999"), ("Expires", "soon"), ("Key-Pair-Id", None),
    ],
)  # fmt: skip
def test_2_15_a_link_without_its_signature_is_403(
    media: httpx.Client, photo: Json, key: str, value: str | None
) -> None:
    answer = media.get(_changed(photo["fullSizeUrl"], key, value))
    assert answer.status_code == 403
    assert answer.headers["Content-Type"] == "application/xml"
    assert "<Code>AccessDenied</Code>" in answer.text


def test_2_15_a_signature_is_for_one_path(media: httpx.Client, photo: Json) -> None:
    other = photo["thumbUrl"].replace("-thumb", "")
    assert media.get(other).status_code == 403


def test_2_15_and_4_9_a_link_dies_at_its_time(tmp_path: Path) -> None:
    options = ("--one-port", "--link-life-s", "0", "--months", "1", "--photos", "20")
    with running_tls_portal(tmp_path, *options) as portal, sign_in(portal, "demo") as client:
        photo = next(card_photos(read_cards(client)))
        assert client.get(photo["thumbUrl"]).status_code == 403


def test_2_15_a_link_lives_about_an_hour(photo: Json) -> None:
    (expires,) = parse_qs(urlsplit(str(photo["fullSizeUrl"])).query)["Expires"]
    assert 3000 < int(expires) - time.time() <= 3600


def test_2_15_the_same_photo_has_another_link_in_another_answer(
    parent: httpx.Client, photo: Json
) -> None:
    cards = parent.get(f"{PARENT_API}/timeline/cards/v2/0").json()
    again = next(each for each in card_photos(cards) if each["id"] == photo["id"])
    paths = [urlsplit(str(each["thumbUrl"])).path for each in (photo, again)]
    assert paths[0] == paths[1]


def test_2_15_head_says_what_get_brings(media: httpx.Client, photo: Json) -> None:
    head, get = media.head(photo["mediumUrl"]), media.get(photo["mediumUrl"])
    assert head.content == b""
    assert int(head.headers["Content-Length"]) == len(get.content)
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.headers["Accept-Ranges"] == "bytes"
    assert re.fullmatch('"[0-9a-f]+"', head.headers["ETag"])


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-9", 0, 10), ("bytes=100-", 100, None), ("bytes=-7", -7, None)],
)
def test_2_15_one_range_is_206(
    media: httpx.Client, photo: Json, asked: str, start: int, stop: int | None
) -> None:
    whole = media.get(photo["fullSizeUrl"]).content
    answer = media.get(photo["fullSizeUrl"], headers={"Range": asked})
    first = start % len(whole)
    assert answer.status_code == 206
    assert answer.content == whole[start:stop]
    last = first + len(answer.content) - 1
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"


def test_2_15_a_range_behind_the_end_is_416(media: httpx.Client, photo: Json) -> None:
    answer = media.get(photo["thumbUrl"], headers={"Range": "bytes=99999999-"})
    length = media.head(photo["thumbUrl"]).headers["Content-Length"]
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{length}"


def test_2_15_if_range_decides_between_the_part_and_the_whole(
    media: httpx.Client, photo: Json
) -> None:
    etag = media.head(photo["thumbUrl"]).headers["ETag"]
    same = media.get(photo["thumbUrl"], headers={"Range": "bytes=5-", "If-Range": etag})
    other = media.get(photo["thumbUrl"], headers={"Range": "bytes=5-", "If-Range": '"old"'})
    assert (same.status_code, other.status_code) == (206, 200)


def test_2_15_the_connection_is_kept_open(media: httpx.Client, photo: Json) -> None:
    streams = {
        id(media.get(photo[key]).extensions["network_stream"].get_extra_info("socket"))
        for key in SIZES
    }
    assert len(streams) == 1


@pytest.mark.parametrize(
    "asked",
    ["bytes=0-1,5-6", "lines=1-2", "bytes=9-3", "bytes=-", "x", "bytes=" + "9" * 5000 + "-"],
)
def test_2_15_other_ranges_are_ignored(media: httpx.Client, photo: Json, asked: str) -> None:
    assert media.get(photo["thumbUrl"], headers={"Range": asked}).status_code == 200


def test_2_15_the_media_host_has_no_api_and_the_portal_no_media(
    media: httpx.Client, parent: httpx.Client, photo: Json
) -> None:
    parts = urlsplit(str(photo["thumbUrl"]))
    for path in ("/auth-api/captcha", f"{PARENT_API}/parent", "/demo/account", "/"):
        assert media.get(path).status_code == 404
    assert media.post(f"{parts.path}?{parts.query}").status_code == 404
    assert parent.get(f"{parts.path}?{parts.query}").status_code == 404


@pytest.mark.parametrize("org", ["demo", "demo2", "demo3"])
def test_2_15_each_child_has_an_avatar_that_is_a_picture(
    media: httpx.Client, portal: TlsPortal, org: str
) -> None:
    with sign_in(portal, org) as client:
        family = payload(client, "/children/")
    for child in [*family["activeChildren"], *family["inactiveChildren"]]:
        answer = media.get(child["avatars"]["fullSizeUrl"])
        assert answer.status_code == 200
        assert answer.content.startswith(b"\xff\xd8\xff")


def test_2_15_media_are_never_packed(media: httpx.Client, photo: Json) -> None:
    answer = media.get(photo["thumbUrl"], headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_2_15_some_photos_of_the_second_organisation_may_not_be_downloaded(
    media: httpx.Client, zonnebloem: Family, kompas: Family
) -> None:
    """That `fullSizeUrl` is null then is our reading; medium and thumb are there."""
    forbidden = [each for each in card_photos(kompas[0]) if each["fullSizeUrl"] is None]
    assert 3 <= len(forbidden) <= 40
    assert all(each["fullSizeUrl"] for each in card_photos(zonnebloem[0]))
    assert all(each["mediaType"] == "photo" for each in forbidden)
    for key in SIZES[1:]:
        assert media.get(forbidden[0][key]).status_code == 200
