"""The window: sign-in or navigation with a page, and what lies over them.

Rule: it shows what it is given and tells what was wanted; it starts no work and knows no portal.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.frame import FrameModel
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.views.accounts.menus import AccountMenus
from konnect_desktop.views.components.edit_menu import locale_of
from konnect_desktop.views.components.navigation import NavigationForm, form_for
from konnect_desktop.views.components.toast import Toast
from konnect_desktop.views.components.toast_stack import ToastStack
from konnect_desktop.views.frame.app_menu import AppMenu
from konnect_desktop.views.frame.cover import Cover
from konnect_desktop.views.frame.drawer import Drawer
from konnect_desktop.views.frame.foot import Foot
from konnect_desktop.views.frame.place import fitted_place, place_of
from konnect_desktop.views.frame.ribbon import DemoRibbon
from konnect_desktop.views.frame.tabs import FrameTabs
from konnect_desktop.views.frame.title_tools import TitleTools
from konnect_desktop.views.key_bindings import bind
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.frame import APP_NAME

if TYPE_CHECKING:
    from konnect_desktop.views.dialogs import Dialog
    from konnect_desktop.views.saving.rail_progress import RailProgress

_Way = QBoxLayout.Direction
SMALLEST: Final = (360, 420)
_TOAST_ROOM: Final = 320


class MainWindow(QWidget):
    """The one window of the app.

    ``add_account_wanted``, ``sign_in_wanted`` (an account's id) and ``demo_left`` ask for what the
    window cannot do; ``closed`` tells that the user is done; ``activated`` that the window has come
    to the front; ``form_changed`` that the navigation has another form.
    """

    add_account_wanted = Signal()
    sign_in_wanted = Signal(str)
    demo_left = Signal()
    activated = Signal()
    closed = Signal()
    form_changed = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 — its sources
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        accounts: Accounts,
        settings: SettingsModel,
        shortcuts: Shortcuts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._settings = settings
        self._shortcuts = shortcuts
        self._form = NavigationForm.RAIL
        self._page: QWidget | None = None
        self._downloads: RailProgress | None = None
        self._sign_in: QWidget | None = None
        self._foot_px = 0
        self.frame = FrameModel(accounts, self)
        self.account_menus = AccountMenus(themes, languages, accounts, self)
        self.menu = AppMenu(languages, shortcuts, self)
        sources = (themes, languages, accounts, self.frame, self.account_menus)
        self.tabs = FrameTabs(themes, languages)
        self._foot = Foot(*sources)
        self.title_tools = TitleTools(*sources)
        self.ribbon = DemoRibbon(themes, languages)
        self._build()
        self._cover = Cover(self, self._content)
        self.drawer = Drawer(themes, self)
        self.toasts = ToastStack(themes, self, self._toast_area)
        self.drawer.closed.connect(self.toasts.place)
        self._connect()
        self._fit()

    def _build(self) -> None:
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(*SMALLEST)
        self.ribbon.hide()
        foot = self.tabs.foot.layout()
        if foot is not None:
            foot.addWidget(self._foot)
        self._with_tabs, self._page_area = QWidget(), QWidget()
        self._page_column = QVBoxLayout(self._page_area)
        self._page_column.setContentsMargins(0, 0, 0, 0)
        self._beside = QBoxLayout(_Way.LeftToRight, self._with_tabs)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self.tabs)
        self._beside.addWidget(self._page_area, 1)
        self._content = QWidget()
        self._stack = QStackedLayout(self._content)
        self._stack.addWidget(self._with_tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.ribbon)
        column.addWidget(self._content, 1)

    def _connect(self) -> None:
        self._themes.changed.connect(self._fit)
        # They were said in the language before, and would be gone in a moment anyway.
        self._languages.changed.connect(self.toasts.clear)
        self._languages.changed.connect(self._speak)
        self._speak()
        self.frame.changed.connect(self._show_counts)
        self._show_counts()
        self.ribbon.left.connect(self.demo_left)
        self.account_menus.add_wanted.connect(self.add_account_wanted)
        self.account_menus.sign_in_wanted.connect(self.sign_in_wanted)
        self.tabs.brand.menu_button.clicked.connect(self.open_menu)
        self.title_tools.menu_button.clicked.connect(self.open_menu)
        self.menu.settings_wanted.connect(self.open_settings)
        self.menu.shortcuts_wanted.connect(self.open_shortcuts)
        self.menu.about_wanted.connect(self.open_about)
        self.menu.quit_wanted.connect(self.close)
        within = Qt.ShortcutContext.WindowShortcut
        bind(self, self._shortcuts, {Act.MENU: self.open_menu}, within)

    # -- what it shows ----------------------------------------------------------------------------

    @property
    def form(self) -> NavigationForm:
        """The form of the navigation at the window's width."""
        return self._form

    def set_page(self, page: QWidget) -> None:
        """Show a page beside the navigation; the one before it is hidden and stays its maker's."""
        if self._page is not None and self._page is not page:
            self._page_column.removeWidget(self._page)
            self._page.hide()
        self._page = page
        self._page_column.addWidget(page)
        page.show()
        self.show_page()

    def show_page(self) -> None:
        """Show navigation and page again, after a sign-in."""
        self._stack.setCurrentWidget(self._with_tabs)
        if self._sign_in is not None:
            self._stack.removeWidget(self._sign_in)
            self._sign_in.hide()
            self._sign_in = None

    def show_sign_in(self, widget: QWidget) -> None:
        """Show the sign-in alone, without navigation."""
        if self._sign_in is not widget:
            self.show_page()
            self._sign_in = widget
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self.hide_drawer()

    def set_ribbon(self, *, shown: bool) -> None:
        """Wear the ribbon of a demo profile, or not."""
        self.ribbon.setHidden(not shown)

    def set_downloads(self, widget: RailProgress) -> None:
        """Put what shows running downloads at the rail's foot, or beside the bar in the title."""
        self._downloads = widget
        self._place_downloads(self._form)

    # -- what lies over it ------------------------------------------------------------------------

    def show_dialog(self, dialog: Dialog) -> None:
        """Open a dialog; one whose parent is the window covers it."""
        dialog.open()

    def show_drawer(self, widget: QWidget) -> None:
        """Open the drawer at the right with ``widget`` in it."""
        self.drawer.open_with(widget)
        self.toasts.place()

    def hide_drawer(self) -> None:
        """Close the drawer."""
        self.drawer.close_it()

    def show_full(self, widget: QWidget) -> None:
        """Cover the whole window; what is behind gets no keys."""
        self._cover.show(widget)

    def hide_full(self, widget: QWidget) -> None:
        """Uncover the window again; the widget stays its maker's."""
        self._cover.hide(widget)

    def toast(
        self,
        text: str,
        action: str = "",
        then: Callable[[], object] | None = None,
        *,
        icon: str = "circle-check",
    ) -> Toast:
        """Show a toast; ``then`` is called when its one action is pressed."""
        return self.toasts.show(text, action, then, icon=icon)

    def lift_toasts(self, by: int) -> None:
        """Let toasts stand so far above the lower edge of the page, where something else floats."""
        self._foot_px = by
        self.toasts.place()

    # Dialogs are imported when they are first wanted: the first paint must not wait for them.

    def open_settings(self) -> None:
        """Open the settings."""
        from konnect_desktop.views.settings_dialog import (  # noqa: PLC0415 — see above
            SettingsDialog,
        )

        SettingsDialog(self._themes, self._languages, self._settings, parent=self).open()

    def open_shortcuts(self) -> None:
        """Open the list of keys."""
        from konnect_desktop.views.shortcuts import ShortcutsDialog  # noqa: PLC0415 — see above

        ShortcutsDialog(self._themes, self._languages, self._shortcuts, parent=self).open()

    def open_about(self) -> None:
        """Open what the app says of itself."""
        from konnect_desktop.views.about import About  # noqa: PLC0415 — see above

        About(self._themes, self._languages, parent=self).open()

    def open_menu(self) -> None:
        """Open the menu of the app at its button."""
        shown = self._stack.currentWidget() is self._with_tabs
        accounts = self.account_menus.menu() if shown else None
        self.menu.popup(self._menu_corner(), accounts)

    # -- the window itself ------------------------------------------------------------------------

    def show_as_before(self) -> None:
        """Show the window where it was when it was closed last, if a screen is there."""
        place = self._settings.settings.window
        self.setGeometry(fitted_place(place))
        if place is not None and place.maximized:
            self.showMaximized()
        else:
            self.show()

    def bring_to_front(self) -> None:
        """Show the window to the user, also when it is minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def remember_place(self) -> None:
        """Keep where the window is, for the next start."""
        self._settings.set_window(place_of(self))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def _fit(self) -> None:
        form = form_for(self.width(), self._themes.theme.text_scale)
        is_bar = form is NavigationForm.BAR
        self.tabs.set_form(form)
        self._foot.set_form(form)
        self.title_tools.setHidden(not is_bar)
        self._beside.setDirection(_Way.BottomToTop if is_bar else _Way.LeftToRight)
        self._cover.fit()
        # Toasts stand in the page's area, which has its place only now.
        self._beside.activate()
        self.toasts.place()
        if form is not self._form:
            self._form = form
            self._place_downloads(form)
            self.form_changed.emit()

    def _place_downloads(self, form: NavigationForm) -> None:
        if self._downloads is not None:
            place = self.title_tools if form is NavigationForm.BAR else self._foot
            place.set_downloads(self._downloads)
            self._downloads.set_form(form)

    def _speak(self) -> None:
        """Tell all that stands in the window which language it is in."""
        self.setLocale(locale_of(self._languages.language))

    def _show_counts(self) -> None:
        self.set_counts(*self.frame.unread)

    def set_counts(self, messages: int, news: int) -> None:
        """Show the unread counts as badges; they follow the accounts by themselves."""
        self.tabs.set_unread(messages, news)

    def _toast_area(self) -> QRect:
        area = self._page_area if self._stack.currentWidget() is self._with_tabs else self._content
        if self._cover.is_shown:
            return self.rect()
        place = QRect(area.mapTo(self, QPoint(0, 0)), area.size()).adjusted(0, 0, 0, -self._foot_px)
        beside = self.drawer.x() - place.x()
        # A toast stands beside an open drawer where there is room, else over it.
        if self.drawer.content is not None and beside >= self._themes.theme.px(_TOAST_ROOM):
            place.setWidth(beside)
        return place

    def _menu_corner(self) -> QPoint:
        if self._stack.currentWidget() is not self._with_tabs:
            return self.mapToGlobal(QPoint(0, 0))
        if self._form is NavigationForm.BAR and self.title_tools.isVisible():
            return self.title_tools.corner()
        button = self.tabs.brand.menu_button
        return button.mapToGlobal(QPoint(0, button.height()))
