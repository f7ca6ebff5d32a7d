from __future__ import annotations

from datetime import date, datetime

import pytest

from konnect_desktop.api.convert_conversations import conversation
from konnect_desktop.api.convert_timeline import timeline_page
from konnect_desktop.domain.media import MediaKind, Medium
from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.domain.timeline import CardKind, TimelinePage
from tests.support.wire_samples import DAY_MS, TIME_MS, card, journal, photo


def page(*cards: object) -> TimelinePage:
    return timeline_page(list(cards), 0)


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
    thread = conversation(
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
    assert found.labels == (() if "miscTags" in changes else ("Buiten spelen", "Zand"))
    assert (found.generated_caption, found.liked) == (
        changes.get("generatedDescription", True) is True,
        changes.get("liked") is None,
    )


def test_f063_deep_content_of_an_unknown_card_is_left_out_not_fatal() -> None:
    deep: object = "x"
    for _ in range(900):
        deep = [deep]
    found = page(card("sticker", deep=deep), card())
    assert found.received == 2
    assert found.cards[-1].kind is CardKind.JOURNAL
