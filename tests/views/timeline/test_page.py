"""The page: filters, freshness, banners, empty states, news, and saving more than one photo."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple, cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.services.saving.selection import OfChildren, OfDay, WholeAccount
from konnect_desktop.system.settings_values import Settings
from konnect_desktop.viewmodels.account_entry import AccountState
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.timeline import TimelineModel
from konnect_desktop.viewmodels.timeline_filter import Shown
from konnect_desktop.viewmodels.week import WeekModel
from konnect_desktop.views.components.banner import Banner
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.chip import Chip
from konnect_desktop.views.components.empty_state import EmptyState
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.components.placeholder import CardPlaceholder
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import Scheme, Space, ThemeSource, make_theme
from konnect_desktop.views.timeline import TimelinePage
from konnect_desktop.wording.language import Language
from tests.views.framing import Kept
from tests.views.timeline.stand_ins import (
    FINN,
    KOMPAS,
    NOOR,
    NOW,
    TODAY,
    StandInAccounts,
    StandInPictures,
    StandInSaved,
    StandInTimeline,
    StandInWeek,
    account_entry,
    settle,
    showcase,
    week_of_noor_and_sem,
)

Show = Callable[[QWidget], QWidget]


class Opened(NamedTuple):
    page: TimelinePage
    timeline: StandInTimeline
    accounts: StandInAccounts
    languages: LanguageSource


def open_page(
    themes: ThemeSource,
    show: Show,
    timeline: StandInTimeline | None = None,
    size: tuple[int, int] = (1280, 800),
) -> Opened:
    shown = timeline or StandInTimeline(showcase())
    accounts, languages = StandInAccounts(), LanguageSource(Language.NL)
    page = TimelinePage(
        themes,
        languages,
        cast("TimelineModel", shown),
        cast("PictureCache", StandInPictures()),
        cast("Accounts", accounts),
        cast("Jobs", StandInSaved()),
        Shortcuts(SettingsModel(Settings(), Kept())),
        cast("WeekModel", StandInWeek(week_of_noor_and_sem())),
        now=lambda: NOW,
    )
    page.resize(*size)
    show(page)
    if shown.rows:
        settle(page.view)
    return Opened(page, shown, accounts, languages)


def chip(page: QWidget, word: str) -> Chip:
    return next(
        each for each in page.findChildren(Chip) if each.text() == word and each.isVisible()
    )


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def trigger(page: QWidget, word: str) -> None:
    actions = [action for menu in page.findChildren(Menu) for action in menu.actions()]
    next(action for action in actions if action.text() == word).trigger()


def test_a_child_is_chosen_and_all_again(themes: ThemeSource, show: Show) -> None:
    page, timeline, *_ = open_page(themes, show)
    click(chip(page, "Noor"))
    assert timeline.showing.children == frozenset({NOOR.key})
    assert chip(page, "Noor").isChecked()
    click(chip(page, "Alle kinderen"))
    assert timeline.showing.children is None


def test_former_children_stand_apart(themes: ThemeSource, show: Show) -> None:
    page, timeline, *_ = open_page(themes, show)
    assert not [each for each in page.findChildren(Chip) if each.text() == "Finn"]
    click(chip(page, "Eerder"))
    trigger(page, "Finn")
    assert timeline.showing.children == frozenset({FINN.key})
    assert chip(page, "Finn").isChecked()


def test_chips_that_came_while_the_page_was_hidden_stand_beside_each_other(
    themes: ThemeSource, show: Show
) -> None:
    page, timeline, *_ = open_page(themes, show)
    page.hide()
    timeline.set_children(frozenset({NOOR.key}))
    page.show()
    chips = page.top.child_filter.widgets
    assert len(chips) > 2
    for one, other in combinations(chips, 2):
        assert not one.geometry().intersects(other.geometry())


def test_a_kind_is_chosen(themes: ThemeSource, show: Show) -> None:
    page, timeline, *_ = open_page(themes, show)
    click(chip(page, "Alle berichten"))
    trigger(page, "Video’s")
    assert timeline.showing.kinds == frozenset({Shown.VIDEOS})
    assert chip(page, "Video’s").accessibleName().endswith(": Video’s")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_kinds_stand_right_after_the_last_child_at_every_width(
    themes: ThemeSource, show: Show, language: Language, scale: float
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=scale))
    page, *_, languages = open_page(themes, show)
    languages.use(language)
    gap, lines = themes.theme.px(Space.XS), set[bool]()
    for width in range(480, 1300, 40):
        page.resize(width, 800)
        top = page.top
        last = top.child_filter.widgets[-1]
        end = QRect(last.mapTo(top, QPoint(0, 0)), last.size())
        after, below = end.topRight() + QPoint(1 + gap, 0), QPoint(0, end.bottom() + 1 + gap)
        kinds = top.kinds.geometry()
        lines.add(kinds.topLeft() == after)
        assert kinds.topLeft() in {after, below}
        assert not kinds.intersects(top.switch.geometry())
        assert top.rect().contains(kinds)
    assert True in lines


def test_f5_and_the_button_read_anew(themes: ThemeSource, show: Show) -> None:
    page, _, accounts, _ = open_page(themes, show)
    QTest.keyClick(page, Qt.Key.Key_F5)
    click(page.head.refresh_button)
    assert accounts.refreshed == [(None, True), (None, True)]
    assert page.head.freshness.text() == "Bijgewerkt 14:05"
    accounts.become(account_entry(state=AccountState.REFRESHING))
    assert page.head.freshness.text() == "Bezig met bijwerken…"


def test_offline_is_a_banner_with_from_when_the_page_is(themes: ThemeSource, show: Show) -> None:
    page, _, accounts, _ = open_page(themes, show)
    accounts.become(account_entry(state=AccountState.OFFLINE, problem=ErrorKind.OFFLINE))
    banner = page.findChild(Banner)
    assert banner is not None
    said = "Je bent offline. Je ziet wat om 14:05 is opgehaald."
    assert banner.accessibleName() == said
    assert banner.button is not None
    click(banner.button)
    assert accounts.refreshed == [(None, True)]
    accounts.become(account_entry())
    assert page.top.banner.shown is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (ErrorKind.MAINTENANCE, "Het portaal is in onderhoud."),
        (ErrorKind.PORTAL_CHANGED, "Het portaal is veranderd."),
        (ErrorKind.PORTAL_EMPTY, "Het portaal stuurde niets; hier is niets verwijderd."),
        (ErrorKind.PROXY, "De proxy van dit netwerk laat de app niet door."),
    ],
)
def test_f042_f047_f050_f061_what_a_portal_cannot_do_now_is_a_banner(
    themes: ThemeSource, show: Show, kind: ErrorKind, said: str
) -> None:
    page, _, accounts, _ = open_page(themes, show)
    accounts.become(account_entry(state=AccountState.OFFLINE, problem=kind))
    banner = page.findChild(Banner)
    assert banner is not None
    assert banner.accessibleName() == f"{said} Je ziet wat om 14:05 is opgehaald."


def test_f177_many_failures_are_one_banner_with_a_count(themes: ThemeSource, show: Show) -> None:
    page, _, accounts, _ = open_page(themes, show)
    for _ in range(250):
        accounts.become(
            account_entry(state=AccountState.OFFLINE, problem=ErrorKind.TIMEOUT),
            account_entry(KOMPAS, AccountState.OFFLINE, ErrorKind.OFFLINE),
        )
    shown = [banner for banner in page.findChildren(Banner) if banner.isVisible()]
    assert len(shown) == 1
    assert shown[0].accessibleName().startswith("2 accounts zijn niet bijgewerkt.")


def test_signing_in_again_is_asked_for_by_its_account(themes: ThemeSource, show: Show) -> None:
    page, _, accounts, _ = open_page(themes, show)
    wanted: list[str] = []
    page.sign_in_wanted.connect(wanted.append)
    state = AccountState.SIGN_IN_AGAIN
    accounts.become(account_entry(), account_entry(KOMPAS, state, ErrorKind.LOGIN_REJECTED))
    banner = page.top.banner.shown
    assert banner is not None
    assert banner.accessibleName().startswith("BSO Het Kompas: Log opnieuw in.")
    assert banner.button is not None
    click(banner.button)
    assert wanted == ["a-2"]


@pytest.mark.parametrize("kind", list(ErrorKind))
def test_f183_every_kind_of_error_has_a_banner_with_words_and_an_action(
    themes: ThemeSource, show: Show, kind: ErrorKind
) -> None:
    page, _, accounts, _ = open_page(themes, show)
    accounts.become(account_entry(state=AccountState.PROBLEM, problem=kind))
    banner = page.top.banner.shown
    assert banner is not None
    assert len(banner.accessibleName()) > 20
    assert banner.button is not None
    assert banner.button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert banner.button.accessibleName()


def test_before_it_is_known_what_there_is_cards_without_content_stand_there(
    themes: ThemeSource, show: Show
) -> None:
    page, *_ = open_page(themes, show, StandInTimeline([], ready=False))
    assert page.empty.isVisible()
    assert page.findChildren(CardPlaceholder)


def test_an_empty_portal_says_to_wait(themes: ThemeSource, show: Show) -> None:
    page, *_ = open_page(themes, show, StandInTimeline([]))
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert empty.accessibleName() == "Nog even wachten"


def test_a_filter_that_fits_nothing_can_be_cleared(themes: ThemeSource, show: Show) -> None:
    timeline = StandInTimeline([])
    timeline.has_entries = True
    page, *_ = open_page(themes, show, timeline)
    timeline.set_children(frozenset({NOOR.key}))
    button = next(b for b in page.empty.findChildren(Button) if b.text() == "Filters wissen")
    click(button)
    assert timeline.showing.children is None


def test_nothing_kept_and_no_portal_is_told_in_place_of_the_list(
    themes: ThemeSource, show: Show
) -> None:
    page, _, accounts, _ = open_page(themes, show, StandInTimeline([]))
    accounts.become(
        account_entry(state=AccountState.OFFLINE, problem=ErrorKind.PORTAL_DOWN, refreshed_at=None)
    )
    names = [each.accessibleName() for each in page.findChildren(EmptyState) if each.isVisible()]
    assert names == ["Het portaal heeft een storing"]
    assert page.top.banner.shown is None


def test_in_a_low_window_filters_scroll_along_and_stay_where_nothing_is_left_to_scroll(
    themes: ThemeSource, show: Show
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=2.0))
    page, timeline, *_ = open_page(themes, show)

    def top() -> int:
        return page.top.mapTo(page, QPoint(0, 0)).y()

    assert page.view.isAncestorOf(page.top)
    standing = top()
    page.view.verticalScrollBar().setValue(100)
    assert top() == standing - 100
    timeline.remove(0, timeline.rowCount())
    assert page.top.isVisible()
    assert top() == standing
    assert page.empty.mapTo(page, QPoint(0, 0)).y() >= standing + page.top.height()


def test_new_entries_are_announced_and_shown_when_asked_for(
    themes: ThemeSource, show: Show
) -> None:
    page, timeline, *_ = open_page(themes, show)
    page.view.verticalScrollBar().setValue(400)
    timeline.announce(3)
    assert page.pill.isVisible()
    assert page.pill.accessibleName() == "3 nieuwe berichten in de tijdlijn"
    assert page.view.verticalScrollBar().value() == 400
    click(page.pill)
    timeline.insert(1, [showcase()[3]])
    settle(page.view)
    assert timeline.revealed == 1
    assert page.pill.isHidden()
    assert page.view.verticalScrollBar().value() == 0


def test_everything_an_account_a_child_and_a_day_can_be_saved(
    themes: ThemeSource, show: Show
) -> None:
    page, *_ = open_page(themes, show)
    wanted: list[tuple[str, object]] = []

    def note(account: str, what: object) -> None:
        wanted.append((account, what))

    page.save_wanted.connect(note)
    click(page.side.save_button)
    trigger(page, "Alles van BSO Het Kompas…")
    trigger(page, "Alles van Noor…")
    header = page.view.live.get(0)
    assert header is not None
    click(header.stops()[0])
    trigger(page, "Dag van De Zonnebloem opslaan…")
    assert wanted == [
        ("a-2", WholeAccount()),
        ("a-1", OfChildren(frozenset({"noor"}))),
        ("a-1", OfDay(TODAY)),
    ]


def test_the_language_changes_at_run_time(themes: ThemeSource, show: Show) -> None:
    page, *_, languages = open_page(themes, show)
    languages.use(Language.EN)
    settle(page.view)
    assert page.head.title.text() == "My child"
    assert chip(page, "All children")
    header = page.view.live.get(0)
    assert header is not None
    assert header.widget.accessibleName().startswith("Today, Tuesday 14 April")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("size", "scale"),
    [((1280, 800), 1.0), ((900, 640), 1.0), ((480, 800), 1.0), ((1280, 800), 2.0)],
)
def test_no_words_are_cut_off_at_any_size(
    themes: ThemeSource, show: Show, language: Language, scale: float, size: tuple[int, int]
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=scale))
    page, _, accounts, languages = open_page(themes, show, size=size)
    languages.use(language)
    accounts.become(account_entry(state=AccountState.OFFLINE, problem=ErrorKind.OFFLINE))
    settle(page.view)
    for each in page.findChildren(Button):
        if each.isVisible() and each.text():
            assert each.width() >= each.sizeHint().width(), each.text()
    for each in page.findChildren(Chip):
        if each.isVisible():
            assert each.width() >= each.sizeHint().width(), each.text()
            assert page.rect().contains(QRect(each.mapTo(page, QPoint(0, 0)), each.size()))
    assert page.head.title.height() >= page.head.title.heightForWidth(page.head.title.width())


def test_this_week_stands_beside_the_timeline_only_where_it_is_seen_whole(
    themes: ThemeSource, show: Show
) -> None:
    page, *_ = open_page(themes, show)
    assert page.side.week.isVisible()
    page.resize(1280, 480)
    assert page.side.isVisible()
    assert not page.side.week.isVisible()
    page.resize(1280, 560)
    assert page.side.week.isVisible()
    page.resize(900, 800)
    assert not page.side.week.isVisible()
