"""The system's real keyring: a Secret Service of this test alone, in a session bus of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# Without a password of its own it would write what it keeps as plain text.
UNLOCK = 'printf "slot" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1'
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
import asyncio, pathlib, subprocess, sys
from konnect_desktop.domain.errors import BrokenError
from tests.system.profiles import Home

async def main():
    home = Home(pathlib.Path(sys.argv[1]) / "profile")
    account = home.add("thuis", unsent=True)
    home.passwords._vault = None  # the system's own
    await home.passwords.set(account.account_id, "eerste")
    lock_all()
    for call in (
        home.passwords.get(account.account_id),
        home.passwords.set(account.account_id, "tweede"),
        home.passwords.delete(account.account_id),
    ):
        try:
            print("went through", await call)
        except BrokenError as error:
            print(error.kind.value)
    print((await home.sign_out(account)).password_left, len(home.accounts))
    print((await home.start_again()).passwords_left)
    # The user's keyring opens with the next session.
    subprocess.run(sys.argv[2].replace("--unlock", "--replace --unlock"), shell=True, check=True)
    print(await unlocked(home.passwords, account.account_id))
    print((await home.start_again()).passwords_forgotten)
    print(await home.passwords.get(account.account_id), home.marks)

async def unlocked(passwords, account_id):
    # As soon as the new daemon has taken the old one’s place.
    async with asyncio.timeout(20):
        while True:
            try:
                return await passwords.get(account_id)
            except BrokenError:
                await asyncio.sleep(0.1)

def lock_all():
    import secretstorage
    bus = secretstorage.dbus_init()
    for collection in secretstorage.get_all_collections(bus):
        collection.lock()
    bus.close()

asyncio.run(main())
"""
NO_DAEMON = """
import asyncio
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.domain.errors import BrokenError

async def main():
    store = PasswordStore(limit_s=20)
    print(await store.is_there())
    try:
        await store.set("1" * 32, "eerste")
    except BrokenError as error:
        print(error.kind.value)

asyncio.run(main())
"""


# A bus that starts nothing by itself.
BARE_BUS = """
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def _in_session(code: str, home: Path, *, bus: Path | None = None) -> list[str]:
    """Run a program in a session with an open keyring, or on a bus without; return its lines."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DBUS", "XDG"))}
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        kept.pop(display, None)
    done = subprocess.run(  # noqa: S603 — a session bus of this test alone
        [
            *("dbus-run-session", *((f"--config-file={bus}",) if bus else ()), "--"),
            *(() if bus else ("sh", "-c", f'{UNLOCK}; exec "$@"', "sh")),
            *(sys.executable, "-c", code, str(home), UNLOCK),
        ],
        env={**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # The bus may start a daemon of its own while one is replaced, which says where it listens.
    lines = done.stdout.splitlines()
    return [line for line in lines if not line.startswith("GNOME_KEYRING_CONTROL=")]


def _files_with(text: str, folder: Path) -> list[Path]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files, "a keyring's file at least"
    return [path for path in files if text.encode() in path.read_bytes()]


def test_t22_a_real_keyring_keeps_two_accounts_apart(tmp_path: Path) -> None:
    assert _in_session(STORY, tmp_path) == ["None", "eerste-ë derde", "None derde"]
    assert _files_with("derde", tmp_path) == []


def test_f109_f116_a_real_keyring_that_is_locked_loses_nothing_and_forgets_later(
    tmp_path: Path,
) -> None:
    assert _in_session(LOCKED, tmp_path) == [
        *["keyring_locked"] * 3,
        "True 0",  # signed out, the password left
        "1",
        "eerste",  # unlocked: still there
        "1",
        "None []",
    ]
    assert _files_with("eerste", tmp_path) == []


def test_f110_a_session_without_a_keyring_says_so(tmp_path: Path) -> None:
    bus = tmp_path / "bus.conf"
    bus.write_text(BARE_BUS)
    assert _in_session(NO_DAEMON, tmp_path, bus=bus) == ["False", "keyring_missing"]
