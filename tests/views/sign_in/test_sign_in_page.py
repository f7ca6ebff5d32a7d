"""The page for signing in, with real keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from konnect_desktop.domain.errors import (
    ErrorKind,
    KonnectError,
    LoginBlockedError,
    RefusedError,
    UnreachableError,
    WrongTenantError,
)
from konnect_desktop.viewmodels.sign_in import SignedIn, SignIn, Step
from konnect_desktop.views.sign_in import SignInPage
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tests.support.qt_loop import Run, until
from tests.viewmodels.signing_in.desks import DEMO, FAMILIES, KNOWN, ZONNEBLOEM, StandInDesk
from tests.views.clipping import clipped, unnamed
from tests.views.sign_in.parts import Show, open_page, said_by, tap, type_in

LEFT = Qt.MouseButton.LeftButton


def _fill(application: QApplication) -> None:
    for text in ("zonnebloem", "4410287", "geheim"):
        type_in(application, text)
        tap(application, Qt.Key.Key_Tab)


def test_the_cursor_is_in_the_address_and_tab_leads_on(
    application: QApplication, themes: ThemeSource, show: Show
) -> None:
    opened = open_page(themes, show, SignIn(StandInDesk()))
    names: list[str] = []
    for _ in range(8):
        focused = application.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        tap(application, Qt.Key.Key_Tab)
    assert names == [
        "Adres van de opvang",
        "Gebruikersnaam",
        "Wachtwoord",
        "Wachtwoord tonen",
        "Aangemeld blijven",
        "Wachtwoord vergeten?",
        "Inloggen",
        "Waar vind ik deze gegevens?",
    ]
    assert opened.page.head.back.isHidden()


def test_the_host_is_shown_while_one_types(
    application: QApplication, themes: ThemeSource, show: Show
) -> None:
    opened = open_page(themes, show, SignIn(StandInDesk(), known=(KNOWN,)))
    type_in(application, "zonnebloem")
    assert "zonnebloem.ouderportaal.nl" in said_by(opened.page)
    assert "Kinderopvang De Zonnebloem" in said_by(opened.page)
    assert "ouderportaal" in opened.page.form.address.edit.accessibleDescription()


def test_typing_and_enter_sign_in_once(
    run: Run, application: QApplication, themes: ThemeSource, show: Show
) -> None:
    async def story() -> None:
        desk = StandInDesk()
        desk.may_answer.clear()
        model = SignIn(desk)
        opened = open_page(themes, show, model)
        _fill(application)
        opened.page.form.password.edit.setFocus()
        for _ in range(10):
            tap(application, Qt.Key.Key_Return)
        await until(lambda: desk.asked)
        assert desk.asked == [(ZONNEBLOEM, "4410287", "geheim", True)]
        assert opened.page.form.cancel.isVisible()
        assert not opened.page.form.sign_in.isVisible()
        desk.may_answer.set()
        await until(lambda: model.step is Step.DONE)
        assert len(desk.asked) == 1
        assert opened.page.form.password.edit.text() == ""
        await model.dispose()

    run(story())


def test_f027_enter_on_the_button_ten_times_signs_in_once_and_escape_gives_up(
    run: Run, application: QApplication, themes: ThemeSource, show: Show
) -> None:
    async def story() -> None:
        desk = StandInDesk()
        desk.may_answer.clear()
        model = SignIn(desk)
        opened = open_page(themes, show, model)
        _fill(application)
        opened.page.form.sign_in.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(10):
            tap(application, Qt.Key.Key_Return)
        await until(lambda: desk.asked)
        assert len(desk.asked) == 1
        tap(application, Qt.Key.Key_Escape)
        assert model.step is Step.TYPING
        assert opened.page.form.sign_in.isVisible()
        assert opened.page.form.password.edit.text() == "geheim"
        await model.dispose()

    run(story())


def test_what_is_missing_is_said_at_its_field(
    application: QApplication, themes: ThemeSource, show: Show
) -> None:
    opened = open_page(themes, show, SignIn(StandInDesk()))
    QTest.mouseClick(opened.page.form.sign_in, LEFT)
    said = said_by(opened.page)
    assert "Vul je gebruikersnaam in." in said
    assert "Vul je wachtwoord in." in said
    assert any(text.startswith("Vul het adres in") for text in said)
    assert application.focusWidget() is opened.page.form.address.edit
    type_in(application, "sanne@voorbeeld.example")
    assert any("e-mailadres" in text for text in said_by(opened.page))
    opened.page.form.username.edit.setFocus()
    type_in(application, "x")
    assert "Vul je gebruikersnaam in." not in said_by(opened.page)


def test_the_cursor_stays_where_one_types_what_was_missing(
    application: QApplication, themes: ThemeSource, show: Show
) -> None:
    opened = open_page(themes, show, SignIn(StandInDesk()))
    form = opened.page.form
    type_in(application, "zonnebloem")
    tap(application, Qt.Key.Key_Return)
    assert application.focusWidget() is form.username.edit
    for character in "789":
        type_in(application, character)
    assert application.focusWidget() is form.username.edit
    assert (form.username.edit.text(), form.password.edit.text()) == ("789", "")
    tap(application, Qt.Key.Key_Return)
    assert application.focusWidget() is form.password.edit


def test_f001_a_rejection_is_said_marked_and_leaves_the_name(
    run: Run, application: QApplication, themes: ThemeSource, show: Show
) -> None:
    async def story() -> None:
        desk = StandInDesk(RefusedError(ErrorKind.LOGIN_REJECTED))
        model = SignIn(desk)
        opened = open_page(themes, show, model)
        _fill(application)
        QTest.mouseClick(opened.page.form.sign_in, LEFT)
        await until(lambda: model.failure)
        form = opened.page.form
        assert "Gebruikersnaam of wachtwoord klopt niet" in said_by(opened.page)
        assert form.username.edit.property("invalid")
        assert form.password.edit.property("invalid")
        assert (form.address.edit.text(), form.username.edit.text()) == ("zonnebloem", "4410287")
        QTest.mouseClick(opened.page.foot.open_portal, LEFT)
        assert opened.links == ["https://zonnebloem.ouderportaal.nl/auth/login"]
        form.password.edit.setFocus()
        type_in(application, "x")
        assert not form.username.edit.property("invalid")
        await model.dispose()

    run(story())


def test_f001_after_a_rejection_reason_and_password_are_in_sight_and_typing_replaces_it(
    run: Run, application: QApplication, themes: ThemeSource, show: Show
) -> None:
    async def story() -> None:
        model = SignIn(StandInDesk(RefusedError(ErrorKind.LOGIN_REJECTED)), known=(KNOWN,))
        opened = open_page(themes, show, model)
        page, form = opened.page, opened.page.form
        page.resize(1280, 620)
        _fill(application)
        bar = page.area.verticalScrollBar()
        await until(bar.maximum)
        bar.setValue(bar.maximum())
        form.password.edit.setFocus()
        tap(application, Qt.Key.Key_Return)
        await until(lambda: model.failure)
        await until(lambda: _in_sight(page, page.outcome) and _in_sight(page, form.password))
        type_in(application, "goed")
        assert form.password.edit.text() == "goed"
        page.resize(1280, 240)
        tap(application, Qt.Key.Key_Return)
        await until(lambda: model.step is Step.FAILED)
        await until(lambda: _in_sight(page, form.password))
        await model.dispose()

    run(story())


def test_a_scroll_bar_does_not_move_the_column(
    application: QApplication, themes: ThemeSource, show: Show
) -> None:
    page = open_page(themes, show, SignIn(StandInDesk())).page
    for width in (1280, 700, 480):
        places: set[tuple[int, int]] = set()
        ranges: list[int] = []
        for height in (1600, 400):
            page.resize(width, height)
            for _ in range(3):
                application.processEvents()
            places.add((page.form.mapTo(page, QPoint(0, 0)).x(), page.form.width()))
            ranges.append(page.area.verticalScrollBar().maximum())
        assert ranges[0] == 0 < ranges[1]
        assert len(places) == 1, places


def test_f006_the_right_address_is_filled_in_on_a_click(
    run: Run, application: QApplication, themes: ThemeSource, show: Show
) -> None:
    async def story() -> None:
        desk = StandInDesk(WrongTenantError("kompas"))
        model = SignIn(desk)
        opened = open_page(themes, show, model)
        _fill(application)
        QTest.mouseClick(opened.page.form.sign_in, LEFT)
        await until(lambda: model.failure)
        button = opened.page.outcome.notice.button
        assert button.text() == "Gebruik dit adres"
        QTest.mouseClick(button, LEFT)
        assert opened.page.form.address.edit.text() == "kompas.ouderportaal.nl"
        assert not opened.page.outcome.isVisible()
        assert len(desk.asked) == 1
        await model.dispose()

    run(story())


@pytest.mark.parametrize(
    "error",
    [
        LoginBlockedError(None),
        RefusedError(ErrorKind.RESET_PASSWORD),
        RefusedError(ErrorKind.NOT_PARENT),
        KonnectError(ErrorKind.PORTAL_CHANGED),
    ],
)
def test_where_only_the_website_helps_the_button_opens_it(
    run: Run,
    application: QApplication,
    themes: ThemeSource,
    show: Show,
    error: KonnectError,
) -> None:
    async def story() -> None:
        model = SignIn(StandInDesk(error))
        opened = open_page(themes, show, model)
        _fill(application)
        QTest.mouseClick(opened.page.form.sign_in, LEFT)
        await until(lambda: model.failure)
        QTest.mouseClick(opened.page.outcome.notice.button, LEFT)
        assert opened.links == ["https://zonnebloem.ouderportaal.nl/auth/login"]
        assert not opened.page.foot.stuck.isVisible()
        await model.dispose()

    run(story())


def test_f110_without_a_keyring_one_is_told_plainly_and_goes_on(
    run: Run, application: QApplication, themes: ThemeSource, show: Show
) -> None:
    async def story() -> None:
        model = SignIn(StandInDesk(SignedIn("a1", ErrorKind.KEYRING_MISSING)))
        done: list[str] = []
        model.done.connect(done.append)
        opened = open_page(themes, show, model)
        _fill(application)
        QTest.mouseClick(opened.page.form.sign_in, LEFT)
        await until(lambda: model.step is Step.NOT_KEPT)
        assert any("geen sleutelbos" in text for text in said_by(opened.page))
        assert not opened.page.form.isVisible()
        assert application.focusWidget() is opened.page.outcome.go_on
        tap(application, Qt.Key.Key_Return)
        assert done == ["a1"]
        await model.dispose()

    run(story())


def test_an_invented_family_is_one_click_away(run: Run, themes: ThemeSource, show: Show) -> None:
    async def story() -> None:
        desk = StandInDesk(demo=DEMO)
        model = SignIn(desk, families=FAMILIES)
        opened = open_page(themes, show, model)
        rows = opened.page.families.rows
        assert [row.text() for row in rows] == ["De Zonnebloem", "BSO Het Kompas"]
        assert not opened.page.form.keep.isVisible()
        assert not opened.page.foot.demo.isVisible()
        QTest.mouseClick(rows[1], LEFT)
        await until(lambda: model.step is Step.DONE)
        assert desk.asked == [(DEMO["demo2"], "ouder@demo2.example", "kompas-demo", False)]
        await model.dispose()

    run(story())


def test_demo_data_are_one_click_away_from_the_first_page(themes: ThemeSource, show: Show) -> None:
    opened = open_page(themes, show, SignIn(StandInDesk()))
    QTest.mouseClick(opened.page.foot.try_demo, LEFT)
    assert opened.demos == [True]


def test_one_more_account_has_a_way_back(
    application: QApplication, themes: ThemeSource, show: Show
) -> None:
    opened = open_page(themes, show, SignIn(StandInDesk(), known=(KNOWN,)))
    assert "Account toevoegen" in said_by(opened.page)
    QTest.mouseClick(opened.page.head.back, LEFT)
    tap(application, Qt.Key.Key_Escape)
    assert opened.cancels == [True, True]
    assert not opened.page.foot.demo.isVisible()


def test_signing_in_again_asks_for_the_password_alone(
    application: QApplication, themes: ThemeSource, show: Show
) -> None:
    opened = open_page(themes, show, SignIn(StandInDesk(), again=KNOWN))
    form = opened.page.form
    assert not form.address.edit.isEnabled()
    assert not form.username.edit.isEnabled()
    assert application.focusWidget() is form.password.edit
    assert "Welkom terug" in said_by(opened.page)


def test_the_language_is_switched_on_the_page(
    application: QApplication, themes: ThemeSource, show: Show
) -> None:
    opened = open_page(themes, show, SignIn(StandInDesk()))
    chosen: list[object] = []
    opened.page.language_chosen.connect(chosen.append)
    type_in(application, "zonnebloem")
    menu = opened.page.head.open_languages()
    next(action for action in menu.actions() if action.text() == "English").trigger()
    menu.close()
    assert chosen == [Language.EN]
    assert opened.languages.language is Language.EN
    assert "Welcome" in said_by(opened.page)
    assert opened.page.form.address.edit.text() == "zonnebloem"
    assert opened.page.form.password.edit.accessibleName() == "Password"


def test_help_folds_away(themes: ThemeSource, show: Show) -> None:
    opened = open_page(themes, show, SignIn(StandInDesk()))
    assert any("zes weken" in text for text in said_by(opened.page))
    QTest.mouseClick(opened.page.foot.help.head, LEFT)
    assert not any("zes weken" in text for text in said_by(opened.page))


@pytest.mark.parametrize(
    ("width", "percent", "has_pictures"),
    [(1280, 100, True), (1120, 100, True), (1119, 100, False), (1280, 200, False)],
)
def test_the_pictures_are_there_where_it_is_wide(  # noqa: PLR0913, PLR0917 — all that differs
    application: QApplication,
    themes: ThemeSource,
    show: Show,
    width: int,
    percent: int,
    has_pictures: bool,  # noqa: FBT001 — a case
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=percent / 100))
    opened = open_page(themes, show, SignIn(StandInDesk()))
    opened.page.resize(width, 800)
    application.processEvents()
    assert opened.page.pictures.isVisible() is has_pictures
    form = opened.page.form
    assert form.width() == 440 * percent // 100


def test_the_pictures_come_one_after_the_other(run: Run, themes: ThemeSource, show: Show) -> None:
    async def story() -> None:
        model = SignIn(StandInDesk())
        opened = open_page(themes, show, model)
        await until(lambda: opened.page.pictures.is_complete)
        await model.dispose()

    run(story())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("size", "percent"),
    [((1280, 800), 100), ((1280, 800), 200), ((900, 640), 100), ((480, 800), 100)],
)
@pytest.mark.parametrize("page", ["first", "offline", "elsewhere", "not kept", "demo", "again"])
def test_nothing_is_clipped_and_everything_has_a_name(  # noqa: PLR0913, PLR0917 — all that differs
    application: QApplication,
    themes: ThemeSource,
    show: Show,
    language: Language,
    size: tuple[int, int],
    percent: int,
    page: str,
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=percent / 100))
    model = _model(page)
    opened = open_page(themes, show, model)
    opened.languages.use(language)
    opened.page.resize(*size)
    for _ in range(3):
        application.processEvents()
    assert clipped(opened.page) == []
    assert unnamed(opened.page) == []
    assert opened.page.area.horizontalScrollBar().maximum() == 0
    content = opened.page.area.widget()
    assert content is not None
    for button in content.findChildren(QAbstractButton):
        if button.isVisible():
            right = button.mapTo(content, button.rect().bottomRight())
            assert content.rect().contains(right), button.accessibleName()


def _in_sight(page: SignInPage, part: QWidget) -> bool:
    ground = page.area.viewport()
    return ground.rect().contains(QRect(part.mapTo(ground, QPoint(0, 0)), part.size()))


def _model(page: str) -> SignIn:
    if page == "demo":
        return SignIn(StandInDesk(demo=DEMO), families=FAMILIES)
    if page == "again":
        return SignIn(StandInDesk(), again=KNOWN)
    model = SignIn(StandInDesk(), known=(KNOWN,))
    model.set_address("zonnebloem")
    if page == "offline":
        model._fail(UnreachableError(ErrorKind.OFFLINE))
    if page == "elsewhere":
        model._fail(WrongTenantError("een-andere-opvang"))
    if page == "not kept":
        model._succeed(SignedIn("a1", ErrorKind.KEYRING_LOCKED))
    return model
