"""``konnect-desktop doctor``: whose portal, what is said of it, and where the report lies."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import cast

import msgspec

from konnect_desktop.app.doctor import DoctorCommand, run_doctor
from konnect_desktop.app.sync import AccountToSync, kept_account
from konnect_desktop.cli.arguments import DoctorArguments
from konnect_desktop.cli.doctor_report import report_lines, write_report
from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.domain.findings import Diagnosis, PartFinding, RouteFinding
from konnect_desktop.domain.portals import Portal
from konnect_desktop.system.accounts import Account, AccountList
from konnect_desktop.system.credentials import KnownPassword
from konnect_desktop.system.demo_portal import DemoPortalProcess
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths
from konnect_desktop.wording.doctor import conclusion_lines, part_line, report_line, route_line
from konnect_desktop.wording.language import Language, language_of


def run_doctor_command(arguments: DoctorArguments) -> int:
    """Look at everything, say how it is, write the report; returns the exit code."""
    language = language_of(os.environ)
    # A console may not know the signs that the lines begin with.
    cast("io.TextIOWrapper", sys.stdout).reconfigure(errors="replace")
    with ExitStack() as stack:
        commands = _commands(arguments, stack)
        if commands is None:
            _say(
                language.pick(
                    "No account is called that. See: konnect-desktop account list",
                    "Geen account heet zo. Zie: konnect-desktop account list",
                ),
                to_errors=True,
            )
            return ExitCode.WRONG_CALL
        diagnoses = [_examine(name, command, arguments, language) for name, command in commands]
    path = write_report(arguments.report, report_lines(diagnoses))
    if arguments.as_json:
        told = {"report": str(path), "diagnoses": msgspec.to_builtins(diagnoses)}
        _say(msgspec.json.encode(told).decode())
    else:
        _say(report_line(str(path), language))
    ailing = any(diagnosis.ailing for diagnosis in diagnoses)
    return ExitCode.SOME_FAILED if ailing else ExitCode.ALL_THERE


def _examine(
    name: str, command: DoctorCommand, arguments: DoctorArguments, language: Language
) -> Diagnosis:
    def told(finding: PartFinding | RouteFinding) -> None:
        if arguments.as_json:
            return
        is_part = isinstance(finding, PartFinding)
        _say(part_line(finding, language) if is_part else route_line(finding, language))

    if name and not arguments.as_json:
        _say(f"{name}:")
    diagnosis = run_doctor(command, told)
    if not arguments.as_json:
        for line in conclusion_lines(diagnosis, language):
            _say(line)
        _say("")
    return diagnosis


def _commands(
    arguments: DoctorArguments, stack: ExitStack
) -> list[tuple[str, DoctorCommand]] | None:
    """Return what is to be looked at, by names; ``None`` where one is not there."""
    if arguments.demo:
        return list(_of_a_demo(arguments, stack))
    paths = Paths.for_user()
    kept = AccountList.load(paths)
    chosen = [kept.find(name) for name in arguments.accounts] or list(kept)
    accounts = [account for account in chosen if account is not None]
    if len(accounts) < len(chosen):
        return None
    if not accounts:
        return [("", DoctorCommand(paths, passwords=PasswordStore()))]
    password = sys.stdin.readline().rstrip("\r\n") if arguments.password_stdin else None
    return [(account.name, _command(account, paths, password)) for account in accounts]


def _command(account: Account, paths: Paths, password: str | None) -> DoctorCommand:
    return DoctorCommand(
        paths,
        account=kept_account(account, paths, password),
        kept=account,
        archive=account.archive,
        passwords=PasswordStore(),
    )


def _of_a_demo(arguments: DoctorArguments, stack: ExitStack) -> Iterator[tuple[str, DoctorCommand]]:
    portal = stack.enter_context(DemoPortalProcess.start())
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="konnect-demo-")))
    for account in portal.portals:
        if arguments.accounts and account.org not in arguments.accounts:
            continue
        yield (
            account.name,
            DoctorCommand(
                Paths.below(folder),
                account=AccountToSync(
                    name=account.name,
                    portal=Portal(tenant=account.org, origin=account.url, demo=True),
                    credentials=KnownPassword(account.username, account.password),
                    folder=folder / account.org,
                ),
            ),
        )


def _say(text: str, *, to_errors: bool = False) -> None:
    print(text, file=sys.stderr if to_errors else sys.stdout)
