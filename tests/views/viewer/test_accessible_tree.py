"""What a screen reader is told of the viewer: its tree, walked as Qt hands it out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAccessible, QAccessibleInterface

from konnect_desktop.views.theme import ThemeSource
from tests.support.qt_loop import Run, until
from tests.views.viewer.showing import FILM, LARGE, Showing, showing

Key, Role, Text = Qt.Key, QAccessible.Role, QAccessible.Text


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    """Let Qt say what it wants: the player tells of a computer without sound."""

    def ignore(_kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
        pass

    before = qInstallMessageHandler(ignore)
    yield
    qInstallMessageHandler(before)


def tree(at: Showing) -> list[QAccessibleInterface]:
    """Return all that can be seen of the page, in the order in which it is read."""
    return list(_below(QAccessible.queryAccessibleInterface(at.page)))


def _below(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if node.state().invisible:
        return
    yield node
    for number in range(node.childCount()):
        yield from _below(node.child(number))


def name(node: QAccessibleInterface) -> str:
    return node.text(Text.Name)


def named(nodes: list[QAccessibleInterface], text: str) -> QAccessibleInterface:
    found = [node for node in nodes if name(node) == text]
    assert found, f"nothing is called {text!r}"
    return found[-1]


def test_a_photo_is_read_from_above_to_below_with_names_and_states(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(LARGE)
            nodes = tree(at)
            assert name(nodes[0]) == "Fotoweergave"
            assert [name(node) for node in nodes if node.state().focusable and not name(node)] == []
            parts = [named(nodes, part) for part in ("Wat je ermee kunt doen", "Vorige", "Details")]
            places = [nodes.index(part) for part in parts]
            assert places == sorted(places)
            assert named(nodes, "foto 5 van 5, Noor, Op deze foto staat Noor").state().focused
            assert named(nodes, "Volgende").state().disabled, "the last one"
            heart = named(nodes, "Favoriet")
            assert (heart.role(), heart.state().checked) == (Role.CheckBox, False)
            at.press(Key.Key_H)
            assert named(tree(at), "Favoriet").state().checked
            assert named(nodes, "Labels tonen").state().checked
            told = [
                name(node) for node in nodes if node.text(Text.Description) == "Wordt nu getoond"
            ]
            assert told == ["foto 5 van 5"]

    run(story())


def test_film_and_slideshow_are_steered_by_named_controls_with_values(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(FILM)
            await until(lambda: at.page.player.position_ms > 0)
            nodes = tree(at)
            place = named(nodes, "Plaats in de video")
            assert (place.role(), "/" in place.text(Text.Description)) == (Role.Slider, True)
            assert named(nodes, "Volume").text(Text.Value) == "100"
            assert named(nodes, "Pauzeren").role() is Role.Button
            at.press(Key.Key_D)
            nodes = tree(at)
            assert [name(node) for node in nodes if node.state().focusable and not name(node)] == []
            assert not named(nodes, "Door elkaar").state().checked
            assert named(nodes, "Korter").text(Text.Description) == "4 seconden per foto"
            assert "Details" not in {name(node) for node in nodes if node.role() is Role.Client}
            at.press(Key.Key_D)

    run(story())
