"""The timeline in its states, a whole diary, and the viewer."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Final

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.viewmodels.account_entry import AccountState
from konnect_desktop.viewmodels.timeline import ROW
from konnect_desktop.viewmodels.timeline_filter import Shown
from konnect_desktop.viewmodels.timeline_rows import EntryRow
from konnect_desktop.views.viewer.film import FilmPlayer
from tools.screenshots.portal import ScreenshotPortal
from tools.screenshots.scene import Scene
from tools.screenshots.stage import Stage, until

_ROWS_DOWN: Final = 7
_ROW_AT_PX: Final = 40
_MANY_PHOTOS: Final = 4


@asynccontextmanager
async def _as_it_is(stage: Stage) -> AsyncGenerator[None]:
    stage.window.show_page()
    yield


@asynccontextmanager
async def _scrolled(stage: Stage) -> AsyncGenerator[None]:
    view = stage.shell.timeline_page.view
    view.put_row(_ROWS_DOWN, _ROW_AT_PX)
    yield
    view.scroll_to_top()


@asynccontextmanager
async def _filtered(stage: Stage) -> AsyncGenerator[None]:
    timeline = stage.work.timeline
    timeline.set_children(frozenset({timeline.active_children()[0].key}))
    timeline.set_kinds(frozenset({Shown.PHOTOS}))
    yield
    timeline.set_children(None)
    timeline.set_kinds(None)


@asynccontextmanager
async def _one_account(stage: Stage) -> AsyncGenerator[None]:
    stage.work.accounts.choose(stage.work.accounts.entries[1].look.account_id)
    yield
    stage.work.accounts.choose(None)


@asynccontextmanager
async def _diary(stage: Stage) -> AsyncGenerator[None]:
    wanted = await _find(
        stage, lambda row: row.kind is CardKind.JOURNAL and bool(row.rhythm and row.media)
    )
    stage.shell.open_diary(wanted.key)
    yield
    stage.shell.close_diary()


@asynccontextmanager
async def _photo(stage: Stage) -> AsyncGenerator[None]:
    wanted = await _find(stage, lambda row: len(row.media) > _MANY_PHOTOS)
    stage.shell.viewer.options.show_details(shown=False)
    stage.shell.open_photo(wanted.media[1])
    yield
    stage.shell.close_photo()


@asynccontextmanager
async def _photo_with_details(stage: Stage) -> AsyncGenerator[None]:
    async with _photo(stage):
        stage.shell.viewer.options.show_details(shown=True)
        yield
        stage.shell.viewer.options.show_details(shown=False)


@asynccontextmanager
async def _film(stage: Stage) -> AsyncGenerator[None]:
    wanted = await _find(
        stage, lambda row: any(each.medium.kind is MediaKind.VIDEO for each in row.media)
    )
    film = next(each for each in wanted.media if each.medium.kind is MediaKind.VIDEO)
    stage.shell.viewer.options.show_details(shown=False)
    stage.shell.open_photo(film)
    player = stage.shell.viewer_page.findChild(FilmPlayer)
    await until(lambda: player is None or player.position_ms > 0)
    if player is not None and player.is_playing:
        player.toggle()
    yield
    stage.shell.close_photo()


async def _find(stage: Stage, fits: Callable[[EntryRow], bool]) -> EntryRow:
    """Return the first entry that fits, of those that the model has loaded or can load."""
    timeline = stage.work.timeline
    for number in range(timeline.rowCount()):
        index = timeline.index(number, 0)

        def loaded() -> object:
            return timeline.data(index, ROW)  # noqa: B023 — called before the next number

        await until(loaded)
        row = loaded()
        if isinstance(row, EntryRow) and fits(row):
            return row
    raise LookupError("no entry fits")


def gone_offline(portal: ScreenshotPortal) -> Scene:
    """Return the timeline while no portal can be reached."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncGenerator[None]:
        await go_offline(stage, portal)
        yield

    return Scene("timeline-offline", show, kept=True)


async def go_offline(stage: Stage, portal: ScreenshotPortal) -> None:
    """Let no portal be found any more, and the window know it."""
    portal.vanish()
    stage.work.accounts.refresh(by_user=True)
    offline = {AccountState.OFFLINE}
    await until(lambda: {each.state for each in stage.work.accounts.entries} == offline)


PAGES: Final = (
    Scene("timeline", _as_it_is),
    Scene("diary", _diary),
    Scene("viewer-photo", _photo),
    Scene("viewer-details", _photo_with_details),
)
"""One of each page."""
TIMELINE: Final = (
    *PAGES,
    Scene("timeline-scrolled", _scrolled),
    Scene("timeline-filtered", _filtered),
    Scene("timeline-one-account", _one_account),
    Scene("viewer-film", _film),
)
EMPTY: Final = (Scene("timeline-empty", _as_it_is),)
LOADING: Final = (Scene("timeline-loading", _as_it_is),)
