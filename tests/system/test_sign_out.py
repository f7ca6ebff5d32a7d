from __future__ import annotations

import os
from pathlib import Path

import pytest
from keyring.backends import fail

from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.system.accounts import Account, AccountList
from konnect_desktop.system.locks import AccountLock
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.sign_out import (
    Finished,
    SignedOut,
    finish_sign_outs,
    forget_password,
    keep_password,
    sign_out,
)
from konnect_desktop.system.tombstones import TOMBSTONES_FILE, Tombstone, Tombstones
from tests.system.vaults import LockableVault

PASSWORD = "canary-wachtwoord"


class Home:
    """A profile with one account that is signed in to, and its keyring."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths.below(folder / "profile")
        self.vault = LockableVault()
        self.passwords = PasswordStore(self.vault)
        self.accounts = AccountList.load(self.paths)
        self.account = self.accounts.add("Thuis", parse_portal("zonnetuin"), "canary-ouder")
        self.accounts.save()
        self.folder = self.paths.account_folder(self.account.account_id)

    async def keep(self) -> None:
        await self.passwords.set(self.account.account_id, PASSWORD)

    def fill(self) -> None:
        for name in ("local-copy.sqlite3", "local-copy.sqlite3-wal", "sign-in.json"):
            (self.folder / name).write_bytes(b"x")
        (self.folder / "pictures" / "medium").mkdir(parents=True)
        (self.folder / "pictures" / "medium" / "a").write_bytes(b"x")

    async def sign_out(self, passwords: PasswordStore | None = None) -> SignedOut:
        return await sign_out(
            self.account,
            paths=self.paths,
            passwords=passwords or self.passwords,
            accounts=self.accounts,
        )

    async def finish(self, passwords: PasswordStore | None = None) -> Finished:
        """Do what a later start does."""
        self.accounts = AccountList.load(self.paths)
        return await finish_sign_outs(
            paths=self.paths, passwords=passwords or self.passwords, accounts=self.accounts
        )

    def marks(self) -> tuple[Tombstone, ...]:
        return Tombstones(self.paths.config).all()

    def known(self) -> list[Account]:
        return list(AccountList.load(self.paths))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


async def test_row_7_4_signing_out_wipes_the_local_copy_and_the_password(home: Home) -> None:
    await home.keep()
    home.fill()
    assert await home.sign_out() == SignedOut()
    assert home.known() == []
    assert home.vault.entries == {}
    assert not home.folder.exists()
    assert home.marks() == ()


async def test_row_7_4_unsent_texts_and_saved_photos_stay(home: Home, tmp_path: Path) -> None:
    home.fill()
    for name in ("outbox.sqlite3", "outbox.sqlite3-wal", "drafts.sqlite3"):
        (home.folder / name).write_bytes(b"unsent")
    saved = tmp_path / "Foto's" / "a.jpg"
    saved.parent.mkdir()
    saved.write_bytes(b"photo")
    (home.folder / "pictures" / "saved").symlink_to(saved.parent)
    await home.sign_out()
    assert files_below(home.folder) - {"lock"} == {
        "outbox.sqlite3",
        "outbox.sqlite3-wal",
        "drafts.sqlite3",
    }
    assert saved.read_bytes() == b"photo"


async def test_files_that_are_gone_already_are_no_error(home: Home) -> None:
    home.folder.rmdir()
    assert await home.sign_out() == SignedOut()
    assert home.known() == []


async def test_an_account_that_another_process_works_for_is_left_as_it_is(home: Home) -> None:
    await home.keep()
    home.fill()
    before = files_below(home.folder)
    with AccountLock(home.folder):
        with pytest.raises(BrokenError) as caught:
            await home.sign_out()
        assert caught.value.kind is ErrorKind.ARCHIVE_BUSY
        assert files_below(home.folder) - {"lock"} == before
    assert [account.name for account in home.known()] == ["Thuis"]
    assert home.vault.entries
    assert home.marks() == ()


async def test_f116_an_account_is_removed_while_the_keyring_is_locked(home: Home) -> None:
    await home.keep()
    home.fill()
    home.vault.locked = True
    assert await home.sign_out() == SignedOut(password_left=True)
    assert home.known() == []
    assert not home.folder.exists()
    assert home.marks() == (Tombstone(home.account.account_id),)
    assert await home.finish() == Finished(passwords_left=1)
    assert home.vault.entries
    home.vault.locked = False
    assert await home.finish() == Finished(passwords_forgotten=1)
    assert home.vault.entries == {}
    assert home.marks() == ()
    assert await home.finish() == Finished()


async def test_f116_what_is_marked_says_nothing_of_anybody(home: Home) -> None:
    await home.keep()
    home.vault.locked = True
    await home.sign_out()
    text = (home.paths.config / TOMBSTONES_FILE).read_text()
    assert home.account.account_id in text
    for secret in ("canary", "Thuis", "zonnetuin"):
        assert secret not in text
    if os.name != "nt":
        assert (home.paths.config / TOMBSTONES_FILE).stat().st_mode & 0o077 == 0


async def test_f110_without_a_keyring_signing_out_is_done_and_not_called_unfinished(
    home: Home,
) -> None:
    none = PasswordStore(fail.Keyring())
    await home.keep()
    assert await home.sign_out(none) == SignedOut()
    assert home.known() == []
    assert home.marks() == (Tombstone(home.account.account_id),)
    assert await home.finish(none) == Finished()
    # The keyring of another desktop session, where the password was once kept.
    assert await home.finish() == Finished(passwords_forgotten=1)
    assert home.vault.entries == {}


async def test_a_sign_out_that_was_killed_is_finished_at_the_next_start(home: Home) -> None:
    await home.keep()
    home.fill()
    Tombstones(home.paths.config).add(Tombstone(home.account.account_id))
    done = await home.finish()
    assert done == Finished(passwords_forgotten=1, accounts=frozenset({home.account.account_id}))
    assert home.known() == []
    assert not home.folder.exists()
    assert home.marks() == ()


async def test_a_killed_sign_out_is_not_finished_under_another_process(home: Home) -> None:
    await home.keep()
    home.fill()
    Tombstones(home.paths.config).add(Tombstone(home.account.account_id))
    with AccountLock(home.folder):
        assert await home.finish() == Finished()
        assert (home.folder / "local-copy.sqlite3").exists()
    assert home.vault.entries
    assert (await home.finish()).passwords_forgotten == 1


async def test_where_nothing_can_be_marked_signing_out_is_done_all_the_same(home: Home) -> None:
    await home.keep()
    home.fill()
    (home.paths.config / TOMBSTONES_FILE).mkdir()
    assert await home.sign_out() == SignedOut()
    assert (home.known(), home.vault.entries) == ([], {})
    with pytest.raises(DiskError):
        await home.finish()


async def test_f093_on_a_full_disk_the_list_is_written_when_wiping_has_made_room(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await home.keep()
    home.fill()
    save = home.accounts.save_in_thread

    async def full_until_wiped() -> None:
        if "local-copy.sqlite3" in files_below(home.folder):
            raise DiskError(ErrorKind.DISK_FULL, "accounts")
        await save()

    monkeypatch.setattr(home.accounts, "save_in_thread", full_until_wiped)
    assert await home.sign_out() == SignedOut()
    assert (home.known(), home.vault.entries, home.marks()) == ([], {}, ())


async def test_a_password_that_was_never_kept_asks_the_keyring_nothing(home: Home) -> None:
    home.accounts.set_keeps_password(home.account.account_id, keeps=False)
    home.accounts.save()
    account = home.accounts.by_id(home.account.account_id)
    assert account is not None
    home.account = account
    home.vault.locked = True
    assert await home.sign_out() == SignedOut()
    assert home.marks() == ()


async def test_f116_a_password_that_is_not_to_be_kept_goes_when_the_keyring_opens(
    home: Home,
) -> None:
    await home.keep()
    home.vault.locked = True
    done = await forget_password(
        home.account, paths=home.paths, passwords=home.passwords, accounts=home.accounts
    )
    assert done == SignedOut(password_left=True)
    assert [account.keeps_password for account in home.known()] == [False]
    home.vault.locked = False
    assert await home.finish() == Finished(passwords_forgotten=1)
    assert home.vault.entries == {}
    assert [account.name for account in home.known()] == ["Thuis"]


async def test_a_password_that_is_kept_again_meanwhile_stays(home: Home) -> None:
    await home.keep()
    home.vault.locked = True
    await forget_password(
        home.account, paths=home.paths, passwords=home.passwords, accounts=home.accounts
    )
    home.vault.locked = False
    home.accounts.set_keeps_password(home.account.account_id, keeps=True)
    home.accounts.save()
    assert await home.finish() == Finished()
    assert list(home.vault.entries.values()) == [PASSWORD]
    assert home.marks() == ()


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\x00 [[[",
        b'signed_out = "x"',
        b"signed_out = [1, [], {}]",
        b'[[signed_out]]\nid = "../../etc"\n',
        b'[[signed_out]]\nid = "/"\n',
        b"[[signed_out]]\nid = 3\n",
    ],
)
async def test_f149_hostile_marks_wipe_nothing(content: bytes, home: Home) -> None:
    await home.keep()
    home.fill()
    before = files_below(home.folder)
    (home.paths.config / TOMBSTONES_FILE).write_bytes(content)
    assert home.marks() == ()
    assert await home.finish() == Finished()
    assert files_below(home.folder) == before
    assert [account.name for account in home.known()] == ["Thuis"]
    assert home.vault.entries


async def test_f113_an_older_password_goes_where_the_keyring_does_not_take_the_new_one(
    home: Home,
) -> None:
    await home.keep()
    home.vault.locked = True
    problem = await keep_password(
        home.account,
        "new",
        paths=home.paths,
        passwords=home.passwords,
        accounts=home.accounts,
    )
    assert problem is ErrorKind.KEYRING_LOCKED
    (account,) = home.known()
    assert not account.keeps_password
    home.account = account
    assert await home.sign_out() == SignedOut(password_left=True)
    home.vault.locked = False
    assert await home.finish() == Finished(passwords_forgotten=1)
    assert home.vault.entries == {}


async def test_a_password_is_kept_from_then_on(home: Home) -> None:
    home.accounts.set_keeps_password(home.account.account_id, keeps=False)
    home.accounts.save()
    problem = await keep_password(
        home.account,
        PASSWORD,
        paths=home.paths,
        passwords=home.passwords,
        accounts=home.accounts,
    )
    assert problem is None
    assert [account.keeps_password for account in home.known()] == [True]
    assert list(home.vault.entries.values()) == [PASSWORD]
