"""The grid as a screen reader finds it: a list of named items, however many there are."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleSelectionInterface
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from konnect_desktop.cache.local_copy_sightings import Flag
from konnect_desktop.views.photos.grid_access import MOST_ALIVE, GridAccess
from konnect_desktop.views.photos.grid_voice import GridVoice
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.language import Language
from tests.support.qt_loop import Run, until
from tests.views.photos.gridding import (
    DOWNLOADABLE,
    VIDEO,
    Shot,
    Stage,
    album_of,
    days_of,
    stage_of,
)

Staged = Callable[..., Stage]
Text = QAccessible.Text
Event = QAccessible.Event
MANY = days_of(*[50] * 600)


def list_of(stage: Stage) -> GridAccess:
    """Return what Qt finds for the grid."""
    found = QAccessible.queryAccessibleInterface(stage.grid)
    assert isinstance(found, GridAccess)
    return found


def child(stage: Stage, item: int) -> QAccessibleInterface:
    found = list_of(stage).child(item)
    assert found is not None
    return found


def selection_of(stage: Stage) -> QAccessibleSelectionInterface:
    found = list_of(stage).selectionInterface()
    assert found is not None
    return found


def take(stage: Stage, shots: Sequence[Shot]) -> None:
    """Show others; a loop that is running is not entered again, as ``Stage.show`` would."""
    stage.tools.photos.model.take(album_of(shots))


def listen_to(stage: Stage) -> list[tuple[QAccessible.Event, int]]:
    """Return a list to which is added what a grid tells."""
    told: list[tuple[QAccessible.Event, int]] = []

    def hear(what: QAccessible.Event, item: int) -> None:
        told.append((what, item))

    voice = stage.grid.findChild(GridVoice)
    assert voice is not None
    voice.told.connect(hear)
    return told


def dump(interface: QAccessibleInterface, depth: int = 0) -> Iterator[str]:
    """Write down an accessibility tree: role, name, and what is special of the state."""
    state = interface.state()
    marks = [name for name in ("focused", "selected", "offscreen") if getattr(state, name)]
    role = interface.role().name
    yield " ".join(["  " * depth + role, repr(interface.text(Text.Name)), *marks])
    for index in range(interface.childCount()):
        yield from dump(interface.child(index), depth + 1)


SHOTS = [
    Shot(seconds=42, flags=DOWNLOADABLE | VIDEO),
    Shot(),
    Shot(ago=1, flags=0),
    Shot(ago=1, flags=DOWNLOADABLE | Flag.REMOVED),
    *[Shot(ago=30)] * 20,
]


def test_the_tree_is_a_list_of_named_photos_with_their_states(run: Run, staged: Staged) -> None:
    async def story() -> None:
        stage = staged(SHOTS)
        stage.selection.toggle(1)
        stage.selection.set_current(0)
        lines = list(dump(list_of(stage)))
        assert lines[:6] == [
            "List 'Foto’s en video’s' focused",
            "  ListItem 'Video, dinsdag 14 april, 0:42' focused",
            "  ListItem 'Foto, dinsdag 14 april' selected",
            "  ListItem 'Foto, maandag 13 april, opslaan kan niet'",
            "  ListItem 'Foto, maandag 13 april, niet meer in het portaal'",
            "  ListItem 'Foto, zondag 15 maart'",
        ]
        assert lines[-1] == "  ListItem 'Foto, zondag 15 maart' offscreen"
        assert len(lines) == 1 + len(SHOTS)
        stage.tools.languages.use(Language.EN)
        assert next(dump(list_of(stage))) == "List 'Photos and videos' focused"
        assert child(stage, 1).text(Text.Name) == "Photo, Tuesday 14 April"
        take(stage, days_of(1))
        assert [line.strip() for line in dump(list_of(stage))] == [
            "List 'Photos and videos' focused",
            "ListItem 'Photo, Tuesday 14 April' focused",
        ]
        take(stage, [])
        assert list(dump(list_of(stage))) == ["List 'Photos and videos' focused"]
        await stage.tools.details.aclose()

    run(story())


def test_items_know_their_list_their_place_and_what_lies_where(staged: Staged) -> None:
    stage = staged(MANY)
    photos, ground = list_of(stage), stage.grid.viewport()
    assert child(stage, 3).parent() is photos
    assert photos.indexOfChild(child(stage, 3)) == 3
    assert photos.indexOfChild(photos) == -1
    middle = ground.mapToGlobal(stage.middle(3))
    assert photos.childAt(middle.x(), middle.y()) is child(stage, 3)
    assert child(stage, 3).rect().contains(middle)
    corner = ground.mapToGlobal(QPoint(1, 1))
    assert photos.childAt(corner.x(), corner.y()) is None
    assert photos.childAt(-5000, -5000) is None
    assert photos.child(-1) is None
    assert photos.child(len(MANY)) is None
    assert photos.state().multiSelectable


def test_asking_where_a_photo_far_away_lies_moves_nothing_that_is_seen(staged: Staged) -> None:
    stage = staged(MANY)
    stage.grid.verticalScrollBar().setValue(9_000)
    top = stage.grid.top_item()
    before = stage.grid.item_rect(top)
    far = child(stage, 5).rect()
    further = child(stage, len(MANY) - 5).rect()
    assert stage.grid.item_rect(top) == before
    assert far.bottom() < 0 < before.bottom() < further.top()


def test_a_hundred_thousand_photos_are_counted_without_making_one(staged: Staged) -> None:
    stage = staged(days_of(*[200] * 500))
    photos = list_of(stage)
    assert (photos.childCount(), photos.alive) == (100_000, 0)
    stage.selection.select_all()
    assert selection_of(stage).selectedItemCount() == 100_000
    last = selection_of(stage).selectedItem(99_999)
    assert last is not None
    assert (photos.indexOfChild(last), photos.alive) == (99_999, 1)


def test_items_that_nobody_asks_for_any_more_are_given_back(run: Run, staged: Staged) -> None:
    async def story() -> None:
        stage = staged(MANY)
        photos = list_of(stage)
        for item in range(MOST_ALIVE + 500):
            assert photos.child(item) is not None
        assert photos.alive == MOST_ALIVE + 500
        await until(lambda: photos.alive == MOST_ALIVE)
        assert child(stage, 0).isValid()

    run(story())


def test_photos_are_opened_selected_and_focused_by_actions(staged: Staged) -> None:
    stage = staged(MANY)
    asked: list[int] = []

    def ask(item: int, _place: QPoint) -> None:
        asked.append(item)

    stage.grid.menu_wanted.connect(ask)
    acts = child(stage, 4).actionInterface()
    assert acts is not None
    assert acts.actionNames() == ["Press", "Toggle", "ShowMenu", "SetFocus"]
    assert all(acts.localizedActionName(name) for name in acts.actionNames())
    for name in acts.actionNames():
        acts.doAction(name)
    acts.doAction("Increase")
    assert (stage.opened, stage.selected, asked, stage.selection.current) == ([4], [4], [4], 4)
    assert child(stage, 4).valueInterface() is None
    far = child(stage, len(MANY) - 1)
    assert far.state().offscreen
    far.actionInterface().doAction("SetFocus")
    assert (far.state().offscreen, far.state().focused) == (False, True)


def test_what_is_selected_is_told_and_changed_as_in_other_lists(staged: Staged) -> None:
    stage = staged(MANY)
    chosen = selection_of(stage)
    assert chosen.select(child(stage, 2))
    assert chosen.select(child(stage, 7))
    assert chosen.unselect(child(stage, 2))
    assert (stage.selected, chosen.isSelected(child(stage, 7))) == ([7], True)
    assert chosen.selectedItems() == [child(stage, 7)]
    assert chosen.selectedItem(1) is None
    assert not chosen.select(list_of(stage))
    assert chosen.selectAll()
    assert stage.selection.total == len(MANY)
    assert chosen.clear()
    assert stage.selected == []


def test_an_item_of_photos_that_are_others_now_is_gone(staged: Staged) -> None:
    stage = staged(MANY)
    held = child(stage, 12)
    stage.show(days_of(2))
    assert not isValid(held)
    assert (list_of(stage).childCount(), list_of(stage).alive) == (2, 0)


def test_f178_a_grid_is_deleted_while_its_items_are_held(
    application: QApplication, themes: ThemeSource
) -> None:
    for _ in range(3):
        stage = stage_of(themes, MANY)
        photos, held = list_of(stage), [child(stage, item) for item in range(50)]
        acts = held[3].actionInterface()
        assert acts is not None
        stage.grid.deleteLater()
        application.sendPostedEvents(stage.grid, QEvent.Type.DeferredDelete.value)
        assert [each for each in (photos, *held) if isValid(each)] == []
        acts.doAction("Press")
        assert (stage.opened, photos.alive) == ([], 0)
        stage.tools.pictures.close()


def test_what_qt_keeps_does_not_keep_a_grid_alive(themes: ThemeSource) -> None:
    stage = stage_of(themes, MANY)
    held = child(stage, 5)
    grid, pictures = ref(stage.grid), stage.tools.pictures
    del stage
    gc.collect()
    assert grid() is None
    assert not isValid(held)
    pictures.close()


@pytest.fixture
def listening() -> Iterator[None]:
    """Have somebody listen, as a screen reader does."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("listening")
def test_what_happens_is_told_to_those_who_listen(run: Run, staged: Staged) -> None:
    async def story() -> None:
        stage = staged(MANY)
        told = listen_to(stage)

        def heard() -> list[tuple[QAccessible.Event, int]]:
            now, told[:] = told[:], []
            return now

        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
            stage.press(key)
        assert heard() == [(Event.Focus, 0), (Event.Focus, 1)]
        stage.press(Qt.Key.Key_Space)
        stage.press(Qt.Key.Key_Space)
        assert heard() == [(Event.SelectionAdd, 1), (Event.SelectionRemove, 1)]
        stage.press(Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
        assert set(heard()) == {(Event.SelectionWithin, -1), (Event.Focus, len(MANY) - 1)}
        stage.tools.details.loaded.emit(frozenset({stage.key(len(MANY) - 1), stage.key(3)}))
        stage.tools.details.loaded.emit(frozenset({stage.key(3)}))
        assert heard() == [(Event.NameChanged, len(MANY) - 1)]
        take(stage, MANY[:-7])
        assert (Event.ObjectReorder, -1) in heard()
        stage.grid.clearFocus()
        stage.selection.set_current(4)
        assert heard() == []
        stage.grid.setFocus(Qt.FocusReason.TabFocusReason)
        assert heard() == [(Event.Focus, 4)]
        assert list_of(stage).focusChild() is child(stage, 4)

    run(story())


def test_nothing_is_made_or_told_where_nobody_listens(staged: Staged) -> None:
    stage = staged(MANY)
    told = listen_to(stage)
    stage.press(Qt.Key.Key_End)
    stage.press(Qt.Key.Key_Space)
    assert (told, list_of(stage).alive) == ([], 0)


def test_f084_a_photo_that_the_portal_shows_no_more_stays_and_says_so(
    run: Run, staged: Staged
) -> None:
    async def story() -> None:
        stage = staged([Shot(), Shot(flags=DOWNLOADABLE | Flag.REMOVED)])
        name = child(stage, 1).text(Text.Name)
        assert name == "Foto, dinsdag 14 april, niet meer in het portaal"
        stage.click(1)
        assert stage.opened == [1]
        await stage.tools.details.aclose()

    run(story())
