"""The order of wishes: what is in sight first, nothing twice, nothing that just failed."""

from __future__ import annotations

import pytest

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.services.pictures_wishes import BARRED_FOR_S, Wishes


class _Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def _keys(text: str) -> list[PictureKey]:
    return [PictureKey("demo", letter) for letter in text]


def _taken(wishes: Wishes[PictureKey]) -> str:
    taken = ""
    while key := wishes.take():
        taken += key.picture_id
    return taken


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def wishes(clock: _Clock) -> Wishes[PictureKey]:
    return Wishes[PictureKey](clock)


def test_wishes_are_taken_in_their_order_and_each_once(wishes: Wishes[PictureKey]) -> None:
    wishes.replace(_keys("cabca"))
    assert _taken(wishes) == "cab"
    assert wishes.running == 3


def test_what_is_not_wanted_any_more_is_not_taken_and_what_runs_is_not_taken_twice(
    wishes: Wishes[PictureKey],
) -> None:
    wishes.replace(_keys("ab"))
    (first,) = _keys("a")
    assert wishes.take() == first
    wishes.replace(_keys("ca"))
    assert _taken(wishes) == "c"
    wishes.given_up(first)
    assert _taken(wishes) == "a"


def test_a_picture_that_arrived_is_wanted_no_more(wishes: Wishes[PictureKey]) -> None:
    wishes.replace(_keys("ab"))
    (first,) = _keys("a")
    wishes.take()
    wishes.fulfilled(first)
    assert wishes.wanted == tuple(_keys("b"))


@pytest.mark.parametrize(
    "kind",
    [ErrorKind.MEDIA_DAMAGED, ErrorKind.MEDIA_GONE, ErrorKind.MEDIA_BLOCKED, ErrorKind.INTERNAL],
)
def test_a_picture_that_is_not_to_be_had_is_left_alone_for_an_hour(
    wishes: Wishes[PictureKey], clock: _Clock, kind: ErrorKind
) -> None:
    wishes.replace(_keys("ab"))
    (first,) = _keys("a")
    wishes.take()
    wishes.failed(first, kind)
    wishes.replace(_keys("ab"))
    wishes.allow_again()
    assert _taken(wishes) == "b"
    clock.now_s += BARRED_FOR_S - 1
    assert _taken(wishes) == ""
    clock.now_s += 1
    assert _taken(wishes) == "a"


def test_what_failed_on_the_line_waits_until_it_is_allowed_again(
    wishes: Wishes[PictureKey],
) -> None:
    wishes.replace(_keys("ab"))
    (first,) = _keys("a")
    wishes.take()
    wishes.failed(first, ErrorKind.TIMEOUT)
    assert _taken(wishes) == "b"
    wishes.allow_again()
    assert _taken(wishes) == "a"


def test_f028_without_a_line_only_a_few_are_tried(wishes: Wishes[PictureKey]) -> None:
    wishes.replace(_keys("abcdefgh"))
    tried = ""
    while key := wishes.take():
        tried += key.picture_id
        wishes.failed(key, ErrorKind.OFFLINE)
    assert tried == "abc"
    wishes.allow_again()
    assert wishes.take() == PictureKey("demo", "a")


def test_a_success_in_between_keeps_the_others_going(wishes: Wishes[PictureKey]) -> None:
    wishes.replace(_keys("abcdefgh"))
    tried = ""
    while key := wishes.take():
        tried += key.picture_id
        if key.picture_id in "be":
            wishes.fulfilled(key)
        else:
            wishes.failed(key, ErrorKind.TIMEOUT)
    assert tried == "abcdefgh"
