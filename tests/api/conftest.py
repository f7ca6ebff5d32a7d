"""A small demo portal for all tests of the client, and a fault proxy before it for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from konnect_desktop.api.network import Network
from tests.api.media_host import WHOLE, Host
from tests.api.parts import IMPATIENT, Bench, Parent
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal, running_portal


@pytest.fixture(scope="package")
def demo() -> Iterator[DemoPortal]:
    with running_portal("--today", "2026-04-14", "--photos", "60", "--months", "2") as running:
        yield running


@pytest.fixture
def bench(demo: DemoPortal, expected_logs: LogWatch) -> Iterator[Bench]:
    expected_logs.allow("stamina")  # announces every retry; the app silences it
    address = demo.of("demo")
    with FaultProxy(address.url) as proxy:
        yield Bench(proxy, Parent(address.username, address.password))


@pytest.fixture
def host() -> Iterator[Host]:
    with FaultProxy(plan=(Fault("/", (WHOLE,)),)) as proxy:
        host = Host(proxy)
        yield host
        host.client.close()


@pytest.fixture
def hasty_host() -> Iterator[Host]:
    with FaultProxy(plan=(Fault("/", (WHOLE,)),)) as proxy:
        host = Host(proxy, Network(limits=replace(IMPATIENT, photo_bytes=300_000)))
        yield host
        host.client.close()
