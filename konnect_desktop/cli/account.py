"""``konnect-desktop account``: which accounts there are, and where their password is kept."""

from __future__ import annotations

import asyncio
import os
import sys
from getpass import getpass

from konnect_desktop.app.sync import check_sign_in
from konnect_desktop.cli.arguments import AccountArguments
from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.domain.errors import BrokenError
from konnect_desktop.domain.portals import InvalidAddressError, parse_portal
from konnect_desktop.system.accounts import Account, AccountList
from konnect_desktop.system.credentials import KnownPassword
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.sign_out import SignedOut, finish_sign_outs, keep_password, sign_out
from konnect_desktop.wording.language import Language, language_of


def run_account(arguments: AccountArguments) -> int:
    """Add, list or remove; returns the exit code."""
    language = language_of(os.environ)
    paths = Paths.for_user()
    paths.create()
    accounts = AccountList.load(paths)
    if arguments.action == "list":
        return _list(accounts, language)
    if arguments.action == "remove":
        return _remove(accounts, paths, arguments.name, language)
    return _add(accounts, paths, arguments, language)


def _list(accounts: AccountList, language: Language) -> int:
    for account in accounts:
        _say(f"{account.name}\t{account.portal.host}\t{account.username}")
    if not list(accounts):
        _say(language.pick("No accounts yet.", "Nog geen accounts."))
    return ExitCode.ALL_THERE


def _add(
    accounts: AccountList, paths: Paths, arguments: AccountArguments, language: Language
) -> int:
    try:
        portal = parse_portal(arguments.portal)
    except InvalidAddressError:
        return _wrong(
            language.pick(
                "That is no portal’s address. It looks like organisation.ouderportaal.nl",
                "Dat is geen adres van een ouderportaal. Het lijkt op organisatie.ouderportaal.nl",
            )
        )
    if accounts.find(arguments.name):
        return _wrong(
            language.pick(
                f"An account is called “{arguments.name}” already.",
                f"Er heet al een account ‘{arguments.name}’.",
            )
        )
    password = _asked_password(language)
    asyncio.run(check_sign_in(portal, KnownPassword(arguments.username, password)))
    account = accounts.add(arguments.name, portal, arguments.username, keeps_password=False)
    accounts.save()
    _say(language.pick(f"{account.name} was added.", f"{account.name} is toegevoegd."))
    if arguments.keep_password:
        asyncio.run(_keep(account, password, paths, accounts))
    return ExitCode.ALL_THERE


def _remove(accounts: AccountList, paths: Paths, name: str, language: Language) -> int:
    account = accounts.find(name)
    if account is None:
        return _wrong(
            language.pick(f"No account is called “{name}”.", f"Geen account heet ‘{name}’.")
        )
    done = asyncio.run(_sign_out(account, paths, accounts))
    _say(
        language.pick(
            f"{account.name} was removed from this computer: its password and the local copy. "
            "Saved photos and their ledger stay.",
            f"{account.name} is van deze computer verwijderd: het wachtwoord en de lokale kopie. "
            "Opgeslagen foto’s en hun administratie blijven.",
        )
    )
    if done.password_left:
        _say(
            language.pick(
                "The keyring is locked. The password in it goes as soon as it is open.",
                "De sleutelbos is op slot. Het wachtwoord daarin gaat weg zodra hij opengaat.",
            )
        )
    return ExitCode.ALL_THERE


def _asked_password(language: Language) -> str:
    """Ask for the password where somebody types, without showing it; else read a line."""
    if sys.stdin.isatty():
        return getpass(language.pick("Password: ", "Wachtwoord: "))
    return sys.stdin.readline().rstrip("\r\n")


async def _keep(account: Account, password: str, paths: Paths, accounts: AccountList) -> None:
    """Keep the password; raises what the keyring says if it does not take it."""
    problem = await keep_password(
        account, password, paths=paths, passwords=PasswordStore(), accounts=accounts
    )
    if problem is not None:
        raise BrokenError(problem)


async def _sign_out(account: Account, paths: Paths, accounts: AccountList) -> SignedOut:
    """Remove the account, and where the keyring is open what earlier ones left in it."""
    passwords = PasswordStore()
    done = await sign_out(account, paths=paths, passwords=passwords, accounts=accounts)
    if not done.password_left:
        await finish_sign_outs(paths=paths, passwords=passwords, accounts=accounts)
    return done


def _wrong(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 — the command line
    return ExitCode.WRONG_CALL


def _say(sentence: str) -> None:
    print(sentence)  # noqa: T201 — the command line
