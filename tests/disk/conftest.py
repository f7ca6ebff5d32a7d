"""One very small demo portal for all, and recordings of what a run changes in its archive."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.portal import PortalAddress, running_portal
from tests.support.recorded_runs import RecordedRuns
from tests.support.truth import Truth, take_truth


@pytest.fixture(scope="package")
def address() -> Iterator[PortalAddress]:
    with running_portal("--org", "demo", "--photos", "4", "--videos", "1", "--months", "1") as one:
        yield one.of("demo")


@pytest.fixture(scope="package")
def truth(address: PortalAddress) -> Truth:
    return take_truth(address)


@pytest.fixture(scope="package")
def runs(address: PortalAddress, tmp_path_factory: pytest.TempPathFactory) -> RecordedRuns:
    return RecordedRuns(address.url, tmp_path_factory.mktemp("recorded"))
