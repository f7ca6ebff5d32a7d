"""The page ‘Mijn kind’: title row, filters, banner, the timeline, and saving beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.viewmodels.account_entry import AccountEntry, AccountState
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.timeline import TimelineModel
from konnect_desktop.viewmodels.timeline_rows import AccountLook, ShownChild
from konnect_desktop.viewmodels.week import WeekModel
from konnect_desktop.views.components.navigation import NavigationForm, form_for
from konnect_desktop.views.key_bindings import bind
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.timeline.actions import TimelineActions
from konnect_desktop.views.timeline.empty_panel import EmptyPanel
from konnect_desktop.views.timeline.news_pill import NewsPill
from konnect_desktop.views.timeline.notices import ShownNotice, banner_for, empty_for
from konnect_desktop.views.timeline.page_head import PageHead
from konnect_desktop.views.timeline.page_places import PagePlaces, places_for
from konnect_desktop.views.timeline.page_top import PageTop
from konnect_desktop.views.timeline.save_menu import open_save_menu, save_entries
from konnect_desktop.views.timeline.side_column import SideColumn
from konnect_desktop.views.timeline.timeline_view import TimelineView
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline_page as words
from konnect_desktop.wording.dates import freshness

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.saving import Jobs
    from konnect_desktop.views.pictures import PictureCache

_LOW: Final = 560


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
        self._accounts = accounts
        self._now = now or _now
        self._places: PagePlaces | None = None
        self._has_ways_to_save = False
        wishes = TimelineActions(self)
        self._tools = CardTools(
            themes=themes,
            languages=languages,
            pictures=pictures,
            saved=jobs,
            actions=wishes,
            merged=self._is_merged,
            today=timeline.today,
            now=self._now,
            portal_address=portal_address or self._portal_address,
            account_name=self._account_name,
        )
        self.head = PageHead(themes, languages, shortcuts, self)
        self.top = PageTop(self._tools, self)
        self.view = TimelineView(self._tools, timeline, timeline, self)
        self.empty = EmptyPanel(themes, self)
        self.side = SideColumn(self._tools, week, self)
        self.pill = NewsPill(themes, languages, self)
        self._connect(jobs)
        within = Qt.ShortcutContext.WindowShortcut
        bind(self, shortcuts, {Act.RELOAD: self.refresh_all}, within)
        other = {Act.OTHER_VIEW: lambda: self.view_chosen.emit(True)}  # noqa: FBT003 — a signal
        bind(self, shortcuts, other)
        self.reword()

    def _connect(self, jobs: Jobs) -> None:
        timeline, actions = self._timeline, self._tools.actions
        actions.photo_opened.connect(self.photo_opened)
        actions.diary_opened.connect(self.diary_opened)
        actions.save_wanted.connect(self.save_wanted)
        actions.link_opened.connect(self.link_opened)
        self.head.refresh_wanted.connect(self.refresh_all)
        self.head.save_asked.connect(self._open_save_menu)
        self.side.save_asked.connect(self._open_save_menu)
        self.top.child_filter.chosen.connect(self._choose_child)
        self.top.kinds.chosen.connect(timeline.set_kinds)
        self.top.banner.pressed.connect(self._act_on)
        self.top.switch.chosen.connect(self.view_chosen)
        self.pill.clicked.connect(self.reveal)
        for signal in (timeline.ready_changed, timeline.children_changed, timeline.showing_changed):
            signal.connect(self.show_state)
        for signal in (timeline.modelReset, timeline.rowsInserted, timeline.rowsRemoved):
            signal.connect(self._show_body)
        timeline.announced_changed.connect(self._show_news)
        self._accounts.changed.connect(self.show_state)
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
        self._accounts.refresh(self._accounts.chosen, by_user=True)

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
        entries, language = self._looked_at(), self._languages.language
        oldest = min((entry.refreshed_at for entry in entries if entry.refreshed_at), default=None)
        is_busy = any(entry.state is AccountState.REFRESHING for entry in entries)
        text = words.refreshing(language) if is_busy else freshness(oldest, self._now(), language)
        self.head.set_freshness(text)
        self.top.set_freshness(text)
        showing = self._timeline.showing
        chosen = None if showing.children is None else next(iter(showing.children), None)
        active, former = self._timeline.active_children(), self._timeline.former_children()
        self.top.child_filter.show_children(active, former, chosen, short=self._is_bar())
        self.top.kinds.show_kinds(showing.kinds)
        banner = banner_for(entries, self._now(), language)
        # Where nothing is kept, what stands in place of the list says the same.
        nothing = not self._timeline.rowCount() and oldest is None
        self.top.banner.show_notice(None if nothing else banner)
        ways = save_entries(self._tools, self._looks(entries), _several(active))
        self._has_ways_to_save = bool(ways)
        self._show_body()
        self.arrange()

    def _show_body(self) -> None:
        has_rows = self._timeline.rowCount() > 0
        self.view.setVisible(has_rows)
        self.empty.setHidden(has_rows)
        for place in (self.head, self.side):
            place.set_can_save(can=self._has_ways_to_save and self._timeline.has_entries)
        if not has_rows:
            self._show_empty()

    def _show_empty(self) -> None:
        language = self._languages.language
        is_filtered = self._timeline.has_entries
        entries, notice = self._looked_at(), None
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
        self._place_pill()

    def _act_on(self, notice: ShownNotice) -> None:
        if notice.signs_in:
            self.sign_in_wanted.emit(notice.signs_in)
        else:
            self.refresh_all()

    def _clear_filters(self) -> None:
        self._timeline.set_children(None)
        self._timeline.set_kinds(None)

    def _choose_child(self, key: tuple[str, str] | None) -> None:
        self._timeline.set_children(None if key is None else frozenset({key}))

    def _open_save_menu(self, button: QWidget) -> None:
        active = self._timeline.active_children()
        entries = save_entries(self._tools, self._looks(self._looked_at()), _several(active))
        open_save_menu(self._tools, entries, button)

    # -- accounts ---------------------------------------------------------------------------------

    def _looked_at(self) -> Sequence[AccountEntry]:
        chosen = self._accounts.chosen
        every = self._accounts.entries
        return [entry for entry in every if chosen in {None, entry.look.account_id}]

    def _looks(self, entries: Sequence[AccountEntry]) -> Sequence[AccountLook]:
        return [entry.look for entry in entries]

    def _is_merged(self) -> bool:
        return self._accounts.chosen is None and len(self._accounts.entries) > 1

    def _account_name(self, account_id: str) -> str:
        every = self._accounts.entries
        return next((e.look.name for e in every if e.look.account_id == account_id), "")

    def _portal_address(self, account_id: str) -> str:
        for entry in self._accounts.entries:
            if entry.look.account_id == account_id and not entry.demo:
                return f"https://{entry.host}/"
        return ""

    # -- places -----------------------------------------------------------------------------------

    def _is_bar(self) -> bool:
        return self._form() is NavigationForm.BAR

    def _form(self) -> NavigationForm:
        return form_for(self.window().width(), self._themes.theme.text_scale)

    def arrange(self) -> None:
        """Put everything in its place at the size that page and window have now."""
        theme, form = self._themes.theme, self._form()
        self.head.set_form(form)
        self.top.set_form(form)
        places = places_for(self.size(), form, theme)
        self._places = places
        self.side.setVisible(places.side is not None)
        if places.side is not None:
            self.side.setGeometry(places.side)
        head = places.head(self.head.heightForWidth(places.column.width()))
        self.head.setGeometry(head)
        is_low = self.window().height() / theme.text_scale < _LOW
        self._place_top(head, places, scrolls=is_low and not self.view.isHidden())
        self._place_pill()

    def _place_top(self, head: QRect, places: PagePlaces, *, scrolls: bool) -> None:
        gap = places.gap
        below = head.bottom() + 1 + gap
        if scrolls:
            self.top.fit(places.column.width())
            self.view.set_lead(self.top)
        else:
            self.view.set_lead(None)
            self.top.setParent(self)
            self.top.show()
            height = self.top.fit(places.column.width())
            self.top.setGeometry(places.across(below, height))
            below += height
        body = places.body(below)
        left = places.column.x() - body.x()
        width = places.column.width()
        self.view.setGeometry(body)
        above = places.first_gap
        self.view.set_column(left, width, above=above, below=places.last_gap)
        self.empty.setGeometry(body)
        self.empty.set_column(QRect(left, 0, width, 1), above=places.last_gap)

    def _place_pill(self) -> None:
        if self._places is not None:
            size = self.pill.sizeHint()
            left = self._places.column.center().x() - size.width() // 2
            self.pill.setGeometry(
                QRect(left, self.view.y() + self._places.pill_gap, size.width(), size.height())
            )
        self.pill.raise_()

    def _refresh(self) -> None:
        if not self._themes.keeps_sizes:
            self.arrange()
            self.show_state()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.top.child_filter.show_children(
            self._timeline.active_children(),
            self._timeline.former_children(),
            self.top.child_filter.key,
            short=self._is_bar(),
        )
        self.arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()


def _several(children: Sequence[ShownChild]) -> Sequence[ShownChild]:
    """Return the children where there is a choice between them."""
    return children if len(children) > 1 else ()


def _now() -> datetime:
    return datetime.now(UTC).astimezone(AMSTERDAM)
