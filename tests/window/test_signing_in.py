"""Rows 2.a, 2.b, B12 and B29: the first start, what is typed, what the portal says to it."""

from __future__ import annotations

import json
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.faults import Delay, Fault, Respond
from tests.support.qt_loop import Run, until
from tests.support.window import click
from tests.system.vaults import DenyingVault
from tests.window.acting import (
    button,
    cards,
    fill,
    press,
    read,
    shown,
    sign_in_page,
    signed_in,
    type_account,
    words,
)
from tests.window.home import Home
from tests.window.wire import LOGIN, TIMELINE

_HTML = (("Content-Type", "text/html"),)


def test_row_2_a_a_parent_types_three_values_and_sees_the_timeline(run: Run, home: Home) -> None:
    async def story() -> None:
        async with home.app() as app:
            page = await sign_in_page(app)
            fill(page.form.address.edit, " https://Demo.ouderportaal.nl/auth/login/ ")
            assert "demo.ouderportaal.nl" in words(page.form.resolved)
            type_account(page, home.wire.of("demo"))
            assert not home.wire.requests
            click(button(page, "Inloggen"))
            await read(app)
            assert cards(app)
            assert home.wire.logins == 1
            (entry,) = app.work.accounts.entries
            assert entry.look.name == "De Zonnebloem"

    run(story())


def test_row_2_b_a_pasted_line_of_the_mail_is_enough_and_help_says_where_it_is(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            page = await sign_in_page(app)
            said = words(page)
            assert "Waar vind ik deze gegevens?" in said
            assert "welkomstmail" in said
            fill(page.form.address.edit, "Ga naar https://demo.ouderportaal.nl/ om in te loggen.")
            assert "demo.ouderportaal.nl" in words(page.form.resolved)

    run(story())


def test_row_2_b_an_account_before_the_start_of_care_is_told_to_wait(run: Run, home: Home) -> None:
    async def story() -> None:
        home.wire.proxy.use(Fault(TIMELINE, (Respond(200, b"[]"),)))
        async with home.app() as app:
            type_account(await sign_in_page(app), home.wire.of("demo"))
            press(app, Qt.Key.Key_Return)
            await until(lambda: "Nog even wachten" in words(app.shell.timeline_page))

    run(story())


def test_f001_a_wrong_password_costs_one_login_and_what_was_typed_stays(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            page = await sign_in_page(app)
            type_account(page, home.wire.of("demo"), password="zonnebloem-fout")
            press(app, Qt.Key.Key_Return)
            await until(lambda: "Gebruikersnaam of wachtwoord klopt niet" in words(page))
            assert home.wire.logins == 1
            assert page.form.username.edit.text() == home.wire.of("demo").username
            assert not home.vault.entries
            fill(page.form.password.edit, home.wire.of("demo").password)
            press(app, Qt.Key.Key_Return)
            await read(app)
            assert home.wire.logins == 2

    run(story())


def test_f027_enter_ten_times_is_one_login_and_a_cancelled_one_is_ignored(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            page = await sign_in_page(app)
            home.wire.proxy.use(Fault(LOGIN, (Delay(1.0),), method="PUT"))
            type_account(page, home.wire.of("demo"))
            for _ in range(10):
                press(app, Qt.Key.Key_Return)
            await until(lambda: home.wire.logins)
            at = time.monotonic()
            click(button(page, "Annuleren"))
            assert time.monotonic() - at < 0.2
            assert button(page, "Inloggen").isEnabled()
            await until(lambda: home.wire.proxy.seen(LOGIN, "PUT")[0].status)
            assert home.wire.logins == 1
            assert page.isVisible()
            assert not app.work.accounts.entries

    run(story())


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (Fault("/auth-api/captcha", (Respond(200, b'{"blockedUntil":4102444800000}'),)), "even"),
        (Fault(LOGIN, (Respond(200, b"<html>", _HTML),), method="PUT"), "aanmelden"),
        (Fault("", (Respond(503, b""),)), "storing"),
    ],
    ids=["f003_blocked", "f009_a_page_of_html", "portal_down"],
)
def test_row_b12_what_signing_in_meets_is_said_in_one_sentence(
    run: Run, home: Home, fault: Fault, says: str
) -> None:
    async def story() -> None:
        home.wire.proxy.use(fault)
        async with home.app() as app:
            page = await sign_in_page(app)
            type_account(page, home.wire.of("demo"))
            press(app, Qt.Key.Key_Return)
            await until(lambda: says in words(page.outcome))
            assert home.wire.logins <= 1
            assert "html" not in words(page.outcome)

    run(story())


def test_f005_f006_f007_each_answer_of_the_login_has_its_own_sentence(run: Run, home: Home) -> None:
    answers = {
        "Kies eerst een nieuw wachtwoord": {"mustResetPassword": True},
        "Dit is geen ouderaccount": {"redirectUrl": "/employee"},
        "demo2.ouderportaal.nl": {"domainServerName": "demo2"},
    }

    async def story() -> None:
        async with home.app() as app:
            page = await sign_in_page(app)
            type_account(page, home.wire.of("demo"))
            for says, answer in answers.items():
                body = json.dumps({"result": True, "token": "t", **answer}).encode()
                home.wire.proxy.use(Fault(LOGIN, (Respond(200, body),), method="PUT"))
                press(app, Qt.Key.Key_Return)
                await until(lambda says=says: says in words(page.outcome))
            assert home.wire.logins == len(answers)
            assert {seen.headers["host"] for seen in home.wire.proxy.ledger} == {
                "demo.ouderportaal.nl"
            }
            click(button(page, "Gebruik dit adres"))
            assert page.form.address.edit.text() == "demo2.ouderportaal.nl"

    run(story())


def test_row_b29_a_kept_password_signs_in_at_the_next_start_without_typing(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            assert list(home.vault.entries.values()) == [home.wire.of("demo").password]
        async with home.app() as app:
            await until(lambda: home.wire.logins == 2)
            await read(app)
            assert home.wire.of("demo").password not in home.everything()

    run(story())


def test_row_b29_a_password_that_is_not_kept_is_asked_for_at_the_next_start(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            page = await sign_in_page(app)
            type_account(page, home.wire.of("demo"))
            click(page.form.keep.box)
            click(button(page, "Inloggen"))
            await read(app)
            assert not home.vault.entries
        async with home.app() as app:
            await until(lambda: "Log opnieuw in." in words(app.shell.timeline_page))
            await until(lambda: cards(app))
            click(button(app.shell.timeline_page, "Inloggen"))
            page = await sign_in_page(app)
            assert not page.form.address.edit.isEnabled()
            QTest.keyClicks(page.form.password.edit, home.wire.of("demo").password)
            press(app, Qt.Key.Key_Return)
            await read(app)
            assert home.wire.logins == 2
            assert "Log opnieuw in." not in words(app.shell.timeline_page)

    run(story())


def test_f113_a_keyring_that_refuses_is_said_plainly_and_one_stays_signed_in(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app(vault=DenyingVault()) as app:
            page = await sign_in_page(app)
            type_account(page, home.wire.of("demo"))
            press(app, Qt.Key.Key_Return)
            await until(lambda: "Je wachtwoord is niet bewaard" in words(page))
            click(button(page, "Verder"))
            await read(app)
            assert not shown(app.shell.window, type(page))

    run(story())
