"""Larger and smaller text, light and dark: afterwards all stands as after a look at every size."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from konnect_desktop.system.settings_values import ThemeChoice
from tests.support.qt_loop import Run, until
from tests.support.window import App
from tests.window.acting import cards, sign_in_page, signed_in
from tests.window.gridding import to_photos
from tests.window.home import Home

OPTIONS = ("--org", "demo", "--photos", "20", "--videos", "1", "--months", "1")
_Places = dict[str, QRect]
_HIGH: Final = 800
_WIDTHS: Final = (480, 1180)
_CHANGES: Final[tuple[tuple[int, ThemeChoice], ...]] = (
    (200, "light"),
    (100, "light"),
    (100, "dark"),
    (150, "dark"),
)
_ROUNDS: Final = 12


async def _settle() -> None:
    """Let what asked to be placed anew be placed, level by level."""
    for _ in range(_ROUNDS):
        await asyncio.sleep(0)


def _places(app: App) -> _Places:
    """Return where all stands that can be seen, but for what scrolls."""
    window = app.shell.window
    return {
        f"{type(each).__name__} ‘{each.accessibleName()}’ {number}": QRect(
            each.mapTo(window, each.rect().topLeft()), each.size()
        )
        for number, each in enumerate(_fixed(window))
    }


def _fixed(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield child
            if not isinstance(child, QAbstractScrollArea):
                yield from _fixed(child)


async def _resized(app: App, width: int) -> _Places:
    """Return where all stands after the window was wider for a moment."""
    for each in (width + 60, width):
        app.shell.window.resize(each, _HIGH)
        await _settle()
    return _places(app)


async def _misplaced(app: App) -> list[str]:
    """Change the text and the colours at two widths and say what did not follow."""
    wrong: list[str] = []
    settings = app.work.settings
    for width in _WIDTHS:
        app.shell.window.resize(width, _HIGH)
        for percent, theme in _CHANGES:
            settings.set_text_percent(percent)
            settings.set_theme(theme)
            await _settle()
            found = _places(app)
            right = await _resized(app, width)
            wrong += [
                f"{percent} % {theme} at {width}: {name} {found.get(name)} for {place}"
                for name, place in right.items()
                if found.get(name) != place
            ]
        settings.set_text_percent(100)
        settings.set_theme("light")
        await _resized(app, width)
    return wrong


def test_the_page_to_sign_in_takes_every_text_size_at_once(run: Run, home: Home) -> None:
    async def story() -> None:
        async with home.app() as app:
            await sign_in_page(app)
            assert await _misplaced(app) == []

    run(story())


def test_timeline_photos_diary_and_viewer_take_every_text_size_at_once(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            shell = app.shell
            assert await _misplaced(app) == []
            entry = next(card._row for card in cards(app) if card._row.media)
            await to_photos(app)
            assert await _misplaced(app) == []
            shell.timeline_page.diary_opened.emit(entry.key)
            await until(lambda: shell.diary_page.isVisible() and shell.diary_page.card)
            assert await _misplaced(app) == []
            shell.diary_page.closed.emit()
            shell.timeline_page.photo_opened.emit(entry.media[0])
            await until(lambda: not shell.viewer_page.stage.canvas.is_empty)
            assert await _misplaced(app) == []

    run(story())
