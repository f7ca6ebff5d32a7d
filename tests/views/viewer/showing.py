"""A viewer in a window, over the demo's own pictures and films."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.system.settings_values import Settings
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.viewmodels.viewer import Viewer, saved_nowhere
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.viewer.page import ViewerPage
from konnect_desktop.wording.language import Language
from tests.support.picture_shelf import (
    ACCOUNT,
    TODAY,
    FolderShelf,
    ListedSeries,
    demo_medium,
    demo_shelf,
    of_one_entry,
)
from tests.support.qt_loop import the_application, until
from tests.views.framing import Kept

PHOTO = demo_medium("bear-asleep", caption="Een dutje in de middag.")
LIKED = demo_medium("bear-close", liked=True)
CLOSED = demo_medium("bike-blue", downloadable=False)
FILM = demo_medium("candles", kind=MediaKind.VIDEO, caption="Kaarsjes uitblazen.")
LARGE = demo_medium("eggs-basket")
DAY = of_one_entry([PHOTO, LIKED, CLOSED, FILM, LARGE])


@dataclass
class Showing:
    """What a test has in its hands."""

    application: QApplication
    window: QWidget
    page: ViewerPage
    viewer: Viewer
    pictures: PictureCache
    languages: LanguageSource
    shelf: FolderShelf

    async def open(self, medium: ShownMedium) -> None:
        """Show a medium, and wait until its picture is there."""
        self.viewer.open(medium)
        self.page.show()
        self.page.setFocus()
        await until(lambda: self.viewer.strip and not self.page.stage.canvas.is_empty)
        await until(lambda: self.pictures.is_idle)

    def press(self, key: Qt.Key) -> None:
        """Press a key on what has the focus."""
        target = self.application.focusWidget() or self.page
        QTest.keyClick(target, key)

    def shown(self) -> str:
        """Return the name of the medium that is shown."""
        assert self.viewer.medium is not None
        return self.viewer.medium.key.picture_id


@asynccontextmanager
async def showing(  # noqa: PLR0913 — all but the first have a usual value
    themes: ThemeSource,
    *,
    language: Language = Language.NL,
    size: tuple[int, int] = (1280, 800),
    days: Sequence[Sequence[ShownMedium]] = (DAY,),
    shelf: FolderShelf | None = None,
    saved: Callable[[PictureKey], Path | None] = saved_nowhere,
    details_open: bool = True,
) -> AsyncGenerator[Showing]:
    """Give a viewer in an active window; all of it ends with the test."""
    application = the_application()
    shelf = shelf or demo_shelf([medium for day in days for medium in day])
    desk = PictureDesk()
    desk.add(ACCOUNT, shelf)
    pictures = PictureCache(desk)
    viewer = Viewer(ListedSeries(days), desk, saved=saved, details_open=details_open)
    languages = LanguageSource(language)
    window = QWidget()
    window.resize(*size)
    shortcuts = Shortcuts(SettingsModel(Settings(), Kept()))
    page = ViewerPage(
        themes, languages, viewer, pictures, shortcuts, today=lambda: TODAY, parent=window
    )
    page.hide()
    page.resize(*size)
    window.show()
    window.activateWindow()
    try:
        yield Showing(application, window, page, viewer, pictures, languages, shelf)
    finally:
        page.hide()
        await viewer.aclose()
        await desk.aclose()
        page.stop()
        pictures.close()
        window.close()
        window.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
