from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.system.credentials import KeptPassword
from konnect_desktop.system.passwords import PasswordStore
from tests.system.scripts import output_of
from tests.system.vaults import (
    DenyingVault,
    ForeignBytesVault,
    LockedVault,
    MemoryVault,
    SmallVault,
    StaleVault,
    WaitingVault,
)

ACCOUNT = "0f" * 16
OTHER_ACCOUNT = "1e" * 16
PASSWORD = "canary-wachtwoord-ë"


async def _kind_of_get(store: PasswordStore) -> ErrorKind:
    with pytest.raises(BrokenError) as caught:
        await store.get(ACCOUNT)
    return caught.value.kind


async def _kind_of_set(store: PasswordStore, password: str = PASSWORD) -> ErrorKind:
    with pytest.raises(BrokenError) as caught:
        await store.set(ACCOUNT, password)
    assert password not in str(caught.value)
    return caught.value.kind


async def test_a_password_is_kept_read_and_forgotten() -> None:
    store = PasswordStore(MemoryVault())
    assert await store.get(ACCOUNT) is None
    await store.set(ACCOUNT, PASSWORD)
    assert await store.get(ACCOUNT) == PASSWORD
    await store.delete(ACCOUNT)
    assert await store.get(ACCOUNT) is None
    await store.delete(ACCOUNT)


async def test_f109_a_locked_keyring_is_named_and_changes_nothing() -> None:
    vault = LockedVault()
    store = PasswordStore(vault)
    assert await _kind_of_get(store) is ErrorKind.KEYRING_LOCKED
    assert await _kind_of_set(store) is ErrorKind.KEYRING_LOCKED
    with pytest.raises(BrokenError) as caught:
        await store.delete(ACCOUNT)
    assert caught.value.kind is ErrorKind.KEYRING_LOCKED
    assert vault.entries == {}


NO_KEYRING = """
    import asyncio, os, sys
    from konnect_desktop.domain.errors import BrokenError
    from konnect_desktop.system.passwords import PasswordStore

    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)

    async def main():
        store = PasswordStore()
        for call in (store.set("a" * 32, "canary-secret"), store.get("a" * 32)):
            try:
                print(await call)
            except BrokenError as error:
                print(error.kind.value)

    asyncio.run(main())
"""


def _files_with(text: bytes, folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and text in path.read_bytes()]


def _private_home(folder: Path) -> dict[str, str]:
    return {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "XDG_DATA_HOME": str(folder / ".local"),
    }


def test_f110_without_a_keyring_nothing_is_kept_and_no_file_is_made(tmp_path: Path) -> None:
    printed = output_of(NO_KEYRING, env=_private_home(tmp_path))
    assert printed.split() == ["keyring_missing", "keyring_missing"]
    assert list(tmp_path.iterdir()) == []


PLAIN_VAULT = '''
"""A back end as tempting as can be: best priority, chosen by variable, file and registration."""
import pathlib
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 100

    def get_password(self, service, username):
        return "from the plain file"

    def set_password(self, service, username, password):
        pathlib.Path.home().joinpath("plain.txt").write_text(password)
'''


@pytest.mark.parametrize(
    "chosen", ["plain_vault.Keyring", "keyring.backends.null.Keyring", "keyrings.alt.file.Plain"]
)
def test_f111_no_variable_and_no_file_chooses_another_back_end(chosen: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    settings = home / ".config" / "python_keyring" / "keyringrc.cfg"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[backend]\ndefault-keyring={chosen}\nkeyring-path={tmp_path}\n")
    (tmp_path / "plain_vault.py").write_text(PLAIN_VAULT)
    env = {
        **_private_home(home),
        "PYTHON_KEYRING_BACKEND": chosen,
        "PYTHONPATH": str(tmp_path),
    }
    printed = output_of("    import plain_vault\n" + NO_KEYRING, env=env)
    assert printed.split() == ["keyring_missing", "keyring_missing"]
    assert _files_with(b"canary-secret", tmp_path) == []


@pytest.mark.parametrize("kind", [null.Keyring, fail.Keyring, chainer.ChainerBackend])
async def test_f111_back_ends_that_are_none_are_refused(kind: type[KeyringBackend]) -> None:
    store = PasswordStore(kind())
    assert await _kind_of_set(store) is ErrorKind.KEYRING_MISSING
    assert await _kind_of_get(store) is ErrorKind.KEYRING_MISSING


async def test_f111_a_plain_text_back_end_of_keyrings_alt_is_refused() -> None:
    class PlaintextKeyring(MemoryVault):
        __module__ = "keyrings.alt.file"

    vault = PlaintextKeyring()
    assert await _kind_of_set(PasswordStore(vault)) is ErrorKind.KEYRING_MISSING
    assert vault.entries == {}


async def test_f112_what_another_program_wrote_counts_as_no_password() -> None:
    assert await PasswordStore(ForeignBytesVault()).get(ACCOUNT) is None


async def test_f113_a_keyring_that_does_not_take_the_password_is_named() -> None:
    assert await _kind_of_set(PasswordStore(DenyingVault())) is ErrorKind.KEYRING_REFUSED
    small = SmallVault()
    assert await _kind_of_set(PasswordStore(small), "p" * 1281) is ErrorKind.KEYRING_REFUSED
    assert small.entries == {}
    await PasswordStore(small).set(ACCOUNT, "p" * 1280)


async def test_f114_a_keyring_that_hangs_is_waited_for_a_limited_time_without_a_gap() -> None:
    vault = WaitingVault()
    store = PasswordStore(vault, limit_s=0.3)
    worst_gap_s, last = 0.0, time.monotonic()
    call = asyncio.ensure_future(_kind_of_get(store))
    while not call.done():
        await asyncio.sleep(0.005)
        worst_gap_s, last = max(worst_gap_s, time.monotonic() - last), time.monotonic()
    assert call.result() is ErrorKind.KEYRING_LOCKED
    assert worst_gap_s < 0.1
    vault.answered.set()
    assert await store.get(ACCOUNT) is None


async def test_f114_only_one_prompt_stands_at_a_time_and_nobody_is_asked_for_the_gone() -> None:
    vault = WaitingVault()
    store = PasswordStore(vault, limit_s=30)
    impatient = [asyncio.ensure_future(store.get(ACCOUNT)) for _ in range(5)]
    patient = asyncio.ensure_future(store.get(ACCOUNT))
    await asyncio.to_thread(vault.asked.wait, 20)
    for call in impatient:
        call.cancel()
    await asyncio.gather(*impatient, return_exceptions=True)
    vault.answered.set()
    assert await patient is None
    assert vault.most_prompts == 1
    assert len(vault.threads) == 2


async def test_f114_the_keyring_is_spoken_to_by_a_thread_that_keeps_nothing_from_ending() -> None:
    vault = MemoryVault()
    await PasswordStore(vault).get(ACCOUNT)
    assert [thread.daemon for thread in vault.threads] == [True]
    assert vault.threads[0] is not threading.main_thread()
    vault.threads[0].join(5)
    assert not vault.threads[0].is_alive()


async def test_f115_a_password_that_does_not_read_back_is_not_called_kept() -> None:
    store = PasswordStore(StaleVault())
    await store.set(ACCOUNT, "old")
    assert await _kind_of_set(store, "new") is ErrorKind.KEYRING_REFUSED
    assert await store.get(ACCOUNT) is None, "the old one would be tried as if it were right"


async def test_f117_the_same_user_name_at_two_portals_is_two_entries() -> None:
    vault = MemoryVault()
    store = PasswordStore(vault)
    await store.set(ACCOUNT, "first")
    await store.set(OTHER_ACCOUNT, "second")
    assert await store.get(ACCOUNT) == "first"
    assert await store.get(OTHER_ACCOUNT) == "second"
    assert {service for service, _ in vault.entries} == {
        f"Konnect Desktop account {ACCOUNT}",
        f"Konnect Desktop account {OTHER_ACCOUNT}",
    }


def test_keyring_is_not_imported_before_it_is_needed() -> None:
    code = """
        import sys
        from konnect_desktop.system.passwords import PasswordStore
        PasswordStore()
        print("keyring" in sys.modules)
    """
    assert output_of(code) == "False"


async def test_f114_what_a_keyring_keeps_after_nobody_waits_any_more_is_taken_out_again() -> None:
    vault = WaitingVault()
    store = PasswordStore(vault)
    keeping = asyncio.ensure_future(store.set(ACCOUNT, PASSWORD))
    await asyncio.to_thread(vault.asked.wait, 20)
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    vault.answered.set()  # the user opens it after all, and it takes what it was given
    assert await store.get(ACCOUNT) is None
    assert vault.entries == {}


async def test_f109_who_keeps_no_password_is_not_asked_to_unlock_anything() -> None:
    store = PasswordStore(LockedVault())
    assert await KeptPassword("ouder", ACCOUNT, store, kept=False).password() is None
    with pytest.raises(BrokenError):
        await KeptPassword("ouder", ACCOUNT, store).password()
