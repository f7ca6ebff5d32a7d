"""What is typed, the one attempt, and how it ends."""

from __future__ import annotations

import asyncio
import gc
from datetime import UTC, datetime

import pytest

from konnect_desktop.domain.errors import (
    BrokenError,
    ErrorKind,
    KonnectError,
    RefusedError,
    WrongTenantError,
)
from konnect_desktop.domain.pasted_addresses import AddressProblem
from konnect_desktop.domain.portals import Portal
from konnect_desktop.viewmodels.sign_in import (
    Entry,
    KnownAccount,
    Purpose,
    SignedIn,
    SignIn,
    Step,
)
from konnect_desktop.viewmodels.sign_in_address import Resolved
from konnect_desktop.viewmodels.sign_in_failure import Remedy
from tests.support.leaks import LogWatch
from tests.support.qt_loop import Run, until
from tests.viewmodels.signing_in.desks import DEMO, FAMILIES, KNOWN, ZONNEBLOEM, StandInDesk

NOW = datetime(2026, 4, 14, 12, 5, tzinfo=UTC)


def _typed(desk: StandInDesk, *, known: tuple[KnownAccount, ...] = ()) -> SignIn:
    model = SignIn(desk, known=known, now=lambda: NOW)
    model.set_address("zonnebloem")
    model.set_username(" 4410287 ")
    model.set_password("geheim")
    return model


def test_the_host_is_shown_as_one_types_and_the_name_where_it_is_known() -> None:
    model = SignIn(StandInDesk(), known=(KNOWN,))
    shown: list[object] = []
    model.resolved_changed.connect(lambda: shown.append(model.resolved))
    for text in ("z", "zonnebloem", "zonnebloem.", "zonnebloem.ouderportaal.nl", ""):
        model.set_address(text)
    assert [each.host if isinstance(each, Resolved) else each for each in shown] == [
        "z.ouderportaal.nl",
        "zonnebloem.ouderportaal.nl",
        AddressProblem.UNREADABLE,
        "zonnebloem.ouderportaal.nl",
        AddressProblem.EMPTY,
    ]
    assert isinstance(shown[1], Resolved)
    assert shown[1].organisation == "Kinderopvang De Zonnebloem"


def test_an_accepted_sign_in_tells_the_account_and_forgets_the_password(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk()
        model = _typed(desk)
        done: list[str] = []
        model.done.connect(done.append)
        model.submit()
        assert model.step is Step.WORKING
        await until(lambda: done)
        assert done == ["a1"]
        assert desk.asked == [(ZONNEBLOEM, "4410287", "geheim", True)]
        assert (model.step, model.password) == (Step.DONE, "")
        await model.dispose()

    run(story())


def test_what_is_missing_is_named_and_nothing_is_sent(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk()
        model = SignIn(desk)
        model.submit()
        assert model.missing == set(Entry)
        model.set_address("niet dit")
        model.set_username("x")
        model.submit()
        assert model.missing == {Entry.ADDRESS, Entry.PASSWORD}
        model.set_password("x")
        assert model.missing == {Entry.ADDRESS}
        assert desk.asked == []
        await model.dispose()

    run(story())


def test_f027_ten_times_enter_is_one_attempt(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk()
        desk.may_answer.clear()
        model = _typed(desk)
        for _ in range(10):
            model.submit()
            await asyncio.sleep(0)
        desk.may_answer.set()
        await until(lambda: model.step is Step.DONE)
        model.submit()
        assert len(desk.asked) == 1
        await model.dispose()

    run(story())


def test_f027_a_cancelled_attempt_ends_at_once_and_its_late_success_is_ignored(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk(stubborn=True)
        desk.may_answer.clear()
        model = _typed(desk)
        done: list[str] = []
        model.done.connect(done.append)
        model.submit()
        await until(lambda: desk.asked)
        began = asyncio.get_running_loop().time()
        model.cancel()
        assert model.step is Step.TYPING
        assert asyncio.get_running_loop().time() - began < 0.2
        await until(lambda: desk.answered)
        assert done == []
        assert (model.step, model.password) == (Step.TYPING, "geheim")
        await model.dispose()

    run(story())


def test_f027_closing_the_page_ends_the_attempt(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk()
        desk.may_answer.clear()
        model = _typed(desk)
        done: list[str] = []
        model.done.connect(done.append)
        model.submit()
        await until(lambda: desk.asked)
        await model.dispose()
        desk.may_answer.set()
        await asyncio.sleep(0)
        assert done == []
        assert desk.answered == 0

    run(story())


def test_f001_a_rejection_keeps_what_was_typed_and_may_be_tried_again(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk(RefusedError(ErrorKind.LOGIN_REJECTED))
        model = _typed(desk, known=(KNOWN,))
        model.submit()
        await until(lambda: model.step is Step.FAILED)
        failure = model.failure
        assert failure is not None
        assert (failure.error.kind, failure.remedy) == (ErrorKind.LOGIN_REJECTED, Remedy.NONE)
        assert (failure.organisation, failure.at) == ("Kinderopvang De Zonnebloem", NOW)
        assert (model.address, model.username.strip(), model.password) == (
            "zonnebloem",
            "4410287",
            "geheim",
        )
        assert len(desk.asked) == 1
        desk.outcome = SignedIn("a1")
        model.submit()
        assert model.failure is None
        await until(lambda: model.step is Step.DONE)
        await model.dispose()

    run(story())


@pytest.mark.parametrize(
    ("label", "remedy", "host"),
    [
        ("kompas", Remedy.USE_RIGHT_ADDRESS, "kompas.ouderportaal.nl"),
        (None, Remedy.OPEN_PORTAL, ""),
    ],
)
def test_f006_the_right_address_is_filled_in_on_a_click_and_only_then(
    run: Run, label: str | None, remedy: Remedy, host: str
) -> None:
    async def story() -> None:
        desk = StandInDesk(WrongTenantError(label))
        model = _typed(desk)
        links: list[str] = []
        model.link_opened.connect(links.append)
        model.submit()
        await until(lambda: model.failure)
        assert model.failure is not None
        assert (model.failure.remedy, model.failure.host) == (remedy, host)
        assert model.address == "zonnebloem"
        model.use(model.failure.remedy)
        if label is None:
            assert links == ["https://zonnebloem.ouderportaal.nl/auth/login"]
        else:
            assert isinstance(model.resolved, Resolved)
            assert model.resolved.host == host
            assert model.step is Step.TYPING
        assert len(desk.asked) == 1
        await model.dispose()

    run(story())


@pytest.mark.parametrize(
    "kind",
    [
        ErrorKind.LOGIN_BLOCKED,
        ErrorKind.RESET_PASSWORD,
        ErrorKind.NOT_PARENT,
        ErrorKind.PORTAL_CHANGED,
        ErrorKind.NO_ACCESS,
    ],
)
def test_where_only_the_website_helps_a_button_leads_there(run: Run, kind: ErrorKind) -> None:
    async def story() -> None:
        model = _typed(StandInDesk(KonnectError(kind)))
        links: list[str] = []
        model.link_opened.connect(links.append)
        model.submit()
        await until(lambda: model.failure)
        assert model.failure is not None
        assert model.failure.remedy is Remedy.OPEN_PORTAL
        model.use(model.failure.remedy)
        assert links == ["https://zonnebloem.ouderportaal.nl/auth/login"]
        await model.dispose()

    run(story())


@pytest.mark.parametrize(
    "kind", [ErrorKind.KEYRING_LOCKED, ErrorKind.KEYRING_MISSING, ErrorKind.KEYRING_REFUSED]
)
def test_f110_f113_who_is_signed_in_without_a_kept_password_is_told_before_going_on(
    run: Run, kind: ErrorKind
) -> None:
    async def story() -> None:
        model = _typed(StandInDesk(SignedIn("a1", kind)))
        done: list[str] = []
        model.done.connect(done.append)
        model.submit()
        await until(lambda: model.step is Step.NOT_KEPT)
        assert (model.not_kept, done, model.password) == (kind, [], "")
        model.submit()
        model.go_on()
        model.go_on()
        assert done == ["a1"]
        await model.dispose()

    run(story())


def test_an_error_of_the_app_itself_is_told_and_logged_without_what_was_typed(
    run: Run, expected_logs: LogWatch
) -> None:
    expected_logs.allow("konnect_desktop.viewmodels.task_scope", 50)

    async def story() -> None:
        model = _typed(StandInDesk(RuntimeError("a bug")))
        model.submit()
        await until(lambda: model.failure)
        assert model.failure is not None
        assert model.failure.error.kind is ErrorKind.INTERNAL
        await model.dispose()

    run(story())
    said = " ".join(record.getMessage() for record in expected_logs.records)
    assert "geheim" not in said
    assert "4410287" not in said


def test_an_account_that_the_app_has_is_said_to_be_signed_in_to_again() -> None:
    model = SignIn(StandInDesk(), known=(KNOWN,))
    assert model.purpose is Purpose.ADD
    model.set_address("zonnebloem")
    model.set_username("4410287")
    assert model.is_known
    model.set_username("4410288")
    assert not model.is_known


def test_signing_in_again_has_its_address_and_name_already(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk()
        model = SignIn(desk, again=KNOWN, known=(KNOWN,))
        assert (model.purpose, model.address) == (Purpose.AGAIN, "zonnebloem.ouderportaal.nl")
        assert isinstance(model.resolved, Resolved)
        assert model.resolved.organisation == "Kinderopvang De Zonnebloem"
        model.set_password("geheim")
        model.submit()
        await until(lambda: model.step is Step.DONE)
        assert desk.asked == [(ZONNEBLOEM, "4410287", "geheim", True)]
        await model.dispose()

    run(story())


def test_an_account_whose_password_was_not_kept_does_not_begin_to_be() -> None:
    without = KnownAccount(ZONNEBLOEM, "4410287", keeps_password=False)
    assert not SignIn(StandInDesk(), again=without).keep


def test_a_demo_knows_only_its_own_portals() -> None:
    model = SignIn(StandInDesk(demo=DEMO), families=FAMILIES)
    assert not model.keep
    for text in ("demo", "demo.ouderportaal.nl", "http://127.0.0.1:40123/", "127.0.0.1:40123"):
        model.set_address(text)
        assert isinstance(model.resolved, Resolved)
        assert model.resolved.portal == DEMO["demo"]
        assert model.resolved.host == "127.0.0.1:40123"
    for text in ("zonnebloem", "zonnebloem.ouderportaal.nl", "127.0.0.1:1", "x y"):
        model.set_address(text)
        assert model.resolved is AddressProblem.NOT_IN_DEMO


def test_no_real_profile_signs_in_to_an_address_on_this_computer() -> None:
    model = SignIn(StandInDesk())
    model.set_address("http://127.0.0.1:40123")
    assert isinstance(model.resolved, AddressProblem)


def test_an_invented_family_fills_in_all_three(run: Run) -> None:
    async def story() -> None:
        desk = StandInDesk(demo=DEMO)
        model = SignIn(desk, families=FAMILIES)
        filled: list[bool] = []
        model.filled.connect(lambda: filled.append(True))
        model.fill_in(FAMILIES[1])
        assert filled
        assert isinstance(model.resolved, Resolved)
        assert model.resolved.organisation == "BSO Het Kompas"
        model.submit()
        await until(lambda: model.step is Step.DONE)
        assert desk.asked == [(DEMO["demo2"], "ouder@demo2.example", "kompas-demo", False)]
        await model.dispose()

    run(story())


def test_t14_no_password_stands_in_a_repr() -> None:
    desk = StandInDesk()
    model = _typed(desk)
    assert "geheim" not in repr(model)
    assert "zonnebloem-demo" not in repr(FAMILIES)
    assert "4410287" not in repr(KNOWN)
    del model
    gc.collect()


def test_a_disk_that_refuses_is_told_as_such(run: Run) -> None:
    async def story() -> None:
        model = _typed(StandInDesk(BrokenError(ErrorKind.DISK_FULL)))
        model.submit()
        await until(lambda: model.failure)
        assert model.failure is not None
        assert model.failure.remedy is Remedy.NONE
        await model.dispose()

    run(story())


def test_another_portal_may_be_typed_after_a_failure() -> None:
    model = _typed(StandInDesk())
    model.set_address("https://kompas.ouderportaal.nl/parent/")
    assert isinstance(model.resolved, Resolved)
    assert model.resolved.portal == Portal("kompas", "https://kompas.ouderportaal.nl")
