"""Profiles to measure on: two accounts with invented families, read from the demo portal.

Afterwards the portal is gone and so are its links: what is measured has only what is kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Final

from konnect_desktop.api.client import ApiClient
from konnect_desktop.app.accounts import LOCAL_COPY
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.cache.media_store import MediaStore, Pixels
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureSize, portrait_id
from konnect_desktop.domain.portals import Portal, parse_portal
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.media.picture_headers import read_jpeg_header
from konnect_desktop.services.refresh import Refresh
from konnect_desktop.system.accounts import AccountList
from konnect_desktop.system.credentials import KnownPassword
from konnect_desktop.system.demo_portal import DemoPortalAccount, DemoPortalProcess
from konnect_desktop.system.paths import Paths

_FAMILIES: Final = 2
_RESOURCES: Final = Path(__file__).parent.parent / "konnect_desktop" / "resources" / "demo"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a profile has."""

    cards: int
    pictures: int


def make_profile(folder: Path, photos: int) -> Kept:
    """Fill an empty folder with a profile of about so many photos, each kept at medium size.

    No password is kept, so that a window on it sends nothing.
    """
    with DemoPortalProcess.start("--photos", str(photos)) as portal:
        return asyncio.run(_fill(Paths.below(folder), portal.portals[:_FAMILIES]))


async def _fill(paths: Paths, families: tuple[DemoPortalAccount, ...]) -> Kept:
    paths.create()
    accounts = AccountList.load(paths)
    kept: list[Kept] = []
    files = cycle(_pictures())
    for family in families:
        account = accounts.add(
            family.name, parse_portal(family.org), family.username, keeps_password=False
        )
        folder = paths.account_folder(account.account_id)
        async with await LocalCopy.open(folder / LOCAL_COPY) as copy:
            await _read(family, copy)
            ids = await _picture_ids(copy)
            cards = len(await copy.card_marks())
        await _keep_pictures(folder, ids, files)
        kept.append(Kept(cards, len(ids)))
    accounts.save()
    return Kept(sum(each.cards for each in kept), sum(each.pictures for each in kept))


async def _read(family: DemoPortalAccount, copy: LocalCopy) -> None:
    portal = Portal(family.org, family.url, demo=True)
    async with AsyncExitStack() as stack:
        password = KnownPassword(family.username, family.password)
        api = await stack.enter_async_context(ApiClient(portal, password))
        session = AccountSession(family.org, family.name, portal, api, copy)
        refresh = Refresh(session, LinkBook(api, copy))
        stack.push_async_callback(refresh.aclose)
        outcome = await refresh.run(whole=True, by_user=True)
        if outcome.failure is not None:
            raise outcome.failure


async def _picture_ids(copy: LocalCopy) -> list[str]:
    photos = [
        medium.media_id
        for stored in await copy.cards()
        for medium in stored.card.all_media
        if medium.kind is MediaKind.PHOTO
    ]
    portraits = [portrait_id(child.child_id) for child in await copy.children()]
    return list(dict.fromkeys([*portraits, *photos]))


async def _keep_pictures(
    folder: Path, picture_ids: list[str], files: Iterator[tuple[bytes, Pixels]]
) -> None:
    store = MediaStore(lambda _: folder, keep_free_bytes=0)
    await store.open("")
    for picture_id, (content, pixels) in zip(picture_ids, files, strict=False):
        medium = store.begin("")
        medium.write(content)
        store.keep("", picture_id, PictureSize.MEDIUM, medium, pixels=pixels, ending=".jpg")
    await store.aclose()


def _pictures() -> list[tuple[bytes, Pixels]]:
    contents = [path.read_bytes() for path in sorted((_RESOURCES / "photos").glob("*-medium.jpg"))]
    return [(content, _pixels(content)) for content in contents]


def _pixels(content: bytes) -> Pixels:
    header = read_jpeg_header(content)
    return Pixels(header.width, header.height)
