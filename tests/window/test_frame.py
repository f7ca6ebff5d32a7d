"""Rows 3.c, B26 and B28: tabs and badges, the demo, language, look, keys, the remembered place."""

from __future__ import annotations

from PySide6.QtCore import Qt

from konnect_desktop.api.network import Network
from konnect_desktop.system.settings import SettingsReport
from konnect_desktop.views.components.navigation.item import NavigationItem
from konnect_desktop.views.dialogs import Dialog
from konnect_desktop.views.frame.ribbon import DemoRibbon
from konnect_desktop.views.settings_dialog import SettingsDialog
from konnect_desktop.views.shortcuts import ShortcutsDialog
from konnect_desktop.views.theme import Scheme
from tests.support.qt_loop import Run, until
from tests.support.window import App, click
from tests.window.acting import (
    button,
    cards,
    close_menu,
    dialog,
    menu_texts,
    pick,
    press,
    read,
    shown,
    sign_in_page,
    signed_in,
    toasts,
    words,
)
from tests.window.home import Home

SMALL = ("--photos", "12", "--videos", "2", "--months", "1")
NAMES = ["Mijn kind", "Berichten", "Agenda", "Mijn locatie", "Overig"]


def tabs(app: App) -> list[NavigationItem]:
    """Return the tabs as they stand: from above to below, or from left to right."""
    return sorted(
        shown(app.shell.window.tabs, NavigationItem),
        key=lambda tab: tab.mapToGlobal(tab.rect().center()).toTuple()[::-1],
    )


def test_row_3_c_the_five_tabs_stand_there_with_badges_in_every_width(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            for size in ((1280, 800), (900, 640), (480, 800)):
                app.shell.window.resize(*size)
                await until(lambda: len(tabs(app)) == 5)
                names = [tab.accessibleName().partition(",")[0] for tab in tabs(app)]
                assert sorted(names) == sorted(NAMES)
                by_name = dict(zip(names, tabs(app), strict=True))
                assert by_name["Mijn kind"].isEnabled()
                assert "ongelezen" in by_name["Berichten"].accessibleName()
                for name in NAMES[1:]:
                    assert not by_name[name].isEnabled()
                    assert "komt in een latere versie" in by_name[name].toolTip()

    run(story())


def test_row_b26_the_demo_is_one_click_away_and_never_touches_the_users_own_profile(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app(Network(), demo_options=SMALL) as app:
            click(button(await sign_in_page(app), "Probeer met demogegevens"))
            await until(lambda: len(app.shells) == 2)
            await until(lambda: len(app.work.accounts.entries) == 2)
            await read(app)
            assert shown(app.shell.window, DemoRibbon)
            assert "alle namen zijn verzonnen" in words(app.shell.window)
            assert cards(app)
            click(button(app.shell.window, "Demo verlaten"))
            await until(lambda: len(app.shells) == 3)
            assert "Welkom" in words(await sign_in_page(app))
            assert not home.vault.entries
            assert not (home.paths.data / "accounts").exists()
            assert not home.wire.requests

    run(story())


def test_row_b28_language_and_look_change_while_it_runs_and_stay(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            light = app.shell._themes.theme.scheme
            press(app, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
            settings = await dialog(app, SettingsDialog)
            click(button(settings, "English"))
            await until(lambda: "My child" in words(app.shell.timeline_page))
            assert "Settings" in words(settings)
            click(button(settings, "Dark"))
            await until(lambda: app.shell._themes.theme.scheme is Scheme.DARK)
            assert light is not None
            press(app, Qt.Key.Key_Escape)
            await until(lambda: not shown(app.shell.window, Dialog))
            assert "Mijn kind" not in words(app.shell.window)
        async with home.app() as app:
            await read(app)
            assert "My child" in words(app.shell.timeline_page)
            assert app.shell._themes.theme.scheme is Scheme.DARK

    run(story())


def test_settings_that_were_of_no_use_are_told_once(run: Run, home: Home) -> None:
    file = home.paths.config / "settings.toml"
    file.write_text('language = "nl"\n[shortcuts]\nsave = "everything"\n', encoding="utf-8")

    async def story() -> None:
        async with home.app() as app:
            await until(lambda: any("instellingen was onbruikbaar" in text for text in toasts(app)))
        async with home.app() as app:
            assert app.work.settings_report == SettingsReport()

    run(story())


def test_keys_that_were_changed_count_at_once_and_after_a_restart(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            press(app, Qt.Key.Key_F1)
            keys = await dialog(app, ShortcutsDialog)
            click(button(keys, "Menu van de app: F10"))
            press(app, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
            assert button(keys, "Menu van de app: Ctrl+M")
            press(app, Qt.Key.Key_Escape)
            await until(lambda: not shown(app.shell.window, Dialog))
        async with home.app() as app:
            await read(app)
            press(app, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: "Sneltoetsen" in menu_texts())
            close_menu()

    run(story())


def test_f1_lists_the_keys_and_ctrl_q_ends_the_app(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            press(app, Qt.Key.Key_F1)
            keys = await dialog(app, ShortcutsDialog)
            assert "Herladen" in words(keys)
            press(app, Qt.Key.Key_Escape)
            await until(lambda: not shown(app.shell.window, ShortcutsDialog))
            press(app, Qt.Key.Key_F10)
            await pick("Over Konnect Desktop")
            about = await until_dialog(app)
            assert "onafhankelijke app" in words(about)
            press(app, Qt.Key.Key_Escape)
            await until(lambda: not shown(app.shell.window, Dialog))
            press(app, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
            assert app.task is not None
            assert await app.task == 0

    run(story())


def test_the_window_comes_back_where_it_was_with_the_account_that_was_looked_at(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            app.shell.window.setGeometry(40, 30, 700, 560)
        async with home.app(size=None) as app:
            geometry = app.shell.window.geometry()
            assert (geometry.width(), geometry.height()) == (700, 560)
            assert (geometry.x(), geometry.y()) == (40, 30)

    run(story())


async def until_dialog(app: App) -> Dialog:
    return await dialog(app, Dialog)
