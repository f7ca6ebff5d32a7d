"""A photo goes elsewhere: onto the clipboard and onto paper, whole and turned as it is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog

from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.viewer.printing import fitting, paint_page
from tests.support.qt_loop import Run, until
from tests.views.viewer.showing import CLOSED, FILM, PHOTO, Showing, showing

Key, Held = Qt.Key, Qt.KeyboardModifier


def told_by(at: Showing) -> list[tuple[str, bool]]:
    """Return what the viewer tells from now on."""
    told: list[tuple[str, bool]] = []

    def note(sentence: str, good: bool) -> None:  # noqa: FBT001 — a slot of Qt
        told.append((sentence, good))

    at.page.told.connect(note)
    return told


async def copied(at: Showing) -> QSize:
    """Press the keys of copying and return how large what lies on the clipboard is."""
    told = told_by(at)
    at.press(Key.Key_C, Held.ControlModifier)
    await until(lambda: told)
    assert told == [("Foto gekopieerd", True)]
    return QGuiApplication.clipboard().image().size()


def test_all_of_a_photo_is_copied_turned_as_it_is_seen(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            size = await copied(at)
            facts = at.viewer.file_facts
            assert facts is not None
            assert (size.width(), size.height()) == facts.pixels
            at.press(Key.Key_R)
            assert await copied(at) == size.transposed()
            await at.open(FILM)
            QGuiApplication.clipboard().clear()
            at.press(Key.Key_C, Held.ControlModifier)
            assert QGuiApplication.clipboard().image().isNull()

    run(story())


def test_the_copy_on_the_screen_serves_where_the_portal_gives_no_full_size(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(CLOSED)
            assert await copied(at) == at.pictures.source_size(CLOSED.key)

    run(story())


def test_who_goes_on_meanwhile_gets_nothing_of_the_photo_before(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            QGuiApplication.clipboard().clear()
            at.press(Key.Key_C, Held.ControlModifier)
            at.press(Key.Key_Right)
            await until(lambda: at.pictures.is_idle)
            assert QGuiApplication.clipboard().image().isNull()

    run(story())


def test_a_photo_is_printed_on_a_page_that_lies_as_it_does(
    run: Run, themes: ThemeSource, tmp_path: Path
) -> None:
    written = tmp_path / "photo.pdf"

    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            told = told_by(at)
            at.press(Key.Key_P, Held.ControlModifier)
            printing = at.page.taking.printer
            await until(lambda: printing.dialog is not None and printing.dialog.isVisible())
            assert printing.dialog is not None
            printer = printing.dialog.printer()
            assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
            printer.setOutputFileName(str(written))
            printing.dialog.done(QDialog.DialogCode.Accepted)
            await until(lambda: told)
            assert told == [("Naar de printer gestuurd", True)]
            assert printing.dialog is None

    run(story())
    assert written.read_bytes().startswith(b"%PDF")
    assert written.stat().st_size > 100_000, "the photo is in it"


@pytest.mark.parametrize("size", [QSize(4000, 3000), QSize(300, 400), QSize(10, 1000)])
def test_a_photo_lies_whole_in_the_middle_of_its_page(size: QSize) -> None:
    page = QRect(0, 0, 2000, 1400)
    place = fitting(size, page)
    assert page.contains(place)
    assert page.width() == place.width() or page.height() == place.height()
    assert abs(place.center().x() - page.center().x()) <= 1
    assert abs(place.center().y() - page.center().y()) <= 1
    assert place.width() / place.height() == pytest.approx(size.width() / size.height(), rel=0.05)


@pytest.mark.usefixtures("application")
def test_a_printer_that_does_not_take_it_is_told(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "no such folder" / "photo.pdf"))
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    before = qInstallMessageHandler(lambda _kind, _context, _text: None)  # Qt says it, too
    taken = paint_page(printer, image)
    qInstallMessageHandler(before)
    assert not taken
