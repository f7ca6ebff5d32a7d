"""The large parts of the viewer's page, each made when it is first wanted.

Rule: whoever has time before the viewer is opened makes them one after the other, by ``steps``, so
that no step holds the window up; the page makes what is still missing. A part that is painted for
the first time draws its icons and looks its fonts up, which opening should not wait for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.viewer import Viewer
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.viewer.bar import ViewerBar
from konnect_desktop.views.viewer.details import DetailsPanel
from konnect_desktop.views.viewer.film import FilmPlayer
from konnect_desktop.views.viewer.film_bar import FilmBar
from konnect_desktop.views.viewer.ground import DarkGround
from konnect_desktop.views.viewer.slide_bar import SlideBar
from konnect_desktop.views.viewer.stage import Stage
from konnect_desktop.views.viewer.strip import FilmStrip
from konnect_desktop.views.viewer.tools import ViewerTools

_USUAL_STRIP: Final = 12
"""How many small pictures are there before it is known how many there are of a day."""


class PageParts:
    """What a ``ViewerPage`` is put together from.

    Args:
        application: Tells where the focus goes.
        themes: The app's; the viewer makes itself dark.
        languages: What it speaks.
        viewer: What it shows.
        pictures: The pixmaps.
        shortcuts: The keys.
        today: The day in Amsterdam.
    """

    def __init__(  # noqa: PLR0913, PLR0917 — its sources
        self,
        application: QApplication,
        themes: ThemeSource,
        languages: LanguageSource,
        viewer: Viewer,
        pictures: PictureCache,
        shortcuts: Shortcuts,
        *,
        today: Callable[[], date],
    ) -> None:
        self.ground = DarkGround(themes)
        views = (self.ground.themes, languages)
        self.tools = ViewerTools(application, *views, viewer, pictures, shortcuts, today)

    def steps(self) -> Iterator[QObject]:
        """Make one part after the other; what is seen at once is also painted once, unseen."""
        yield self.bar
        self.bar.grab()
        yield self.bar
        yield self.stage
        self.stage.grab()
        yield self.stage
        yield self.player
        yield self.film_bar
        yield self.strip
        self.strip.make_ahead(_USUAL_STRIP)
        yield self.strip
        yield self.details
        yield self.slide_bar

    @cached_property
    def bar(self) -> ViewerBar:
        """The upper bar."""
        return ViewerBar(self.tools)

    @cached_property
    def stage(self) -> Stage:
        """The room for the picture."""
        return Stage(self.tools)

    @cached_property
    def player(self) -> FilmPlayer:
        """What plays films."""
        return FilmPlayer()

    @cached_property
    def film_bar(self) -> FilmBar:
        """The bar below a film."""
        return FilmBar(self.tools, self.player)

    @cached_property
    def strip(self) -> FilmStrip:
        """The small pictures of the day."""
        return FilmStrip(self.tools)

    @cached_property
    def details(self) -> DetailsPanel:
        """What is known of the shown one."""
        return DetailsPanel(self.tools)

    @cached_property
    def slide_bar(self) -> SlideBar:
        """The bar of a slideshow."""
        return SlideBar(self.tools)
