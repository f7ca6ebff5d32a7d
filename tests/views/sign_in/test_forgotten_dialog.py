"""The dialog for a forgotten password."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from konnect_desktop.domain.errors import ErrorKind, UnreachableError
from konnect_desktop.viewmodels.password_forgotten import ForgottenStep
from konnect_desktop.viewmodels.sign_in import SignIn
from konnect_desktop.views.sign_in.forgotten_dialog import ForgottenDialog
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tests.support.qt_loop import Run, until
from tests.viewmodels.signing_in.desks import DEMO, FAMILIES, StandInDesk
from tests.views.clipping import clipped, unnamed
from tests.views.sign_in.parts import Opened, Show, open_page, said_by, tap

LEFT = Qt.MouseButton.LeftButton


def _dialog(opened: Opened) -> ForgottenDialog:
    QTest.mouseClick(opened.page.form.forgotten, LEFT)
    (dialog,) = opened.page.findChildren(ForgottenDialog)
    return dialog


def test_without_an_address_it_is_asked_for_first(themes: ThemeSource, show: Show) -> None:
    opened = open_page(themes, show, SignIn(StandInDesk()))
    QTest.mouseClick(opened.page.form.forgotten, LEFT)
    assert opened.page.findChildren(ForgottenDialog) == []
    assert opened.page.form.address.edit.property("invalid")


def test_at_a_real_portal_its_own_page_is_opened(
    application: QApplication, themes: ThemeSource, show: Show
) -> None:
    desk = StandInDesk()
    model = SignIn(desk)
    model.set_address("zonnebloem")
    opened = open_page(themes, show, model)
    dialog = _dialog(opened)
    tap(application, Qt.Key.Key_Return)
    assert "Vul je gebruikersnaam in." in said_by(dialog)
    QTest.keyClicks(dialog.username.edit, "4410287")
    assert "Vul je gebruikersnaam in." not in said_by(dialog)
    tap(application, Qt.Key.Key_Return)
    assert opened.links == ["https://zonnebloem.ouderportaal.nl/auth/login"]
    said = " ".join(said_by(dialog))
    assert "Als dit account bestaat" in said
    assert "ongewenste mail" in said
    assert desk.asked_forgotten == []
    QTest.mouseClick(dialog.close_it, LEFT)


def test_in_a_demo_the_mail_is_at_the_demo_portal(
    run: Run, themes: ThemeSource, show: Show
) -> None:
    async def story() -> None:
        desk = StandInDesk(demo=DEMO)
        model = SignIn(desk, families=FAMILIES)
        model.fill_in(FAMILIES[0])
        opened = open_page(themes, show, model)
        dialog = _dialog(opened)
        assert dialog.username.edit.text() == "ouder@demo.example"
        QTest.mouseClick(dialog.ask, LEFT)
        await until(lambda: model.forgotten.step is ForgottenStep.ANSWERED)
        assert desk.asked_forgotten == [(DEMO["demo"], "ouder@demo.example")]
        QTest.mouseClick(dialog.mail, LEFT)
        assert opened.links == ["http://127.0.0.1:40123/demo/mail"]
        QTest.mouseClick(dialog.close_it, LEFT)
        await model.dispose()

    run(story())


def test_what_went_wrong_is_said_in_the_dialog(
    run: Run, application: QApplication, themes: ThemeSource, show: Show
) -> None:
    async def story() -> None:
        desk = StandInDesk(demo=DEMO, forgotten=UnreachableError(ErrorKind.OFFLINE))
        model = SignIn(desk, families=FAMILIES)
        model.fill_in(FAMILIES[0])
        opened = open_page(themes, show, model)
        dialog = _dialog(opened)
        QTest.mouseClick(dialog.ask, LEFT)
        await until(lambda: model.forgotten.failure)
        assert any("niet te bereiken" in text for text in said_by(dialog))
        assert dialog.ask.isEnabled()
        tap(application, Qt.Key.Key_Escape)
        await model.dispose()

    run(story())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("step", [ForgottenStep.ASKING, ForgottenStep.ANSWERED])
@pytest.mark.parametrize("is_demo", [True, False])
def test_nothing_is_clipped_and_everything_has_a_name(  # noqa: PLR0913, PLR0917 — all that differs
    application: QApplication,
    themes: ThemeSource,
    show: Show,
    language: Language,
    percent: int,
    step: ForgottenStep,
    is_demo: bool,  # noqa: FBT001 — a case
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=percent / 100))
    model = SignIn(StandInDesk(demo=DEMO if is_demo else None), families=FAMILIES)
    model.set_address("demo")
    model.set_username("4410287")
    opened = open_page(themes, show, model)
    opened.languages.use(language)
    dialog = opened.page.open_forgotten()
    assert dialog is not None
    model.forgotten._set_step(step)
    for _ in range(3):
        application.processEvents()
    assert clipped(dialog) == []
    assert unnamed(dialog) == []
    dialog.reject()
