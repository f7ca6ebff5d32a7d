"""The photos of ‘Mijn kind’: title row, filters, banner, the grid with its scrubber, selecting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.viewmodels.account_entry import AccountEntry, AccountState
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.photo_desk import PhotoDesk
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.timeline import TimelineModel
from konnect_desktop.viewmodels.timeline_rows import AccountLook
from konnect_desktop.views.components.navigation import NavigationForm, form_for
from konnect_desktop.views.key_bindings import bind
from konnect_desktop.views.photos.empty import PhotosEmpty
from konnect_desktop.views.photos.grid import PhotoGrid
from konnect_desktop.views.photos.head import PhotosHead
from konnect_desktop.views.photos.photo_menu import photo_menu
from konnect_desktop.views.photos.places import PhotosPlaces, places_for
from konnect_desktop.views.photos.selecting import Selecting
from konnect_desktop.views.photos.time_rail import TimeRail
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.photos.top import PhotosTop
from konnect_desktop.views.theme import Space, ThemeSource
from konnect_desktop.views.timeline.notices import ShownNotice, banner_for
from konnect_desktop.wording import photos as photo_words
from konnect_desktop.wording import timeline_page
from konnect_desktop.wording.dates import freshness

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.saving import Jobs
    from konnect_desktop.viewmodels.timeline_rows import ShownMedium
    from konnect_desktop.views.pictures import PictureCache

_LOW: Final = 560


class PhotosPage(QWidget):
    """The grid with all around it; what is done with photos is told by its desk.

    ``sign_in_wanted`` tells an account's id, ``view_chosen`` whether photos shall be seen,
    ``foot_changed`` that something has come or gone that floats at the lower edge.

    Args:
        application: Tells where the focus goes.
        themes: Where it gets the theme from.
        languages: Where it gets the language from.
        desk: What it shows.
        timeline: Whose photos are shown.
        pictures: Pictures ready to be painted.
        accounts: How the accounts are doing; read anew through it.
        jobs: What is saved.
        shortcuts: The keys.
        now: The moment; for tests.
        parent: Its owner.
    """

    sign_in_wanted = Signal(str)
    view_chosen = Signal(bool)
    foot_changed = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 — its sources
        self,
        application: QApplication,
        themes: ThemeSource,
        languages: LanguageSource,
        desk: PhotoDesk,
        timeline: TimelineModel,
        pictures: PictureCache,
        accounts: Accounts,
        jobs: Jobs,
        shortcuts: Shortcuts,
        *,
        now: Callable[[], datetime] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._desk = desk
        self._timeline = timeline
        self._accounts = accounts
        self._jobs = jobs
        self._now = now or _now
        self._scrolls, self._lead = False, 0
        self._rail_area = QRect()
        self._tools = GridTools(
            application=application,
            themes=themes,
            languages=languages,
            pictures=pictures,
            photos=desk.photos,
            details=desk.details,
            selection=desk.selection,
            marks=desk.marks,
            look=self._look,
            today=timeline.today,
        )
        self.head = PhotosHead(self._tools, shortcuts, self)
        self.top = PhotosTop(self._tools, desk.options, self._child_name, self)
        self.grid = PhotoGrid(self._tools, self)
        self.grid.set_target(desk.options.now.tile)
        self.empty = PhotosEmpty(self._tools, self)
        self.rail = TimeRail(self._tools, self.grid, self)
        self.selecting = Selecting(self._tools, desk, self.grid, self)
        self._connect()
        self._bind(shortcuts)
        self.reword()

    def _connect(self) -> None:
        desk, timeline, grid = self._desk, self._timeline, self.grid
        self.head.refresh_wanted.connect(self.refresh_all)
        self.head.select_wanted.connect(self.selecting.toggle)
        self.top.child_filter.chosen.connect(self._choose_child)
        self.top.switch.chosen.connect(self.view_chosen)
        self.top.banner.pressed.connect(self._act_on)
        self.top.changed.connect(self.arrange)
        self.selecting.placed.connect(self.arrange)
        self.selecting.placed.connect(self.foot_changed)
        self.selecting.ended.connect(grid.setFocus)
        grid.opened.connect(desk.open)
        grid.menu_wanted.connect(self._open_menu)
        grid.steps_wanted.connect(desk.options.enlarge)
        grid.scrolled.connect(self._follow_scroll)
        desk.options.changed.connect(self._take_options)
        photos = desk.photos
        for signal in (photos.ready_changed, photos.showing_changed, photos.state_changed):
            signal.connect(self.show_state)
        photos.model.modelReset.connect(self._show_body)
        photos.tags.changed.connect(self.top.filter.reword)
        for signal in (timeline.children_changed, timeline.showing_changed):
            signal.connect(self.show_state)
        self._accounts.changed.connect(self.show_state)
        self._languages.changed.connect(self.reword)
        self._themes.changed.connect(self._refresh)
        self._tools.application.focusChanged.connect(self._keep_focus_in_sight)

    def _bind(self, shortcuts: Shortcuts) -> None:
        desk, within = self._desk, Qt.ShortcutContext.WindowShortcut
        options = desk.options
        bind(self, shortcuts, {Act.RELOAD: self.refresh_all}, within)
        of_page = {
            Act.FIND: self.top.open_search,
            Act.TILE_LARGER: lambda: options.enlarge(1),
            Act.TILE_SMALLER: lambda: options.enlarge(-1),
            Act.TILE_USUAL: options.usual_tile,
            Act.OTHER_VIEW: lambda: self.view_chosen.emit(False),  # noqa: FBT003 — a signal
        }
        bind(self, shortcuts, of_page)
        of_grid = {
            Act.SELECT_ALL: desk.selection.select_all,
            Act.SAVE: desk.save_chosen,
            Act.FAVOURITE: lambda: desk.toggle_favourites(desk.chosen()),
            Act.IN_TIMELINE: self._show_entry,
        }
        bind(self.grid, shortcuts, of_grid)

    # -- for the maker ----------------------------------------------------------------------------

    def add_title_tools(self, tools: QWidget) -> None:
        """Put what the window has for the title row at its end."""
        self.head.add_tools(tools)
        self.arrange()

    def refresh_all(self) -> None:
        """Read anew what is looked at, because the user asks for it."""
        self._accounts.refresh(self._accounts.chosen, by_user=True)

    def show_last(self, medium: ShownMedium, *, rings: bool) -> None:
        """Bring the photo that was looked at last into sight, with the focus on it."""
        item = self._desk.photos.model.album.item_of(medium.key, medium.day)
        if item >= 0:
            self.grid.go_to(item, rings=rings)

    def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        language = self._languages.language
        self.setAccessibleName(timeline_page.title(language))
        self.grid.setAccessibleName(photo_words.grid(language))
        self.head.reword()
        self.top.reword()
        self.rail.reword()
        self.selecting.reword()
        self.show_state()

    # -- what it shows ----------------------------------------------------------------------------

    def show_state(self) -> None:
        """Show how accounts, children and filters are now."""
        entries, language = self._looked_at(), self._languages.language
        oldest = min((entry.refreshed_at for entry in entries if entry.refreshed_at), default=None)
        is_busy = any(entry.state is AccountState.REFRESHING for entry in entries)
        text = freshness(oldest, self._now(), language)
        if is_busy:
            text = timeline_page.refreshing(language)
        self.head.set_freshness(text)
        self.top.set_freshness(text)
        self._show_children()
        banner = banner_for(entries, self._now(), language)
        # Where nothing is kept, what stands in place of the photos says the same.
        nothing = not self.grid.count and oldest is None
        self.top.banner.show_notice(None if nothing else banner)
        self._show_body()
        self.arrange()

    def _show_children(self) -> None:
        showing = self._timeline.showing
        chosen = None if showing.children is None else next(iter(showing.children), None)
        active, former = self._timeline.active_children(), self._timeline.former_children()
        self.top.child_filter.show_children(active, former, chosen, short=self._is_bar())
        self.top.filter.reword()

    def _show_body(self) -> None:
        photos, has_any = self._desk.photos, self.grid.count > 0
        self.grid.setVisible(has_any)
        self.rail.set_shown(shown=has_any)
        self.empty.setHidden(has_any)
        self.head.set_can_select(can=has_any or self._desk.selection.is_on)
        if not has_any:
            self.empty.show_for(
                self._looked_at(),
                ready=photos.ready,
                filtered=photos.has_any,
                clear=self._clear_filters,
                act=self._act_on,
            )

    def _act_on(self, notice: ShownNotice) -> None:
        if notice.signs_in:
            self.sign_in_wanted.emit(notice.signs_in)
        else:
            self.refresh_all()

    def _clear_filters(self) -> None:
        self._timeline.set_children(None)
        self._desk.photos.show_all()

    def _choose_child(self, key: tuple[str, str] | None) -> None:
        self._timeline.set_children(None if key is None else frozenset({key}))

    def _child_name(self) -> str:
        """Return the first name of the only child that is shown."""
        children = self._timeline.showing.children
        every = (*self._timeline.active_children(), *self._timeline.former_children())
        named = [each.child.first_name for each in every if children and each.key in children]
        return named[0] if len(named) == 1 else ""

    def _show_entry(self) -> None:
        if self._desk.selection.current >= 0:
            self._desk.show_entry(self._desk.selection.current)

    def _open_menu(self, row: int, place: QPoint) -> None:
        language = self._languages.language
        photo_menu(self._desk, row, self._jobs.is_saved, language, self.grid).popup_inside(place)

    def _take_options(self) -> None:
        self.grid.set_target(self._desk.options.now.tile)
        self.empty.arrange(self._desk.options.now.tile)

    # -- accounts ---------------------------------------------------------------------------------

    def _looked_at(self) -> Sequence[AccountEntry]:
        chosen, every = self._accounts.chosen, self._accounts.entries
        return [entry for entry in every if chosen in {None, entry.look.account_id}]

    def _look(self, account_id: str) -> AccountLook:
        """Return how an account looks; one that has just gone is painted once more."""
        looks = (entry.look for entry in self._accounts.entries)
        gone = AccountLook(account_id, "", "", 0)
        return next((look for look in looks if look.account_id == account_id), gone)

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
        head = places.head(self.head.heightForWidth(places.column.width()))
        self.head.setGeometry(head)
        below = head.bottom() + 1 + theme.px(Space.S)
        height = self.top.fit(places.column.width())
        is_low = self.window().height() / theme.text_scale < _LOW
        self._scrolls = is_low and not self.grid.isHidden()
        if not self._scrolls:
            self.top.setParent(self)
            self.top.setGeometry(places.across(below, height))
            self.top.show()
            self._place_body(places, below + height, lead=0)
        else:
            self._place_body(places, below, lead=height)
            self.top.setParent(self.grid.viewport())
            self.top.resize(places.column.width(), height)
            self._follow_scroll()
            self.top.show()

    def _place_body(self, places: PhotosPlaces, top: int, *, lead: int) -> None:
        theme = self._themes.theme
        # With the filters in it, the grid is as wide as they are.
        body = places.body(top, beside=self.rail.is_shown)
        wide = places.body(top, beside=False)
        left = places.column.x() - body.x()
        width = body.width() - 2 * left
        above = theme.px(Space.XS) + lead
        self.grid.setGeometry(wide if lead else body)
        self.grid.set_column(left, width, above=above, below=self.selecting.room)
        self._rail_area = places.scrubber(top)
        self._lead = lead
        self._place_rail()
        self.empty.setGeometry(wide)
        self.empty.set_column(QRect(left, theme.px(Space.M), places.column.width(), 1))
        self.empty.arrange(self._desk.options.now.tile)
        self.selecting.place(wide)

    def _place_rail(self) -> None:
        """Put the scrubber beside the photos, below the filters where these scroll with them."""
        down = max(self._lead - self.grid.verticalScrollBar().value(), 0)
        self.rail.place(self._rail_area.adjusted(0, down, 0, 0))

    def _follow_scroll(self) -> None:
        if self._scrolls:
            self.top.move(self._themes.theme.px(Space.XS), -self.grid.verticalScrollBar().value())
            self._place_rail()

    def _keep_focus_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._scrolls and new is not None and self.top.isAncestorOf(new):
            self.grid.verticalScrollBar().setValue(0)

    def _refresh(self) -> None:
        self.arrange()
        self.show_state()

    # -- Qt ---------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_children()
        self.arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()
        # Only now it is known how wide the rows are that are laid out in a thread.
        self._desk.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._desk.selection.is_on:
            self._desk.selection.end()
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)


def _now() -> datetime:
    return datetime.now(UTC).astimezone(AMSTERDAM)
