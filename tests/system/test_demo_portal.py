from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.system.demo_portal import DemoPortalProcess

SMALL = ("--photos", "20", "--videos", "1")


@pytest.fixture(scope="module")
def portal() -> Generator[DemoPortalProcess]:
    with DemoPortalProcess.start(*SMALL) as portal:
        yield portal


def status_of(url: str) -> int:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request("GET", "/unknown")
        return connection.getresponse().status
    finally:
        connection.close()


def test_every_organisation_answers_once_it_says_ready(portal: DemoPortalProcess) -> None:
    assert [account.org for account in portal.portals] == ["demo", "demo2", "demo3"]
    assert {status_of(account.url) for account in portal.portals} == {404}
    assert portal.media_url.startswith("http://127.0.0.1:")
    assert all(account.username and account.password for account in portal.portals)


def test_its_passwords_do_not_show(portal: DemoPortalProcess) -> None:
    shown = repr(portal.portals)
    assert not any(account.password in shown for account in portal.portals)


def test_it_is_gone_after_stop_and_a_second_stop_does_nothing() -> None:
    portal = DemoPortalProcess.start("--org", "demo2", *SMALL)
    assert [account.org for account in portal.portals] == ["demo2"]
    process = psutil.Process(portal.pid)
    portal.stop()
    portal.stop()
    assert not process.is_running()


def test_a_portal_that_does_not_start_says_why_and_leaves_nothing() -> None:
    with pytest.raises(BrokenError, match=r"ended at once .*--no-such-option") as caught:
        DemoPortalProcess.start("--no-such-option")
    assert caught.value.kind is ErrorKind.INTERNAL


def test_a_portal_that_is_not_ready_in_time_is_ended() -> None:
    before = psutil.Process().children()
    with pytest.raises(BrokenError, match="not ready within"):
        DemoPortalProcess.start(*SMALL, timeout_s=0.01)
    assert psutil.Process().children() == before


def test_no_module_is_taken_from_the_folder_the_user_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = tmp_path / "konnect_desktop"
    planted.mkdir()
    (planted / "__init__.py").write_text("raise SystemExit('planted')")
    monkeypatch.chdir(tmp_path)
    with DemoPortalProcess.start(*SMALL) as portal:
        assert portal.portals


PARENT = """
import sys
from konnect_desktop.system.demo_portal import DemoPortalProcess
portal = DemoPortalProcess.start("--photos", "20", "--videos", "1")
print(portal.pid, flush=True)
sys.stdin.read()
"""


def test_no_portal_outlives_a_parent_that_was_killed() -> None:
    with subprocess.Popen(  # noqa: S603 — this test's program
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        portal = psutil.Process(int(parent.stdout.readline()))
        assert portal.is_running()
        parent.kill()
        parent.wait()
        _, alive = psutil.wait_procs([portal], timeout=15)
        assert alive == []
