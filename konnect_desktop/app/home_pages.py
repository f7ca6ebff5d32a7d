"""‘Mijn kind’ in its two views, the timeline and the photos, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.app.workspace import Workspace
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.focus_ring import give_focus, is_ringed
from konnect_desktop.views.main_window import MainWindow
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.timeline import TimelinePage

if TYPE_CHECKING:
    from pathlib import Path

    from konnect_desktop.domain.pictures import PictureKey
    from konnect_desktop.viewmodels.timeline_rows import EntryKey, ShownMedium
    from konnect_desktop.views.photos.page import PhotosPage
    from konnect_desktop.views.timeline.view_switch import ViewSwitch


class HomePages(QObject):
    """Makes the two pages and shows that which was looked at last.

    ``sign_in_wanted`` tells an account's id.
    """

    sign_in_wanted = Signal(str)

    def __init__(  # noqa: PLR0913, PLR0917 — its sources
        self,
        application: QApplication,
        themes: ThemeSource,
        languages: LanguageSource,
        workspace: Workspace,
        pictures: PictureCache,
        window: MainWindow,
        portal_address: Callable[[str], str],
        saved: Callable[[PictureKey], Path | None],
    ) -> None:
        super().__init__(window)
        self._application = application
        self._themes = themes
        self._languages = languages
        self._workspace = workspace
        self._pictures = pictures
        self._window = window
        self._saved = saved
        self.timeline_page = TimelinePage(
            themes,
            languages,
            workspace.timeline,
            pictures,
            workspace.accounts,
            workspace.jobs,
            workspace.shortcuts,
            workspace.week,
            portal_address=portal_address,
            parent=window,
        )
        self._take(self.timeline_page)

    @cached_property
    def photos_page(self) -> PhotosPage:
        """The photos; imported and made when they are first wanted."""
        from konnect_desktop.views.photos.drag_out import DragOut  # noqa: PLC0415 — see above
        from konnect_desktop.views.photos.page import PhotosPage  # noqa: PLC0415 — see above

        work = self._workspace
        page = PhotosPage(
            self._application,
            self._themes,
            self._languages,
            work.photos,
            work.timeline,
            self._pictures,
            work.accounts,
            work.jobs,
            work.shortcuts,
            parent=self._window,
        )
        page.foot_changed.connect(self._lift_toasts)
        DragOut(page.grid, self._saved, lambda text: self._window.toast(text, icon="info"))
        self._take(page)
        return page

    def _take(self, page: TimelinePage | PhotosPage) -> None:
        # Else it would come with the window, whichever page that shows.
        page.hide()
        page.sign_in_wanted.connect(self.sign_in_wanted)
        page.view_chosen.connect(self._choose)

    @property
    def as_photos(self) -> bool:
        """Whether the photos are looked at."""
        return self._workspace.photos.options.now.as_photos

    def show(self) -> None:
        """Show the view that was looked at last."""
        page = self.photos_page if self.as_photos else self.timeline_page
        page.add_title_tools(self._window.title_tools)
        self._window.set_page(page)
        self._lift_toasts()

    def choose(self, *, as_photos: bool) -> None:
        """Show the timeline or the photos; the focus stays at the switch, else goes to the list."""
        ringed, focused = is_ringed(self._window), QApplication.focusWidget()
        switch = self._switch()
        at_switch = focused is not None and switch.isAncestorOf(focused)
        self._workspace.photos.options.look_at_photos(as_photos=as_photos)
        self.show()
        give_focus(self._switch().segment if at_switch else self._list(), ringed=ringed)

    def show_entry(self, key: EntryKey) -> None:
        """Show an entry in the timeline."""
        self._workspace.photos.options.look_at_photos(as_photos=False)
        self.show()
        row = self._workspace.timeline.row_of(key)
        if row >= 0:
            self.timeline_page.view.show_row(row)

    def show_after(self, key: EntryKey | None, *, ringed: bool) -> None:
        """Show what was looked at before an entry, and give the keyboard back to that entry."""
        self.show()
        if key is None or self.as_photos:
            give_focus(self._list(), ringed=ringed)
        else:
            self.timeline_page.view.focus_entry(key, ringed=ringed)

    def show_last(self, medium: ShownMedium) -> None:
        """Show where the photo is that was looked at last, after the viewer."""
        if self.as_photos:
            self.photos_page.show_last(medium, rings=is_ringed(self._window))

    def _choose(self, as_photos: bool) -> None:  # noqa: FBT001 — a slot
        self.choose(as_photos=as_photos)

    def _switch(self) -> ViewSwitch:
        page = self.photos_page if self.as_photos else self.timeline_page
        return page.top.switch

    def _list(self) -> QWidget:
        return self.photos_page.grid if self.as_photos else self.timeline_page.view

    def _lift_toasts(self) -> None:
        by = self.photos_page.selecting.reach if self.as_photos else 0
        self._window.lift_toasts(by)
