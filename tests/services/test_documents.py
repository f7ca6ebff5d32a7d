"""Saving a document to a folder: whole under its own name, or not there at all."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from konnect_desktop.api.network import Limits
from konnect_desktop.domain.errors import DiskError, ErrorKind, KonnectError
from konnect_desktop.services.documents import SavedDocument, save_document
from tests.api.parts import IMPATIENT, QUICK, SIGN_IN, Bench, Parent, until
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import (
    Action,
    CutAt,
    Delay,
    Endless,
    Fault,
    Gzip,
    Headers,
    Respond,
    Slow,
    Status,
)
from tests.support.leaks import LogWatch
from tests.support.portal_documents import (
    AS_PDF,
    FILE_NAME,
    INVOICE,
    PDF,
    ROUTE,
    WHOLE,
    handing_out,
)

HTML = (("Content-Type", "text/html"),)
_UNANNOUNCED = Headers(remove=("Content-Length",))


@pytest.fixture
def bench(expected_logs: LogWatch) -> Iterator[Bench]:
    expected_logs.allow("stamina")  # announces every retry; the app silences it
    with FaultProxy(plan=handing_out()) as proxy:
        yield Bench(proxy, Parent("ouder@demo.example", "geheim"))


async def _save(bench: Bench, folder: Path) -> SavedDocument:
    async with bench.client(flow="app") as client:
        return await save_document(client, INVOICE, folder)


async def _failure(bench: Bench, folder: Path) -> KonnectError:
    with pytest.raises(KonnectError) as caught:
        await _save(bench, folder)
    assert _names(folder) == []
    return caught.value


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_a_document_is_saved_whole_under_its_own_name(bench: Bench, tmp_path: Path) -> None:
    saved = await _save(bench, tmp_path)
    assert saved == SavedDocument(tmp_path / FILE_NAME, was_there=False)
    assert saved.path.read_bytes() == PDF
    assert _names(tmp_path) == [FILE_NAME]
    assert stat.S_IMODE(saved.path.stat().st_mode) == 0o600
    (seen,) = bench.proxy.seen(ROUTE)
    assert seen.headers["authorization"] == bench.bearer
    assert seen.headers["accept-encoding"] == "identity"


async def test_saving_it_again_writes_nothing(bench: Bench, tmp_path: Path) -> None:
    first = await _save(bench, tmp_path)
    before = first.path.stat()
    again = await _save(bench, tmp_path)
    assert again == SavedDocument(first.path, was_there=True)
    assert first.path.stat() == before
    assert _names(tmp_path) == [FILE_NAME]


async def test_f097_a_file_of_the_users_own_is_not_overwritten(
    bench: Bench, tmp_path: Path
) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"mine")
    second = FILE_NAME.replace(".pdf", " (2).pdf")
    (tmp_path / second).symlink_to("nowhere")
    saved = await _save(bench, tmp_path)
    assert saved.path.name == FILE_NAME.replace(".pdf", " (3).pdf")
    assert (tmp_path / FILE_NAME).read_bytes() == b"mine"
    assert (tmp_path / second).is_symlink()


@pytest.mark.parametrize("where", [-20, 0, 1, len(PDF) // 2, len(PDF) - 1])
@pytest.mark.parametrize("reset", [False, True])
async def test_f029_f065_a_document_that_is_cut_is_fetched_anew(
    bench: Bench, tmp_path: Path, where: int, *, reset: bool
) -> None:
    bench.proxy.use(*handing_out(CutAt(where, reset=reset), first=2))
    assert (await _save(bench, tmp_path)).path.read_bytes() == PDF
    assert len(bench.proxy.seen(ROUTE)) == 3


async def test_f029_f065_a_document_that_is_always_cut_leaves_nothing(
    bench: Bench, tmp_path: Path
) -> None:
    bench.proxy.use(*handing_out(CutAt(len(PDF) // 2)))
    assert (await _failure(bench, tmp_path)).kind is ErrorKind.OFFLINE
    assert len(bench.proxy.seen(ROUTE)) in {5, 6}


@pytest.mark.parametrize("first", [1, None])
async def test_f066_a_cut_that_nobody_announced_is_found(
    bench: Bench, tmp_path: Path, first: int | None
) -> None:
    bench.proxy.use(*handing_out(_UNANNOUNCED, CutAt(len(PDF) // 2), first=first))
    if first:
        assert (await _save(bench, tmp_path)).path.read_bytes() == PDF
    else:
        assert (await _failure(bench, tmp_path)).kind is ErrorKind.DOCUMENT_DAMAGED
    assert len(bench.proxy.seen(ROUTE)) == 2


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Respond(200, b"<!DOCTYPE html><p>Sign in</p>", AS_PDF), ErrorKind.CAPTIVE),
        (Respond(200, b'{"result": false, "messages": []}', AS_PDF), ErrorKind.REQUEST_REFUSED),
        (Respond(200, b'{"result": true, "payload": null}'), ErrorKind.PORTAL_CHANGED),
        (Respond(200, b"{" * 200_000), ErrorKind.PORTAL_CHANGED),
        (Respond(200, b"", AS_PDF), ErrorKind.PORTAL_CHANGED),
        (Respond(200, b"\xff\xd8\xff" + bytes(5_000), AS_PDF), ErrorKind.DOCUMENT_DAMAGED),
        (Respond(200, b" %PDF-1.7 %%EOF", AS_PDF), ErrorKind.DOCUMENT_DAMAGED),
        (Respond(204), ErrorKind.PORTAL_CHANGED),
        (Respond(403), ErrorKind.NO_ACCESS),
        (Respond(404), ErrorKind.NOT_FOUND),
        (Respond(410), ErrorKind.NOT_FOUND),
        (Respond(500), ErrorKind.PORTAL_DOWN),
        (
            Respond(302, b"", (("Location", "https://resource.kidskonnect.cloud/x.pdf"),)),
            ErrorKind.PORTAL_CHANGED,
        ),
    ],
)
async def test_f062_f077_what_is_no_document_is_not_saved(
    bench: Bench, tmp_path: Path, answer: Respond, kind: ErrorKind
) -> None:
    bench.proxy.use(Fault(ROUTE, (answer,)), *SIGN_IN)
    assert (await _failure(bench, tmp_path)).kind is kind


@pytest.mark.parametrize("called", ["text/html", "application/json", "image/jpeg", ""])
async def test_f062_a_document_counts_whatever_it_is_called(
    bench: Bench, tmp_path: Path, called: str
) -> None:
    bench.proxy.use(*handing_out(Headers(put=(("Content-Type", called),))))
    assert (await _save(bench, tmp_path)).path.read_bytes() == PDF


async def test_f053_a_compressed_document_is_refused(bench: Bench, tmp_path: Path) -> None:
    bench.proxy.use(*handing_out(Gzip()))
    assert (await _failure(bench, tmp_path)).kind is ErrorKind.PORTAL_CHANGED


@pytest.mark.parametrize("answer", [(), (_UNANNOUNCED,), (Endless(PDF[:1000]),)])
async def test_f081_more_than_the_limit_is_not_taken(
    bench: Bench, tmp_path: Path, answer: tuple[Action, ...]
) -> None:
    bench.proxy.use(Fault(ROUTE, (WHOLE, *answer)), *SIGN_IN)
    small = replace(bench, limits=Limits(document_bytes=len(PDF) - 1))
    assert (await _failure(small, tmp_path)).kind is ErrorKind.DOCUMENT_TOO_LARGE


async def test_f035_a_document_that_drips_is_cut(bench: Bench, tmp_path: Path) -> None:
    bench.proxy.use(*handing_out(Slow(1, 0.02)))
    hasty = replace(bench, limits=IMPATIENT, retry=replace(QUICK, attempts=1))
    assert (await _failure(hasty, tmp_path)).kind is ErrorKind.TIMEOUT


async def test_f036_f037_a_document_whose_head_does_not_come_is_given_up(
    bench: Bench, tmp_path: Path
) -> None:
    bench.proxy.use(*handing_out(Delay(3)))
    hasty = replace(bench, limits=IMPATIENT, retry=replace(QUICK, attempts=1))
    assert (await _failure(hasty, tmp_path)).kind is ErrorKind.TIMEOUT


async def test_a_slow_portal_that_keeps_going_is_waited_for(bench: Bench, tmp_path: Path) -> None:
    bench.proxy.use(*handing_out(Slow(30_000, 0.1)))
    hasty = replace(bench, limits=replace(IMPATIENT, slow_window_s=0.5))
    assert (await _save(hasty, tmp_path)).path.read_bytes() == PDF


async def test_f012_a_token_that_has_died_is_renewed_unseen(bench: Bench, tmp_path: Path) -> None:
    renewed = Respond(200, b'{"authToken": "new", "refreshToken": "def"}')
    bench.proxy.use(
        Fault(ROUTE, (Status(401),), header="authorization: bearer abc"),
        Fault("/auth-api/token", (renewed,)),
        *handing_out(),
    )
    assert (await _save(bench, tmp_path)).path.read_bytes() == PDF
    assert len(bench.renewals) == 1


async def test_f045_a_document_is_not_asked_for_within_a_window(
    bench: Bench, tmp_path: Path
) -> None:
    busy = Respond(429, b"", (("Retry-After", "5"),))
    bench.proxy.use(Fault(ROUTE, (busy,), first=1), *handing_out())
    assert (await _save(bench, tmp_path)).path.read_bytes() == PDF
    assert max(bench.clock.slept_s) == pytest.approx(5, abs=0.5)


async def test_a_document_without_a_file_is_not_asked_for(bench: Bench, tmp_path: Path) -> None:
    async with bench.client(flow="app") as client:
        with pytest.raises(KonnectError) as caught:
            await save_document(client, replace(INVOICE, has_file=False), tmp_path)
    assert caught.value.kind is ErrorKind.NOT_FOUND
    assert bench.proxy.ledger == []


async def test_f096_a_folder_that_is_gone_is_named_and_nothing_is_asked(
    bench: Bench, tmp_path: Path
) -> None:
    with pytest.raises(DiskError) as caught:
        await _save(bench, tmp_path / "gone")
    assert caught.value.kind is ErrorKind.PATH_GONE
    assert bench.proxy.seen(ROUTE) == []


async def test_f095_a_file_in_the_place_of_the_folder_is_named(
    bench: Bench, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskError) as caught:
        await _save(bench, tmp_path / "file")
    assert caught.value.kind is ErrorKind.PATH_GONE


async def test_who_cancels_leaves_nothing_behind(bench: Bench, tmp_path: Path) -> None:
    bench.proxy.use(*handing_out(Slow(1000, 0.02)))
    saving = asyncio.create_task(_save(bench, tmp_path))
    await until(lambda: _names(tmp_path))
    saving.cancel()
    await asyncio.wait([saving])
    assert saving.cancelled()
    assert _names(tmp_path) == []


async def test_f090_what_a_killed_run_left_is_taken_away(bench: Bench, tmp_path: Path) -> None:
    bench.proxy.use(*handing_out(Slow(1000, 0.02)))
    saving = asyncio.create_task(_save(bench, tmp_path))
    await until(lambda: _names(tmp_path))
    (part,) = _names(tmp_path)
    saving.cancel()
    await asyncio.wait([saving])
    (tmp_path / part).write_bytes(b"half")
    bench.proxy.use(*handing_out())
    assert (await _save(bench, tmp_path)).path.read_bytes() == PDF
    assert _names(tmp_path) == [FILE_NAME]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Factuur maart.PDF", "2026-03-12 Factuur maart.pdf"),
        ("../../etc/passwd", "2026-03-12 .._.._etc_passwd.pdf"),
        ("a:b*c?", "2026-03-12 a_b_c_.pdf"),
        ("", "2026-03-12 invoice.pdf"),
        (".pdf", "2026-03-12 invoice.pdf"),
        ("\u202egpj.exe", "2026-03-12 gpj.exe.pdf"),
    ],
)
async def test_f139_a_hostile_subject_is_a_harmless_name(
    bench: Bench, tmp_path: Path, subject: str, name: str
) -> None:
    async with bench.client(flow="app") as client:
        saved = await save_document(client, replace(INVOICE, subject=subject), tmp_path)
    assert saved.path.name == name
    assert saved.path.parent == tmp_path


async def test_a_document_without_a_date_has_a_name_too(bench: Bench, tmp_path: Path) -> None:
    async with bench.client(flow="app") as client:
        saved = await save_document(client, replace(INVOICE, day=None), tmp_path)
    assert saved.path.name == "Factuur maart 2026.pdf"
