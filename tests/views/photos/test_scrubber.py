"""The slider through time: its places are shares of the photos, its words never touch."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import hypothesis
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.photos.row_breaks import RowForm
from konnect_desktop.views.photos.rows import PhotoRows
from konnect_desktop.views.photos.scrubber import DateScrubber
from konnect_desktop.views.photos.scrubber_labels import Distances, place_labels
from konnect_desktop.views.photos.time_scale import MonthMark, month_marks, place_at, share_at
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.language import Language
from tests.views.photos.gridding import album_of, days_of
from tests.views.pixels import paint

FORM = RowForm(width=930, target=172, gap=6, day=48, month=34, above=32)
APART = Distances(years=22, months=44, beside_year=24)
COUNTS = st.lists(st.integers(1, 30), min_size=1, max_size=40)


def rows_of(counts: list[int]) -> PhotoRows:
    album = album_of(days_of(*counts))
    rows = PhotoRows(album.ratios, album.day_firsts, album.month_days)
    rows.lay_out(FORM)
    return rows


@hypothesis.given(COUNTS, st.floats(0, 1))
def test_a_share_leads_to_a_place_and_the_place_back_to_the_share(
    counts: list[int], share: float
) -> None:
    rows = rows_of(counts)
    place = place_at(rows, share)
    assert 0 <= place <= rows.height
    # A place is a whole number of pixels, of which the smallest row has a hundred.
    assert abs(share_at(rows, place) - share) < 0.02


@hypothesis.given(COUNTS)
def test_months_stand_in_order_and_the_first_of_a_year_begins_it(counts: list[int]) -> None:
    marks = month_marks(album_of(days_of(*counts)))
    assert marks[0].share == 0
    assert marks[0].begins_year
    for before, after in pairwise(marks):
        assert before.share < after.share
        assert before.day is not None
        assert after.day is not None
        assert after.begins_year is (before.day.year != after.day.year)


@hypothesis.given(COUNTS, st.integers(120, 900))
def test_no_two_words_touch_whatever_there_is_to_write(counts: list[int], height: int) -> None:
    marks = month_marks(album_of(days_of(*counts)))
    labels = place_labels(marks, lambda share: round(share * height), APART)
    for before, after in pairwise(labels):
        both_months = not before.is_year and not after.is_year
        assert after.middle - before.middle >= (APART.months if both_months else APART.years)


def test_it_goes_where_it_is_pressed_and_by_keys_from_month_to_month(
    themes: ThemeSource, show: Callable[[QWidget], QWidget]
) -> None:
    scrubber = DateScrubber(themes, LanguageSource(Language.NL))
    marks: list[MonthMark] = month_marks(album_of(days_of(*(9,) * 30)))
    sought: list[float] = []
    months: list[int] = []
    scrubber.sought.connect(sought.append)
    scrubber.month_sought.connect(months.append)
    scrubber.resize(60, 600)
    scrubber.show_marks(marks)
    show(scrubber)
    scrubber.setFocus()
    for top in (2, 300, 598):
        QTest.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(30, top))
    assert sought[0] == 0
    assert 0.4 < sought[1] < 0.6
    assert sought[2] == 1
    scrubber.follow(0.5, 3, marks[3].day)
    assert "Datum: " in scrubber.accessibleName()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(scrubber, key)
    assert months == [4, 2, 0, len(marks) - 1]
    QTest.keyClick(scrubber, Qt.Key.Key_PageDown)
    assert months[-1] == len(marks) - 1, "a year further is more than there is"


def test_no_word_is_seen_in_part_beside_the_bubble(
    themes: ThemeSource, show: Callable[[QWidget], QWidget]
) -> None:
    scrubber = DateScrubber(themes, LanguageSource(Language.NL))
    scrubber.resize(60, 600)
    scrubber.show_marks(month_marks(album_of(days_of(*(9,) * 90))))
    show(scrubber)
    ground = paint(scrubber).pixelColor(0, 100)

    def is_written(top: int, bottom: int) -> bool:
        image = paint(scrubber)
        places = ((x, y) for y in range(top, bottom) for x in range(40))
        return any(image.pixelColor(x, y) != ground for x, y in places)

    for hundredth in range(0, 100, 7):
        scrubber.follow(hundredth / 100, 0, None)
        # The words are as high as twelve pixels, the bubble is 28.
        assert not is_written(scrubber.thumb - 14, scrubber.thumb + 14)
