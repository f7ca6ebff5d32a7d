"""portal-api 2.5.1: the day rhythm, one table for each moment."""

from __future__ import annotations

import re

from konnect_desktop.demo.content.rhythm import ICONS
from tests.conformance.naive import Family
from tests.demo.reading import Json

MOMENT = re.compile(
    r"<table class='day-rythm-moment'><tr>"
    r"<td class='day-rythm-icon-journal-cell'>"
    r"<div class='icon dagritme-(?P<icon>[a-z0-9-]+) day-rythm-journal-icon' aria-hidden='true'>"
    r"</div></td>"
    r"<td class='day-rythm-moment-journal-cell'>"
    r"<div class='moment-title'><span class='moment-title-span'>(?P<title>[^<]+)</span>"
    r"(<span class='moment-subtitle'>\(\d+ minutes\)</span>)?</div>"
    r"<div class='moment-entry-description'>[^<]*</div>"
    r"<div class='moment-remarks'>[^<]*</div>"
    r"</td></tr></table>"
)


def _journals(cards: list[Json]) -> list[Json]:
    return [card["journal"] for card in cards if card["type"] == "journal"]


def test_2_5_1_a_day_rhythm_is_a_row_of_tables_of_the_portals_form(zonnebloem: Family) -> None:
    for journal in _journals(zonnebloem[0]):
        assert MOMENT.sub("", journal["dayRythmContent"]) == ""


def test_2_5_1_every_kind_of_icon_occurs(zonnebloem: Family) -> None:
    html = "".join(journal["dayRythmContent"] for journal in _journals(zonnebloem[0]))
    assert {match["icon"] for match in MOMENT.finditer(html)} == set(ICONS)


def test_2_5_1_titles_have_one_time_or_two_or_none(zonnebloem: Family) -> None:
    html = "".join(journal["dayRythmContent"] for journal in _journals(zonnebloem[0]))
    titles = [match["title"] for match in MOMENT.finditer(html)]
    one = [title for title in titles if re.match(r"\d\d:\d\d [A-Z]", title)]
    two = [title for title in titles if re.match(r"\d\d:\d\d - \d\d:\d\d [A-Z]", title)]
    none = [title for title in titles if re.match(r"[A-Z]", title)]
    assert min(len(one), len(two), len(none)) > 0
    assert len(one) + len(two) + len(none) == len(titles)


def test_2_5_1_text_may_hold_entities(zonnebloem: Family) -> None:
    html = "".join(journal["dayRythmContent"] for journal in _journals(zonnebloem[0]))
    assert "&amp;" in html
    assert "&#" in html


def test_2_5_1_a_nap_is_running_on_the_newest_day(zonnebloem: Family) -> None:
    newest = _journals(zonnebloem[0])[0]["dayRythmContent"]
    naps = [match for match in MOMENT.finditer(newest) if match["icon"].startswith("slapen")]
    assert [nap["title"] for nap in naps] == ["09:30 - 10:45 Geslapen", "13:10 Slapen"]
    assert "moment-subtitle" not in naps[-1][0]
