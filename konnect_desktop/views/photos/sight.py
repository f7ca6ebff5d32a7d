"""What of the grid is in sight: its pictures are asked for, their forms are learnt from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.photos_album import usable_ratio
from konnect_desktop.viewmodels.pictures import PHOTOS

if TYPE_CHECKING:
    from konnect_desktop.views.photos.rows import PhotoRows, Tile
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

    def stripe(self, pages: float = 0) -> tuple[int, int]:
        """Return the stripe of the layout that is seen, with some pages above and below it."""
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
    after the last of them came and while nothing moves. ``settled`` says that all that is in sight
    was decoded.

    Args:
        tools: Sources of the grid.
        seen: The grid.
        is_held: Says that a hand holds something now, under which nothing may move away.
        parent: Its owner.
    """

    arrived = Signal(int)
    formed = Signal(object)
    settled = Signal()

    def __init__(
        self, tools: GridTools, seen: Seen, is_held: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._seen = seen
        self._is_held = is_held
        self._items: dict[PictureKey, int] = {}
        self._early: set[PictureKey] = set()
        self._ratios: dict[int, float] = {}
        self._moved_s = 0.0
        self._wish = self._timer(_WISH_AFTER_MS, self.look)
        self._form = self._timer(_FORM_AFTER_MS, self._tell_forms)
        tools.pictures.arrived.connect(self._arrive)
        tools.pictures.awaited.connect(self._paint_anew)
        tools.pictures.failed.connect(self._paint_anew)
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
        return self._tools.pictures.is_lost(key)

    def withdraw(self) -> None:
        """Want nothing any more: the grid is not shown."""
        self._wish.stop()
        self._tools.pictures.show((), (), PHOTOS)

    def look(self) -> None:
        """Ask for what is in sight, then for what is near, the nearest first."""
        if not self._seen.isVisible():
            return
        rows, (top, bottom) = self._seen.rows, self._seen.stripe()
        self._items = {}
        visible = self._note(rows.rows_between(top, bottom))
        below = rows.rows_between(bottom, 2 * bottom - top)
        above = reversed(list(rows.rows_between(2 * top - bottom, top)))
        near = self._note(each for pair in zip_longest(below, above) for each in pair if each)
        least_px = round(rows.form.target * _USUAL_RATIO * self._seen.devicePixelRatioF())
        self._tools.pictures.show(visible, near, PHOTOS, least_px=least_px)
        for key, item in self._items.items():
            self._learn(key, item)
        for key in self._early & self._items.keys():
            self.arrived.emit(self._items[key])
        self._early.clear()
        self._decode_ahead(near[:_MOST_AHEAD])

    def _note(self, rows: Iterable[Sequence[Tile]]) -> list[PictureKey]:
        """Note which pictures lie where; one that was noted before is left out."""
        album, found = self._tools.photos.model.album, list[PictureKey]()
        for tile in (tile for tiles in rows for tile in tiles):
            key = album.key(tile.item)
            if key not in self._items:
                self._items[key] = tile.item
                found.append(key)
        return found

    def _decode_ahead(self, keys: list[PictureKey]) -> None:
        """Have ready what comes into sight next, once there is nothing else to be decoded."""
        pictures, ratio = self._tools.pictures, self._seen.devicePixelRatioF()
        if not pictures.is_idle:
            return
        for key in keys:
            tile = self._seen.rows.tile(self._items[key])
            pictures.pixmap(key, QSize(tile.width, tile.height), ratio)
        if pictures.is_idle:
            self.settled.emit()

    # -- what comes -------------------------------------------------------------------------------

    def _arrive(self, key: PictureKey) -> None:
        item = self._items.get(key)
        if item is not None:
            self._learn(key, item)
            self.arrived.emit(item)
        elif self._wish.isActive():
            # It came before it was noted where it lies, and was painted without it.
            self._early.add(key)
        if self._tools.pictures.is_idle:
            self._wish.start()

    def _paint_anew(self, key: PictureKey) -> None:
        """It is lost, or waited for again."""
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
