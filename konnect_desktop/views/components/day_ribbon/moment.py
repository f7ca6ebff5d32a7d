"""What the ribbon needs to know of a moment, worded and formatted by its maker."""

from __future__ import annotations

from msgspec import Struct

from konnect_desktop.views.theme import RhythmGroup, RhythmLook, rhythm_look


class Moment(Struct, frozen=True):
    """A moment of the day: times in minutes after midnight, words as they are shown.

    ``detail`` stands below its bead, or ``longer`` where that has room; ``amount`` at the end of
    its line in the list form, where the name is told already. ``inside`` stands in the capsule of a
    nap ("1 u 15", "slaapt nu"); ``end_min`` of one that goes on is now, and ``is_running`` is set.
    ``spoken`` is for tooltips and screen readers.
    """

    portal_name: str
    start_min: int
    time: str
    name: str
    detail: str
    spoken: str
    end_min: int | None = None
    inside: str = ""
    longer: str = ""
    amount: str = ""
    is_running: bool = False

    @property
    def look(self) -> RhythmLook:
        """Icon and group."""
        return rhythm_look(self.portal_name)

    @property
    def is_nap(self) -> bool:
        """Whether it is a capsule: sleep of which the length is known."""
        return self.look.group is RhythmGroup.SLEEP and self.end_min is not None
