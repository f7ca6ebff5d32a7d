"""The viewer over the whole window: made ahead part by part, or when a photo is first opened."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from konnect_desktop.app.import_ahead import PAUSE_S
from konnect_desktop.system import clock
from konnect_desktop.viewmodels.day_diaries import DayDiaries
from konnect_desktop.viewmodels.viewer import Viewer
from konnect_desktop.viewmodels.viewer_options import ViewerOptions

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from konnect_desktop.app.account_facts import AccountFacts
    from konnect_desktop.app.workspace import Workspace
    from konnect_desktop.viewmodels.languages import LanguageSource
    from konnect_desktop.viewmodels.timeline_rows import ShownMedium
    from konnect_desktop.viewmodels.viewer import Diaries
    from konnect_desktop.viewmodels.viewer_path import Series
    from konnect_desktop.views.main_window import MainWindow
    from konnect_desktop.views.pictures import PictureCache
    from konnect_desktop.views.theme import ThemeSource
    from konnect_desktop.views.viewer.page import ViewerPage
    from konnect_desktop.views.viewer.parts import PageParts


class PhotoViewer(QObject):
    """Shows a photo or video over the window and uncovers it again.

    Its signals are those of its page, whether that is made or not.

    Args:
        application: Tells where the focus goes.
        themes: Where it gets the theme from.
        languages: Where it gets the language from.
        workspace: Whose photos.
        pictures: Pictures ready to be painted.
        window: What is covered.
        facts: Where photos are saved.
    """

    closed = Signal()
    entry_wanted = Signal(object)
    diary_wanted = Signal(object)
    link_opened = Signal(str)
    folder_wanted = Signal(object)
    told = Signal(str, bool)

    def __init__(  # noqa: PLR0913, PLR0917 — its sources
        self,
        application: QApplication,
        themes: ThemeSource,
        languages: LanguageSource,
        workspace: Workspace,
        pictures: PictureCache,
        window: MainWindow,
        facts: AccountFacts,
    ) -> None:
        super().__init__(window)
        self._application = application
        self._themes = themes
        self._languages = languages
        self._shortcuts = workspace.shortcuts
        self._pictures = pictures
        self._window = window
        self.model = Viewer(
            workspace.series,
            workspace.pictures,
            marks=workspace.marks,
            options=ViewerOptions(workspace.settings),
            # On an object a Signal is a SignalInstance.
            diaries=cast("Diaries", DayDiaries(workspace.timeline)),
            saved=facts.saved,
            full_at_hand=facts.full_at_hand,
        )

    # What the first paint does not need is imported and made when it is first wanted.

    @cached_property
    def page(self) -> ViewerPage:
        """Photos and films over the whole window."""
        from konnect_desktop.views.viewer.page import ViewerPage  # noqa: PLC0415 — see above

        page = ViewerPage(self._parts)
        page.closed.connect(self.closed)
        page.entry_wanted.connect(self.entry_wanted)
        page.diary_wanted.connect(self.diary_wanted)
        page.link_opened.connect(self.link_opened)
        page.folder_wanted.connect(self.folder_wanted)
        page.told.connect(self.told)
        page.offer_timeline()
        return page

    @cached_property
    def _parts(self) -> PageParts:
        from konnect_desktop.views.viewer.parts import PageParts  # noqa: PLC0415 — see above

        return PageParts(
            self._application,
            self._themes,
            self._languages,
            self.model,
            self._pictures,
            self._shortcuts,
            today=clock.today,
        )

    async def make_ahead(self) -> None:
        """Make the page in steps that nobody notices."""
        for _ in self._parts.steps():
            await asyncio.sleep(PAUSE_S)
        _ = self.page

    def open(self, medium: ShownMedium, series: Series | None = None) -> None:
        """Show a photo or video; next and previous go through ``series``."""
        page = self.page  # it shows what is opened once it is there
        self.model.open(medium, series)
        self._window.show_full(page)

    def close(self) -> ShownMedium | None:
        """Uncover the window; return what was looked at last."""
        shown = self.model.medium
        self.model.close()
        self._window.hide_full(self.page)
        return shown

    def shows_one_of(self, account_id: str) -> bool:
        """Say whether a photo of an account is looked at."""
        shown = self.model.medium
        return shown is not None and shown.key.account_id == account_id

    async def aclose(self) -> None:
        """End what is under way, and let go of film and thread."""
        await self.model.aclose()
        if "page" in vars(self):
            self.page.stop()
            self.page.deleteLater()
