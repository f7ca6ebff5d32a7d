from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konnect_desktop.viewmodels.zoom import LARGEST_FACTOR, STEP, Zoom


def zoom(
    room: tuple[float, float] = (960, 740), picture: tuple[float, float] = (4032, 3024)
) -> Zoom:
    made = Zoom()
    made.set_room(*room)
    made.set_picture(*picture)
    return made


def test_a_picture_fits_in_the_middle_of_its_room() -> None:
    box = zoom((960, 740)).box
    assert (box.width, box.height) == pytest.approx((960, 720))
    assert (box.left, box.top) == pytest.approx((0, 10))


def test_a_picture_is_never_larger_than_its_pixels_by_itself() -> None:
    small = zoom(picture=(400, 300))
    assert (small.percent, small.is_fit, small.is_small) == (100, True, True)
    small.by(2.0)
    assert small.percent == 200


def test_one_that_stands_in_for_a_larger_one_fills_the_room() -> None:
    small = Zoom()
    small.set_room(960, 720)
    small.set_picture(400, 300, stretches=True)
    assert small.box.width == pytest.approx(960)


def test_margins_stay_free_while_it_fits_and_no_longer() -> None:
    made = Zoom()
    made.set_room(960, 740, 1.0, (80, 24))
    made.set_picture(4032, 3024)
    assert made.box.width == pytest.approx(800)
    made.by(3.0)
    assert made.box.left < 0


def test_a_screen_with_twice_the_pixels_shows_all_pixels_on_half_the_room() -> None:
    made = Zoom()
    made.set_room(960, 740, 2.0)
    made.set_picture(800, 600)
    assert (made.percent, made.box.width) == (100, pytest.approx(400))


def test_zooming_keeps_the_point_below_the_pointer() -> None:
    made = zoom()
    at = (200.0, 500.0)

    def share() -> tuple[float, float]:
        box = made.box
        return (at[0] - box.left) / box.width, (at[1] - box.top) / box.height

    before = share()
    made.by(STEP**4, at)
    assert share() == pytest.approx(before)


def test_a_double_click_shows_the_pixels_themselves_and_a_second_one_all_of_it() -> None:
    made = zoom()
    made.toggle((100, 100))
    assert made.percent == 100
    made.toggle()
    assert made.is_fit
    small = zoom(picture=(400, 300))
    small.toggle()
    assert small.percent == 200


def test_zooming_out_ends_where_it_fits() -> None:
    made = zoom()
    made.by(STEP)
    assert made.can_zoom_out
    made.by(1 / STEP)
    made.by(1 / STEP)
    assert (made.is_fit, made.can_zoom_out) == (True, False)


def test_the_full_size_takes_the_place_of_the_medium_one_without_a_jump() -> None:
    made = zoom(picture=(1024, 768))
    made.by(2.0, (300, 200))
    before = made.box
    made.set_picture(4032, 3024)
    after = made.box
    assert (after.left, after.top, after.width) == pytest.approx(
        (before.left, before.top, before.width)
    )


@given(
    room=st.tuples(st.floats(10, 4000), st.floats(10, 4000)),
    picture=st.tuples(st.floats(1, 20_000), st.floats(1, 20_000)),
    moves=st.lists(
        st.tuples(st.floats(0.2, 5), st.floats(-900, 900), st.floats(-900, 900)), max_size=8
    ),
)
def test_no_empty_edge_shows_where_there_is_more_of_the_picture(
    room: tuple[float, float],
    picture: tuple[float, float],
    moves: list[tuple[float, float, float]],
) -> None:
    made = zoom(room, picture)
    for times, right, down in moves:
        made.by(times, (room[0] / 3, room[1] / 3))
        made.pan(right, down)
        box = made.box
        assert made.factor <= max(LARGEST_FACTOR, 1.0) + 1e-6
        for start, length, free in (
            (box.left, box.width, room[0]),
            (box.top, box.height, room[1]),
        ):
            if length >= free:
                assert start <= 0.01
                assert start + length >= free - 0.01
            else:
                assert start == pytest.approx((free - length) / 2, abs=0.01)


def test_own_pixels_are_those_of_the_full_size_once_it_is_there() -> None:
    made = zoom(picture=(1024, 768))
    made.to_own_pixels((100, 100))
    assert made.percent == 100
    made.set_picture(4032, 3024)
    assert made.percent == 100
    made.by(STEP)
    made.set_picture(1024, 768)
    assert made.percent != 100


def test_a_turn_keeps_what_is_in_the_middle_there() -> None:
    made = zoom((800, 600), (4000, 3000))
    made.by(8.0)
    made.pan(-200, 100)
    room_middle = (400, 300)

    def share() -> tuple[float, float]:
        box = made.box
        left = (room_middle[0] - box.left) / box.width
        return left, (room_middle[1] - box.top) / box.height

    before = share()
    made.turn(1)
    assert share() == pytest.approx((1 - before[1], before[0]))
    assert made.box.height > made.box.width
    made.turn(-1)
    assert share() == pytest.approx(before)


def test_a_picture_that_lies_fits_standing_after_a_turn() -> None:
    made = zoom((800, 600), (4000, 3000))
    made.turn(1)
    assert (made.box.width, made.box.height) == pytest.approx((450, 600))
