"""One small demo portal whose faults the tests switch on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.demo.reading import open_client, sign_in
from tests.support.portal import DemoPortal, running_portal

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx


@pytest.fixture(scope="package")
def small() -> Iterator[DemoPortal]:
    options = ("--today", "2026-04-14", "--photos", "60", "--videos", "4", "--months", "3")
    with running_portal(*options) as running:
        yield running


@pytest.fixture
def url(small: DemoPortal) -> str:
    return small.of("demo").url


@pytest.fixture
def parent(small: DemoPortal) -> Iterator[httpx.Client]:
    """Be signed in at the first organisation, without a fault so far."""
    with sign_in(small.of("demo")) as client:
        yield client


@pytest.fixture
def visitor(url: str) -> Iterator[httpx.Client]:
    with open_client(url) as client:
        yield client
