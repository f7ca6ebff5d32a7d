"""Where an account's saved photos and videos lie, as a look-up that never touches the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

Listener = Callable[[frozenset[str]], None]


class SavedFiles:
    """The saved media of one account; used on the loop's thread.

    Args:
        tenant: The account's portal as ledgers name it.
    """

    def __init__(self, tenant: str) -> None:
        self._tenant = tenant
        self._paths: dict[str, Path] = {}
        self._listeners: list[Listener] = []
        self._loads = 0

    async def load(self, archive: Path) -> None:
        """Learn what the ledger of an archive says, in place of what was known.

        Raises:
            BrokenError: ``DATABASE_NEWER``.
            DiskError: The disk refuses.
        """
        self._loads += 1
        this = self._loads
        found = await asyncio.to_thread(_saved_files, archive, self._tenant)
        if this == self._loads:
            touched = frozenset(self._paths.keys() ^ found.keys())
            self._paths = found
            self._tell(touched)

    def path(self, media_id: str) -> Path | None:
        """Return the saved file of a medium."""
        return self._paths.get(media_id)

    def add(self, media_id: str, path: Path) -> None:
        """Note a medium that has just become durable."""
        self._paths[media_id] = path
        self._tell(frozenset({media_id}))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with the ids of media that were saved or are saved no more.

        Returns:
            A function that ends the subscription.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, media_ids: frozenset[str]) -> None:
        if media_ids:
            for listener in tuple(self._listeners):
                listener(media_ids)


def _saved_files(archive: Path, tenant: str) -> dict[str, Path]:
    # In the thread: the window's first paint does not wait for what reads ledgers.
    from konnect_desktop.cache.ledger_view import saved_files  # noqa: PLC0415

    return saved_files(archive, tenant)
