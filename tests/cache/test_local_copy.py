"""The local copy: upserted by id, changes told, nothing removed by mistake, no link kept."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.conversations import Conversation, ConversationRow, Message
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.media import MediaKind, MediaLinks, Medium, PersonTag
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.timeline import Attachment, Card, CardKind, Journal, Quarantined

_DAY = date(2026, 4, 14)


@pytest.fixture
async def copy(tmp_path: Path) -> AsyncIterator[LocalCopy]:
    async with await LocalCopy.open(tmp_path / "copy.sqlite3") as opened:
        yield opened


def _photo(media_id: str) -> Medium:
    return Medium(
        media_id=media_id,
        kind=MediaKind.PHOTO,
        day=_DAY,
        moment=None,
        caption="Zandtaart",
        generated_caption=False,
        child_tags=(PersonTag("c1", "Noor", own_child=True),),
        staff_tags=(),
        liked=False,
        downloadable=True,
        links=MediaLinks(full=f"https://resource.example/{media_id}?Signature=secret"),
    )


def _photo_card(*media_ids: str) -> Card:
    return Card(CardKind.PHOTO, "photo", _DAY, ("c1",), media=tuple(map(_photo, media_ids)))


def _row(*, unread: bool = False, text: str = "Luiers") -> ConversationRow:
    moment = datetime(2026, 4, 14, 12, tzinfo=UTC)
    return ConversationRow("7", "Luiers", text, moment, "Ilse", unread, last_from_parent=False)


async def test_a_card_is_a_change_only_when_its_content_is_another(copy: LocalCopy) -> None:
    first = await copy.put_cards([_photo_card("b", "a")], first_position=0, reading=1)
    assert len(first) == 1
    assert not await copy.put_cards([_photo_card("b", "a")], first_position=3, reading=2)
    (stored,) = await copy.cards()
    assert stored.position == 3


async def test_a_card_that_grows_stays_one_card(copy: LocalCopy) -> None:
    (key,) = await copy.put_cards([_photo_card("b", "a")], first_position=0, reading=1)
    assert await copy.put_cards([_photo_card("c", "b", "a")], first_position=0, reading=2) == {key}
    (stored,) = await copy.cards()
    assert [medium.media_id for medium in stored.card.media] == ["c", "b", "a"]


async def test_a_card_whose_oldest_photo_went_away_stays_one_card(copy: LocalCopy) -> None:
    await copy.put_cards([_photo_card("b", "a")], first_position=0, reading=1)
    await copy.put_cards([_photo_card("c", "b")], first_position=0, reading=2)
    assert len(await copy.cards()) == 1


async def test_part4_fault1_two_cards_on_one_day_stay_two(copy: LocalCopy) -> None:
    cards = [_photo_card("b", "a"), _photo_card("d", "a")]
    await copy.put_cards(cards, first_position=0, reading=1)
    await copy.put_cards(
        [_photo_card("b", "c"), _photo_card("d", "e")], first_position=0, reading=2
    )
    shown = {medium.media_id for card in await copy.cards() for medium in card.card.media}
    assert {"b", "c", "d", "e"} <= shown


async def test_part4_fault14_no_link_is_kept(copy: LocalCopy, tmp_path: Path) -> None:
    file = Attachment("a.pdf", "application/pdf", 12, link="https://x/a.pdf?Signature=s")
    diary = Journal(
        "j", "c1", "Ilse", "", "<p/>", "", (_photo("d"),), (file,), is_new=False, edited=False
    )
    card = Card(CardKind.JOURNAL, "journal", _DAY, ("c1",), diary)
    await copy.put_cards([_photo_card("b", "a"), card], first_position=0, reading=1)
    thread = Conversation(
        "7", "Luiers", (Message("<p/>", None, "Noor", "Ilse", (_photo("m"),), (file,)),)
    )
    await copy.put_conversation_rows([_row()])
    await copy.put_thread(thread)
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"Zandtaart" in written
    assert b"Signature" not in written


async def test_part4_fault12_unknown_kinds_of_card_are_kept(copy: LocalCopy) -> None:
    card = Card(CardKind.UNKNOWN, "milestone", _DAY, ("c1",), unknown_fingerprint="ab")
    await copy.put_cards([card], first_position=0, reading=1)
    assert [stored.card for stored in await copy.cards()] == [card]


async def test_f084_what_a_whole_reading_has_not_met_is_marked_and_not_deleted(
    copy: LocalCopy,
) -> None:
    await copy.put_cards([_photo_card("a"), _photo_card("b")], first_position=0, reading=1)
    await copy.put_cards([_photo_card("a")], first_position=0, reading=2)
    assert len(await copy.mark_unseen_as_removed(2)) == 1
    assert [stored.removed for stored in await copy.cards()].count(True) == 1
    assert len(await copy.put_cards([_photo_card("b")], first_position=0, reading=3)) == 1
    assert not any(stored.removed for stored in await copy.cards())


async def test_f050_children_that_are_not_told_of_any_more_stay(copy: LocalCopy) -> None:
    child = Child("c1", "Noor", "Noor de Wit", None, True, True, ("Rupsjes",))  # noqa: FBT003
    assert await copy.put_children([child]) == {"c1"}
    assert await copy.put_children([child]) == frozenset()
    assert await copy.put_children([replace(child, active=False)]) == {"c1"}
    await copy.put_children([])
    assert [known.child_id for known in await copy.children()] == ["c1"]


async def test_messages_are_current_until_the_overview_says_otherwise(copy: LocalCopy) -> None:
    await copy.put_conversation_rows([_row(unread=True)])
    await copy.put_thread(Conversation("7", "Luiers", ()))
    await copy.put_conversation_rows([_row(unread=False)])
    (stored,) = await copy.conversations()
    assert stored.thread_is_current
    await copy.put_conversation_rows([_row(text="Dank je")])
    (stored,) = await copy.conversations()
    assert not stored.thread_is_current
    assert stored.thread is not None


async def test_a_conversation_with_an_unreadable_message_is_read_again(copy: LocalCopy) -> None:
    await copy.put_conversation_rows([_row()])
    quarantined = (Quarantined("GET /logbook/details/{id}", "$.messages[0]", "no text"),)
    await copy.put_thread(Conversation("7", "Luiers", (), quarantined))
    (stored,) = await copy.conversations()
    assert not stored.thread_is_current


async def test_facts_are_overwritten(copy: LocalCopy) -> None:
    await copy.put_facts({"a": "1", "b": "2"})
    await copy.put_facts({"a": "3"})
    assert await copy.facts() == {"a": "3", "b": "2"}


async def test_f103_a_damaged_local_copy_is_set_aside_and_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "copy.sqlite3"
    path.write_bytes(b"no database at all" * 300)
    async with await LocalCopy.open(path) as copy:
        assert copy.rebuilt
        assert not await copy.has_cards()
    assert any(".damaged-" in entry.name for entry in tmp_path.iterdir())


async def test_f184_a_newer_local_copy_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(BrokenError) as caught:
        await LocalCopy.open(tmp_path / "copy.sqlite3")
    assert caught.value.kind is ErrorKind.DATABASE_NEWER
