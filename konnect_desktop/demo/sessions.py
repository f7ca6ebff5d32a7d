"""Signing in and renewing: the rules of wire 1.3 to 1.7 without their HTTP."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from konnect_desktop.demo.passwords import hash_password, is_password

if TYPE_CHECKING:
    from collections.abc import Callable

    from konnect_desktop.demo.access_tokens import AccessTokens
    from konnect_desktop.demo.state import State

WEB_REFRESH_LIFE_S = 3600
MOBILE_REFRESH_LIFE_S = 30 * 24 * 3600

_FAILURES_ALLOWED = 5
_FAILURES_WITHIN_S = 600
_BLOCKED_FOR_S = 600


@dataclass(frozen=True, slots=True)
class Session:
    """What a login or a renewal gives."""

    access_token: str
    expires_ms: int
    refresh_token: str


class Sessions:
    """The sessions of one organisation."""

    def __init__(
        self, org: str, state: State, tokens: AccessTokens, clock: Callable[[], float]
    ) -> None:
        self._org = org
        self._state = state
        self._tokens = tokens
        self._clock = clock

    def add_user(self, username: str, password: str) -> None:
        """Make the account known, unless the state has it already."""
        if self._state.user(self._org, username) is None:
            self._state.add_user(self._org, username, *hash_password(password))

    async def login(
        self, username: str, password: str, address: str, *, is_mobile: bool
    ) -> Session | None:
        """Return a session, or None and a remembered failure for wrong credentials."""
        user = self._state.user(self._org, username)
        if user is None or not await asyncio.to_thread(is_password, password, *user[1:]):
            self._state.add_failure(self._org, address, self._clock())
            return None
        self._state.forget_failures(self._org, address)
        return self._start(user[0], is_mobile=is_mobile)

    def renew(self, refresh_token: str, *, is_mobile: bool) -> Session | None:
        """Return a session for a refresh token; it and no other works from now on."""
        username = self._state.take_refresh_token(
            _digest(refresh_token), self._org, self._clock(), is_mobile=is_mobile
        )
        return self._start(username, is_mobile=is_mobile) if username else None

    def lives(self, refresh_token: str) -> bool:
        """Say whether a browser's refresh token could be renewed; it is not used up."""
        return self._state.refresh_token_lives(
            _digest(refresh_token), self._org, self._clock(), is_mobile=False
        )

    def blocked_until_ms(self, address: str) -> int | None:
        """Return until when an address may not sign in: five failures within ten minutes."""
        now = self._clock()
        span = _FAILURES_WITHIN_S + _BLOCKED_FOR_S
        failures = self._state.failures_since(self._org, address, now - span)
        until: float | None = None
        for first, last in zip(failures, failures[_FAILURES_ALLOWED - 1 :], strict=False):
            if last - first <= _FAILURES_WITHIN_S and now < last + _BLOCKED_FOR_S:
                until = last + _BLOCKED_FOR_S
        return None if until is None else int(until * 1000)

    def _start(self, username: str, *, is_mobile: bool) -> Session:
        access_token, expires_ms = self._tokens.issue(username)
        refresh_token = secrets.token_urlsafe(32)
        life_s = MOBILE_REFRESH_LIFE_S if is_mobile else WEB_REFRESH_LIFE_S
        self._state.add_refresh_token(
            _digest(refresh_token),
            self._org,
            username,
            is_mobile=is_mobile,
            expires_at=self._clock() + life_s,
        )
        return Session(access_token, expires_ms, refresh_token)


def _digest(refresh_token: str) -> bytes:
    return sha256(refresh_token.encode(errors="replace")).digest()
