"""Every photo and video once, wherever it stands: who is on it, where it stands, what is chosen."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import hypothesis
import msgspec
import pytest
from hypothesis import strategies as st

from konnect_desktop.cache.database import Schema, open_database
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.cache.local_copy_media import Look, draw_media
from konnect_desktop.cache.local_copy_media_marks import NO_MEDIA, MediaMarks, media_marks
from konnect_desktop.cache.local_copy_rows import put_cards, put_thread
from konnect_desktop.cache.local_copy_schema import SCHEMA
from konnect_desktop.cache.local_copy_sightings import Flag
from konnect_desktop.domain.conversations import Conversation, ConversationRow, Message
from konnect_desktop.domain.media import MediaKind, Medium, PersonTag
from konnect_desktop.domain.media_choice import Company, MediaChoice, NamedTag
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.timeline import Card, CardKind, Journal

_DAY = date(2026, 4, 14)
_BEFORE = _DAY - timedelta(days=1)
NOOR = PersonTag("c1", "Noor", own_child=True)
SEM = PersonTag("c2", "Sem", own_child=True)
OTHER = PersonTag("x", "Yusuf", own_child=False)


@pytest.fixture
async def copy(tmp_path: Path) -> AsyncIterator[LocalCopy]:
    async with await LocalCopy.open(tmp_path / "copy.sqlite3") as opened:
        yield opened


def photo(media_id: str, *tags: PersonTag, day: date | None = _DAY, **more: object) -> Medium:
    plain = Medium(
        media_id=media_id,
        kind=MediaKind.PHOTO,
        day=day,
        moment=None,
        caption="",
        generated_caption=False,
        child_tags=tags,
        staff_tags=(),
        liked=False,
        downloadable=True,
    )
    return replace(plain, **more)  # pyright: ignore[reportArgumentType] — fields by name


def film(media_id: str, *tags: PersonTag) -> Medium:
    return photo(media_id, *tags, kind=MediaKind.VIDEO)


def photo_card(
    *media: Medium, day: date | None = _DAY, children: tuple[str, ...] = ("c1",)
) -> Card:
    return Card(CardKind.PHOTO, "photo", day, children, media=media)


def diary(
    journal_id: str, *media: Medium, day: date = _DAY, child: str = "c1", text: str = ""
) -> Card:
    journal = Journal(
        journal_id=journal_id,
        child_id=child,
        author="Ilse",
        author_kind="",
        text_html=text,
        rhythm_html="",
        media=media,
        attachments=(),
        is_new=False,
        edited=False,
    )
    return Card(CardKind.JOURNAL, "journal", day, (child,), journal=journal)


def row(conversation_id: str, *, unread: bool = False) -> ConversationRow:
    moment = datetime(2026, 4, 14, 12, tzinfo=UTC)
    return ConversationRow(conversation_id, "Foto", "", moment, "Ilse", unread, False)  # noqa: FBT003


def thread(conversation_id: str, *media: Medium, name: str = "Noor") -> Conversation:
    moment = datetime(2026, 4, 14, 12, tzinfo=UTC)
    message = Message("<p/>", moment, name, "Ilse", media, ())
    return Conversation(conversation_id, "Foto", (message,))


def child(child_id: str, name: str) -> Child:
    return Child(child_id, name, name, None, has_placement=True, active=True, group_names=())


async def read(copy: LocalCopy, *cards: Card, reading: int = 1, first: int = 0) -> None:
    await copy.put_cards(cards, first_position=first, reading=reading)


async def ids(copy: LocalCopy, **choice: object) -> list[str]:
    """Return what is chosen, in order."""
    chosen = MediaChoice(**choice)  # pyright: ignore[reportArgumentType] — fields by name
    return list((await copy.media_marks(chosen)).media_ids())


def flags(marks: MediaMarks, media_id: str) -> Flag:
    return Flag(marks.flags[list(marks.media_ids()).index(media_id)])


# -- each once ------------------------------------------------------------------------------------


async def test_media_come_newest_day_first_and_in_a_day_as_the_portal_orders(
    copy: LocalCopy,
) -> None:
    await read(
        copy,
        diary("j", photo("d1")),
        photo_card(photo("p2"), film("f1")),
        photo_card(photo("q2", day=_BEFORE), photo("q1", day=_BEFORE), day=_BEFORE),
        photo_card(photo("none", day=None), day=None),
    )
    marks = await copy.media_marks()
    assert list(marks.media_ids()) == ["d1", "p2", "f1", "q2", "q1", "none"]
    assert [marks.media_id(place) for place in range(6)] == list(marks.media_ids())
    today, before = _DAY.toordinal(), _BEFORE.toordinal()
    assert list(marks.days) == [today, today, today, before, before, 0]
    assert [bool(flag & Flag.VIDEO) for flag in marks.flags] == [0, 0, 1, 0, 0, 0]
    assert len(set(marks.numbers)) == 6
    assert len(marks.ratios) == len(marks.colors) == len(marks.seconds) == len(marks.ends) == 6


async def test_a_copy_without_media_has_none(copy: LocalCopy) -> None:
    marks = await copy.media_marks()
    assert (list(marks.numbers), marks.ids) == ([], "")


async def test_part4_fault4_a_photo_in_a_diary_and_in_the_days_card_is_one_photo(
    copy: LocalCopy,
) -> None:
    told = photo("a", NOOR, caption="Zandtaart", downloadable=False)
    await read(copy, diary("j", photo("a", OTHER), photo("b")), photo_card(photo("c"), told))
    marks = await copy.media_marks()
    assert list(marks.media_ids()) == ["b", "c", "a"]
    number = marks.numbers[2]
    stored = (await copy.media([number]))[number]
    assert (stored.medium, stored.card_key, stored.place) == (told, f"photo:{_DAY}:a", 1)
    assert stored.flags == Flag.DOWNLOADABLE | Flag.TAGGED | Flag.OTHERS


async def test_where_a_photo_is_taken_out_of_one_place_the_other_one_counts(
    copy: LocalCopy,
) -> None:
    await read(copy, diary("j", photo("a", caption="diary")), photo_card(photo("a"), photo("b")))
    await read(copy, photo_card(photo("b")), reading=2, first=1)
    marks = await copy.media_marks()
    stored = await copy.media(marks.numbers)
    assert {each.medium.media_id: each.card_key for each in stored.values()} == {
        "a": "journal:j",
        "b": f"photo:{_DAY}:b",
    }
    assert not flags(marks, "a") & Flag.REMOVED


async def test_f084_a_photo_that_no_card_shows_any_more_stays_and_is_marked(
    copy: LocalCopy,
) -> None:
    await read(copy, photo_card(photo("b"), photo("a")), diary("j", photo("d")))
    await read(copy, photo_card(photo("a")), reading=2)
    await copy.mark_unseen_as_removed(2)
    marks = await copy.media_marks()
    assert list(marks.media_ids()) == ["b", "a", "d"]
    gone = [bool(flags(marks, media_id) & Flag.REMOVED) for media_id in ("b", "a", "d")]
    assert gone == [True, False, True]
    await read(copy, diary("j", photo("d")), reading=3, first=1)
    assert not flags(await copy.media_marks(), "d") & Flag.REMOVED


async def test_media_follow_a_card_to_another_place(copy: LocalCopy) -> None:
    first, second = photo_card(photo("a")), diary("j", photo("b"))
    await read(copy, first, second)
    assert await ids(copy) == ["a", "b"]
    await read(copy, second, first, reading=2)
    assert await ids(copy) == ["b", "a"]


async def test_media_of_messages_come_below_those_of_the_days_cards(copy: LocalCopy) -> None:
    await copy.put_children([child("c1", "Noor"), child("c2", "Sem")])
    await read(copy, photo_card(photo("a")), photo_card(photo("z", day=_BEFORE), day=_BEFORE))
    await copy.put_conversation_rows([row("7"), row("8")])
    await copy.put_thread(thread("7", photo("m", day=None), photo("a", SEM), name="Sem"))
    await copy.put_thread(thread("8", photo("n")))
    assert await ids(copy) == ["a", "m", "n", "z"]
    assert await ids(copy, child_ids=frozenset({"c2"})) == ["a", "m"]
    await copy.put_conversation_rows([row("8", unread=True)])
    found = await copy.conversations_of_media(["m", "n", "a", "nobody"])
    assert found == {"m": "7", "a": "7"}
    await copy.put_thread(thread("7", name="Sem"))
    assert flags(await copy.media_marks(), "m") & Flag.REMOVED


async def test_a_medium_keeps_its_number(copy: LocalCopy) -> None:
    await read(copy, photo_card(photo("b"), photo("a")))
    before = await copy.numbers_of_media(["a", "b", "nobody"])
    await read(copy, photo_card(photo("c"), photo("a", caption="new")), reading=2)
    after = await copy.numbers_of_media(["a", "b"])
    assert before == after
    assert set(before) == {"a", "b"}


async def test_what_was_seen_of_a_picture_is_kept_also_when_its_card_changes(
    copy: LocalCopy,
) -> None:
    await read(copy, photo_card(film("f"), photo("a"), photo("b")))
    await copy.put_looks({"a": Look(1024, 768, 0x102030), "b": Look(600, 800), "nobody": Look(1)})
    await copy.put_looks({"b": Look(color=0), "f": Look(seconds=42)})
    await read(copy, photo_card(film("f"), photo("a", caption="new"), photo("b")), reading=2)
    marks = await copy.media_marks()
    assert list(marks.ratios) == [0, 1333, 750]
    assert list(marks.colors) == [0, 0xFF102030, 0xFF000000]
    assert list(marks.seconds) == [42, 0, 0]


# -- what is chosen -------------------------------------------------------------------------------


@pytest.fixture
async def family(copy: LocalCopy) -> LocalCopy:
    """Fill a copy with photos in all companies."""
    await copy.put_children([child("c1", "Noor"), child("c2", "Sem")])
    await read(
        copy,
        photo_card(
            photo("noor", NOOR, labels=("Zandbak",)),
            photo("both", NOOR, SEM),
            photo("noor+", NOOR, OTHER, staff_tags=(PersonTag("", "Ilse", own_child=False),)),
            photo("nobody"),
            film("film", SEM),
            children=("c1", "c2"),
        ),
        diary("j", photo("diary"), child="c2"),
    )
    return copy


async def test_a_child_is_on_photos_that_name_it_or_stand_in_its_card_without_a_name(
    family: LocalCopy,
) -> None:
    assert await ids(family, child_ids=frozenset({"c1"})) == ["noor", "both", "noor+", "nobody"]
    assert await ids(family, child_ids=frozenset({"c2"})) == ["both", "nobody", "film", "diary"]
    assert await ids(family, child_ids=frozenset({"nobody"})) == []
    assert await ids(family, child_ids=frozenset[str]()) == []


async def test_row_b31_who_else_is_on_a_photo_can_be_chosen(family: LocalCopy) -> None:
    assert await ids(family, company=Company.TAGGED) == ["noor", "both", "noor+", "film"]
    assert await ids(family, company=Company.ALONE) == ["noor", "both", "film"]
    noor = frozenset({"c1"})
    assert await ids(family, company=Company.TAGGED, child_ids=noor) == ["noor", "both", "noor+"]
    assert await ids(family, company=Company.ALONE, child_ids=noor) == ["noor"]


async def test_kinds_staff_labels_and_single_media_can_be_chosen(family: LocalCopy) -> None:
    assert await ids(family, kind=MediaKind.VIDEO) == ["film"]
    assert "film" not in await ids(family, kind=MediaKind.PHOTO)
    assert await ids(family, staff="Ilse") == ["noor+"]
    assert await ids(family, label="Zandbak") == ["noor"]
    assert await ids(family, media_ids=frozenset({"film", "noor", "x"})) == ["noor", "film"]
    assert await ids(family, staff="Ilse", kind=MediaKind.VIDEO) == []
    assert await family.staff_on_media() == (NamedTag("Ilse", 1),)
    assert await family.labels_of_media() == (NamedTag("Zandbak", 1),)


async def test_text_is_found_in_captions_and_in_the_diary_of_that_day_and_child(
    copy: LocalCopy,
) -> None:
    await copy.put_children([child("c1", "Noor"), child("c2", "Sem")])
    await read(
        copy,
        diary(
            "j", photo("own"), text="<p>Vandaag</p><p>naar de <b>speel</b>tuin: caf&eacute;!</p>"
        ),
        photo_card(photo("noor", NOOR), photo("sem", SEM), photo("sand", SEM, caption="Zándbak")),
        photo_card(photo("old", NOOR, day=_BEFORE), day=_BEFORE),
    )
    assert await ids(copy, text="SPEELTUIN") == []
    assert await ids(copy, text="speel") == ["own", "noor"]
    assert await ids(copy, text="cafe") == ["own", "noor"]
    assert await ids(copy, text="vandaag  naar") == ["own", "noor"]
    assert await ids(copy, text="ndBÁK") == ["sand"]
    assert await ids(copy, text="strong") == []
    await read(copy, diary("j", photo("own"), text="<p>Speeltuin</p>"), reading=2)
    assert await ids(copy, text="speeltuin") == ["own", "noor"]
    assert await ids(copy, text="cafe") == []


# -- copies that were kept before -----------------------------------------------------------------


async def test_a_copy_of_the_second_version_has_its_media_drawn(tmp_path: Path) -> None:
    path = tmp_path / "copy.sqlite3"
    second = Schema(SCHEMA.migrations[:2], SCHEMA.journal_mode, SCHEMA.synchronous)
    cards = [diary("j", photo("a", NOOR), photo("b")), photo_card(photo("c"), photo("a"))]
    with closing(open_database(path, second)) as connection:
        _put_as_before(connection, cards, thread("7", photo("m")))
        connection.execute(
            """INSERT INTO card (card_key, kind, day, position, content_sha256, body, reading)
               VALUES ('damaged', 'photo', NULL, 9, x'00', '{no json', 1)"""
        )
        connection.execute("INSERT INTO card_medium VALUES ('lost', 'damaged')")
    async with await LocalCopy.open(path) as copy:
        assert not copy.rebuilt
        assert await ids(copy) == ["b", "c", "a", "m"]
        assert flags(await copy.media_marks(), "a") & Flag.TAGGED
    async with await LocalCopy.open(path) as copy:
        assert await ids(copy) == ["b", "c", "a", "m"]


def _put_as_before(
    connection: sqlite3.Connection, cards: Sequence[Card], told: Conversation
) -> None:
    for position, card in enumerate(cards):
        key, day = f"key-{position}", card.day.isoformat() if card.day else None
        connection.execute(
            """INSERT INTO card (card_key, kind, day, position, content_sha256, body, reading)
               VALUES (?, ?, ?, ?, x'00', ?, 1)""",
            (key, card.kind.value, day, position, msgspec.json.encode(card)),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO card_medium VALUES (?, ?)",
            [(medium.media_id, key) for medium in card.all_media],
        )
    connection.execute(
        """INSERT INTO conversation (conversation_id, unread, row_sha256, body, thread)
           VALUES (?, 0, x'00', '{}', ?)""",
        (told.conversation_id, msgspec.json.encode(told)),
    )


@st.composite
def media(draw: st.DrawFn) -> Medium:
    tags = draw(st.lists(st.sampled_from([NOOR, SEM, OTHER]), unique=True, max_size=3))
    return photo(
        draw(st.sampled_from("abcd")),
        *tags,
        day=draw(st.sampled_from([_DAY, _BEFORE, None])),
        kind=draw(st.sampled_from(MediaKind)),
        downloadable=draw(st.booleans()),
    )


@st.composite
def cards(draw: st.DrawFn) -> Card:
    shown = draw(st.lists(media(), min_size=1, max_size=3))
    journal_id = draw(st.sampled_from("jk-"))
    return photo_card(*shown) if journal_id == "-" else diary(journal_id, *shown)


@hypothesis.settings(max_examples=40)
@hypothesis.given(
    st.lists(st.lists(cards(), max_size=4), min_size=1, max_size=3), st.lists(media(), max_size=2)
)
def test_media_are_the_same_however_their_places_came_to_be_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, readings: list[list[Card]], told: list[Medium]
) -> None:
    path = tmp_path_factory.mktemp("copies") / "copy.sqlite3"
    with closing(open_database(path, SCHEMA)) as connection:
        for reading, read_now in enumerate(readings, 1):
            put_cards(connection, list(enumerate(read_now)), reading)
        connection.execute(
            """INSERT INTO conversation (conversation_id, unread, row_sha256, body)
               VALUES ('7', 0, x'00', '{}')"""
        )
        put_thread(connection, thread("7", *told))
        grown = _still_shown(connection)
        connection.execute("DELETE FROM medium_tag")
        connection.execute("DELETE FROM medium")
        draw_media(connection)
        assert _still_shown(connection) == grown


def _still_shown(connection: sqlite3.Connection) -> list[object]:
    """Return what the portal still shows, and where: what it does not is in no body any more."""
    return connection.execute(
        """SELECT media_id, day, position, place, flags, card_key, conversation_id, cards, body,
             (SELECT group_concat(kind || name) FROM (
                SELECT kind, name FROM medium_tag JOIN tag ON tag.number = tag
                WHERE medium = medium.number ORDER BY kind, name))
           FROM medium WHERE NOT flags & 4 ORDER BY media_id"""
    ).fetchall()


# -- speed ----------------------------------------------------------------------------------------


def test_the_marks_of_twenty_thousand_media_are_there_within_50_ms(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "copy.sqlite3", SCHEMA)) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            """INSERT INTO medium (media_id, day, position, place, flags, card_key,
                 conversation_id, cards, body)
               VALUES (?, ?, ?, ?, 2, '', '', 1, x'00')""",
            (
                (f"{number:032x}", _DAY.toordinal() - number // 12, number // 6, number % 6)
                for number in range(20_000)
            ),
        )
        connection.execute("COMMIT")
        spent_s: list[float] = []
        marks = NO_MEDIA
        for _ in range(5):
            # Of this thread's own time: what else the computer does is not the question.
            began_s = time.thread_time()
            marks = media_marks(connection, MediaChoice())
            spent_s.append(time.thread_time() - began_s)
        plan = connection.execute(
            """EXPLAIN QUERY PLAN SELECT day, number, flags, width, height, color, seconds,
                 media_id
               FROM medium ORDER BY day DESC, position, place, number"""
        ).fetchall()
    assert len(marks.numbers) == 20_000
    assert marks.media_id(19_999) == f"{19_999:032x}"
    assert [step[3] for step in plan] == ["SCAN medium USING COVERING INDEX medium_marks"]
    assert min(spent_s) < 0.05
