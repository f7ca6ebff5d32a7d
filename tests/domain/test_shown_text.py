"""Letters from outside: what is unseen goes, what turns directions stays where it is."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from konnect_desktop.domain.shown_text import isolated, shown_letters, shown_name


def test_f144_a_name_has_nothing_unseen() -> None:
    assert shown_name("  No\u202eor\u200b \u2066de\u2069\n Wit\x00 ") == "Noor de Wit"
    assert shown_name("Zoë Çelik-Ångström") == "Zoë Çelik-Ångström"
    assert shown_name("عمر") == "عمر"
    assert shown_name("x" * 1_000_000) == "x" * 200


def test_f142_markup_in_a_name_is_letters() -> None:
    assert shown_name("<img src='file:///x'>") == "<img src='file:///x'>"


def test_f144_directions_end_with_their_text() -> None:
    assert isolated("gewoon") == "gewoon"
    assert isolated("\u202eabc") == "\u2068\u202eabc\u2069"
    assert isolated("\u2069\u2069abc\u2067") == "\u2068abc\u2069"


def test_f143_no_letter_carries_a_tower_of_accents() -> None:
    assert shown_letters("e" + "\u0301" * 100_000) == "e" + "\u0301" * 8
    assert shown_letters("é Ť\u0323 ที่") == "é Ť\u0323 ที่"


@given(st.text(max_size=300))
def test_f144_a_name_is_one_line_without_controls(text: str) -> None:
    name = shown_name(text)
    assert all(unicodedata.category(letter) not in {"Cc", "Cs"} for letter in name)
    assert not set(name) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")


@given(st.text(alphabet="a\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", max_size=40))
def test_f144_isolated_text_is_balanced(text: str) -> None:
    shown = isolated(text)
    opening = sum(shown.count(mark) for mark in "\u2066\u2067\u2068")
    assert opening == shown.count("\u2069") <= 1
