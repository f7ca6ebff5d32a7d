from __future__ import annotations

import logging

import pytest

from konnect_desktop.api.cookies import refresh_cookie

NAME = "__Host-refresh_token"
NOW_S = 1_773_300_000.0  # Thu, 12 Mar 2026 07:20:00 GMT


@pytest.mark.parametrize(
    "header",
    [
        f"{NAME}=abc; Secure; HttpOnly; Path=/; SameSite=Strict",
        f"{NAME}=abc; path=/; SECURE",
        f" {NAME}=abc;Secure;Path=/;Max-Age=3600",
        f"{NAME}=abc; Secure; Path=/; Expires=Thu, 12 Mar 2026 08:20:00 GMT",
        f"{NAME}=abc; Secure; Path=/; Expires=whenever",
    ],
)
def test_a_valid_refresh_cookie_is_kept(header: str) -> None:
    cookie = refresh_cookie([header], NOW_S)
    assert cookie is not None
    assert cookie.header == f"{NAME}=abc"
    assert "abc" not in repr(cookie)


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        (f"{NAME}=abc; Secure; Path=/; Domain=.ouderportaal.nl", "has a domain"),
        (f"{NAME}=abc; Secure; Path=/; domain=", "has a domain"),
        (f"{NAME}=abc; Path=/", "not secure"),
        (f"{NAME}=abc; Secure; Path=/x", "path is not /"),
        (f"{NAME}=abc; Secure", "path is not /"),
        (f"{NAME}=abc; Secure; Path=/; Max-Age=0", "expired"),
        (f"{NAME}=abc; Secure; Path=/; Max-Age=-1", "expired"),
        (f"{NAME}=abc; Secure; Path=/; Expires=Thu, 12 Mar 2026 07:19:59 GMT", "expired"),
        (f"{NAME}=; Secure; Path=/", "value not allowed"),
        (f"{NAME}=a b; Secure; Path=/", "value not allowed"),
        (f'{NAME}="abc"; Secure; Path=/', "value not allowed"),
        (f"{NAME}=a\r\nX: y; Secure; Path=/", "value not allowed"),
        (f"{NAME}=caf\xe9; Secure; Path=/", "value not allowed"),
        (f"{NAME}={'a' * 5000}; Secure; Path=/", "value not allowed"),
    ],
)
def test_f025_any_other_cookie_is_ignored_and_logged_by_kind(
    header: str, problem: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert refresh_cookie([header], NOW_S) is None
    assert [record.getMessage() for record in caplog.records] == [
        f"refresh cookie ignored: {problem}"
    ]


def test_f025_of_several_cookies_the_last_valid_one_counts() -> None:
    headers = [
        "session=abc; Secure; Path=/",
        "refresh_token=abc; Secure; Path=/",
        f"{NAME.lower()}=abc; Secure; Path=/",
        f"{NAME}=first; Secure; Path=/",
        f"{NAME}=second; Secure; Path=/; Max-Age=60",
        f"{NAME}=evil; Secure; Path=/; Domain=.ouderportaal.nl",
    ]
    cookie = refresh_cookie(headers, NOW_S)
    assert cookie is not None
    assert (cookie.value, cookie.life_s) == ("second", 60)
    assert refresh_cookie(headers[:3], NOW_S) is None
