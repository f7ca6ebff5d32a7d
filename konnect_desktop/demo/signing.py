"""Signed links to media that die by themselves, in the form of CloudFront's (wire 2.15)."""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KEY_PAIR_ID = "K2DEMOPORTAL01"


class LinkSigner:
    """Signs paths for a time; `base_url` is the media host that stands before each path."""

    def __init__(
        self, secret: bytes, base_url: str, life_s: float, clock: Callable[[], float]
    ) -> None:
        self._secret = secret
        self._base_url = base_url.rstrip("/")
        self._life_s = life_s
        self._clock = clock
        self._generations: Counter[str] = Counter()

    def expire_all(self, org: str) -> None:
        """Let all links of an organisation die that were given out until now."""
        self._generations[org] += 1

    def url(self, path: str) -> str:
        """Return the absolute, signed address of a path; it lives for the signer's time."""
        expires = str(int(self._clock() + self._life_s))
        signature = self._signature(path, expires)
        query = f"Expires={expires}&Key-Pair-Id={KEY_PAIR_ID}&Signature={signature}"
        return f"{self._base_url}{path}?{query}"

    def is_valid(self, path: str, query: Mapping[str, str]) -> bool:
        """Say whether a request's signature is ours, for this path, and still alive."""
        expires = query.get("Expires", "")
        signature = query.get("Signature", "")
        if not (expires.isascii() and expires.isdigit() and signature.isascii()):
            return False
        is_ours = hmac.compare_digest(signature, self._signature(path, expires))
        return is_ours and query.get("Key-Pair-Id") == KEY_PAIR_ID and self._clock() < int(expires)

    def _signature(self, path: str, expires: str) -> str:
        generation = self._generations[path.split("/")[1]]
        signed = f"{path}\n{expires}\n{generation}".encode()
        digest = hmac.digest(self._secret, signed, sha256)
        return b64encode(digest).decode().translate(_CLOUDFRONT_SIGNS)


_CLOUDFRONT_SIGNS = str.maketrans("+=/", "-_~")
