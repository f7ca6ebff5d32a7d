"""The model on the app's own client, a demo portal and the faults below it, and what is said."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from konnect_desktop.api.network import Limits, Network, RetryPolicy
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.portals import Portal
from konnect_desktop.viewmodels.password_forgotten import ForgottenStep
from konnect_desktop.viewmodels.sign_in import DemoFamily, SignIn, Step
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.sign_in_failures import failure_words
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Delay, Drop, Fault, Raw, Replace, Respond, Silence
from tests.support.leaks import LogWatch
from tests.support.portal import running_portal
from tests.support.qt_loop import Run, until
from tests.viewmodels.signing_in.desks import PortalDesk

LOGIN = "^/auth-api/login$"
BLOCKED = b'{"result": true, "payload": {"blockedUntil": %d}, "messages": null}'
QUICK = RetryPolicy(attempts=2, wait_initial_s=0.001, wait_max_s=0.002, jitter_s=0.001)


@dataclass
class Bench:
    """A demo portal behind a proxy, and a model of which only the button is left to press."""

    proxy: FaultProxy
    family: DemoFamily

    def model(self) -> SignIn:
        network = Network(retry=QUICK, limits=Limits(header_s=1.0))
        desk = PortalDesk(network, {"demo": self.family.portal})
        model = SignIn(desk, families=(self.family,))
        model.fill_in(self.family)
        return model

    @property
    def logins(self) -> int:
        return len(self.proxy.seen(LOGIN, "PUT"))


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    with running_portal("--org", "demo", "--photos", "10", "--months", "1") as running:
        yield running.of("demo").url


@pytest.fixture
def bench(origin: str, expected_logs: LogWatch) -> Iterator[Bench]:
    expected_logs.allow("stamina")
    with FaultProxy(origin) as proxy:
        portal = Portal("demo", proxy.url, demo=True)
        family = DemoFamily("De Zonnebloem", portal, "ouder@demo.example", "zonnebloem-demo")
        yield Bench(proxy, family)


def _said(model: SignIn) -> tuple[ErrorKind, str]:
    failure = model.failure
    assert failure is not None
    said = failure_words(failure.error, failure.organisation, failure.host, failure.at, Language.NL)
    return failure.error.kind, said.whole


def test_a_family_of_the_demo_signs_in_with_one_login(run: Run, bench: Bench) -> None:
    async def story() -> None:
        model = bench.model()
        model.submit()
        await until(lambda: model.step is Step.DONE)
        assert bench.logins == 1
        await model.dispose()

    run(story())


SOON = int((time.time() + 20 * 3600) * 1000)


@pytest.mark.parametrize(
    ("case", "fault", "kind", "words"),
    [
        ("F001", Fault(LOGIN, (Respond(401),)), ErrorKind.LOGIN_REJECTED, "De Zonnebloem"),
        ("F001", Fault(LOGIN, (Respond(400),)), ErrorKind.LOGIN_REJECTED, "klopt niet"),
        ("F001", Fault(LOGIN, (Respond(403),)), ErrorKind.LOGIN_REJECTED, "klopt niet"),
        (
            "F005",
            Fault(LOGIN, (Replace(b'"mustResetPassword":false', b'"mustResetPassword":true'),)),
            ErrorKind.RESET_PASSWORD,
            "nieuw wachtwoord",
        ),
        (
            "F006",
            Fault(LOGIN, (Replace(b'Name":"demo"', b'Name":"other"'),)),
            ErrorKind.WRONG_TENANT,
            "ander adres",
        ),
        (
            "F006",
            Fault(LOGIN, (Replace(b'Name":"demo"', b'Name":"evil.invalid"'),)),
            ErrorKind.WRONG_TENANT,
            "welkomstmail",
        ),
        (
            "F007",
            Fault(LOGIN, (Replace(b'"/parent/"', b'"/employee"'),)),
            ErrorKind.NOT_PARENT,
            "geen ouderaccount",
        ),
        (
            "F008",
            Fault(LOGIN, (Respond(307, b"", (("Location", "/elsewhere"),)),)),
            ErrorKind.PORTAL_CHANGED,
            "niet kent",
        ),
        (
            "F009",
            Fault(LOGIN, (Respond(200, b"<html>Wi-Fi</html>", (("Content-Type", "text/html"),)),)),
            ErrorKind.CAPTIVE,
            "aanmelden",
        ),
        ("F037", Fault(LOGIN, (Silence(),)), ErrorKind.TIMEOUT, "antwoordt niet"),
        ("F029", Fault(LOGIN, (Drop(),)), ErrorKind.OFFLINE, "niet te bereiken"),
        ("F043", Fault(LOGIN, (Raw(b"junk\r\n\r\n"),)), ErrorKind.PORTAL_DOWN, "storing"),
        ("F045", Fault(LOGIN, (Respond(429),)), ErrorKind.RATE_LIMITED, "druk"),
        ("F047", Fault(LOGIN, (Respond(503),)), ErrorKind.PORTAL_DOWN, "storing"),
        ("F061", Fault(LOGIN, (Respond(404),)), ErrorKind.PORTAL_CHANGED, "niet kent"),
    ],
)
def test_f001_f005_to_f009_each_failure_has_its_own_words_after_one_login(  # noqa: PLR0913, PLR0917 — a case
    run: Run, bench: Bench, case: str, fault: Fault, kind: ErrorKind, words: str
) -> None:
    async def story() -> None:
        bench.proxy.use(fault)
        model = bench.model()
        model.submit()
        await until(lambda: model.step is Step.FAILED)
        found, said = _said(model)
        assert (case, found) == (case, kind)
        assert words in said
        assert bench.logins == 1
        await model.dispose()

    run(story())


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (BLOCKED % SOON, "laat tot"),
        (BLOCKED % 1_000_000_000_000, "extra controle"),
        (b'{"result": true, "payload": {"image": "x"}, "messages": null}', "extra controle"),
    ],
    ids=["until soon", "until long ago", "without a time"],
)
def test_f003_f004_while_blocked_no_password_is_sent(
    run: Run, bench: Bench, payload: bytes, words: str
) -> None:
    async def story() -> None:
        bench.proxy.use(Fault("captcha", (Respond(200, payload),)))
        model = bench.model()
        model.submit()
        await until(lambda: model.step is Step.FAILED)
        kind, said = _said(model)
        assert kind is ErrorKind.LOGIN_BLOCKED
        assert words in said
        assert bench.logins == 0
        await model.dispose()

    run(story())


def test_f027_an_impatient_parent_makes_one_put_and_may_leave_at_once(
    run: Run, bench: Bench
) -> None:
    async def story() -> None:
        bench.proxy.use(Fault(LOGIN, (Delay(0.5),)))
        model = bench.model()
        done: list[str] = []
        model.done.connect(done.append)
        for _ in range(10):
            model.submit()
        await until(lambda: bench.logins)
        began = time.monotonic()
        model.cancel()
        assert time.monotonic() - began < 0.2
        assert model.step is Step.TYPING
        bench.proxy.use()
        model.submit()
        await until(lambda: done)
        assert (done, bench.logins) == (["a1"], 2)
        await model.dispose()

    run(story())


def test_a_forgotten_password_is_asked_for_at_the_demo_portal(run: Run, bench: Bench) -> None:
    async def story() -> None:
        model = bench.model()
        model.forget_password()
        model.forgotten.ask()
        await until(lambda: model.forgotten.step is ForgottenStep.ANSWERED)
        assert len(bench.proxy.seen("/auth-api/password/forgotten", "POST")) == 1
        await model.dispose()

    run(story())
