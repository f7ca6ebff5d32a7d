"""Invented families, a timeline of any length and pictures that come when a test says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Final, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QEventLoop,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImageReader, QPixmap
from typing_extensions import override

import konnect_desktop
from konnect_desktop.cache.local_copy_marks import CardMark
from konnect_desktop.domain.calendar import Attendance, Stay
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind, Medium
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.domain.rhythm import RhythmMoment
from konnect_desktop.domain.rich_text import Block, BlockKind, RichText, Span
from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.viewmodels.account_entry import AccountEntry, AccountState
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.pictures import TIMELINE
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.timeline import ROW
from konnect_desktop.viewmodels.timeline_filter import Shown, TimelineFilter
from konnect_desktop.viewmodels.timeline_layout import EntrySlot, Slot
from konnect_desktop.viewmodels.timeline_rows import (
    AccountLook,
    DayRow,
    EntryKey,
    EntryRow,
    ShownChild,
    ShownMedium,
    TimelineRow,
)
from konnect_desktop.viewmodels.week_days import DayChild, ShownWeek, WeekDay
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.timeline.actions import TimelineActions
from konnect_desktop.views.timeline.row_area import RowArea
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording.language import Language

TODAY: Final = date(2026, 4, 14)
NOW: Final = datetime(2026, 4, 14, 13, 58, tzinfo=UTC)
SCENES: Final = Path(konnect_desktop.__file__).parent / "resources" / "scenes"

ZONNEBLOEM: Final = AccountLook("a-1", "De Zonnebloem", "DZ", 0)
KOMPAS: Final = AccountLook("a-2", "BSO Het Kompas", "HK", 1)


def child(account: AccountLook, name: str, group: str, *, active: bool = True) -> ShownChild:
    made = Child(name.casefold(), name, f"{name} de Wit", None, active, active, (group,))
    return ShownChild(account, made)


NOOR: Final = child(ZONNEBLOEM, "Noor", "Lieveheersbeestjes")
SEM: Final = child(ZONNEBLOEM, "Sem", "Rupsjes")
LOTTE: Final = child(KOMPAS, "Lotte", "Eekhoorns")
FINN: Final = child(KOMPAS, "Finn", "Eekhoorns", active=False)

MORNING: Final = (
    "Wat een vrolijke ochtend! Sem hield voor het eerst zelf zijn lepel vast en wilde hem niet "
    "meer loslaten. Daarna lekker mee naar buiten, en nu slaapt hij als een roos."
)
MOMENTS: Final = (
    RhythmMoment("flesje", 500, None, "Fles", "180 ml", ""),
    RhythmMoment("luier", 545, None, "Luier", "plas", ""),
    RhythmMoment("slapen-bedje", 570, 645, "Slapen", "geslapen", ""),
    RhythmMoment("appel", 660, None, "Fruithap", "alles op", "heerlijk gesmuld van de peer"),
    RhythmMoment("luier", 710, None, "Luier", "poep", ""),
    RhythmMoment("flesje", 760, None, "Fles", "150 ml", ""),
    RhythmMoment("slapen-bedje", 790, None, "Slapen", "", ""),
)


def rich(*paragraphs: str) -> RichText:
    return RichText(tuple(Block(BlockKind.PARAGRAPH, (Span(text),)) for text in paragraphs))


def medium(
    number: int,
    *,
    video: bool = False,
    caption: str = "",
    may: bool = True,
    liked: bool = False,
) -> Medium:
    kind = MediaKind.VIDEO if video else MediaKind.PHOTO
    moment = datetime(2026, 4, 14, 9, 52, tzinfo=UTC)
    return Medium(
        f"m-{number}",
        kind,
        TODAY,
        moment,
        caption,
        generated_caption=False,
        child_tags=(),
        staff_tags=(),
        liked=liked,
        downloadable=may,
    )


def entry(
    number: int,
    kind: CardKind,
    day: date | None = TODAY,
    children: tuple[ShownChild, ...] = (SEM,),
    media: Sequence[Medium] = (),
    **more: object,
) -> EntryRow:
    account = children[0].account if children else ZONNEBLOEM
    key = EntryKey(account.account_id, f"card-{number}")
    shown = tuple(
        ShownMedium(
            PictureKey(account.account_id, each.media_id),
            each,
            key,
            day,
            children,
            "",
            place,
            len(media),
        )
        for place, each in enumerate(media)
    )
    fields: dict[str, object] = {
        "key": key,
        "kind": kind,
        "account": account,
        "day": day,
        "children": children,
        "group_names": children[0].child.group_names if children else (),
        "author": "",
        "author_kind": "",
        "text": RichText(),
        "rhythm": (),
        "media": shown,
        "attachments": (),
        "description": "",
        "is_new": False,
        "edited": False,
        "removed": False,
        "own": False,
    }
    return EntryRow(**(fields | more))  # pyright: ignore[reportArgumentType] — fields by name


STAFF: Final = "timeline.card_journal_header_type.employees_of"


def showcase() -> list[TimelineRow]:
    """Return a few days with one card of each sort."""
    yesterday = TODAY - timedelta(days=1)
    before = date(2025, 12, 3)
    long_text = rich(MORNING, MORNING + " " + MORNING, MORNING, MORNING)
    return [
        DayRow(TODAY, 2, 8, 0),
        entry(1, CardKind.JOURNAL, author="Ilse Brandsma en Daan Roelofs", author_kind=STAFF,
              text=rich(MORNING), rhythm=MOMENTS, is_new=True),
        entry(2, CardKind.PHOTO, TODAY, (NOOR,), [
            medium(n, caption="Kastelen bouwen in de grote zandbak, en de tulpen water geven.",
                   may=n != 2, liked=n == 1)
            for n in range(8)
        ]),
        entry(3, CardKind.JOURNAL, own=True, author="Marieke de Wit",
              author_kind="timeline.card_journal_header_type.parent",
              text=rich("Sem werd vannacht twee keer wakker, er komt weer een tand door. "
                        "Fles om 06:15 (160 ml). Zijn nieuwe knuffel zit in de tas.")),
        entry(4, CardKind.TRIGGER, TODAY, (NOOR,),
              description="Mag Noor op 24 april mee naar het zwembad? Geef je toestemming door."),
        entry(5, CardKind.UNKNOWN, TODAY, (LOTTE,)),
        DayRow(yesterday, 2, 6, 1),
        entry(6, CardKind.PHOTO, yesterday, (NOOR, SEM),
              [medium(20, video=True,
                      caption="De eendjes kregen vandaag kleintjes. Noor telde ze hardop: "
                              "‘een, twee, veel!’")]),
        entry(7, CardKind.JOURNAL, yesterday, author="Team Rupsjes", author_kind=STAFF,
              text=long_text, rhythm=MOMENTS[:3], media=[medium(n) for n in range(30, 36)],
              edited=True),
        DayRow(before, 1, 0, 0),
        entry(8, CardKind.JOURNAL, before, (LOTTE,), author="Karim Ait Bouhou", author_kind=STAFF,
              text=rich("Na school gewoon lekker gevoetbald."), removed=True),
    ]  # fmt: skip


def many(entries: int) -> list[TimelineRow]:
    """Return a long timeline, seven entries a day."""
    rows: list[TimelineRow] = []
    for number in range(entries):
        day = TODAY - timedelta(days=number // 7)
        if number % 7 == 0:
            rows.append(DayRow(day, 2, 12, 0))
        if number % 3 == 0:
            rows.append(
                entry(number, CardKind.JOURNAL, day, (SEM,), text=rich(MORNING * (1 + number % 4)),
                      author="Ilse Brandsma", author_kind=STAFF, rhythm=MOMENTS)
            )  # fmt: skip
        else:
            media = [medium(number * 10 + place) for place in range(1 + number % 8)]
            rows.append(entry(number, CardKind.PHOTO, day, (NOOR,), media))
    return rows


def slot_of(row: TimelineRow) -> Slot:
    if isinstance(row, DayRow):
        return row
    photos = sum(each.medium.kind is MediaKind.PHOTO for each in row.media)
    mark = CardMark(
        row.key.card_key, row.kind, row.day, 0, (), photos, len(row.media) - photos, row.removed
    )
    return EntrySlot(row.key, row.day, mark)


class StandInModel(QAbstractListModel):
    """Rows that load one tick after they were asked for, as the real model's do."""

    ready_changed = Signal()
    announced_changed = Signal()
    children_changed = Signal()
    showing_changed = Signal()

    def __init__(self, rows: Sequence[TimelineRow], *, loads: bool = True) -> None:
        super().__init__()
        self.rows = list(rows)
        self.loads = loads
        self.asked = 0
        self._slots = [slot_of(row) for row in self.rows]
        self._loaded: set[int] = set()
        self._wanted: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.load)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return len(self.rows)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if role != ROW:
            return None
        self.asked += 1
        row = index.row()
        if row in self._loaded or isinstance(self.rows[row], DayRow):
            return self.rows[row]
        self._wanted.add(row)
        if self.loads:
            self._timer.start(0)
        return None

    def slot(self, row: int) -> Slot:
        return self._slots[row]

    def row_of(self, key: EntryKey) -> int:
        keys = [None if isinstance(row, DayRow) else row.key for row in self.rows]
        return keys.index(key) if key in keys else -1

    def load(self) -> None:
        wanted, self._wanted = self._wanted, set()
        self._loaded |= wanted
        for row in wanted:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def insert(self, at: int, rows: Sequence[TimelineRow]) -> None:
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self.rows[at:at] = rows
        self._slots[at:at] = [slot_of(row) for row in rows]
        self._loaded = {row if row < at else row + len(rows) for row in self._loaded}
        self.endInsertRows()

    def remove(self, at: int, count: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at + count - 1)
        del self.rows[at : at + count]
        del self._slots[at : at + count]
        self._loaded = {
            row if row < at else row - count for row in self._loaded if not at <= row < at + count
        }
        self.endRemoveRows()

    def change(self, at: int, row: TimelineRow) -> None:
        self.rows[at] = row
        self._slots[at] = slot_of(row)
        self.dataChanged.emit(self.index(at, 0), self.index(at, 0))


@dataclass
class Asked:
    visible: Sequence[PictureKey] = field(default_factory=tuple)
    near: Sequence[PictureKey] = field(default_factory=tuple)


class StandInPictures(QObject):
    """Drawn pictures, there at once or when a test lets them come."""

    arrived = Signal(object)
    failed = Signal(object, object)
    awaited = Signal(object)

    def __init__(self, *, there: bool = True) -> None:
        super().__init__()
        self.there = there
        self.asked = Asked()
        self.wrong: set[PictureKey] = set()
        self._names = sorted(
            file.name for file in (SCENES / "photos").glob("*.jpg") if "large" not in file.name
        )
        self._kept: dict[str, QPixmap] = {}

    def pixmap(self, key: PictureKey, size: QSize, dpr: float = 1.0) -> QPixmap | None:  # noqa: ARG002 — the seam's
        return self._read(key) if self.there and key not in self.wrong else None

    def ratio(self, key: PictureKey) -> float | None:
        picture = self._read(key) if self.there else None
        return picture.width() / picture.height() if picture else None

    def is_lost(self, key: PictureKey) -> bool:
        return self.failure(key) is not None

    def failure(self, key: PictureKey) -> ErrorKind | None:
        return ErrorKind.MEDIA_DAMAGED if key in self.wrong else None

    def show(
        self, visible: Sequence[PictureKey], near: Sequence[PictureKey], place: str = TIMELINE
    ) -> None:
        if place == TIMELINE:
            self.asked = Asked(tuple(visible), tuple(near))

    def come(self, key: PictureKey) -> None:
        self.there = True
        self.arrived.emit(key)

    def _read(self, key: PictureKey) -> QPixmap | None:
        if key.child_id is not None:
            return self._load(f"avatars/{key.child_id}.jpg", 96)
        number = int(key.picture_id.removeprefix("m-"))
        return self._load(f"photos/{self._names[number % len(self._names)]}", 500)

    def _load(self, path: str, height: int) -> QPixmap | None:
        if path not in self._kept:
            reader = QImageReader(str(SCENES / path))
            size = reader.size()
            if not size.isValid():
                picture = QPixmap(4, 3)
                picture.fill(QColor(120, 120, 120))
                return picture
            reader.setScaledSize(QSize(size.width() * height // size.height(), height))
            self._kept[path] = QPixmap.fromImage(reader.read())
        return self._kept[path]


class StandInSaved(QObject):
    """Which media lie in the archive."""

    saved = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.media: set[str] = set()

    def is_saved(self, account_id: str, media_id: str) -> bool:  # noqa: ARG002 — the seam's
        return media_id in self.media


def make_tools(
    themes: ThemeSource,
    pictures: StandInPictures | None = None,
    saved: StandInSaved | None = None,
    *,
    language: Language = Language.NL,
    merged: bool = True,
) -> CardTools:
    return CardTools(
        themes=themes,
        languages=LanguageSource(language),
        pictures=cast("PictureCache", pictures or StandInPictures()),
        saved=cast("Jobs", saved or StandInSaved()),
        actions=TimelineActions(),
        merged=lambda: merged,
        today=lambda: TODAY,
        now=lambda: NOW,
        portal_address=lambda _: "https://zonnebloem.ouderportaal.nl/",
        account_name={"a-1": "De Zonnebloem", "a-2": "BSO Het Kompas"}.__getitem__,
    )


class StandInTimeline(StandInModel):
    """A timeline with children, filters and news."""

    def __init__(self, rows: Sequence[TimelineRow], *, ready: bool = True) -> None:
        super().__init__(rows)
        self.ready = ready
        self.has_entries = bool(rows)
        self.announced = 0
        self.revealed = 0
        self.showing = TimelineFilter()
        self.active: tuple[ShownChild, ...] = (NOOR, SEM, LOTTE)
        self.former: tuple[ShownChild, ...] = (FINN,)

    def today(self) -> date:
        return TODAY

    def active_children(self) -> tuple[ShownChild, ...]:
        return self.active

    def former_children(self) -> tuple[ShownChild, ...]:
        return self.former

    def set_children(self, children: frozenset[tuple[str, str]] | None) -> None:
        self.showing = TimelineFilter(children, self.showing.kinds)
        self.showing_changed.emit()

    def set_kinds(self, kinds: frozenset[Shown] | None) -> None:
        self.showing = TimelineFilter(self.showing.children, kinds)
        self.showing_changed.emit()

    def announce(self, number: int) -> None:
        self.announced = number
        self.announced_changed.emit()

    def reveal_announced(self) -> None:
        self.revealed += 1
        self.announce(0)


def account_entry(
    look: AccountLook = ZONNEBLOEM,
    state: AccountState = AccountState.READY,
    problem: ErrorKind | None = None,
    refreshed_at: datetime | None = datetime(2026, 4, 14, 12, 5, tzinfo=UTC),
) -> AccountEntry:
    return AccountEntry(
        look,
        "zonnebloem.ouderportaal.nl",
        "marieke",
        demo=False,
        keeps_password=True,
        state=state,
        problem=None if problem is None else KonnectError(problem),
        refreshed_at=refreshed_at,
    )


def stay(day: date, until_hour: int = 18, attendance: Attendance = Attendance.PLANNED) -> Stay:
    """Return a day that begins at eight."""
    morning = datetime.combine(day, time(8), AMSTERDAM)
    return Stay(attendance, morning, morning.replace(hour=until_hour))


def week_of_noor_and_sem() -> ShownWeek:
    """Return the week of the pictures: both on three days, Sem ill on the last one."""
    monday = TODAY - timedelta(days=1)
    days = [monday + timedelta(days=number) for number in range(5)]
    told = {
        day: tuple(DayChild(each, stay(day)) for each in (NOOR, SEM))
        for day in (days[0], days[1], days[3])
    }
    told[days[4]] = (DayChild(SEM, stay(days[4], attendance=Attendance.ABSENT)),)
    shown = tuple(WeekDay(day, told.get(day, ())) for day in days)
    return ShownWeek(shown, of=2, may_be_outdated=False, older_from=None)


class StandInWeek(QObject):
    """A week that a test changes."""

    changed = Signal()

    def __init__(self, week: ShownWeek | None = None) -> None:
        super().__init__()
        self.week = week

    def become(self, week: ShownWeek | None) -> None:
        self.week = week
        self.changed.emit()


class StandInAccounts(QObject):
    """Two accounts, both well unless a test says otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[AccountEntry] = (account_entry(), account_entry(KOMPAS))
        self.chosen: str | None = None
        self.refreshed: list[tuple[str | None, bool]] = []

    @property
    def is_merged(self) -> bool:
        return self.chosen is None and len(self.entries) > 1

    def refresh(self, account_id: str | None = None, *, by_user: bool = False) -> None:
        self.refreshed.append((account_id, by_user))

    def become(self, *entries: AccountEntry) -> None:
        self.entries = entries
        self.changed.emit()


def wait_for(condition: Callable[[], object], within_s: float = 20.0) -> None:
    """Let events be handled until a condition holds."""
    end = monotonic() + within_s
    while not condition():
        assert monotonic() < end, "it never came about"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle(area: RowArea) -> None:
    """Wait until all rows near are built and measured."""
    told: list[int] = []
    link = area.settled.connect(lambda: told.append(1))
    area.renew_rows(0, -1)
    wait_for(lambda: told)
    area.settled.disconnect(link)
