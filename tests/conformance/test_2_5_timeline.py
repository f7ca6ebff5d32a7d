"""portal-api 2.5: the timeline."""

from __future__ import annotations

import json
import re
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from konnect_desktop.demo.content.calendar import AMSTERDAM
from tests.conformance.naive import Family, sign_in
from tests.demo.reading import PARENT_API, Json, card_photos, photos_of_card, read_cards
from tests.support.tls_portal import TlsPortal, running_tls_portal

if TYPE_CHECKING:
    from pathlib import Path

    import httpx


def _page(client: httpx.Client, offset: int) -> list[Json]:
    page: list[Json] = client.get(f"{PARENT_API}/timeline/cards/v2/{offset}").json()
    return page


def _journals(cards: list[Json]) -> list[Json]:
    return [card["journal"] for card in cards if card["type"] == "journal"]


def _ids(cards: list[Json]) -> list[object]:
    """Return what the cards say without their links, which are signed anew each time."""
    return [json.loads(re.sub(r"\?Expires=[^\"]*", "", json.dumps(card))) for card in cards]


def test_2_5_a_page_has_six_cards_and_the_last_one_the_rest(
    parent: httpx.Client, zonnebloem: Family
) -> None:
    count = len(zonnebloem[0])
    lengths = [len(_page(parent, offset)) for offset in range(0, count, 6)]
    assert set(lengths[:-1]) == {6}
    assert lengths[-1] == count - 6 * (len(lengths) - 1)


def test_2_5_the_offset_skips_cards_and_not_pages(parent: httpx.Client) -> None:
    first, second = _page(parent, 0), _page(parent, 1)
    assert _ids(first[1:]) == _ids(second[:5])


def test_2_5_past_the_end_the_list_is_empty(parent: httpx.Client, zonnebloem: Family) -> None:
    assert _page(parent, len(zonnebloem[0])) == []
    assert _page(parent, 10**17) == []


@pytest.mark.parametrize("offset", ["x", "-1", "1.5", "%20", "²", "9" * 40])
def test_2_5_an_offset_that_is_no_number_is_400(parent: httpx.Client, offset: str) -> None:
    assert parent.get(f"{PARENT_API}/timeline/cards/v2/{offset}").status_code == 400


def test_2_5_the_newest_day_comes_first_and_diaries_before_photos(zonnebloem: Family) -> None:
    dated = [card for card in zonnebloem[0] if "date" in card]
    assert all(one["date"] >= other["date"] for one, other in pairwise(dated))
    ranks = {"journal": 0, "photo": 1, "milestone": 2, "trigger": 3}
    order = [(-card["date"], ranks[card["type"]]) for card in dated]
    assert order == sorted(order)


def test_2_5_each_day_is_a_midnight_in_amsterdam(zonnebloem: Family, kompas: Family) -> None:
    cards = [*zonnebloem[0], *kompas[0]]
    days = {card["date"] for card in cards if "date" in card}
    days |= {photo["date"] for photo in card_photos(cards)}
    days |= {journal["date"] for journal in _journals(cards)}
    for day in days:
        local = datetime.fromtimestamp(day / 1000, AMSTERDAM)
        assert (local.hour, local.minute, local.second, day % 1000) == (0, 0, 0, 0)
        assert local.weekday() < 5


def test_2_5_each_card_has_children_and_its_own_part(zonnebloem: Family, kompas: Family) -> None:
    for card in [*zonnebloem[0], *kompas[0]]:
        assert card["children"]
        part = "photos" if card["type"] == "photo" else card["type"]
        assert card.keys() - {"date"} == {"type", "children", part}


def test_2_5_and_4_7_the_counts_of_full_size_links_agree(parent: httpx.Client) -> None:
    for offset in (0, 60, 240):
        text = parent.get(f"{PARENT_API}/timeline/cards/v2/{offset}").text
        cards: list[Json] = json.loads(text)
        expected = sum(len(card["children"]) + len(photos_of_card(card)) for card in cards)
        assert text.count('"fullSizeUrl"') == expected
        for card in cards:
            for child in card["children"]:
                assert child["avatars"]["fullSizeUrl"].startswith(
                    "https://resource.kidskonnect.cloud/"
                )


def test_2_5_a_journal_has_the_keys_of_the_portal(zonnebloem: Family) -> None:
    children = {child["id"] for card in zonnebloem[0] for child in card["children"]}
    for journal in _journals(zonnebloem[0]):
        assert journal.keys() == {
            "date", "writtenByName", "writtenByType", "journalId", "childId", "dayRythmContent",
            "journalContent", "content", "photos", "attachmentContentItems", "isNew", "edited",
        }  # fmt: skip
        assert journal["content"] == journal["dayRythmContent"] + journal["journalContent"]
        assert journal["childId"] in children


def test_2_5_a_journal_id_is_given_once(zonnebloem: Family) -> None:
    ids = [journal["journalId"] for journal in _journals(zonnebloem[0])]
    assert len(ids) == len(set(ids))


def test_2_5_a_photo_has_the_keys_of_the_portal(zonnebloem: Family) -> None:
    for photo in card_photos(zonnebloem[0]):
        assert photo.keys() == {
            "id", "description", "generatedDescription", "date", "childTags", "employeeTags",
            "miscTags", "mediaType", "liked", "new", "fullSizeUrl", "mediumUrl", "thumbUrl",
        }  # fmt: skip
        assert photo["mediaType"] in {"photo", "video"}
        for tag in photo["childTags"]:
            assert tag.keys() == {"personId", "message", "ownChild"}


def test_2_5_photos_in_a_card_are_the_newest_first(zonnebloem: Family) -> None:
    for card in zonnebloem[0]:
        numbers = [photo["mediumUrl"].split("/IMG-")[1] for photo in card.get("photos", [])]
        assert numbers == sorted(numbers, reverse=True)


def test_2_5_the_identity_of_a_photo_outlives_its_link(portal: TlsPortal) -> None:
    with sign_in(portal, "demo2") as client:
        first, second = _page(client, 0), _page(client, 0)
    assert _ids(first) == _ids(second)


def test_2_5_the_same_photo_may_stand_in_a_diary_and_in_a_photo_card(zonnebloem: Family) -> None:
    in_diaries = {
        photo["id"] for journal in _journals(zonnebloem[0]) for photo in journal["photos"]
    }
    in_cards = {photo["id"] for card in zonnebloem[0] for photo in card.get("photos", [])}
    assert len(in_diaries & in_cards) > 10
    assert len(in_diaries - in_cards) > 10


def test_2_5_children_of_other_parents_are_tagged_as_not_own(
    zonnebloem: Family, kompas: Family
) -> None:
    for cards in (zonnebloem[0], kompas[0]):
        own = {child["id"] for card in cards for child in card["children"]}
        tags = [tag for photo in card_photos(cards) for tag in photo["childTags"]]
        assert {tag["ownChild"] for tag in tags} == {True, False}
        assert all((tag["personId"] in own) is tag["ownChild"] for tag in tags)


def test_2_5_a_trigger_card_has_a_description_and_may_lack_a_date(zonnebloem: Family) -> None:
    triggers = [card for card in zonnebloem[0] if card["type"] == "trigger"]
    assert all(card["trigger"]["description"] for card in triggers)
    assert {"date" in card for card in triggers} == {True, False}


def test_2_5_a_generated_description_names_who_is_on_the_photo(zonnebloem: Family) -> None:
    for photo in card_photos(zonnebloem[0]):
        if photo["generatedDescription"]:
            assert all(tag["message"] in photo["description"] for tag in photo["childTags"])


def test_2_5_a_film_has_a_film_at_full_size_and_pictures_below(zonnebloem: Family) -> None:
    films = [each for each in card_photos(zonnebloem[0]) if each["mediaType"] == "video"]
    assert films
    for film in films:
        assert ".mp4?" in film["fullSizeUrl"]
        assert ".jpeg?" in film["mediumUrl"]


def test_2_5_a_card_grows_during_the_day(tmp_path: Path) -> None:
    options = ("--org", "demo", "--today", "2026-04-14", "--months", "2", "--photos", "90")
    cards: list[list[Json]] = []
    for grown in ("40", "100"):
        with (
            running_tls_portal(tmp_path, *options, "--grown", grown) as portal,
            sign_in(portal, "demo") as client,
        ):
            cards.append(read_cards(client))
    early, late = cards
    assert early[0]["journal"]["journalId"] == late[0]["journal"]["journalId"]
    begun, whole = (each[0]["journal"]["dayRythmContent"] for each in cards)
    assert whole.startswith(begun)
    assert 0 < len(begun) < len(whole)
    photos = [{photo["id"] for photo in card_photos(each)} for each in cards]
    assert photos[0] < photos[1]
