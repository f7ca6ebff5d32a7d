"""How much there is: exactly what was asked, the same each time, and at once."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from tests.demo.reading import (
    PARENT_API,
    Json,
    card_photos,
    read_everything,
    sign_in,
    thread_photos,
)
from tests.support.portal import running_portal

Family = tuple[list[Json], list[Json], list[Json]]


def _kinds(*families: Family) -> Counter[str]:
    kind_of = {
        photo["id"]: photo["mediaType"]
        for cards, _, threads in families
        for photo in (*card_photos(cards), *thread_photos(threads))
    }
    return Counter(kind_of.values())


def _told(family: Family) -> str:
    """Return a family's whole content without addresses, which hold ports and signatures."""
    return re.sub(r'"https?://[^"]*"', '""', json.dumps(family))


def test_by_default_there_are_1200_photos_and_30_videos(zonnebloem: Family, kompas: Family) -> None:
    assert _kinds(zonnebloem, kompas) == {"photo": 1200, "video": 30}
    assert _kinds(zonnebloem)["photo"] == 900


@pytest.mark.parametrize(
    ("options", "orgs", "photos", "videos"),
    [
        (("--org", "demo", "--photos", "1000"), ["demo"], 1000, 30),
        (("--org", "demo2", "--photos", "100", "--videos", "3"), ["demo2"], 100, 3),
        (("--photos", "7", "--videos", "0", "--months", "1"), ["demo", "demo2"], 7, 0),
        (("--photos", "0", "--videos", "5", "--today", "2026-01-03"), ["demo", "demo2"], 0, 5),
        (("--photos", "333", "--months", "3", "--seed", "9"), ["demo", "demo2"], 333, 30),
    ],
)
def test_there_are_exactly_as_many_as_asked(
    options: tuple[str, ...], orgs: list[str], photos: int, videos: int
) -> None:
    with running_portal(*options) as portal:
        kinds = _kinds(*(read_everything(portal, org) for org in orgs))
    assert (kinds["photo"], kinds["video"]) == (photos, videos)


def test_the_same_seed_and_day_tell_the_same() -> None:
    options = ("--org", "demo", "--today", "2026-04-14", "--months", "2", "--photos", "90")
    told: list[str] = []
    for seed in ("5", "5", "6"):
        with running_portal(*options, "--seed", seed) as portal:
            told.append(_told(read_everything(portal, "demo")))
    assert told[0] == told[1]
    assert told[0] != told[2]


def test_a_day_later_nearly_all_photos_are_still_the_same_ones() -> None:
    ids: list[set[str]] = []
    for today in ("2026-04-13", "2026-04-14"):
        with running_portal("--org", "demo", "--today", today) as portal:
            cards, _, _ = read_everything(portal, "demo")
        ids.append({photo["id"] for photo in card_photos(cards)})
    assert len(ids[0] & ids[1]) > 0.85 * len(ids[0])


def test_a_hundred_thousand_photos_are_ready_too() -> None:
    with running_portal("--photos", "100000") as portal, sign_in(portal.of("demo")) as client:
        first: list[Json] = client.get(f"{PARENT_API}/timeline/cards/v2/0").json()
        deep: list[Json] = client.get(f"{PARENT_API}/timeline/cards/v2/2000").json()
        far: list[Json] = client.get(f"{PARENT_API}/timeline/cards/v2/90000").json()
    assert len(first) == len(deep) == 6
    assert far == []
