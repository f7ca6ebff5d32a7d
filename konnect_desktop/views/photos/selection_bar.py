"""The bar of what is selected: how many, how much, what cannot go along, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.photos_selection import Selected
from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.painting.focus import INVERSE_RING
from konnect_desktop.views.painting.shadow import paint_shadow, shadow_margin
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.theme import Radius, Scheme, Space, TextStyle
from konnect_desktop.views.theme.shades import mixed
from konnect_desktop.wording import photos as photo_words
from konnect_desktop.wording import photos_page as words

HEIGHT: Final = 60
_MARK: Final = 18
_DIVIDER: Final = 0.3


class _Layout(NamedTuple):
    """What a bar of some width shows.

    With ``is_stacked`` the size stands below the count, with ``is_short`` saving is an icon alone.
    """

    is_stacked: bool
    has_month: bool
    tells_blocked: bool
    is_short: bool = False


class SelectionBar(QWidget):
    """Floats with its shadow around it; the maker places it and acts on its signals.

    ``ended`` asks for selecting to end, ``month_wanted`` for all of the month that is looked at,
    ``more_wanted`` for a menu below a place on the screen.
    """

    ended = Signal()
    month_wanted = Signal()
    more_wanted = Signal(QPoint)
    favourite_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, tools: GridTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._counted = Selected()
        self._month = ""
        self._marks: list[tuple[str, QRect]] = []
        self._divider = QRect()
        themes = tools.themes
        quiet, main = ButtonKind.ON_INVERSE, ButtonKind.INVERSE
        bold = QFont.Weight.DemiBold
        self.close_button = IconButton(themes, "x", "", kind=quiet, parent=self)
        self.count = Text(themes, "", weight=bold, role="on_inverse", tabular=True, parent=self)
        self.size_text = Text(themes, "", role="on_inverse", tabular=True, parent=self)
        self.blocked = Text(themes, "", role="on_inverse", tabular=True, parent=self)
        self.month = Button(themes, "", quiet, parent=self)
        self.favourite = IconButton(themes, "heart", "", kind=quiet, parent=self)
        self.more = IconButton(themes, "ellipsis", "", kind=quiet, parent=self)
        self.save = Button(themes, "", main, icon="download", parent=self)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        for button in self._buttons():
            button.setProperty(INVERSE_RING, True)  # noqa: FBT003 — Qt's own
        self.close_button.clicked.connect(self.ended)
        self.month.clicked.connect(self.month_wanted)
        self.favourite.clicked.connect(self.favourite_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.more.clicked.connect(self._ask_for_more)

    def _buttons(self) -> Sequence[Button]:
        return (self.close_button, self.month, self.favourite, self.more, self.save)

    def _ask_for_more(self) -> None:
        self.more_wanted.emit(self.more.mapToGlobal(QPoint(0, 0)))

    # -- what it says -----------------------------------------------------------------------------

    def show_selected(self, counted: Selected, month: str, *, favourites: bool) -> None:
        """Say what is selected, and the words of the month that is looked at."""
        self._counted, self._month = counted, month
        language = self._tools.language
        self.setAccessibleName(words.selection_bar(language))
        self.close_button.set_name(words.select_nothing(language))
        self.count.setText(words.selected(counted.total, language))
        self.size_text.setText(words.about(counted.size_bytes, language))
        blocked = words.not_downloadable(counted.blocked, language) if counted.blocked else ""
        self.blocked.setText(blocked)
        self.blocked.setToolTip(words.why_not_downloadable(language) if blocked else "")
        self.month.set_words(month)
        self.more.set_name(words.more(language))
        self.favourite.set_name(photo_words.make_favourite(language, is_one=favourites))
        self.favourite.set_icon_name("heart:filled" if favourites else "heart")
        self.save.setEnabled(counted.total > counted.blocked)
        self.favourite.setEnabled(counted.total > 0)
        for part in (self.count, self.size_text, self.blocked):
            part.refresh()

    # -- places -----------------------------------------------------------------------------------

    def fit(self, most: int) -> QSize:
        """Lay out what there is room for in a width, the shadow left out; return the whole size."""
        theme = self._tools.theme
        around, pad, gap = shadow_margin(theme), theme.px(Space.M), theme.px(Space.S)
        height = self._height()
        fitting = (each for each in _LAYOUTS if 2 * pad + self._room(each, gap) <= most)
        layout = next(fitting, _LAYOUTS[-1])
        if layout.is_short:
            pad = gap = theme.px(Space.XS)
        width = min(2 * pad + self._room(layout, gap), most)
        self._place(layout, QRect(around + pad, around, width - 2 * pad, height), gap)
        return QSize(width + 2 * around, height + 2 * around)

    def _height(self) -> int:
        theme = self._tools.theme
        lines = 2 * theme.line_height(TextStyle.BODY) + theme.px(Space.S)
        return max(theme.px(HEIGHT), lines)

    def _room(self, layout: _Layout, gap: int) -> int:
        """Return the width that a layout needs."""
        self._shorten_save(short=layout.is_short)
        widths = [each.sizeHint().width() for each in (self.close_button, self.favourite)]
        widths += [self.more.sizeHint().width(), self.save.sizeHint().width()]
        count, size = self.count.sizeHint().width(), self.size_text.sizeHint().width()
        widths.append(max(count, size) if layout.is_stacked else count + gap + size)
        if self._counted.blocked and layout.tells_blocked:
            mark = self._tools.theme.px(_MARK + Space.XS)
            widths.append(2 * gap + mark + self.blocked.sizeHint().width())
        if layout.has_month and self._month:
            widths.append(self.month.sizeHint().width())
        return sum(widths) + gap * (len(widths) - 1)

    def _shorten_save(self, *, short: bool) -> None:
        name = words.save(self._tools.language)
        self.save.setToolTip("")
        self.save.set_words("" if short else name)
        self.save.setAccessibleName(name)
        self.save.setToolTip(name if short else "")

    def _place(self, layout: _Layout, area: QRect, gap: int) -> None:
        self._marks, self._divider = [], QRect()
        left = _put(self.close_button, area, area.x()) + gap
        left = self._place_count(area, left, gap, is_stacked=layout.is_stacked)
        shows = bool(self._counted.blocked) and layout.tells_blocked
        self.blocked.setVisible(shows)
        if shows:
            side, line = self._tools.theme.px(_MARK), edge_width(self._tools.theme)
            tall = self._tools.theme.px(Space.XXL)
            left += gap
            self._divider = QRect(left, area.center().y() - tall // 2, line, tall)
            left += gap
            self._marks = [("download-off", QRect(left, area.y(), side, area.height()))]
            _put(self.blocked, area, left + side + self._tools.theme.px(Space.XS))
        right = area.right() + 1
        shown = [self.save, self.more, self.favourite]
        has_month = layout.has_month and bool(self._month)
        self.month.setVisible(has_month)
        if has_month:
            shown.append(self.month)
        for button in shown:
            width = button.sizeHint().width()
            _put(button, area, right - width)
            right -= width + gap
        self.update()

    def _place_count(self, area: QRect, left: int, gap: int, *, is_stacked: bool) -> int:
        """Place count and size beside each other or one below the other; return their end."""
        count, size = self.count.sizeHint(), self.size_text.sizeHint()
        if not is_stacked:
            return _put(self.size_text, area, _put(self.count, area, left) + gap)
        top = area.center().y() + 1 - count.height()
        self.count.setGeometry(QRect(QPoint(left, top), count))
        self.size_text.setGeometry(QRect(QPoint(left, top + count.height()), size))
        return left + max(count.width(), size.width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, roles = self._tools.theme, self._tools.theme.roles
        around, radius = shadow_margin(theme), theme.px(Radius.CARD)
        body = self.rect().adjusted(around, around, -around, -around)
        painter = QPainter(self)
        paint_shadow(painter, body, radius, theme)
        edge = roles.line if theme.scheme is Scheme.DARK else None
        width = edge_width(theme)
        paint_shape(painter, body, radius, fill=roles.inverse, edge=edge, edge_width=width)
        painter.fillRect(self._divider, mixed(roles.inverse, roles.on_inverse, _DIVIDER))
        for icon, box in self._marks:
            paint_icon(painter, icon, QRectF(box), roles.on_inverse, theme.text_scale)
        painter.end()


_LAYOUTS: Final = (
    _Layout(is_stacked=False, has_month=True, tells_blocked=True),
    _Layout(is_stacked=False, has_month=False, tells_blocked=True),
    _Layout(is_stacked=True, has_month=False, tells_blocked=True),
    _Layout(is_stacked=True, has_month=False, tells_blocked=False),
    _Layout(is_stacked=True, has_month=False, tells_blocked=False, is_short=True),
)
"""The first one that fits is taken."""


def _put(widget: QWidget, area: QRect, left: int) -> int:
    """Place a widget in the middle of a line; return where it ends."""
    size = widget.sizeHint()
    widget.setGeometry(left, area.y() + (area.height() - size.height()) // 2, *size.toTuple())
    return left + size.width()
