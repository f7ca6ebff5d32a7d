"""Which pictures the viewer wants: the shown one, then what is likely next, then the filmstrip.

Rule: what is likely next is decoded in the size of the stage before it is asked for.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey, portrait_of
from konnect_desktop.viewmodels.pictures import VIEWER
from konnect_desktop.views.viewer.canvas import Canvas
from konnect_desktop.views.viewer.strip import FilmStrip
from konnect_desktop.views.viewer.tools import ViewerTools


class LookAhead(QObject):
    """Asks for pictures while the viewer is ``shown``."""

    def __init__(self, tools: ViewerTools, canvas: Canvas, strip: FilmStrip) -> None:
        super().__init__(canvas)
        self._tools = tools
        self._canvas = canvas
        self._strip = strip
        self._shown = False
        # A turn tells three times what comes next, as it learns it; it is looked at once.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._want)
        tools.pictures.arrived.connect(self._take_arrival)

    def show(self, *, shown: bool) -> None:
        """Begin to want pictures, or want none any more."""
        self._shown = shown
        self._want()

    def want(self) -> None:
        """Ask for the picture first, then its neighbours, then what the strip shows; soon."""
        self._soon.start(0)

    def _want(self) -> None:
        viewer, pictures = self._tools.viewer, self._tools.pictures
        medium = viewer.medium
        if medium is None or not self._shown:
            pictures.show((), (), VIEWER)
            return
        faces = [
            portrait_of(child.account.account_id, child.child.child_id) for child in medium.children
        ]
        near = [other.key for other in viewer.path.neighbours]
        pictures.show((medium.key, *faces), (*near, *self._strip.near()), VIEWER)
        self._decode()

    def _decode(self) -> None:
        """Have the neighbours ready in the size of the stage, once the shown one is there."""
        viewer = self._tools.viewer
        if not self._shown or viewer.medium is None or not self._canvas.is_sharp:
            return
        # What is asked for last is decoded first.
        for other in reversed(viewer.path.neighbours):
            self._decode_one(other.key, is_photo=other.medium.kind is MediaKind.PHOTO)

    def _decode_one(self, key: PictureKey, *, is_photo: bool) -> None:
        pictures, dpr = self._tools.pictures, self._canvas.devicePixelRatioF()
        size = self._canvas.fitting_size(key)
        pictures.pixmap(key, size, dpr)
        own = pictures.source_size(key)
        full = self._tools.viewer.full_at_hand(key) if is_photo else None
        if own is not None and full is not None and size.width() * dpr > own.width() + 1:
            pictures.pixmap(key, size, dpr, source=full)

    def _take_arrival(self, key: PictureKey) -> None:
        viewer = self._tools.viewer
        known = (viewer.medium, *viewer.path.neighbours)
        if any(medium is not None and medium.key == key for medium in known):
            self._decode()
