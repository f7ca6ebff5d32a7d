"""The whole app on the demo portal; one portal for the stories of a module."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest

from tests.support.portal import DemoPortal, running_portal
from tests.support.qt_loop import application, run
from tests.views.conftest import no_qt_warnings
from tests.window.home import Home, in_dutch
from tests.window.processes import Computer, new_computer
from tests.window.wire import Wire, wired

__all__ = ["application", "no_qt_warnings", "run"]

SMALL = ("--photos", "90", "--videos", "6", "--months", "3")


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Collect a story's loop and models in this thread: no thread of the next one may do it."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def portal(request: pytest.FixtureRequest) -> Generator[DemoPortal]:
    """Run a portal; a module that needs another one says so by ``OPTIONS``."""
    module = cast("ModuleType", request.module)  # pyright: ignore[reportUnknownMemberType] — pytest does not say
    options = cast("tuple[str, ...]", getattr(module, "OPTIONS", SMALL))
    with running_portal(*options) as running:
        yield running


@pytest.fixture
def wire(portal: DemoPortal) -> Generator[Wire]:
    with wired(portal) as line:
        yield line


@pytest.fixture
def home(tmp_path: Path, wire: Wire, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Return a computer on which the app was never started."""
    home = Home(tmp_path, wire)
    monkeypatch.setenv("XDG_PICTURES_DIR", str(home.pictures))
    in_dutch(home)
    return home


@pytest.fixture
def computer() -> Generator[Computer]:
    """Return a computer for the app as processes of their own."""
    with new_computer() as computer:
        yield computer
