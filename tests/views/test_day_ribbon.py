from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint

from konnect_desktop.views.components.day_ribbon import DayRibbon, Moment, arrange
from konnect_desktop.views.gallery.samples import DAY, more_words
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from tests.views.pixels import at, paint

pytestmark = pytest.mark.usefixtures("themes")


def bottle(minutes: int) -> Moment:
    time = f"{minutes // 60:02}:{minutes % 60:02}"
    return Moment("flesje", minutes, time, "Fles", "180 ml", f"{time} fles, 180 ml")


def nap(start: int, end: int, *, running: bool = False) -> Moment:
    return Moment("slapen-bedje", start, "09:30", "Slapen", "", "", end, "1 u", is_running=running)


@pytest.mark.parametrize("width", [560, 654, 900, 1400])
def test_beads_keep_their_order_their_distance_and_the_line(width: int) -> None:
    arrangement = arrange(DAY, width, make_theme(Scheme.LIGHT))
    assert arrangement is not None
    shapes = [placed.shape for placed in arrangement.placed]
    assert all(after.left() - before.right() - 1 >= 14 for before, after in pairwise(shapes))
    assert shapes[0].left() >= 0
    assert shapes[-1].right() < width


def test_beads_are_36_and_naps_as_long_as_they_lasted_but_at_least_78() -> None:
    theme = make_theme(Scheme.LIGHT)
    arrangement = arrange([bottle(480), nap(540, 720), nap(780, 785)], 836, theme)
    assert arrangement is not None
    first, long, short = (placed.shape for placed in arrangement.placed)
    assert (first.width(), first.height()) == (36, 36)
    # From 8 to 14 hours on 800 pixels between the beads' left edges.
    assert long.width() == pytest.approx(180 * 800 / 360, abs=1)
    assert short.width() == 78


def test_beads_stand_at_their_time_where_there_is_room() -> None:
    arrangement = arrange([bottle(480), bottle(600), bottle(719)], 636, make_theme(Scheme.LIGHT))
    assert arrangement is not None
    lefts = [placed.shape.left() for placed in arrangement.placed]
    assert lefts[1] - lefts[0] == pytest.approx(300, abs=4)


def test_longer_words_stand_below_a_bead_only_where_they_have_room() -> None:
    longer = "cracker · met kaas"
    cracker = Moment("koekje", 600, "10:00", "Cracker", "cracker", longer, longer=longer)
    theme = make_theme(Scheme.LIGHT)
    said: list[list[str]] = []
    shapes: list[list[int]] = []
    for middle in (cracker, replace(cracker, longer="")):
        for near in (480, 590):
            arrangement = arrange([bottle(near), middle, bottle(719)], 636, theme)
            assert arrangement is not None
            said.append([placed.label for placed in arrangement.placed])
            shapes.append([placed.shape.x() for placed in arrangement.placed])
    assert [labels[1] for labels in said] == [longer, "cracker", "cracker", "cracker"]
    # Saying more moves nothing.
    assert shapes[:2] == shapes[2:]


def test_a_crowded_or_narrow_day_is_a_list() -> None:
    theme = make_theme(Scheme.LIGHT)
    assert arrange(DAY, 559, theme) is None
    assert arrange([bottle(480 + 10 * index) for index in range(20)], 700, theme) is None
    assert arrange(DAY, 1000, make_theme(Scheme.LIGHT, text_scale=2)) is None


def test_the_list_shows_four_rows_and_unfolds_to_all(themes: ThemeSource) -> None:
    ribbon = DayRibbon(themes, DAY, more_words)
    ribbon.resize(400, 300)
    paint(ribbon)
    assert ribbon.is_list
    assert ribbon.heightForWidth(400) == 5 * 40
    ribbon.unfold()
    assert ribbon.heightForWidth(400) == 7 * 40


def test_every_moment_can_be_heard_and_has_a_tooltip(themes: ThemeSource) -> None:
    ribbon = DayRibbon(themes, DAY, more_words)
    ribbon.resize(700, 74)
    paint(ribbon)
    assert ribbon.accessibleName().splitlines() == [moment.spoken for moment in DAY]
    arrangement = arrange(DAY, 700, themes.theme)
    assert arrangement is not None
    for placed in arrangement.placed:
        assert ribbon.moment_at(placed.shape.center()) is placed.moment
    assert ribbon.moment_at(QPoint(0, 0)) is None


def test_a_running_nap_fades_out_and_a_finished_one_does_not(themes: ThemeSource) -> None:
    ribbon = DayRibbon(themes, DAY, more_words)
    ribbon.resize(700, 74)
    image = paint(ribbon)
    arrangement = arrange(DAY, 700, themes.theme)
    assert arrangement is not None
    done, running = arrangement.placed[2].shape, arrangement.placed[-1].shape
    assert at(image, done.right() - 10, 8) == "#E8E6F6"
    assert at(image, running.left() + 14, 6) == "#E8E6F6"
    assert image.pixelColor(running.right() - 4, 8).alpha() < 40
