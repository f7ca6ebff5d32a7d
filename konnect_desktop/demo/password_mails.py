"""Mails with which a parent sets a new password: kept here instead of sent (PROPOSED, wire 5.3).

A link works once and for an hour; only the newest of a parent's links works.
"""

from __future__ import annotations

import asyncio
import secrets
from enum import Enum
from typing import TYPE_CHECKING

from konnect_desktop.demo.passwords import hash_password
from konnect_desktop.demo.state import Mail, State

if TYPE_CHECKING:
    from collections.abc import Callable

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 200

_LINK_LIFE_S = 3600
_MOST_KEPT = 20


class Problem(Enum):
    """Why a new password was not taken."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    DIFFERENT = "different"
    LINK_DEAD = "link_dead"


class PasswordMails:
    """The mails of one organisation."""

    def __init__(self, org: str, state: State, clock: Callable[[], float]) -> None:
        self._org = org
        self._state = state
        self._clock = clock

    def send(self, username: str) -> None:
        """Keep a mail for a user; for an unknown name nothing happens."""
        user = self._state.user(self._org, username)
        if user is None:
            return
        token = secrets.token_urlsafe(24)
        mail = Mail(self._org, user[0], token, self._clock(), is_used=False)
        self._state.add_mail(mail, _MOST_KEPT)

    def kept(self) -> list[Mail]:
        """Return the mails, newest first."""
        return self._state.mails(self._org)

    def works(self, mail: Mail) -> bool:
        """Say whether a mail's link still sets a password."""
        newest = next((each for each in self.kept() if each.username == mail.username), None)
        return mail == newest and not mail.is_used and self._clock() < mail.sent_at + _LINK_LIFE_S

    def find(self, token: str) -> Mail | None:
        """Return the mail of a link that works."""
        found = next((mail for mail in self.kept() if mail.token == token), None)
        return found if found is not None and self.works(found) else None

    async def set_password(self, token: str, password: str, again: str) -> Problem | None:
        """Set a new password and use the link up; returns what is wrong with it, if anything."""
        if len(password) < SHORTEST_PASSWORD:
            return Problem.TOO_SHORT
        if len(password) > LONGEST_PASSWORD:
            return Problem.TOO_LONG
        if password != again:
            return Problem.DIFFERENT
        hashed = await asyncio.to_thread(hash_password, password)
        mail = self.find(token)
        if mail is None or not self._state.use_mail(self._org, token):
            return Problem.LINK_DEAD
        self._state.set_password(self._org, mail.username, *hashed)
        return None
