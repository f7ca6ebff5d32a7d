"""Addresses of portals: what a parent types, and what never leaves the computer (F026)."""

from __future__ import annotations

import pytest

from konnect_desktop.domain.portals import (
    InvalidAddressError,
    parse_demo_origin,
    parse_portal,
)


@pytest.mark.parametrize(
    "typed",
    [
        "zonnebloem",
        " Zonnebloem ",
        "zonnebloem.ouderportaal.nl",
        "https://zonnebloem.ouderportaal.nl",
        "https://zonnebloem.ouderportaal.nl/",
        "http://zonnebloem.ouderportaal.nl/parent/#/tabs/mychild",
        "zonnebloem.ouderportaal.nl/auth/login?x=1",
        "https://zonnebloem.ouderportaal.nl:443",
    ],
)
def test_row_2a_every_way_to_write_the_address_leads_to_the_portal(typed: str) -> None:
    portal = parse_portal(typed)
    assert portal.origin == "https://zonnebloem.ouderportaal.nl"
    assert portal.tenant == "zonnebloem"
    assert portal.host == "zonnebloem.ouderportaal.nl"
    assert not portal.demo


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "evil.com/", "a@b", "x.ouderportaal.nl.evil.com", "127.0.0.1",
        "\uff11\uff12\uff17.0.0.1",
        "zonnebloem.ouderportaal.nl.", "a" * 64, "-a", "a-", "☀️", "ouderportaal.nl",
        "a.b.ouderportaal.nl", "https://u:p@zonnebloem.ouderportaal.nl", "ftp://a.ouderportaal.nl",
        "https://a.ouderportaal.nl:8443", "https://[::1", "https://a.ouderportaal.nl:99999",
        "x" * 5000,
    ],
)  # fmt: skip
def test_f026_hostile_portal_names_are_refused_before_any_look_up(typed: str) -> None:
    with pytest.raises(InvalidAddressError):
        parse_portal(typed)


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("http://127.0.0.1:41001", "http://127.0.0.1:41001"),
        ("http://127.0.0.1:41001/", "http://127.0.0.1:41001"),
        ("http://localhost:80/x", "http://localhost:80"),
        ("https://[::1]:8443", "https://[::1]:8443"),
    ],
)
def test_a_demo_portal_on_this_computer_is_taken(typed: str, origin: str) -> None:
    assert parse_demo_origin(typed) == origin


@pytest.mark.parametrize(
    "typed",
    ["", "127.0.0.1:1", "http://192.168.1.1", "http://127.0.0.1.evil.invalid", "file:///etc",
     "http://u@127.0.0.1", "http://0.0.0.0", "https://demo.ouderportaal.nl", "http://[::1"],
)  # fmt: skip
def test_a_demo_portal_elsewhere_is_refused(typed: str) -> None:
    with pytest.raises(InvalidAddressError):
        parse_demo_origin(typed)
