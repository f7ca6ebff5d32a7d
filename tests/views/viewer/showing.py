"""A viewer in a window, over the demo's own pictures and films."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.system.settings_values import Settings, ViewerChoices
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.timeline_rows import EntryRow, ShownMedium
from konnect_desktop.viewmodels.viewer import Diaries, Viewer, Where, nowhere
from konnect_desktop.viewmodels.viewer_options import ViewerOptions
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.viewer.page import ViewerPage
from konnect_desktop.views.viewer.parts import PageParts
from konnect_desktop.wording.language import Language
from tests.support.own_marks import memory_marks
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
LARGE = demo_medium("eggs-basket", caption="Op deze foto staat Noor", generated=True)
DAY = of_one_entry([PHOTO, LIKED, CLOSED, FILM, LARGE])


def move(widget: QWidget, to: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer over a widget.

    ``QTest.mouseMove`` lets the loop turn within a step of a coroutine, where no other may begin.
    """
    at, keys = QPointF(to), Qt.KeyboardModifier.NoModifier
    buttons = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, at, widget.mapToGlobal(at), buttons, held, keys)
    QApplication.sendEvent(widget, event)


class ListedDiaries(QObject):
    """The same diaries for every photo."""

    changed = Signal()

    def __init__(self, *rows: EntryRow) -> None:
        super().__init__()
        self._all = rows
        self.rows: tuple[EntryRow, ...] = ()
        self.asked: list[ShownMedium | None] = []

    def look_for(self, medium: ShownMedium | None) -> None:
        self.asked.append(medium)
        rows = self._all if medium is not None else ()
        if rows != self.rows:
            self.rows = rows
            self.changed.emit()

    async def aclose(self) -> None:
        self.rows = ()


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
        await until(lambda: self.viewer.path.strip and not self.page.stage.canvas.is_empty)
        await until(lambda: self.pictures.is_idle)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key on what has the focus."""
        target = self.application.focusWidget() or self.page
        QTest.keyClick(target, key, held)

    def trigger(self, words: str) -> None:
        """Pick an entry of the menu of all that can be done."""
        menu = self.page.acts.popup(self.page, self.page.mapToGlobal(self.page.rect().center()))
        entries = {action.text().partition("\t")[0]: action for action in menu.actions()}
        entries[words].trigger()
        menu.close()

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
    saved: Where = nowhere,
    full_at_hand: Where = nowhere,
    details_open: bool = True,
    diaries: ListedDiaries | None = None,
) -> AsyncGenerator[Showing]:
    """Give a viewer in an active window; all of it ends with the test."""
    application = the_application()
    shelf = shelf or demo_shelf([medium for day in days for medium in day])
    desk = PictureDesk()
    desk.add(ACCOUNT, shelf)
    pictures = PictureCache(desk)
    settings = SettingsModel(Settings(viewer=ViewerChoices(details=details_open)), Kept())
    viewer = Viewer(
        ListedSeries(days),
        desk,
        marks=memory_marks(ACCOUNT),
        options=ViewerOptions(settings),
        diaries=cast("Diaries | None", diaries),
        saved=saved,
        full_at_hand=full_at_hand,
    )
    languages = LanguageSource(language)
    window = QWidget()
    window.resize(*size)
    shortcuts = Shortcuts(settings)
    parts = PageParts(
        application, themes, languages, viewer, pictures, shortcuts, today=lambda: TODAY
    )
    page = ViewerPage(parts, window)
    page.hide()
    page.resize(*size)
    window.show()
    window.activateWindow()
    try:
        yield Showing(application, window, page, viewer, pictures, languages, shelf)
    finally:
        page.hide()
        await viewer.aclose()
        await viewer.marks.aclose()
        await desk.aclose()
        await settings.aclose()
        page.stop()
        pictures.close()
        window.close()
        window.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
