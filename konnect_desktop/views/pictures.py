"""Pictures ready to be painted: decoded in two threads, kept up to a number of bytes.

Rule: ``pixmap`` never waits. What is not there yet is asked for, and ``arrived`` says when to
ask again.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QPixmap

from konnect_desktop.cache.local_copy_media import Look
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.pictures import TIMELINE, PictureDesk
from konnect_desktop.views.decoding import Decoded, decode, limit_allocations

BUDGET_BYTES: Final = 192 * 2**20
_THREADS: Final = 2
_PIXEL_BYTES: Final = 4
# Bounds for the longer side, half an octave apart. 504 is an eighth of 4032, the usual camera's.
_SMALLEST_BOUND: Final = 63
_STEPS_PER_OCTAVE: Final = 2
_USUAL_RATIO: Final = 4 / 3
_MOST_WAITING: Final = 256
_MOST_KNOWN: Final = 8192
# Another copy may be better.
_OF_THE_COPY: Final = frozenset({ErrorKind.PATH_GONE, ErrorKind.MEDIA_DAMAGED})


class Form(Struct, frozen=True):
    """A picture decoded to a bound: ``source`` is its file, None for the desk's best copy."""

    key: PictureKey
    bound: int
    source: Path | None = None


class _Kept(Struct, frozen=True):
    pixmap: QPixmap
    path: Path
    whole: bool

    @property
    def size_bytes(self) -> int:
        return self.pixmap.width() * self.pixmap.height() * _PIXEL_BYTES


class PictureCache(QObject):
    """Pixmaps by picture and size; oldest used out first.

    ``arrived`` tells a ``PictureKey`` whose pixmap is worth asking for again, ``failed`` one that
    cannot be shown and an ``ErrorKind``, once, ``awaited`` one that was missing and is on its way
    again. Close it before the application ends.

    Args:
        desk: Where the files are.
        budget_bytes: How much memory pixmaps may take; the one asked for last always stays.
    """

    arrived = Signal(object)
    failed = Signal(object, object)
    awaited = Signal(object)
    _decoded = Signal(object, object, object)

    def __init__(
        self,
        desk: PictureDesk,
        *,
        budget_bytes: int = BUDGET_BYTES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        limit_allocations()
        self._desk = desk
        self._budget_bytes = budget_bytes
        self._kept: OrderedDict[Form, _Kept] = OrderedDict()
        self._bounds: dict[tuple[PictureKey, Path | None], list[int]] = {}
        self._kept_bytes = 0
        self._sources: OrderedDict[tuple[PictureKey, Path | None], QSize] = OrderedDict()
        self._colors: OrderedDict[PictureKey, int] = OrderedDict()
        self._failures: dict[tuple[PictureKey, Path], ErrorKind] = {}
        # Whose copy was thrown away for that, until another one comes.
        self._lost: dict[PictureKey, ErrorKind] = {}
        self._waiting: OrderedDict[Form, None] = OrderedDict()
        self._running: dict[Form, Path] = {}
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="decoding")
        self._closed = False
        self._decoded.connect(self._take)
        desk.arrived.connect(self._look_again)
        desk.failed.connect(self.failed)
        desk.awaited.connect(self.awaited)

    # -- for views --------------------------------------------------------------------------------

    def pixmap(
        self, key: PictureKey, size: QSize, dpr: float = 1.0, *, source: Path | None = None
    ) -> QPixmap | None:
        """Return the picture, large enough to cover ``size`` in logical pixels, or what there is.

        The picture is whole, in its own ratio, and carries ``dpr``. While a sharper one is on its
        way, the nearest that is there is returned; None when there is none. ``source`` names a
        file to show instead of the desk's best copy.
        """
        form = Form(key, self._bound(key, size, dpr, source), source)
        found = self._find(form)
        if found is None or not self._serves(found, form):
            self._ask(form)
        if found is None:
            return None
        self._kept.move_to_end(found)
        pixmap = self._kept[found].pixmap
        if pixmap.devicePixelRatio() != dpr:
            pixmap.setDevicePixelRatio(dpr)
        return pixmap

    def is_sharp(
        self, key: PictureKey, size: QSize, dpr: float = 1.0, *, source: Path | None = None
    ) -> bool:
        """Say whether ``pixmap`` would return the best there is for ``size``."""
        form = Form(key, self._bound(key, size, dpr, source), source)
        found = self._find(form)
        return found is not None and self._serves(found, form)

    def has_copy(self, key: PictureKey) -> bool:
        """Say whether there is a file to show it from."""
        return self._desk.path(key) is not None

    def ratio(self, key: PictureKey) -> float | None:
        """Return width by height, where known."""
        size = self._sources.get((key, None))
        return self._desk.ratio(key) if size is None else size.width() / size.height()

    def color(self, key: PictureKey) -> int | None:
        """Return the mean colour of a picture as 0xRRGGBB, once it has been decoded."""
        return self._colors.get(key)

    def source_size(self, key: PictureKey, *, source: Path | None = None) -> QSize | None:
        """Return how large the whole picture is in pixels, once it has been decoded."""
        return self._sources.get((key, source))

    def failure(self, key: PictureKey, *, source: Path | None = None) -> ErrorKind | None:
        """Return why a copy on disk, or ``source``, cannot be shown, if it cannot."""
        copies = (self._desk.path(key), self._desk.path(key, _SMALLEST_BOUND))
        paths = [path for path in (copies if source is None else (source,)) if path is not None]
        if not paths:
            return self._lost.get(key)
        found = (self._failures.get((key, path)) for path in paths)
        return next((kind for kind in found if kind is not None), None)

    def is_lost(self, key: PictureKey) -> bool:
        """Say whether a picture cannot be shown: it cannot be had now, or not be decoded."""
        return (self._desk.why_missing(key) or self.failure(key)) is not None

    def show(
        self,
        visible: Sequence[PictureKey],
        near: Sequence[PictureKey],
        place: str = TIMELINE,
        *,
        least_px: int | None = None,
    ) -> None:
        """Say what a place on the screen shows and may show next; nothing else is waited for.

        A place that shows pictures small says how many pixels their longer sides need there.
        """
        before = self._desk.wanted()
        self._desk.want(visible, near, place, least_px=least_px)
        withdrawn = before - self._desk.wanted()
        for form in [form for form in self._waiting if form.key in withdrawn]:
            del self._waiting[form]

    # -- for the maker ----------------------------------------------------------------------------

    @property
    def kept_bytes(self) -> int:
        """How much memory the pixmaps take."""
        return self._kept_bytes

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being decoded or waits for that."""
        return not self._waiting and not self._running

    def forget(self, account_id: str) -> None:
        """Drop everything of an account that is closed."""
        for form in [form for form in self._kept if form.key.account_id == account_id]:
            self._drop(form)
        for form in [form for form in self._waiting if form.key.account_id == account_id]:
            del self._waiting[form]
        for known in [known for known in self._sources if known[0].account_id == account_id]:
            del self._sources[known]
        for colored in [known for known in self._colors if known.account_id == account_id]:
            del self._colors[colored]
        for lost in [lost for lost in self._failures if lost[0].account_id == account_id]:
            del self._failures[lost]
        for key in [key for key in self._lost if key.account_id == account_id]:
            del self._lost[key]

    def close(self) -> None:
        """Stop decoding and wait for what runs, at most the time of two pictures."""
        self._closed = True
        self._waiting.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    # -- finding ----------------------------------------------------------------------------------

    def _bound(self, key: PictureKey, size: QSize, dpr: float, source: Path | None) -> int:
        width, height = max(size.width(), 1) * dpr, max(size.height(), 1) * dpr
        known = self._sources.get((key, source))
        ratio = known.width() / known.height() if known else self._desk.ratio(key)
        if ratio is None or not math.isfinite(ratio) or ratio <= 0:
            return _bound_for(max(width, height) * _USUAL_RATIO)
        covering = max(height, width / ratio)
        return _bound_for(max(covering, covering * ratio))

    def _find(self, form: Form) -> Form | None:
        """Return the form itself, else the nearest larger one, else the largest smaller one."""
        bounds = self._bounds.get((form.key, form.source), [])
        larger = [bound for bound in bounds if bound >= form.bound]
        if not bounds:
            return None
        return Form(form.key, min(larger) if larger else max(bounds), form.source)

    def _serves(self, found: Form, wanted: Form) -> bool:
        kept = self._kept[found]
        if kept.whole or wanted.bound <= found.bound <= 2 * wanted.bound:
            return kept.path == self._path(found)
        return False

    def _path(self, form: Form) -> Path | None:
        return form.source or self._desk.path(form.key, form.bound)

    # -- decoding ---------------------------------------------------------------------------------

    def _ask(self, form: Form) -> None:
        path = self._path(form)
        if self._closed or path is None or form in self._running:
            return
        if (form.key, path) in self._failures:
            return
        self._waiting[form] = None
        self._waiting.move_to_end(form)
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        self._start()

    def _start(self) -> None:
        while self._waiting and len(self._running) < _THREADS:
            form, _ = self._waiting.popitem()
            path = self._path(form)
            if path is not None:
                self._running[form] = path
                self._pool.submit(self._decode, form, path)

    def _decode(self, form: Form, path: Path) -> None:
        """Decode and send the result home; in a thread of the pool."""
        self._decoded.emit(form, path, decode(self._desk.open, path, form.bound))

    def _take(self, form: Form, path: Path, result: Decoded | ErrorKind) -> None:
        self._running.pop(form, None)
        if self._closed or not self._desk.knows(form.key.account_id):
            return
        if isinstance(result, ErrorKind):
            self._fail(form, path, result)
        else:
            self._keep(form, path, result)
        self._start()

    def _keep(self, form: Form, path: Path, result: Decoded) -> None:
        self._note(form, result)
        self._drop(form)
        kept = _Kept(QPixmap.fromImage(result.image), path, result.image.size() == result.source)
        self._kept[form] = kept
        self._bounds.setdefault((form.key, form.source), []).append(form.bound)
        self._kept_bytes += kept.size_bytes
        while self._kept_bytes > self._budget_bytes and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))
        self.arrived.emit(form.key)

    def _note(self, form: Form, result: Decoded) -> None:
        known = self._sources.get((form.key, form.source))
        # A thumb that is decoded for a small place says nothing new of a larger copy.
        if known is None or known.width() < result.source.width():
            self._sources[form.key, form.source] = result.source
        if len(self._sources) > _MOST_KNOWN:
            self._sources.popitem(last=False)
        if form.key not in self._colors:
            self._colors[form.key] = result.color
            if len(self._colors) > _MOST_KNOWN:
                self._colors.popitem(last=False)
            look = Look(result.source.width(), result.source.height(), result.color)
            self._desk.note_look(form.key, look)

    def _fail(self, form: Form, path: Path, kind: ErrorKind) -> None:
        self._failures[form.key, path] = kind
        if kind in _OF_THE_COPY and form.source is None:
            self._lost[form.key] = kind
            self._desk.discard(form.key)
        self.failed.emit(form.key, kind)

    def _drop(self, form: Form) -> None:
        kept = self._kept.pop(form, None)
        if kept is None:
            return
        self._kept_bytes -= kept.size_bytes
        bounds = self._bounds[form.key, form.source]
        bounds.remove(form.bound)
        if not bounds:
            del self._bounds[form.key, form.source]

    def _look_again(self, key: PictureKey) -> None:
        """A file has come: what failed before may be whole now."""
        for lost in [lost for lost in self._failures if lost[0] == key]:
            del self._failures[lost]
        self._lost.pop(key, None)
        self.arrived.emit(key)


def _bound_for(pixels: float) -> int:
    steps = math.ceil(_STEPS_PER_OCTAVE * math.log2(max(pixels, 1) / _SMALLEST_BOUND) - 1e-9)
    return round(_SMALLEST_BOUND * 2 ** (max(steps, 0) / _STEPS_PER_OCTAVE))
