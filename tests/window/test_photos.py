"""Rows 3.1.a, 3.1.c, B8, B9, B13 and B32: the photos of ‘Mijn kind’ as a grid, with real clicks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.media_choice import Company
from konnect_desktop.viewmodels.own_marks import OwnMarks
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.views.components.chip import Chip
from konnect_desktop.views.dialogs import Dialog
from konnect_desktop.views.saving.plan_dialog import PlanDialog
from tests.support.qt_loop import Run, until
from tests.support.window import App, click
from tests.window.acting import (
    banner,
    button,
    dialog,
    fill,
    menu_texts,
    pick,
    press,
    shown,
    signed_in,
    words,
)
from tests.window.gridding import (
    CONTROL,
    SHIFT,
    album,
    click_day_box,
    click_photo,
    days_of_month,
    open_menu_at,
    photos_shown,
    pull_band,
    selected,
    to_photos,
    turn_wheel,
)
from tests.window.home import Home
from tests.window.test_accounts import with_two

OPTIONS = ("--photos", "60", "--videos", "4", "--months", "3")
Key = Qt.Key


async def look(app: App, count: int) -> Sequence[ShownMedium]:
    """Wait for so many photos and return what is known of them."""
    await until(lambda: len(album(app)) == count)
    photos = [album(app).photo(row) for row in range(count)]
    return await app.work.photos.details.fetch(photos)


def all_of_kind(media: Sequence[ShownMedium], kind: MediaKind) -> bool:
    return all(one.medium.kind is kind for one in media)


async def filter_by(app: App, *texts: str) -> None:
    """Choose in the menu behind the chip of filters."""
    click(app.shell.photos_page.top.filter)
    await pick(*texts)


def of_account(app: App, row: int, account_id: str) -> bool:
    """Say whether a photo may be saved and is of an account."""
    photo = album(app).photo(row)
    return photo.downloadable and photo.key.account_id == account_id


def bar_words(app: App) -> str:
    return words(app.shell.photos_page.selecting.bar)


def marks(app: App) -> OwnMarks:
    return app.work.marks


def test_row_3_1_a_the_switch_leads_to_all_photos_and_back_and_is_remembered(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            assert not app.work.photos.photos.started, "nothing is read before it is wanted"
            grid = await to_photos(app)
            page = app.shell.photos_page
            assert not app.shell.timeline_page.isVisible()
            assert QApplication.focusWidget() is page.top.switch.photos
            press(app, Key.Key_V)
            await until(app.shell.timeline_page.isVisible)
            press(app, Key.Key_V)
            await until(page.isVisible)
            grid.setFocus()
            turn_wheel(app, -3)
            await until(lambda: grid.verticalScrollBar().value() > 0)
            seen = grid.top_item()
            assert page.rail.bubble.words, "the bubble tells the day"
            before = grid.target
            turn_wheel(app, 2, CONTROL)
            assert grid.target > before
            press(app, Key.Key_0, CONTROL)
            assert grid.target == before
            press(app, Key.Key_Minus, CONTROL)
            assert grid.target < before
            assert seen >= 0
            slider = page.top.size_slider.slider
            QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
            small = grid.target
            assert small == slider.value() > before
        async with home.app() as app:
            grid = await photos_shown(app)
            assert grid.target == small
            assert not app.shell.timeline_page.isVisible()

    run(story())


def test_row_3_1_a_the_scrubber_shows_the_month_while_it_is_dragged(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            grid = await to_photos(app)
            rail = app.shell.photos_page.rail
            scrubber, first = rail.scrubber, rail.bubble.words
            assert scrubber.isVisible()
            assert len(scrubber.marks) > 1
            start = QPoint(scrubber.width() // 2, scrubber.thumb)
            end = QPoint(start.x(), scrubber.height() - 30)
            QTest.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=start)
            for step in range(1, 6):
                QTest.mouseMove(scrubber, start + (end - start) * step / 5)
            dragged = rail.bubble.words
            assert dragged.rpartition(" ")[2].isdigit(), dragged
            assert dragged != first
            oldest = scrubber.marks[-1].day
            assert oldest is not None
            assert grid.verticalScrollBar().value() > 0
            QTest.mouseRelease(scrubber, Qt.MouseButton.LeftButton, pos=end)
            assert rail.bubble.words != dragged
            scrubber.setFocus()
            press(app, Key.Key_Home)
            assert scrubber.value() == 0
            press(app, Key.Key_Down)
            assert scrubber.value() == 1
            assert str(oldest.year) in scrubber.accessibleName()

    run(story())


def test_row_b9_photos_are_filtered_by_child_company_kind_staff_favourites_and_text(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await to_photos(app)
            photos, page = app.work.photos.photos, app.shell.photos_page
            every = len(album(app))
            await filter_by(app, "Alleen video’s")
            await until(lambda: 0 < len(album(app)) < every)
            assert all_of_kind(await look(app, len(album(app))), MediaKind.VIDEO)
            assert "Alleen video’s" in page.top.filter.accessibleName()
            await filter_by(app, "Filters wissen")
            await look(app, every)
            click(button(page.top.child_filter, "Noor"))
            await until(lambda: 0 < len(album(app)) < every)
            of_noor = len(album(app))
            await filter_by(app, "Alleen Noor")
            await until(lambda: 0 < len(album(app)) < of_noor)
            assert photos.showing.company is Company.ALONE
            await filter_by(app, "Met iedereen")
            await look(app, of_noor)
            click(
                next(
                    chip
                    for chip in shown(page.top, Chip)
                    if chip.accessibleName() == "Alle kinderen"
                )
            )
            await look(app, every)
            tag = photos.tags.staff[0]
            await filter_by(app, "Medewerker", f"{tag.name} ({tag.number})")
            for one in await look(app, tag.number):
                assert tag.name in {person.name for person in one.medium.staff_tags}
            photos.show_all()
            await look(app, every)
            captions = [one.medium.caption for one in await look(app, every) if one.medium.caption]
            word = max(captions[0].split(), key=len).strip(".,")
            press(app, Key.Key_F, CONTROL)
            await until(page.top.search.isVisible)
            bar = page.grid.verticalScrollBar()
            bar.setValue(bar.maximum() // 3)
            fill(page.top.search, word)
            await until(lambda: photos.showing.text == word and len(album(app)) < every)
            assert len(album(app))
            assert bar.value() == 0, "what is found is read from its beginning"
            fill(page.top.search, "giraffenbezoek")
            await until(page.empty.isVisible)
            assert "Niets gevonden" in words(page.empty)
            click(button(page.empty, "Filters wissen"))
            await look(app, every)
            assert not page.top.search.isVisible()

    run(story())


def test_row_3_1_c_photos_are_selected_one_by_one_by_range_rectangle_day_month_and_all(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            grid = await to_photos(app)
            page, every = app.shell.photos_page, len(album(app))
            click_photo(app, 0, CONTROL)
            assert "1 geselecteerd" in bar_words(app)
            click_photo(app, 2, SHIFT)
            assert selected(app) == [0, 1, 2]
            click_photo(app, 1)
            assert selected(app) == [0, 2]
            assert "2 geselecteerd" in bar_words(app)
            assert "ongeveer" in bar_words(app)
            click(button(page.selecting.bar, "Stoppen met selecteren"))
            assert selected(app) == []
            assert not page.selecting.bar.isVisible()
            click(button(page.head, "Selecteren"))
            day = next(day for day in range(9) if len(grid.rows.day_items(day)) > 1)
            grid.scroll_to_day(day)
            click_day_box(app, day)
            assert selected(app) == list(grid.rows.day_items(day))
            click_day_box(app, day)
            first = grid.rows.day_items(day).start
            corner = grid.item_rect(first)
            pull_band(app, corner.topLeft() - QPoint(6, 12), corner.center())
            assert selected(app) == [first]
            grid.verticalScrollBar().setValue(0)
            month = app.work.photos.photos.model.album
            assert len(month) == every
            click(page.selecting.bar.month)
            assert set(days_of_month(app)) <= set(selected(app))
            assert len(selected(app)) < every
            grid.setFocus()
            press(app, Key.Key_A, CONTROL)
            assert len(selected(app)) == every
            press(app, Key.Key_Escape)
            assert selected(app) == []
            click(button(page.head, "Selecteren"))
            click(page.selecting.bar.more)
            await pick("Alles selecteren")
            assert f"{every} geselecteerd" in bar_words(app)

    run(story())


def test_row_3_1_c_a_selection_is_saved_and_its_files_are_there(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await to_photos(app)
            page, there = app.shell.photos_page, album(app)
            may = [row for row in range(len(there)) if there.photo(row).downloadable][:3]
            may_not = [row for row in range(len(there)) if not there.photo(row).downloadable][:1]
            for row in (*may, *may_not):
                click_photo(app, row, CONTROL)
            if may_not:
                assert "1 niet te downloaden" in bar_words(app)
            click(button(page.selecting.bar, "Opslaan…"))
            plan = await dialog(app, PlanDialog)
            await until(plan.start_button.isEnabled)
            press(app, Key.Key_Return)
            await until(lambda: app.work.jobs.jobs and not app.work.jobs.under_way)
            assert len(home.saved) == len(may)
            keys = [there.key(row) for row in may]
            assert all(app.work.jobs.is_saved(key.account_id, key.picture_id) for key in keys)

    run(story())


def test_row_b8_favourites_are_kept_over_a_restart_and_so_is_the_filter(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            grid = await to_photos(app)
            page = app.shell.photos_page
            grid.setFocus()
            press(app, Key.Key_Right)
            press(app, Key.Key_H)
            one = album(app).key(app.work.photos.selection.current)
            await until(lambda: marks(app).is_favourite(one))
            click_photo(app, 3, CONTROL)
            click(button(page.selecting.bar, "Aan favorieten toevoegen"))
            other = album(app).key(3)
            await until(lambda: marks(app).is_favourite(other))
            press(app, Key.Key_Escape)
            await filter_by(app, "Favorieten")
            await until(lambda: len(album(app)) == 2)
        async with home.app() as app:
            await photos_shown(app)
            assert {album(app).key(row) for row in range(len(album(app)))} == {one, other}
            open_menu_at(app, 0)
            await until(lambda: QApplication.activePopupWidget() is not None)
            await pick("Uit favorieten halen")
            await until(lambda: len(album(app)) == 1)
            await filter_by(app, "Favorieten")
            await until(lambda: len(album(app)) > 2)

    run(story())


def test_row_3_1_b_the_viewer_goes_through_the_grid_and_comes_back_to_the_last_photo(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            grid = await to_photos(app)
            viewer = app.shell.viewer
            await filter_by(app, "Alleen foto’s")
            await until(lambda: album(app).videos[-1] == 0)
            click_photo(app, 1)
            await until(app.shell.viewer_page.isVisible)
            for row in (2, 3, 4):
                await until(lambda: viewer.path.has_next)
                press(app, Key.Key_Right)
                key = album(app).key(row)
                await until(lambda key=key: viewer.medium and viewer.medium.key == key)
            press(app, Key.Key_Escape)
            await until(grid.isVisible)
            assert app.work.photos.selection.current == 4
            await until(lambda: QApplication.focusWidget() is grid)
            press(app, Key.Key_Return)
            await until(app.shell.viewer_page.isVisible)
            assert viewer.medium is not None
            assert viewer.medium.key == album(app).key(4)
            press(app, Key.Key_Escape)
            await until(grid.isVisible)
            press(app, Key.Key_T)
            await until(app.shell.timeline_page.isVisible)
            assert not app.shell.photos_page.isVisible()

    run(story())


def test_the_menu_of_a_photo_has_the_same_actions_and_speaks_of_all_that_is_selected(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await to_photos(app)
            may = [row for row in range(9) if album(app).photo(row).downloadable]
            open_menu_at(app, may[0])
            await until(lambda: QApplication.activePopupWidget() is not None)
            texts = menu_texts()
            assert {"Foto openen", "Opslaan", "Aan favorieten toevoegen", "Selecteren"} <= set(
                texts
            )
            assert "Toon in de tijdlijn" in texts
            await pick("Selecteren")
            assert selected(app) == [may[0]]
            click_photo(app, may[1], CONTROL)
            open_menu_at(app, may[1])
            await until(lambda: QApplication.activePopupWidget() is not None)
            assert "2 opslaan…" in menu_texts()
            await pick("Aan favorieten toevoegen")
            assert app.work.photos.selected_are_favourites()

    run(story())


def test_f028_without_a_network_the_photos_are_there_and_the_banner_says_so(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await to_photos(app)
            every = len(album(app))
        async with home.app(home.wire.no_network()) as app:
            await photos_shown(app)
            await until(lambda: "Je bent offline." in banner(app))
            assert len(album(app)) == every
            assert not shown(app.shell.window, Dialog)
            click_photo(app, 2)
            await until(app.shell.viewer_page.isVisible)

    run(story())


def test_rows_b13_and_b32_photos_of_several_accounts_and_of_former_children_are_there(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            await with_two(app, home)
            grid = await to_photos(app)
            accounts = [entry.look.account_id for entry in app.work.accounts.entries]
            await until(lambda: len(album(app).parts) == 2)
            every = len(album(app))
            mine = [next(r for r in range(every) if of_account(app, r, one)) for one in accounts]
            for row in mine:
                click_photo(app, row, CONTROL)
            click(button(app.shell.photos_page.selecting.bar, "Opslaan…"))
            await until(lambda: len(shown(app.shell.window, PlanDialog)) == 2)
            for _ in accounts:
                await until(shown(app.shell.window, PlanDialog)[-1].start_button.isEnabled)
                press(app, Key.Key_Return)
            await until(lambda: len(home.saved) == 2 and not app.work.jobs.under_way)
            press(app, Key.Key_Escape)
            app.work.accounts.choose(accounts[1])
            await until(lambda: [part.account_id for part in album(app).parts] == [accounts[1]])
            app.work.accounts.choose(None)
            await look(app, every)
            former = app.work.timeline.former_children()
            assert former
            app.shell.photos_page.top.child_filter.open_former()
            await pick(former[0].child.first_name)
            await until(lambda: len(album(app)) < every)
            assert grid.count == len(album(app))

    run(story())
