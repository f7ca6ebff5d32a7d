"""Passwords live in the system's keyring and nowhere else: never in a file (R18).

A keyring may block on a prompt for ever, so it is spoken to by one daemon thread, one call at a
time, and whoever waits does so for a limited time.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, cast

from msgspec import Struct

from konnect_desktop.domain.errors import BrokenError, ErrorKind, KonnectError
from konnect_desktop.system.vaults import Vault, check_is_allowed, choose_vault

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

USUAL_LIMIT_S: Final = 60.0
# The detail of a ``KEYRING_LOCKED`` that may yet do what was asked of it, when its user answers.
NO_ANSWER: Final = "no answer"
_SERVICE: Final = "Konnect Desktop account"
# The same in every entry: what was left behind is found by the account's id alone (F116), and who
# signs in where stands in no label of the keyring.
_USER: Final = "portal"
_Work = Callable[[Vault], str | None]


class _Call(Struct):
    """One call of the keyring; nobody waits for an abandoned one any more.

    ``undo`` is done where the work was finished only after that.
    """

    work: _Work
    answer: asyncio.Future[str | None]
    undo: _Work | None = None
    abandoned: bool = False
    finished: bool = False


class PasswordStore:
    """The passwords of the accounts.

    All methods raise ``BrokenError`` with ``KEYRING_LOCKED`` (also when the keyring does not answer
    in time: it waits for its user), ``KEYRING_MISSING`` (there is none) or ``KEYRING_REFUSED`` (it
    does not keep what it is given). The app goes on without a stored password then.

    Args:
        backend: A back end to use instead of the system's own.
        limit_s: How long a caller waits at most.
    """

    def __init__(
        self, backend: KeyringBackend | None = None, *, limit_s: float = USUAL_LIMIT_S
    ) -> None:
        self._vault = cast("Vault | None", backend)
        self._limit_s = limit_s
        self._guard = threading.Lock()
        self._waiting: deque[_Call] = deque()
        self._at_work = False

    async def is_there(self) -> bool:
        """Say whether this computer has a keyring; a locked one is there. Nobody is prompted."""
        try:
            await self._call(_nothing)
        except BrokenError as error:
            return error.kind is not ErrorKind.KEYRING_MISSING
        return True

    async def get(self, account_id: str) -> str | None:
        """Return an account's password, or ``None`` if none is kept."""
        service = _service_of(account_id)
        return await self._call(lambda vault: _get(vault, service))

    async def set(self, account_id: str, password: str) -> None:
        """Keep an account's password, and read it back.

        What a keyring keeps only after the caller has given up is taken out of it again.
        """
        service = _service_of(account_id)
        await self._call(
            lambda vault: _set(vault, service, password),
            undo=lambda vault: _delete(vault, service),
        )

    async def delete(self, account_id: str, *, limit_s: float | None = None) -> None:
        """Forget an account's password; it is no error if none is kept.

        Args:
            account_id: Whose.
            limit_s: How long to wait, where that is less than usual.
        """
        service = _service_of(account_id)
        await self._call(lambda vault: _delete(vault, service), limit_s)

    async def _call(
        self, work: _Work, limit_s: float | None = None, *, undo: _Work | None = None
    ) -> str | None:
        call = _Call(work, asyncio.get_running_loop().create_future(), undo)
        self._hand_over(call)
        try:
            async with asyncio.timeout(min(limit_s or self._limit_s, self._limit_s)):
                return await call.answer
        except TimeoutError as error:
            raise BrokenError(ErrorKind.KEYRING_LOCKED, NO_ANSWER) from error
        finally:
            self._let_go(call)

    def _let_go(self, call: _Call) -> None:
        with self._guard:
            call.abandoned = True
            is_late = call.finished and call.answer.cancelled()
        if is_late and call.undo is not None:
            self._hand_over(_Call(call.undo, call.answer))

    def _hand_over(self, call: _Call) -> None:
        with self._guard:
            self._waiting.append(call)
            if self._at_work:
                return
            self._at_work = True
        threading.Thread(target=self._work, name="keyring", daemon=True).start()

    def _next(self) -> _Call | None:
        with self._guard:
            if self._waiting:
                return self._waiting.popleft()
            self._at_work = False
            return None

    def _work(self) -> None:
        while (call := self._next()) is not None:
            if not call.abandoned:
                outcome = self._outcome(call.work)
                with self._guard:
                    call.finished, is_late = True, call.abandoned
                if is_late and call.undo is not None:
                    self._outcome(call.undo)
                # The loop may have been closed meanwhile: then nobody waits.
                with suppress(RuntimeError):
                    call.answer.get_loop().call_soon_threadsafe(_deliver, call.answer, outcome)

    def _outcome(self, work: _Work) -> str | KonnectError | None:
        try:
            if self._vault is None:
                self._vault = choose_vault()
            check_is_allowed(self._vault)
            return work(self._vault)
        except KonnectError as error:
            return error
        except Exception as error:  # noqa: BLE001 — back ends raise whatever their system does
            return _keyring_error(error)


def _service_of(account_id: str) -> str:
    """Return the entry's name, of our own id: one user name may be known to two portals (F117)."""
    return f"{_SERVICE} {account_id}"


def _deliver(answer: asyncio.Future[str | None], outcome: str | KonnectError | None) -> None:
    if answer.done():
        return
    if isinstance(outcome, KonnectError):
        answer.set_exception(outcome)
    else:
        answer.set_result(outcome)


def _nothing(_vault: Vault) -> None:
    return None


def _get(vault: Vault, service: str) -> str | None:
    try:
        return vault.get_password(service, _USER)
    except UnicodeDecodeError:  # not what we wrote: the user signs in again (F112)
        return None


def _set(vault: Vault, service: str, password: str) -> None:
    try:
        vault.set_password(service, _USER, password)
    except Exception as error:
        raise _keyring_error(error, otherwise=ErrorKind.KEYRING_REFUSED) from error
    if _get(vault, service) != password:
        # What it kept instead would be tried as if it were the password.
        with suppress(Exception):
            vault.delete_password(service, _USER)
        raise BrokenError(ErrorKind.KEYRING_REFUSED, "reads back differently")


def _delete(vault: Vault, service: str) -> None:
    from keyring.errors import PasswordDeleteError  # noqa: PLC0415 — not before it is needed

    try:
        vault.delete_password(service, _USER)
    except PasswordDeleteError:
        if _get(vault, service) is not None:
            raise


def _keyring_error(
    error: Exception, *, otherwise: ErrorKind = ErrorKind.KEYRING_LOCKED
) -> BrokenError:
    """Name what a back end raised, by its class alone."""
    from keyring.errors import (  # noqa: PLC0415 — not before it is needed
        InitError,
        KeyringLocked,
        NoKeyringError,
    )

    if isinstance(error, NoKeyringError):
        kind = ErrorKind.KEYRING_MISSING
    elif isinstance(error, InitError | KeyringLocked):
        kind = ErrorKind.KEYRING_LOCKED
    else:
        kind = otherwise
    return BrokenError(kind, type(error).__name__)
