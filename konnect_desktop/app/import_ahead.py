"""Imports what a click may want soon, in steps, once the window stands: no click waits for it."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import Final

PAUSE_S: Final = 0.02
_VIEWS: Final = "konnect_desktop.views"
# Each small enough for one step; what a module needs itself stands before it.
_WANTED_SOON: Final = (
    f"{_VIEWS}.dialogs.panel",
    f"{_VIEWS}.dialogs",
    f"{_VIEWS}.viewer.ground",
    f"{_VIEWS}.viewer.canvas",
    f"{_VIEWS}.viewer.notice",
    f"{_VIEWS}.viewer.stage",
    f"{_VIEWS}.viewer.strip",
    f"{_VIEWS}.viewer.facts",
    f"{_VIEWS}.viewer.details_diary",
    f"{_VIEWS}.viewer.details",
    f"{_VIEWS}.viewer.film_bar",
    f"{_VIEWS}.viewer.bar",
    f"{_VIEWS}.viewer.parts",
    f"{_VIEWS}.viewer.page",
    f"{_VIEWS}.diary",
    f"{_VIEWS}.saving.job_card",
    f"{_VIEWS}.saving.downloads",
    f"{_VIEWS}.saving.plan_dialog",
    f"{_VIEWS}.settings_dialog",
)


async def import_ahead() -> None:
    """Import the views that are not shown yet, one after the other, on the window's thread."""
    for name in _WANTED_SOON:
        await asyncio.sleep(PAUSE_S)
        import_module(name)
