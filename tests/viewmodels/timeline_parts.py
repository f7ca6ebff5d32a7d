"""Accounts with real local copies, and cards to fill them with, for the timeline's tests."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.media import MediaKind, Medium
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.timeline import Card, CardKind, Journal
from konnect_desktop.services.changes import ChangeFeed
from konnect_desktop.viewmodels.account_feeds import SeenAccounts
from konnect_desktop.viewmodels.timeline import ROW, TimelineModel
from konnect_desktop.viewmodels.timeline_layout import EntrySlot
from konnect_desktop.viewmodels.timeline_rows import AccountLook, DayRow, EntryKey, EntryRow
from tests.support.qt_loop import until

TODAY = date(2026, 4, 14)
STAFF = "timeline.card_journal_header_type.employees_of"
PARENT = "timeline.card_journal_header_type.parent"


def medium(media_id: str, *, kind: MediaKind = MediaKind.PHOTO, caption: str = "") -> Medium:
    """Return a photo that the staff described, if at all."""
    return Medium(media_id, kind, TODAY, None, caption, False, (), (), False, True)  # noqa: FBT003


def photo_card(day: date | None, *media_ids: str, children: tuple[str, ...] = ("c1",)) -> Card:
    """Return a photo card."""
    return Card(CardKind.PHOTO, "photo", day, children, media=tuple(map(medium, media_ids)))


def video_card(day: date | None, media_id: str) -> Card:
    """Return a photo card that holds a film."""
    film = medium(media_id, kind=MediaKind.VIDEO)
    return Card(CardKind.PHOTO, "photo", day, ("c1",), media=(film,))


def diary_card(  # noqa: PLR0913 — all that a diary may differ in, named at the call
    day: date | None,
    journal_id: str,
    text: str = "<p>Zandtaart</p>",
    *,
    child: str = "c1",
    media: Sequence[Medium] = (),
    author: str = "Ilse",
    author_kind: str = STAFF,
    rhythm: str = "",
) -> Card:
    """Return a diary card."""
    journal = Journal(
        journal_id,
        child,
        author,
        author_kind,
        text,
        rhythm,
        tuple(media),
        attachments=(),
        is_new=False,
        edited=False,
    )
    return Card(CardKind.JOURNAL, "journal", day, (child,), journal=journal)


def trigger_card(day: date | None, description: str) -> Card:
    """Return a card that asks for something."""
    return Card(CardKind.TRIGGER, "trigger", day, ("c1",), description=description)


def child(child_id: str, name: str, *, active: bool = True) -> Child:
    """Return a child."""
    return Child(child_id, name, f"{name} de Wit", None, active, active, ("Rupsjes",))


@dataclass(slots=True)
class KeptAccount:
    """An account whose local copy is open, and whose portal nobody asks."""

    account_id: str
    copy: LocalCopy
    changes: ChangeFeed = field(default_factory=ChangeFeed)
    readings: int = 0

    async def read(self, *cards: Card, first_position: int = 0) -> frozenset[str]:
        """Take cards as if the portal had sent them, and tell of what is different."""
        self.readings += 1
        changed = await self.copy.put_cards(
            cards, first_position=first_position, reading=self.readings
        )
        self.changes.publish(Change(self.account_id, Kind.CARDS, changed, "test"))
        return changed

    async def read_children(self, *children: Child) -> None:
        """Take children as if the portal had sent them."""
        changed = await self.copy.put_children(children)
        self.changes.publish(Change(self.account_id, Kind.CHILDREN, changed, "test"))


class KeptAccounts(QObject):
    """The accounts of a window, as far as the timeline looks at them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[KeptAccount] = []
        self.looks: dict[str, AccountLook] = {}
        self.chosen: str | None = None

    def open_accounts(self) -> Sequence[KeptAccount]:
        return tuple(self.opened)

    def look(self, account_id: str) -> AccountLook:
        return self.looks[account_id]

    def take(self, account: KeptAccount) -> None:
        """Show an account beside the others."""
        name = account.account_id.capitalize()
        self.looks[account.account_id] = AccountLook(
            account.account_id, name, name[:2].upper(), len(self.opened)
        )
        self.opened.append(account)
        self.changed.emit()

    def choose(self, account_id: str | None) -> None:
        self.chosen = account_id
        self.changed.emit()

    def rename(self, account_id: str, name: str) -> None:
        self.looks[account_id] = replace(self.looks[account_id], name=name)
        self.changed.emit()

    def close(self, account: KeptAccount) -> None:
        self.opened.remove(account)
        self.changed.emit()


@dataclass(slots=True)
class Timeline:
    """A timeline that follows its accounts."""

    accounts: KeptAccounts
    model: TimelineModel
    failures: list[object] = field(default_factory=list[object])

    async def shows(self, *wanted: object) -> None:
        """Wait until the rows are these: days, card keys."""
        await until(lambda: rows_of(self.model) == list(wanted))


def rows_of(model: TimelineModel) -> list[object]:
    """Return the rows as days and card keys, without loading any."""
    slots = map(model.slot, range(model.rowCount()))
    return [slot.key.card_key if isinstance(slot, EntrySlot) else slot.day for slot in slots]


def day_row(model: TimelineModel, row: int) -> DayRow:
    """Return a row that is a day's."""
    found = model.data(model.index(row), ROW)
    assert isinstance(found, DayRow)
    return found


async def loaded(model: TimelineModel, row: int) -> EntryRow:
    """Look at a row until it is there."""
    await until(lambda: model.data(model.index(row), ROW) is not None)
    found = model.data(model.index(row), ROW)
    assert isinstance(found, EntryRow)
    return found


async def entry(model: TimelineModel, key: EntryKey) -> EntryRow:
    """Return an entry that is there."""
    found = await model.entry(key)
    assert found is not None
    return found


@asynccontextmanager
async def kept_accounts(folder: Path, *ids: str) -> AsyncGenerator[list[KeptAccount]]:
    """Open the local copies of some accounts."""
    async with AsyncExitStack() as stack:
        made: list[KeptAccount] = []
        for account_id in ids:
            path = folder / f"{account_id}.sqlite3"
            copy = await stack.enter_async_context(await LocalCopy.open(path))
            made.append(KeptAccount(account_id, copy))
        yield made


@asynccontextmanager
async def timeline_of(*accounts: KeptAccount) -> AsyncGenerator[Timeline]:
    """Follow accounts until the block ends; nothing may have failed by then."""
    shown = KeptAccounts()
    for account in accounts:
        shown.take(account)
    # On an object a Signal is a SignalInstance, which the type checker does not know of protocols.
    model = TimelineModel(cast("SeenAccounts", shown), lambda: TODAY)
    timeline = Timeline(shown, model)
    model.failed.connect(timeline.failures.append, Qt.ConnectionType.DirectConnection)
    model.start()
    try:
        yield timeline
    finally:
        await model.aclose()
    assert timeline.failures == []
