"""Invented accounts for tests of the frame, and stand-ins that keep nothing on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from konnect_desktop.domain.people import UnreadCounts
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.services.open_account import OpenAccount
from konnect_desktop.system.accounts import Account
from konnect_desktop.system.settings_values import Settings
from konnect_desktop.system.sign_out import SignedOut
from konnect_desktop.viewmodels.account_entry import AccountState
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.views.main_window import MainWindow
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.language import Language

NAMES = ("De Zonnebloem", "BSO Het Kompas", "Kinderopvang De Vlinderboom", "Pippeloentje")
CHILDREN = (("Noor", "Sem"), ("Lotte",), ("Mats",), ())


@dataclass
class Desk:
    """Keeps accounts in memory and notes what it was asked for."""

    listed: list[Account] = field(default_factory=list[Account])
    signed_out: list[str] = field(default_factory=list[str])

    def kept(self) -> Sequence[Account]:
        return tuple(self.listed)

    async def open(self, account_id: str) -> OpenAccount:
        raise NotImplementedError(account_id)

    async def close(self, account_id: str) -> None:
        raise NotImplementedError(account_id)

    async def sign_out(self, account_id: str) -> SignedOut:
        self.signed_out.append(account_id)
        self.listed = [each for each in self.listed if each.account_id != account_id]
        return SignedOut(password_left=False)

    async def edit(
        self, account_id: str, *, name: str | None = None, color: int | None = None, step: int = 0
    ) -> None:
        place = next(at for at, each in enumerate(self.listed) if each.account_id == account_id)
        account = self.listed.pop(place)
        account = replace(account, name=name or account.name)
        if color is not None:
            account = replace(account, color=color)
        self.listed.insert(place + step, account)


@dataclass
class Kept:
    """Keeps settings in memory."""

    saved: list[Settings] = field(default_factory=list[Settings])

    async def save(self, settings: Settings) -> None:
        self.saved.append(settings)


def desk_of(count: int) -> Desk:
    """Return a desk with so many invented accounts."""
    return Desk(
        [
            Account(f"account-{place}", NAMES[place], parse_portal(f"opvang{place}"), "4410287")
            for place in range(count)
        ]
    )


def accounts_of(count: int, desk: Desk | None = None) -> Accounts:
    """Return accounts that are signed in to and have been read."""
    accounts = Accounts(desk or desk_of(count))
    accounts._take_kept()
    for place in range(count):
        accounts._update(
            f"account-{place}",
            child_names=CHILDREN[place],
            state=AccountState.READY,
            unread=UnreadCounts(messages=2 if place == 0 else None, news=place, newsletters=None),
        )
    return accounts


def window_of(
    themes: ThemeSource,
    accounts: Accounts,
    *,
    language: Language = Language.NL,
    settings: Settings | None = None,
    store: Kept | None = None,
) -> MainWindow:
    """Return a window of its usual size, not shown yet."""
    model = SettingsModel(settings or Settings(), store or Kept())
    window = MainWindow(themes, LanguageSource(language), accounts, model, Shortcuts(model))
    window.resize(1280, 800)
    return window
