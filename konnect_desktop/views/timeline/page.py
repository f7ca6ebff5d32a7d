"""The page ‘Mijn kind’: title row, filters, banner, the timeline, and saving beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.system import clock
from konnect_desktop.viewmodels.account_entry import AccountState
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.timeline import TimelineModel
from konnect_desktop.viewmodels.timeline_rows import ShownChild
from konnect_desktop.viewmodels.week import WeekModel
from konnect_desktop.views.key_bindings import bind
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.timeline.actions import TimelineActions
from konnect_desktop.views.timeline.card_menu import Entry
from konnect_desktop.views.timeline.empty_panel import EmptyPanel
from konnect_desktop.views.timeline.looked_at import LookedAt
from konnect_desktop.views.timeline.news_pill import NewsPill
from konnect_desktop.views.timeline.notices import ShownNotice, empty_for
from konnect_desktop.views.timeline.page_head import PageHead
from konnect_desktop.views.timeline.page_layout import PageLayout
from konnect_desktop.views.timeline.page_top import PageTop
from konnect_desktop.views.timeline.save_menu import open_save_menu, save_entries
from konnect_desktop.views.timeline.side_column import SideColumn
from konnect_desktop.views.timeline.timeline_view import TimelineView
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline_page as words

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.saving import Jobs
    from konnect_desktop.views.pictures import PictureCache


class TimelinePage(QWidget):
    """The timeline with all around it.

    ``photo_opened`` tells a ``ShownMedium``, ``diary_opened`` an ``EntryKey``, ``save_wanted`` an
    account's id and a ``Selection``, ``sign_in_wanted`` an account's id, ``link_opened`` an
    address for the link gate, ``view_chosen`` whether the same shall be seen as photos.

    Args:
        themes: Where it gets the theme from.
        languages: Where it gets the language from.
        timeline: What it shows.
        pictures: PictureCache ready to be painted.
        accounts: How the accounts are doing; read anew through it.
        jobs: What is saved.
        shortcuts: The keys.
        week: Who comes on which day of this week.
        portal_address: Returns an account's portal in the browser, empty where unknown.
        now: The moment; for tests.
        parent: Its owner.
    """

    photo_opened = Signal(object)
    diary_opened = Signal(object)
    save_wanted = Signal(str, object)
    sign_in_wanted = Signal(str)
    link_opened = Signal(str)
    view_chosen = Signal(bool)

    def __init__(  # noqa: PLR0913, PLR0917 — its sources
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        timeline: TimelineModel,
        pictures: PictureCache,
        accounts: Accounts,
        jobs: Jobs,
        shortcuts: Shortcuts,
        week: WeekModel,
        *,
        portal_address: Callable[[str], str] | None = None,
        now: Callable[[], datetime] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._timeline = timeline
        now = now or clock.now
        seen = self._looked_at = LookedAt(languages, timeline, accounts, now)
        self._has_ways_to_save = False
        wishes = TimelineActions(self)
        self._tools = CardTools(
            themes=themes,
            languages=languages,
            pictures=pictures,
            saved=jobs,
            actions=wishes,
            merged=seen.is_merged,
            today=timeline.today,
            now=now,
            portal_address=portal_address or seen.portal_address,
            account_name=seen.account_name,
        )
        self.head = PageHead(themes, languages, shortcuts, self)
        self.top = PageTop(self._tools, self)
        self.view = TimelineView(self._tools, timeline, timeline, self)
        self.empty = EmptyPanel(themes, self)
        self.side = SideColumn(self._tools, week, self)
        self.pill = NewsPill(themes, languages, self)
        self._layout = PageLayout(self, themes)
        self._connect(accounts, jobs)
        within = Qt.ShortcutContext.WindowShortcut
        bind(self, shortcuts, {Act.RELOAD: self.refresh_all}, within)
        other = {Act.OTHER_VIEW: lambda: self.view_chosen.emit(True)}  # noqa: FBT003 — a signal
        bind(self, shortcuts, other)
        self.reword()

    def _connect(self, accounts: Accounts, jobs: Jobs) -> None:
        timeline, actions = self._timeline, self._tools.actions
        actions.photo_opened.connect(self.photo_opened)
        actions.diary_opened.connect(self.diary_opened)
        actions.save_wanted.connect(self.save_wanted)
        actions.link_opened.connect(self.link_opened)
        self.head.refresh_wanted.connect(self.refresh_all)
        self.head.save_asked.connect(self._open_save_menu)
        self.side.save_asked.connect(self._open_save_menu)
        self.top.child_filter.chosen.connect(self._looked_at.choose_child)
        self.top.kinds.chosen.connect(timeline.set_kinds)
        self.top.banner.pressed.connect(self._act_on)
        self.top.switch.chosen.connect(self.view_chosen)
        self.pill.clicked.connect(self.reveal)
        for signal in (timeline.ready_changed, timeline.children_changed, timeline.showing_changed):
            signal.connect(self.show_state)
        for signal in (timeline.modelReset, timeline.rowsInserted, timeline.rowsRemoved):
            signal.connect(self._show_body)
        timeline.announced_changed.connect(self._show_news)
        accounts.changed.connect(self.show_state)
        jobs.saved.connect(self.view.saved_changed)
        self._languages.changed.connect(self.reword)
        self._themes.changed.connect(self._refresh)

    # -- for the maker ----------------------------------------------------------------------------

    def add_title_tools(self, tools: QWidget) -> None:
        """Put what the window has for the title row at its end."""
        self.head.add_tools(tools)
        self.arrange()

    def refresh_all(self) -> None:
        """Read anew what is looked at, because the user asks for it."""
        self._looked_at.refresh()

    def reveal(self) -> None:
        """Show the new entries, which come in at the top."""
        self.view.scroll_to_top()
        self._timeline.reveal_announced()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self.setAccessibleName(words.title(self._languages.language))
        self.head.reword()
        self.top.reword()
        self.side.reword()
        self.view.reword()
        self.show_state()
        self._show_news()

    # -- what it shows ----------------------------------------------------------------------------

    def show_state(self) -> None:
        """Show how accounts, children and filters are now."""
        text = self._looked_at.freshness()
        self.head.set_freshness(text)
        self.top.set_freshness(text)
        self._show_children()
        self.top.kinds.show_kinds(self._timeline.showing.kinds)
        is_empty = not self._timeline.rowCount()
        self.top.banner.show_notice(self._looked_at.banner(is_empty=is_empty))
        self._has_ways_to_save = bool(self._ways_to_save())
        self._show_body()
        self.arrange()

    def _show_children(self) -> None:
        self._looked_at.show_children(self.top.child_filter, short=self._layout.is_bar)

    def _show_body(self) -> None:
        has_rows = self._timeline.rowCount() > 0
        if has_rows is self.view.isHidden():
            self.view.setVisible(has_rows)
            self.empty.setHidden(has_rows)
            self.arrange()
        for place in (self.head, self.side):
            place.set_can_save(can=self._has_ways_to_save and self._timeline.has_entries)
        if not has_rows:
            self._show_empty()

    def _show_empty(self) -> None:
        language = self._languages.language
        is_filtered = self._timeline.has_entries
        entries, notice = self._looked_at.entries(), None
        # Of accounts that could not be opened the timeline never comes to know anything.
        if self._timeline.ready or all(each.state is AccountState.PROBLEM for each in entries):
            notice = empty_for(entries, language, is_filtered=is_filtered)
        if notice is None:
            self.empty.show_loading(words.loading(language))
        elif is_filtered:
            self.empty.show_notice(notice, self._clear_filters)
        else:
            self.empty.show_notice(notice, lambda: self._act_on(notice))

    def _show_news(self) -> None:
        self.pill.show_count(self._timeline.announced)
        self._layout.place_pill()

    def _act_on(self, notice: ShownNotice) -> None:
        if notice.signs_in:
            self.sign_in_wanted.emit(notice.signs_in)
        else:
            self.refresh_all()

    def _clear_filters(self) -> None:
        self._timeline.set_children(None)
        self._timeline.set_kinds(None)

    def _open_save_menu(self, button: QWidget) -> None:
        open_save_menu(self._tools, self._ways_to_save(), button)

    def _ways_to_save(self) -> Sequence[Entry]:
        looks = [entry.look for entry in self._looked_at.entries()]
        return save_entries(self._tools, looks, _several(self._timeline.active_children()))

    # -- places -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Put everything in its place at the size that page and window have now."""
        self._layout.arrange()

    def _refresh(self) -> None:
        if not self._themes.keeps_sizes:
            self.arrange()
            self.show_state()

    @override
    def event(self, event: QEvent) -> bool:
        # What stands in the title row may take another theme, or come, after the page was arranged.
        if event.type() == QEvent.Type.LayoutRequest and not self._layout.head_fits:
            self.arrange()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_children()
        self.arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()


def _several(children: Sequence[ShownChild]) -> Sequence[ShownChild]:
    """Return the children where there is a choice between them."""
    return children if len(children) > 1 else ()
