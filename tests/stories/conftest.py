"""One small demo portal for all stories, and two proxies before it for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal, running_portal
from tests.support.story import Holdings, Story, take_holdings, telling

_OPTIONS = ("--org", "demo", "--photos", "60", "--videos", "4", "--months", "2")


@pytest.fixture(scope="package")
def portal() -> Iterator[DemoPortal]:
    with running_portal(*_OPTIONS, "--today", "2026-04-14") as running:
        yield running


@pytest.fixture(scope="package")
def holdings(portal: DemoPortal) -> Holdings:
    return take_holdings(portal.of("demo"))


@pytest.fixture
def story(portal: DemoPortal, tmp_path: Path, expected_logs: LogWatch) -> Iterator[Story]:
    expected_logs.allow("stamina")  # announces every retry; the app silences it
    with telling(portal, "demo", tmp_path) as told:
        yield told
