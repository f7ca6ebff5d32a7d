"""The window of one profile: its pages, and which signal of one leads to what of another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QApplication

from konnect_desktop.app.first_paint import FirstPaint
from konnect_desktop.app.home_pages import HomePages
from konnect_desktop.app.import_ahead import PAUSE_S, import_ahead
from konnect_desktop.app.sign_in_pages import SignInPages
from konnect_desktop.app.telling import Telling
from konnect_desktop.app.workspace import Workspace
from konnect_desktop.domain.pictures import PictureKey, PictureSize
from konnect_desktop.domain.time import today_in_amsterdam
from konnect_desktop.services.saving.selection import OfMedia
from konnect_desktop.system.logs import Logs
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.settings import SettingsFile
from konnect_desktop.viewmodels.day_diaries import DayDiaries
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.viewer import Viewer
from konnect_desktop.viewmodels.viewer_options import ViewerOptions
from konnect_desktop.views.appearance import Appearance
from konnect_desktop.views.crash.reports import CrashReports
from konnect_desktop.views.links import LinkGate, open_folder
from konnect_desktop.views.main_window import MainWindow
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.saving.rail_progress import RailProgress
from konnect_desktop.views.theme import ThemeSource

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.saving_draft import PlanDraft
    from konnect_desktop.viewmodels.timeline_rows import EntryKey, ShownMedium
    from konnect_desktop.viewmodels.viewer import Diaries
    from konnect_desktop.viewmodels.viewer_path import Series
    from konnect_desktop.views.diary import DiaryPage
    from konnect_desktop.views.photos.page import PhotosPage
    from konnect_desktop.views.saving.downloads import DownloadsPanel
    from konnect_desktop.views.timeline import TimelinePage
    from konnect_desktop.views.viewer.page import ViewerPage
    from konnect_desktop.views.viewer.parts import PageParts

_REFRESH_AFTER_S: Final = 5 * 60.0
_PORTAL_PAGE: Final = "/parent/"
_AHEAD: Final = "make ahead"


class Wish(StrEnum):
    """What the user wants next."""

    QUIT = "quit"
    DEMO = "demo"
    OWN = "own"


class Shell(QObject):
    """Shows a workspace until a wish is made.

    ``painted`` tells that what is kept is on the screen: whatever can wait has waited for it.
    """

    painted = Signal()

    def __init__(
        self,
        application: QApplication,
        themes: ThemeSource,
        languages: LanguageSource,
        workspace: Workspace,
        logs: Logs,
    ) -> None:
        super().__init__()
        self._themes = themes
        self._languages = languages
        self._workspace = workspace
        self._wish: asyncio.Future[Wish] = asyncio.get_running_loop().create_future()
        self._appearance = Appearance(application, themes, languages, workspace.settings)
        self.window = MainWindow(
            themes, languages, workspace.accounts, workspace.settings, workspace.shortcuts
        )
        self.pictures = PictureCache(workspace.pictures)
        self.viewer = Viewer(
            workspace.series,
            workspace.pictures,
            marks=workspace.marks,
            options=ViewerOptions(workspace.settings),
            # On an object a Signal is a SignalInstance.
            diaries=cast("Diaries", DayDiaries(workspace.timeline)),
            saved=self._saved,
            full_at_hand=self._full_at_hand,
        )
        self.telling = Telling(self.window, languages, workspace)
        self.crashes = CrashReports(themes, languages, logs, self.window)
        self._build()
        self._connect()
        self._connect_saving()
        for signal, slot in self._heard():
            signal.connect(slot)
        self._appearance.follow(self.window.frame)

    def _build(self) -> None:
        views = (self._themes, self._languages)
        work, window = self._workspace, self.window
        self.links = LinkGate(*views, self._own_origins, parent=window)
        self.home = HomePages(
            *views, work, self.pictures, window, self._portal_address, self._saved
        )
        self.progress = RailProgress(*views, work.jobs)
        self.sign_in = SignInPages(*views, work, window)
        window.set_downloads(self.progress)
        window.set_ribbon(shown=work.profile.demo is not None)
        self.home.show()

    # -- what leads to what -----------------------------------------------------------------------

    def _connect(self) -> None:
        window, page = self.window, self.timeline_page
        self.home.sign_in_wanted.connect(self.sign_in.again)
        window.closed.connect(partial(self._make, Wish.QUIT))
        window.demo_left.connect(partial(self._make, Wish.OWN))
        window.activated.connect(self._look_again)
        window.add_account_wanted.connect(self.sign_in.add)
        window.sign_in_wanted.connect(self.sign_in.again)
        self.sign_in.demo_wanted.connect(partial(self._make, Wish.DEMO))
        self.sign_in.link_opened.connect(self._open_link)
        page.photo_opened.connect(self.open_photo)
        page.diary_opened.connect(self.open_diary)
        page.link_opened.connect(self._open_link)

    def _connect_saving(self) -> None:
        jobs = self._workspace.jobs
        self.timeline_page.save_wanted.connect(jobs.save)
        self.viewer.save_wanted.connect(self._save_shown)
        jobs.saved.connect(self.viewer.look_for_saved)
        jobs.folder_opened.connect(open_folder)
        self.progress.clicked.connect(self.open_downloads)

    def _heard(self) -> list[tuple[SignalInstance, Callable[..., object]]]:
        """Return what is heard of the workspace, which lives longer than the window."""
        work = self._workspace
        accounts, jobs, settings, timeline = work.accounts, work.jobs, work.settings, work.timeline
        failing = (accounts.failed, timeline.failed, settings.failed, jobs.failed)
        failing += (work.marks.failed, work.photos.failed, work.week.failed)
        heard: list[tuple[object, Callable[..., object]]] = [
            (accounts.emptied, self.sign_in.first),
            (accounts.closed, self._forget_account),
            (accounts.signed_out, self.telling.signed_out),
            (jobs.planned, self._show_plan),
            (jobs.finished, self.telling.finished),
            (jobs.nothing_new, self.telling.nothing_new),
            (work.photos.opened, self._open_from_grid),
            (work.photos.save_wanted, self._save_photos),
            (work.photos.entry_wanted, self._show_entry_of),
            *((failed, self.telling.error) for failed in failing),
        ]
        # On an object a Signal is a SignalInstance.
        return cast("list[tuple[SignalInstance, Callable[..., object]]]", heard)

    # -- from start to end ------------------------------------------------------------------------

    def start(self) -> None:
        """Show the window, then open what the profile has."""
        if not self._workspace.keeper.kept() and self._workspace.profile.demo is None:
            self.sign_in.first()
        self.window.show_as_before()
        self._workspace.scope.start("start", self._start())

    async def _start(self) -> None:
        paint = FirstPaint(self.timeline_page.view, self._workspace.timeline)
        if self.home.as_photos:
            paint.follow_photos(self.photos_page.grid, self._workspace.photos.photos)
        await self._workspace.open()
        if self._workspace.accounts.open_accounts():
            await paint.wait()
        self.painted.emit()
        self._workspace.read()
        self.telling.settings()
        self.crashes.show_previous()
        self._workspace.scope.start(_AHEAD, self._make_ahead())
        demo = self._workspace.profile.demo
        if demo is not None:
            await self.sign_in.take_demo_families(demo)
        elif await self._workspace.finish_sign_outs():
            self.telling.password_left()

    async def hand_on_appearance(self, paths: Paths) -> None:
        """Let another profile, that is new, look and speak as this one does.

        Raises:
            DiskError: The profile's folder does not take it.
        """
        await asyncio.to_thread(paths.create)
        now = self._workspace.settings.settings
        await SettingsFile(paths).save(replace(now, window=None, chosen_account=""))

    async def wish(self) -> Wish:
        """Wait until the user wants something else; the next wish is another one."""
        wish = await asyncio.shield(self._wish)
        self._wish = asyncio.get_running_loop().create_future()
        return wish

    async def aclose(self) -> None:
        """Take the window away and end what its pages do."""
        for signal, slot in self._heard():
            signal.disconnect(slot)
        self._workspace.scope.cancel(_AHEAD)
        self.window.remember_place()
        self.window.hide()
        await self.crashes.aclose()
        await self.sign_in.aclose()
        await self.viewer.aclose()
        made = vars(self)
        if "viewer_page" in made:
            self.viewer_page.stop()
            self.viewer_page.deleteLater()
        if "downloads" in made:
            self.downloads.deleteLater()
        self.pictures.close()
        self._appearance.deleteLater()
        self.window.deleteLater()

    def _make(self, wish: Wish) -> None:
        if not self._wish.done():
            self._wish.set_result(wish)

    # -- pages ------------------------------------------------------------------------------------

    @property
    def timeline_page(self) -> TimelinePage:
        """‘Mijn kind’ as a timeline."""
        return self.home.timeline_page

    @property
    def photos_page(self) -> PhotosPage:
        """‘Mijn kind’ as photos."""
        return self.home.photos_page

    def choose_view(self, *, as_photos: bool) -> None:
        """Show ‘Mijn kind’ as photos or as a timeline."""
        self.home.choose(as_photos=as_photos)

    # What the first paint does not need is imported and made when it is first wanted.

    @cached_property
    def viewer_page(self) -> ViewerPage:
        """Photos and films over the whole window."""
        from konnect_desktop.views.viewer.page import ViewerPage  # noqa: PLC0415 — see above

        page = ViewerPage(self._viewer_parts)
        page.closed.connect(self.close_photo)
        page.entry_wanted.connect(self.show_entry)
        page.diary_wanted.connect(self._open_diary_of_day)
        page.link_opened.connect(self._open_link)
        page.folder_wanted.connect(open_folder)
        page.told.connect(self.telling.of_photo)
        page.offer_timeline()
        return page

    @cached_property
    def _viewer_parts(self) -> PageParts:
        from konnect_desktop.views.viewer.parts import PageParts  # noqa: PLC0415 — see above

        views, keys = (self._themes, self._languages), self._workspace.shortcuts
        return PageParts(*views, self.viewer, self.pictures, keys, today=_today)

    async def _make_ahead(self) -> None:
        """Import what a click may want soon, and make the viewer, in steps that nobody notices."""
        await import_ahead()
        for _ in self._viewer_parts.steps():
            await asyncio.sleep(PAUSE_S)
        _ = self.viewer_page

    @cached_property
    def diary_page(self) -> DiaryPage:
        """A whole diary."""
        from konnect_desktop.views.diary import DiaryPage  # noqa: PLC0415 — see above

        work = self._workspace
        page = DiaryPage(
            self._themes,
            self._languages,
            work.diary,
            self.pictures,
            work.jobs,
            portal_address=self._portal_address,
            parent=self.window,
        )
        page.photo_opened.connect(self.open_photo)
        page.link_opened.connect(self._open_link)
        page.save_wanted.connect(work.jobs.save)
        page.closed.connect(self.close_diary)
        return page

    @cached_property
    def downloads(self) -> DownloadsPanel:
        """The drawer of jobs."""
        from konnect_desktop.views.saving.downloads import (  # noqa: PLC0415 — see above
            DownloadsPanel,
        )
        from konnect_desktop.views.saving.saved_strip import SavedStrip  # noqa: PLC0415 — see above

        work = self._workspace
        panel = DownloadsPanel(
            self._themes,
            self._languages,
            work.jobs,
            today=_today,
            account_name=self._account_name,
            make_strip=partial(SavedStrip, self._themes, work.latest, self.pictures),
        )
        panel.close_wanted.connect(self.window.hide_drawer)
        return panel

    def open_photo(self, medium: ShownMedium, series: Series | None = None) -> None:
        """Show a photo or video over the whole window; next and previous go through ``series``."""
        page = self.viewer_page  # it shows what is opened once it is there
        self.viewer.open(medium, series)
        self.window.show_full(page)

    def close_photo(self) -> None:
        """Go back to the page behind the viewer."""
        shown = self.viewer.medium
        self.viewer.close()
        self.window.hide_full(self.viewer_page)
        if shown is not None:
            self.home.show_last(shown)

    def show_entry(self, key: EntryKey) -> None:
        """Leave viewer and diary, and show an entry in the timeline."""
        self.close_photo()
        self._workspace.diary.close()
        self.home.show_entry(key)

    def open_diary(self, key: EntryKey) -> None:
        """Show a whole diary on a page of its own."""
        self._workspace.diary.open(key)
        self.window.set_page(self.diary_page)

    def _open_diary_of_day(self, key: EntryKey) -> None:
        self.close_photo()
        self.open_diary(key)

    def close_diary(self) -> None:
        """Go back to the page behind it, where it was."""
        self._workspace.diary.close()
        self.home.show()

    def open_downloads(self) -> None:
        """Open the drawer of jobs."""
        self.window.show_drawer(self.downloads)

    def _open_from_grid(self, medium: ShownMedium) -> None:
        self.open_photo(medium, self._workspace.photos.series)

    def _show_entry_of(self, medium: ShownMedium) -> None:
        self.show_entry(medium.entry)

    def _show_plan(self, draft: PlanDraft) -> None:
        from konnect_desktop.views.saving.plan_dialog import PlanDialog  # noqa: PLC0415 — see above

        views = (self._themes, self._languages)
        dialog = PlanDialog(*views, self._workspace.jobs, draft, today=_today, parent=self.window)
        self.window.show_dialog(dialog)

    def _open_link(self, address: str) -> None:
        self.links.open_link(address, self.window)

    def _forget_account(self, account_id: str) -> None:
        shown = self.viewer.medium
        if shown is not None and shown.key.account_id == account_id:
            self.close_photo()
        self.pictures.forget(account_id)

    # -- small facts ------------------------------------------------------------------------------

    def _look_again(self) -> None:
        self._workspace.timeline.refresh_today()
        self._workspace.week.refresh_today()
        self._workspace.accounts.refresh_older_than(_REFRESH_AFTER_S, datetime.now(UTC))

    def _save_photos(self, wanted: Mapping[str, frozenset[str]]) -> None:
        """Save what was chosen in the grid: one as elsewhere, more by a plan for each account."""
        jobs = self._workspace.jobs
        # The plan of the first account comes to lie on top.
        for account_id, media_ids in reversed(list(wanted.items())):
            chosen = OfMedia(media_ids)
            if len(wanted) == len(media_ids) == 1:
                jobs.save(account_id, chosen)
            else:
                jobs.planned.emit(jobs.plan(account_id, chosen))

    def _save_shown(self, medium: ShownMedium) -> None:
        chosen = OfMedia(frozenset({medium.key.picture_id}))
        self._workspace.jobs.save(medium.key.account_id, chosen)

    def _saved(self, key: PictureKey) -> Path | None:
        files = self._workspace.keeper.saved(key.account_id)
        return None if files is None else files.path(key.picture_id)

    def _full_at_hand(self, key: PictureKey) -> Path | None:
        """Return the saved original, else a full size that was looked at before."""
        account_id, media_id = key.account_id, key.picture_id
        kept = self._workspace.store.path_of(account_id, media_id, PictureSize.FULL)
        return self._saved(key) or kept

    def _own_origins(self) -> frozenset[str]:
        """Return the portals of the accounts, of the demo, and the one that is signed in to now."""
        work, typed = self._workspace, self.sign_in.portal
        portals = [account.portal for account in work.keeper.kept()]
        if work.profile.demo is not None:
            portals.extend(work.profile.demo.portals.values())
        if typed is not None:
            portals.append(typed)
        return frozenset(portal.origin for portal in portals)

    def _account_name(self, account_id: str) -> str:
        """Return an account's name where there are several to tell apart."""
        entries = self._workspace.accounts.entries
        names = {entry.look.account_id: entry.look.name for entry in entries}
        return names.get(account_id, "") if len(names) > 1 else ""

    def _portal_address(self, account_id: str) -> str:
        account = self._workspace.accounts.open_account(account_id)
        return "" if account is None else f"{account.portal.origin}{_PORTAL_PAGE}"


def _today() -> date:
    return today_in_amsterdam(datetime.now(UTC))
