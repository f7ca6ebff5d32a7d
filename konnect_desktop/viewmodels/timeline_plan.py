"""From the rows that are shown to those that should be: worked out in a thread, then applied."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from msgspec import Struct

from konnect_desktop.viewmodels.row_edits import RowEdits, Rows, ranges, row_edits
from konnect_desktop.viewmodels.timeline_filter import TimelineFilter
from konnect_desktop.viewmodels.timeline_layout import AccountMarks, Layout, Slot, lay_out
from konnect_desktop.viewmodels.timeline_rows import DayRow, EntryKey


class Plan(Struct, frozen=True):
    """What to do. ``changed`` are rows (of the new ones) that stay and are worded anew."""

    layout: Layout
    edits: RowEdits
    changed: tuple[Rows, ...]


def make_plan(
    old: Sequence[Slot],
    accounts: Sequence[AccountMarks],
    showing: TimelineFilter,
    held: frozenset[EntryKey],
) -> Plan:
    """Compare what is shown with what should be."""
    layout = lay_out(accounts, showing, held)
    before = {identity(slot): slot for slot in old}
    edits = row_edits(list(before), [identity(slot) for slot in layout.slots])
    changed = ranges(
        row
        for row, slot in enumerate(layout.slots)
        if _looks_different(before.get(identity(slot), slot), slot)
    )
    return Plan(layout, edits, tuple(changed))


def _looks_different(before: Slot, now: Slot) -> bool:
    if before == now or isinstance(before, DayRow) or isinstance(now, DayRow):
        return before != now
    # Every new card at the top moves the offsets of all others, which nobody sees.
    return before.mark._replace(position=now.mark.position) != now.mark


def identity(slot: Slot) -> Hashable:
    """Return by what a row is known while its content changes: its day or its card."""
    return slot.day if isinstance(slot, DayRow) else slot.key
