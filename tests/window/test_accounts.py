"""Rows B13 and 7.4: several accounts, each with its own name, colour and place; signing out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from konnect_desktop.system.tombstones import Tombstone, Tombstones
from konnect_desktop.viewmodels.timeline_layout import EntrySlot
from konnect_desktop.views.accounts.choice_button import ChoiceRow
from konnect_desktop.views.accounts.name_and_color import NameAndColor
from konnect_desktop.views.accounts.sign_out import SignOut
from konnect_desktop.views.components.line_edit import LineEdit
from tests.support.qt_loop import Run, until
from tests.support.window import App, click
from tests.window.acting import (
    account_menu,
    button,
    cards,
    dialog,
    fill,
    keys_in_order,
    press,
    read,
    scroll_until,
    shown,
    sign_in,
    sign_in_page,
    toasts,
    words,
)
from tests.window.home import Home

ZON, KOMPAS = "De Zonnebloem", "BSO Het Kompas"


def names(app: App) -> list[str]:
    """Return the accounts' names in the order in which the rail lists them."""
    rows = sorted(shown(app.shell.window, ChoiceRow), key=lambda row: row.y())
    return [row.text() for row in rows if row.choice.account_id is not None]


def row_of(app: App, name: str) -> ChoiceRow:
    return next(row for row in shown(app.shell.window, ChoiceRow) if row.text() == name)


async def with_two(app: App, home: Home) -> None:
    """Sign in to two organisations."""
    await sign_in(app, home.wire.of("demo"))
    await account_menu(app, "Account toevoegen…")
    await sign_in(app, home.wire.of("demo2"))


def test_row_b13_two_organisations_make_one_timeline_and_each_can_be_looked_at_alone(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            await with_two(app, home)
            accounts = [entry.look.account_id for entry in app.work.accounts.entries]
            await until(lambda: {one for one, _ in keys_in_order(app)} == set(accounts))
            assert names(app) == [ZON, KOMPAS]
            await scroll_until(app, lambda: ZON in words(app.shell.timeline_page.view))
            timeline = app.work.timeline
            slots = [timeline.slot(row) for row in range(timeline.rowCount())]
            headers = [slot.day for slot in slots if not isinstance(slot, EntrySlot)]
            days = [day for day in headers if day is not None]
            assert days == sorted(set(days), reverse=True), "each day once, newest first"
            key = next(card._row.key for card in cards(app) if card._row.kind == "journal")
            app.shell.open_diary(key)
            await until(lambda: app.shell.diary_page.card is not None)
            whole = app.shell.diary_page.card
            assert whole is not None
            assert whole.accessibleName().endswith((ZON, KOMPAS)), "whose diary it is"
            press(app, Qt.Key.Key_Escape)
            click(row_of(app, KOMPAS))
            await until(lambda: {one for one, _ in keys_in_order(app)} == {accounts[1]})
            await until(lambda: cards(app))
            assert ZON not in words(app.shell.timeline_page.view)
            click(row_of(app, "Beide accounts"))
            await until(lambda: {one for one, _ in keys_in_order(app)} == set(accounts))

    run(story())


def test_row_b13_name_colour_and_order_are_the_users_and_stay(run: Run, home: Home) -> None:
    async def story() -> None:
        async with home.app() as app:
            await with_two(app, home)
            await account_menu(app, KOMPAS, "Omhoog")
            await until(lambda: names(app) == [KOMPAS, ZON])
            await account_menu(app, ZON, "Naam en kleur…")
            asking = await dialog(app, NameAndColor)
            fill(shown(asking, LineEdit)[0], KOMPAS)
            click(button(asking, "Opslaan"))
            assert "Een ander account heet al zo" in words(asking)
            fill(shown(asking, LineEdit)[0], "Noor en Sem")
            click(asking.color_discs[4])
            press(app, Qt.Key.Key_Return)
            await until(lambda: names(app) == [KOMPAS, "Noor en Sem"])
            await scroll_until(app, lambda: "Noor en Sem" in words(app.shell.timeline_page.view))
        async with home.app() as app:
            await read(app)
            assert names(app) == [KOMPAS, "Noor en Sem"]
            assert app.work.accounts.entries[1].look.color == 4

    run(story())


@pytest.mark.parametrize("is_cut", [False, True], ids=["reachable", "portal_out_of_reach"])
def test_row_7_4_signing_out_says_what_goes_and_wipes_it_also_without_the_portal(
    run: Run, home: Home, *, is_cut: bool
) -> None:
    async def story() -> None:
        async with home.app() as app:
            await with_two(app, home)
            gone, stays = (entry.look.account_id for entry in app.work.accounts.entries)
            if is_cut:
                home.wire.cut()
            await account_menu(app, ZON, "Uitloggen…")
            asking = await dialog(app, SignOut)
            said = words(asking)
            assert "Dit blijft" in said
            assert "die je hebt opgeslagen" in said
            assert "Teksten die je nog niet hebt verstuurd" in said
            assert "Dit wordt gewist" in said
            assert "Het wachtwoord in de sleutelbos" in said
            assert asking._back.hasFocus()
            press(app, Qt.Key.Key_Space)
            await until(lambda: not shown(app.shell.window, SignOut))
            assert names(app) == [ZON, KOMPAS]
            await account_menu(app, ZON, "Uitloggen…")
            click(button(await dialog(app, SignOut), "Uitloggen"))
            await until(lambda: names(app) == [KOMPAS])
            await until(lambda: any(ZON in text for text in toasts(app)))
            assert {one for one, _ in keys_in_order(app)} == {stays}
            assert not (home.paths.data / "accounts" / gone / "local-copy.sqlite3").exists()
            assert not (home.paths.data / "accounts" / gone / "pictures").exists()
            assert len(home.vault.entries) == 1
        home.wire.heal()
        async with home.app() as app:
            await read(app)
            assert names(app) == [KOMPAS]

    run(story())


def test_row_7_4_a_window_that_is_closed_at_once_still_signs_out(run: Run, home: Home) -> None:
    async def story() -> None:
        async with home.app() as app:
            await with_two(app, home)
            await account_menu(app, ZON, "Uitloggen…")
            click(button(await dialog(app, SignOut), "Uitloggen"))
            await account_menu(app, KOMPAS, "Uitloggen…")
            click(button(await dialog(app, SignOut), "Uitloggen"))
        assert not home.vault.entries
        assert not list(home.paths.data.rglob("local-copy*"))
        async with home.app() as app:
            assert "Welkom" in words(await sign_in_page(app))

    run(story())


def test_row_7_4_signing_out_of_all_accounts_ends_at_the_welcome_page(run: Run, home: Home) -> None:
    async def story() -> None:
        async with home.app() as app:
            await with_two(app, home)
            home.wire.cut()
            await account_menu(app, "Uit alle accounts uitloggen…")
            asking = await dialog(app, SignOut)
            assert "Uit alle accounts uitloggen?" in words(asking)
            click(button(asking, "Uitloggen"))
            page = await sign_in_page(app)
            assert "Welkom" in words(page)
            assert not home.vault.entries
            assert not list(home.paths.data.rglob("local-copy*"))
            before = home.wire.requests
            home.wire.heal()
            await sign_in(app, home.wire.of("demo"))
            assert home.wire.requests > before

    run(story())


def test_row_7_4_a_sign_out_that_a_full_disk_cut_short_is_finished_at_the_next_start(
    run: Run, home: Home
) -> None:
    """The account still stands in the list then; it is neither shown nor opened again."""

    async def story() -> None:
        async with home.app() as app:
            await with_two(app, home)
            gone, _ = (entry.look.account_id for entry in app.work.accounts.entries)
        Tombstones(home.paths.config).add(Tombstone(gone))
        async with home.app() as app:
            await read(app)
            assert names(app) == [KOMPAS]
            folder = home.paths.data / "accounts" / gone
            await until(lambda: not (folder / "local-copy.sqlite3").exists())
            await until(lambda: not Tombstones(home.paths.config).all())
        assert len(home.vault.entries) == 1

    run(story())
