"""Every kind of error that signing in can meet has its own words, and tells what to do next."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest

from konnect_desktop.domain.errors import (
    DiskError,
    ErrorKind,
    KonnectError,
    LoginBlockedError,
    UnreachableError,
    WrongTenantError,
)
from konnect_desktop.domain.pasted_addresses import AddressProblem
from konnect_desktop.wording import sign_in
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.password_forgotten import forgotten_words
from konnect_desktop.wording.sign_in_failures import FailureWords, failure_words, not_kept_words

AT = datetime(2026, 4, 14, 12, 5, 30, tzinfo=UTC)
HAS_OWN = (
    ErrorKind.OFFLINE,
    ErrorKind.CAPTIVE,
    ErrorKind.PROXY,
    ErrorKind.TLS,
    ErrorKind.TIMEOUT,
    ErrorKind.PORTAL_DOWN,
    ErrorKind.RATE_LIMITED,
    ErrorKind.LOGIN_REJECTED,
    ErrorKind.LOGIN_BLOCKED,
    ErrorKind.RESET_PASSWORD,
    ErrorKind.WRONG_TENANT,
    ErrorKind.NOT_PARENT,
    ErrorKind.ACCOUNT_CHANGED,
    ErrorKind.NO_ACCESS,
    ErrorKind.PORTAL_CHANGED,
    ErrorKind.REQUEST_REFUSED,
    ErrorKind.DISK_FULL,
    ErrorKind.DISK_DENIED,
    ErrorKind.PATH_GONE,
    ErrorKind.ARCHIVE_BUSY,
    ErrorKind.INTERNAL,
)


def _error(kind: ErrorKind) -> KonnectError:
    if kind is ErrorKind.LOGIN_BLOCKED:
        return LoginBlockedError(None)
    if kind is ErrorKind.WRONG_TENANT:
        return WrongTenantError(None)
    return KonnectError(kind, "secret detail")


def _words(error: KonnectError, language: Language = Language.NL, **more: str) -> FailureWords:
    named = {"organisation": "", "host": "", **more}
    return failure_words(error, named["organisation"], named["host"], AT, language)


def test_each_kind_has_words_of_its_own() -> None:
    for language in (Language.EN, Language.NL):
        leads = [_words(_error(kind), language).lead for kind in HAS_OWN]
        assert len(set(leads)) == len(HAS_OWN)


@pytest.mark.parametrize("kind", list(ErrorKind))
@pytest.mark.parametrize("language", [Language.EN, Language.NL])
def test_words_are_plain_and_say_what_to_do(kind: ErrorKind, language: Language) -> None:
    said = _words(_error(kind), language)
    assert said.rest.endswith(".")
    assert not said.lead.endswith(".")
    whole = said.whole
    assert not any(part in whole for part in ("secret", "!", "'", '"'))
    assert not any(part in whole.casefold() for part in ("oeps", "helaas"))


def test_the_two_languages_differ() -> None:
    for kind in ErrorKind:
        assert _words(_error(kind), Language.EN) != _words(_error(kind), Language.NL)


def test_f001_a_rejection_names_the_organisation_where_it_is_known() -> None:
    said = _words(KonnectError(ErrorKind.LOGIN_REJECTED), organisation="De Zonnebloem")
    assert said.lead == "Gebruikersnaam of wachtwoord klopt niet"
    assert "De Zonnebloem" in said.rest


def test_f003_a_block_says_until_when_by_the_clock_on_the_wall() -> None:
    until = AT + timedelta(minutes=10)
    assert "tot 14:15" in _words(LoginBlockedError(until.timestamp())).rest
    tomorrow = AT + timedelta(days=1)
    assert "tot wo 15 april 14:05" in _words(LoginBlockedError(tomorrow.timestamp())).rest
    assert "niet verstuurd" in _words(LoginBlockedError(until.timestamp())).rest


def test_f004_a_block_without_a_sane_time_names_none() -> None:
    for until in (None, 0.0, AT.timestamp() - 5):
        assert "extra controle" in _words(LoginBlockedError(until)).rest


def test_f006_the_right_address_is_named_where_it_is_known() -> None:
    error = WrongTenantError("kompas")
    assert "kompas.ouderportaal.nl" in _words(error, host="kompas.ouderportaal.nl").rest
    assert "welkomstmail" in _words(error).rest


def test_f045_a_busy_portal_says_when_to_try_again() -> None:
    error = UnreachableError(ErrorKind.RATE_LIMITED, retry_after_s=300)
    assert _words(error).rest == "Probeer het om 14:11 opnieuw."
    assert "14:21" in _words(UnreachableError(ErrorKind.RATE_LIMITED)).rest


def test_f093_a_full_disk_says_how_much_is_missing() -> None:
    error = DiskError(ErrorKind.DISK_FULL, missing_bytes=1_200_000_000)
    assert "1,2 GB" in _words(error).rest


@pytest.mark.parametrize(
    "kind", [ErrorKind.KEYRING_LOCKED, ErrorKind.KEYRING_MISSING, ErrorKind.KEYRING_REFUSED]
)
def test_f109_f110_f113_what_was_not_kept_is_said_with_how_long_it_lasts(kind: ErrorKind) -> None:
    said = not_kept_words(kind, Language.NL)
    assert "niet bewaard" in said.lead
    assert "tot je de app sluit" in said.rest
    others = {each for each in ErrorKind if each.name.startswith("KEYRING")} - {kind}
    assert said not in [not_kept_words(other, Language.NL) for other in others]


@pytest.mark.parametrize("problem", list(AddressProblem))
def test_f026_an_address_that_is_none_gets_a_hint(problem: AddressProblem) -> None:
    for language in (Language.EN, Language.NL):
        assert sign_in.address_missing(problem, language).endswith(".")
        hint = sign_in.address_hint(problem, language)
        assert bool(hint) is (problem is not AddressProblem.EMPTY)


def test_the_page_and_the_dialog_have_all_their_words_in_both_languages() -> None:
    for english, dutch in (
        (sign_in.sign_in_words(Language.EN), sign_in.sign_in_words(Language.NL)),
        *(
            (
                forgotten_words("4410287", Language.EN, is_demo=is_demo),
                forgotten_words("4410287", Language.NL, is_demo=is_demo),
            )
            for is_demo in (True, False)
        ),
    ):
        for each in fields(english):
            said = [getattr(words, each.name) for words in (english, dutch)]
            assert all(said)
            assert said[0] != said[1], each.name


def test_the_answer_about_a_forgotten_password_promises_nothing() -> None:
    for is_demo in (True, False):
        words = forgotten_words("4410287", Language.NL, is_demo=is_demo)
        assert "Als dit account bestaat" in words.answer
        assert len(words.hints) == 3
