"""Rows 3.1.c and 3.2.f: a photo, a day, a child, everything, saved with clicks."""

from __future__ import annotations

import json
import re

from PySide6.QtCore import Qt

from konnect_desktop.views.saving.job_card import JobCard
from konnect_desktop.views.saving.plan_dialog import PlanDialog
from konnect_desktop.views.saving.rail_progress import RailProgress
from konnect_desktop.views.timeline.media_tile import MediaTile
from tests.support.census import Census
from tests.support.faults import Delay, Fault, Respond
from tests.support.qt_loop import Run, until
from tests.support.window import App, click
from tests.window.acting import (
    button,
    days,
    dialog,
    pick,
    press,
    scroll_until,
    shown,
    sign_in,
    signed_in,
    tiles,
    toasts,
    words,
)
from tests.window.deeds import refresh
from tests.window.home import Home
from tests.window.wire import MEDIA_HOST, TIMELINE

OPTIONS = ("--photos", "40", "--videos", "2", "--months", "2", "--org", "demo")


def savable(app: App) -> list[MediaTile]:
    return [tile for tile in tiles(app) if tile.offer_save() is not None]


def second_photo_kept_back(home: Home) -> tuple[Fault, ...]:
    """Let the timeline be one card of two photos, of which the second may not be saved."""
    address = home.wire.of("demo")
    cards = Census(address.url, address.username, address.password)._cards()
    card = next(card for card in cards if len(card.get("photos", [])) > 1)
    card["photos"] = card["photos"][:2]
    card["photos"][1]["fullSizeUrl"] = None
    media = (home.wire.portal.media_url.encode(), f"https://{MEDIA_HOST}".encode())
    first = Respond(200, json.dumps([card]).encode().replace(*media))
    return (
        Fault(f"{TIMELINE}v2/0$", (first,)),
        Fault(TIMELINE, (Respond(200, b"[]"),)),
    )


def originals(home: Home) -> list[str]:
    """Return the paths of the photos and videos that were asked for in full size."""
    full = re.compile(r"/IMG-[a-z0-9]+\.(jpeg|mp4)$")
    return [path for path in home.wire.fetches if full.search(path)]


async def agree(app: App) -> str:
    """Start what the plan says, and return its words."""
    plan = await dialog(app, PlanDialog)
    await until(plan.start_button.isEnabled)
    said = words(plan)
    press(app, Qt.Key.Key_Return)
    await until(lambda: not shown(app.shell.window, PlanDialog))
    return said


async def ended(app: App) -> None:
    """Wait until nothing is being saved."""
    await until(lambda: app.work.jobs.jobs and not app.work.jobs.under_way)


async def open_downloads(app: App) -> tuple[RailProgress, JobCard]:
    """Click on the ring; return it and the card of the newest job."""
    ring = shown(app.shell.window, RailProgress)[0]
    click(ring)
    panel = app.shell.saving.downloads
    await until(panel.isVisible)
    return ring, shown(panel, JobCard)[0]


async def save_menu(app: App, text: str) -> None:
    click(button(app.shell.timeline_page.side, "Opslaan…"))
    await pick(text)


def test_row_3_1_c_one_photo_is_saved_and_the_second_one_asks_nothing(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await scroll_until(app, lambda: len(savable(app)) > 1)
            first, second = savable(app)[:2]
            assert first.save is not None
            assert second.save is not None
            click(first.save)
            said = await agree(app)
            assert str(home.pictures / "Konnect") in said.replace("\u200b", "")
            await ended(app)
            assert len(home.saved) == 1
            click(second.save)
            await until(lambda: len(home.saved) == 2)
            await ended(app)
            assert not shown(app.shell.window, PlanDialog)
            assert "Opgeslagen; nog eens opslaan" in words(second)
            fetched = len(home.wire.fetches)
            click(second.save)
            await until(lambda: "Al opgeslagen" in toasts(app))
            assert len(home.wire.fetches) == fetched

    run(story())


def test_row_3_1_c_a_photo_is_saved_from_the_viewer_and_one_that_may_not_says_so(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        home.wire.proxy.use(*second_photo_kept_back(home))
        async with signed_in(home) as app:
            await scroll_until(app, lambda: savable(app))
            click(savable(app)[0])
            page = app.shell.viewer_page
            await until(page.isVisible)
            press(app, Qt.Key.Key_S)
            await agree(app)
            await ended(app)
            await until(lambda: page.bar.save.accessibleName() == "Opgeslagen")
            assert len(home.saved) == 1
            press(app, Qt.Key.Key_Right)
            viewer = app.shell.viewer
            await until(lambda: viewer.medium and not viewer.medium.medium.downloadable)
            assert not page.bar.save.isEnabled()
            assert "Opslaan kan daarom niet" in page.bar.save.toolTip()

    run(story())


def test_row_3_1_c_a_day_and_a_child_are_saved_from_their_own_places(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await scroll_until(app, lambda: [day for day in days(app) if day.stops])
            header = next(day for day in days(app) if day.stops)
            click(header.stops[0])
            await agree(app)
            await ended(app)
            (job,) = app.work.jobs.jobs
            of_the_day = len(home.saved)
            assert of_the_day == job.saved
            assert 0 < of_the_day <= header.shown.photos + header.shown.videos
            await save_menu(app, "Alles van Noor…")
            await agree(app)
            await ended(app)
            assert len(home.saved) > of_the_day

    run(story())


def test_row_3_2_f_everything_is_saved_once_and_a_second_time_fetches_nothing(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        address = home.wire.of("demo")
        there = Census(address.url, address.username, address.password).take()
        wanted = {one for one, what in there.items() if what.link}
        async with home.app() as app:
            await sign_in(app, address)
            await save_menu(app, "Alles opslaan…")
            said = await agree(app)
            assert "vrij" in said
            await ended(app)
            (job,) = app.work.jobs.jobs
            assert job.saved == len(wanted) == len(home.saved)
            assert any("opgeslagen" in text for text in toasts(app))
            fetched = originals(home)
            assert len(fetched) == len(wanted)
            await save_menu(app, "Alles opslaan…")
            plan = await dialog(app, PlanDialog)
            await until(lambda: plan._draft.is_done)
            click(button(plan, "Sluiten"))
            assert originals(home) == fetched
            assert len(home.saved) == len(wanted)

    run(story())


def test_row_3_2_f_progress_can_be_seen_and_cancelled_and_the_rest_comes_later(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            home.wire.proxy.use(Fault("", (Delay(0.15),), header="host: resource"))
            await save_menu(app, "Alles opslaan…")
            await agree(app)
            ring, card = await open_downloads(app)
            panel = app.shell.saving.downloads
            await until(lambda: len(home.saved) >= 3)
            await until(lambda: " van " in words(card))
            assert card.bar.isVisible()
            click(card.cross)
            await until(lambda: not app.work.jobs.under_way)
            kept = len(home.saved)
            assert kept >= 3
            await until(lambda: f"Gestopt · {len(home.saved)} opgeslagen · " in words(card))
            home.wire.heal()
            app.shell.window.hide_drawer()
            assert ring.isVisible()
            assert ring.accessibleName().endswith(" nog niet opgeslagen")
            click(ring)
            await until(panel.isVisible)
            click(button(card, "Ga verder"))
            await until(lambda: app.work.jobs.jobs[0].state == "done")
            assert len(home.saved) > kept
            opened: list[object] = []
            app.work.jobs.folder_opened.disconnect()
            app.work.jobs.folder_opened.connect(opened.append)
            click(button(card, "Open map"))
            assert opened == [home.pictures / "Konnect"]
            app.shell.window.hide_drawer()
            assert not ring.isVisible()
            app.shell.window.menu.downloads.trigger()
            await until(panel.isVisible)
            click(card.cross)
            assert not app.shell.window.menu.downloads.isVisible()

    run(story())


def test_row_3_2_f_saving_is_paused_with_a_click_and_goes_on_with_the_next(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            await sign_in(app, home.wire.of("demo"))
            home.wire.proxy.use(Fault("", (Delay(0.1),), header="host: resource"))
            await save_menu(app, "Alles opslaan…")
            await agree(app)
            ring, card = await open_downloads(app)
            panel = app.shell.saving.downloads
            assert card.strip is not None
            await until(lambda: len(home.saved) >= 3)
            await until(card.strip.isVisible)
            click(card.toggle)
            await until(lambda: "Gepauzeerd · " in words(card))
            assert "gepauzeerd" in ring.accessibleName()
            assert not card.strip.isVisible()
            home.wire.heal()
            held, asked = home.saved, originals(home)
            app.shell.window.hide_drawer()
            await refresh(app)
            assert (home.saved, originals(home)) == (held, asked)
            click(ring)
            await until(panel.isVisible)
            card.toggle.setFocus()
            press(app, Qt.Key.Key_Space)
            assert card.toggle.hasFocus()
            await ended(app)
            (job,) = app.work.jobs.jobs
            assert job.state == "done"
            assert job.saved == len(home.saved) == len(job.plan.media_ids)
            assert len(originals(home)) == len(set(originals(home)))

    run(story())
