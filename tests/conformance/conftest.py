"""One demo portal over TLS, all real host names at one port, for all tests that only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import Family, open_client, read_everything, sign_in
from tests.support.tls_portal import TlsPortal, running_tls_portal

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

TODAY = "2026-04-14"
SMALL = ("--today", TODAY, "--photos", "60", "--videos", "6", "--months", "2")


@pytest.fixture(scope="package")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TlsPortal]:
    folder = tmp_path_factory.mktemp("tls")
    with running_tls_portal(folder, "--one-port", "--today", TODAY) as running:
        yield running


@pytest.fixture
def fresh_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TlsPortal]:
    """Run a small portal of its own for a test that changes something."""
    with running_tls_portal(tmp_path_factory.mktemp("tls"), "--one-port", *SMALL) as running:
        yield running


@pytest.fixture
def visitor(portal: TlsPortal) -> Iterator[httpx.Client]:
    """Stand before the first organisation without being signed in."""
    with open_client(portal, "demo") as client:
        yield client


@pytest.fixture
def parent(portal: TlsPortal) -> Iterator[httpx.Client]:
    """Be signed in at the first organisation."""
    with sign_in(portal, "demo") as client:
        yield client


@pytest.fixture(scope="package")
def zonnebloem(portal: TlsPortal) -> Family:
    return read_everything(portal, "demo")


@pytest.fixture(scope="package")
def kompas(portal: TlsPortal) -> Family:
    return read_everything(portal, "demo2")
