"""What of a window cannot be read, named, hit or reached by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QLineEdit,
    QWidget,
)

from tests.support.qt_loop import until
from tests.views.clipping import clipped

LEAST_PX = 24
MOST_STOPS = 300


def problems(scope: QWidget) -> list[str]:
    """Return a line for each control without a name, too small or cut off, and each cut text."""
    found = [f"cut: {text!r}" for text in clipped(scope)]
    for control in controls(scope):
        name = control.accessibleName()
        if not name:
            found.append(f"no name: {control}")
        if min(control.width(), control.height()) < LEAST_PX:
            found.append(f"too small: {name!r} {control.size().toTuple()}")
        if is_squeezed(control) and not control.toolTip():
            found.append(f"squeezed: {name!r} {control.size().toTuple()}")
        if sideways_out(control, scope):
            found.append(f"out of sight: {name!r}")
    return found


def controls(scope: QWidget) -> list[QWidget]:
    """Return what Tab should stop at: all that can be seen, by scrolling too, and be used."""
    return [each for each in scope.findChildren(QWidget) if _stops_tab(each)]


def is_squeezed(control: QWidget) -> bool:
    """Say whether a button has less room than its words need."""
    if not isinstance(control, QAbstractButton):
        return False
    least = control.minimumSizeHint()
    return control.width() < least.width() or control.height() < least.height()


def sideways_out(control: QWidget, scope: QWidget) -> bool:
    """Say whether a control reaches out of the window at a side, where nothing scrolls."""
    left = control.mapTo(scope, QPoint(0, 0)).x()
    return left < 0 or left + control.width() > scope.width()


async def settle(scope: QWidget) -> None:
    """Wait until nothing moves any more."""
    seen: list[tuple[tuple[int, QRect], ...]] = []

    def is_still() -> bool:
        now = tuple((id(each), each.geometry()) for each in _shown(scope))
        seen.append(now)
        return len(seen) > 4 and len(set(seen[-4:])) == 1

    await until(is_still)


async def tab_tour(window: QWidget, scope: QWidget) -> list[QWidget]:
    """Press Tab until it comes back to where it began; fail where the focus cannot be seen."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        now = QApplication.focusWidget()
        assert now is not None, f"Tab leads nowhere after {_names(stops)}"
        assert now is scope or scope.isAncestorOf(now), f"Tab leads out, to {now}"
        if now in stops:
            assert now is stops[0], f"Tab goes round without {stops[0].accessibleName()!r}"
            return stops
        stops.append(now)
        await settle(scope)
        assert focus_is_seen(now), f"nothing shows the focus: {now.accessibleName()!r} {now}"
        QTest.keyClick(now, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come back after {MOST_STOPS} stops")


def focus_is_seen(widget: QWidget) -> bool:
    """Say whether a widget with the focus is in sight, with a ring around it or an edge on it."""
    parts = [widget]
    if isinstance(widget, QAbstractScrollArea):
        # One that is opaque covers all of the area that it belongs to.
        parts.append(widget.viewport())
    if all(part.visibleRegion().isEmpty() for part in parts):
        return False
    if isinstance(widget, QLineEdit | QAbstractScrollArea):
        return True
    frames = widget.window().findChildren(QFocusFrame)
    return any(frame.isVisible() and frame.widget() is widget for frame in frames)


def _names(widgets: list[QWidget]) -> list[str]:
    return [widget.accessibleName() or str(widget) for widget in widgets]


def _shown(scope: QWidget) -> Iterator[QWidget]:
    return (each for each in scope.findChildren(QWidget) if each.isVisible())


def _stops_tab(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    usable = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return bool(by_tab) and usable
