"""A local copy of very many photos, and the pictures of some of them: made directly, no portal."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import msgspec

from konnect_desktop.cache.database import open_database
from konnect_desktop.cache.local_copy_schema import SCHEMA
from konnect_desktop.cache.local_copy_sightings import Flag
from konnect_desktop.cache.media_store import MediaStore, Pixels
from konnect_desktop.domain.media import MediaKind, Medium
from konnect_desktop.domain.pictures import PictureSize
from konnect_desktop.services.media.picture_headers import read_jpeg_header

ACCOUNT: Final = "benchmark"
COPY: Final = "local-copy.sqlite3"
_NEWEST: Final = 739_720  # 14 April 2026
_MOST_A_DAY: Final = 22
_VIDEO_EVERY: Final = 40
_FORMS: Final = ((1024, 768), (1024, 768), (768, 1024), (1024, 576))
_PICTURES: Final = Path(__file__).parent.parent / "konnect_desktop/resources/demo/photos"


def make_copy(path: Path, photos: int) -> None:
    """Write a local copy of so many photos, over as many days as a family would need for them."""
    with closing(open_database(path, SCHEMA)) as connection:
        connection.execute("BEGIN")
        connection.execute("INSERT INTO tag VALUES (1, 'child', 'c1'), (2, 'own', 'c1')")
        connection.executemany(
            """INSERT INTO medium (number, media_id, day, position, place, flags, card_key,
                 conversation_id, cards, body, width, height, color)
               VALUES (?, ?, ?, ?, ?, ?, ?, '', 1, ?, ?, ?, ?)""",
            _rows(photos),
        )
        connection.execute("INSERT INTO medium_tag SELECT 1, number FROM medium")
        connection.execute("INSERT INTO drawn VALUES ('media', '1')")
        connection.execute("COMMIT")


def media_id(number: int) -> str:
    """Return the id of a photo, as long as the portal's."""
    return f"{number * 2_654_435_761 % 2**64:032x}"


def _rows(photos: int) -> Iterator[tuple[object, ...]]:
    chance, day, left = random.Random(photos), _NEWEST, 0  # noqa: S311 — the same each time
    for number in range(1, photos + 1):
        if not left:
            day, left = day - chance.randint(1, 3), chance.randint(2, _MOST_A_DAY)
        left -= 1
        is_video = number % _VIDEO_EVERY == 0
        flags = Flag.DOWNLOADABLE | (Flag.VIDEO if is_video else Flag(0))
        width, height = _FORMS[chance.randrange(len(_FORMS))]
        color = 0xFF000000 | chance.randrange(1 << 24)
        card = f"photo:{day}"
        body = msgspec.json.encode(_medium(number, is_video=is_video))
        yield (
            *(number, media_id(number), day, number, 0, int(flags), card, body),
            *(width, height, color),
        )


def _medium(number: int, *, is_video: bool) -> Medium:
    return Medium(
        media_id=media_id(number),
        kind=MediaKind.VIDEO if is_video else MediaKind.PHOTO,
        day=None,
        moment=None,
        caption="Kastelen bouwen in de grote zandbak, en de tulpen water geven.",
        generated_caption=False,
        child_tags=(),
        staff_tags=(),
        liked=False,
        downloadable=True,
    )


def keep_pictures(folder: Path, numbers: range) -> None:
    """Keep thumbs of some photos, as if they had been looked at before."""
    asyncio.run(_keep(folder, numbers))


async def _keep(folder: Path, numbers: range) -> None:
    files = [path.read_bytes() for path in sorted(_PICTURES.glob("*-thumb.jpg"))]
    store = MediaStore(lambda _: folder, keep_free_bytes=0)
    await store.open(ACCOUNT)
    for number, content in zip(numbers, islice(cycle(files), len(numbers)), strict=True):
        header = read_jpeg_header(content)
        medium = store.begin(ACCOUNT)
        # Each is a file of its own, or all would be one.
        medium.write(content + str(number).encode())
        pixels = Pixels(header.width, header.height)
        key = media_id(number)
        store.keep(ACCOUNT, key, PictureSize.THUMB, medium, pixels=pixels, ending=".jpg")
    await store.aclose()
