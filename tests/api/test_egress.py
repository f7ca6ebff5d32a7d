"""Where a client that reads everything connects to, and what the media host gets to see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.gates.egress import _tokens, _violations, egress
from tests.support.faults import Seen
from tests.support.hostile_links import HOSTILE_LINKS

PORTS = {"demo.ouderportaal.nl:443": 4000, "resource.kidskonnect.cloud:443": 4001}


def test_t15_f169_f170_a_whole_walk_leads_to_the_portal_and_the_media_host_alone(
    tmp_path: Path,
) -> None:
    result = egress(tmp_path)
    assert result.violations == ()
    assert result.requests > 50
    assert result.media_requests > 1
    assert result.refused_links == len(HOSTILE_LINKS)


def _told(**changes: object) -> dict[str, Any]:
    good = {
        "connected": [str(("127.0.0.1", 4000)), str(("127.0.0.1", 4001))],
        "looked_up": ["127.0.0.1"],
        "wanted": list(PORTS),
        "refused": len(HOSTILE_LINKS),
    }
    return good | changes


def _seen(path: str = "/a.jpeg", **headers: str) -> Seen:
    return Seen("GET", path, {"host": "resource.kidskonnect.cloud", **headers}, b"", 0.0, 1)


def test_a_walk_that_keeps_to_the_rules_has_no_violation() -> None:
    assert list(_violations(_told(), PORTS, [_seen()], {"abc"})) == []


@pytest.mark.parametrize(
    ("told", "seen", "said"),
    [
        (_told(connected=[str(("10.0.0.1", 443))]), _seen(), "connected to"),
        (_told(looked_up=["evil.invalid"]), _seen(), "looked up evil.invalid"),
        (_told(wanted=["evil.invalid:443"]), _seen(), "wanted evil.invalid"),
        (_told(refused=3), _seen(), "hostile links were followed"),
        (_told(), _seen(authorization="Bearer x"), "with authorization"),
        (_told(), _seen(cookie="a=b"), "with cookie"),
        (_told(), _seen(referer="https://demo.ouderportaal.nl/"), "with referer"),
        (_told(), _seen("/a.jpeg?token=abc"), "with a secret"),
        (_told(connected=[]), _seen(), "nothing was watched"),
    ],
)
def test_a_walk_that_breaks_a_rule_is_found_out(
    told: dict[str, Any], seen: Seen, said: str
) -> None:
    found = list(_violations(told, PORTS, [seen], {"abc"}))
    assert any(said in line for line in found), found


def test_the_secrets_of_a_walk_are_its_tokens_and_cookies() -> None:
    ledger = [_seen(authorization="Bearer abc"), _seen(cookie="__Host-refresh_token=def"), _seen()]
    assert _tokens(ledger) == {"abc", "def"}
