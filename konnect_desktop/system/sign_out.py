"""Forgetting an account on this computer: local copy, password, place in the list.

It needs neither the portal nor the keyring: what cannot be done now is marked and done at a later
start. Unsent texts stay; saved photos and their ledger lie elsewhere and are not touched.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final

from msgspec import Struct

from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind, KonnectError
from konnect_desktop.system.account_folder import remove_if_empty, wipe_account_folder
from konnect_desktop.system.accounts import Account, AccountList
from konnect_desktop.system.locks import AccountLock
from konnect_desktop.system.passwords import NO_ANSWER, PasswordStore
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.tombstones import Tombstone, Tombstones

# A keyring may be waiting for its user; signing out does not wait with it for long.
KEYRING_LIMIT_S: Final = 15.0


class SignedOut(Struct, frozen=True):
    """How a sign-out ended.

    Attributes:
        password_left: The keyring was locked: the password in it goes at a later start.
        files_left: How many files of the local copy the disk did not let go of; ditto.
    """

    password_left: bool = False
    files_left: int = 0


class Finished(Struct, frozen=True):
    """What became of earlier sign-outs that were not finished.

    Attributes:
        passwords_forgotten: How many passwords have gone from the keyring now.
        passwords_left: How many are still there, as the keyring is locked.
        accounts: Ids of those that stood in the list until now.
    """

    passwords_forgotten: int = 0
    passwords_left: int = 0
    accounts: frozenset[str] = frozenset()


async def sign_out(
    account: Account, *, paths: Paths, passwords: PasswordStore, accounts: AccountList
) -> SignedOut:
    """Forget an account, whose files must be closed and whose lock must be free.

    Raises:
        BrokenError: ``ARCHIVE_BUSY``: another process works for it; nothing was changed.
        DiskError: The list could not be written; the rest is done, and the list at a later start.
    """
    folder = await asyncio.to_thread(paths.account_folder, account.account_id)
    marks = Tombstones(paths.config)
    with AccountLock(folder):
        in_keyring = account.keeps_password or await _is_marked(marks, account.account_id)
        with suppress(DiskError):  # a full disk: wiping makes room
            await asyncio.to_thread(marks.add, Tombstone(account.account_id))
        accounts.discard(account.account_id)
        refused = await _saved(accounts)
        files_left = await asyncio.to_thread(wipe_account_folder, folder)
        if refused is not None:
            refused = await _saved(accounts)  # now there may be room
        problem = await _delete(account.account_id, passwords) if in_keyring else None
    await asyncio.to_thread(remove_if_empty, folder)
    if refused is not None:
        raise refused
    if problem is None and not files_left:
        await _drop(marks, account.account_id)
    return SignedOut(_is_left(problem), files_left)


async def keep_password(
    account: Account,
    password: str,
    *,
    paths: Paths,
    passwords: PasswordStore,
    accounts: AccountList,
) -> ErrorKind | None:
    """Keep an account's password; return why the keyring did not take it, if it did not.

    What may lie there all the same, an older one or one that it takes later, goes at a later start.

    Raises:
        DiskError: The list could not be written.
    """
    marks = Tombstones(paths.config)
    with suppress(DiskError):  # the user is signed in, whatever becomes of this
        await asyncio.to_thread(marks.add, Tombstone(account.account_id, password_only=True))
    problem = None
    may_lie_there = account.keeps_password
    try:
        await passwords.set(account.account_id, password)
    except KonnectError as error:
        problem = error.kind
        may_lie_there = may_lie_there or error.detail == NO_ANSWER
    accounts.set_keeps_password(account.account_id, keeps=problem is None)
    await accounts.save_in_thread()
    if problem is None or not may_lie_there:
        await _drop(marks, account.account_id)
    return problem


async def forget_password(
    account: Account, *, paths: Paths, passwords: PasswordStore, accounts: AccountList
) -> SignedOut:
    """Keep an account's password no longer; where the keyring is locked it goes at a later start.

    Raises:
        DiskError: The list could not be written.
    """
    marks = Tombstones(paths.config)
    await asyncio.to_thread(marks.add, Tombstone(account.account_id, password_only=True))
    problem = await _delete(account.account_id, passwords)
    accounts.set_keeps_password(account.account_id, keeps=False)
    await accounts.save_in_thread()
    if problem is None:
        await _drop(marks, account.account_id)
    return SignedOut(_is_left(problem))


async def finish_sign_outs(
    *, paths: Paths, passwords: PasswordStore, accounts: AccountList
) -> Finished:
    """Do what earlier sign-outs could not: call it at each start, after the first paint.

    A locked keyring may prompt its user, so call it where the keyring is wanted anyway.

    Raises:
        DiskError: The marks cannot be read, or the list cannot be written.
    """
    marks = Tombstones(paths.config)
    found = await asyncio.to_thread(marks.all)
    gone: set[str] = set()
    forgotten = left = 0
    for mark in found:
        known = accounts.by_id(mark.account_id)
        if mark.password_only and known is not None and known.keeps_password:
            await _drop(marks, mark.account_id)  # the user wants it kept again
            continue
        if not mark.password_only and not await _finish_files(mark, paths, accounts):
            continue
        if known is not None and not mark.password_only:
            gone.add(mark.account_id)
        problem = await _delete(mark.account_id, passwords)
        left += _is_left(problem)
        if problem is None:
            forgotten += 1
            await _drop(marks, mark.account_id)
    return Finished(forgotten, left, frozenset(gone))


async def _finish_files(mark: Tombstone, paths: Paths, accounts: AccountList) -> bool:
    """Wipe what is left of an account's files and take it out; say whether all of it is gone."""
    folder = await asyncio.to_thread(paths.account_folder, mark.account_id)
    try:
        with AccountLock(folder):
            files_left = await asyncio.to_thread(wipe_account_folder, folder)
    except BrokenError:
        return False  # another process is at it
    await asyncio.to_thread(remove_if_empty, folder)
    if accounts.discard(mark.account_id) is not None:
        await accounts.save_in_thread()
    return not files_left


async def _is_marked(marks: Tombstones, account_id: str) -> bool:
    with suppress(DiskError):
        found = await asyncio.to_thread(marks.all)
        return any(mark.account_id == account_id for mark in found)
    return False


async def _delete(account_id: str, passwords: PasswordStore) -> ErrorKind | None:
    """Take a password out of the keyring; return why it could not be."""
    try:
        await passwords.delete(account_id, limit_s=KEYRING_LIMIT_S)
    except KonnectError as error:
        return error.kind
    return None


def _is_left(problem: ErrorKind | None) -> bool:
    # Where no keyring is there now, nothing can be said of what was kept; the mark stays.
    return problem not in {None, ErrorKind.KEYRING_MISSING}


async def _saved(accounts: AccountList) -> DiskError | None:
    try:
        await accounts.save_in_thread()
    except DiskError as error:
        return error
    return None


async def _drop(marks: Tombstones, account_id: str) -> None:
    with suppress(DiskError):  # it is found again at a later start, and nothing is left to do
        await asyncio.to_thread(marks.drop, account_id)
