"""Which banner or empty state the page shows, from how its accounts are doing; values only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.viewmodels.account_entry import AccountEntry, AccountState
from konnect_desktop.views.painting.spots import Spot
from konnect_desktop.views.theme import Status
from konnect_desktop.wording import timeline_states as words
from konnect_desktop.wording.language import Language

_LOOKS: Final = {
    ErrorKind.OFFLINE: (Status.ABSENT, "wifi-off"),
    ErrorKind.CAPTIVE: (Status.ABSENT, "wifi-off"),
    ErrorKind.PROXY: (Status.ABSENT, "wifi-off"),
    ErrorKind.TIMEOUT: (Status.OPTION, "clock"),
    ErrorKind.PORTAL_DOWN: (Status.OPTION, "clock"),
    ErrorKind.MAINTENANCE: (Status.OPTION, "clock"),
    ErrorKind.RATE_LIMITED: (Status.OPTION, "clock"),
    ErrorKind.PORTAL_CHANGED: (Status.INFO, "puzzle"),
    ErrorKind.PORTAL_EMPTY: (Status.INFO, "info"),
    ErrorKind.NO_ACCESS: (Status.INFO, "info"),
}
_BUSY: Final = frozenset({AccountState.OPENING, AccountState.REFRESHING})


class ShownNotice(Struct, frozen=True):
    """A banner or an empty state as it looks; ``signs_in`` is the account its button is for."""

    notice: words.Notice
    status: Status = Status.INFO
    icon: str = ""
    spot: Spot = Spot.BOOTS
    signs_in: str = ""


def banner_for(
    entries: Sequence[AccountEntry], now: datetime, language: Language
) -> ShownNotice | None:
    """Return the one banner of the page (F177); ``None`` while all is well."""
    failing = _failing(entries)
    if not failing:
        return None
    waiting = [pair for pair in failing if pair[1] in words.SIGN_IN_KINDS]
    entry, kind = (waiting or failing)[0]
    signs_in = entry.look.account_id if waiting else ""
    status, icon = _LOOKS.get(kind, (Status.OPTION, "lock") if waiting else (Status.BAD, ""))
    kinds = {kind for _, kind in failing}
    if not waiting and len(failing) > 1 and len(kinds) > 1:
        notice = words.banner_of_several(len(failing), _oldest(failing), now, language)
        return ShownNotice(notice, Status.OPTION, "clock")
    if waiting or len(failing) == 1:
        notice = words.banner(kind, entry.refreshed_at, now, language)
        if len(entries) > 1:
            notice = replace(notice, title=f"{entry.look.name}: {notice.title}")
    else:
        notice = words.banner(kind, _oldest(failing), now, language)
    return ShownNotice(notice, status, icon, signs_in=signs_in)


def empty_for(
    entries: Sequence[AccountEntry], language: Language, *, is_filtered: bool
) -> ShownNotice | None:
    """Return what stands where there are no entries; ``None`` while they are still on their way."""
    if is_filtered:
        return ShownNotice(words.nothing_chosen(language), spot=Spot.SUN)
    failing = _failing(entries)
    if failing and all(entry.refreshed_at is None for entry in entries):
        entry, kind = failing[0]
        signs_in = entry.look.account_id if kind in words.SIGN_IN_KINDS else ""
        spot = Spot.LOCK if signs_in else Spot.CLOUD
        return ShownNotice(words.nothing_kept(kind, language), spot=spot, signs_in=signs_in)
    if any(entry.state in _BUSY or entry.refreshed_at is None for entry in entries):
        return None
    return ShownNotice(words.nothing_yet(language), spot=Spot.BOOTS)


def _failing(entries: Sequence[AccountEntry]) -> list[tuple[AccountEntry, ErrorKind]]:
    return [
        (entry, entry.problem.kind)
        for entry in entries
        if entry.problem is not None and entry.state not in _BUSY
    ]


def _oldest(failing: Sequence[tuple[AccountEntry, ErrorKind]]) -> datetime | None:
    moments = [entry.refreshed_at for entry, _ in failing]
    return min((at for at in moments if at is not None), default=None)
