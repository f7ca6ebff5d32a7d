"""Who wants to know that the local copy changed: one small feed per account."""

from __future__ import annotations

from collections.abc import Callable

from konnect_desktop.domain.changes import Change

Listener = Callable[[Change], None]


class ChangeFeed:
    """Hands every change to all listeners, in the order they came, on the loop's thread."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with every change from now on.

        Returns:
            A function that ends the subscription.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, change: Change) -> None:
        """Tell all listeners, if the change touches anything."""
        if change.ids:
            for listener in tuple(self._listeners):
                listener(change)
