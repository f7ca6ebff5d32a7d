"""What the exit code of ``konnect-desktop`` says, for scripts and schedulers."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from konnect_desktop.domain.errors import UNREACHABLE, DiskError, ErrorKind, KonnectError
from konnect_desktop.services.sync import SyncReport


class ExitCode(IntEnum):
    """Exit codes, in the order of the manual page in ``README.md``."""

    ALL_THERE = 0
    SOME_FAILED = 1
    WRONG_CALL = 2
    SIGN_IN_FIRST = 3
    BUSY = 4
    NOT_REACHED = 5
    DISK = 6
    STOPPED = 130


_BY_KIND: Final = {
    ErrorKind.ARCHIVE_BUSY: ExitCode.BUSY,
    ErrorKind.SIGN_IN_FIRST: ExitCode.SIGN_IN_FIRST,
    ErrorKind.LOGIN_REJECTED: ExitCode.SIGN_IN_FIRST,
    ErrorKind.LOGIN_BLOCKED: ExitCode.SIGN_IN_FIRST,
    ErrorKind.RESET_PASSWORD: ExitCode.SIGN_IN_FIRST,
    ErrorKind.WRONG_TENANT: ExitCode.SIGN_IN_FIRST,
    ErrorKind.NOT_PARENT: ExitCode.SIGN_IN_FIRST,
    ErrorKind.ACCOUNT_CHANGED: ExitCode.SIGN_IN_FIRST,
    ErrorKind.KEYRING_LOCKED: ExitCode.SIGN_IN_FIRST,
    ErrorKind.KEYRING_MISSING: ExitCode.SIGN_IN_FIRST,
    ErrorKind.KEYRING_REFUSED: ExitCode.SIGN_IN_FIRST,
    **dict.fromkeys(UNREACHABLE, ExitCode.NOT_REACHED),
    ErrorKind.DATABASE_DAMAGED: ExitCode.DISK,
    ErrorKind.DATABASE_NEWER: ExitCode.DISK,
}


def code_of_error(error: KonnectError) -> ExitCode:
    """Return the exit code for what ended a run."""
    if isinstance(error, DiskError):
        return ExitCode.DISK
    return _BY_KIND.get(error.kind, ExitCode.SOME_FAILED)


def code_of_report(report: SyncReport) -> ExitCode:
    """Return the exit code for a run that came to its report."""
    if report.failure:
        return code_of_error(report.failure)
    return ExitCode.SOME_FAILED if report.some_failed else ExitCode.ALL_THERE
