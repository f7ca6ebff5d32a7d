from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

import pytest

from konnect_desktop.system.sign_in_guard import REST_S, SignInGuard
from tests.system.scripts import output_of

PASSWORD = "canary-password"
FILE = "sign-in.json"
START = 1_760_000_000.0


@dataclass
class Clock:
    """A clock that is set by hand."""

    at: float = START

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guard(tmp_path: Path, clock: Clock) -> SignInGuard:
    return SignInGuard(tmp_path, now=clock)


def test_nothing_is_held_against_a_new_account(guard: SignInGuard, tmp_path: Path) -> None:
    assert guard.may_try(PASSWORD)
    assert list(tmp_path.iterdir()) == []


def test_t20_a_rejected_password_rests_for_half_an_hour(guard: SignInGuard, clock: Clock) -> None:
    guard.note_rejected(PASSWORD)
    assert guard.wait_s(PASSWORD) == REST_S == 1800
    clock.at += REST_S - 1
    assert not guard.may_try(PASSWORD)
    clock.at += 1
    assert guard.may_try(PASSWORD)


def test_t20_a_rejection_is_remembered_where_no_folder_was_yet(
    tmp_path: Path, clock: Clock
) -> None:
    folder = tmp_path / "accounts" / "one"
    guard = SignInGuard(folder, makes_folder=True, now=clock)
    assert guard.may_try(PASSWORD)
    guard.note_accepted()
    assert not folder.exists()
    guard.note_rejected(PASSWORD)
    assert not SignInGuard(folder, now=clock).may_try(PASSWORD)
    if os.name != "nt":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_t20_a_changed_password_may_be_tried_at_once(guard: SignInGuard, clock: Clock) -> None:
    guard.note_rejected(PASSWORD)
    assert guard.may_try("another")
    clock.at += 60
    guard.note_rejected("another")
    assert not guard.may_try(PASSWORD)
    assert not guard.may_try("another")
    clock.at += REST_S - 60
    assert guard.may_try(PASSWORD)
    assert not guard.may_try("another")


def test_t20_a_second_rejection_starts_the_rest_anew(guard: SignInGuard, clock: Clock) -> None:
    guard.note_rejected(PASSWORD)
    clock.at += 1000
    guard.note_rejected(PASSWORD)
    assert guard.wait_s(PASSWORD) == REST_S


def test_t20_another_process_and_a_later_run_obey(tmp_path: Path) -> None:
    code = """
        import pathlib, sys
        from konnect_desktop.system.sign_in_guard import SignInGuard
        guard = SignInGuard(pathlib.Path(sys.argv[1]))
        print(guard.may_try("canary-password"), guard.may_try("another"))
        guard.note_rejected("another")
    """
    guard = SignInGuard(tmp_path)
    guard.note_rejected(PASSWORD)
    assert output_of(code, str(tmp_path)) == "False True"
    assert not guard.may_try("another")


def test_t20_an_accepted_sign_in_forgets_everything(guard: SignInGuard, tmp_path: Path) -> None:
    guard.note_accepted()
    guard.note_rejected(PASSWORD)
    guard.note_accepted()
    assert guard.may_try(PASSWORD)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b"[]",
        b'{"salt": 3}',
        b'{"salt": "00", "rejected": []}',
        b'{"salt": "%s", "rejected": [{"hash": "00", "at": "x"}]}' % (b"00" * 16),
        b'{"salt": "%s", "rejected": [{"hash": "00", "at": NaN}]}' % (b"00" * 16),
        b'{"salt": "%s", "rejected": 3}' % (b"00" * 16),
        b"[" * 5000,
    ],
)
def test_a_damaged_file_makes_nobody_wait_and_is_replaced(
    content: bytes, guard: SignInGuard, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert guard.may_try(PASSWORD)
    guard.note_rejected(PASSWORD)
    assert not guard.may_try(PASSWORD)


def test_a_clock_that_was_years_ahead_makes_nobody_wait_for_years(
    guard: SignInGuard, clock: Clock
) -> None:
    clock.at = START + 10 * 365 * 86_400
    guard.note_rejected(PASSWORD)
    clock.at = START
    assert guard.wait_s(PASSWORD) == REST_S
    clock.at += REST_S
    assert guard.may_try(PASSWORD)


def test_the_password_cannot_be_read_from_the_file(guard: SignInGuard, tmp_path: Path) -> None:
    guard.note_rejected(PASSWORD)
    first = (tmp_path / FILE).read_text()
    assert PASSWORD not in first
    guard.note_accepted()
    guard.note_rejected(PASSWORD)
    assert first.split('"rejected"')[1] != (tmp_path / FILE).read_text().split('"rejected"')[1]


def test_what_is_remembered_is_bounded(guard: SignInGuard, tmp_path: Path) -> None:
    for number in range(34):
        guard.note_rejected(f"guess {number}")
    assert (tmp_path / FILE).read_text().count("hash") == 32
    assert not guard.may_try("guess 33")


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_f164_the_file_is_private_under_any_umask(guard: SignInGuard, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        guard.note_rejected(PASSWORD)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
