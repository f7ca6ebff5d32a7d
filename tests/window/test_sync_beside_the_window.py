"""R19: one process works for an account at a time, be it the window or ``konnect-desktop sync``."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path

from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.domain.errors import ErrorKind
from tests.support.faults import Fault, Silence
from tests.window.processes import Computer, sync_process, wait_until, window_process
from tests.window.wire import TIMELINE, Wire

ZON = "De Zonnebloem"
BUSY = "Another run is saving to this folder, or for this account. Let it finish first."
AT_ONCE_S = 10.0


def photos(computer: Computer) -> list[Path]:
    return list(computer.photos.rglob("*.jpg"))


def test_r19_a_sync_beside_the_window_ends_at_once_and_works_when_it_is_closed(
    computer: Computer, wire: Wire
) -> None:
    address = wire.of("demo")
    with window_process(computer, wire) as window:
        window.do("sign_in", **asdict(address))
        begun, requests = time.monotonic(), wire.requests
        arguments = ("sync", "--account", ZON, "--to", str(computer.photos), "--password-stdin")
        syncing = computer.command_line(*arguments)
        out, err = syncing.communicate(f"{address.password}\n", timeout=60)
        assert (syncing.returncode, err) == (ExitCode.BUSY, "")
        assert out == f"{ZON}: {BUSY}\n"
        assert time.monotonic() - begun < AT_ONCE_S
        assert wire.requests == requests
        assert photos(computer) == []
        window.do("refresh")
        assert window.quit() == 0
    with sync_process(computer, wire, ZON, address.password) as syncing_alone:
        assert syncing_alone.wait(60) == 0
    assert photos(computer)


def test_r19_a_window_opened_during_a_sync_says_so_and_opens_the_account_afterwards(
    computer: Computer, wire: Wire
) -> None:
    address = wire.of("demo")
    with window_process(computer, wire) as window:
        window.do("sign_in", **asdict(address))
        assert window.quit() == 0
    wire.proxy.use(Fault(TIMELINE, (Silence(),)))
    before = len(wire.proxy.seen(TIMELINE))
    with sync_process(computer, wire, ZON, address.password) as syncing:
        wait_until(lambda: len(wire.proxy.seen(TIMELINE)) > before)
        with window_process(computer, wire, address.password) as window:
            assert window.do("settled") == [["problem", ErrorKind.ARCHIVE_BUSY]]
            assert "Een andere run slaat al op" in window.do("words")
            window.do("refresh_all")
            assert window.do("settled") == [["problem", ErrorKind.ARCHIVE_BUSY]]
            syncing.kill()
            syncing.wait(60)
            wire.proxy.use()
            window.do("refresh_all")
            window.do("read")
            assert "Een andere run" not in window.do("words")
            assert window.quit() == 0
