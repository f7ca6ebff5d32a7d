"""What of the grid is in sight: its pictures are asked for, their forms are learnt from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.photos_album import usable_ratio
from konnect_desktop.viewmodels.pictures import PHOTOS

if TYPE_CHECKING:
    from konnect_desktop.views.photos.rows import PhotoRows
    from konnect_desktop.views.photos.tools import GridTools

_WISH_AFTER_MS: Final = 40
_FORM_AFTER_MS: Final = 160
_STILL_FOR_S: Final = 0.2
_USUAL_RATIO: Final = 4 / 3
_SAME: Final = 0.02
_MOST_AHEAD: Final = 40


class Seen(Protocol):
    """What is known of the view (``views.photos.grid.PhotoGrid``)."""

    @property
    def rows(self) -> PhotoRows:
        """The layout."""
        ...

    def rows_in_sight(self, pages: int = 0) -> range:
        """Return the rows of which something can be seen, and those of some pages around."""
        ...

    def devicePixelRatioF(self) -> float:  # noqa: N802 — Qt's name
        """Return the pixels of the screen to each of ours."""
        ...

    def isVisible(self) -> bool:  # noqa: N802 — Qt's name
        """Say whether it is shown."""
        ...


class Sight(QObject):
    """Follows a grid; ``arrived`` tells the place of a photo whose picture is worth painting anew.

    ``formed`` tells a dictionary of photos and the ratios that they turn out to have, some time
    after the last of them came and while nothing moves.

    Args:
        tools: Sources of the grid.
        seen: The grid.
        is_held: Says that a hand holds something now, under which nothing may move away.
        parent: Its owner.
    """

    arrived = Signal(int)
    formed = Signal(object)

    def __init__(
        self, tools: GridTools, seen: Seen, is_held: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._seen = seen
        self._is_held = is_held
        self._items: dict[PictureKey, int] = {}
        self._lost: set[PictureKey] = set()
        self._ratios: dict[int, float] = {}
        self._moved_s = 0.0
        self._wish = self._timer(_WISH_AFTER_MS, self.look)
        self._form = self._timer(_FORM_AFTER_MS, self._tell_forms)
        tools.pictures.arrived.connect(self._arrive)
        tools.pictures.failed.connect(self._lose)
        tools.marks.changed.connect(self._remark)

    def _timer(self, after_ms: int, slot: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(slot)
        return timer

    def moved(self) -> None:
        """Look soon at what is in sight now."""
        self._moved_s = monotonic()
        if not self._wish.isActive():
            self._wish.start()

    def begin_anew(self) -> None:
        """Forget what is known by place: the photos are others."""
        self._items.clear()
        self._ratios.clear()
        self._wish.start()

    def is_lost(self, key: PictureKey) -> bool:
        """Say whether a picture could not be had."""
        return key in self._lost

    def withdraw(self) -> None:
        """Want nothing any more: the grid is not shown."""
        self._wish.stop()
        self._tools.pictures.show((), (), PHOTOS)

    def look(self) -> None:
        """Ask for what is in sight, then for what is near, the nearest first."""
        if not self._seen.isVisible():
            return
        album, rows = self._tools.photos.model.album, self._seen.rows
        sight, around = self._seen.rows_in_sight(), self._seen.rows_in_sight(1)
        self._items = {}
        visible = [self._note(item) for row in sight for item in rows.row_items(row)]
        near = [
            self._note(item) for row in _outwards(sight, around) for item in rows.row_items(row)
        ]
        least_px = round(rows.form.target * _USUAL_RATIO * self._seen.devicePixelRatioF())
        self._tools.pictures.show(visible, near, PHOTOS, least_px=least_px)
        for key, item in self._items.items():
            self._learn(key, item)
        self._decode_ahead([album.key(item) for item in self._ahead(sight, around)])

    def _note(self, item: int) -> PictureKey:
        key = self._tools.photos.model.album.key(item)
        self._items[key] = item
        return key

    def _ahead(self, sight: range, around: range) -> list[int]:
        rows = self._seen.rows
        items = [item for row in _outwards(sight, around) for item in rows.row_items(row)]
        return items[:_MOST_AHEAD]

    def _decode_ahead(self, keys: list[PictureKey]) -> None:
        """Have ready what comes into sight next, once there is nothing else to be decoded."""
        pictures, ratio = self._tools.pictures, self._seen.devicePixelRatioF()
        if not pictures.is_idle:
            return
        for key in keys:
            tile = self._seen.rows.tile(self._items[key])
            pictures.pixmap(key, QSize(tile.width, tile.height), ratio)

    # -- what comes -------------------------------------------------------------------------------

    def _arrive(self, key: PictureKey) -> None:
        self._lost.discard(key)
        item = self._items.get(key)
        if item is not None:
            self._learn(key, item)
            self.arrived.emit(item)

    def _lose(self, key: PictureKey, _: ErrorKind) -> None:
        self._lost.add(key)
        item = self._items.get(key)
        if item is not None:
            self.arrived.emit(item)

    def _remark(self, keys: frozenset[PictureKey]) -> None:
        for key in keys & self._items.keys():
            self._learn(key, self._items[key])
            self.arrived.emit(self._items[key])

    def _learn(self, key: PictureKey, item: int) -> None:
        ratio = self._tools.pictures.ratio(key)
        if ratio is None:
            return
        if self._tools.marks.turn_of(key) % 2:
            ratio = 1 / ratio
        ratio, known = usable_ratio(ratio), self._seen.rows.ratio(item)
        if abs(ratio - known) > _SAME * known:
            self._ratios[item] = ratio
            if not self._form.isActive():
                self._form.start()

    def _tell_forms(self) -> None:
        # Nothing moves under a hand, nor while one scrolls by.
        if self._is_held() or monotonic() - self._moved_s < _STILL_FOR_S:
            self._form.start()
            return
        ratios, self._ratios = self._ratios, {}
        if ratios:
            self.formed.emit(ratios)


def _outwards(inner: range, outer: range) -> Iterator[int]:
    """Give the rows around some rows, the nearest first, those below before those above."""
    for distance in range(1, len(outer) + 1):
        below, above = inner.stop - 1 + distance, inner.start - distance
        if below < outer.stop:
            yield below
        if above >= outer.start:
            yield above
