"""The process: its ready line, its ports, its end and its options."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import psutil
import pytest

from konnect_desktop.demo.content.calendar import AMSTERDAM
from konnect_desktop.demo.options import newest_told_day, parse_options
from tests.demo.reading import PARENT_API, open_client, sign_in
from tests.support.portal import DemoPortal, running_portal

if TYPE_CHECKING:
    from pathlib import Path

SMALL = ("--photos", "20", "--videos", "1", "--months", "1")


def _start(*options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 — our own module with the tests' own options
        [sys.executable, "-m", "konnect_desktop.demo", *SMALL, *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def test_it_listens_on_127_0_0_1_only(portal: DemoPortal) -> None:
    listening = psutil.Process(portal.process.pid).net_connections(kind="inet")
    addresses = {each.laddr.ip for each in listening if each.status == psutil.CONN_LISTEN}
    assert addresses == {"127.0.0.1"}


def test_each_organisation_and_the_media_have_a_port_of_their_own(portal: DemoPortal) -> None:
    ports = {urlsplit(each.url).port for each in portal.portals}
    ports.add(urlsplit(portal.media_url).port)
    assert len(ports) == 4


def test_the_ready_line_is_all_it_says() -> None:
    with _start("--exit-with-stdin") as process:
        assert process.stdin
        assert process.stdout
        line = process.stdout.readline()
        process.stdin.close()
        rest = process.stdout.read()
        assert process.wait(20) == 0
    ready = json.loads(line)
    assert ready.keys() == {"ready", "portals", "media_url"}
    assert rest == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_0_on_a_signal(sent: signal.Signals) -> None:
    with _start() as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(sent)
        assert process.wait(20) == 0


def two_ports_in_a_row() -> int:
    """Return the first of two that are free and that no system hands out by itself meanwhile."""
    for first in range(20_000 + 2 * (os.getpid() % 5_000), 32_000, 2):
        with socket.socket() as one, socket.socket() as next_one, suppress(OSError):
            one.bind(("127.0.0.1", first))
            next_one.bind(("127.0.0.1", first + 1))
            return first
    raise LookupError("no two ports in a row are free")


def test_ports_stand_in_a_row_from_the_one_asked() -> None:
    first = two_ports_in_a_row()
    with running_portal("--port", str(first), "--org", "demo", *SMALL) as portal:
        assert portal.of("demo").url == f"http://127.0.0.1:{first}"
        assert portal.media_url == f"http://127.0.0.1:{first + 1}"


def test_a_kept_state_keeps_what_was_read_and_who_is_signed_in(tmp_path: Path) -> None:
    options = ("--org", "demo", "--today", "2026-04-14", "--state", str(tmp_path / "s"), *SMALL)
    with running_portal(*options) as portal, sign_in(portal.of("demo")) as client:
        token = client.headers["Authorization"]
        client.get(f"{PARENT_API}/logbook/details/41214/summary/true").raise_for_status()
    with running_portal(*options) as portal, sign_in(portal.of("demo")) as client:
        client.headers["Authorization"] = token
        counters = client.get(f"{PARENT_API}/notification/notifications").json()["payload"]
    assert counters["nrOfNewMessages"] == 1


def test_each_answer_can_be_late() -> None:
    with (
        running_portal("--latency-ms", "300", *SMALL) as portal,
        sign_in(portal.of("demo")) as client,
    ):
        answer = client.get(f"{PARENT_API}/parent")
    assert answer.elapsed.total_seconds() >= 0.3


@pytest.mark.parametrize(
    "options",
    [
        ["--org", "elders"], ["--photos", "-1"], ["--months", "0"], ["--today", "gisteren"],
        ["--tls-cert", "only.pem"], ["--grown", "101"],
    ],
)  # fmt: skip
def test_a_wrong_call_ends_with_2(options: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_options(options)
    assert ended.value.code == 2


def test_the_newest_day_is_yesterday_until_todays_diary_is_told() -> None:
    early = datetime(2026, 4, 14, 14, 4, tzinfo=AMSTERDAM)
    late = datetime(2026, 4, 14, 14, 5, tzinfo=AMSTERDAM)
    assert newest_told_day(early) == date(2026, 4, 13)
    assert newest_told_day(late) == date(2026, 4, 14)


def test_the_defaults_are_those_of_the_manual() -> None:
    options = parse_options([])
    assert options.orgs == ("demo", "demo2", "demo3")
    assert (options.photos, options.videos, options.months, options.seed) == (1200, 30, 18, 1)
    assert (options.token_life_s, options.link_life_s, options.latency_ms) == (900, 3600, 0)


def test_a_port_that_is_taken_is_said_in_one_line(portal: DemoPortal) -> None:
    taken = urlsplit(portal.of("demo").url).port
    command = [sys.executable, "-m", "konnect_desktop.demo", *SMALL, "--port", str(taken)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 — our own module with the tests' own options
    assert ended.returncode == 1
    assert ended.stderr.startswith("konnect-demo-portal: ")
    assert "Traceback" not in ended.stderr


def test_a_portal_can_be_asked_to_bring_no_cookie() -> None:
    with running_portal("--org", "demo", "--no-cookie", *SMALL) as portal:
        address = portal.of("demo")
        body = {"username": address.username, "password": address.password}
        with open_client(address.url) as client:
            web = client.put("/auth-api/login", json=body)
            app = client.put("/auth-api/login", json=body, headers={"X-Client-Name": "OuderApp"})
            page = client.post("/auth/login", data=body)
    assert "set-cookie" not in web.headers
    assert "set-cookie" not in page.headers
    assert app.json()["refreshToken"]
