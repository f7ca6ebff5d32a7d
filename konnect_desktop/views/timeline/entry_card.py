"""The card of a diary or of photos: head, text, day ribbon, photo strip."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.domain.rich_text import Block, BlockKind, RichText, Span
from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.viewmodels.timeline_rows import EntryRow
from konnect_desktop.views.components.day_ribbon import DayRibbon
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.focus import RING_RADIUS
from konnect_desktop.views.theme import Radius, Space
from konnect_desktop.views.timeline.card_column import ColumnCard
from konnect_desktop.views.timeline.card_head import CardHead
from konnect_desktop.views.timeline.card_menu import card_menu
from konnect_desktop.views.timeline.card_ribbon import beside_ribbon, ribbon_moments
from konnect_desktop.views.timeline.card_text import CardText
from konnect_desktop.views.timeline.card_words import caption_of, head_words
from konnect_desktop.views.timeline.media_strip import MediaStrip
from konnect_desktop.views.timeline.media_tile import MediaTile
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline as words
from konnect_desktop.wording import timeline_page
from konnect_desktop.wording.day_rhythm import more_moments

MOST_LINES: Final = 6
_MOST_BESIDE: Final = 2
_SPOKEN: Final = 240
_OPENS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryCard(ColumnCard):
    """Shows an entry; what is asked for is told by ``CardTools.actions``.

    A click on a diary opens the whole of it, wherever nothing else takes the click.
    """

    def __init__(self, tools: CardTools, row: EntryRow, parent: QWidget | None = None) -> None:
        super().__init__(tools.themes, parent)
        self._tools = tools
        self._row = row
        self._text: CardText | None = None
        self._more: LinkButton | None = None
        self._strip: MediaStrip | None = None
        self._stops: list[QWidget] = []
        self._pressed = False
        if self._is_diary:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        head = head_words(row, tools.language, tools.today(), merged=tools.merged())
        self.setAccessibleName(head.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(RING_RADIUS, float(Radius.CARD))
        self._head = CardHead(tools, row, head, self)
        self._head.menu_button.clicked.connect(self._open_menu)
        self.parts.add(self._head)
        self._add_text(head.name)
        self._add_day()
        self._add_media()

    @property
    def stops(self) -> Sequence[QWidget]:
        """What Tab stops at, in order."""
        inside = [*self._stops]
        if self._text is not None and self._text.focusPolicy() & Qt.FocusPolicy.TabFocus:
            inside.insert(0, self._text)
        return [
            self,
            self._head.menu_button,
            *(stop for each in inside for stop in _with_save(each)),
        ]

    @property
    def keys(self) -> Sequence[PictureKey]:
        """The pictures that it shows, portraits included."""
        return [*self._head.keys, *(self._strip.keys if self._strip else ())]

    def picture_arrived(self, key: PictureKey) -> None:
        """Show a picture that has come."""
        if key.child_id is not None:
            self._head.picture_arrived()
        elif self._strip is not None:
            self._strip.picture_arrived(key)

    def picture_failed(self, key: PictureKey) -> None:
        """Say that a picture could not be had."""
        if self._strip is not None:
            self._strip.picture_failed(key)

    def saved_changed(self) -> None:
        """Tell anew which photos are saved."""
        if self._strip is not None:
            self._strip.reword()

    @override
    def heightForWidth(self, arg__1: int) -> int:
        self._show_more(arg__1)
        return super().heightForWidth(arg__1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_more(self.width())
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS and self._open():
            return
        if event.key() == Qt.Key.Key_Menu:
            self._open_menu()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._is_diary and event.button() is Qt.MouseButton.LeftButton
        event.setAccepted(self._pressed)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, False
        if pressed and self.rect().contains(event.position().toPoint()):
            self._open()

    # -- what it is made of -----------------------------------------------------------------------

    def _add_text(self, name: str) -> None:
        tools, row = self._tools, self._row
        caption = caption_of(row) if row.kind is CardKind.PHOTO else ""
        text = _as_rich(caption) if caption else row.text
        if not text.plain.strip():
            return
        self.setAccessibleDescription(text.plain[:_SPOKEN])
        spoken = timeline_page.text_about(name, tools.language)
        self._text = CardText(tools.themes, text, spoken, most_lines=MOST_LINES, parent=self)
        self._text.link_activated.connect(tools.actions.link_opened)
        if self._is_diary:
            self._text.lead_on()
            self._text.clicked.connect(self._open)
        self.parts.add(self._text)

    def _show_more(self, width: int) -> None:
        """Show the way to the rest of the text while there is one at a width."""
        text = self._text
        if text is None:
            return
        text.heightForWidth(width - self.padding().left() - self.padding().right())
        if text.is_cut and self._more is None:
            link = LinkButton(
                self._tools.themes, words.read_more(self._tools.language), parent=self
            )
            link.clicked.connect(self._open)
            self.parts.add(link, space=Space.XXS, hugs=True, after=text)
            link.show()
            self._more = link
            self._stops.insert(0, link)
        if self._more is not None:
            self._more.setHidden(not text.is_cut)

    def _add_day(self) -> None:
        tools, row = self._tools, self._row
        moments = ribbon_moments(row.rhythm, row.day, tools)
        if moments:
            more = partial(more_moments, language=tools.language)
            ribbon = DayRibbon(tools.themes, moments, more, self)
            self.parts.add(ribbon, space=Space.M)
            self._stops.extend(ribbon.findChildren(LinkButton))
        for line in beside_ribbon(row.rhythm, tools.language)[:_MOST_BESIDE]:
            label = Text(tools.themes, line, role="ink2", wraps=True, most_lines=2, parent=self)
            self.parts.add(label)

    def _add_media(self) -> None:
        tools, row = self._tools, self._row
        if row.media:
            self._strip = MediaStrip(tools, row.media, self)
            self.parts.add(self._strip)
            self._stops.extend(self._strip.tiles)
        if row.attachments:
            count = timeline_page.attachment_count(len(row.attachments), tools.language)
            link = LinkButton(tools.themes, count, parent=self)
            link.clicked.connect(self._open)
            self.parts.add(link, hugs=True)
            self._stops.append(link)

    # -- what it does -----------------------------------------------------------------------------

    @property
    def _is_diary(self) -> bool:
        return self._row.kind is CardKind.JOURNAL

    def _open(self) -> bool:
        actions, row = self._tools.actions, self._row
        if self._is_diary:
            actions.diary_opened.emit(row.key)
        elif row.media:
            actions.photo_opened.emit(row.media[0])
        else:
            return False
        return True

    def _open_menu(self) -> None:
        button = self._head.menu_button
        menu = card_menu(self._tools, self._row, button.accessibleName(), self)
        place = button.mapToGlobal(QPoint(button.width(), button.height()))
        menu.popup(place - QPoint(menu.sizeHint().width(), 0))


def _as_rich(text: str) -> RichText:
    blocks = [Block(BlockKind.PARAGRAPH, (Span(line),)) for line in text.splitlines() if line]
    return RichText(tuple(blocks))


def _with_save(stop: QWidget) -> Sequence[QWidget]:
    """Return a stop, and after a photo the button that saves it, once that has been made."""
    if isinstance(stop, MediaTile) and stop.save is not None:
        return (stop, stop.save)
    return (stop,)
