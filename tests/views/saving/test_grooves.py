"""Bars in high contrast: what is not done yet does not look as if it were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from konnect_desktop.views.components.progress import ProgressBar
from konnect_desktop.views.saving.figures import _DiskBar
from konnect_desktop.views.theme import Scheme, ThemeSource, contrast, make_theme
from tests.views.pixels import paint
from tests.views.saving.samples import PLAN


def _half(themes: ThemeSource) -> ProgressBar:
    bar = ProgressBar(themes, "Voortgang")
    bar.setMaximum(10)
    bar.setValue(4)
    return bar


def _resting(themes: ThemeSource) -> ProgressBar:
    bar = _half(themes)
    bar.set_quiet(is_quiet=True)
    return bar


def _disk(themes: ThemeSource) -> _DiskBar:
    bar = _DiskBar(themes)
    bar.show_plan(replace(PLAN, free_bytes=600_000_000_000, disk_bytes=1_000_000_000_000))
    return bar


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("make", [_half, _resting, _disk])
def test_the_rest_of_a_bar_differs_from_what_is_done_and_has_an_edge(
    themes: ThemeSource, scheme: Scheme, make: Callable[[ThemeSource], QWidget]
) -> None:
    themes.use(make_theme(scheme, high_contrast=True))
    bar = make(themes)
    bar.resize(120, 8)
    image = paint(bar)
    done, rest, edge = (image.pixelColor(*at) for at in ((20, 4), (100, 4), (100, 0)))
    assert rest == themes.theme.roles.sunken
    assert edge == themes.theme.roles.strong
    assert contrast(done, rest) >= 3


@pytest.mark.parametrize("scheme", list(Scheme))
def test_without_high_contrast_a_bar_lies_in_a_quiet_line(
    themes: ThemeSource, scheme: Scheme
) -> None:
    themes.use(make_theme(scheme))
    bar = _half(themes)
    bar.resize(120, 8)
    assert paint(bar).pixelColor(100, 4) == themes.theme.roles.line
