"""Zoom, look around and turn: by keys, wheel, pointer, gestures and menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.zoom import Box
from konnect_desktop.views.theme import ThemeSource
from tests.support.qt_loop import Run, the_application, until
from tests.views.viewer.showing import LIKED, PHOTO, Showing, move, showing

Key, Held = Qt.Key, Qt.KeyboardModifier


def test_31b_zoom_by_keys_wheel_buttons_and_double_click(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            canvas, bar = at.page.stage.canvas, at.page.bar
            assert bar.percent.text() == "78%"
            at.press(Key.Key_Plus)
            assert bar.percent.text() == "98%"
            at.press(Key.Key_Minus)
            assert canvas.zoom.is_fit
            QTest.mouseClick(bar.zoom_in, Qt.MouseButton.LeftButton)
            wheel(canvas, 120)
            assert canvas.zoom.overflows
            at.press(Key.Key_0)
            assert canvas.zoom.is_fit
            QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
            assert canvas.zoom.percent == 100
            QTest.mouseClick(bar.percent, Qt.MouseButton.LeftButton)
            assert canvas.zoom.is_fit

    run(story())


def wheel(canvas: QWidget, delta: int) -> None:
    middle = QPointF(canvas.rect().center())
    event = QWheelEvent(
        middle,
        canvas.mapToGlobal(middle),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 — fields in order
    )
    canvas.wheelEvent(event)  # pyright: ignore[reportUnknownMemberType]


def test_31b_a_drag_moves_what_is_zoomed_in_to(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            canvas = at.page.stage.canvas
            canvas.zoom_by(4.0)
            before = canvas.zoom.box.left
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
            move(canvas, QPoint(460, 300), held=Qt.MouseButton.LeftButton)
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(460, 300))
            assert canvas.zoom.box.left == pytest.approx(before + 60)

    run(story())


def test_31b_keys_look_around_in_what_is_zoomed_in_to_and_show_its_own_pixels(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            zoom = at.page.stage.canvas.zoom
            at.press(Key.Key_Up)
            assert zoom.is_fit
            at.press(Key.Key_1)
            assert zoom.percent == 100
            for _ in range(4):
                at.press(Key.Key_Plus)
            before = zoom.box
            at.press(Key.Key_Down)
            at.press(Key.Key_Right, Held.ShiftModifier)
            assert (zoom.box.left < before.left, zoom.box.top < before.top) == (True, True)
            at.press(Key.Key_Up)
            at.press(Key.Key_Left, Held.ShiftModifier)
            assert (zoom.box.left, zoom.box.top) == pytest.approx((before.left, before.top))
            assert at.shown() == PHOTO.key.picture_id

    run(story())


def test_31b_two_fingers_zoom_where_they_are(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            canvas = at.page.stage.canvas
            pinch(canvas, Qt.NativeGestureType.ZoomNativeGesture, 1.0)
            assert canvas.zoom.percent == round(2 * 78.125)
            pinch(canvas, Qt.NativeGestureType.SmartZoomNativeGesture, 0.0)
            assert canvas.zoom.is_fit
            pinch(canvas, Qt.NativeGestureType.RotateNativeGesture, 5.0)
            assert canvas.zoom.is_fit

    run(story())


def pinch(canvas: QWidget, kind: Qt.NativeGestureType, value: float) -> None:
    middle = QPointF(canvas.rect().center())
    pad = QPointingDevice.primaryPointingDevice()
    place = canvas.mapToGlobal(middle)
    event = QNativeGestureEvent(kind, pad, 2, middle, middle, place, value, QPointF())
    the_application().sendEvent(canvas, event)


def test_31b_a_turn_shows_on_the_stage_and_in_the_strip_and_is_remembered(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            canvas = at.page.stage.canvas
            thumb = at.page.strip._thumbs[0]
            lying, upper_left = thumb.size(), corner(at, canvas.zoom.box, right=False)
            at.press(Key.Key_R)
            await until(lambda: at.pictures.is_idle)
            box = canvas.zoom.box
            assert round(box.height) == canvas.height() - 2 * 24
            assert box.width / box.height == pytest.approx(3 / 4, abs=0.01)
            assert thumb.width() < lying.width()
            # What was at the upper left is at the upper right.
            assert close(corner(at, box, right=True), upper_left)
            at.press(Key.Key_Right)
            await until(lambda: at.shown() == LIKED.key.picture_id)
            assert canvas.zoom.box.width > canvas.zoom.box.height
            at.press(Key.Key_Left)
            await until(lambda: at.shown() == PHOTO.key.picture_id)
            assert canvas.zoom.box.width < canvas.zoom.box.height
            at.press(Key.Key_R, Held.ShiftModifier)
            assert canvas.zoom.box.width > canvas.zoom.box.height
            QTest.mouseClick(at.page.bar.turn, Qt.MouseButton.LeftButton)
            at.trigger("Rechtsom draaien")
            assert at.viewer.marks.turn_of(PHOTO.key) == 2

    run(story())


def corner(at: Showing, box: Box, *, right: bool) -> QColor:
    image = at.page.stage.canvas.grab().toImage()
    left = box.left + box.width - 20 if right else box.left + 20
    return image.pixelColor(round(left), round(box.top) + 20)


def close(first: QColor, second: QColor) -> bool:
    pairs = (
        (first.red(), second.red()),
        (first.green(), second.green()),
        (first.blue(), second.blue()),
    )
    return all(abs(one - other) < 30 for one, other in pairs)


def test_a_photo_has_round_corners_and_one_that_is_zoomed_in_to_has_not(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            canvas, box = at.page.stage.canvas, at.page.stage.canvas.zoom.box
            left, top = round(box.left), round(box.top)
            image = canvas.grab().toImage()
            assert image.pixelColor(left, top) == QColor("#131110")
            assert image.pixelColor(left + 6, top + 6) != QColor("#131110")
            canvas.zoom_by(4.0)
            assert canvas.grab().toImage().pixelColor(0, 0) != QColor("#131110")

    run(story())
