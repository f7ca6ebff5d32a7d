"""T14, F160–F162, F166: nothing secret or personal lies where it does not belong.

One window, as a process of its own, lives a whole day with every logger at DEBUG and crashes in a
slot, a task and a thread. Secrets are taken off the wire and must be in no file at all; planted
words may stand in the photo folder, and in the local copy and its pictures, which are not yet
encrypted (``SECURITY.md`` says so). The user's own list of accounts holds name and user name.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from konnect_desktop.api.routes import CONVERSATIONS
from tests.support.portal import DemoPortal
from tests.window.canaries import PASSWORD, files_below, hits, plant, secrets
from tests.window.processes import Computer, WindowProcess, new_computer, window_process
from tests.window.wire import LOGIN, Wire, wired

LIST = "home/.config/konnect-desktop/accounts.toml"
LOG = "home/.local/state/konnect-desktop/log/konnect-desktop.log"
DAY = ("refresh", "photo", "film", "diary", "save_day", "plan_everything")


@dataclass(frozen=True, slots=True)
class Left:
    """What a day left: before signing out, and after the window was closed."""

    words: dict[str, str]
    secrets: dict[str, str]
    username: str
    report: str
    outside: dict[str, list[str]]
    before: dict[str, bytes]
    after: dict[str, bytes]


@pytest.fixture(scope="module")
def left(portal: DemoPortal) -> Generator[Left]:
    with new_computer() as computer, wired(portal) as wire:
        yield _live(computer, wire)


def _live(computer: Computer, wire: Wire) -> Left:
    planted = plant(wire, "demo")
    wire.proxy.use(*planted.faults)
    account = wire.of("demo")
    with window_process(computer, wire) as window:
        window.do("debug")
        _sign_in(window, wire)
        for deed in DAY:
            window.do(deed)
        window.do("crash", secrets=[*planted.words.values(), *_one_of_each(secrets(wire))])
        report = window.do("report", save_to=str(computer.home / "report.txt"))
        outside = window.do("outside")
        before = _files(computer)
        window.do("sign_out")
        assert window.quit() == 0
    assert wire.proxy.seen(CONVERSATIONS.path.partition("?")[0])
    return Left(
        words=planted.words,
        secrets=secrets(wire),
        username=account.username,
        report=report,
        outside=outside,
        before=before,
        after=_files(computer),
    )


def _sign_in(window: WindowProcess, wire: Wire) -> None:
    account = wire.of("demo")
    window.do(
        "sign_in",
        org=account.org,
        name=account.name,
        url=account.url,
        username=account.username,
        password=PASSWORD,
    )
    assert wire.proxy.seen(LOGIN, "PUT")


def _one_of_each(found: Mapping[str, str]) -> list[str]:
    return list({kind.rstrip(" 0123456789"): value for kind, value in found.items()}.values())


def _files(computer: Computer) -> dict[str, bytes]:
    return files_below(computer.folder, but=[computer.folder / "trusted.pem"])


def _may_be_personal(name: str) -> bool:
    return name.startswith("home/Photos/") or "accounts" in Path(name).parts


def _outside_of_it(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if not _may_be_personal(name)}


def test_the_canaries_sing_where_they_belong(left: Left) -> None:
    copies = {name: content for name, content in left.before.items() if "local-copy" in name}
    found = " ".join(hits(left.words, copies))
    assert all(kind in found for kind in ("child", "staff", "diary", "message", "caption"))
    kinds = {kind.rstrip(" 0123456789") for kind in left.secrets}
    assert {"password", "token", "link’s Signature", "link’s Expires"} <= kinds
    assert [name for name in left.before if name.startswith("home/Photos") and "jpg" in name]


def test_t14_f160_no_password_token_cookie_or_link_lies_in_any_file(left: Left) -> None:
    assert hits(left.secrets, left.before) == []
    assert hits(left.secrets, left.after) == []


def test_t14_f160_no_name_or_text_lies_outside_photos_and_local_copy(left: Left) -> None:
    elsewhere = _outside_of_it(left.before)
    assert hits(left.words, elsewhere) == []
    assert hits({"user name": left.username}, elsewhere) == [f"user name in {LIST}"]


def test_f161_with_every_logger_at_debug_the_log_tells_no_more(left: Left) -> None:
    lines = left.before[LOG].decode()
    assert " DEBUG " in lines or " INFO " in lines
    assert not any(name in lines for name in ("httpcore", "httpx", " keyring"))
    assert hits(left.words | left.secrets, {"log": lines.encode()}) == []


def test_f162_the_report_of_a_crash_says_where_and_nothing_else(left: Left) -> None:
    for kind in ("ValueError", "LookupError", "OSError"):
        assert kind in left.report
    assert "tests.window.deeds" in left.report
    shown = {"dialog": left.report.encode(), "file": left.before["home/report.txt"]}
    assert hits(left.words | left.secrets | {"user name": left.username}, shown) == []
    assert left.outside["clipboard"] == [left.report]


def test_t14_titles_arguments_environments_and_output_tell_nothing(left: Left) -> None:
    shown = {
        f"{place} {number}": text.encode()
        for place, texts in left.outside.items()
        for number, text in enumerate(texts)
    }
    everything = left.words | left.secrets | {"user name": left.username}
    assert hits(everything, shown | {"output": left.after["said"]}) == []
    assert "Traceback" not in left.after["said"].decode()


def test_f166_after_signing_out_nothing_is_left_but_the_saved_photos(left: Left) -> None:
    kept = {name: content for name, content in left.after.items() if "Photos" not in name}
    assert hits(left.words | {"user name": left.username}, kept) == []
    assert not [name for name in kept if "local-copy" in name or "/pictures/" in name]
    before = {name for name in left.before if name.startswith("home/Photos")}
    assert before <= set(left.after)


def test_nothing_is_left_in_the_folder_for_passing_files(left: Left) -> None:
    assert [name for name in left.after if name.startswith("temp/")] == []
