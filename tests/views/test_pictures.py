from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from PySide6.QtCore import QSize

from konnect_desktop.cache.local_copy_media import Look
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey, PictureSize
from konnect_desktop.viewmodels.pictures import PHOTOS, VIEWER, PictureDesk
from konnect_desktop.views.pictures import PictureCache
from tests.support.picture_shelf import ACCOUNT, DEMO, FolderShelf, demo_medium, demo_shelf
from tests.support.qt_loop import Run, until

pytestmark = pytest.mark.usefixtures("application")

MEDIA = [demo_medium(name) for name in ("bear-asleep", "bear-close", "bike-blue", "bike-red")]
BEAR = MEDIA[0].key
TILE = QSize(200, 150)


@pytest.fixture(autouse=True)
def no_garbage() -> None:
    """Let what other tests left be collected here and not in a thread of the cache."""
    gc.collect()


@pytest.fixture
def shelf() -> FolderShelf:
    return demo_shelf(MEDIA)


@pytest.fixture
def desk(shelf: FolderShelf) -> PictureDesk:
    desk = PictureDesk()
    desk.add(ACCOUNT, shelf)
    return desk


@pytest.fixture
def cache(desk: PictureDesk) -> Iterator[PictureCache]:
    cache = PictureCache(desk)
    yield cache
    cache.close()


async def sharp(cache: PictureCache, key: PictureKey, size: QSize, dpr: float = 1.0) -> QSize:
    await until(lambda: cache.pixmap(key, size, dpr) and cache.is_sharp(key, size, dpr))
    pixmap = cache.pixmap(key, size, dpr)
    assert pixmap is not None
    return pixmap.size()


def test_a_picture_is_decoded_aside_and_told_when_it_is_there(
    run: Run, cache: PictureCache
) -> None:
    arrived: list[PictureKey] = []
    cache.arrived.connect(arrived.append)

    async def story() -> None:
        assert cache.pixmap(BEAR, TILE) is None
        assert not cache.is_idle
        await until(lambda: arrived)
        assert cache.pixmap(BEAR, TILE) is not None
        assert cache.source_size(BEAR) == QSize(1024, 768)
        assert cache.ratio(BEAR) == pytest.approx(4 / 3)

    run(story())
    assert (arrived, cache.is_idle) == ([BEAR], True)


@pytest.mark.parametrize("size", [(40, 40), (200, 150), (150, 200), (700, 60), (960, 700)])
@pytest.mark.parametrize("dpr", [1.0, 2.0])
def test_a_picture_covers_what_it_is_for_and_is_not_much_larger(
    run: Run, cache: PictureCache, size: tuple[int, int], dpr: float
) -> None:
    got = run(sharp(cache, BEAR, QSize(*size), dpr))
    whole = got == QSize(1024, 768)
    wanted = max(size[0] * dpr, size[1] * dpr * 4 / 3)
    assert whole or got.width() >= wanted - 1
    assert got.width() <= max(2.2 * wanted, 70)


def test_the_nearest_one_is_shown_while_a_sharper_one_is_on_its_way(
    run: Run, cache: PictureCache
) -> None:
    async def story() -> None:
        small = await sharp(cache, BEAR, QSize(60, 45))
        at_hand = cache.pixmap(BEAR, QSize(800, 600))
        assert at_hand is not None
        assert at_hand.size() == small
        await until(lambda: cache.is_sharp(BEAR, QSize(800, 600)))
        thumb = cache.pixmap(BEAR, QSize(60, 45))
        assert thumb is not None
        assert thumb.size() == small

    run(story())


def test_memory_has_a_limit_and_the_oldest_used_go_first(run: Run, desk: PictureDesk) -> None:
    budget_bytes = 3 * 384 * 288 * 4
    cache = PictureCache(desk, budget_bytes=budget_bytes)

    async def story() -> None:
        for medium in MEDIA[:3]:
            await sharp(cache, medium.key, TILE)
        cache.pixmap(BEAR, TILE)
        await sharp(cache, MEDIA[3].key, TILE)
        assert 0 < cache.kept_bytes <= budget_bytes
        assert cache.is_sharp(BEAR, TILE)
        assert not cache.is_sharp(MEDIA[1].key, TILE)

    run(story())
    cache.close()


def test_one_picture_larger_than_the_limit_is_kept_alone(run: Run, desk: PictureDesk) -> None:
    cache = PictureCache(desk, budget_bytes=1)
    assert run(sharp(cache, BEAR, QSize(1000, 750))) == QSize(1024, 768)
    run(sharp(cache, MEDIA[1].key, QSize(1000, 750)))
    assert cache.kept_bytes == 1024 * 768 * 4
    cache.close()


def test_what_scrolls_away_is_not_decoded(run: Run, cache: PictureCache) -> None:
    async def story() -> None:
        cache.show([medium.key for medium in MEDIA], [])
        for medium in MEDIA:
            cache.pixmap(medium.key, TILE)
        cache.show([MEDIA[3].key], [])
        await until(lambda: cache.is_idle)
        # Two were under way already.
        assert [cache.is_sharp(medium.key, TILE) for medium in MEDIA].count(True) <= 3
        assert not cache.is_sharp(MEDIA[2].key, TILE) or not cache.is_sharp(MEDIA[1].key, TILE)

    run(story())


def test_a_picture_that_comes_is_worth_asking_for(run: Run, desk: PictureDesk) -> None:
    late = demo_shelf(MEDIA, kept=False)
    desk.add(ACCOUNT, late)
    cache = PictureCache(desk)
    arrived: list[PictureKey] = []
    cache.arrived.connect(arrived.append)

    async def story() -> None:
        cache.show([BEAR], [], VIEWER)
        assert cache.pixmap(BEAR, TILE) is None
        assert cache.is_idle
        late.arrive(BEAR)
        assert arrived == [BEAR]
        await sharp(cache, BEAR, TILE)

    run(story())
    assert late.wishes == [((BEAR,), ())]
    cache.close()


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"<svg/>", ErrorKind.MEDIA_DAMAGED), (None, ErrorKind.PATH_GONE)],
    ids=["f077", "gone"],
)
def test_a_copy_that_cannot_be_shown_is_told_once_and_fetched_anew(  # noqa: PLR0913, PLR0917 — fixtures
    run: Run,
    tmp_path: Path,
    desk: PictureDesk,
    shelf: FolderShelf,
    content: bytes | None,
    kind: ErrorKind,
) -> None:
    bad, key = tmp_path / "foto.jpg", PictureKey(ACCOUNT, "kapot")
    if content is not None:
        bad.write_bytes(content)
    shelf.put("kapot", PictureSize.MEDIUM, bad)
    cache = PictureCache(desk)
    failed: list[tuple[PictureKey, ErrorKind]] = []

    def note(of: PictureKey, why: ErrorKind) -> None:
        failed.append((of, why))

    cache.failed.connect(note)

    async def story() -> None:
        cache.pixmap(key, TILE)
        await until(lambda: failed)
        await until(lambda: shelf.discarded == [key])
        Image.new("RGB", (320, 240), "green").save(bad, "JPEG")
        assert cache.pixmap(key, TILE) is None
        assert cache.is_idle
        shelf.arrive(key)
        await sharp(cache, key, TILE)
        await desk.aclose()

    run(story())
    assert failed == [(key, kind)]
    cache.close()


def test_a_copy_that_stays_bad_is_a_failure_until_a_new_one_comes(
    run: Run, tmp_path: Path, desk: PictureDesk, shelf: FolderShelf, cache: PictureCache
) -> None:
    key, bad = PictureKey(ACCOUNT, "kapot"), tmp_path / "foto.jpg"
    bad.write_bytes(b"nothing")
    shelf.put("kapot", PictureSize.MEDIUM, bad)

    async def story() -> None:
        for _ in range(2):
            shelf.arrive(key)
            cache.pixmap(key, TILE)
            await until(lambda: cache.is_idle)
            await until(lambda: shelf.discarded)
        assert cache.failure(key) is ErrorKind.MEDIA_DAMAGED
        assert (shelf.discarded, cache.pixmap(key, TILE), cache.is_idle) == ([key], None, True)
        shelf.arrive(key)
        assert cache.failure(key) is None
        await desk.aclose()

    run(story())


def test_a_full_size_file_is_shown_beside_the_medium_one(run: Run, cache: PictureCache) -> None:
    full = DEMO / "photos" / "bear-asleep.jpg"

    async def story() -> None:
        await sharp(cache, BEAR, QSize(2000, 1500))
        assert cache.pixmap(BEAR, QSize(2000, 1500), source=full) is None
        await until(lambda: cache.is_sharp(BEAR, QSize(2000, 1500), source=full))
        assert cache.source_size(BEAR, source=full) == QSize(1600, 1200)
        assert cache.source_size(BEAR) == QSize(1024, 768)

    run(story())


def test_a_small_copy_is_taken_where_it_has_the_pixels(
    run: Run, shelf: FolderShelf, cache: PictureCache
) -> None:
    small = DEMO / "photos" / "bear-asleep-thumb.jpg"
    shelf.put(BEAR.picture_id, PictureSize.THUMB, small)

    async def story() -> None:
        await sharp(cache, BEAR, QSize(160, 120))
        assert cache.source_size(BEAR) == QSize(320, 240)
        larger = await sharp(cache, BEAR, QSize(400, 300))
        assert larger.width() >= 400
        # What is there in more pixels is not decoded again in fewer.
        assert cache.is_sharp(BEAR, QSize(300, 225))

    run(story())


def test_a_thumb_that_is_decoded_later_makes_the_picture_no_smaller(
    run: Run, shelf: FolderShelf, desk: PictureDesk
) -> None:
    thumb = DEMO / "photos" / "bear-asleep-thumb.jpg"
    shelf.put(BEAR.picture_id, PictureSize.THUMB, thumb)
    cache = PictureCache(desk, budget_bytes=1)

    async def story() -> None:
        await sharp(cache, BEAR, QSize(400, 300))
        whole = cache.source_size(BEAR)
        await sharp(cache, MEDIA[1].key, TILE)
        await sharp(cache, BEAR, QSize(160, 120))
        assert whole is not None
        assert cache.source_size(BEAR) == whole != QSize(320, 240)

    run(story())
    cache.close()


def test_the_form_and_the_colour_of_what_was_decoded_are_told(
    run: Run, shelf: FolderShelf, cache: PictureCache
) -> None:
    async def story() -> None:
        assert cache.color(BEAR) is None
        await sharp(cache, BEAR, TILE)

    run(story())
    color = cache.color(BEAR)
    assert color is not None
    assert shelf.looks == {BEAR.picture_id: Look(1024, 768, color)}
    with Image.open(DEMO / "photos" / "bear-asleep-medium.jpg") as picture:
        mean = ImageStat.Stat(picture.convert("RGB")).mean
    for shift, channel in zip((16, 8, 0), mean, strict=True):
        assert abs((color >> shift & 0xFF) - channel) <= 8


def test_what_a_place_shows_small_is_wanted_small_unless_another_shows_it_larger(
    desk: PictureDesk, shelf: FolderShelf, cache: PictureCache
) -> None:
    cache.show([BEAR, MEDIA[1].key], [MEDIA[2].key], PHOTOS, least_px=230)
    assert shelf.least_px == {each.key: 230 for each in MEDIA[:3]}
    cache.show([BEAR], [], VIEWER)
    assert shelf.least_px == {each.key: 230 for each in MEDIA[1:3]}
    assert desk.wanted() == {each.key for each in MEDIA[:3]}


def test_nothing_of_a_closed_account_is_kept(
    run: Run, desk: PictureDesk, cache: PictureCache
) -> None:
    async def story() -> None:
        await sharp(cache, BEAR, TILE)
        cache.pixmap(MEDIA[1].key, TILE)
        desk.remove(ACCOUNT)
        cache.forget(ACCOUNT)
        await until(lambda: cache.is_idle)

    run(story())
    assert (cache.kept_bytes, cache.pixmap(BEAR, TILE)) == (0, None)


def test_a_film_shows_its_still(run: Run, desk: PictureDesk, cache: PictureCache) -> None:
    film = demo_medium("candles", kind=MediaKind.VIDEO)
    desk.add(ACCOUNT, demo_shelf([film]))
    assert run(sharp(cache, film.key, TILE)).width() >= 200


def test_a_closed_cache_asks_for_nothing(desk: PictureDesk) -> None:
    cache = PictureCache(desk)
    cache.pixmap(BEAR, TILE)
    cache.close()
    assert cache.pixmap(BEAR, TILE) is None
