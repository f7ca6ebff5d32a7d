"""Signing out: nobody stays signed in for another account, a closed window or a full disk."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from typing_extensions import override

from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind, KonnectError
from konnect_desktop.services.open_account import OpenAccount
from konnect_desktop.system.sign_out import SignedOut
from konnect_desktop.viewmodels.account_entry import AccountState
from konnect_desktop.viewmodels.accounts import Accounts
from tests.support.qt_loop import Run, until
from tests.views.framing import Desk, accounts_of, desk_of

pytestmark = pytest.mark.usefixtures("application")


@dataclass
class SlowDesk(Desk):
    """Signs out when it may, and then as it is told to."""

    gate: asyncio.Event = field(default_factory=asyncio.Event)
    errors: dict[str, KonnectError] = field(default_factory=dict[str, KonnectError])
    begun: list[str] = field(default_factory=list[str])

    @override
    async def open(self, account_id: str) -> OpenAccount:
        raise BrokenError(ErrorKind.ARCHIVE_BUSY, account_id)

    @override
    async def close(self, account_id: str) -> None:
        pass

    @override
    async def sign_out(self, account_id: str) -> SignedOut:
        self.begun.append(account_id)
        await self.gate.wait()
        error = self.errors.get(account_id)
        if error is None or error.kind is not ErrorKind.ARCHIVE_BUSY:
            await super().sign_out(account_id)
        if error is not None:
            raise error
        return SignedOut()


def slow(count: int) -> tuple[SlowDesk, Accounts, list[str], list[ErrorKind]]:
    desk = SlowDesk(desk_of(count).listed)
    accounts = accounts_of(count, desk)
    told: list[str] = []
    failed: list[ErrorKind] = []

    def note(name: str, _: SignedOut) -> None:
        told.append(name)

    def note_error(error: KonnectError) -> None:
        failed.append(error.kind)

    accounts.signed_out.connect(note)
    accounts.failed.connect(note_error)
    return desk, accounts, told, failed


def test_signing_out_of_another_one_meanwhile_ends_both(run: Run) -> None:
    async def story() -> None:
        desk, accounts, told, _ = slow(2)
        accounts.sign_out("account-0")
        await until(lambda: desk.begun)
        accounts.sign_out("account-1")
        accounts.sign_out("account-0")
        desk.gate.set()
        await until(lambda: len(told) == 2)
        assert desk.signed_out == ["account-0", "account-1"]
        assert accounts.entries == ()
        await accounts.aclose()

    run(story())


def test_closing_waits_for_a_sign_out_that_is_under_way(run: Run) -> None:
    async def story() -> None:
        desk, accounts, told, _ = slow(2)
        accounts.sign_out("account-0")
        closing = asyncio.ensure_future(accounts.aclose())
        await until(lambda: desk.begun)
        assert not closing.done()
        desk.gate.set()
        await closing
        assert desk.signed_out == ["account-0"]
        assert told == ["De Zonnebloem"]

    run(story())


def test_what_a_full_disk_says_of_one_keeps_no_other_signed_in(run: Run) -> None:
    async def story() -> None:
        desk, accounts, told, failed = slow(3)
        desk.errors["account-0"] = DiskError(ErrorKind.DISK_FULL, "the list")
        desk.gate.set()
        accounts.sign_out_all()
        await until(lambda: not accounts.entries)
        assert desk.signed_out == ["account-0", "account-1", "account-2"]
        assert (len(told), failed) == (2, [ErrorKind.DISK_FULL])
        await accounts.aclose()

    run(story())


def test_an_account_that_another_process_works_for_stays_and_says_so(run: Run) -> None:
    async def story() -> None:
        desk, accounts, told, failed = slow(2)
        desk.errors["account-0"] = BrokenError(ErrorKind.ARCHIVE_BUSY, "locked")
        desk.gate.set()
        accounts.sign_out("account-0")
        await until(lambda: accounts.entries[0].state is AccountState.PROBLEM)
        assert (told, failed) == ([], [ErrorKind.ARCHIVE_BUSY])
        assert len(accounts.entries) == 2
        await accounts.aclose()

    run(story())
