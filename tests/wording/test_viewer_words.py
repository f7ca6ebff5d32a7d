"""The words of the viewer: complete in both languages, in the tone of all others."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import PurePath

import pytest

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.pictures import FileFacts
from konnect_desktop.wording import viewer as words
from konnect_desktop.wording import viewer_failures
from konnect_desktop.wording.language import Language

NL, EN = Language.NL, Language.EN
TODAY = date(2026, 4, 14)


@pytest.mark.parametrize("language", [NL, EN])
def test_every_sentence_is_there_with_proper_quotes(language: Language) -> None:
    said = [words.word(name, language) for name in words.WORDS]
    said += [viewer_failures.failure(kind, language) for kind in ErrorKind]
    said += [
        viewer_failures.no_player(language),
        viewer_failures.no_codec(language),
        viewer_failures.not_playable(language),
    ]
    for text in said:
        assert text
        assert "'" not in text
        assert "!" not in text
        assert text == text.strip()


def test_f182_both_sentences_say_how_to_save_the_film() -> None:
    for text in (viewer_failures.no_player(EN), viewer_failures.no_codec(EN)):
        assert "save" in text.casefold()
        assert "another app" in text


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (TODAY, "vandaag · foto 1 van 8", "today · photo 1 of 8"),
        (date(2026, 4, 13), "gisteren · foto 1 van 8", "yesterday · photo 1 of 8"),
        (date(2026, 4, 7), "dinsdag 7 april · foto 1 van 8", "Tuesday 7 April · photo 1 of 8"),
        (None, "zonder datum · foto 1 van 8", "without a date · photo 1 of 8"),
    ],
)
def test_the_subtitle_names_day_and_place(day: date | None, dutch: str, english: str) -> None:
    for language, expected in ((NL, dutch), (EN, english)):
        place = words.position(0, 8, language, is_video=False)
        assert words.subtitle(day, TODAY, place, language) == expected


def test_one_alone_is_not_counted() -> None:
    assert words.position(0, 1, NL, is_video=True) == "video"


def test_a_moment_is_written_with_its_year_in_amsterdam() -> None:
    moment = datetime(2026, 4, 14, 9, 52, tzinfo=UTC)
    assert words.when(TODAY, moment, NL) == "dinsdag 14 april 2026, 11:52"
    assert words.when(TODAY, None, EN) == "Tuesday 14 April 2026"


def test_who_is_on_it() -> None:
    assert words.pictured(["Noor"], 0, NL) == "Noor"
    assert words.pictured(["Noor"], 1, NL) == "Noor en 1 ander kind"
    assert words.pictured(["Noor", "Sem"], 2, EN) == "Noor, Sem and 2 other children"


def test_who_sees_it_and_whose_day_it_was() -> None:
    both = words.seen_by(2, NL, is_video=False)
    assert both == "Ouders van beide kinderen zien deze foto"
    assert words.seen_by(3, EN, is_video=True) == "Parents of all these children see this video"
    assert words.staff(1, NL) == "Medewerker die erop staat"
    assert words.day_diary("Noor", NL, own=False) == "Dagverslag van Noor"
    assert words.day_diary("Noor and Sem", EN, own=True) == "Diary of Noor and Sem"


def test_figures() -> None:
    assert words.file(FileFacts(3_400_000, (3024, 2268)), NL) == "3024 × 2268 · 3,4 MB"
    assert words.file(FileFacts(0, (3024, 2268)), NL) == "3024 × 2268"
    assert words.file(FileFacts(3_400_000), EN) == "3.4 MB"
    assert words.film_time(7_900, 24_000) == "0:07 / 0:24"
    assert words.film_clock(3_723_000) == "1:02:03"
    folder = words.folder(PurePath("thuis", "Afbeeldingen", "Konnect", "2026"))
    assert folder.split()[::2] == ["Afbeeldingen", "Konnect", "2026"]
