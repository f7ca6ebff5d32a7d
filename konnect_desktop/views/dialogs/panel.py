"""The sheet of a dialog: head with title and cross, content that scrolls, foot with buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.button_row import ButtonRow
from konnect_desktop.views.components.divider import Divider
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Scheme, Space, TextStyle, ThemeSource

_Way = QBoxLayout.Direction
_Bar = Qt.ScrollBarPolicy


class Panel(QFrame):
    """The sheet itself; ``outgrown`` tells that it wants another height."""

    outgrown = Signal()

    def __init__(
        self, themes: ThemeSource, title: str, closes: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._framed = True
        self._title = Text(themes, title, TextStyle.SECTION, wraps=True)
        self._subtitle = Text(themes, "", role="ink2", wraps=True)
        self._subtitle.hide()
        self.close_button = IconButton(themes, "x", closes)
        self.content = QWidget()
        self.body = QVBoxLayout()
        self._note = Text(themes, "", role="ink2", wraps=True)
        self._note.hide()
        self._buttons = ButtonRow(themes)
        self._head, self._foot = QWidget(), QWidget()
        self._head_row, self._words = QHBoxLayout(self._head), QVBoxLayout()
        self._foot_row = QBoxLayout(_Way.LeftToRight, self._foot)
        self._scroll = _Scroll(self.content)
        self._lines = (Divider(themes), Divider(themes))
        self._build()
        self.content.installEventFilter(self)
        self.refresh()
        themes.changed.connect(self.refresh)

    def _build(self) -> None:
        self._words.setSpacing(0)
        self._words.addWidget(self._title)
        self._words.addWidget(self._subtitle)
        self._head_row.addLayout(self._words, 1)
        self._head_row.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        # What is left of a window that is filled stays empty below the content.
        filled = QVBoxLayout(self.content)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addLayout(self.body)
        filled.addStretch(1)
        self._foot_row.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        self._foot_row.addWidget(self._buttons)
        self._show_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._lines[0])
        column.addWidget(self._scroll, 1)
        column.addWidget(self._lines[1])
        column.addWidget(self._foot)

    def set_title(self, title: str, subtitle: str) -> None:
        """Show another title and the line below it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setHidden(not subtitle)
        self.outgrown.emit()

    def set_note(self, text: str) -> None:
        """Show a line beside the buttons, or nothing."""
        self._note.setText(text)
        self._note.setHidden(not text)
        self._show_foot()
        self.outgrown.emit()

    def add_button(self, button: Button) -> Button:
        """Put a button at the end of the foot."""
        self._buttons.add(button)
        self._show_foot()
        return button

    def _show_foot(self) -> None:
        empty = self._note.isHidden() and not self._buttons.buttons
        self._foot.setHidden(empty)
        self._lines[1].setHidden(empty)

    def last_button(self) -> Button | None:
        """Return the main button."""
        shown = [button for button in self._buttons.buttons if button.isEnabled()]
        return shown[-1] if shown else None

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll the content so that a widget of it is seen."""
        if not self.content.isAncestorOf(widget):
            return
        bar, room = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        margin = self._themes.theme.px(Space.M)
        top = widget.mapTo(self.content, QPoint(0, 0)).y() - margin
        bottom = top + widget.height() + 2 * margin
        bar.setValue(min(max(bar.value(), bottom - room), top))

    def scroll_by(self, event: QKeyEvent) -> bool:
        """Scroll by arrows and page keys; say whether the key was one of them."""
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is not None:
            bar.setValue(wanted)
        return wanted is not None

    def set_framed(self, *, framed: bool) -> None:
        """Have round corners and an edge, or fill the window without."""
        if framed is not self._framed:
            self._framed = framed
            self.update()

    def height_at(self, width: int) -> int:
        """Return the height that shows all of it at a width."""
        self._fit_foot(width)
        lines = sum(line.height() for line in self._lines if not line.isHidden())
        content = self._height_of(self.content, width)
        foot = 0 if self._foot.isHidden() else self._height_of(self._foot, width)
        return self._height_of(self._head, width) + content + foot + lines

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._themes.theme
        side, space = theme.px(Space.XL), theme.px(Space.M)
        self._head_row.setContentsMargins(side, theme.px(Space.L), theme.px(Space.M), space)
        self._head_row.setSpacing(space)
        # The title's first line stands beside the middle of the cross.
        self._words.setContentsMargins(0, theme.px(7), 0, 0)
        self.body.setContentsMargins(side, theme.px(Space.L), side, theme.px(Space.L))
        self.body.setSpacing(theme.px(Space.M))
        self._foot_row.setContentsMargins(side, space, side, space)
        self._foot_row.setSpacing(space)

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__1 is self.content and arg__2.type() == QEvent.Type.LayoutRequest:
            self.outgrown.emit()
            self._scroll.drop_needless_bar()
        return super().eventFilter(arg__1, arg__2)

    @override
    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.Resize:
            self._fit_foot(self.width())
            self._scroll.drop_needless_bar()
        return super().event(e)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        if self._framed:
            needs_edge = theme.scheme is Scheme.DARK or theme.high_contrast
            paint_shape(
                painter,
                self.rect(),
                theme.px(Radius.DIALOG),
                fill=theme.roles.surface,
                edge=theme.roles.line if needs_edge else None,
                edge_width=edge_width(theme),
            )
        else:
            painter.fillRect(self.rect(), theme.roles.surface)
        painter.end()

    def _fit_foot(self, width: int) -> None:
        """Put the note above the buttons where both do not fit beside each other."""
        margins = self._foot_row.contentsMargins()
        free = width - margins.left() - margins.right()
        wanted = self._buttons.row_width()
        if not self._note.isHidden():
            wanted += self._themes.theme.px(160) + self._foot_row.spacing()
        beside = wanted <= free
        self._foot_row.setDirection(_Way.LeftToRight if beside else _Way.TopToBottom)

    @staticmethod
    def _height_of(part: QWidget, width: int) -> int:
        layout = part.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return part.sizeHint().height()


class _Scroll(QScrollArea):
    """The content, scrolled only where the window is too low for it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(_Bar.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def drop_needless_bar(self) -> None:
        """Take the bar away where only its own width makes it necessary; Qt would keep it."""
        if not self.verticalScrollBar().isVisible():
            return
        layout, least = self._content.layout(), self._content.minimumSizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            least = max(least, layout.totalHeightForWidth(self.width()))
        if least <= self.height():
            self.setVerticalScrollBarPolicy(_Bar.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(_Bar.ScrollBarAsNeeded)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
