"""A start shows its window once it is known what is kept, and not if it was closed by then."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from konnect_desktop.app.profiles import Profile
from konnect_desktop.app.shell import Shell, Wish
from konnect_desktop.app.workspace import open_workspace
from konnect_desktop.system.logs import set_up_logging
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tests.support.qt_loop import Run, the_application
from tests.window.acting import signed_in
from tests.window.home import Home


@asynccontextmanager
async def started(home: Home) -> AsyncGenerator[Shell]:
    """Start on a profile with something kept; its window is still hidden."""
    async with signed_in(home):
        pass
    themes, languages = ThemeSource(make_theme(Scheme.LIGHT)), LanguageSource(Language.NL)
    profile = Profile(home.paths, vault=home.vault)
    with set_up_logging(home.paths.logs) as logs:
        async with open_workspace(profile, home.wire.network()) as work:
            shell = Shell(the_application(), themes, languages, work, logs)
            shell.start()
            assert not shell.window.isVisible()
            yield shell
            await shell.aclose()


def test_the_window_is_shown_by_itself(run: Run, home: Home) -> None:
    async def story() -> None:
        async with started(home) as shell:
            await shell.shown()
            assert shell.window.isVisible()

    run(story())


def test_a_window_that_is_closed_before_it_is_shown_is_not_shown_any_more(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with started(home) as shell:
            shell.window.close()
            await shell.shown()
            assert not shell.window.isVisible()
            assert await shell.wish() is Wish.QUIT

    run(story())
