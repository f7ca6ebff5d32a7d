"""Kept pictures: found without the disk, whole or not there, within one limit for all accounts."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from konnect_desktop.cache.media_store import MediaStore, Pixels, open_medium
from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind
from konnect_desktop.domain.pictures import PictureSize, portrait_id

_MEDIUM = PictureSize.MEDIUM
_PIXELS = Pixels(4, 3)


def _store(folder: Path, **options: int) -> MediaStore:
    return MediaStore(lambda account_id: folder / account_id, **{"keep_free_bytes": 0, **options})


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[MediaStore]:
    opened = _store(tmp_path)
    for account_id in ("one", "two"):
        await opened.open(account_id)
    yield opened
    await opened.aclose()


def _keep(  # noqa: PLR0913 — what a test may differ in, named at the call
    store: MediaStore,
    picture_id: str,
    data: bytes = b"bytes",
    *,
    account_id: str = "one",
    size: PictureSize = _MEDIUM,
    ending: str = ".jpg",
    pixels: Pixels = _PIXELS,
) -> Path:
    medium = store.begin(account_id)
    medium.write(data)
    return store.keep(account_id, picture_id, size, medium, pixels=pixels, ending=ending)


def _age(path: Path, seconds: float) -> None:
    now_s = path.stat().st_mtime
    os.utime(path, (now_s - seconds, now_s - seconds))


def test_a_kept_picture_is_found_with_its_pixels(store: MediaStore) -> None:
    path = _keep(store, "p1", b"abc")
    assert store.path_of("one", "p1", _MEDIUM) == path
    assert store.pixels_of("one", "p1") == Pixels(4, 3)
    assert store.path_of("one", "p1", PictureSize.FULL) is None
    assert store.path_of("two", "p1", _MEDIUM) is None
    assert store.total_bytes == 3
    with open_medium(path) as file:
        assert file.read() == b"abc"


async def test_what_is_kept_is_known_again_at_the_next_start(
    store: MediaStore, tmp_path: Path
) -> None:
    path = _keep(store, "p1")
    later = _store(tmp_path)
    assert later.path_of("one", "p1", _MEDIUM) is None
    await later.open("one")
    assert later.path_of("one", "p1", _MEDIUM) == path
    assert (later.pixels_of("one", "p1"), later.total_bytes) == (Pixels(4, 3), 5)
    await later.aclose()


async def test_a_copy_is_found_only_where_it_has_the_pixels_that_are_needed(
    store: MediaStore, tmp_path: Path
) -> None:
    thumb = PictureSize.THUMB
    assert store.thumb_px("one") == store.thumb_px("nobody") == 320
    path = _keep(store, "p1", size=thumb, pixels=Pixels(150, 200))
    assert store.path_covering("one", "p1", thumb, 200) == path
    assert store.path_covering("one", "p1", thumb, 201) is None
    assert store.path_covering("one", "p1", _MEDIUM, 1) is None
    later = _store(tmp_path)
    await later.open("one")
    assert (store.thumb_px("one"), later.thumb_px("one")) == (200, 200)
    await later.aclose()


def test_names_tell_nothing_and_only_the_owner_may_look(store: MediaStore) -> None:
    kept = [_keep(store, "IMG-8841"), _keep(store, portrait_id("3b7e19c4d05a"))]
    for path in kept:
        assert not {"8841", "3b7e19c4d05a", "portrait"} & set(path.name.split("-"))
        assert "8841" not in path.name
        assert "3b7e19c4d05a" not in path.name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept[0].parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("picture_id", ["", "../../x", "a" * 10_000, "\ud800", "a\0b", "😀"])
def test_f056_whatever_an_id_is_the_file_stays_in_its_folder(
    store: MediaStore, tmp_path: Path, picture_id: str
) -> None:
    path = _keep(store, picture_id)
    assert path.resolve().parent == tmp_path / "one" / "pictures"
    assert store.path_of("one", picture_id, _MEDIUM) == path


def test_what_a_killed_run_left_unfinished_is_removed_and_never_shown(tmp_path: Path) -> None:
    script = """
import asyncio, os, signal, sys
from pathlib import Path
from konnect_desktop.cache.media_store import MediaStore
store = MediaStore(lambda _: Path(sys.argv[1]) / "one", keep_free_bytes=0)
asyncio.run(store.open("one"))
medium = store.begin("one")
medium.write(b"half a picture")
medium.read(5)
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)  # noqa: S603 — our own interpreter
    pictures = tmp_path / "one" / "pictures"
    assert [path.suffix for path in pictures.iterdir()] == [".part"]
    store = _store(tmp_path)
    store._open("one")
    assert list(pictures.iterdir()) == []
    assert store.total_bytes == 0
    store._close("one")


async def test_files_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    pictures = tmp_path / "one" / "pictures"
    pictures.mkdir(parents=True)
    (pictures / "holiday.jpg").write_bytes(b"mine")
    store = _store(tmp_path)
    await store.open("one")
    assert store.total_bytes == 0
    await store.aclose()
    assert (pictures / "holiday.jpg").exists()


async def test_over_the_limit_the_pictures_used_the_longest_time_ago_go_of_all_accounts(
    tmp_path: Path,
) -> None:
    store = _store(tmp_path, limit_bytes=100)
    for account_id in ("one", "two"):
        await store.open(account_id)
    for age, (account_id, picture_id) in enumerate(
        [("one", "c"), ("two", "b"), ("one", "a"), ("two", "oldest")]
    ):
        _age(_keep(store, picture_id, bytes(25), account_id=account_id), 1000 * (age + 1))
    assert store.path_of("two", "oldest", _MEDIUM)  # used just now: it is not the oldest any more
    _keep(store, "new", bytes(25))
    kept = {
        picture_id
        for account_id in ("one", "two")
        for picture_id in ("c", "b", "a", "oldest", "new")
        if store.path_of(account_id, picture_id, _MEDIUM)
    }
    assert kept == {"c", "oldest", "new"}
    assert store.total_bytes == 75
    on_disk = [path for folder in ("one", "two") for path in (tmp_path / folder).rglob("*.jpg")]
    assert len(on_disk) == 3
    await store.aclose()


async def test_what_one_start_used_the_next_one_removes_last(tmp_path: Path) -> None:
    first = _store(tmp_path)
    await first.open("one")
    for picture_id in ("a", "b"):
        _age(_keep(first, picture_id, bytes(40)), 1000)
    _age(_keep(first, "c", bytes(40)), 500)
    assert first.path_of("one", "a", _MEDIUM)
    await first.aclose()
    second = _store(tmp_path)
    await second.open("one")
    await second.set_limit(100)
    assert second.path_of("one", "a", _MEDIUM)
    assert second.path_of("one", "b", _MEDIUM) is None
    await second.aclose()


async def test_a_smaller_limit_holds_at_once(store: MediaStore) -> None:
    for picture_id in "abcde":
        _keep(store, picture_id, bytes(10))
    await store.set_limit(20)
    assert store.total_bytes <= 20
    assert store.limit_bytes == 20


def test_a_file_beyond_the_limit_is_refused_before_its_first_byte(tmp_path: Path) -> None:
    store = _store(tmp_path, limit_bytes=100)
    store._open("one")
    with pytest.raises(BrokenError) as caught:
        store.check_room("one", 101)
    assert caught.value.kind is ErrorKind.MEDIA_TOO_LARGE
    store._close("one")


def test_f081_room_on_the_disk_is_kept_free(tmp_path: Path) -> None:
    store = _store(tmp_path, keep_free_bytes=2**62)
    store._open("one")
    with pytest.raises(DiskError) as caught:
        store.check_room("one", 1)
    assert caught.value.kind is ErrorKind.DISK_FULL
    store._close("one")


def test_f082_the_same_picture_with_other_bytes_takes_the_place_of_the_first(
    store: MediaStore, tmp_path: Path
) -> None:
    _keep(store, "p1", b"old")
    path = _keep(store, "p1", b"newer")
    assert store.path_of("one", "p1", _MEDIUM) == path
    assert store.total_bytes == 5
    assert len(list((tmp_path / "one" / "pictures").iterdir())) == 1


def test_the_same_bytes_twice_are_one_file(store: MediaStore, tmp_path: Path) -> None:
    assert _keep(store, "p1") == _keep(store, "p1")
    assert store.total_bytes == 5
    assert len(list((tmp_path / "one" / "pictures").iterdir())) == 1


def test_a_picture_that_cannot_be_decoded_is_removed_in_all_sizes(store: MediaStore) -> None:
    paths = [_keep(store, "p1", size=size) for size in PictureSize]
    store.discard("one", "p1")
    store.discard("one", "p1")
    assert not any(path.exists() for path in paths)
    assert store.total_bytes == 0


async def test_f023_nothing_is_written_for_an_account_that_is_forgotten(store: MediaStore) -> None:
    medium = store.begin("one")
    await store.forget("one")
    await store.forget("one")
    with pytest.raises(DiskError) as caught:
        store.begin("one")
    assert caught.value.kind is ErrorKind.PATH_GONE
    with pytest.raises(DiskError):
        store.keep("one", "p1", _MEDIUM, medium, pixels=Pixels(1, 1), ending=".jpg")
    assert not medium.path.exists()
    assert store.path_of("one", "p1", _MEDIUM) is None


def test_a_folder_that_was_removed_meanwhile_is_a_plain_disk_error(
    store: MediaStore, tmp_path: Path
) -> None:
    (tmp_path / "one" / "pictures").rmdir()
    with pytest.raises(DiskError):
        store.begin("one")


@pytest.mark.skipif(sys.platform == "win32", reason="links need no rights elsewhere")
async def test_f101_a_planted_link_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "pictures").symlink_to(tmp_path / "elsewhere")
    store = _store(tmp_path)
    with pytest.raises(DiskError):
        await store.open("one")
    assert list((tmp_path / "elsewhere").iterdir()) == []
