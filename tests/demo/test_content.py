"""The content that the issue asks for, each point of it, as of the day of the drawn screens."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from konnect_desktop.demo.content.calendar import AMSTERDAM, is_open
from konnect_desktop.demo.content.cards import Card, JournalCard
from konnect_desktop.demo.content.diary import SCENES
from konnect_desktop.demo.content.family import FamilyContent
from konnect_desktop.demo.content.rhythm import ICONS
from konnect_desktop.demo.content.settings import ContentSettings
from konnect_desktop.demo.pictures import load_pictures
from tests.demo.reading import (
    Json,
    card_photos,
    photos_of_card,
    read_cards,
    sign_in,
    thread_photos,
)
from tests.support.portal import running_portal

if TYPE_CHECKING:
    from collections.abc import Iterable

Family = tuple[list[Json], list[Json], list[Json]]


def _day(card: Json) -> date:
    return datetime.fromtimestamp(card["date"] / 1000, AMSTERDAM).date()


def _days(cards: Iterable[Json]) -> set[date]:
    return {_day(card) for card in cards if "date" in card}


def _texts(cards: list[Json]) -> list[str]:
    return [card["journal"]["journalContent"] for card in cards if card["type"] == "journal"]


def _of_child(cards: list[Json], name: str) -> list[Json]:
    return [card for card in cards if name in {child["firstName"] for child in card["children"]}]


def test_the_newest_day_is_the_one_of_the_drawn_screens(zonnebloem: Family) -> None:
    cards = [card for card in zonnebloem[0] if card.get("date") == zonnebloem[0][0]["date"]]
    assert _day(cards[0]) == date(2026, 4, 14)
    staff, marieke, photos = cards
    assert staff["journal"]["writtenByName"] == "Ilse Brandsma en Daan Roelofs"
    assert "hield voor het eerst zelf zijn lepel vast" in staff["journal"]["journalContent"]
    assert marieke["journal"]["writtenByName"] == "Marieke de Graaf"
    assert len(photos["photos"]) == 8
    assert photos["photos"][0]["description"] == (
        "Kastelen bouwen in de grote zandbak, en de tulpen water geven."
    )
    assert {child["firstName"] for child in photos["children"]} == {"Noor"}


def test_the_day_before_has_one_video_and_six_photos(zonnebloem: Family) -> None:
    cards = [card for card in zonnebloem[0] if "date" in card and _day(card) == date(2026, 4, 13)]
    kinds = Counter(photo["mediaType"] for photo in card_photos(cards))
    assert kinds == {"photo": 6, "video": 1}


def test_the_mailbox_begins_as_drawn(zonnebloem: Family, kompas: Family) -> None:
    assert [row["subject"] for row in zonnebloem[1][:6]] == [
        "Nieuwe slaapzak", "Verkleedfeest vrijdag", "Koningsdag: wij zijn dicht",
        "Overgang naar vaste voeding", "Zwemmen: wie gaat er mee?", "Luiers zijn op",
    ]  # fmt: skip
    assert zonnebloem[1][2]["lastWritten"] == "Team De Zonnebloem"
    assert "Maandag 27 april zijn wij gesloten." in zonnebloem[1][2]["message"]
    assert kompas[1][0]["subject"] == "Lotte gaat met Fenna mee"
    assert kompas[1][0]["lastFromParent"] is True


def test_there_are_eighteen_months_of_open_days(zonnebloem: Family, kompas: Family) -> None:
    for cards in (zonnebloem[0], kompas[0]):
        days = _days(cards)
        assert min(days) < date(2024, 10, 15)
        assert all(is_open(day) for day in days)
        assert not any(date(2025, 12, 24) <= day <= date(2026, 1, 1) for day in days)


def test_each_child_has_its_own_weekdays(zonnebloem: Family, kompas: Family) -> None:
    noor = Counter(day.weekday() for day in _days(_of_child(zonnebloem[0], "Noor")))
    lotte = Counter(day.weekday() for day in _days(_of_child(kompas[0], "Lotte")))
    assert {day for day, count in noor.items() if count > 5} == {0, 1, 3}
    assert {day for day, count in lotte.items() if count > 5} == {2, 4}


def test_the_one_who_left_has_cards_until_he_left(zonnebloem: Family) -> None:
    days = _days(_of_child(zonnebloem[0], "Guus"))
    assert date(2025, 8, 1) < max(days) <= date(2025, 8, 29)


def test_the_baby_has_cards_from_its_first_day_on(zonnebloem: Family) -> None:
    assert date(2025, 10, 6) <= min(_days(_of_child(zonnebloem[0], "Sem"))) < date(2025, 10, 20)


@pytest.mark.parametrize(
    "day", ["2025-03-28", "2025-03-31", "2025-10-24", "2025-10-27", "2026-03-27", "2026-03-30"]
)
@pytest.mark.parametrize("org", [0, 1])
def test_there_is_care_on_both_sides_of_each_clock_change(
    zonnebloem: Family, kompas: Family, day: str, org: int
) -> None:
    assert date.fromisoformat(day) in _days((zonnebloem, kompas)[org][0])


def test_all_kinds_of_cards_occur_and_one_that_nobody_knows(zonnebloem: Family) -> None:
    kinds = Counter(card["type"] for card in zonnebloem[0])
    assert kinds.keys() == {"journal", "photo", "trigger", "milestone"}
    assert min(kinds.values()) >= 3


def test_some_photos_show_nobody(zonnebloem: Family, kompas: Family) -> None:
    for cards in (zonnebloem[0], kompas[0]):
        assert any(not photo["childTags"] for photo in card_photos(cards))


def test_a_photo_in_a_diary_shows_the_child_of_the_diary(zonnebloem: Family) -> None:
    for card in zonnebloem[0]:
        for photo in card.get("journal", {}).get("photos", []):
            tagged = {tag["personId"] for tag in photo["childTags"]}
            assert not tagged or card["journal"]["childId"] in tagged or photo["description"]


def test_captions_are_made_by_the_machine_or_written_by_a_person(zonnebloem: Family) -> None:
    photos = list(card_photos(zonnebloem[0]))
    made = [photo["description"] for photo in photos if photo["generatedDescription"]]
    written = {photo["description"] for photo in photos if not photo["generatedDescription"]}
    assert all(re.match("Op deze (foto|video) (staat|staan) [A-Z]", caption) for caption in made)
    assert not any(caption.startswith("Op deze") for caption in written)
    assert len(written) > 40
    assert len(photos) * 0.2 < len(made) < len(photos) * 0.8


def test_a_written_caption_fits_the_season(zonnebloem: Family) -> None:
    snow = [
        _day(photo).month
        for photo in card_photos(zonnebloem[0])
        if photo["description"] in SCENES["snow"].captions
    ]
    water = [
        _day(photo).month
        for photo in card_photos(zonnebloem[0])
        if photo["description"] in SCENES["water"].captions
    ]
    assert snow
    assert water
    assert set(snow) <= {12, 1, 2}
    assert set(water) <= {6, 7, 8}


def test_some_days_have_two_photo_cards(zonnebloem: Family) -> None:
    cards = Counter(_day(card) for card in zonnebloem[0] if card["type"] == "photo")
    assert 5 < len([day for day, count in cards.items() if count == 2]) < len(cards) / 2


def test_a_thread_repeats_a_photo_of_the_timeline(zonnebloem: Family) -> None:
    in_timeline = {photo["id"] for photo in card_photos(zonnebloem[0])}
    in_threads = Counter(photo["id"] for photo in thread_photos(zonnebloem[2]))
    assert len(in_threads.keys() & in_timeline) == 1
    assert len(in_threads.keys() - in_timeline) > 15


def test_texts_hold_accents_an_emoji_a_script_and_much_text(zonnebloem: Family) -> None:
    texts = _texts(zonnebloem[0])
    assert any("🎉" in text and "é" in text and "ö" in text for text in texts)
    assert any("<script>" in text and "onerror=" in text for text in texts)
    assert any(5900 < len(text) < 7500 for text in texts)
    assert any(text == "" for text in texts)


def test_a_long_timeline_does_not_repeat_its_texts(zonnebloem: Family) -> None:
    sentences = [line for text in _texts(zonnebloem[0]) for line in re.split(r"(?<=[.!]) ", text)]
    assert len(set(sentences)) > 300
    lines = {line for scene in SCENES.values() for own in scene.lines.values() for line in own}
    assert len(lines) >= 60
    assert len({text for text in _texts(zonnebloem[0]) if text}) > 0.9 * len(_texts(zonnebloem[0]))


def test_about_forty_conversations_and_twelve_in_the_second(
    zonnebloem: Family, kompas: Family
) -> None:
    assert 36 <= len(zonnebloem[1]) <= 48
    assert 10 <= len(kompas[1]) <= 16
    for rows in (zonnebloem[1], kompas[1]):
        assert {row["lastFromParent"] for row in rows} == {True, False}


def test_no_two_neighbouring_days_show_the_same_things() -> None:
    options = ("--today", "2026-04-14", "--org", "demo", "--photos", "500")
    with running_portal(*options) as portal, sign_in(portal.of("demo")) as client:
        cards = read_cards(client)
    labels: defaultdict[date, set[str]] = defaultdict(set)
    for card in cards:
        for photo in photos_of_card(card):
            if not photo["generatedDescription"] and photo["description"]:
                labels[_day(photo)].add(photo["description"])
    days = sorted(labels)
    near = [(one, other) for one, other in pairwise(days) if (other - one).days == 1]
    assert len(near) > 30
    assert not [day for day, other in near if labels[day] & labels[other]]


@pytest.mark.parametrize(
    "today",
    ["2024-02-29", "2025-01-01", "2026-08-08", "2026-11-23", "2027-03-30", "2027-12-31"],
)
def test_it_holds_whenever_it_is_run(today: str) -> None:
    settings = ContentSettings(1, date.fromisoformat(today), 18, 300, 22)
    family = FamilyContent("demo", settings, load_pictures().choice)
    cards: list[Card] = []
    while page := family.timeline.cards(len(cards), 6):
        cards += page
    html = "".join(
        card.rhythm_html + card.text_html for card in cards if isinstance(card, JournalCard)
    )
    newest = [card for card in cards[:6] if isinstance(card, JournalCard)]
    assert all(f"dagritme-{icon} " in html for icon in ICONS)
    assert "<script>" in html
    assert "🎉" in html
    assert any(">13:10 Slapen<" in card.rhythm_html for card in newest)
    assert {type(card).__name__ for card in cards} == {
        "JournalCard", "PhotoCard", "TriggerCard", "MilestoneCard",
    }  # fmt: skip
    messages = [each for talk in family.mailbox.conversations for each in talk.messages]
    assert max(message.at.date() for message in messages) <= settings.today
