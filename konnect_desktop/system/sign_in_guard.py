"""A password that the portal rejected is not sent again by itself for half an hour (T20).

What is remembered is a salted scrypt hash, never the password, and it is forgotten as soon as a
sign-in is accepted. The file is read at every question, so other processes and later runs obey
too; whoever writes holds the account's lock.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, cast

from msgspec import Struct

from konnect_desktop.domain.errors import DiskError
from konnect_desktop.system.private_files import (
    disk_errors,
    make_private_folder,
    read_private_file,
    replace_private_file,
)

REST_S: Final = 30 * 60.0
_FILE: Final = "sign-in.json"
_SALT_BYTES: Final = 16
_DIGEST_BYTES: Final = 32
_SCRYPT_COST: Final = 2**14  # 16 MiB and some 40 ms a guess
_MOST_REMEMBERED: Final = 32
_LARGEST_FILE: Final = 16_384


class _Rejection(Struct, frozen=True):
    digest: bytes
    at_epoch_s: float


class _Memory(Struct, frozen=True):
    salt: bytes
    rejections: tuple[_Rejection, ...] = ()

    def digest(self, password: str) -> bytes:
        text = password.encode(errors="surrogatepass")
        return hashlib.scrypt(text, salt=self.salt, n=_SCRYPT_COST, r=8, p=1, dklen=_DIGEST_BYTES)


class SignInGuard:
    """What an account's folder remembers of rejected sign-ins.

    Args:
        folder: The account's folder, which must be there.
        makes_folder: The folder may be missing; it is made when there is something to remember.
        now: The clock, in seconds since 1970.
    """

    def __init__(
        self,
        folder: Path,
        *,
        makes_folder: bool = False,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._path = folder / _FILE
        self._makes_folder = makes_folder
        self._now = now

    def may_try(self, password: str) -> bool:
        """Say whether this password may be sent without the user asking for it."""
        return self.wait_s(password) <= 0

    def wait_s(self, password: str) -> float:
        """Return the seconds until this password may be sent again; 0 if it may be now.

        A changed password need not wait. A file that cannot be read makes nobody wait. Takes some
        40 ms where something is remembered.
        """
        memory = self._read()
        now = self._now()
        if all(_left_s(rejection, now) <= 0 for rejection in memory.rejections):
            return 0.0
        digest = memory.digest(password)
        waits = [
            _left_s(rejection, now)
            for rejection in memory.rejections
            if hmac.compare_digest(rejection.digest, digest)
        ]
        return max(waits, default=0.0)

    def note_rejected(self, password: str) -> None:
        """Remember that the portal rejected this password now.

        Raises:
            DiskError: It could not be written.
        """
        memory = self._read()
        now = self._now()
        digest = memory.digest(password)
        kept = [
            rejection
            for rejection in memory.rejections
            if _left_s(rejection, now) > 0 and not hmac.compare_digest(rejection.digest, digest)
        ]
        kept = [*kept[-_MOST_REMEMBERED + 1 :], _Rejection(digest, now)]
        self._write(_Memory(memory.salt, tuple(kept)))

    def note_accepted(self) -> None:
        """Forget everything: the portal accepted a sign-in.

        Raises:
            DiskError: The file could not be removed.
        """
        with disk_errors():
            self._path.unlink(missing_ok=True)

    def _read(self) -> _Memory:
        try:
            content = read_private_file(self._path, most_bytes=_LARGEST_FILE)
        except DiskError:
            content = None
        memory = _memory(content) if content else None
        if memory is None:
            return _Memory(secrets.token_bytes(_SALT_BYTES))
        return self._without_future(memory)

    def _without_future(self, memory: _Memory) -> _Memory:
        """Let what was written before the clock was set back count from now, at most once."""
        now = self._now()
        if all(rejection.at_epoch_s <= now for rejection in memory.rejections):
            return memory
        known = tuple(
            _Rejection(rejection.digest, min(rejection.at_epoch_s, now))
            for rejection in memory.rejections
        )
        memory = _Memory(memory.salt, known)
        with suppress(DiskError):
            self._write(memory)
        return memory

    def _write(self, memory: _Memory) -> None:
        content = {
            "salt": memory.salt.hex(),
            "rejected": [
                {"hash": rejection.digest.hex(), "at": rejection.at_epoch_s}
                for rejection in memory.rejections
            ],
        }
        if self._makes_folder:
            make_private_folder(self._path.parent)
        replace_private_file(self._path, json.dumps(content).encode())


def _left_s(rejection: _Rejection, now_epoch_s: float) -> float:
    return min(rejection.at_epoch_s, now_epoch_s) + REST_S - now_epoch_s


def _memory(content: bytes) -> _Memory | None:
    """Read the file's content; ``None`` for anything that was not written here."""
    try:
        read = cast("dict[str, object]", json.loads(content))
        salt = bytes.fromhex(cast("str", read["salt"]))
        rows = cast("list[dict[str, object]]", read["rejected"])
        rejections = tuple(_rejection(row) for row in rows[:_MOST_REMEMBERED])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return _Memory(salt, rejections) if len(salt) == _SALT_BYTES else None


def _rejection(row: dict[str, object]) -> _Rejection:
    digest, at_epoch_s = bytes.fromhex(cast("str", row["hash"])), row["at"]
    if isinstance(at_epoch_s, bool) or not isinstance(at_epoch_s, int | float):
        raise TypeError
    if not 0 <= at_epoch_s < float("inf"):
        raise ValueError
    return _Rejection(digest, float(at_epoch_s))
