"""What may stand in a log line: the second net below code that logs nothing personal (R26)."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Generator
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, cast

from konnect_desktop.domain.errors import KonnectError

OURS: Final = "konnect_desktop"
# Told at WARNING and above only, whatever level anybody sets: below it they name addresses,
# headers and paths.
TALKATIVE: Final = ("asyncio", "filelock", "hpack", "httpcore", "httpx", "keyring", "PIL")
# It warns of every retry, with the arguments of the call.
SILENT: Final = ("stamina",)
_LONGEST_FOREIGN: Final = 200
_LONGEST_LINE: Final = 4_000
_MOST_PLACES: Final = 12
_MOST_CAUSES: Final = 8
_MADE_LINE: Final = "konnect_desktop_line"

_NAMES: Final = (
    *("signature", "policy", "key-pair-id", "expires", "credential", "session", "token"),
    *("password", "passwd", "wachtwoord", "secret", "apikey", "api-key", "api_key"),
)
_ENDS_AS_NAME: Final = "|".join(f"(?<={name})" for name in _NAMES)
# Each starts where a word starts and nowhere inside it: the time is linear in the text's length.
_RULES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"\b((?:set-)?cookie|(?:proxy-)?authorization)(['\"]?\s*[:=,]\s*).*", r"\1\2…"),
        (r"\b(https?://)(?:[^\s/@'\"]*@)?([^\s/?#'\"]+)[/?#][^\s'\"<>]*", r"\1\2/…"),
        (r"\bbearer\s+[^\s'\"]+", "Bearer …"),
        (rf"(?<![\w-])([\w-]++)(?:{_ENDS_AS_NAME})(['\"]?\s*[:=]\s*['\"]?)[^\s&;,'\"]+", r"\1\2…"),
        (r"eyJ[\w-]{4,}(?:\.[\w-]*){0,2}", "…token…"),
        (r"(?<![\w-])[\w-]{16,}\.[\w-]{16,}\.[\w-]{16,}", "…token…"),
        (r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", "…mail…"),
    )
)
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def redact(text: str) -> str:
    """Return ``text`` as one line without what looks like a secret, a link or an address."""
    line = _CONTROLS.sub(" ", text[: 2 * _LONGEST_LINE])
    for pattern, replacement in _RULES:
        line = pattern.sub(replacement, line)
    return line[:_LONGEST_LINE]


def describe_exception(error: BaseException) -> str:
    """Return type and place of an exception and of what caused it: no message, no values."""
    return " caused by ".join(_one(link) for link in _chain(error))


def _chain(error: BaseException) -> Generator[BaseException]:
    current: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if current is None:
            return
        yield current
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)


def _one(error: BaseException) -> str:
    name = type(error).__qualname__
    if isinstance(error, KonnectError):
        name += f"({error.kind.value})"
    if isinstance(error, BaseExceptionGroup):
        group = cast("BaseExceptionGroup[BaseException]", error)
        members = [type(member).__qualname__ for member in group.exceptions]
        name += f"[{', '.join(members[:_MOST_CAUSES])}]"
    return f"{name} at {_places(error.__traceback__)}"


def _places(trace: TracebackType | None) -> str:
    """Return module, line and function of the innermost frames, the innermost first."""
    frames = list(traceback.walk_tb(trace))[-_MOST_PLACES:]
    places = [
        f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"
        for frame, line in reversed(frames)
    ]
    return " < ".join(places) or "?"


class LogFilter(logging.Filter):
    """Lets records of ours through, and those of libraries from WARNING up.

    It stands on the handlers, so it holds whatever level a logger is set to (F161).
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether a record may be written."""
        top = record.name.partition(".")[0]
        if top == OURS:
            return True
        return record.levelno >= (logging.ERROR if top in SILENT else logging.WARNING)


class LogFormatter(logging.Formatter):
    """Makes one redacted line of a record; of an exception only type and place."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without a line feed at its end; made once for all handlers."""
        made: object = record.__dict__.get(_MADE_LINE)
        if isinstance(made, str):
            return made
        line = _line(record)
        record.__dict__[_MADE_LINE] = line
        return line


def _line(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    words = [
        f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z",
        record.levelname,
        record.name,
        _message(record),
    ]
    # Not exc_text: another handler may have put the whole traceback there.
    if isinstance(record.exc_info, tuple) and record.exc_info[1] is not None:
        words.append(describe_exception(record.exc_info[1]))
    return redact(" ".join(words))


def _message(record: logging.LogRecord) -> str:
    try:
        message = record.getMessage()
    except Exception:  # noqa: BLE001 — any object may be an argument
        return "(message does not fit its arguments)"
    if record.name.partition(".")[0] == OURS:
        return message
    # From its second line on asyncio tells what an exception said.
    return message.partition("\n")[0][:_LONGEST_FOREIGN]
