"""What a run would save, under which names and dates, before the first byte is fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final, Self

from konnect_desktop.cache.ledger import Entry, Ledger, MediumState
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.names import (
    collision_key,
    photo_folder,
    photo_stem,
    short_code,
)
from konnect_desktop.domain.time import AMSTERDAM, seconds_into_day
from konnect_desktop.services.saving.usual_sizes import usual_bytes
from konnect_desktop.services.saving.wanted import WantedMedium

_DAMAGED_AGAIN_AFTER: Final = timedelta(days=1)
_CODE_LENGTHS: Final = (8, 16, 32, 64)


@dataclass(frozen=True, slots=True)
class PlannedMedium:
    """A medium to save now, with its reserved name and the moment that is written into it."""

    wanted: WantedMedium
    entry: Entry
    moment: datetime | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do.

    ``already_saved`` counts what is in the ledger; ``not_downloadable`` what the portal shows but
    does not give away; ``gone`` what the portal showed once and shows no more; ``damaged`` what
    is damaged at the portal and was tried within the day. ``estimated_bytes`` is a guess from
    what was saved before: the portal does not tell sizes.
    """

    items: tuple[PlannedMedium, ...]
    already_saved: int
    not_downloadable: int
    gone: int
    damaged: int
    estimated_bytes: int

    @property
    def photos(self) -> int:
        """How many photos there are to save."""
        return sum(item.wanted.kind is MediaKind.PHOTO for item in self.items)

    @property
    def videos(self) -> int:
        """How many videos there are to save."""
        return len(self.items) - self.photos


@dataclass(frozen=True, slots=True)
class _Known:
    """What the ledger tells of a tenant; nothing where there is no ledger yet."""

    entries: dict[str, Entry]
    stem_keys: set[str]
    average_bytes: int | None

    @classmethod
    def of(cls, tenant: str, ledger: Ledger | None) -> Self:
        if ledger is None:
            return cls({}, set(), None)
        entries = {entry.media_id: entry for entry in ledger.entries(tenant)}
        return cls(entries, ledger.stem_keys(), ledger.average_bytes())


def make_plan(
    tenant: str,
    wanted: Sequence[WantedMedium],
    ledger: Ledger,
    *,
    chosen: Container[str] | None = None,
    now: datetime | None = None,
) -> Plan:
    """Compare what the account shows with the ledger, and reserve names for what is missing.

    Args:
        tenant: Whose.
        wanted: All that the account shows, because a place in a day's series depends on the rest.
        ledger: The archive's.
        chosen: The ids of what is to be saved, if not all.
        now: An aware moment.
    """
    known = _Known.of(tenant, ledger)
    plan = _draw_up(tenant, wanted, known, chosen, now or datetime.now(UTC))
    ledger.reserve(
        item.entry
        for item in plan.items
        if item.entry is not known.entries.get(item.entry.media_id)
    )
    return plan


def preview_plan(
    tenant: str,
    wanted: Sequence[WantedMedium],
    ledger: Ledger | None,
    *,
    chosen: Container[str] | None = None,
    now: datetime | None = None,
) -> Plan:
    """Return what ``make_plan`` would, and reserve nothing; there need be no ledger yet."""
    known = _Known.of(tenant, ledger)
    return _draw_up(tenant, wanted, known, chosen, now or datetime.now(UTC))


def _draw_up(
    tenant: str,
    wanted: Sequence[WantedMedium],
    known: _Known,
    chosen: Container[str] | None,
    now: datetime,
) -> Plan:
    indexes = _day_indexes(wanted, known.entries)
    names = _Names(known.stem_keys)
    counts: Counter[str] = Counter()
    items: list[PlannedMedium] = []
    for medium in wanted:
        if chosen is not None and medium.media_id not in chosen:
            continue
        before = known.entries.get(medium.media_id)
        reason = _reason_to_leave(medium, before, now)
        if reason:
            counts[reason] += 1
            continue
        entry = names.entry(tenant, medium, before, indexes.get(medium.media_id))
        items.append(PlannedMedium(medium, entry, _moment(medium, entry)))
    return Plan(
        items=tuple(items),
        already_saved=counts["saved"],
        not_downloadable=counts["refused"],
        gone=counts["gone"],
        damaged=counts["damaged"],
        estimated_bytes=_estimate(items, known.average_bytes),
    )


def _reason_to_leave(medium: WantedMedium, known: Entry | None, now: datetime) -> str | None:
    if known and known.state is MediumState.SAVED:
        return "saved"
    if medium.gone:
        return "gone"
    if not medium.downloadable:
        return "refused"
    if known and known.state is MediumState.DAMAGED and _settled_within_a_day(known, now):
        return "damaged"
    return None


def _settled_within_a_day(known: Entry, now: datetime) -> bool:
    # A clock that went back must not put off the next try for ever.
    return known.settled_at is not None and (
        timedelta(0) <= now - known.settled_at < _DAMAGED_AGAIN_AFTER
    )


def _moment(medium: WantedMedium, entry: Entry) -> datetime | None:
    if medium.moment:
        return medium.moment
    if entry.day is None or entry.day_index is None:
        return None
    return seconds_into_day(entry.day, entry.day_index)


def _day_indexes(wanted: Sequence[WantedMedium], entries: dict[str, Entry]) -> dict[str, int]:
    """Give every medium that has only a day its place in that day's series, oldest first.

    A place that the ledger has given out stays; a newcomer takes its own place if it is free,
    else the next free one.
    """
    series: dict[date, list[str]] = {}
    for medium in reversed(wanted):
        if medium.day and medium.moment is None:
            series.setdefault(medium.day, []).append(medium.media_id)
    given: dict[date, set[int]] = {}
    for entry in entries.values():
        if entry.day and entry.day_index is not None:
            given.setdefault(entry.day, set()).add(entry.day_index)
    indexes: dict[str, int] = {}
    for day, media_ids in series.items():
        taken = given.get(day, set())
        for place, media_id in enumerate(media_ids):
            if media_id in entries:
                continue
            free = _first_free(place, taken)
            taken.add(free)
            indexes[media_id] = free
    return indexes


def _first_free(place: int, taken: set[int]) -> int:
    while place in taken:
        place += 1
    return place


class _Names:
    """Hands out names that no other medium has, on any file system (F100)."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken

    def entry(
        self, tenant: str, medium: WantedMedium, known: Entry | None, day_index: int | None
    ) -> Entry:
        if known and known.state is MediumState.PLANNED:
            return known
        if known:
            return self._next_version(known)
        day = medium.moment.astimezone(AMSTERDAM).date() if medium.moment else medium.day
        folders = photo_folder(day, medium.child_names)
        stems = (
            photo_stem(day, medium.child_names, short_code(tenant, medium.media_id, length))
            for length in _CODE_LENGTHS
        )
        stem, key = self._free(folders, stems)
        return Entry(
            tenant=tenant,
            media_id=medium.media_id,
            version=1,
            state=MediumState.PLANNED,
            folders=folders,
            stem=stem,
            stem_key=key,
            day=day,
            day_index=day_index,
        )

    def _next_version(self, known: Entry) -> Entry:
        version = known.version + 1
        stems = (f"{known.stem}_{number}" for number in range(version, version + 1_000))
        stem, key = self._free(known.folders, stems)
        return replace(
            known,
            version=version,
            state=MediumState.PLANNED,
            stem=stem,
            stem_key=key,
            file_name=None,
            settled_at=None,
        )

    def _free(self, folders: tuple[str, ...], stems: Iterable[str]) -> tuple[str, str]:
        for stem in stems:
            key = collision_key("/".join((*folders, stem)))
            if key not in self._taken:
                self._taken.add(key)
                return stem, key
        raise AssertionError("two media of one SHA-256")


def _estimate(items: Sequence[PlannedMedium], average: int | None) -> int:
    if average is not None:
        return average * len(items)
    videos = sum(item.wanted.kind is MediaKind.VIDEO for item in items)
    return usual_bytes(len(items) - videos, videos)
