"""The small dark button on a photo that saves it, and the mark of one that may not be saved."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.services.saving.selection import OfMedia
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import centred, paint_shape
from konnect_desktop.views.theme import Radius, Size, Theme
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline_page as words

_MARK: Final = 28
_ICON: Final = 18


def paint_mark(painter: QPainter, rect: QRect, icon: str, theme: Theme) -> None:
    """Paint an icon on a dark square in the middle of ``rect``."""
    mark = centred(rect, theme.px(_MARK), theme.px(_MARK))
    paint_shape(painter, mark, theme.px(Radius.PHOTO), fill=theme.roles.photo_veil)
    side = theme.px(_ICON)
    box = centred(mark, side, side)
    paint_icon(painter, icon, box, theme.roles.on_photo, theme.text_scale)


class SaveMark(PaintedButton):
    """Saves the medium it lies on, whose tile paints the mark; darker under pointer and keys."""

    def __init__(self, tools: CardTools, medium: ShownMedium, tile: QWidget) -> None:
        super().__init__(tools.themes, Radius.PHOTO, tile)
        self._tools = tools
        self._medium = medium
        self.clicked.connect(self._save)

    def reword(self) -> None:
        """Say what it does now."""
        kind, language = self._medium.medium.kind, self._tools.language
        name = words.save_medium(language, kind, may=True, is_saved=self._is_saved())
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(Size.HIT), self.theme.px(Size.HIT))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        if self.underMouse() or self.hasFocus():
            icon = "check" if self._is_saved() else "download"
            paint_mark(painter, rect, icon, self.theme)

    def _is_saved(self) -> bool:
        medium = self._medium
        return self._tools.saved.is_saved(medium.key.account_id, medium.medium.media_id)

    def _save(self) -> None:
        wanted = OfMedia(frozenset({self._medium.medium.media_id}))
        self._tools.actions.save_wanted.emit(self._medium.key.account_id, wanted)
