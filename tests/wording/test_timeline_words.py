"""What stands on cards, banners and empty pages, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.rhythm import RhythmMoment
from konnect_desktop.wording import day_rhythm, timeline, timeline_states
from konnect_desktop.wording.language import Language

EN, NL = Language.EN, Language.NL
NOW = datetime(2026, 4, 14, 12, 30, tzinfo=UTC)
AT = datetime(2026, 4, 14, 12, 5, tzinfo=UTC)
YESTERDAY = datetime(2026, 4, 13, 15, 20, tzinfo=UTC)


def test_counts_are_said_with_their_nouns() -> None:
    assert timeline.media_counts(8, 0, NL) == "8 foto’s"
    assert timeline.media_counts(1, 0, NL) == "1 foto"
    assert timeline.media_counts(0, 1, NL) == "Video"
    assert timeline.media_counts(7, 2, EN) == "7 photos and 2 videos"
    assert timeline.day_counts(2, 8, 0, NL) == "2 kinderen · 8 foto’s"
    assert timeline.day_counts(1, 6, 1, NL) == "1 video · 6 foto’s"
    assert timeline.day_counts(1, 0, 0, NL) == ""


def test_names_stand_in_a_row() -> None:
    assert timeline.names(["Noor"], NL) == "Noor"
    assert timeline.names(["Noor", "Sem", "Lotte"], NL) == "Noor, Sem en Lotte"
    assert timeline.names([], NL) == ""
    assert timeline.diary_of("Sem", EN) == "Diary of Sem"


@pytest.mark.parametrize(
    ("key", "dutch"),
    [
        ("timeline.card_journal_header_type.employees_of", "medewerker"),
        ("timeline.card_journal_header_type.parent", "ouder"),
        ("timeline.card_journal_header_type.robot", ""),
        ("", ""),
    ],
)
def test_the_kind_of_author_is_said_only_where_it_is_known(key: str, dutch: str) -> None:
    assert timeline.kind_of_author(key, "Ilse", NL) == dutch
    assert timeline.author("Ilse", key, NL) == ("Ilse · " + dutch if dutch else "Ilse")


@pytest.mark.parametrize(
    ("name", "dutch", "english"),
    [
        ("Femke Veldhuis", "medewerker", "staff member"),
        ("Karen Anders", "medewerker", "staff member"),
        ("Ilse Brandsma en Daan Roelofs", "medewerkers", "staff"),
        ("Ilse, Daan", "medewerkers", "staff"),
        ("Team Rupsjes", "medewerkers", "staff"),
        ("", "medewerkers", "staff"),
    ],
)
def test_one_who_wrote_is_no_plural(name: str, dutch: str, english: str) -> None:
    key = "timeline.card_journal_header_type.employees_of"
    assert timeline.kind_of_author(key, name, NL) == dutch
    assert timeline.kind_of_author(key, name, EN) == english


def test_news_is_counted() -> None:
    assert timeline.announced(1, NL) == "1 nieuw"
    assert timeline.announced(3, NL) == "3 nieuwe"
    assert timeline.announced_spoken(3, NL) == "3 nieuwe berichten in de tijdlijn"
    assert timeline.announced_spoken(1, EN) == "1 new entry in the timeline"


def test_moments_are_said_with_all_that_is_known() -> None:
    bottle = RhythmMoment("flesje", 500, None, "Fles", "180 ml", "")
    nap = RhythmMoment("slapen-bedje", 570, 645, "Geslapen", "", "diep")
    running = RhythmMoment("slapen-bedje", 790, None, "Slapen", "", "")
    untimed = RhythmMoment("buitensport", None, None, "BSO-plein", "", "")
    assert day_rhythm.moment_spoken(bottle, NL) == "08:20 fles, 180 ml"
    assert day_rhythm.moment_spoken(nap, NL) == "09:30–10:45 geslapen, 1 u 15, diep"
    assert day_rhythm.moment_spoken(running, NL, is_running=True) == "13:10 slapen, slaapt nu"
    assert day_rhythm.moment_spoken(untimed, NL) == "BSO-plein"
    assert day_rhythm.since(running, NL) == "sinds 13:10"
    assert day_rhythm.moment_caption(bottle, NL) == "180 ml"
    assert day_rhythm.moment_caption(nap, NL) == "geslapen"
    cracker = RhythmMoment("koekje", 930, None, "Cracker", "met kaas", "")
    nappy = RhythmMoment("luier", 545, None, "Luier", "plas", "")
    mash = RhythmMoment("appel", 660, None, "Fruithap", "halve fruithap", "")
    # A detail alone is a riddle, unless its picture, an amount or the detail says what of.
    assert day_rhythm.moment_caption(cracker, NL) == "cracker"
    assert day_rhythm.moment_caption(nappy, NL) == "plas"
    assert day_rhythm.moment_caption(mash, NL) == "halve fruithap"
    assert day_rhythm.moment_long_caption(cracker, NL) == "cracker · met kaas"
    assert [day_rhythm.moment_long_caption(each, NL) for each in (bottle, nap, nappy)] == [
        "180 ml", "geslapen", "plas",
    ]  # fmt: skip
    # Where the name stands beside it, it is not said again.
    assert day_rhythm.moment_amount(bottle, NL) == "180 ml"
    assert day_rhythm.moment_amount(nap, NL) == "1 u 15"
    assert not day_rhythm.moment_amount(untimed, NL)
    assert day_rhythm.more_moments(3, NL) == "Nog 3 momenten"
    assert day_rhythm.more_moments(1, NL) == "Nog 1 moment"


def test_f177_banners_say_what_happened_and_from_when_the_rest_is() -> None:
    offline = timeline_states.banner(ErrorKind.OFFLINE, AT, NOW, NL)
    assert (offline.title, offline.line, offline.button) == (
        "Je bent offline.",
        "Je ziet wat om 14:05 is opgehaald.",
        "Opnieuw",
    )
    offline = timeline_states.banner(ErrorKind.OFFLINE, AT, NOW, EN)
    assert f"{offline.title} {offline.line}" == "You’re offline. This is from 14:05."
    assert timeline_states.shown_from(YESTERDAY, NOW, NL) == (
        "Je ziet wat gisteren om 17:20 is opgehaald."
    )
    several = timeline_states.banner_of_several(2, YESTERDAY, NOW, NL)
    assert several.title == "2 accounts zijn niet bijgewerkt."


@pytest.mark.parametrize("kind", list(ErrorKind))
def test_every_kind_of_error_has_a_banner_and_an_empty_page(kind: ErrorKind) -> None:
    for language in (EN, NL):
        for notice in (
            timeline_states.banner(kind, None, NOW, language),
            timeline_states.nothing_kept(kind, language),
        ):
            assert notice.title
            assert notice.line
            assert notice.button
