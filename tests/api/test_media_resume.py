from __future__ import annotations

import hashlib
import threading
from dataclasses import replace

import pytest

from konnect_desktop.api.media import MediaClient, Resume
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from tests.api.media_host import ETAG, PHOTO, WHOLE, Host, Memory
from tests.api.parts import Bench
from tests.support.faults import (
    Action,
    CutAt,
    Fault,
    Respond,
)


def _part(offset: int, etag: str = ETAG, total: int = len(PHOTO)) -> tuple[Memory, Resume]:
    return Memory(bytearray(PHOTO[:offset])), Resume(offset, etag, total)


def _rest(start: int, *, end: int = len(PHOTO) - 1, total: int = len(PHOTO)) -> Respond:
    headers = (("Content-Range", f"bytes {start}-{end}/{total}"), ("ETag", ETAG))
    return Respond(206, PHOTO[start : end + 1], headers)


@pytest.mark.parametrize("percent", [1, 25, 50, 75, 99])
@pytest.mark.parametrize("reset", [False, True])
def test_f065_a_cut_download_is_an_error_and_is_resumed(
    host: Host, percent: int, *, reset: bool
) -> None:
    host.proxy.use(Fault("/", (WHOLE, CutAt(len(PHOTO) * percent // 100, reset=reset))))
    sink = Memory()
    with pytest.raises(KonnectError) as caught:
        host.fetch(sink)
    assert caught.value.kind is ErrorKind.OFFLINE
    assert PHOTO.startswith(sink.data)
    assert len(sink.data) < len(PHOTO)
    offset = len(sink.data)
    host.proxy.use(Fault("/", (_rest(offset),)) if offset else Fault("/", (WHOLE,)))
    host.fetch(sink, Resume(offset, ETAG, len(PHOTO)))
    assert sink.data == PHOTO
    if offset:
        assert host.proxy.ledger[-1].headers["range"] == f"bytes={offset}-"
        assert host.proxy.ledger[-1].headers["if-range"] == ETAG


def test_f068_an_ignored_range_starts_anew(host: Host) -> None:
    sink, resume = _part(777)
    assert host.fetch(sink, resume).total == len(PHOTO)
    assert (bytes(sink.data), sink.begins) == (PHOTO, [(len(PHOTO), ETAG, 0)])
    assert len(host.proxy.ledger) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        _rest(0),
        _rest(778),
        _rest(777, total=len(PHOTO) + 1),
        Respond(206, PHOTO[777:], ()),
        Respond(206, PHOTO[777:], (("Content-Range", f"bytes 777-{len(PHOTO) - 1}/*"),)),
        Respond(206, PHOTO[777:], (("Content-Range", "bytes */777"),)),
        Respond(206, b"--x", (*_rest(777).headers, ("Content-Type", "multipart/byteranges"))),
        replace(_rest(777), body=PHOTO[777:999]),
        replace(_rest(777), headers=(_rest(777).headers[0], ("ETag", '"v2"'))),
        Respond(416, b"", (("Content-Range", "bytes */778"),)),
        Respond(416, b"", ()),
    ],
)
def test_f069_f071_a_range_that_does_not_fit_is_thrown_away_once(
    host: Host, wrong: Respond
) -> None:
    host.proxy.use(Fault("/", (wrong,), first=1), Fault("/", (WHOLE,)))
    sink, resume = _part(777)
    host.fetch(sink, resume)
    assert bytes(sink.data) == PHOTO
    assert sink.begins == [(len(PHOTO), ETAG, 0)]
    assert ["range" in seen.headers for seen in host.proxy.ledger] == [True, False]


def test_f069_a_range_that_ends_early_is_a_cut(host: Host) -> None:
    host.proxy.use(Fault("/", (_rest(777, end=1999),)))
    sink, resume = _part(777)
    with pytest.raises(KonnectError) as caught:
        host.fetch(sink, resume)
    assert caught.value.kind is ErrorKind.OFFLINE
    assert bytes(sink.data) == PHOTO[:2000]


def test_f069_a_partial_answer_nobody_asked_for_is_refused(host: Host) -> None:
    assert host.refused(_rest(0)).kind is ErrorKind.PORTAL_DOWN


def test_f070_a_changed_medium_is_taken_whole_and_not_mixed(host: Host) -> None:
    other = PHOTO[::-1]
    host.proxy.use(Fault("/", (replace(WHOLE, body=other, headers=(("ETag", '"v2"'),)),)))
    sink, resume = _part(5000)
    assert host.fetch(sink, resume).etag == '"v2"'
    assert bytes(sink.data) == other


def test_f071_a_complete_part_is_finished_without_a_byte(host: Host) -> None:
    done = Respond(416, b"", (("Content-Range", f"bytes */{len(PHOTO)}"),))
    host.proxy.use(Fault("/", (done,)))
    sink, resume = _part(len(PHOTO))
    fetched = host.fetch(sink, resume)
    assert (fetched.total, fetched.announced, bytes(sink.data)) == (len(PHOTO), True, PHOTO)


@pytest.mark.parametrize(
    ("offset", "etag", "total"),
    [
        (0, ETAG, 9),
        (10, 'W/"v1"', 20),
        (10, "", 20),
        (10, "v1", 20),
        (21, ETAG, 20),
        (5, '"a\r\nX: y"', 9),
    ],
)
def test_without_a_strong_tag_nothing_is_resumed(
    host: Host, offset: int, etag: str, total: int
) -> None:
    sink = Memory(bytearray(b"x" * offset))
    host.fetch(sink, Resume(offset, etag, total))
    assert bytes(sink.data) == PHOTO
    assert "range" not in host.proxy.ledger[0].headers


def test_a_weak_tag_is_not_handed_out(host: Host) -> None:
    weak = (("ETag", 'W/"v1"'), ("Content-Type", "image/jpeg"))
    host.proxy.use(Fault("/", (replace(WHOLE, headers=weak),)))
    assert host.fetch(Memory()).etag is None


@pytest.mark.parametrize("resumed", [False, True])
def test_f072_f073_an_expired_link_is_told_apart_also_on_a_range(
    host: Host, *, resumed: bool
) -> None:
    xml = Respond(403, b"<Error><Code>AccessDenied</Code></Error>")
    error = host.refused(xml, resume=_part(777)[1] if resumed else None)
    assert error.kind is ErrorKind.LINK_EXPIRED
    assert len(host.proxy.ledger) == 1


def test_f073_a_resume_goes_on_under_a_new_link(host: Host) -> None:
    host.proxy.use(Fault("old", (Respond(403),)), Fault("new", (_rest(777),)))
    sink, resume = _part(777)
    with pytest.raises(KonnectError):
        host.fetch(sink, resume, path="/a.jpeg?Signature=old")
    host.fetch(sink, resume, path="/a.jpeg?Signature=new")
    assert bytes(sink.data) == PHOTO


def test_t11_the_resume_matrix_ends_in_the_same_bytes(host: Host) -> None:
    """Twelve kinds of answers at fifty offsets: the sum over the bytes is right 600 times."""
    expected = hashlib.sha256(PHOTO).digest()
    good = 0
    for offset in range(1, len(PHOTO), len(PHOTO) // 50 + 1):
        for plan in _matrix(offset):
            host.proxy.use(*plan)
            sink, resume = _part(offset)
            if not _settled(host, sink, resume):
                continue
            good += hashlib.sha256(sink.data).digest() == expected
    assert good == 600


def _matrix(offset: int) -> list[tuple[Fault, ...]]:
    whole = Fault("/", (WHOLE,))
    rest = Fault("/", (_rest(offset),))
    short = _rest(offset, end=max(offset, len(PHOTO) // 2))
    multipart = (("Content-Type", "multipart/byteranges"), *_rest(offset).headers)
    other_tag = (_rest(offset).headers[0], ("ETag", '"v2"'))

    def first(*actions: Action) -> Fault:
        return Fault("/", actions, first=1)

    return [
        (rest,),
        (whole,),
        (first(_rest(offset + 1)), whole),
        (first(_rest(max(offset - 1, 0))), whole),
        (first(_rest(offset, total=len(PHOTO) + 9)), whole),
        (first(short), whole),
        (first(replace(_rest(offset), headers=multipart)), whole),
        (first(replace(_rest(offset), headers=other_tag)), whole),
        (first(Respond(416, b"", (("Content-Range", "bytes */5"),))), whole),
        (first(Respond(403)), rest),
        (first(_rest(offset), CutAt(100, reset=True)), whole),
        (first(WHOLE, CutAt(offset)), whole),
    ]


def _settled(host: Host, sink: Memory, resume: Resume) -> bool:
    for _ in range(4):
        try:
            host.fetch(sink, resume)
        except KonnectError:
            resume = Resume(len(sink.data), ETAG, len(PHOTO))
        else:
            return True
    return False


async def test_a_photo_and_a_video_of_the_demo_portal_arrive_and_resume(bench: Bench) -> None:
    found: dict[MediaKind, str] = {}
    async with bench.client() as client:
        offset = 0
        while len(found) < 2 and (page := await client.timeline_page(offset)).received:
            offset += page.received
            for medium in (medium for card in page.cards for medium in card.all_media):
                assert medium.links is not None
                if medium.links.full is not None:
                    found.setdefault(medium.kind, medium.links.full)
    client = MediaClient(allow_loopback=True)
    magic = {MediaKind.PHOTO: (0, b"\xff\xd8\xff"), MediaKind.VIDEO: (4, b"ftyp")}
    for kind, url in found.items():
        whole, part = Memory(), Memory()
        fetched = client.fetch(url, kind=kind, into=whole, cancelled=threading.Event())
        assert fetched.announced
        assert fetched.etag is not None
        assert fetched.total == len(whole.data)
        place, mark = magic[kind]
        assert whole.data[place:].startswith(mark)
        part.data += whole.data[:1000]
        resume = Resume(1000, fetched.etag, len(whole.data))
        client.fetch(url, kind=kind, into=part, resume=resume, cancelled=threading.Event())
        assert part.data == whole.data
        assert part.begins == [(len(whole.data), fetched.etag, 1000)]
        bad = url.replace("Signature=", "Signature=x")
        with pytest.raises(KonnectError) as caught:
            client.fetch(bad, kind=kind, into=Memory(), cancelled=threading.Event())
        assert caught.value.kind is ErrorKind.LINK_EXPIRED
    client.close()
    assert set(found) == set(MediaKind)
