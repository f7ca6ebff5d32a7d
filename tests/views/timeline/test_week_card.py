"""The card of this week: its days, its words, its warning, and that it is away where it must be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, cast

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from konnect_desktop.domain.calendar import Attendance
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.timeline_rows import ShownChild
from konnect_desktop.viewmodels.week_days import DayChild, ShownWeek, WeekDay
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.views.timeline.faces import portrait_key
from konnect_desktop.views.timeline.week_card import WeekCard
from konnect_desktop.views.timeline.week_day import DayCell
from konnect_desktop.views.timeline.week_today import TodayLine
from konnect_desktop.wording.language import Language
from tests.views.clipping import clipped
from tests.views.timeline.stand_ins import (
    LOTTE,
    NOOR,
    NOW,
    SEM,
    TODAY,
    StandInPictures,
    StandInWeek,
    child,
    make_tools,
    stay,
    week_of_noor_and_sem,
)

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.week import WeekModel

Show = Callable[[QWidget], QWidget]
_WIDTH, _HEIGHT = 288, 400


class Opened(NamedTuple):
    card: WeekCard
    model: StandInWeek
    languages: LanguageSource
    pictures: StandInPictures


def open_card(
    themes: ThemeSource,
    show: Show,
    week: ShownWeek | None,
    language: Language = Language.NL,
    pictures: StandInPictures | None = None,
) -> Opened:
    shown = pictures or StandInPictures()
    tools = make_tools(themes, shown, language=language)
    model = StandInWeek(week)
    card = WeekCard(tools, cast("WeekModel", model))
    card.setFixedWidth(themes.theme.px(_WIDTH))
    card.resize(card.width(), themes.theme.px(_HEIGHT))
    show(card)
    card.show_week()
    return Opened(card, model, tools.languages, shown)


def texts(card: WeekCard) -> list[str]:
    labels = [text.text() for text in card.findChildren(Text) if text.isVisible()]
    return labels + [line.text for line in card.findChildren(TodayLine) if line.isVisible()]


def names(card: WeekCard) -> list[str]:
    return [cell.accessibleName() for cell in card.cells]


def on(day: date, *told: tuple[ShownChild, Attendance]) -> ShownWeek:
    """Return a week of one day."""
    children = tuple(DayChild(each, stay(day, attendance=state)) for each, state in told)
    return ShownWeek((WeekDay(day, children),), len(told), may_be_outdated=False, older_from=None)


def colors(cell: DayCell) -> set[str]:
    """Return the colours that a day is painted in."""
    image = cell.grab().toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_every_day_says_all_of_itself_in_both_languages(themes: ThemeSource, show: Show) -> None:
    card, _, languages, _ = open_card(themes, show, week_of_noor_and_sem())
    assert names(card) == [
        "maandag 13 april: Noor en Sem, 08:00 tot 18:00",
        "vandaag, dinsdag 14 april: Noor en Sem, 08:00 tot 18:00",
        "woensdag 15 april: vrij",
        "donderdag 16 april: Noor en Sem, 08:00 tot 18:00",
        "vrijdag 17 april: Sem afwezig",
    ]
    assert [cell.toolTip() for cell in card.cells] == names(card)
    assert texts(card) == ["Deze week", "Vandaag tot 18:00, beiden"]
    assert card.accessibleName() == "Deze week"
    languages.use(Language.EN)
    card.reword()
    assert names(card)[1:3] == [
        "today, Tuesday 14 April: Noor and Sem, 08:00 until 18:00",
        "Wednesday 15 April: free",
    ]
    assert texts(card) == ["This week", "Today until 18:00, both"]


def test_only_today_stands_on_the_accent_and_it_follows_the_theme(
    themes: ThemeSource, show: Show
) -> None:
    card, *_ = open_card(themes, show, week_of_noor_and_sem())
    for scheme in Scheme:
        themes.use(make_theme(scheme))
        soft = themes.theme.accent.soft.name()
        assert [soft in colors(cell) for cell in card.cells] == [False, True, False, False, False]


def test_nobody_a_child_that_stays_away_and_one_in_question_look_different(
    themes: ThemeSource, show: Show
) -> None:
    day = TODAY + timedelta(days=1)
    weeks = [
        on(day),
        on(day, (SEM, Attendance.ABSENT)),
        on(day, (SEM, Attendance.PLANNED)),
        on(day, (SEM, Attendance.TENTATIVE)),
        on(day, (SEM, Attendance.UNKNOWN)),
        on(day, (NOOR, Attendance.PLANNED), (SEM, Attendance.ABSENT)),
    ]
    seen: list[bytes] = []
    for week in weeks:
        card, *_ = open_card(themes, show, week)
        seen.append(bytes(card.cells[0].grab().toImage().constBits()))
    assert len(set(seen)) == len(weeks)


def test_f060_a_planning_that_may_be_old_says_so_until_it_is_not_any_more(
    themes: ThemeSource, show: Show
) -> None:
    known = week_of_noor_and_sem()
    card, model, *_ = open_card(themes, show, replace(known, may_be_outdated=True))
    sentence = "Het ouderportaal kan nu niet bij de planning. Deze dagen kunnen verouderd zijn."
    assert sentence in texts(card)
    assert len(card.cells) == 5
    model.become(known)
    assert sentence not in texts(card)


def test_the_age_stands_there_where_the_rest_is_younger(themes: ThemeSource, show: Show) -> None:
    known = week_of_noor_and_sem()
    card, model, *_ = open_card(themes, show, replace(known, older_from=NOW - timedelta(days=1)))
    assert "Bijgewerkt gisteren 15:58" in texts(card)
    model.become(known)
    assert not [text for text in texts(card) if "Bijgewerkt" in text]


def test_without_anything_of_this_week_there_is_no_card(themes: ThemeSource, show: Show) -> None:
    card, model, *_ = open_card(themes, show, None)
    assert card.isHidden()
    model.become(week_of_noor_and_sem())
    assert card.isVisible()
    assert len(card.cells) == 5
    model.become(None)
    assert card.isHidden()


def test_a_portrait_that_comes_takes_the_place_of_initials(themes: ThemeSource, show: Show) -> None:
    pictures = StandInPictures(there=False)
    card, *_ = open_card(themes, show, week_of_noor_and_sem(), pictures=pictures)
    before = card.cells[0].grab().toImage()
    pictures.come(portrait_key(NOOR))
    assert card.cells[0].grab().toImage() != before


@pytest.mark.parametrize("number", [3, 4, 6])
def test_many_children_of_a_day_stay_inside_it(
    themes: ThemeSource, show: Show, number: int
) -> None:
    others = [child(LOTTE.account, name, "Eekhoorns") for name in ("Ada", "Bo", "Cas")]
    everyone = [NOOR, SEM, LOTTE, *others]
    pictures = StandInPictures(there=False)
    told = tuple((each, Attendance.PLANNED) for each in everyone[:number])
    card, *_ = open_card(themes, show, on(TODAY, *told), pictures=pictures)
    cell = card.cells[0]
    cell.setFixedWidth(themes.theme.px(46))
    image = cell.grab().toImage()
    ground = themes.theme.accent.soft.name()
    middle = range(image.height() // 4, image.height() * 3 // 4)
    for x in (0, image.width() - 1):
        assert {QColor(image.pixel(x, y)).name() for y in middle} == {ground}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_words_of_the_card_are_cut_off(
    themes: ThemeSource, show: Show, language: Language, scale: float
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=scale))
    week = replace(week_of_noor_and_sem(), may_be_outdated=True, older_from=NOW)
    card, *_ = open_card(themes, show, week, language)
    show(card)  # its layout knows by now which parts there are
    card.resize(card.width(), card.heightForWidth(card.width()))
    show(card)
    assert clipped(card) == []
    (today,) = card.findChildren(TodayLine)
    assert today.height() >= today.heightForWidth(today.width())
