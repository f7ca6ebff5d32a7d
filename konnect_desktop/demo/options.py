"""The command line of the demo portal."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from konnect_desktop.demo.content.calendar import AMSTERDAM
from konnect_desktop.demo.content.families import ORGANISATIONS
from konnect_desktop.demo.faults.kinds import table
from konnect_desktop.demo.faults.plan import BadFaultError, Fault, check_org, parse_fault
from konnect_desktop.demo.openapi.document import openapi_document

_DAY_IS_TOLD_AT = time(14, 5)


@dataclass(frozen=True, slots=True)
class Options:
    """What the portal was asked to be; times in the names' units, `port` 0 for free ports."""

    port: int
    is_one_port: bool
    tls_cert: Path | None
    tls_key: Path | None
    orgs: tuple[str, ...]
    media_base_url: str | None
    seed: int
    photos: int
    videos: int
    months: int
    latency_ms: int
    token_life_s: float
    link_life_s: float
    state: Path | None
    today: date
    grown_percent: int
    sends_cookie: bool
    ends_with_stdin: bool
    faults: tuple[Fault, ...] = ()


def parse_options(arguments: list[str] | None = None) -> Options:
    """Read the command line; exits with status 2 where it is wrong."""
    parser = _parser()
    given = parser.parse_args(arguments, namespace=_Given())
    if (given.tls_cert is None) != (given.tls_key is None):
        parser.error("--tls-cert and --tls-key go together")
    if given.one_port and given.tls_cert is None:
        parser.error("--one-port needs --tls-cert: it is for the real host names")
    orgs = tuple(dict.fromkeys(given.org or ORGANISATIONS))
    faults = tuple(given.fault or ())
    try:
        for fault in faults:
            check_org(fault, orgs)
    except BadFaultError as error:
        parser.error(str(error))
    return Options(
        port=given.port,
        is_one_port=given.one_port,
        tls_cert=given.tls_cert,
        tls_key=given.tls_key,
        orgs=orgs,
        media_base_url=given.media_base_url,
        seed=given.seed,
        photos=given.photos,
        videos=given.videos,
        months=given.months,
        latency_ms=given.latency_ms,
        token_life_s=given.token_life_s,
        link_life_s=given.link_life_s,
        state=given.state,
        today=given.today or newest_told_day(datetime.now(AMSTERDAM)),
        grown_percent=given.grown,
        sends_cookie=not given.no_cookie,
        ends_with_stdin=given.exit_with_stdin,
        faults=faults,
    )


def newest_told_day(now: datetime) -> date:
    """Return today, or yesterday as long as today's diary would lie in the future."""
    return now.date() if now.time() >= _DAY_IS_TOLD_AT else now.date() - timedelta(days=1)


class _Given(argparse.Namespace):
    port: int
    one_port: bool
    tls_cert: Path | None
    tls_key: Path | None
    org: list[str] | None
    media_base_url: str | None
    seed: int
    photos: int
    videos: int
    months: int
    latency_ms: int
    token_life_s: float
    link_life_s: float
    state: Path | None
    today: date | None
    grown: int
    no_cookie: bool
    exit_with_stdin: bool
    fault: list[Fault] | None


class _PrintOpenApi(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        sys.stdout.write(json.dumps(openapi_document(), indent=2) + "\n")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="konnect-demo-portal",
        description="A parent portal with invented families, on this computer only (127.0.0.1).",
        epilog=f"Faults, each with its argument and what that is by default:\n{table()}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--port", type=_count, default=0, metavar="N", help="first port; 0 takes free ones")
    add("--one-port", action="store_true", help="all host names at one port, such as 443")
    add("--tls-cert", type=Path, metavar="PEM", help="certificate chain, serves https")
    add("--tls-key", type=Path, metavar="PEM", help="private key of the certificate")
    add("--org", action="append", choices=ORGANISATIONS, help="serve only this (repeatable)")
    add("--media-base-url", metavar="URL", help="what stands before the path of media links")
    add("--seed", type=int, default=1, metavar="N", help="another seed, another content")
    add("--photos", type=_count, default=1200, metavar="N", help="distinct photos in all")
    add("--videos", type=_count, default=30, metavar="N", help="distinct videos in all")
    add("--months", type=_at_least_one, default=18, metavar="N", help="how far it goes back")
    add("--latency-ms", type=_count, default=0, metavar="N", help="wait before each answer")
    add("--token-life-s", type=float, default=900, metavar="S", help="life of access tokens")
    add("--link-life-s", type=float, default=3600, metavar="S", help="life of media links")
    add("--state", type=Path, metavar="FILE", help="keep users and tokens in this file")
    add("--today", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the newest day")
    add(
        "--grown",
        type=_percent,
        default=100,
        metavar="PERCENT",
        help="part of the newest day so far",
    )
    add("--no-cookie", action="store_true", help="the web login brings no refresh cookie")
    add(
        "--fault",
        action="append",
        type=_fault,
        metavar="NAME[:ARG][,org=…][,route=…][,skip=N][,times=N]",
        help="make a fault (repeatable); aim it at an organisation, a part of a path, requests",
    )
    add(
        "--openapi",
        action=_PrintOpenApi,
        nargs=0,
        help="print the OpenAPI document of the known routes and end",
    )
    add("--exit-with-stdin", action="store_true", help="end when standard input is closed")
    return parser


def _fault(text: str) -> Fault:
    try:
        return parse_fault(text)
    except BadFaultError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return number


def _percent(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 100:  # noqa: PLR2004 — per cent
        raise argparse.ArgumentTypeError("must be from 0 to 100")
    return number


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
