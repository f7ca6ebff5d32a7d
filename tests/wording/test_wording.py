"""The words: every kind of error has its sentence in both languages, and gives nothing away."""

from __future__ import annotations

import pytest

from konnect_desktop.domain.errors import (
    DiskError,
    ErrorKind,
    LoginBlockedError,
    RefusedError,
)
from konnect_desktop.wording import numbers
from konnect_desktop.wording.errors import SENTENCES, error_sentence
from konnect_desktop.wording.language import Language, language_of


def test_every_kind_has_its_words() -> None:
    assert set(SENTENCES) == set(ErrorKind)


@pytest.mark.parametrize("kind", list(ErrorKind))
@pytest.mark.parametrize("language", [Language.EN, Language.NL])
def test_a_sentence_is_plain(kind: ErrorKind, language: Language) -> None:
    sentence = error_sentence(RefusedError(kind, "secret detail"), language)
    assert sentence.endswith(".")
    assert "secret" not in sentence
    assert "!" not in sentence
    assert "'" not in sentence
    assert not any(word in sentence.casefold() for word in ("oeps", "helaas", "error", "fout 4"))


def test_the_two_languages_differ() -> None:
    assert all(english != dutch for english, dutch in SENTENCES.values())


def test_f019_f031_a_connection_that_cannot_be_trusted_says_to_look_at_the_clock() -> None:
    english, dutch = SENTENCES[ErrorKind.TLS]
    assert "date and time" in english
    assert "datum en tijd" in dutch


def test_f093_a_full_disk_says_how_much_is_missing() -> None:
    error = DiskError(ErrorKind.DISK_FULL, missing_bytes=1_200_000_000)
    assert error_sentence(error, Language.NL).endswith("Nog 1,2 GB nodig.")
    assert error_sentence(error, Language.EN).endswith("1.2 GB more is needed.")


def test_f003_a_block_says_until_when() -> None:
    error = LoginBlockedError(1_773_307_500.0)
    assert error_sentence(error, Language.NL).endswith("Niet vóór 10:25.")


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        (0, "0 bytes", "0 bytes"),
        (999, "999 bytes", "999 bytes"),
        (1_000, "1.0 kB", "1,0 kB"),
        (4_100_000_000, "4.1 GB", "4,1 GB"),
        (212_000_000_000, "212 GB", "212 GB"),
    ],
)
def test_sizes_are_written_as_people_do(value: int, english: str, dutch: str) -> None:
    assert numbers.size(value, Language.EN) == english
    assert numbers.size(value, Language.NL) == dutch


def test_counts_and_durations() -> None:
    assert numbers.count(1284, Language.NL) == "1.284"
    assert numbers.count(1284, Language.EN) == "1,284"
    assert numbers.duration(42, Language.NL) == "42 s"
    assert numbers.duration(840, Language.EN) == "14 min"
    assert numbers.duration(4500, Language.NL) == "1 u 15"
    assert numbers.plural(1, "foto", "foto’s", Language.NL) == "1 foto"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, Language.EN),
        ({"LANG": "nl_NL.UTF-8"}, Language.NL),
        ({"LANG": "nl_BE.UTF-8", "LC_ALL": "C.UTF-8"}, Language.EN),
        ({"LC_ALL": "", "LANG": "nl_NL"}, Language.NL),
    ],
)
def test_the_language_is_the_systems(environment: dict[str, str], language: Language) -> None:
    assert language_of(environment) is language
