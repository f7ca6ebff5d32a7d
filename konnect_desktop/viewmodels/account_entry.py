"""An account as the views show it: who it is, how it is doing, and what an error means for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from konnect_desktop.domain.errors import UNREACHABLE, ErrorKind, KonnectError
from konnect_desktop.domain.people import UnreadCounts
from konnect_desktop.viewmodels.timeline_rows import AccountLook

_SIGN_IN: Final = frozenset(
    {
        ErrorKind.LOGIN_REJECTED,
        ErrorKind.LOGIN_BLOCKED,
        ErrorKind.RESET_PASSWORD,
        ErrorKind.WRONG_TENANT,
        ErrorKind.NOT_PARENT,
        ErrorKind.ACCOUNT_CHANGED,
        ErrorKind.SIGN_IN_FIRST,
        ErrorKind.KEYRING_LOCKED,
        ErrorKind.KEYRING_MISSING,
    }
)


class AccountState(StrEnum):
    """How an account is doing; ``AccountEntry.problem`` says why where it is not well."""

    OPENING = "opening"
    READY = "ready"
    REFRESHING = "refreshing"
    OFFLINE = "offline"
    SIGN_IN_AGAIN = "sign_in_again"
    PROBLEM = "problem"


class AccountEntry(Struct, frozen=True):
    """One account as the views show it."""

    look: AccountLook
    host: str
    username: str
    demo: bool
    keeps_password: bool
    child_names: tuple[str, ...] = ()
    state: AccountState = AccountState.OPENING
    problem: KonnectError | None = None
    unread: UnreadCounts | None = None
    refreshed_at: datetime | None = None


def state_of(error: KonnectError) -> AccountState:
    """Return what an error means for an account as a whole."""
    if error.kind in _SIGN_IN:
        return AccountState.SIGN_IN_AGAIN
    return AccountState.OFFLINE if error.kind in UNREACHABLE else AccountState.PROBLEM


def unread_of(entries: Mapping[str, AccountEntry] | Sequence[AccountEntry]) -> tuple[int, int]:
    """Add up unread messages, and unread news with newsletters."""
    listed = entries.values() if isinstance(entries, Mapping) else entries
    counts = [entry.unread for entry in listed if entry.unread]
    messages = sum(each.messages or 0 for each in counts)
    news = sum((each.news or 0) + (each.newsletters or 0) for each in counts)
    return messages, news
