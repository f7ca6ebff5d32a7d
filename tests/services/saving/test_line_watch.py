"""When a run is said to wait for its connection: never because of a slow disk."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from konnect_desktop.services.saving.line_watch import HeardSink, LineWatch, WaitsFor
from konnect_desktop.services.saving.progress import ProgressMeter


@dataclass
class _Clock:
    now_s: float = 0.0

    def __call__(self) -> float:
        return self.now_s


@dataclass
class _SlowSink:
    """Takes half a minute for every chunk, and looks at the watch meanwhile."""

    clock: _Clock
    watch: LineWatch
    seen: WaitsFor | None = None

    def begin(self, *, total: int | None, etag: str | None, offset: int) -> None:
        del total, etag, offset

    def write(self, chunk: bytes) -> None:
        assert chunk
        self.clock.now_s += 30
        self.seen = self.watch.waits_for()


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def watch(clock: _Clock) -> LineWatch:
    return LineWatch(clock=clock)


def test_silence_of_some_seconds_is_waiting_and_the_first_bytes_end_it(
    clock: _Clock, watch: LineWatch
) -> None:
    clock.now_s = 60
    with watch.listening():
        assert watch.waits_for() is None
        clock.now_s += 7
        assert watch.waits_for() is WaitsFor.CONNECTION
        watch.heard()
        assert watch.waits_for() is None
    clock.now_s += 60
    assert watch.waits_for() is None


def test_a_slow_disk_is_not_taken_for_a_lost_connection(clock: _Clock, watch: LineWatch) -> None:
    sink = _SlowSink(clock, watch)
    with watch.listening():
        HeardSink(sink, watch).write(b"some")
        assert (sink.seen, watch.waits_for()) == (None, None)
        clock.now_s += 7
        assert watch.waits_for() is WaitsFor.CONNECTION


@pytest.mark.parametrize("waits_for", list(WaitsFor))
def test_a_try_that_failed_is_waiting_once_nothing_has_come_for_two_seconds(
    clock: _Clock, watch: LineWatch, waits_for: WaitsFor
) -> None:
    watch.not_reached(waits_for)
    assert watch.waits_for() is None
    clock.now_s += 2
    assert watch.waits_for() is waits_for
    watch.heard()
    clock.now_s += 2
    assert watch.waits_for() is None


def test_time_that_was_waited_is_in_no_speed(clock: _Clock, watch: LineWatch) -> None:
    meter = ProgressMeter(10, clock=clock, line=watch)
    clock.now_s += 1
    watch.heard()
    meter.count(1_000)
    assert (meter.read().bytes_per_s, meter.read().left_s) == (1_000.0, 9.0)
    watch.not_reached(WaitsFor.CONNECTION)
    clock.now_s += 600
    stuck = meter.read()
    assert (stuck.waits_for, stuck.bytes_per_s, stuck.left_s) == (WaitsFor.CONNECTION, 0.0, None)
    watch.heard()
    meter.count(1_000)
    clock.now_s += 1
    meter.count(1_000)
    again = meter.read()
    assert (again.done, again.waits_for, again.bytes_per_s) == (3, None, 2_000.0)
