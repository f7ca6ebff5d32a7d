"""``konnect-desktop``: the first thing that runs, and the last that answers with an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from konnect_desktop.cli.arguments import (
    AccountArguments,
    DoctorArguments,
    SyncArguments,
    WindowArguments,
    parse,
)
from konnect_desktop.cli.exit_codes import ExitCode, code_of_error
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.system.hardening import harden
from konnect_desktop.system.logs import set_up_logging
from konnect_desktop.system.paths import Paths
from konnect_desktop.wording.errors import error_sentence
from konnect_desktop.wording.language import language_of


def run() -> None:
    """Run the command line and end the process."""
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command; returns its exit code."""
    harden()
    arguments = parse(list(argv))
    language = language_of(os.environ)
    if isinstance(arguments, WindowArguments):
        from konnect_desktop.cli.window import run_window  # noqa: PLC0415

        return run_window(arguments)
    try:
        with set_up_logging(Paths.for_user().logs):
            return _dispatch(arguments)
    except KonnectError as error:
        print(error_sentence(error, language), file=sys.stderr)  # noqa: T201 — the command line
        return code_of_error(error)
    except KeyboardInterrupt:
        stopped = ("Stopped. Run it again to go on.", "Gestopt. Start opnieuw om verder te gaan.")
        print(language.pick(*stopped), file=sys.stderr)  # noqa: T201
        return ExitCode.STOPPED


def _dispatch(arguments: SyncArguments | AccountArguments | DoctorArguments) -> int:
    # Imported when needed: help and wrong calls answer at once.
    if isinstance(arguments, AccountArguments):
        from konnect_desktop.cli.account import run_account  # noqa: PLC0415

        return run_account(arguments)
    if isinstance(arguments, DoctorArguments):
        from konnect_desktop.cli.doctor import run_doctor_command  # noqa: PLC0415

        return run_doctor_command(arguments)
    from konnect_desktop.cli.sync import run_sync_command  # noqa: PLC0415

    return run_sync_command(arguments)
