"""Who is told of an account's pictures, and which were told to be missing only for now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.services.pictures_wishes import OF_THE_PICTURE

Listener = Callable[[PictureKey, ErrorKind | None], None]
"""Is told that a picture arrived (``None``) or why it did not, on the loop's thread."""
AwaitedListener = Callable[[PictureKey], None]
"""Is told that a picture that was missing is on its way again, on the loop's thread."""


class PictureNews:
    """Tells listeners; what is missing because all waits is told once until it goes on."""

    def __init__(self) -> None:
        self._listeners: list[tuple[Listener, AwaitedListener]] = []
        self._held_up: set[PictureKey] = set()

    def subscribe(self, listener: Listener, awaited: AwaitedListener) -> Callable[[], None]:
        """Tell these two from now on; returns what ends that."""
        both = (listener, awaited)
        self._listeners.append(both)
        return lambda: self._listeners.remove(both)

    def tell(self, key: PictureKey, kind: ErrorKind | None) -> None:
        """Tell that a picture arrived, or why it did not."""
        if kind is None or kind in OF_THE_PICTURE:
            self._held_up.discard(key)
        else:
            self._held_up.add(key)
        for listener, _ in tuple(self._listeners):
            listener(key, kind)

    def hold_up(self, keys: Iterable[PictureKey], kind: ErrorKind) -> None:
        """Tell that these cannot be had for now."""
        for key in keys:
            if key not in self._held_up:
                self.tell(key, kind)

    def go_on(self, still_waiting: Collection[PictureKey]) -> None:
        """Tell that what was missing is on its way again, but for what still waits."""
        going = self._held_up.difference(still_waiting)
        self._held_up -= going
        for key in going:
            for _, awaited in tuple(self._listeners):
                awaited(key)

    def close(self) -> None:
        """Tell nobody any more."""
        self._listeners.clear()
        self._held_up.clear()
