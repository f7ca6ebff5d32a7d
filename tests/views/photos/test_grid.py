"""The grid: what is in sight is painted and asked for, and stays where it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from tests.support.qt_loop import Run, until
from tests.views.photos.gridding import DOWNLOADABLE, VIDEO, Shot, Stage, days_of

Staged = Callable[..., Stage]
MANY = days_of(*[9] * 60)


def picture_of(stage: Stage) -> QImage:
    return stage.grid.viewport().grab().toImage()


def color_at(stage: Stage, place: QPoint) -> QColor:
    return picture_of(stage).pixelColor(place)


def test_a_photo_that_is_not_there_yet_has_its_own_colour_once_it_was_seen(staged: Staged) -> None:
    stage = staged([Shot(color=0xFF336699), Shot()])
    assert color_at(stage, stage.middle(0)) == QColor("#336699")
    assert color_at(stage, stage.middle(1)) == stage.tools.theme.roles.hover


def test_photos_are_painted_when_they_come(run: Run, staged: Staged) -> None:
    async def story() -> None:
        stage = staged(days_of(4), pictures=4)
        plain = stage.tools.theme.roles.hover
        await until(lambda: all(color_at(stage, stage.middle(item)) != plain for item in range(4)))

    run(story())


def test_what_is_in_sight_is_asked_for_first_then_what_is_near_and_small(
    run: Run, staged: Staged
) -> None:
    async def story() -> None:
        stage = staged(MANY)
        await until(lambda: stage.shelf.wishes)
        visible, near = stage.shelf.wishes[-1]
        last = list(stage.grid.rows.rows_between(*stage.grid.stripe()))[-1][-1].item
        assert [key.picture_id for key in visible] == [str(item) for item in range(last + 1)]
        assert near[0].picture_id == str(last + 1)
        assert set(stage.shelf.least_px.values()) == {round(172 * 4 / 3)}
        assert len(visible) + len(near) < 120
        stage.grid.verticalScrollBar().setValue(4000)
        await until(lambda: stage.shelf.wishes[-1][0] != visible)
        visible, near = stage.shelf.wishes[-1]
        top = stage.grid.top_item()
        assert visible[0].picture_id == str(top)
        assert {str(top - 1), str(int(visible[-1].picture_id) + 1)} <= {
            key.picture_id for key in near[:12]
        }
        stage.grid.hide()
        await until(lambda: stage.shelf.wishes[-1] == ((), ()))

    run(story())


def test_what_could_not_be_had_says_so_in_its_place(run: Run, staged: Staged) -> None:
    async def story() -> None:
        stage = staged(days_of(2))
        await until(lambda: stage.shelf.wishes)
        before = picture_of(stage)
        stage.shelf.tell(stage.key(0), ErrorKind.MEDIA_GONE)
        await until(lambda: picture_of(stage) != before)
        assert stage.grid.sight.is_lost(stage.key(0))
        assert not stage.grid.sight.is_lost(stage.key(1))

    run(story())


def test_what_is_fetched_again_is_a_placeholder_again(run: Run, staged: Staged) -> None:
    async def story() -> None:
        stage = staged(days_of(2))
        await until(lambda: stage.shelf.wishes)
        before = picture_of(stage)
        stage.shelf.tell(stage.key(0), ErrorKind.PORTAL_DOWN)
        await until(lambda: picture_of(stage) != before)
        stage.shelf.go_on(stage.key(0))
        await until(lambda: picture_of(stage) == before)

    run(story())


def test_a_photo_in_another_form_than_was_thought_gets_it_and_what_is_seen_stays(
    run: Run, staged: Staged
) -> None:
    async def story() -> None:
        # The files of the demo are 4:3 and 3:4, and these say that they are wide.
        stage = staged([Shot(ago=n // 6, ratio=1777) for n in range(90)], pictures=90)
        stage.grid.verticalScrollBar().setValue(900)
        top = stage.grid.top_item()
        before = stage.grid.item_rect(top).y()
        await until(lambda: stage.grid.rows.ratio(top) != 1.777)
        assert stage.grid.rows.ratio(top) in {4 / 3, 3 / 4}
        assert stage.grid.item_rect(top).y() == before

    run(story())


def test_what_is_looked_at_stays_where_it_is_when_the_window_gets_another_size(
    staged: Staged,
) -> None:
    stage = staged(MANY)
    stage.grid.verticalScrollBar().setValue(5000)
    top = stage.grid.top_item()
    before = stage.grid.item_rect(top).y()
    for width in (700, 1200, 944):
        stage.grid.set_column(8, width, above=12, below=24)
        assert stage.grid.item_rect(top).y() == before


def test_what_is_looked_at_stays_where_it_is_when_photos_come_above(staged: Staged) -> None:
    stage = staged(MANY)
    stage.grid.verticalScrollBar().setValue(3000)
    top = stage.grid.top_item()
    key, before = stage.key(top), stage.grid.item_rect(top).y()
    stage.show([*MANY, *days_of(0)][:400])
    assert stage.key(stage.grid.top_item()) == key
    assert stage.grid.item_rect(stage.grid.top_item()).y() == before
    stage.show([])
    assert stage.grid.count == 0
    assert stage.grid.verticalScrollBar().maximum() == 0


def test_larger_photos_grow_around_the_middle(staged: Staged) -> None:
    stage = staged(MANY)
    stage.grid.verticalScrollBar().setValue(3000)
    item = stage.grid._middle()
    before = stage.grid.item_rect(item).y()
    stage.grid.set_target(240)
    assert stage.grid.item_rect(item).y() == before
    assert stage.grid.item_rect(item).height() > 190


def test_the_wheel_with_control_held_asks_for_other_sizes(staged: Staged) -> None:
    stage = staged(MANY)
    steps: list[int] = []
    stage.grid.steps_wanted.connect(steps.append)

    def turn(delta: int, held: Qt.KeyboardModifier) -> None:
        place = QPointF(100, 100)
        event = QWheelEvent(
            place,
            stage.grid.mapToGlobal(place),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 — Qt's own
        )
        QApplication.sendEvent(stage.grid.viewport(), event)

    for delta in (60, 60, -120, 240):
        turn(delta, Qt.KeyboardModifier.ControlModifier)
    assert steps == [1, -1, 2]
    assert stage.grid.verticalScrollBar().value() == 0
    turn(-120, Qt.KeyboardModifier.NoModifier)
    assert stage.grid.verticalScrollBar().value() > 0


def test_scrolling_shows_the_same_as_painting_anew(staged: Staged) -> None:
    stage = staged([Shot(ago=n // 7, color=0xFF000000 | n * 977) for n in range(300)])
    bar = stage.grid.verticalScrollBar()
    for value in (40, 80, 500, 480, 2000, 1960):
        bar.setValue(value)
        QApplication.processEvents()
    scrolled = stage.grid.grab().toImage()
    stage.grid.viewport().update()
    assert stage.grid.grab().toImage() == scrolled


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_marks_and_headers_are_painted_in_every_theme(
    staged: Staged, themes: ThemeSource, scheme: Scheme, scale: float
) -> None:
    shots = [Shot(seconds=42, flags=DOWNLOADABLE | VIDEO), Shot(flags=0), Shot(flags=VIDEO)]
    stage = staged(shots, size=QSize(960, 660))
    themes.use(make_theme(scheme, text_scale=scale))
    plain = picture_of(stage)
    stage.selection.toggle(1)
    assert picture_of(stage) != plain
    rect = stage.grid.item_rect(1)
    edge = color_at(stage, QPoint(rect.x(), rect.center().y()))
    assert edge == stage.tools.theme.accent.accent


def test_f178_another_list_under_a_held_button_is_no_crash(staged: Staged) -> None:
    stage = staged(MANY)
    stage.drag(QPoint(4, 4), stage.middle(20))
    stage.show(days_of(3))
    stage.drop(QPoint(300, 300))
    stage.show([])
    assert stage.selected == []
