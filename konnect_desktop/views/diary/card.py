"""A whole diary in one card: head, text, the day, all photos, attachments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.timeline_rows import EntryRow
from konnect_desktop.views.components.day_ribbon import DayRibbon, Moment, arrange
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.diary.media_grid import MediaGrid
from konnect_desktop.views.diary.moments import MomentList
from konnect_desktop.views.rich_text import MOST_LETTERS, RichTextView
from konnect_desktop.views.theme import Space
from konnect_desktop.views.timeline.card_column import ColumnCard
from konnect_desktop.views.timeline.card_head import CardHead
from konnect_desktop.views.timeline.card_menu import card_menu
from konnect_desktop.views.timeline.card_ribbon import ribbon_moments
from konnect_desktop.views.timeline.card_words import head_words
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline as words
from konnect_desktop.wording import timeline_page
from konnect_desktop.wording.day_rhythm import more_moments, the_day
from konnect_desktop.wording.numbers import size


class DiaryCard(ColumnCard):
    """Shows all of an entry; what is asked for is told by ``CardTools.actions``."""

    def __init__(self, tools: CardTools, row: EntryRow, parent: QWidget | None = None) -> None:
        super().__init__(tools.themes, parent)
        self._tools = tools
        self._row = row
        self.grid: MediaGrid | None = None
        self._ribbon: DayRibbon | None = None
        self._moments: Sequence[Moment] = ()
        merged = tools.merged()
        self._head_words = head_words(row, tools.language, tools.today(), merged=merged)
        self.setAccessibleName(self._head_words.spoken)
        self.head = CardHead(tools, row, self._head_words, self)
        self.head.menu_button.clicked.connect(self._open_menu)
        self.parts.add(self.head)
        self._add_text()
        self._add_day()
        self._add_media()
        self._add_attachments()

    @property
    def keys(self) -> Sequence[PictureKey]:
        """The pictures that it shows, portraits included."""
        return [*self.head.keys, *(self.grid.keys if self.grid else ())]

    def picture_arrived(self, key: PictureKey) -> None:
        """Show a picture that has come."""
        if key.child_id is not None:
            self.head.picture_arrived()
        elif self.grid is not None:
            self.grid.picture_arrived(key)

    @override
    def heightForWidth(self, arg__1: int) -> int:
        if self._ribbon is not None:
            # Where the line has no room for its beads the list below says it all.
            room = arg__1 - self.padding().left() - self.padding().right()
            is_line = arrange(self._moments, room, self._tools.theme) is not None
            self._ribbon.setHidden(not is_line)
        return super().heightForWidth(arg__1)

    def _add_text(self) -> None:
        tools, row = self._tools, self._row
        if row.text.plain.strip():
            name = timeline_page.text_about(self._head_words.name, tools.language)
            text = RichTextView(tools.themes, row.text, name, parent=self)
            text.link_activated.connect(tools.actions.link_opened)
            self.parts.add(text, space=Space.M)
        if row.text.shortened or len(row.text.plain) > MOST_LETTERS:
            note = Text(tools.themes, words.shortened(tools.language), role="ink3", wraps=True)
            self._add_owned(note)
            self._add_way_to_portal()

    def _add_day(self) -> None:
        tools, row = self._tools, self._row
        if not row.rhythm:
            return
        language = tools.language
        self._add_title(the_day(language))
        moments = ribbon_moments(row.rhythm, row.day, tools)
        if moments:
            more = partial(more_moments, language=language)
            self._ribbon = DayRibbon(tools.themes, moments, more, self)
            self._moments = moments
            self.parts.add(self._ribbon)
        self.parts.add(MomentList(tools, row.rhythm, self))

    def _add_media(self) -> None:
        tools, media = self._tools, self._row.media
        if not media:
            return
        videos = sum(medium.medium.kind is MediaKind.VIDEO for medium in media)
        self._add_title(timeline_page.pictures(len(media) - videos, videos, tools.language))
        self.grid = MediaGrid(tools, media, self)
        self.parts.add(self.grid)

    def _add_attachments(self) -> None:
        tools = self._tools
        if not self._row.attachments:
            return
        self._add_title(timeline_page.attachments(tools.language))
        for attachment in self._row.attachments:
            facts = [attachment.name]
            if attachment.size_bytes is not None:
                facts.append(size(attachment.size_bytes, tools.language))
            self._add_owned(Text(tools.themes, " · ".join(facts), wraps=True))
        self._add_way_to_portal()

    def _add_way_to_portal(self) -> None:
        tools = self._tools
        address = tools.portal_address(self._row.account.account_id)
        if address:
            link = LinkButton(tools.themes, words.open_in_portal(tools.language), parent=self)
            link.clicked.connect(lambda: tools.actions.link_opened.emit(address))
            self.parts.add(link, space=Space.XXS, hugs=True)

    def _add_title(self, text: str) -> None:
        title = Text(self._tools.themes, text, weight=QFont.Weight.DemiBold, wraps=True)
        self._add_owned(title, space=Space.XL)

    def _add_owned(self, text: Text, *, space: int = Space.XS) -> None:
        text.setParent(self)
        self.parts.add(text, space=space)

    def _open_menu(self) -> None:
        button = self.head.menu_button
        menu = card_menu(self._tools, self._row, button.accessibleName(), self, is_whole=True)
        place = button.mapToGlobal(QPoint(button.width(), button.height()))
        menu.popup(place - QPoint(menu.sizeHint().width(), 0))
