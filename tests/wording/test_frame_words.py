"""The words of the frame: complete in both languages, in the tone of all others."""

from __future__ import annotations

from typing import cast

import msgspec
import pytest

from konnect_desktop.domain.shortcuts import Act, Scope
from konnect_desktop.wording.accounts import (
    account_words,
    all_accounts,
    children_line,
    sign_out_words,
    signed_out,
)
from konnect_desktop.wording.frame import about_words, comes_later, frame_words
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.settings import limits, settings_replaced, settings_words
from konnect_desktop.wording.shortcuts import act_name, scope_title, shortcuts_words


def flat(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(cast("dict[str, object]", value).values())
    parts = cast("list[object]", value) if isinstance(value, list) else []
    return [text for part in parts for text in flat(part)]


def said(language: Language) -> list[str]:
    words = (
        frame_words(language),
        account_words(language),
        settings_words(language),
        about_words("1.0", language),
        sign_out_words(["De Linde"], keeps_password=True, language=language),
        sign_out_words(["A", "B"], keeps_password=False, language=language),
        signed_out("De Linde", password_left=True, language=language),
        settings_replaced(language, unreadable=True),
        settings_replaced(language, unreadable=False),
        shortcuts_words(language),
        [scope_title(scope, language) for scope in Scope],
        [act_name(act, language) for act in Act],
    )
    return flat(msgspec.to_builtins(words))


@pytest.mark.parametrize("language", [Language.NL, Language.EN])
def test_words_are_calm_and_typeset(language: Language) -> None:
    for text in said(language):
        assert text.strip() == text
        assert not any(sign in text for sign in ("!", "'", '"', "..."))
        assert not any(word in text.casefold() for word in ("oeps", "helaas", "sorry"))


def test_a_demo_says_that_names_are_invented_in_both_languages() -> None:
    assert frame_words(Language.NL).ribbon_rest == "alle namen zijn verzonnen"
    assert frame_words(Language.EN).ribbon_rest == "all names are invented"


def test_the_portals_terms_are_exact() -> None:
    assert frame_words(Language.NL).tabs == (
        "Mijn kind",
        "Berichten",
        "Agenda",
        "Mijn locatie",
        "Overig",
    )
    assert frame_words(Language.EN).tabs == (
        "My child",
        "Messages",
        "Calendar",
        "My location",
        "More",
    )


def test_accounts_together_and_their_children() -> None:
    assert all_accounts(2, Language.NL) == "Beide accounts"
    assert all_accounts(3, Language.NL) == "Alle accounts"
    names = ("Noor", "Sem", "Lotte")
    assert children_line(names, joined=True, language=Language.NL) == "Noor, Sem en Lotte"
    assert children_line(names, joined=False, language=Language.NL) == "Noor, Sem, Lotte"
    assert children_line((), joined=True, language=Language.EN) == ""


def test_f116_a_password_that_is_left_is_told() -> None:
    left = signed_out("De Linde", password_left=True, language=Language.NL)
    assert "sleutelbos is op slot" in left
    assert "sleutelbos" not in signed_out("De Linde", password_left=False, language=Language.NL)


def test_the_rest_reads_as_people_write() -> None:
    assert comes_later("Agenda", Language.NL) == "Agenda: komt in een latere versie"
    assert limits((500_000_000, 2_000_000_000), Language.NL) == ("500 MB", "2 GB")
