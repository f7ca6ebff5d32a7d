"""Access tokens: JSON Web Tokens, valid for one organisation and a short time."""

from __future__ import annotations

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_HEADER = b'{"alg":"HS256","typ":"JWT"}'
_PARTS = 3


class AccessTokens:
    """Issues and checks the tokens of one organisation."""

    def __init__(self, secret: bytes, org: str, life_s: float, clock: Callable[[], float]) -> None:
        self._secret = secret
        self._org = org
        self._life_s = life_s
        self._clock = clock
        self._generation = 0

    def revoke_all(self) -> None:
        """Let no token that was issued until now be good for data any more."""
        self._generation += 1

    def issue(self, username: str) -> tuple[str, int]:
        """Return a new token and when it expires, in epoch milliseconds."""
        now = self._clock()
        expires_ms = int((now + self._life_s) * 1000)
        claims = {
            "sub": username,
            "org": self._org,
            "iat": int(now),
            "exp": expires_ms / 1000,
            "jti": secrets.token_hex(8),
            "gen": self._generation,
        }
        signed = b".".join((_encoded(_HEADER), _encoded(json.dumps(claims).encode())))
        return (signed + b"." + self._signature(signed)).decode(), expires_ms

    def user_of(self, token: str) -> str | None:
        """Return the user of a living token."""
        claims = self._claims(token)
        if claims is None or self._clock() >= cast("float", claims["exp"]):
            return None
        if claims.get("gen", 0) != self._generation:
            return None
        return cast("str", claims["sub"])

    def is_ours(self, token: str) -> bool:
        """Say whether a token was issued here, be it expired or not."""
        return self._claims(token) is not None

    def _claims(self, token: str) -> dict[str, object] | None:
        parts = token.encode(errors="replace").split(b".")
        if len(parts) != _PARTS:
            return None
        signed = b".".join(parts[:2])
        if not hmac.compare_digest(parts[2], self._signature(signed)):
            return None
        claims = cast("dict[str, object]", json.loads(urlsafe_b64decode(parts[1] + b"==")))
        return claims if claims["org"] == self._org else None

    def _signature(self, signed: bytes) -> bytes:
        return _encoded(hmac.digest(self._secret, signed, sha256))


def _encoded(data: bytes) -> bytes:
    return urlsafe_b64encode(data).rstrip(b"=")
