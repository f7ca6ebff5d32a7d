"""A forgotten password: the same answer for every name, by the way that the portal has."""

from __future__ import annotations

from konnect_desktop.domain.errors import ErrorKind, UnreachableError
from konnect_desktop.viewmodels.password_forgotten import ForgottenStep
from konnect_desktop.viewmodels.sign_in import Entry, SignIn
from tests.support.qt_loop import Run, until
from tests.viewmodels.signing_in.desks import DEMO, FAMILIES, StandInDesk


def test_the_address_comes_first() -> None:
    model = SignIn(StandInDesk())
    assert not model.forget_password()
    assert model.missing == {Entry.ADDRESS}


def test_the_name_that_was_typed_is_taken_along() -> None:
    model = SignIn(StandInDesk())
    model.set_address("zonnebloem")
    model.set_username(" 4410287 ")
    assert model.forget_password()
    assert (model.forgotten.username, model.forgotten.is_demo) == ("4410287", False)


def test_a_real_portal_is_opened_in_the_browser_and_sent_nothing(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk()
        model = SignIn(desk)
        links: list[str] = []
        model.link_opened.connect(links.append)
        model.set_address("zonnebloem")
        model.forget_password()
        model.forgotten.ask()
        assert model.forgotten.lacks_username
        assert links == []
        model.forgotten.set_username("4410287")
        assert not model.forgotten.lacks_username
        model.forgotten.ask()
        assert links == ["https://zonnebloem.ouderportaal.nl/auth/login"]
        assert model.forgotten.step is ForgottenStep.ANSWERED
        assert desk.asked_forgotten == []
        await model.dispose()

    run(story())


def test_a_demo_portal_is_asked_once_and_keeps_the_mail(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk(demo=DEMO)
        model = SignIn(desk, families=FAMILIES)
        links: list[str] = []
        model.link_opened.connect(links.append)
        model.fill_in(FAMILIES[0])
        model.forget_password()
        for _ in range(10):
            model.forgotten.ask()
        await until(lambda: model.forgotten.step is ForgottenStep.ANSWERED)
        assert desk.asked_forgotten == [(DEMO["demo"], "ouder@demo.example")]
        model.forgotten.open_mail()
        assert links == ["http://127.0.0.1:40123/demo/mail"]
        await model.dispose()

    run(story())


def test_a_portal_that_cannot_be_asked_is_told_and_may_be_asked_again(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk(demo=DEMO, forgotten=UnreachableError(ErrorKind.OFFLINE))
        model = SignIn(desk, families=FAMILIES)
        model.fill_in(FAMILIES[0])
        model.forget_password()
        model.forgotten.ask()
        await until(lambda: model.forgotten.failure)
        assert model.forgotten.step is ForgottenStep.FAILED
        desk.forgotten = None
        model.forgotten.ask()
        await until(lambda: model.forgotten.step is ForgottenStep.ANSWERED)
        assert model.forgotten.failure is None
        await model.dispose()

    run(story())


def test_closing_stops_what_is_under_way(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk(demo=DEMO)
        desk.may_answer.clear()
        model = SignIn(desk, families=FAMILIES)
        model.fill_in(FAMILIES[0])
        model.forget_password()
        model.forgotten.ask()
        await until(lambda: desk.asked_forgotten)
        model.forgotten.give_up()
        model.forget_password()
        assert model.forgotten.step is ForgottenStep.ASKING
        await model.dispose()

    run(story())
