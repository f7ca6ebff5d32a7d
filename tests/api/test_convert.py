from __future__ import annotations

import contextlib
import json
import sqlite3
from datetime import date, datetime
from typing import cast

import hypothesis
import msgspec
import pytest
from hypothesis import strategies as st

from konnect_desktop.api import convert
from konnect_desktop.api.documents import decode
from konnect_desktop.domain.errors import ProtocolChangedError
from konnect_desktop.domain.media import MediaKind, Medium
from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.domain.timeline import Card, CardKind, TimelinePage

DAY_MS = 1773270000000
TIME_MS = 1773243727000
LINKS = {"fullSizeUrl": "https://r/f", "mediumUrl": "https://r/m", "thumbUrl": "https://r/t"}


def photo(**changes: object) -> dict[str, object]:
    return {
        "id": "p1",
        "description": "Op deze foto staat Mila",
        "generatedDescription": True,
        "date": DAY_MS,
        "childTags": [{"personId": "c1", "message": "Mila", "ownChild": True}],
        "employeeTags": [{"name": "Ilse"}],
        "miscTags": [{"message": "Zandbak"}, {"name": "Buiten"}, {"message": "Zandbak"}, 7, {}],
        "mediaType": "photo",
        "liked": True,
        "new": True,
        **LINKS,
        **changes,
    }


def journal(**changes: object) -> dict[str, object]:
    return {
        "date": DAY_MS,
        "writtenByName": "Team",
        "writtenByType": "timeline.x",
        "journalId": "j1",
        "childId": "c1",
        "dayRythmContent": "<table>",
        "journalContent": "<p>Buiten</p>",
        "content": "<table><p>Buiten</p>",
        "photos": [],
        "attachmentContentItems": [{"id": 1, "name": "a.pdf", "size": 12, "awsUrl": "https://x"}],
        "isNew": True,
        "edited": False,
        **changes,
    }


def card(kind: object = "journal", **changes: object) -> dict[str, object]:
    body: dict[str, object] = {"type": kind, "date": DAY_MS, "children": [{"id": "c1"}]}
    if kind == "journal":
        body["journal"] = journal()
    if kind == "photo":
        body["photos"] = [photo()]
    return body | changes


def page(*cards: object) -> TimelinePage:
    return convert.timeline_page(list(cards), 0)


def medium(**changes: object) -> Medium:
    (only,) = page(card("photo", photos=[photo(**changes)])).cards[0].media
    return only


def test_a_known_card_is_read_field_by_field() -> None:
    journal_card, photo_card = page(card(), card("photo")).cards
    assert journal_card.kind is CardKind.JOURNAL
    assert (journal_card.day, journal_card.children) == (date(2026, 3, 12), ("c1",))
    diary = journal_card.journal
    assert diary is not None
    assert (diary.journal_id, diary.author, diary.text_html, diary.rhythm_html) == (
        "j1",
        "Team",
        "<p>Buiten</p>",
        "<table>",
    )
    assert [(file.name, file.size_bytes) for file in diary.attachments] == [("a.pdf", 12)]
    (picture,) = photo_card.media
    assert (picture.media_id, picture.kind, picture.day, picture.moment) == (
        "p1",
        MediaKind.PHOTO,
        date(2026, 3, 12),
        None,
    )
    assert (picture.generated_caption, picture.liked, picture.downloadable) == (True, True, True)
    assert [(tag.person_id, tag.name, tag.own_child) for tag in picture.child_tags] == [
        ("c1", "Mila", True)
    ]
    assert [tag.name for tag in picture.staff_tags] == ["Ilse"]
    assert picture.labels == ("Zandbak", "Buiten")
    assert "https" not in repr(picture)


@pytest.mark.parametrize("kind", ["sticker", "JOURNAL", "unknown", "", None, 7, ["x"]])
def test_f049_a_card_of_an_unknown_kind_is_kept(kind: object) -> None:
    (found,) = page(card(kind, date=None)).cards
    assert found.kind is CardKind.UNKNOWN
    assert found.wire_kind == (kind if isinstance(kind, str) else "")
    assert len(found.unknown_fingerprint) == 64
    assert found.day is None


def test_fingerprints_tell_unknown_cards_apart_but_not_by_their_links() -> None:
    def print_of(**changes: object) -> str:
        return page(card("sticker", **changes)).cards[0].unknown_fingerprint

    assert print_of(a={"b": [1]}) != print_of(a={"b": [2]})
    assert print_of(u="https://r/x?Signature=1") == print_of(u="https://r/x?Signature=2")
    assert print_of(z=1, a="\ud800") == print_of(a="\ud800", z=1)


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        (None, "$[1]"),
        ("text", "$[1]"),
        ([], "$[1]"),
        (7, "$[1]"),
        (card(journal=None), "$[1].journal"),
        (card(journal="x"), "$[1].journal"),
        (card(journal=journal(journalId=None)), "$[1].journal.journalId"),
        (card(journal=journal(journalId="")), "$[1].journal.journalId"),
        (card(journal={"childId": "c"}), "$[1].journal"),
        (card(journal=journal(photos={"a": 1})), "$[1].journal.photos"),
        (card("photo", photos="x"), "$[1].photos"),
        (card(children={"a": 1}), "$[1].children"),
    ],
)
def test_f049_a_wrong_card_is_quarantined_and_the_rest_goes_on(wrong: object, path: str) -> None:
    found = page(card(), wrong, card("photo"))
    assert (found.received, len(found.cards)) == (3, 2)
    (left_out,) = found.quarantined
    assert left_out.json_path == path
    assert left_out.route == "GET /timeline/cards/v2/{offset}"
    assert left_out.problem
    assert "Buiten" not in left_out.problem


@pytest.mark.parametrize("wrong_id", [None, "", 1.5, True, [], {}, "x" * 513, 10**41])
def test_f049_f056_a_medium_without_an_id_is_left_out_and_its_card_stays(wrong_id: object) -> None:
    found = page(card("photo", photos=[photo(), photo(id=wrong_id), "x", photo(id="p2")]))
    assert [medium.media_id for medium in found.cards[0].media] == ["p1", "p2"]
    assert [left.json_path for left in found.quarantined] == [
        "$[0].photos[1].id",
        "$[0].photos[2]",
    ]


@pytest.mark.parametrize(
    ("wire_id", "media_id"),
    [(7, "7"), ("7", "7"), ("../x", "../x"), (2**63, str(2**63)), ("é\ud800\x00", "é\ufffd\ufffd")],
)
def test_f056_ids_are_opaque_text(wire_id: object, media_id: str) -> None:
    assert medium(id=wire_id).media_id == media_id


@pytest.mark.parametrize(
    "moment",
    [None, 0, -1, 1e18, -1e18, 17732700, True, "", "soon", [], {}, float("inf"), 1773270000],
)
def test_f055_a_date_that_is_none_is_unknown(moment: object) -> None:
    found = page(card("photo", date=moment, photos=[photo(date=moment)])).cards[0]
    assert (found.day, found.media[0].day, found.media[0].moment) == (None, None, None)


@pytest.mark.parametrize(
    "moment",
    [DAY_MS, float(DAY_MS), "2026-03-12", "2026-03-12T00:00:00+01:00", "2026-03-11T23:00:00Z"],
)
def test_f055_a_date_is_read_as_number_and_as_text(moment: object) -> None:
    assert medium(date=moment).day == date(2026, 3, 12)


def test_a_diary_dates_its_photos_and_a_message_gives_them_its_time() -> None:
    (found,) = page(card(journal=journal(photos=[photo(date=None), photo(id="p2")]))).cards
    assert [picture.day for picture in found.all_media] == [date(2026, 3, 12)] * 2
    thread = convert.conversation(
        {"messages": [{"date": TIME_MS, "photos": [photo(date=None), photo(id="p2")]}]}, "9"
    )
    undated, of_another_day = thread.messages[0].media
    assert undated.moment == datetime.fromtimestamp(TIME_MS / 1000, AMSTERDAM)
    assert (of_another_day.day, of_another_day.moment) == (date(2026, 3, 12), None)


def test_a_photo_without_a_full_size_may_not_be_downloaded() -> None:
    kept = medium(fullSizeUrl=None)
    assert not kept.downloadable
    assert kept.links is not None
    assert kept.links.thumb == "https://r/t"


@pytest.mark.parametrize(
    "changes",
    [
        {"description": None, "generatedDescription": None, "liked": "yes", "childTags": None},
        {"description": 7, "mediaType": 9, "childTags": [None, 7], "employeeTags": "x"},
        {"miscTags": {}, "description": None, "childTags": None},
    ],
)
def test_f049_wrong_little_things_take_a_default(changes: dict[str, object]) -> None:
    found = medium(**changes)
    assert (found.kind, found.caption, found.child_tags) == (MediaKind.PHOTO, "", ())
    assert found.labels == (() if "miscTags" in changes else ("Zandbak", "Buiten"))
    assert (found.generated_caption, found.liked) == (
        changes.get("generatedDescription", True) is True,
        changes.get("liked") is None,
    )


def test_children_active_and_former_are_read() -> None:
    found = convert.children(
        {
            "activeChildren": [
                {
                    "id": "a",
                    "fullname": "Mila de Wit",
                    "firstName": "Mila",
                    "dateOfBirth": 1693778400000,
                    "activeGroups": [{"name": "Lieveheersbeestjes"}, {"x": 1}],
                    "avatars": LINKS,
                },
                {"firstName": "no id"},
            ],
            "inactiveChildren": [
                {"id": 7, "firstName": "Bo", "middleName": None, "lastName": "Wit"}
            ],
        }
    )
    mila, bo = found
    assert (mila.full_name, mila.active, mila.has_placement) == ("Mila de Wit", True, True)
    assert (mila.birth_date, mila.group_names) == (date(2023, 9, 4), ("Lieveheersbeestjes",))
    assert mila.portrait is not None
    assert (bo.child_id, bo.full_name, bo.active, bo.portrait) == ("7", "Bo Wit", False, None)


def test_f050_no_children_at_all_is_an_answer_but_a_missing_list_is_none() -> None:
    assert convert.children({"activeChildren": [], "inactiveChildren": None}) == ()
    documents: list[object] = [{}, {"activeChildren": None}, None, []]
    for document in documents:
        with pytest.raises(ProtocolChangedError) as caught:
            convert.children(document)
        assert caught.value.route == "GET /children/"


@pytest.mark.parametrize("value", [None, "3", -1, 1.5, True, 2**70, []])
def test_a_counter_that_is_no_number_is_unknown(value: object) -> None:
    assert convert.unread_counts({"nrOfNewMessages": value}).messages is None


def test_a_row_that_does_not_plainly_say_read_counts_as_unread() -> None:
    rows = [
        {"logMessageMessageId": n, "unread": unread}
        for n, unread in enumerate([True, None, "x", False])
    ]
    found = convert.conversation_page(rows, 40)
    assert [row.unread for row in found.rows] == [True, True, True, False]
    assert (found.offset, found.received) == (40, 4)


def test_messages_are_handed_out_oldest_first() -> None:
    newest_first = [{"message": "b", "date": TIME_MS + 5}, {"message": "a", "date": TIME_MS}]
    thread = convert.conversation({"summary": None, "messages": newest_first}, "1")
    assert [message.text_html for message in thread.messages] == ["a", "b"]
    undated = convert.conversation({"messages": [{"message": "b"}, {"message": "a"}]}, "1")
    assert [message.text_html for message in undated.messages] == ["b", "a"]


@pytest.mark.parametrize("document", [None, [], {}, {"messages": None}, {"messages": {}}, "x"])
def test_f050_a_thread_without_messages_is_a_changed_portal(document: object) -> None:
    with pytest.raises(ProtocolChangedError):
        convert.conversation(document, "1")


def test_f063_deep_content_of_an_unknown_card_is_left_out_not_fatal() -> None:
    deep: object = "x"
    for _ in range(900):
        deep = [deep]
    found = page(card("sticker", deep=deep), card())
    assert found.received == 2
    assert found.cards[-1].kind is CardKind.JOURNAL


KEYS = st.sampled_from(
    [*card("journal"), *journal(), *photo(), "firstName", "avatars", "messages", "summary", "name"]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["journal", "photo", "trigger", "video", "\ud800", DAY_MS]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=8),
    max_leaves=30,
)


@hypothesis.settings(max_examples=300)
@hypothesis.given(st.lists(VALUES, max_size=4))
def test_t9_f049_f054_whatever_comes_every_item_is_read_or_quarantined(
    values: list[object],
) -> None:
    document = decode(json.dumps(values).encode(), "GET /x")
    found = page(*cast("list[object]", document))
    assert found.received == len(values)
    assert len(found.cards) + len({q.json_path.split("]")[0] for q in found.quarantined}) >= len(
        values
    )
    _store(found.cards)
    rows = convert.conversation_page(document, 0)
    assert len(rows.rows) + len(rows.quarantined) == len(values)


@hypothesis.given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_t9_single_answers_are_read_or_a_changed_portal(document: dict[str, object]) -> None:
    for read in (convert.parent, convert.unread_counts, convert.children):
        with contextlib.suppress(ProtocolChangedError):
            read(document)
    with contextlib.suppress(ProtocolChangedError):
        convert.conversation(document, "1")


def _store(cards: tuple[Card, ...]) -> None:
    """What was read can be stored: nothing that SQLite refuses is in it."""
    with sqlite3.connect(":memory:") as database:
        for found in cards:
            for value in _leaves(msgspec.to_builtins(found)):
                database.execute("SELECT ?", (value,))
    database.close()


def _leaves(value: object) -> list[str | int | float | None]:
    if isinstance(value, dict):
        value = list(cast("dict[str, object]", value).values())
    if isinstance(value, list | tuple):
        return [leaf for item in cast("list[object]", value) for leaf in _leaves(item)]
    return [value] if isinstance(value, str | int | float) or value is None else []
