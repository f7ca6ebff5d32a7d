"""One thumbnail of the filmstrip: 56 high, the shown one 64 and ringed, turned as the photo is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.views.components.avatar import picture_brush
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.focus import paint_ring, ring_margin
from konnect_desktop.views.painting.photos import turned
from konnect_desktop.views.painting.shapes import centred, paint_disc, paint_shape
from konnect_desktop.views.theme import Radius
from konnect_desktop.views.viewer.tools import ViewerTools

THUMB: Final = 56
CURRENT: Final = 64
_THUMB_WIDTHS: Final = (44, 60)
_CURRENT_WIDTHS: Final = (48, 92)
_MARK: Final = 24
_MARK_ICON: Final = 12
_HEART: Final = 20
_HEART_ICON: Final = 12
_HEART_AWAY: Final = 4
_LOST: Final = 20
_USUAL_RATIO: Final = 4 / 3


class Thumb(PaintedButton):
    """A button that goes there; only the shown one is reached by Tab, the arrow keys move along."""

    def __init__(self, tools: ViewerTools, parent: QWidget) -> None:
        super().__init__(tools.themes, Radius.TAG, parent)
        self._tools = tools
        self._medium: ShownMedium | None = None
        self._is_current = False
        self._ratio = _USUAL_RATIO
        self._painted: tuple[tuple[object, ...], QPixmap] | None = None
        # Where what was painted is as sharp as can be had, the pictures are not asked any more.
        self._is_final = False
        self._hint = self._measured()

    def show_medium(self, medium: ShownMedium | None, name: str) -> None:
        """Show a medium, or nothing; it is not the shown one."""
        self._medium = medium
        self._painted = None
        self._ratio = _USUAL_RATIO
        self.note_form()
        self.setVisible(medium is not None)
        self.setAccessibleName(name)
        self.ring(is_current=False)

    def ring(self, *, is_current: bool) -> None:
        """Be the shown one, or one of the others."""
        self._is_current = is_current
        self.setAccessibleDescription(self._tools.word("shown_now") if is_current else "")
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if is_current else policy.ClickFocus)
        self.refresh()

    def note_form(self) -> bool:
        """Take ratio and turn, once they are known; say whether it has another form now."""
        before = self._ratio
        self._is_final = False
        if self._medium is not None:
            ratio = self._tools.pictures.ratio(self._medium.key) or _USUAL_RATIO
            self._ratio = 1 / ratio if self._turn() % 2 else ratio
        self._hint = self._measured()
        return before != self._ratio

    @override
    def refresh(self) -> None:
        self._hint = self._measured()
        super().refresh()

    @override
    def sizeHint(self) -> QSize:
        return self._hint

    def _turn(self) -> int:
        medium = self._medium
        return 0 if medium is None else self._tools.viewer.marks.turn_of(medium.key)

    def _measured(self) -> QSize:
        theme = self.theme
        around = 2 * ring_margin(theme)
        height = CURRENT if self._is_current else THUMB
        least, most = _CURRENT_WIDTHS if self._is_current else _THUMB_WIDTHS
        width = min(max(height * self._ratio, least), most)
        return QSize(theme.px(width) + around, theme.px(height) + around)

    # -- painting ---------------------------------------------------------------------------------

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, medium = self.theme, self._medium
        if medium is None:
            return
        around, radius = ring_margin(theme), theme.px(Radius.TAG)
        photo = rect.adjusted(around, around, -around, -around)
        picture = self._rounded(medium.key, photo.size())
        if picture is None:
            paint_shape(painter, photo, radius, fill=theme.roles.sunken)
            is_film = medium.medium.kind is MediaKind.VIDEO
            if not is_film and self._tools.pictures.is_lost(medium.key):
                box = centred(photo, theme.px(_LOST), theme.px(_LOST))
                paint_icon(painter, "image-off", box, theme.roles.ink3, theme.text_scale)
        else:
            painter.drawPixmap(photo.topLeft(), picture)
        self._paint_marks(painter, photo, medium)
        if self._is_current:
            paint_ring(painter, photo, radius, theme)
        elif self.step():
            paint_shape(painter, photo, radius, edge=theme.roles.on_photo, edge_width=theme.px(2))

    def _rounded(self, key: PictureKey, size: QSize) -> QPixmap | None:
        """Return the picture cut to size, cut once: the strip moves more often than it changes."""
        dpr, turn = self.devicePixelRatioF(), self._turn()
        before, form = self._painted, (size, dpr, turn)
        if self._is_final and before is not None and before[0][1:] == form:
            return before[1]
        lying = size.transposed() if turn % 2 else size
        pixmap = self._tools.pictures.pixmap(key, lying, dpr)
        if pixmap is None:
            return None
        self._is_final = self._tools.pictures.is_sharp(key, lying, dpr)
        of = (pixmap.cacheKey(), *form)
        if before is not None and before[0] == of:
            return before[1]
        cut = QPixmap(size * dpr)
        cut.setDevicePixelRatio(dpr)
        cut.fill(Qt.GlobalColor.transparent)
        painter = QPainter(cut)
        whole = QRectF(0, 0, size.width(), size.height())
        brush = picture_brush(turned(pixmap, turn), whole)
        paint_shape(painter, whole, self.theme.px(Radius.TAG), fill=brush)
        painter.end()
        self._painted = (of, cut)
        return cut

    def _paint_marks(self, painter: QPainter, photo: QRect, medium: ShownMedium) -> None:
        if medium.medium.kind is MediaKind.VIDEO:
            self._paint_mark(painter, centred(photo, self.theme.px(_MARK), self.theme.px(_MARK)))
        if self._tools.viewer.marks.is_favourite(medium.key):
            side, away = self.theme.px(_HEART), self.theme.px(_HEART_AWAY)
            left, top = photo.right() + 1 - side - away, photo.bottom() + 1 - side - away
            self._paint_mark(painter, QRectF(left, top, side, side), "heart:filled")

    def _paint_mark(self, painter: QPainter, disc: QRectF, icon: str = "play") -> None:
        theme = self.theme
        paint_disc(painter, disc, theme.roles.photo_veil)
        side = theme.px(_HEART_ICON if icon != "play" else _MARK_ICON)
        box = centred(disc, side, side)
        paint_icon(painter, icon, box, theme.roles.on_photo, theme.text_scale)
