"""Back ends of ``keyring`` for tests: one that works, and each way of not working."""

# ruff: noqa: ARG002 — the signatures are keyring's
from __future__ import annotations

import threading

from keyring.backend import KeyringBackend
from keyring.errors import (
    InitError,
    KeyringLocked,
    PasswordDeleteError,
    PasswordSetError,
)

WINDOWS_LIMIT = 1280


class MemoryVault(KeyringBackend):
    """Works, and remembers which threads called it."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.threads: list[threading.Thread] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.threads.append(threading.current_thread())
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.entries:
            raise PasswordDeleteError("No such password!")
        del self.entries[service, username]


class SmallVault(MemoryVault):
    """Refuses what is longer than Windows takes, with the text that Windows gives."""

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password) > WINDOWS_LIMIT:
            raise OSError(1783, "CredWrite", "The stub received bad data")
        self.entries[service, username] = password


class DenyingVault(MemoryVault):
    """Takes nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError("denied")


class StaleVault(MemoryVault):
    """Says yes to every password and keeps the first."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries.setdefault((service, username), password)


class ForgetfulVault(MemoryVault):
    """Says yes to every password and keeps none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Do nothing."""


class LockedVault(MemoryVault):
    """The user closed the prompt."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise InitError("Prompt dismissed")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked("Failed to unlock the collection!")


class LockableVault(MemoryVault):
    """Works while it is not ``locked``; nobody answers its prompt then."""

    locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        super().delete_password(service, username)

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked("Failed to unlock the collection!")


class ForeignBytesVault(MemoryVault):
    """Holds what another program wrote under our name."""

    def get_password(self, service: str, username: str) -> str | None:
        return b"\xff\xfe\xfa".decode()


class WaitingVault(MemoryVault):
    """Shows a prompt that nobody answers until ``answered`` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()
        self.answered = threading.Event()
        self.prompts = 0
        self.most_prompts = 0
        self._counting = threading.Lock()

    def get_password(self, service: str, username: str) -> str | None:
        self._prompt()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._prompt()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._prompt()
        super().delete_password(service, username)

    def _prompt(self) -> None:
        with self._counting:
            self.prompts += 1
            self.most_prompts = max(self.most_prompts, self.prompts)
        self.asked.set()
        self.answered.wait()
        with self._counting:
            self.prompts -= 1
