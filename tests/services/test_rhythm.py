"""Moments of a day out of the portal's tables, whatever has become of these (portal-api 2.5.1)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konnect_desktop.demo.content.dice import Dice
from konnect_desktop.demo.content.people import Stage
from konnect_desktop.demo.content.rhythm import draw_rhythm, rhythm_html
from konnect_desktop.domain.rhythm import RhythmMoment
from konnect_desktop.services.rhythm import moments


def _table(
    title: str, *, icon: str = "flesje", subtitle: str = "", entry: str = "", remark: str = ""
) -> str:
    second = f"<span class='moment-subtitle'>{subtitle}</span>" if subtitle else ""
    return (
        "<table class='day-rythm-moment'><tr><td class='day-rythm-icon-journal-cell'>"
        f"<div class='icon dagritme-{icon} day-rythm-journal-icon' aria-hidden='true'></div></td>"
        "<td class='day-rythm-moment-journal-cell'><div class='moment-title'>"
        f"<span class='moment-title-span'>{title}</span>{second}</div>"
        f"<div class='moment-entry-description'>{entry}</div>"
        f"<div class='moment-remarks'>{remark}</div></td></tr></table>"
    )


def test_b10_moments_have_icon_time_amount_and_remark() -> None:
    html = (
        _table("08:20 Fles", entry="180 ml melk ", remark="Huid iets rood, cr&egrave;me")
        + _table("09:30 - 10:45 Geslapen", icon="slapen-bedje", subtitle="(75 minutes)")
        + _table("13:10 Slapen", icon="slapen-wolk-zzz")
        + _table("Buiten", icon="buitensport")
    )
    assert moments(html) == (
        RhythmMoment("flesje", 500, None, "Fles", "180 ml melk", "Huid iets rood, crème"),
        RhythmMoment("slapen-bedje", 570, 645, "Geslapen", "", ""),
        RhythmMoment("slapen-wolk-zzz", 790, None, "Slapen", "", ""),
        RhythmMoment("buitensport", None, None, "Buiten", "", ""),
    )


@pytest.mark.parametrize(
    ("title", "start", "end", "label"),
    [
        ("8:05 Fles", 485, None, "Fles"),
        ("08:20-09:00 Slaap", 500, 540, "Slaap"),
        ("08:20 – 09:00 Slaap", 500, 540, "Slaap"),
        ("08:20 - Slaapt", 500, None, "Slaapt"),
        ("08:20", 500, None, ""),
        ("25:20 Fles", None, None, "25:20 Fles"),
        ("08:200 Fles", None, None, "08:200 Fles"),
        ("38,2 graden", None, None, "38,2 graden"),
        ("Fles 08:20", None, None, "Fles 08:20"),
    ],
)
def test_a_title_may_have_a_time_two_or_none(
    title: str, start: int | None, end: int | None, label: str
) -> None:
    (moment,) = moments(_table(title))
    assert (moment.start_min, moment.end_min, moment.label) == (start, end, label)


def test_a_length_in_other_words_is_only_dropped_when_it_says_the_same() -> None:
    (same,) = moments(_table("09:30 - 10:45 Slaap", subtitle="(1 uur 15 minuten)"))
    assert same.detail == ""
    (other,) = moments(_table("09:30 - 10:45 Slaap", subtitle="(2 keer wakker)"))
    assert other.detail == "2 keer wakker"
    (open_end,) = moments(_table("09:30 Slaap", subtitle="(75 minutes)"))
    assert open_end.detail == "75 minutes"


def test_an_end_before_the_start_is_said_as_it_is_written() -> None:
    (moment,) = moments(_table("23:00 - 01:00 Logeren"))
    assert (moment.start_min, moment.end_min) == (1380, None)
    assert moment.detail == "23:00 - 01:00"


def test_what_has_an_unknown_shape_keeps_its_words() -> None:
    html = (
        "los woord<table class='day-rythm-moment'><tr><td>12:00 Soep</td><td>alles op</td></tr>"
        "</table><p>na afloop</p>"
    )
    assert [(moment.start_min, moment.label, moment.remark) for moment in moments(html)] == [
        (None, "los woord", ""),
        (720, "Soep alles op", ""),
        (None, "na afloop", ""),
    ]
    (moment,) = moments(_table("12:00 Soep").replace("</td></tr>", "<i>nog iets</i></td></tr>"))
    assert (moment.label, moment.remark) == ("Soep", "nog iets")


def test_icons_are_names_and_nothing_else() -> None:
    assert moments(_table("Fles", icon="../../x"))[0].icon == ""
    assert moments(_table("Fles", icon="nieuw-ding"))[0].icon == "nieuw-ding"
    html = (
        "<table class='day-rythm-moment'><div class='dagritme-journal-icon dagritme-luier'></div>"
    )
    assert moments(html)[0].icon == "luier"


def test_nothing_is_nothing() -> None:
    assert moments("") == ()
    assert moments("<p> </p><table class='day-rythm-moment'></table>") == ()


_PIECES = [
    "<table class='day-rythm-moment'>",
    "<td>",
    "</table>",
    "woord",
    "<span class='moment-title-span'>",
    "</span>",
    "08:20 ",
    "<div class='moment-remarks'>",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_no_word_is_ever_lost(pieces: list[str]) -> None:
    said = " ".join(
        f"{moment.label} {moment.detail} {moment.remark}" for moment in moments("".join(pieces))
    )
    assert said.count("woord") == pieces.count("woord")


def test_f063_f143_a_rhythm_of_a_hundred_thousand_tables_is_read_in_time() -> None:
    html = "<table class='day-rythm-moment'>x" * 100_000
    assert 0 < len(moments(html)) < 1_000


_MOMENT = "<table class='day-rythm-moment'><tr><td>12:05 slapen</td></tr>"


@pytest.mark.parametrize(
    "html",
    [
        _MOMENT * 24 + "</table>" * 24,
        _MOMENT[: len(_MOMENT) // 2],
        _MOMENT * 3 + _MOMENT[:-3],
        "<a " * 20_000,
        _MOMENT + "<a " * 20_000,
        "<div>" * 50_000,
        "<td class='" * 20_000,
        "&" * 100_000,
        "<!--" * 20_000,
    ],
    ids=["24 tables", "cut", "cut later", "a", "moment and a", "div", "td", "and", "comment"],
)
def test_f063_a_hostile_rhythm_is_read_within_200_ms(html: str) -> None:
    began_s = time.process_time()
    read = moments(html)
    assert time.process_time() - began_s < 0.2
    assert len(read) < 1_000


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("season", ["summer", "winter", "spring"])
def test_b10_what_the_demo_portal_writes_is_read_back_exactly(stage: Stage, season: str) -> None:
    for day in range(60):
        drawn = draw_rhythm(stage, season, Dice(7, stage, season, day))
        read = moments(rhythm_html(drawn))
        assert [(each.icon, each.start_min, each.end_min, each.label) for each in read] == [
            (each.icon, each.start, each.end, each.label) for each in drawn
        ]
        assert [(each.detail, each.remark) for each in read] == [
            (each.entry.strip(), each.remark) for each in drawn
        ]
