"""View-models are tested on the loop that the app uses, and no Qt warning may come of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.support.qt_loop import application, run
from tests.views.conftest import no_qt_warnings

__all__ = ["application", "no_qt_warnings", "run"]


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Collect a test's loop and models in this thread: no thread of the next one may do it."""
    yield
    gc.collect()
