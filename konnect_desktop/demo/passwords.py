"""Passwords as they are kept: hashed with scrypt and a salt of their own."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_COST = 2**13


def hash_password(password: str) -> tuple[bytes, bytes]:
    """Return a new salt and the hash of the password with it."""
    salt = secrets.token_bytes(16)
    return salt, _hash(password, salt)


def is_password(password: str, salt: bytes, password_hash: bytes) -> bool:
    """Say whether this is the password; takes some ten milliseconds by design."""
    return hmac.compare_digest(_hash(password, salt), password_hash)


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_COST, r=8, p=1)
