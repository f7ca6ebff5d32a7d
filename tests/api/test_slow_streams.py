"""Streams that drip, all at once; another account at another portal reads on meanwhile."""

from __future__ import annotations

import pytest

from konnect_desktop.api.network import Limits
from tests.api.parts import IMPATIENT
from tests.gates.slow_streams import slow_streams
from tests.support.leaks import LogWatch


def test_t13_f035_a_hundred_dripping_streams_are_cut_and_another_account_reads_on(
    expected_logs: LogWatch,
) -> None:
    expected_logs.allow("stamina")
    result = slow_streams(50, 6, IMPATIENT)
    assert (result.cut, result.other_ends) == (result.streams, [])
    assert result.last_cut_s < 10 * IMPATIENT.slow_window_s
    assert result.others_read > 0


@pytest.mark.deep
def test_t13_f035_with_the_apps_own_patience_they_are_cut_within_45_seconds(
    expected_logs: LogWatch,
) -> None:
    expected_logs.allow("stamina")
    result = slow_streams(50, 6, Limits())
    assert (result.cut, result.other_ends) == (result.streams, [])
    assert result.last_cut_s <= 45
    assert result.others_waited_s < 1
