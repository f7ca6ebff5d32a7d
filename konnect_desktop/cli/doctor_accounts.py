"""Whose portal the doctor looks at, and with which password."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from konnect_desktop.app.doctor import DoctorCommand
from konnect_desktop.app.sync import AccountToSync, kept_account
from konnect_desktop.cli.arguments import DoctorArguments
from konnect_desktop.domain.findings import PartFinding
from konnect_desktop.domain.portals import Portal
from konnect_desktop.system.accounts import Account
from konnect_desktop.system.accounts_table import name_key
from konnect_desktop.system.computer_check import check_account_list
from konnect_desktop.system.credentials import KnownPassword
from konnect_desktop.system.demo_portal import DemoPortalAccount, DemoPortalProcess
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths
from konnect_desktop.wording.language import Language

Named = tuple[str, DoctorCommand]


class WrongCallError(Exception):
    """The arguments name what is not there, or do not fit; the text is for the user."""


def commands(arguments: DoctorArguments, stack: ExitStack, language: Language) -> list[Named]:
    """Return what is to be looked at, by names.

    Raises:
        WrongCallError: The arguments do not fit.
    """
    if arguments.demo:
        return _of_a_demo(arguments.accounts, stack, language)
    return _of_the_user(arguments, language)


def _of_the_user(arguments: DoctorArguments, language: Language) -> list[Named]:
    paths = Paths.for_user()
    kept, finding = check_account_list(paths)
    unreadable = finding.failure is not None and not kept
    accounts = [] if unreadable else _chosen(kept, arguments.accounts, language)
    asked = arguments.password_stdin and not unreadable
    password = _password(accounts, language) if asked else None
    if not accounts:
        return [("", DoctorCommand(paths, known=(finding,), passwords=PasswordStore()))]
    return [(each.name, _command(each, paths, finding, password)) for each in accounts]


def _chosen(kept: tuple[Account, ...], names: Iterable[str], language: Language) -> list[Account]:
    """Return the accounts of these names, each once; all of them without any."""
    by_name = {name_key(account.name): account for account in kept}
    wanted = {name_key(name): name for name in names} or dict.fromkeys(by_name, "")
    for key, name in wanted.items():
        if key not in by_name:
            raise WrongCallError(
                language.pick(
                    f"No account is called “{name}”. See: konnect-desktop account list",
                    f"Geen account heet ‘{name}’. Zie: konnect-desktop account list",
                )
            )
    return [by_name[key] for key in wanted]


def _password(accounts: list[Account], language: Language) -> str:
    """Read the password, which is that of one account and goes to no other one's portal."""
    if len(accounts) != 1:
        raise WrongCallError(
            language.pick(
                "A password on standard input is for one account: name it with --account NAME.",
                "Een wachtwoord op standaardinvoer is voor één account: noem het met "
                "--account NAAM.",
            )
        )
    password = "" if sys.stdin is None else sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise WrongCallError(
            language.pick(
                "There is no password on standard input.",
                "Er staat geen wachtwoord op standaardinvoer.",
            )
        )
    return password


def _command(
    account: Account, paths: Paths, finding: PartFinding, password: str | None
) -> DoctorCommand:
    return DoctorCommand(
        paths,
        known=(finding,),
        account=kept_account(account, paths.account_place(account.account_id), password),
        kept=account,
        archive=account.archive,
        passwords=PasswordStore(),
    )


def _of_a_demo(names: tuple[str, ...], stack: ExitStack, language: Language) -> list[Named]:
    portals = stack.enter_context(DemoPortalProcess.start()).portals
    known = {portal.org for portal in portals}
    if unknown := [name for name in names if name not in known]:
        raise WrongCallError(
            language.pick(
                f"The demo portal knows {', '.join(sorted(known))}, not {unknown[0]}.",
                f"Het demoportaal kent {', '.join(sorted(known))}, niet {unknown[0]}.",
            )
        )
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="konnect-demo-")))
    wanted = [portal for portal in portals if not names or portal.org in names]
    return [
        (each.name, DoctorCommand(Paths.below(folder), account=_of_family(each, folder)))
        for each in wanted
    ]


def _of_family(family: DemoPortalAccount, folder: Path) -> AccountToSync:
    return AccountToSync(
        name=family.name,
        portal=Portal(tenant=family.org, origin=family.url, demo=True),
        credentials=KnownPassword(family.username, family.password),
        folder=folder / family.org,
    )
