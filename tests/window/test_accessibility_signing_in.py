"""Signing in: named, reachable by keyboard, and whole in every language and size.

Apart from the other views: a portal that has seen so many wrong passwords lets nobody in.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support.qt_loop import Run
from tests.window.home import Home
from tests.window.looks import LOOKS, Look, look_through, stage_of, walk_through
from tools.screenshots.scenes_sign_in import FIRST_RUN


@pytest.mark.parametrize("looks", LOOKS)
def test_signing_in_is_named_and_whole_in_every_language_and_text_size(
    run: Run, home: Home, looks: Sequence[Look]
) -> None:
    async def story() -> None:
        async with home.app() as app:
            assert await look_through(stage_of(app), FIRST_RUN, looks) == {}

    run(story())


def test_tab_goes_round_signing_in_and_shows_where_it_is(run: Run, home: Home) -> None:
    async def story() -> None:
        async with home.app() as app:
            assert await walk_through(stage_of(app), FIRST_RUN) == {}

    run(story())
