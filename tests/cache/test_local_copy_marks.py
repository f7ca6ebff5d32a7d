"""Laying out a timeline of years: marks without bodies, cards in batches, places of media."""

from __future__ import annotations

import gc
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from konnect_desktop.cache.database import Schema, open_database
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.cache.local_copy_marks import CardMark, card_marks
from konnect_desktop.cache.local_copy_schema import SCHEMA
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.media import MediaKind, Medium
from konnect_desktop.domain.timeline import Card, CardKind, Journal

_DAY = date(2026, 4, 14)


@pytest.fixture
async def copy(tmp_path: Path) -> AsyncIterator[LocalCopy]:
    async with await LocalCopy.open(tmp_path / "copy.sqlite3") as opened:
        yield opened


def _medium(media_id: str, kind: MediaKind = MediaKind.PHOTO) -> Medium:
    return Medium(
        media_id=media_id,
        kind=kind,
        day=_DAY,
        moment=None,
        caption="Zandtaart",
        generated_caption=False,
        child_tags=(),
        staff_tags=(),
        liked=False,
        downloadable=True,
    )


def _photos(day: date | None, *media: Medium, children: tuple[str, ...] = ("c1",)) -> Card:
    return Card(CardKind.PHOTO, "photo", day, children, media=media)


def _diary(day: date, journal_id: str, *media: Medium) -> Card:
    journal = Journal(
        journal_id=journal_id,
        child_id="c1",
        author="Ilse",
        author_kind="",
        text_html="<p>Noor bouwde een toren.</p>" * 20,
        rhythm_html="",
        media=media,
        attachments=(),
        is_new=False,
        edited=False,
    )
    return Card(CardKind.JOURNAL, "journal", day, ("c1",), journal=journal)


_TIMELINE = (
    _diary(_DAY, "j2", _medium("d1")),
    _photos(_DAY, _medium("p3"), _medium("f1", MediaKind.VIDEO), children=("c1", "c2")),
    _diary(_DAY - timedelta(days=1), "j1"),
    _photos(_DAY - timedelta(days=1), _medium("p1")),
    Card(CardKind.TRIGGER, "trigger", None, (), description="Toestemming"),
)


async def test_marks_say_what_a_page_needs_in_the_order_of_the_timeline(copy: LocalCopy) -> None:
    await copy.put_cards(_TIMELINE, first_position=0, reading=1)
    marks = await copy.card_marks()
    assert [(mark.kind, mark.day, mark.position) for mark in marks] == [
        (card.kind, card.day, position) for position, card in enumerate(_TIMELINE)
    ]
    assert [(mark.photos, mark.videos) for mark in marks] == [
        (1, 0),
        (1, 1),
        (0, 0),
        (1, 0),
        (0, 0),
    ]
    assert [mark.children for mark in marks] == [card.children for card in _TIMELINE]
    assert not any(mark.removed for mark in marks)


async def test_marks_are_in_the_order_of_the_cards_themselves(copy: LocalCopy) -> None:
    await copy.put_cards(reversed(_TIMELINE), first_position=0, reading=1)
    cards = await copy.cards()
    assert [mark.key for mark in await copy.card_marks()] == [card.key for card in cards]


async def test_marks_follow_a_card_that_grows_and_one_that_goes_away(copy: LocalCopy) -> None:
    await copy.put_cards([_TIMELINE[3], _TIMELINE[4]], first_position=0, reading=1)
    grown = _photos(_DAY - timedelta(days=1), _medium("p2"), _medium("p1"))
    await copy.put_cards([grown], first_position=0, reading=2)
    await copy.mark_unseen_as_removed(2)
    first, second = await copy.card_marks()
    assert (first.photos, first.removed) == (2, False)
    assert (second.kind, second.removed) == (CardKind.TRIGGER, True)


async def test_cards_come_in_one_batch_and_unknown_keys_are_left_out(copy: LocalCopy) -> None:
    await copy.put_cards(_TIMELINE, first_position=0, reading=1)
    keys = [mark.key for mark in await copy.card_marks()]
    found = await copy.cards_by_key([keys[0], keys[3], "journal:nobody"])
    assert {key: stored.card for key, stored in found.items()} == {
        keys[0]: _TIMELINE[0],
        keys[3]: _TIMELINE[3],
    }
    assert await copy.cards_by_key([]) == {}
    assert await copy.card_keys() == set(keys)


async def test_a_medium_is_looked_for_where_the_portal_has_it_now(copy: LocalCopy) -> None:
    await copy.put_cards(_TIMELINE, first_position=0, reading=1)
    # Two cards come in above; what is below is not read again.
    newer = [_diary(_DAY + timedelta(days=1), f"n{place}") for place in range(2)]
    await copy.put_cards(newer, first_position=0, reading=2)
    assert await copy.media_offsets(["d1", "f1", "p1", "nobody"]) == {"d1": 2, "f1": 3, "p1": 5}


async def test_f084_a_medium_of_a_card_that_is_gone_is_not_looked_for(copy: LocalCopy) -> None:
    await copy.put_cards(_TIMELINE[:2], first_position=0, reading=1)
    await copy.put_cards(_TIMELINE[:1], first_position=0, reading=2)
    await copy.mark_unseen_as_removed(2)
    assert await copy.media_offsets(["d1", "p3"]) == {"d1": 0}


async def test_a_copy_of_the_first_version_has_its_marks_made(tmp_path: Path) -> None:
    path = tmp_path / "copy.sqlite3"
    _write_first_version(path, *(msgspec.json.encode(card) for card in _TIMELINE))
    async with await LocalCopy.open(path) as copy:
        assert not copy.rebuilt
        marks = await copy.card_marks()
        assert [stored.card for stored in await copy.cards()] == list(_TIMELINE)
    assert [(mark.photos, mark.videos) for mark in marks] == [
        (1, 0),
        (1, 1),
        (0, 0),
        (1, 0),
        (0, 0),
    ]
    assert [mark.children for mark in marks] == [card.children for card in _TIMELINE]


async def test_f104_a_body_of_the_first_version_that_is_damaged_keeps_no_other_from_being_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "copy.sqlite3"
    _write_first_version(path, msgspec.json.encode(_TIMELINE[0]), b"{no json")
    async with await LocalCopy.open(path) as copy:
        marks = await copy.card_marks()
        assert [(mark.photos, mark.children) for mark in marks] == [(1, ("c1",)), (0, ())]
        assert len(await copy.cards_by_key([marks[0].key])) == 1
        with pytest.raises(BrokenError) as caught:
            await copy.cards_by_key([marks[1].key])
    assert caught.value.kind is ErrorKind.DATABASE_DAMAGED


def test_the_marks_of_ten_thousand_cards_are_there_within_50_ms(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "copy.sqlite3", SCHEMA)) as connection:
        body = msgspec.json.encode(_TIMELINE[0])
        rows = [
            (f"journal:{number}", (_DAY - timedelta(days=number // 20)).isoformat(), number, body)
            for number in range(10_000)
        ]
        connection.execute("BEGIN")
        connection.executemany(
            """INSERT INTO card (card_key, kind, day, position, content_sha256, body, reading,
                 children, photos) VALUES (?, 'journal', ?, ?, x'00', ?, 1, '["c1","c2"]', 3)""",
            rows,
        )
        connection.execute("COMMIT")
        spent_s: list[float] = []
        marks: list[CardMark] = []
        for _ in range(7):
            gc.collect()
            # Of this thread's own time: what else the computer does is not the question.
            began_s = time.thread_time()
            marks = card_marks(connection)
            spent_s.append(time.thread_time() - began_s)
        plan = connection.execute(
            """EXPLAIN QUERY PLAN
               SELECT card_key, kind, day, position, children, photos, videos, removed FROM card
               ORDER BY day DESC, position, card_key"""
        ).fetchall()
    assert len(marks) == 10_000
    assert [row[3] for row in plan] == ["SCAN card USING COVERING INDEX card_marks"]
    assert min(spent_s) < 0.05


def _write_first_version(path: Path, *bodies: bytes) -> None:
    first = Schema(SCHEMA.migrations[:1], SCHEMA.journal_mode, SCHEMA.synchronous)
    with closing(open_database(path, first)) as connection:
        for position, body in enumerate(bodies):
            kind, day = _kind_and_day(body)
            connection.execute(
                """INSERT INTO card (card_key, kind, day, position, content_sha256, body, reading)
                   VALUES (?, ?, ?, ?, x'00', ?, 1)""",
                (f"key-{position}", kind, day, position, body),
            )
        assert _version(connection) == 1


def _kind_and_day(body: bytes) -> tuple[str, str | None]:
    try:
        card = msgspec.json.decode(body, type=Card)
    except msgspec.DecodeError:
        return "journal", "2026-01-01"
    return card.kind.value, card.day.isoformat() if card.day else None


def _version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]
