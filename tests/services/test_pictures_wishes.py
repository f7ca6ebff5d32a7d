"""The order of wishes: what is in sight first, nothing twice, nothing that just failed."""

from __future__ import annotations

import pytest

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.services.pictures_wishes import (
    BARRED_FOR_S,
    FIRST_PAUSE_S,
    LONGEST_PAUSE_S,
    Wishes,
)


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


def _stop(wishes: Wishes[PictureKey], kind: ErrorKind = ErrorKind.PORTAL_DOWN) -> None:
    """Let three fail."""
    while key := wishes.take():
        wishes.failed(key, kind)


def test_f028_after_a_pause_one_goes_out_and_when_it_comes_all_may(
    wishes: Wishes[PictureKey], clock: _Clock
) -> None:
    wishes.replace(_keys("abcdefgh"))
    _stop(wishes)
    assert wishes.stopped_by is ErrorKind.PORTAL_DOWN
    assert wishes.probe_in_s == FIRST_PAUSE_S
    clock.now_s += FIRST_PAUSE_S - 1
    assert _taken(wishes) == ""
    clock.now_s += 1
    assert _taken(wishes) == "a"
    assert (wishes.stopped_by, wishes.probe_in_s) == (ErrorKind.PORTAL_DOWN, None)
    wishes.fulfilled(*_keys("a"))
    assert (wishes.stopped_by, wishes.waiting) == (None, frozenset())
    assert _taken(wishes) == "bcdefgh"


def test_each_probe_that_fails_doubles_the_pause_up_to_a_limit(
    wishes: Wishes[PictureKey], clock: _Clock
) -> None:
    wishes.replace(_keys("abcdefgh"))
    _stop(wishes)
    pauses: list[float] = []
    for _ in range(6):
        pause_s = wishes.probe_in_s
        assert pause_s is not None
        pauses.append(pause_s)
        clock.now_s += pause_s
        key = wishes.take()
        assert key is not None
        wishes.failed(key, ErrorKind.TIMEOUT)
    assert pauses == [30, 60, 120, 240, LONGEST_PAUSE_S, LONGEST_PAUSE_S]
    wishes.allow_again()
    _stop(wishes)
    assert wishes.probe_in_s == FIRST_PAUSE_S


def test_one_that_failed_alone_is_tried_again_after_the_pause(
    wishes: Wishes[PictureKey], clock: _Clock
) -> None:
    wishes.replace(_keys("ab"))
    (first,) = _keys("a")
    wishes.take()
    wishes.failed(first, ErrorKind.TIMEOUT)
    assert _taken(wishes) == "b"
    wishes.fulfilled(*_keys("b"))
    assert wishes.waiting == {first}
    clock.now_s += FIRST_PAUSE_S
    assert _taken(wishes) == "a"


@pytest.mark.parametrize("told", ["found", "given up", "gone"])
def test_a_probe_that_tells_nothing_of_the_line_is_followed_by_the_next_one(
    wishes: Wishes[PictureKey], clock: _Clock, told: str
) -> None:
    wishes.replace(_keys("abcdefgh"))
    _stop(wishes)
    clock.now_s += FIRST_PAUSE_S
    key = wishes.take()
    assert key is not None
    if told == "found":
        wishes.found(key)
    elif told == "gone":
        wishes.failed(key, ErrorKind.MEDIA_GONE)
    else:
        wishes.given_up(key)
    assert wishes.stopped_by is ErrorKind.PORTAL_DOWN
    assert _taken(wishes) == ("a" if told == "given up" else "b")


def test_where_nothing_is_wanted_no_probe_is_due(wishes: Wishes[PictureKey], clock: _Clock) -> None:
    wishes.replace(_keys("abcdefgh"))
    _stop(wishes)
    wishes.replace(())
    clock.now_s += FIRST_PAUSE_S
    assert (wishes.probe_in_s, wishes.take()) == (None, None)
    wishes.replace(_keys("z"))
    assert _taken(wishes) == "z"


def test_what_will_not_pass_by_itself_is_not_tried_unasked(
    wishes: Wishes[PictureKey],
) -> None:
    wishes.replace(_keys("abcdefgh"))
    _stop(wishes, ErrorKind.LOGIN_REJECTED)
    assert (wishes.stopped_by, wishes.probe_in_s) == (ErrorKind.LOGIN_REJECTED, None)


def test_one_that_came_otherwise_lets_all_go_on(wishes: Wishes[PictureKey]) -> None:
    wishes.replace(_keys("abcdefgh"))
    _stop(wishes)
    wishes.came_otherwise()
    assert (wishes.stopped_by, wishes.probe_in_s) == (None, None)
    assert _taken(wishes) == "abcdefgh"
