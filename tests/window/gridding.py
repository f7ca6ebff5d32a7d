"""What a person does in the photos of ‘Mijn kind’, by pointer and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from konnect_desktop.viewmodels.photos_album import Album
from konnect_desktop.views.photos.grid import PhotoGrid
from konnect_desktop.views.photos.headers import box_hit, day_line
from tests.support.qt_loop import until
from tests.support.window import App, click
from tests.window.acting import button

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


async def to_photos(app: App) -> PhotoGrid:
    """Press the switch and wait until all photos are there."""
    click(button(app.shell.timeline_page.top.switch, "Foto’s"))
    return await photos_shown(app)


async def photos_shown(app: App) -> PhotoGrid:
    page = app.shell.photos_page
    await until(lambda: page.isVisible() and page.grid.isVisible() and page.grid.count)
    return page.grid


def album(app: App) -> Album:
    return app.work.photos.photos.model.album


def selected(app: App) -> list[int]:
    return [row for rows in app.work.photos.selection.ranges() for row in rows]


def days_of_month(app: App) -> range:
    """Return the photos of the newest month."""
    return app.shell.photos_page.grid.rows.month_items(0)


def click_photo(app: App, item: int, held: Qt.KeyboardModifier = _NONE) -> None:
    """Bring a photo into sight and click on it, beside its tick."""
    grid = app.shell.photos_page.grid
    grid.show_item(item)
    place = grid.item_rect(item).center()
    assert grid.viewport().rect().contains(place)
    QTest.mouseClick(grid.viewport(), _LEFT, held, place)


def click_day_box(app: App, day: int) -> None:
    """Click on the box in the line of a day."""
    grid, theme = app.shell.photos_page.grid, app.shell._themes.theme
    line = day_line(grid.rows.rows_top(day), grid.rows.form.width, theme)
    place = box_hit(line, theme).center() + grid.offset
    assert grid.viewport().rect().contains(place)
    QTest.mouseClick(grid.viewport(), _LEFT, _NONE, place)


def pull_band(app: App, start: QPoint, end: QPoint) -> None:
    """Span a rectangle from one place in the viewport to another."""
    ground = app.shell.photos_page.grid.viewport()
    QTest.mousePress(ground, _LEFT, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(ground, start + (end - start) * step / 5)
    QTest.mouseRelease(ground, _LEFT, pos=end)


def turn_wheel(app: App, steps: int, held: Qt.KeyboardModifier = _NONE) -> None:
    """Turn the wheel over the middle of the grid; above 0 is away from oneself."""
    ground = app.shell.photos_page.grid.viewport()
    middle = QPointF(ground.rect().center())
    event = QWheelEvent(
        middle,
        ground.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 — Qt's own
    )
    QApplication.sendEvent(ground, event)


def open_menu_at(app: App, item: int) -> None:
    """Press the right button on a photo."""
    grid = app.shell.photos_page.grid
    place = grid.item_rect(item).center()
    ground = grid.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(ground, QContextMenuEvent(reason, place, ground.mapToGlobal(place)))
