"""The application of the views' tests; threads of picture caches end with each test."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from konnect_desktop.views.theme import ThemeSource
from tests.views.photos.gridding import Shot, Stage, stage_of

Staged = Callable[..., Stage]


@pytest.fixture
def staged(
    themes: ThemeSource, show: Callable[[QWidget], QWidget]
) -> Iterator[Callable[[Sequence[Shot]], Stage]]:
    """Return a function that shows a grid in an active window."""
    made: list[Stage] = []
    # What other tests left is collected here and not in a thread of a cache.
    gc.collect()

    def make(shots: Sequence[Shot], size: QSize | None = None, pictures: int = 0) -> Stage:
        stage = stage_of(themes, shots, size=size, pictures=pictures)
        made.append(stage)
        show(stage.grid)
        stage.grid.setFocus()
        return stage

    yield make
    for stage in made:
        stage.tools.pictures.close()
