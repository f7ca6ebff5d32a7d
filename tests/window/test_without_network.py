"""F138 and row 3.a: the window closes in time whatever the network does, and shows what is kept."""

from __future__ import annotations

import socket
import time
from collections.abc import Generator
from contextlib import closing

import pytest

from konnect_desktop.api.network import Connect, Network
from tests.support.qt_loop import Run, until
from tests.window.acting import cards, keys_in_order, signed_in
from tests.window.home import Home

CLOSES_WITHIN_S = 3.0


@pytest.fixture(params=["a_closed_port", "a_host_that_never_answers"])
def port(request: pytest.FixtureRequest) -> Generator[int]:
    """Return a port of this computer where nobody is, or where nobody says anything."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        if request.param != "a_closed_port":
            listening.listen()
        yield listening.getsockname()[1]


def test_f138_the_window_shows_what_is_kept_and_closes_in_the_midst_of_its_tries(
    run: Run, home: Home, port: int
) -> None:
    # As patient as the app is: it tries again for a minute.
    nowhere = dict.fromkeys(home.wire.addresses, ("127.0.0.1", port))
    patient = Network(connect=Connect(nowhere, home.wire.trusted))

    async def story() -> None:
        async with signed_in(home) as app:
            kept = set(keys_in_order(app))
        async with home.app(patient) as app:
            await until(lambda: cards(app))
            assert kept <= set(keys_in_order(app))
            await until(lambda: app.work.accounts.entries[0].state == "refreshing")
            begun = time.monotonic()
            assert await app.quit() == 0
            assert time.monotonic() - begun < CLOSES_WITHIN_S

    run(story())
