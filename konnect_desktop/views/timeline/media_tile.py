"""A photo or video in a card: a button that opens it, with a button on it that saves it.

Where saving is not allowed a mark and the tooltip say so.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.components.photo_strip import Photo, Tile, paint_tile
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import centred
from konnect_desktop.views.theme import Radius, Size, Space, Theme
from konnect_desktop.views.timeline.card_menu import medium_menu
from konnect_desktop.views.timeline.save_mark import SaveMark, paint_mark
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline_page as words
from konnect_desktop.wording.language import Language

_USUAL_PHOTO: Final = 4 / 3
_USUAL_VIDEO: Final = 16 / 9
_NARROWEST_RATIO: Final = 0.5
_WIDEST_RATIO: Final = 3.0
_LOST_ICON: Final = 24


def ratio_of(medium: ShownMedium, tools: CardTools) -> float:
    """Return width by height, a usual one until it is known, never an extreme."""
    is_video = medium.medium.kind is MediaKind.VIDEO
    known = tools.pictures.ratio(medium.key)
    ratio = known or (_USUAL_VIDEO if is_video else _USUAL_PHOTO)
    return min(max(ratio, _NARROWEST_RATIO), _WIDEST_RATIO)


def _name(medium: ShownMedium, tools: CardTools) -> str:
    of = medium.medium
    return words.medium_name(tools.language, of.kind, medium.place + 1, medium.of, of.caption)


def _may_not_save(language: Language, kind: MediaKind) -> str:
    return words.save_medium(language, kind, may=False, is_saved=False)


class MediaTile(PaintedButton):
    """Shows one medium; where more of the card lie behind it, how many."""

    def __init__(self, tools: CardTools, medium: ShownMedium, parent: QWidget) -> None:
        super().__init__(tools.themes, Radius.PHOTO, parent)
        self._tools = tools
        self._medium = medium
        self._tile = Tile(0, QRect())
        self._is_last = False
        self._drawn: QPixmap | None = None
        self._failed = tools.pictures.is_lost(medium.key)
        self.setAccessibleName(_name(medium, tools))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: tools.actions.photo_opened.emit(medium))
        self.save: SaveMark | None = None
        self._explain()

    @property
    def key(self) -> PictureKey:
        """Which picture it shows."""
        return self._medium.key

    def place(self, tile: Tile, *, is_last: bool) -> None:
        """Take a place in the strip."""
        self._tile, self._is_last = tile, is_last
        self.setGeometry(tile.rect)
        self._place_save()
        self._redraw()

    @override
    def refresh(self) -> None:
        self._drawn = None
        super().refresh()

    def picture_arrived(self) -> None:
        """Show the picture that is there now, or wait for the one that is on its way."""
        self._failed = False
        self._explain()
        self._redraw()

    def picture_failed(self) -> None:
        """Say that the picture could not be had."""
        self._failed = True
        self._explain()
        self._redraw()

    def _explain(self) -> None:
        """Say in the tooltip why there is no photo, else that it may not be saved."""
        language, medium = self._tools.language, self._medium.medium
        said = "" if medium.downloadable else _may_not_save(language, medium.kind)
        if self._failed:
            said = words.picture_failed(language)
        self.setToolTip(said)

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._tile.rect.size()

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        # A photo is scaled and clipped once, not at each step of scrolling.
        ratio = painter.device().devicePixelRatio()
        if self._drawn is None or self._drawn.size() != rect.size() * ratio:
            self._drawn = self._draw(rect, ratio)
        painter.drawPixmap(rect.topLeft(), self._drawn)

    def _draw(self, rect: QRect, ratio: float) -> QPixmap:
        theme = self.theme
        drawn = QPixmap(rect.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        picture = self._tools.pictures.pixmap(self._medium.key, rect.size(), ratio)
        is_video = self._medium.medium.kind is MediaKind.VIDEO
        painter = QPainter(drawn)
        paint_tile(
            painter,
            rect,
            Photo(1.0, "", picture, is_video),
            theme,
            hidden=self._tile.hidden,
            left_end=self._tile.index == 0,
            right_end=self._is_last,
        )
        if picture is None and self._failed and not is_video and not self._tile.hidden:
            side = theme.px(_LOST_ICON)
            box = centred(rect, side, side)
            paint_icon(painter, "image-off", box, theme.roles.ink3, theme.text_scale)
        if not self._tile.hidden:
            paint_mark(painter, _corner(rect.size(), theme), self._mark(), theme)
        painter.end()
        return drawn

    def _mark(self) -> str:
        medium = self._medium
        if not medium.medium.downloadable:
            return "download-off"
        saved = self._tools.saved.is_saved(medium.key.account_id, medium.medium.media_id)
        return "check" if saved else "download"

    def saved_changed(self) -> None:
        """Say whether the photo is saved now."""
        if self.save is not None:
            self.save.reword()
        self._redraw()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = medium_menu(self._tools, self._medium, self)
        menu.popup(event.globalPos())

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.offer_save()

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        self.offer_save()

    def offer_save(self) -> SaveMark | None:
        """Put the button that saves on the photo; made when pointer or keyboard first come."""
        if self._tile.hidden or not self._medium.medium.downloadable:
            return None
        if self.save is None:
            self.save = SaveMark(self._tools, self._medium, self)
            QWidget.setTabOrder(self, self.save)
            self._place_save()
            self.save.show()
        self.save.reword()
        self.save.update()
        return self.save

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._update_save()

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        self._update_save()

    def _update_save(self) -> None:
        if self.save is not None:
            self.save.update()

    def _place_save(self) -> None:
        if self.save is not None:
            self.save.setGeometry(_corner(self._tile.rect.size(), self.theme))
            self.save.setVisible(not self._tile.hidden)


def _corner(tile: QSize, theme: Theme) -> QRect:
    side, gap = theme.px(Size.HIT), theme.px(Space.XXS)
    return QRect(tile.width() - side - gap, tile.height() - side - gap, side, side)
