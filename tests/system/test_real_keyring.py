from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DAEMON = "gnome-keyring-daemon"
pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(
        not (shutil.which(DAEMON) and shutil.which("dbus-run-session")),
        reason="needs gnome-keyring and dbus-run-session",
    ),
]

UNLOCKED = 'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1'
STORY = """
import asyncio
from konnect_desktop.system.passwords import PasswordStore

async def main():
    store = PasswordStore(limit_s=20)
    one, two = "1" * 32, "2" * 32
    print(await store.get(one))
    await store.set(one, "eerste-ë")
    await store.set(two, "tweede")
    await store.set(two, "derde")
    print(await store.get(one), await store.get(two))
    await store.delete(one)
    await store.delete(one)
    print(await store.get(one), await store.get(two))

asyncio.run(main())
"""
LOCKED = """
import asyncio
from konnect_desktop.domain.errors import BrokenError
from konnect_desktop.system.passwords import PasswordStore

async def main():
    store = PasswordStore(limit_s=20)
    await store.set("1" * 32, "eerste")
    lock_all()
    for call in (
        store.get("1" * 32),
        store.set("1" * 32, "tweede"),
        store.delete("1" * 32),
    ):
        try:
            print("went through", await call)
        except BrokenError as error:
            print(error.kind.value)

def lock_all():
    import secretstorage
    bus = secretstorage.dbus_init()
    for collection in secretstorage.get_all_collections(bus):
        collection.lock()
    bus.close()

asyncio.run(main())
"""


def _in_session(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DBUS", "XDG"))}
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        kept.pop(display, None)
    return subprocess.run(  # noqa: S603 — a session bus of this test alone
        [
            *("dbus-run-session", "--", "sh", "-c", f'{UNLOCKED}; exec "$@"', "sh"),
            *(sys.executable, "-c", code),
        ],
        env={**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def test_a_real_keyring_keeps_two_accounts_apart(tmp_path: Path) -> None:
    done = _in_session(STORY, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["None", "eerste-ë derde", "None derde"]


def test_f109_a_real_keyring_that_is_locked_is_named(tmp_path: Path) -> None:
    done = _in_session(LOCKED, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["keyring_locked"] * 3
