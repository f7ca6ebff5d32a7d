"""The photos of ‘Mijn kind’: title row, filters, banner, the grid with its scrubber, selecting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.system import clock
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.photo_desk import PhotoDesk
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.timeline import TimelineModel
from konnect_desktop.views.key_bindings import bind
from konnect_desktop.views.photos.empty import PhotosEmpty
from konnect_desktop.views.photos.grid import PhotoGrid
from konnect_desktop.views.photos.head import PhotosHead
from konnect_desktop.views.photos.page_layout import PageLayout
from konnect_desktop.views.photos.photo_menu import photo_menu
from konnect_desktop.views.photos.selecting import Selecting
from konnect_desktop.views.photos.time_rail import TimeRail
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.photos.top import PhotosTop
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.timeline.looked_at import LookedAt
from konnect_desktop.views.timeline.notices import ShownNotice
from konnect_desktop.wording import photos as photo_words
from konnect_desktop.wording import timeline_page

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.saving import Jobs
    from konnect_desktop.viewmodels.timeline_rows import ShownMedium
    from konnect_desktop.views.pictures import PictureCache


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
        self._jobs = jobs
        self._looked_at = LookedAt(languages, timeline, accounts, now or clock.now)
        self._tools = GridTools(
            application=application,
            themes=themes,
            languages=languages,
            pictures=pictures,
            photos=desk.photos,
            details=desk.details,
            selection=desk.selection,
            marks=desk.marks,
            look=self._looked_at.look,
            today=timeline.today,
        )
        self.head = PhotosHead(self._tools, shortcuts, self)
        self.top = PhotosTop(self._tools, desk.options, self._child_name, self)
        self.grid = PhotoGrid(self._tools, self)
        self.grid.set_target(desk.options.now.tile)
        self.empty = PhotosEmpty(self._tools, self)
        self.rail = TimeRail(self._tools, self.grid, self)
        self.selecting = Selecting(self._tools, desk, self.grid, self)
        self._layout = PageLayout(self, self._tools)
        self._connect(accounts)
        self._bind(shortcuts)
        self.reword()

    def _connect(self, accounts: Accounts) -> None:
        desk, timeline, grid = self._desk, self._timeline, self.grid
        self.head.refresh_wanted.connect(self.refresh_all)
        self.head.select_wanted.connect(self.selecting.toggle)
        self.top.child_filter.chosen.connect(self._looked_at.choose_child)
        self.top.switch.chosen.connect(self.view_chosen)
        self.top.banner.pressed.connect(self._act_on)
        self.top.changed.connect(self.arrange)
        self.selecting.placed.connect(self.arrange)
        self.selecting.placed.connect(self.foot_changed)
        self.selecting.ended.connect(grid.setFocus)
        grid.opened.connect(desk.open)
        grid.menu_wanted.connect(self._open_menu)
        grid.steps_wanted.connect(desk.options.enlarge)
        desk.options.changed.connect(self._take_options)
        photos = desk.photos
        for signal in (photos.ready_changed, photos.showing_changed, photos.state_changed):
            signal.connect(self.show_state)
        photos.model.modelReset.connect(self._show_body)
        photos.tags.changed.connect(self.top.filter.reword)
        for signal in (timeline.children_changed, timeline.showing_changed):
            signal.connect(self.show_state)
        accounts.changed.connect(self.show_state)
        self._languages.changed.connect(self.reword)
        self._themes.changed.connect(self._refresh)

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
        self._looked_at.refresh()

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
        text = self._looked_at.freshness()
        self.head.set_freshness(text)
        self.top.set_freshness(text)
        self._show_children()
        self.top.banner.show_notice(self._looked_at.banner(is_empty=not self.grid.count))
        self._show_body()
        self.arrange()

    def _show_children(self) -> None:
        self._looked_at.show_children(self.top.child_filter, short=self._layout.is_bar)
        self.top.filter.reword()

    def _show_body(self) -> None:
        photos, has_any = self._desk.photos, self.grid.count > 0
        if has_any is self.grid.isHidden():
            self.grid.setVisible(has_any)
            self.rail.set_shown(shown=has_any)
            self.empty.setHidden(has_any)
            self.arrange()
        self.head.set_can_select(can=has_any or self._desk.selection.is_on)
        if not has_any:
            self.empty.show_for(
                self._looked_at.entries(),
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

    # -- places -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Put everything in its place at the size that page and window have now."""
        self._layout.arrange(self._desk.options.now.tile)

    def _refresh(self) -> None:
        self.arrange()
        self.show_state()

    # -- Qt ---------------------------------------------------------------------------------------

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
        # Only now it is known how wide the rows are that are laid out in a thread.
        self._desk.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._desk.selection.is_on:
            self._desk.selection.end()
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)
