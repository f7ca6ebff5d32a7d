"""The two ways of signing in: as the web app with a cookie, as the mobile app with a token."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from konnect_desktop import __version__
from konnect_desktop.api.answers import Answer
from konnect_desktop.api.cookies import RefreshCookie, refresh_cookie
from konnect_desktop.api.grants import server_epoch_s, token_or_none
from konnect_desktop.api.network import Clock
from konnect_desktop.domain.portals import Portal, is_loopback_host

FlowName = Literal["web", "app"]


@dataclass(frozen=True, slots=True)
class Write:
    """A body and headers to PUT; without ``repr``, for there are secrets in both."""

    body: Mapping[str, object]
    headers: Mapping[str, str]

    def __repr__(self) -> str:
        return "Write(…)"


class Flow(Protocol):
    """What differs between the flows; keeps the secret that renews a session, in memory only."""

    @property
    def name(self) -> FlowName:
        """How an account remembers the flow."""
        ...

    def login(self, username: str, password: str) -> Write:
        """Return the login request (portal-api 1.3)."""
        ...

    def renewal(self, username: str, bearer: str) -> Write | None:
        """Return the renewal request (portal-api 1.5), or ``None`` where only a login helps."""
        ...

    def remember(self, answer: Answer, fields: Mapping[str, object]) -> None:
        """Keep what renews the session from a login's or renewal's answer, if it brings any."""
        ...

    def forget(self) -> None:
        """Drop the secret."""
        ...

    @property
    def renewable(self) -> bool:
        """Whether the session can be renewed without a password."""
        ...


class WebFlow:
    """The web app's: a host-only cookie, sent to the renewal route of its own origin alone."""

    name: FlowName = "web"

    def __init__(self, portal: Portal, clock: Clock) -> None:
        # Secure cookies do not go over http; to this computer itself nobody can listen.
        self._may_send = portal.origin.startswith("https://") or is_loopback_host(portal.host)
        self._clock = clock
        self._cookie: RefreshCookie | None = None
        self._ends_at_s: float | None = None

    def login(self, username: str, password: str) -> Write:
        """See ``Flow``."""
        return Write({"username": username, "password": password, "childMinder": False}, {})

    def renewal(self, username: str, bearer: str) -> Write | None:
        """See ``Flow``; the body is empty and the old token may have expired already."""
        del username
        if self._cookie is None or not self.renewable:
            return None
        return Write({}, {"Authorization": f"Bearer {bearer}", "Cookie": self._cookie.header})

    def remember(self, answer: Answer, fields: Mapping[str, object]) -> None:
        """See ``Flow``; without a valid new cookie the old one stays."""
        del fields
        cookies = answer.headers.get_list("set-cookie")
        cookie = refresh_cookie(cookies, server_epoch_s(answer, self._clock))
        if cookie is not None:
            self._cookie = cookie
            now_s = self._clock.monotonic_s()
            self._ends_at_s = None if cookie.life_s is None else now_s + cookie.life_s

    def forget(self) -> None:
        """See ``Flow``."""
        self._cookie = None

    @property
    def renewable(self) -> bool:
        """See ``Flow``."""
        ended = self._ends_at_s is not None and self._clock.monotonic_s() >= self._ends_at_s
        return self._may_send and self._cookie is not None and not ended


class AppFlow:
    """The mobile app's: a refresh token in the body, called for by the ``X-Client`` headers."""

    name: FlowName = "app"

    def __init__(self) -> None:
        self._refresh_token: str | None = None
        self._device: Mapping[str, object] = {
            "name": "Konnect Desktop",
            "platform": "web",
            "uuid": str(uuid.uuid4()),
            "version": __version__,
            "model": "desktop",
            "screenHeight": 1080,
            "screenWidth": 1920,
        }
        self._headers = {"X-Client-Name": "OuderApp", "X-Client-Version": "3.64.1"}

    def login(self, username: str, password: str) -> Write:
        """See ``Flow``."""
        body = {"username": username, "password": password, "deviceInfo": self._device}
        return Write(body, self._headers)

    def renewal(self, username: str, bearer: str) -> Write | None:
        """See ``Flow``."""
        if self._refresh_token is None:
            return None
        body = {
            "username": username,
            "refreshToken": self._refresh_token,
            "connectionType": "unknown",
            "deviceInfo": self._device,
        }
        return Write(body, {**self._headers, "Authorization": f"Bearer {bearer}"})

    def remember(self, answer: Answer, fields: Mapping[str, object]) -> None:
        """See ``Flow``; the token may be a new one, or missing, and then the old one stays."""
        del answer
        self._refresh_token = token_or_none(fields.get("refreshToken")) or self._refresh_token

    def forget(self) -> None:
        """See ``Flow``."""
        self._refresh_token = None

    @property
    def renewable(self) -> bool:
        """See ``Flow``."""
        return self._refresh_token is not None
