"""The demo's pictures and clips are what their index says, and light enough to be shipped."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.resources.boxes import displayed_size, duration_ms, inside, made_at, walk

DEMO = Path(__file__).resolve().parents[2] / "konnect_desktop" / "resources" / "demo"
SCENES = DEMO.parent / "scenes"
SEASONS = ("spring", "summer", "autumn", "winter")


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    file: str
    medium: str
    thumb: str
    width: int
    height: int
    scene: str
    seasons: tuple[Literal["spring", "summer", "autumn", "winter"], ...]
    duration_ms: int | None = None

    @property
    def files(self) -> tuple[str, str, str]:
        return self.file, self.medium, self.thumb


class Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    photos: tuple[Item, ...]
    videos: tuple[Item, ...]


INDEX = msgspec.json.decode((DEMO / "index.json").read_bytes(), type=Index)
EVERY_ITEM = (*INDEX.photos, *INDEX.videos)


def _named(items: tuple[Item, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("item", items, ids=[item.name for item in items])


def test_the_index_names_every_file_and_no_other() -> None:
    named = Counter(file for item in EVERY_ITEM for file in item.files)
    there = {
        path.relative_to(DEMO).as_posix()
        for folder in ("photos", "videos")
        for path in (DEMO / folder).iterdir()
    }
    assert set(named.values()) == {1}
    assert set(named) == there


def test_the_index_is_sorted_by_name_and_no_name_comes_twice() -> None:
    for items in (INDEX.photos, INDEX.videos):
        names = [item.name for item in items]
        assert names == sorted(set(names))


def test_there_are_enough_photos_and_clips_for_a_long_timeline() -> None:
    assert len(INDEX.photos) >= 120
    assert len(INDEX.videos) >= 10


def test_most_photos_are_of_two_megapixels_and_some_are_large() -> None:
    sizes = Counter((max(p.width, p.height), min(p.width, p.height)) for p in INDEX.photos)
    assert set(sizes) == {(1600, 1200), (4032, 3024)}
    assert 10 <= sizes[4032, 3024] <= 16


@pytest.mark.parametrize("season", SEASONS)
def test_each_season_has_photos_of_its_own_and_clips(season: str) -> None:
    assert sum(season in photo.seasons for photo in INDEX.photos) >= 60
    assert any(photo.seasons == (season,) for photo in INDEX.photos)
    assert sum(season in video.seasons for video in INDEX.videos) >= 3


def test_every_scene_that_was_drawn_is_shown() -> None:
    drawn = {path.stem.removesuffix("-large") for path in (SCENES / "photos").glob("*.jpg")}
    assert {photo.name.split("-")[0] for photo in INDEX.photos} == drawn
    assert {photo.scene for photo in INDEX.photos} == {name.rstrip("0123456789") for name in drawn}


def test_snow_lies_in_winter_and_leaves_fall_in_autumn() -> None:
    by_scene = {item.scene: item.seasons for item in EVERY_ITEM}
    assert by_scene["snow"] == ("winter",)
    assert by_scene["leaves"] == ("autumn",)
    assert by_scene["eggs"] == ("spring",)


@_named(INDEX.photos)
def test_a_photo_is_a_jpeg_without_metadata_in_the_size_announced(item: Item) -> None:
    for file in item.files:
        with Image.open(DEMO / file) as picture:
            picture.load()
            assert picture.format == "JPEG"
            assert picture.mode == "RGB"
            assert not picture.getexif()
            assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
            announced = (item.width, item.height)
            assert picture.size == announced or file != item.file


@_named(EVERY_ITEM)
def test_medium_and_thumb_have_the_shape_of_the_whole(item: Item) -> None:
    for file, long_side_px in ((item.medium, 1024), (item.thumb, 320)):
        with Image.open(DEMO / file) as picture:
            scale = long_side_px / max(item.width, item.height)
            assert picture.size == (round(item.width * scale), round(item.height * scale))
            assert not picture.getexif()


@_named(INDEX.videos)
def test_a_clip_starts_at_once_and_lasts_as_announced(item: Item) -> None:
    data = (DEMO / item.file).read_bytes()
    kinds = [box.kind for box in walk(data)]
    assert kinds[0] == "ftyp"
    assert kinds.index("moov") < kinds.index("mdat")
    header = inside(data, "moov", "mvhd")
    assert made_at(header) == 0
    assert duration_ms(header) == item.duration_ms
    assert 3000 <= duration_ms(header) <= 6000
    assert displayed_size(inside(data, "moov", "trak", "tkhd")) == (item.width, item.height)


def test_no_two_files_have_the_same_bytes() -> None:
    bodies = [(DEMO / item.file).read_bytes() for item in EVERY_ITEM]
    assert len(set(bodies)) == len(bodies)


def test_no_two_photos_look_alike() -> None:
    rough: dict[str, Image.Image] = {}
    for photo in INDEX.photos:
        with Image.open(DEMO / photo.thumb) as thumb:
            rough[photo.name] = thumb.reduce(16)
    for (one, first), (other, second) in combinations(rough.items(), 2):
        if first.size == second.size:
            channels = ImageStat.Stat(ImageChops.difference(first, second)).mean
            assert sum(channels) / len(channels) > 8, (one, other)


def test_all_of_it_is_light_enough_to_be_shipped() -> None:
    for item in INDEX.photos:
        limit_bytes = 400_000 if max(item.width, item.height) > 1600 else 150_000
        assert (DEMO / item.file).stat().st_size <= limit_bytes, item.name
    for item in INDEX.videos:
        assert (DEMO / item.file).stat().st_size <= 500_000, item.name
    assert sum(path.stat().st_size for path in (DEMO / "photos").iterdir()) <= 28_000_000
