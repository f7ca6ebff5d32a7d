"""The window of one profile: its pages, and which signal of one leads to what of another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, cast

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QApplication

from konnect_desktop.app.account_facts import AccountFacts
from konnect_desktop.app.first_paint import FirstPaint
from konnect_desktop.app.first_show import FirstShow
from konnect_desktop.app.home_pages import HomePages
from konnect_desktop.app.import_ahead import import_ahead
from konnect_desktop.app.photo_viewer import PhotoViewer
from konnect_desktop.app.saving_pages import SavingPages
from konnect_desktop.app.sign_in_pages import SignInPages
from konnect_desktop.app.telling import Telling
from konnect_desktop.app.workspace import Workspace
from konnect_desktop.system.logs import Logs
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.settings import SettingsFile
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.appearance import Appearance
from konnect_desktop.views.crash.reports import CrashReports
from konnect_desktop.views.focus_ring import give_focus, is_ringed
from konnect_desktop.views.links import LinkGate, open_folder
from konnect_desktop.views.main_window import MainWindow
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import ThemeSource

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.timeline_rows import EntryKey, ShownMedium
    from konnect_desktop.viewmodels.viewer import Viewer
    from konnect_desktop.viewmodels.viewer_path import Series
    from konnect_desktop.views.diary import DiaryPage
    from konnect_desktop.views.photos.page import PhotosPage
    from konnect_desktop.views.timeline import TimelinePage
    from konnect_desktop.views.viewer.page import ViewerPage

_REFRESH_AFTER_S: Final = 5 * 60.0
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
        self._application = application
        self._themes = themes
        self._languages = languages
        self._workspace = workspace
        self._wish: asyncio.Future[Wish] = asyncio.get_running_loop().create_future()
        self._appearance = Appearance(application, themes, languages, workspace.settings)
        self.window = MainWindow(
            themes, languages, workspace.accounts, workspace.settings, workspace.shortcuts
        )
        self._first_show = FirstShow(self.window)
        self.pictures = PictureCache(workspace.pictures)
        self.facts = AccountFacts(workspace)
        self.photo_viewer = PhotoViewer(
            application,
            themes,
            languages,
            workspace,
            self.pictures,
            self.window,
            self.facts,
        )
        self.telling = Telling(self.window, languages, workspace)
        self.crashes = CrashReports(themes, languages, logs, self.window)
        self._build()
        self._connect()
        self._connect_viewer()
        self._connect_saving()
        for signal, slot in self._heard():
            signal.connect(slot)
        self._appearance.follow(self.window.frame)

    def _build(self) -> None:
        views = (self._themes, self._languages)
        work, window = self._workspace, self.window
        self.links = LinkGate(*views, self._own_origins, parent=window)
        self.home = HomePages(
            self._application,
            *views,
            work,
            self.pictures,
            window,
            self.facts.portal_address,
            self.facts.saved,
        )
        self.saving = SavingPages(*views, work, window, self.pictures, self.facts.name_among_others)
        self.sign_in = SignInPages(*views, work, window)
        window.set_downloads(self.saving.progress)
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

    def _connect_viewer(self) -> None:
        viewer = self.photo_viewer
        viewer.closed.connect(self.close_photo)
        viewer.entry_wanted.connect(self.show_entry)
        viewer.diary_wanted.connect(self._open_diary_of_day)
        viewer.link_opened.connect(self._open_link)
        viewer.folder_wanted.connect(open_folder)
        viewer.told.connect(self.telling.of_photo)

    def _connect_saving(self) -> None:
        jobs = self._workspace.jobs
        self.timeline_page.save_wanted.connect(jobs.save)
        self.viewer.save_wanted.connect(self.saving.save_shown)
        jobs.saved.connect(self.viewer.look_for_saved)
        jobs.folder_opened.connect(open_folder)

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
            (jobs.planned, self.saving.show_plan),
            (jobs.finished, self.telling.finished),
            (jobs.nothing_new, self.telling.nothing_new),
            (work.photos.opened, self._open_from_grid),
            (work.photos.save_wanted, self.saving.save_photos),
            (work.photos.entry_wanted, self._show_entry_of),
            *((failed, self.telling.error) for failed in failing),
        ]
        # On an object a Signal is a SignalInstance.
        return cast("list[tuple[SignalInstance, Callable[..., object]]]", heard)

    # -- from start to end ------------------------------------------------------------------------

    def start(self) -> None:
        """Open what the profile has, and show the window with it."""
        work = self._workspace
        if work.keeper.kept():
            shown = work.photos.photos if self.home.as_photos else work.timeline
            self._first_show.wait_for(shown.ready_changed)
        else:
            if work.profile.demo is None:
                self.sign_in.first()
            self._first_show.show_now()
        work.scope.start("start", self._start())

    async def shown(self) -> None:
        """Wait until the window is there."""
        await self._first_show.over.wait()

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

    async def _make_ahead(self) -> None:
        """Import what a click may want soon, and make the viewer."""
        await import_ahead()
        await self.photo_viewer.make_ahead()

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
        self._first_show.end()
        self.window.remember_place()
        self.window.hide()
        await self.crashes.aclose()
        await self.sign_in.aclose()
        await self.photo_viewer.aclose()
        self.saving.put_away()
        self.pictures.close()
        self._appearance.deleteLater()
        self.window.deleteLater()

    def _make(self, wish: Wish) -> None:
        self._first_show.end()
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

    @property
    def viewer(self) -> Viewer:
        """What is looked at over the whole window."""
        return self.photo_viewer.model

    @property
    def viewer_page(self) -> ViewerPage:
        """Photos and films over the whole window."""
        return self.photo_viewer.page

    # What the first paint does not need is imported and made when it is first wanted.

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
            merged=lambda: work.accounts.is_merged,
            portal_address=self.facts.portal_address,
            parent=self.window,
        )
        page.photo_opened.connect(self.open_photo)
        page.link_opened.connect(self._open_link)
        page.save_wanted.connect(work.jobs.save)
        page.closed.connect(self.close_diary)
        return page

    def open_photo(self, medium: ShownMedium, series: Series | None = None) -> None:
        """Show a photo or video over the whole window; next and previous go through ``series``."""
        self.photo_viewer.open(medium, series)

    def close_photo(self) -> None:
        """Go back to the page behind the viewer."""
        shown = self.photo_viewer.close()
        if shown is not None:
            self.home.show_last(shown)

    def show_entry(self, key: EntryKey) -> None:
        """Leave viewer and diary, and show an entry in the timeline."""
        self.close_photo()
        self._workspace.diary.close()
        self.home.show_entry(key)

    def open_diary(self, key: EntryKey) -> None:
        """Show a whole diary on a page of its own."""
        ringed = is_ringed(self.window)
        self._workspace.diary.open(key)
        self.window.set_page(self.diary_page)
        give_focus(self.diary_page.back_button, ringed=ringed)

    def _open_diary_of_day(self, key: EntryKey) -> None:
        self.close_photo()
        self.open_diary(key)

    def close_diary(self) -> None:
        """Go back to the page behind it, where it was, to the entry that was open."""
        ringed, key = is_ringed(self.window), self._workspace.diary.key
        self._workspace.diary.close()
        self.home.show_after(key, ringed=ringed)

    def _open_from_grid(self, medium: ShownMedium) -> None:
        self.open_photo(medium, self._workspace.photos.series)

    def _show_entry_of(self, medium: ShownMedium) -> None:
        self.show_entry(medium.entry)

    def _open_link(self, address: str) -> None:
        self.links.open_link(address, self.window)

    def _forget_account(self, account_id: str) -> None:
        if self.photo_viewer.shows_one_of(account_id):
            self.close_photo()
        self.pictures.forget(account_id)

    def _look_again(self) -> None:
        self._workspace.timeline.refresh_today()
        self._workspace.week.refresh_today()
        self._workspace.accounts.refresh_older_than(_REFRESH_AFTER_S, datetime.now(UTC))

    def _own_origins(self) -> frozenset[str]:
        return self.facts.own_origins(self.sign_in.portal)
