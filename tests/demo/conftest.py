"""One demo portal as of the day of the drawn screens, for all tests that only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.demo.reading import Json, read_everything, sign_in
from tests.support.portal import DemoPortal, running_portal

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

TODAY = "2026-04-14"


@pytest.fixture(scope="package")
def portal() -> Iterator[DemoPortal]:
    with running_portal("--today", TODAY) as running:
        yield running


@pytest.fixture
def fresh_portal() -> Iterator[DemoPortal]:
    """Run a small portal of its own for a test that changes something."""
    with running_portal("--today", TODAY, "--photos", "60", "--months", "2") as running:
        yield running


@pytest.fixture
def parent(portal: DemoPortal) -> Iterator[httpx.Client]:
    """Be signed in at the first organisation."""
    with sign_in(portal.of("demo")) as client:
        yield client


@pytest.fixture(scope="package")
def zonnebloem(portal: DemoPortal) -> tuple[list[Json], list[Json], list[Json]]:
    return read_everything(portal, "demo")


@pytest.fixture(scope="package")
def kompas(portal: DemoPortal) -> tuple[list[Json], list[Json], list[Json]]:
    return read_everything(portal, "demo2")
