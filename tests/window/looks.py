"""Views in languages, sizes of text and sizes of window: what is wrong there, by view."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QWidget

from konnect_desktop.views.dialogs import Dialog
from konnect_desktop.wording.language import Language
from tests.support.qt_loop import the_application
from tests.support.window import App
from tests.window.reach import controls, problems, settle, tab_tour
from tools.screenshots.scene import Scene
from tools.screenshots.stage import Dressed, Stage

WIDE, SLIM, NARROW = (1280, 800), (900, 640), (480, 800)
USUAL = ((Language.NL, 100, WIDE), (Language.DOUBLED, 200, WIDE), (Language.DOUBLED, 100, NARROW))
EVERY = tuple(
    (language, percent, size)
    for language in (Language.NL, Language.EN, Language.DOUBLED)
    for percent in (100, 200)
    for size in (WIDE, SLIM, NARROW)
    if percent == 100 or size == WIDE
)
"""At 200 % the others have less room than the smallest window has at 100 %."""
Look = tuple[Language, int, tuple[int, int]]
LOOKS = [
    pytest.param(USUAL, id="usual"),
    *(
        pytest.param((look,), marks=pytest.mark.deep, id=f"{look[0]}-{look[1]}-{look[2][0]}")
        for look in EVERY
    ),
]


def stage_of(app: App) -> Stage:
    shell = app.shell
    dressed = Dressed(the_application(), shell._themes, shell._languages)
    return Stage(dressed, app.work, shell)


def scope_of(stage: Stage) -> QWidget:
    """Return what can be reached now: the dialog that is open, else the window."""
    window = stage.window
    dialogs = [each for each in window.findChildren(Dialog) if each.isVisible()]
    return dialogs[-1] if dialogs else window


async def wear(stage: Stage, look: Look) -> None:
    language, percent, size = look
    settings = stage.work.settings
    settings.set_reduced_motion(True)
    settings.set_language("nl" if language is Language.NL else "en")
    settings.set_text_percent(percent)
    stage.window.resize(*size)
    stage.dressed.languages.use(language)
    await settle(stage.window)


async def look_through(
    stage: Stage, scenes: Sequence[Scene], looks: Sequence[Look]
) -> dict[str, list[str]]:
    """Return what is wrong, by view and look."""
    wrong: dict[str, list[str]] = {}
    for look in looks:
        await wear(stage, look)
        for scene in scenes:
            async with scene.show(stage):
                # A setting that a page changes brings back the language that is set.
                stage.dressed.languages.use(look[0])
                await settle(stage.window)
                found = problems(scope_of(stage))
            if found:
                language, percent, (width, _) = look
                wrong[f"{scene.name} {language} {percent} {width}"] = found
            await settle(stage.window)
    return wrong


async def walk_through(stage: Stage, scenes: Sequence[Scene]) -> dict[str, list[str]]:
    """Return by view what Tab does not reach."""
    missed: dict[str, list[str]] = {}
    for scene in scenes:
        async with scene.show(stage):
            await settle(stage.window)
            scope = scope_of(stage)
            stops = await tab_tour(stage.window, scope)
            left = [each for each in controls(scope) if each not in stops]
        if left:
            missed[scene.name] = [each.accessibleName() or str(each) for each in left]
    return missed
