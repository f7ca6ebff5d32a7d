"""Rows 2.c and 2.d: a forgotten password, in a demo with its mail, and at a real portal."""

from __future__ import annotations

import asyncio
import re
import urllib.parse
import urllib.request

from PySide6.QtCore import Qt

from konnect_desktop.views.sign_in.forgotten_dialog import ForgottenDialog
from tests.support.qt_loop import Run, until
from tests.support.window import click
from tests.window.acting import (
    account_menu,
    button,
    dialog,
    fill,
    opened_links,
    press,
    read,
    sign_in_page,
    words,
)
from tests.window.home import Home

SMALL = ("--photos", "12", "--videos", "2", "--months", "1")


def test_row_2_c_in_a_demo_the_mail_is_kept_and_its_link_sets_a_new_password(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.demo(*SMALL) as app:
            app.work.settings.set_language("nl")
            await until(lambda: len(app.work.accounts.entries) == 2)
            await read(app)
            links = opened_links(app)
            await account_menu(app, "Account toevoegen…")
            page = await sign_in_page(app)
            fill(page.form.address.edit, "demo3")
            fill(page.form.username.edit, "ouder@demo3.example")
            click(button(page, "Wachtwoord vergeten?"))
            asking = await dialog(app, ForgottenDialog)
            press(app, Qt.Key.Key_Return)
            await until(
                lambda: "Als dit account bestaat, is er een mail onderweg." in words(asking)
            )
            assert "ongewenste mail" in words(asking)
            assert "andere ouder" in words(asking)
            click(button(asking, "Bekijk de mail in het demoportaal"))
            (mails,) = links
            await asyncio.to_thread(_set_password, mails, "nieuw-wachtwoord-3")
            click(button(asking, "Sluiten"))
            fill(page.form.password.edit, "nieuw-wachtwoord-3")
            press(app, Qt.Key.Key_Return)
            await until(lambda: len(app.work.accounts.entries) == 3)
            await read(app)

    run(story())


def test_row_2_c_at_a_real_portal_its_own_page_is_opened_in_the_browser(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            links = opened_links(app)
            page = await sign_in_page(app)
            click(button(page, "Wachtwoord vergeten?"))
            assert "Vul het adres in" in words(page)
            fill(page.form.address.edit, "demo")
            click(button(page, "Wachtwoord vergeten?"))
            asking = await dialog(app, ForgottenDialog)
            fill(asking.username.edit, "4410287")
            click(button(asking, "Open het portaal"))
            assert "vul 4410287 in" in words(asking)
            assert "Vraag het je kinderopvangorganisatie" in words(asking)
            assert links == ["https://demo.ouderportaal.nl/auth/login"]
            assert not home.wire.requests

    run(story())


def test_row_2_d_who_received_nothing_is_told_whom_to_ask(run: Run, home: Home) -> None:
    async def story() -> None:
        async with home.app() as app:
            page = await sign_in_page(app)
            assert "Niets ontvangen? Vraag het je kinderopvangorganisatie." in words(page)

    run(story())


def _set_password(mails: str, password: str) -> None:
    """Do in a browser's place what the kept mail asks for."""
    page = _text(mails)
    found = re.search(r'href="(/demo/password/[^"]+)"', page)
    assert found is not None, page
    address = urllib.parse.urljoin(mails, found[1])
    fields = urllib.parse.urlencode({"new": password, "again": password}).encode()
    assert "Je wachtwoord is veranderd" in _text(address, fields)


def _text(address: str, fields: bytes | None = None) -> str:
    assert address.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(address, fields, timeout=10) as answer:  # noqa: S310 — loopback, see above
        body: bytes = answer.read()
    return body.decode()
