"""``konnect-desktop doctor``: what is said of a portal, and where the report lies."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import msgspec

from konnect_desktop.app.doctor import DoctorCommand, run_doctor
from konnect_desktop.cli.arguments import DoctorArguments
from konnect_desktop.cli.console import Console
from konnect_desktop.cli.doctor_accounts import WrongCallError, commands
from konnect_desktop.cli.doctor_report import report_lines, write_report
from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.domain.errors import DiskError
from konnect_desktop.domain.findings import Diagnosis, PartFinding, RouteFinding
from konnect_desktop.wording.doctor import (
    conclusion_lines,
    no_report_line,
    part_line,
    report_line,
    route_line,
)
from konnect_desktop.wording.language import Language, language_of


def run_doctor_command(arguments: DoctorArguments) -> int:
    """Look at everything, say how it is, write the report; returns the exit code."""
    language = language_of(os.environ)
    console = Console()
    with ExitStack() as stack:
        try:
            wanted = commands(arguments, stack, language)
        except WrongCallError as error:
            console.complain(str(error))
            return ExitCode.WRONG_CALL
        teller = _Teller(None if arguments.as_json else console, language)
        diagnoses = [teller.examine(name, command) for name, command in wanted]
    report = _write_report(arguments.report, diagnoses, console, language)
    if arguments.as_json:
        told = {"report": report, "diagnoses": msgspec.to_builtins(diagnoses)}
        console.say(msgspec.json.encode(told).decode())
    elif report is not None:
        console.say(report_line(report, language))
    if console.failed:
        console.complain(
            language.pick(
                "Standard output could not be written.",
                "Naar standaarduitvoer kan niet worden geschreven.",
            )
        )
    if console.failed or report is None:
        return ExitCode.DISK
    ailing = any(diagnosis.ailing for diagnosis in diagnoses)
    return ExitCode.SOME_FAILED if ailing else ExitCode.ALL_THERE


class _Teller:
    """Says what is found while it is found; nothing to programs, which get it whole."""

    def __init__(self, console: Console | None, language: Language) -> None:
        self._console = console
        self._language = language

    def examine(self, name: str, command: DoctorCommand) -> Diagnosis:
        """Look at one account, or at this computer alone."""
        if name:
            self._say(f"{name}:")
        diagnosis = run_doctor(command, self._tell)
        for line in (*conclusion_lines(diagnosis, self._language), ""):
            self._say(line)
        return diagnosis

    def _tell(self, finding: PartFinding | RouteFinding) -> None:
        if isinstance(finding, PartFinding):
            self._say(part_line(finding, self._language))
        else:
            self._say(route_line(finding, self._language))

    def _say(self, text: str) -> None:
        if self._console is not None:
            self._console.say(text)


def _write_report(
    wanted: Path, diagnoses: Sequence[Diagnosis], console: Console, language: Language
) -> str | None:
    """Write the report; returns where it lies, or ``None`` after having said why it does not."""
    try:
        path = write_report(wanted, report_lines(diagnoses))
    except DiskError as error:
        console.complain(no_report_line(error.kind, language))
        return None
    # A name that is no text is told as far as it is one.
    return os.fsencode(path).decode(errors="replace")
