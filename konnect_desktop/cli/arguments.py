"""The arguments of ``konnect-desktop``."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from konnect_desktop import __version__

MOST_PARALLEL: Final = 16
USUAL_PARALLEL: Final = 6
USUAL_REPORT: Final = "konnect-doctor.txt"


@dataclass(frozen=True, slots=True)
class SyncArguments:
    """What ``sync`` was called with; exactly one of the three sources is there, or ``demo``."""

    accounts: tuple[str, ...]
    demo: bool
    demo_url: str | None
    to: Path
    full: bool
    include_unread: bool
    as_json: bool
    parallel: int
    password_stdin: bool


@dataclass(frozen=True, slots=True)
class AccountArguments:
    """What ``account`` was called with."""

    action: str
    name: str
    portal: str
    username: str
    keep_password: bool


@dataclass(frozen=True, slots=True)
class DoctorArguments:
    """What ``doctor`` was called with; without accounts it looks at all there are."""

    accounts: tuple[str, ...]
    demo: bool
    as_json: bool
    report: Path
    password_stdin: bool


@dataclass(frozen=True, slots=True)
class WindowArguments:
    """What the app was called with when no command was named: its window is wanted."""

    demo: bool
    profile: Path | None


Arguments = SyncArguments | AccountArguments | DoctorArguments | WindowArguments


def parse(argv: list[str]) -> Arguments:
    """Read the arguments.

    Raises:
        SystemExit: With code 2 and a line on stderr if the call is wrong, 0 for help.
    """
    parser = _parser()
    values = parser.parse_args(argv)
    if values.command is None:
        return WindowArguments(demo=values.demo_window, profile=values.profile)
    if values.demo_window or values.profile:
        parser.error(f"--demo and --profile before {values.command} are for the window alone")
    if values.command == "account":
        return AccountArguments(
            action=values.action,
            name=getattr(values, "name", ""),
            portal=getattr(values, "portal", ""),
            username=getattr(values, "username", ""),
            keep_password=getattr(values, "keep_password", False),
        )
    if values.command == "doctor":
        return DoctorArguments(
            accounts=tuple(values.account),
            demo=values.demo,
            as_json=values.json,
            report=values.report,
            password_stdin=values.password_stdin,
        )
    if not (values.account or values.demo or values.demo_url):
        parser.error("sync: say which account: --account NAME, --demo or --demo-url URL")
    if values.demo_url and (values.account or values.demo):
        parser.error("sync: --demo-url stands alone")
    return SyncArguments(
        accounts=tuple(values.account),
        demo=values.demo,
        demo_url=values.demo_url,
        to=values.to,
        full=values.full,
        include_unread=values.include_unread,
        as_json=values.json,
        parallel=values.parallel,
        password_stdin=values.password_stdin,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="konnect-desktop",
        description="Keeps every photo and word that the day care's parent portal shows.",
    )
    parser.add_argument("--version", action="version", version=f"Konnect Desktop {__version__}")
    parser.add_argument(
        "--demo",
        action="store_true",
        dest="demo_window",
        help="open the window with a demo portal and its invented families",
    )
    parser.add_argument(
        "--profile",
        type=Path,
        metavar="DIR",
        help="keep the app's own files in DIR instead of in your home folder",
    )
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", description="Without a command the window opens."
    )
    _add_sync(commands.add_parser("sync", help="save every photo and video to a folder"))
    _add_account(commands.add_parser("account", help="add, list or remove accounts"))
    _add_doctor(commands.add_parser("doctor", help="see whether portal and computer are well"))
    return parser


def _add_sync(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--account",
        action="append",
        default=[],
        metavar="NAME",
        help="an account of yours (may be given more than once); with --demo one of the demo's",
    )
    parser.add_argument("--demo", action="store_true", help="the demo portal's invented families")
    parser.add_argument(
        "--demo-url", metavar="URL", help="a demo portal that runs on this computer already"
    )
    parser.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="the folder to save to"
    )
    parser.add_argument("--full", action="store_true", help="read everything again")
    parser.add_argument(
        "--include-unread",
        action="store_true",
        help="open unread conversations too, which marks them as read",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line, for programs")
    parser.add_argument(
        "--parallel",
        type=_parallel,
        default=USUAL_PARALLEL,
        metavar="N",
        help=f"transfers at a time, {USUAL_PARALLEL} unless said; more than that, and at most "
        f"{MOST_PARALLEL}, only from a demo portal",
    )
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the account's password from standard input",
    )


def _add_account(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="name the accounts")
    add = actions.add_parser("add", help="add an account; its password comes on standard input")
    add.add_argument("name", help="your own name for it")
    add.add_argument(
        "--portal", required=True, metavar="ADDRESS", help="the organisation's address"
    )
    add.add_argument("--username", required=True, metavar="NAME", help="gebruikersnaam")
    add.add_argument(
        "--keep-password", action="store_true", help="keep the password in the system's keyring"
    )
    remove = actions.add_parser("remove", help="forget an account; saved photos stay")
    remove.add_argument("name")


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--account",
        action="append",
        default=[],
        metavar="NAME",
        help="an account of yours (may be given more than once); all of them unless said",
    )
    parser.add_argument("--demo", action="store_true", help="the demo portal's invented families")
    parser.add_argument("--json", action="store_true", help="one JSON object, for programs")
    parser.add_argument(
        "--report",
        type=_report,
        default=Path(USUAL_REPORT),
        metavar="FILE",
        help=f"where the report goes; {USUAL_REPORT} unless said",
    )
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the account's password from standard input; for one account",
    )


def _report(text: str) -> Path:
    path = Path(text)
    if not text or "\0" in text or path == Path(path.anchor):
        raise argparse.ArgumentTypeError("the name of a file")
    return path


def _parallel(text: str) -> int:
    number = int(text)
    if not 1 <= number <= MOST_PARALLEL:
        raise argparse.ArgumentTypeError(f"1 to {MOST_PARALLEL}")
    return number
