"""What an account has to save by its local copy, and what a selection means of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from konnect_desktop.cache.ledger_view import viewed_ledger
from konnect_desktop.domain.people import Child
from konnect_desktop.services.saving.plan import Plan, preview_plan
from konnect_desktop.services.saving.selection import (
    OfChildren,
    OfDay,
    OfMedia,
    Selection,
    WholeAccount,
)
from konnect_desktop.services.saving.wanted import WantedMedium


@dataclass(frozen=True, slots=True)
class Stock:
    """What the local copy holds, as media, each once."""

    wanted: list[WantedMedium]
    children: tuple[Child, ...]

    def chosen(self, selection: Selection) -> list[WantedMedium]:
        """Return what a selection means."""
        return [medium for medium in self.wanted if _is_chosen(medium, selection)]


def preview(
    tenant: str, stock: Stock, selection: Selection, folder: Path, now: datetime
) -> tuple[Plan, date | None]:
    """Return what saving a selection would do, and its oldest day; it blocks.

    Raises:
        BrokenError: ``DATABASE_NEWER``.
        DiskError: The disk refuses.
    """
    chosen = stock.chosen(selection)
    ids = frozenset(medium.media_id for medium in chosen)
    with viewed_ledger(folder) as ledger:
        plan = preview_plan(tenant, stock.wanted, ledger, chosen=ids, now=now)
    return plan, min((medium.day for medium in chosen if medium.day), default=None)


def example_of(plan: Plan) -> tuple[str, ...]:
    """Return folders and name, without its ending, of one file of a plan."""
    return (*plan.items[0].entry.folders, plan.items[0].entry.stem) if plan.items else ()


def names_of(children: Sequence[Child], selection: Selection) -> tuple[str, ...]:
    """Return the first names of the children that a selection is about."""
    if isinstance(selection, OfChildren):
        return tuple(c.first_name for c in children if c.child_id in selection.child_ids)
    return tuple(child.first_name for child in children if child.active)


def _is_chosen(medium: WantedMedium, selection: Selection) -> bool:
    match selection:
        case WholeAccount():
            return True
        case OfChildren(child_ids):
            return not child_ids.isdisjoint(medium.child_ids)
        case OfDay(day):
            return day in medium.shown_on
        case OfMedia(media_ids):
            return medium.media_id in media_ids
