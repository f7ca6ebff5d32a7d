"""What the portal remembers, in SQLite: users, tokens, failures, what was opened, mails."""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS user (
    org TEXT, username TEXT COLLATE NOCASE, salt BLOB NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY (org, username)) STRICT;
CREATE TABLE IF NOT EXISTS refresh_token (
    digest BLOB PRIMARY KEY, org TEXT NOT NULL, username TEXT NOT NULL,
    is_mobile INTEGER NOT NULL, expires_at REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS login_failure (
    org TEXT NOT NULL, address TEXT NOT NULL, at REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS opened_item (
    org TEXT, kind TEXT, number INTEGER, PRIMARY KEY (org, kind, number)) STRICT;
CREATE TABLE IF NOT EXISTS mail (
    number INTEGER PRIMARY KEY, org TEXT NOT NULL, username TEXT NOT NULL, token TEXT UNIQUE,
    sent_at REAL NOT NULL, is_used INTEGER NOT NULL DEFAULT 0) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail with a link for a new password; `token` is the link's secret part."""

    org: str
    username: str
    token: str
    sent_at: float
    is_used: bool


class State:
    """The portal's memory; closed by leaving the `with` block."""

    def __init__(self, file: Path | None) -> None:
        self._db = sqlite3.connect(file or ":memory:", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def secret(self, name: str) -> bytes:
        """Return the secret of this name; it is drawn once."""
        self._db.execute(
            "INSERT OR IGNORE INTO secret VALUES (?, ?)", (name, secrets.token_bytes(32))
        )
        (value,) = self._db.execute("SELECT value FROM secret WHERE name = ?", (name,)).fetchone()
        return value

    def user(self, org: str, username: str) -> tuple[str, bytes, bytes] | None:
        """Return a user's canonical name, salt and password hash."""
        return self._db.execute(
            "SELECT username, salt, hash FROM user WHERE org = ? AND username = ?", (org, username)
        ).fetchone()

    def add_user(self, org: str, username: str, salt: bytes, password_hash: bytes) -> None:
        """Remember a user."""
        self._db.execute(
            "INSERT INTO user VALUES (?, ?, ?, ?)", (org, username, salt, password_hash)
        )

    def set_password(self, org: str, username: str, salt: bytes, password_hash: bytes) -> None:
        """Give a user another password; sessions that could be renewed end."""
        self._db.execute(
            "UPDATE user SET salt = ?, hash = ? WHERE org = ? AND username = ?",
            (salt, password_hash, org, username),
        )
        self._db.execute(
            "DELETE FROM refresh_token WHERE org = ? AND username = ? COLLATE NOCASE",
            (org, username),
        )

    def add_mail(self, mail: Mail, keep: int) -> None:
        """Keep a mail, and of this organisation's only the newest `keep`."""
        self._db.execute(
            "INSERT INTO mail (org, username, token, sent_at) VALUES (?, ?, ?, ?)",
            (mail.org, mail.username, mail.token, mail.sent_at),
        )
        self._db.execute(
            "DELETE FROM mail WHERE org = ?1 AND number NOT IN"
            " (SELECT number FROM mail WHERE org = ?1 ORDER BY number DESC LIMIT ?2)",
            (mail.org, keep),
        )

    def mails(self, org: str) -> list[Mail]:
        """Return the kept mails, newest first."""
        rows = self._db.execute(
            "SELECT org, username, token, sent_at, is_used FROM mail WHERE org = ?"
            " ORDER BY number DESC",
            (org,),
        )
        return [Mail(*row[:4], is_used=bool(row[4])) for row in rows]

    def use_mail(self, org: str, token: str) -> bool:
        """Use a mail's link up; false if that has been done already."""
        row = self._db.execute(
            "UPDATE mail SET is_used = 1 WHERE org = ? AND token = ? AND is_used = 0"
            " RETURNING number",
            (org, token),
        ).fetchone()
        return row is not None

    def add_refresh_token(
        self, digest: bytes, org: str, username: str, *, is_mobile: bool, expires_at: float
    ) -> None:
        """Remember a refresh token by its digest."""
        self._db.execute(
            "INSERT INTO refresh_token VALUES (?, ?, ?, ?, ?)",
            (digest, org, username, int(is_mobile), expires_at),
        )

    def take_refresh_token(
        self, digest: bytes, org: str, now: float, *, is_mobile: bool
    ) -> str | None:
        """Use a refresh token up and return its user; None if it is unknown, used or too old."""
        row = self._db.execute(
            "DELETE FROM refresh_token WHERE digest = ? AND org = ? AND is_mobile = ?"
            " RETURNING username, expires_at",
            (digest, org, int(is_mobile)),
        ).fetchone()
        return row[0] if row and now < row[1] else None

    def refresh_token_lives(self, digest: bytes, org: str, now: float, *, is_mobile: bool) -> bool:
        """Say whether a refresh token could be used; it is not used up."""
        row = self._db.execute(
            "SELECT expires_at FROM refresh_token WHERE digest = ? AND org = ? AND is_mobile = ?",
            (digest, org, int(is_mobile)),
        ).fetchone()
        return row is not None and now < row[0]

    def add_failure(self, org: str, address: str, at: float) -> None:
        """Remember a login with a wrong password."""
        self._db.execute("INSERT INTO login_failure VALUES (?, ?, ?)", (org, address, at))

    def failures_since(self, org: str, address: str, since: float) -> list[float]:
        """Return when the logins from this address failed, oldest first."""
        rows = self._db.execute(
            "SELECT at FROM login_failure WHERE org = ? AND address = ? AND at > ? ORDER BY at",
            (org, address, since),
        )
        return [at for (at,) in rows]

    def forget_failures(self, org: str, address: str) -> None:
        """Forget the failed logins from this address."""
        self._db.execute("DELETE FROM login_failure WHERE org = ? AND address = ?", (org, address))

    def open_item(self, org: str, kind: str, number: int) -> None:
        """Remember that something has been read."""
        self._db.execute("INSERT OR IGNORE INTO opened_item VALUES (?, ?, ?)", (org, kind, number))

    def opened_items(self, org: str, kind: str) -> set[int]:
        """Return the numbers of what has been read of a kind."""
        rows = self._db.execute(
            "SELECT number FROM opened_item WHERE org = ? AND kind = ?", (org, kind)
        )
        return {number for (number,) in rows}
