from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QLocale, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from konnect_desktop.system.settings_values import Settings, WindowPlace
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.about import About
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.components.navigation import NavigationForm, NavigationItem
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.frame.place import fitted_place
from konnect_desktop.views.main_window import MainWindow
from konnect_desktop.views.settings_dialog import SettingsDialog
from konnect_desktop.views.shortcuts import ShortcutsDialog
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tests.support.qt_loop import Run
from tests.views.clipping import clipped, unnamed
from tests.views.framing import Kept, accounts_of, window_of
from tests.views.keys import press

Show = Callable[[QWidget], QWidget]
WIDTHS = [
    (1280, 1.0, NavigationForm.RAIL),
    (900, 1.0, NavigationForm.SLIM),
    (480, 1.0, NavigationForm.BAR),
    (1280, 2.0, NavigationForm.BAR),
]
CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(themes: ThemeSource, window: MainWindow) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(window.title_tools)
    column.addWidget(Button(themes, "Op de pagina"))
    column.addStretch(1)
    return page


@pytest.fixture
def window(themes: ThemeSource, show: Show) -> MainWindow:
    """Return the window of two accounts, in Dutch, with a page."""
    window = window_of(themes, accounts_of(2))
    window.set_page(page_of(themes, window))
    show(window)
    return window


def tabs_of(window: MainWindow) -> list[NavigationItem]:
    return window.tabs.findChildren(NavigationItem)


def test_the_five_tabs_have_the_portals_names_and_order_in_every_form(
    window: MainWindow, themes: ThemeSource, application: QApplication
) -> None:
    for width, scale, form in WIDTHS:
        themes.use(make_theme(Scheme.LIGHT, text_scale=scale))
        window.resize(width, 800)
        application.processEvents()
        assert window.form is form
        assert window.tabs.form is form
        names = [tab.text() for tab in tabs_of(window)]
        assert names == ["Mijn kind", "Berichten", "Agenda", "Mijn locatie", "Overig"]
        places = [tab.mapTo(window, tab.rect().center()) for tab in tabs_of(window)]
        along = [place.x() if form is NavigationForm.BAR else place.y() for place in places]
        assert along == sorted(along)


def test_what_is_not_built_is_disabled_and_says_that_it_comes_later(window: MainWindow) -> None:
    first, *others = tabs_of(window)
    assert first.isEnabled()
    assert first.isChecked()
    for tab in others:
        assert not tab.isEnabled()
        assert tab.toolTip() == f"{tab.text()}: komt in een latere versie"
        assert tab.accessibleDescription() == tab.toolTip()


def test_all_in_the_window_has_the_locale_of_its_language(window: MainWindow) -> None:
    inside = QWidget(window.tabs)
    assert inside.locale().language() == QLocale.Language.Dutch
    languages = window._languages
    assert isinstance(languages, LanguageSource)
    languages.use(Language.EN)
    assert inside.locale().language() == QLocale.Language.English


def test_badges_count_what_is_unread_and_are_spoken(themes: ThemeSource, show: Show) -> None:
    accounts = accounts_of(3)
    window = window_of(themes, accounts)
    show(window)
    names = [tab.accessibleName() for tab in tabs_of(window)]
    assert names[1] == "Berichten, 2 ongelezen"
    assert names[3] == "Mijn locatie, 3 ongelezen"
    accounts.choose("account-1")
    names = [tab.accessibleName() for tab in tabs_of(window)]
    assert names[1] == "Berichten"
    assert names[3] == "Mijn locatie, 1 ongelezen"


def test_the_rails_have_their_widths_and_the_bar_its_height(
    window: MainWindow, application: QApplication
) -> None:
    found: list[tuple[int, int]] = []
    for width in (1280, 900, 480):
        window.resize(width, 800)
        application.processEvents()
        found.append((window.tabs.width(), window.tabs.height()))
    assert found == [(208, 800), (84, 800), (480, 64)]
    assert window.tabs.mapTo(window, window.tabs.rect().bottomLeft()).y() == 799


def test_accounts_and_menu_stand_in_the_title_row_only_beside_the_bar(
    window: MainWindow, application: QApplication
) -> None:
    shown: list[bool] = []
    for width in (1280, 900, 480):
        window.resize(width, 800)
        application.processEvents()
        shown.append(window.title_tools.isVisible())
    assert shown == [False, False, True]
    assert [disc.text() for disc in window.title_tools.discs.buttons] == [
        "Beide accounts",
        "De Zonnebloem",
        "BSO Het Kompas",
    ]


def test_the_sign_in_stands_alone_without_navigation(
    window: MainWindow, themes: ThemeSource
) -> None:
    sign_in = Text(themes, "Inloggen")
    window.show_sign_in(sign_in)
    assert sign_in.isVisible()
    assert not window.tabs.isVisible()
    window.show_page()
    assert window.tabs.isVisible()
    assert not sign_in.isVisible()


def test_a_full_view_covers_all_and_gives_the_focus_back(
    window: MainWindow, themes: ThemeSource, application: QApplication
) -> None:
    button = next(each for each in window.findChildren(Button) if each.text() == "Op de pagina")
    button.setFocus()
    viewer = Button(themes, "Foto")
    window.show_full(viewer)
    assert viewer.geometry() == window.rect()
    assert not button.isVisible()
    window.resize(700, 500)
    application.processEvents()
    assert viewer.geometry() == window.rect()
    window.hide_full(viewer)
    assert not viewer.isVisible()
    assert application.focusWidget() is button


def test_the_drawer_is_420_wide_fills_narrow_windows_and_escape_closes_it(
    window: MainWindow, themes: ThemeSource, application: QApplication
) -> None:
    content = Button(themes, "Downloads")
    closed: list[bool] = []
    window.drawer.closed.connect(lambda: closed.append(True))
    window.show_drawer(content)
    application.processEvents()
    assert content.mapTo(window, content.rect().topLeft()).x() >= 860
    window.resize(480, 800)
    application.processEvents()
    assert window.drawer.geometry() == window.rect()
    content.setFocus()
    press(application, Qt.Key.Key_Escape)
    assert closed == [True]
    assert not content.isVisible()


def test_a_demo_profile_wears_a_ribbon_with_the_way_out(window: MainWindow) -> None:
    assert not window.ribbon.isVisible()
    window.set_ribbon(shown=True)
    assert window.ribbon.accessibleName() == "Demo · alle namen zijn verzonnen"
    left: list[bool] = []
    window.demo_left.connect(lambda: left.append(True))
    [way_out] = window.ribbon.findChildren(LinkButton)
    assert way_out.text() == "Demo verlaten"
    QTest.mouseClick(way_out, Qt.MouseButton.LeftButton)
    assert left == [True]


def test_f1_and_the_menu_open_what_the_app_has(
    window: MainWindow, application: QApplication
) -> None:
    press(application, Qt.Key.Key_F1)
    assert [each.isVisible() for each in window.findChildren(ShortcutsDialog)] == [True]
    press(application, Qt.Key.Key_Escape)
    press(application, Qt.Key.Key_Comma, CTRL)
    assert [each.isVisible() for each in window.findChildren(SettingsDialog)] == [True]
    press(application, Qt.Key.Key_Escape)
    window.menu.about.trigger()
    application.processEvents()
    assert [each.isVisible() for each in window.findChildren(About)] == [True]


def test_f10_opens_the_menu_with_accounts_settings_and_quit(
    window: MainWindow, application: QApplication
) -> None:
    press(application, Qt.Key.Key_F10)
    menu = next(each for each in window.findChildren(Menu) if each.isVisible())
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        "Accounts",
        "Instellingen…",
        "Sneltoetsen",
        "Over Konnect Desktop",
        "Afsluiten",
    ]
    menu.close()


def test_the_menu_has_downloads_once_there_are_any(
    window: MainWindow, application: QApplication
) -> None:
    wanted: list[bool] = []
    window.menu.downloads_wanted.connect(lambda: wanted.append(True))
    window.menu.downloads.setVisible(True)
    press(application, Qt.Key.Key_F10)
    menu = next(each for each in window.findChildren(Menu) if each.isVisible())
    next(action for action in menu.actions() if action.text() == "Downloads…").trigger()
    assert wanted == [True]
    menu.close()


def test_about_says_that_the_app_is_independent(
    window: MainWindow, application: QApplication
) -> None:
    window.open_about()
    application.processEvents()
    said = " ".join(text.text() for text in window.findChildren(About)[0].findChildren(Text))
    assert "Een onafhankelijke app voor ouders." in said
    assert "niet van de maker van het ouderportaal" in said
    assert "SIL Open Font License" in said
    assert "LGPL" in said


def test_ctrl_q_closes_the_window_and_tells(window: MainWindow, application: QApplication) -> None:
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    press(application, Qt.Key.Key_Q, CTRL)
    assert closed == [True]
    assert not window.isVisible()


def test_the_language_changes_while_the_window_is_open(themes: ThemeSource, show: Show) -> None:
    window = window_of(themes, accounts_of(2))
    show(window)
    languages = window._languages
    assert isinstance(languages, LanguageSource)
    window.toast("Bewaard")
    languages.use(Language.EN)
    assert window.toasts.toasts == ()
    assert [tab.text() for tab in tabs_of(window)][:2] == ["My child", "Messages"]
    assert window.title_tools.discs.buttons[0].text() == "Both accounts"


def test_the_window_remembers_its_place_and_comes_back_on_a_screen(
    themes: ThemeSource, show: Show, run: Run
) -> None:
    store = Kept()
    window = window_of(themes, accounts_of(1), store=store)
    show(window)
    window.setGeometry(20, 40, 700, 500)

    async def keep() -> None:
        window.remember_place()
        await window._settings.aclose()

    run(keep())
    assert store.saved[-1].window == WindowPlace(700, 500, 20, 40)
    assert fitted_place(WindowPlace(700, 500, 20, 40)) == QRect(20, 40, 700, 500)
    far_away = fitted_place(WindowPlace(700, 500, 9000, 9000))
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.contains(far_away)


def test_a_window_larger_than_the_screen_is_cut_to_it(application: QApplication) -> None:
    screen = application.primaryScreen().availableGeometry()
    assert fitted_place(WindowPlace(9000, 9000, 0, 0)).size() == screen.size()


def test_coming_to_the_front_is_told(window: MainWindow, application: QApplication) -> None:
    told: list[bool] = []
    window.activated.connect(lambda: told.append(True))
    window.bring_to_front()
    other = QWidget()
    other.show()
    other.activateWindow()
    application.processEvents()
    window.bring_to_front()
    application.processEvents()
    other.close()
    assert told


@pytest.mark.parametrize("language", [Language.NL, Language.EN, Language.DOUBLED])
@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(1280, 800, 1.0), (900, 640, 1.0), (480, 800, 1.0), (1280, 800, 2.0)],
)
def test_f183_all_is_named_and_nothing_is_clipped(  # noqa: PLR0913, PLR0917 — the cases
    application: QApplication,
    themes: ThemeSource,
    show: Show,
    language: Language,
    width: int,
    height: int,
    scale: float,
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=scale))
    window = window_of(themes, accounts_of(3), language=language, settings=Settings())
    window.resize(width, height)
    window.set_ribbon(shown=True)
    window.set_page(page_of(themes, window))
    show(window)
    opens = (
        lambda: None,
        window.open_settings,
        window.open_shortcuts,
        window.open_about,
        window.account_menus.ask_sign_out_all,
        lambda: window.account_menus.ask_name("account-1"),
        lambda: window.toast("Een lange zin over wat er net gebeurd is. " * 3, "Ongedaan maken"),
    )
    for open_it in opens:
        open_it()
        application.processEvents()
        assert clipped(window) == []
        assert unnamed(window) == []
        press(application, Qt.Key.Key_Escape)
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.toasts.clear()


def test_a_toast_stays_in_the_middle_of_the_page_when_the_form_changes(
    themes: ThemeSource, show: Show
) -> None:
    window = window_of(themes, accounts_of(2))
    window.resize(1280, 800)
    window.set_page(page_of(themes, window))
    show(window)
    toast = window.toast("Bewaard")
    for width, beside in ((900, 84), (480, 0), (1280, 208)):
        window.resize(width, 800)
        assert abs(toast.geometry().center().x() - (beside + width) // 2) <= 1
    window.toasts.clear()
