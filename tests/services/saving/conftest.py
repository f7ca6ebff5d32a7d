"""One small demo portal for all tests of saving."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.portal import DemoPortal, PortalAddress, running_portal


@pytest.fixture(scope="package")
def portal() -> Iterator[DemoPortal]:
    options = ("--org", "demo", "--photos", "40", "--videos", "2", "--months", "2")
    with running_portal(*options, "--today", "2026-04-14") as running:
        yield running


@pytest.fixture
def address(portal: DemoPortal) -> PortalAddress:
    return portal.of("demo")
