"""``konnect-desktop sync``: which accounts, where to, and how it ended."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from konnect_desktop.app.sync import (
    AccountToSync,
    Audience,
    Outcome,
    SyncCommand,
    demo_account_at,
    kept_account,
    run_sync,
)
from konnect_desktop.cli.arguments import USUAL_PARALLEL, SyncArguments
from konnect_desktop.cli.exit_codes import ExitCode, code_of_error, code_of_report
from konnect_desktop.cli.reporter import JsonReporter, TextReporter
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.portals import InvalidAddressError, Portal, parse_demo_origin
from konnect_desktop.services.sync import SyncOptions
from konnect_desktop.system.accounts import AccountList
from konnect_desktop.system.credentials import KnownPassword
from konnect_desktop.system.demo_portal import DemoPortalAccount, DemoPortalProcess
from konnect_desktop.system.paths import Paths
from konnect_desktop.wording.language import Language, language_of

# The first that applies is what a script is told.
_GRAVEST_FIRST: Final = (
    ExitCode.DISK,
    ExitCode.BUSY,
    ExitCode.SIGN_IN_FIRST,
    ExitCode.NOT_REACHED,
    ExitCode.SOME_FAILED,
    ExitCode.ALL_THERE,
)


class _WrongCallError(Exception):
    """The arguments name something that is not there; the text is for the user."""


def run_sync_command(arguments: SyncArguments) -> int:
    """Save what the accounts show; returns the exit code."""
    language = language_of(os.environ)
    reporter: Audience = JsonReporter() if arguments.as_json else TextReporter(language)
    with ExitStack() as stack:
        try:
            accounts = tuple(_accounts(arguments, stack, language))
        except _WrongCallError as error:
            print(error, file=sys.stderr)  # noqa: T201 — the command line
            return ExitCode.WRONG_CALL
        except KonnectError as error:
            reporter.failed(error)
            return code_of_error(error)
        command = SyncCommand(accounts, arguments.to, _options(arguments, accounts))
        try:
            outcome = run_sync(command, reporter)
        except KonnectError as error:
            reporter.failed(error)
            return code_of_error(error)
    return _exit_code(outcome)


def _accounts(
    arguments: SyncArguments, stack: ExitStack, language: Language
) -> Iterator[AccountToSync]:
    if arguments.demo_url:
        yield demo_account_at(_demo_origin(arguments.demo_url, language), _passing_profile(stack))
    elif arguments.demo:
        portal = stack.enter_context(DemoPortalProcess.start())
        profile = _passing_profile(stack)
        for account in _chosen(portal.portals, arguments.accounts, language):
            yield AccountToSync(
                name=account.name,
                portal=Portal(tenant=account.org, origin=account.url, demo=True),
                credentials=KnownPassword(account.username, account.password),
                folder=profile / account.org,
            )
    else:
        yield from _kept_accounts(arguments, language)


def _kept_accounts(arguments: SyncArguments, language: Language) -> Iterator[AccountToSync]:
    paths = Paths.for_user()
    kept = AccountList.load(paths)
    password = _password_for(arguments.accounts, language) if arguments.password_stdin else None
    for name in arguments.accounts:
        account = kept.find(name)
        if account is None:
            raise _WrongCallError(
                language.pick(
                    f"No account is called “{name}”. See: konnect-desktop account list",
                    f"Geen account heet ‘{name}’. Zie: konnect-desktop account list",
                )
            )
        yield kept_account(account, paths.account_folder(account.account_id), password)


def _chosen(
    portals: tuple[DemoPortalAccount, ...], names: tuple[str, ...], language: Language
) -> tuple[DemoPortalAccount, ...]:
    known = {portal.org for portal in portals}
    if unknown := [name for name in names if name not in known]:
        raise _WrongCallError(
            language.pick(
                f"The demo portal knows {', '.join(sorted(known))}, not {unknown[0]}.",
                f"Het demoportaal kent {', '.join(sorted(known))}, niet {unknown[0]}.",
            )
        )
    return tuple(portal for portal in portals if not names or portal.org in names)


def _demo_origin(url: str, language: Language) -> str:
    try:
        return parse_demo_origin(url)
    except InvalidAddressError as error:
        raise _WrongCallError(
            language.pick(
                "A demo portal runs on this computer: http://127.0.0.1:PORT",
                "Een demoportaal draait op deze computer: http://127.0.0.1:POORT",
            )
        ) from error


def _passing_profile(stack: ExitStack) -> Path:
    """Make a profile that is gone afterwards: what is to stay lies in the archive folder."""
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="konnect-demo-")))


def _password_for(accounts: tuple[str, ...], language: Language) -> str:
    """Read the password of one account: no password goes to the portal of another."""
    if len(accounts) != 1:
        raise _WrongCallError(
            language.pick(
                "--password-stdin needs exactly one --account: each has a password of its own.",
                "--password-stdin vraagt precies één --account: elk heeft een eigen wachtwoord.",
            )
        )
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise _WrongCallError(
            language.pick(
                "There is no password on standard input.",
                "Er staat geen wachtwoord op de standaardinvoer.",
            )
        )
    return password


def _options(arguments: SyncArguments, accounts: tuple[AccountToSync, ...]) -> SyncOptions:
    only_demo = all(account.portal.demo for account in accounts)
    most = arguments.parallel if only_demo else min(arguments.parallel, USUAL_PARALLEL)
    return SyncOptions(full=arguments.full, include_unread=arguments.include_unread, parallel=most)


def _exit_code(outcome: Outcome) -> ExitCode:
    codes = {code_of_report(report) for report in outcome.reports}
    codes |= {code_of_error(error) for error in outcome.failures}
    return next((code for code in _GRAVEST_FIRST if code in codes), ExitCode.ALL_THERE)
