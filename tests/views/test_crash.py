from __future__ import annotations

import asyncio
import gc
import logging
import os
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from konnect_desktop.system.crash_file import CRASH_FILE
from konnect_desktop.system.logs import Logs, set_up_logging
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.crash.dialog import CrashDialog
from konnect_desktop.views.crash.reports import CrashReports
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tests.support.leaks import LogWatch
from tests.support.qt_loop import Run, until
from tests.views.clipping import clipped, unnamed

Show = Callable[[QWidget], QWidget]
SECRET = "canary-password"
FAULT = f"""Fatal Python error: Segmentation fault

Current thread 0x00007f21 (most recent call first):
  File "/home/{SECRET}/app/konnect_desktop/views/pictures.py", line 12 in _decode
"""


class Stage:
    """A window, and whatever reports crashes over it."""

    def __init__(self, themes: ThemeSource, window: QWidget, logs: Logs) -> None:
        self.themes = themes
        self.window = window
        self.logs = logs
        self.languages = LanguageSource(Language.NL)

    def reports(self) -> CrashReports:
        return CrashReports(self.themes, self.languages, self.logs, self.window)

    def left(self, text: str) -> None:
        """Leave what an interpreter that died would have left."""
        with (self.folder / CRASH_FILE).open("a", encoding="utf-8") as file:
            file.write(text)

    @property
    def folder(self) -> Path:
        return Path(self.logs.crash_hooks._file._folder)


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Collect widgets in this thread alone, as the app does."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture
def stage(
    themes: ThemeSource, show: Show, tmp_path: Path, expected_logs: LogWatch
) -> Iterator[Stage]:
    expected_logs.allow("konnect_desktop.crash", logging.CRITICAL)
    window = QWidget()
    window.resize(1000, 700)
    show(window)
    with set_up_logging(tmp_path / "logs") as logs:
        yield Stage(themes, window, logs)


def fail() -> None:
    raise RuntimeError(SECRET)


async def shown(reports: CrashReports) -> CrashDialog:
    await until(lambda: reports.dialog is not None)
    assert reports.dialog is not None
    assert reports.dialog.isVisible()
    return reports.dialog


def report_in(dialog: CrashDialog) -> str:
    return dialog._report.text.toPlainText()


async def closed(reports: CrashReports) -> None:
    assert reports.dialog is not None
    reports.dialog.close_button.click()
    await until(lambda: reports.dialog is None)


def test_the_report_of_a_run_that_died_is_shown_once(stage: Stage, run: Run) -> None:
    stage.left(FAULT)

    async def start_twice() -> None:
        reports = stage.reports()
        reports.show_previous()
        dialog = await shown(reports)
        assert "Segmentation fault" in report_in(dialog)
        assert "views/pictures.py" in report_in(dialog)
        assert SECRET not in report_in(dialog)
        await closed(reports)
        await reports.aclose()
        again = stage.reports()
        again.show_previous()
        await until(lambda: not again._desk._scope.is_running("look back"))
        assert again.dialog is None
        await again.aclose()

    run(start_twice())


def test_without_a_crash_nothing_is_shown(stage: Stage, run: Run) -> None:
    async def start() -> None:
        reports = stage.reports()
        reports.show_previous()
        await until(lambda: not reports._desk._scope.is_running("look back"))
        assert reports.dialog is None
        await reports.aclose()

    run(start())


def in_the_loop() -> None:
    asyncio.get_running_loop().call_soon(fail)


def in_a_task() -> None:
    async def work() -> None:
        fail()

    asyncio.get_running_loop().create_task(work())


def in_a_thread() -> None:
    threading.Thread(target=fail).start()


def in_the_main_thread() -> None:
    try:
        fail()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.parametrize(
    ("crash", "where"),
    [
        (in_the_loop, "in the event loop"),
        (in_a_task, "in the event loop"),
        (in_a_thread, "in a thread"),
        (in_the_main_thread, "in the main thread"),
    ],
)
def test_f162_what_nobody_caught_is_shown_by_type_and_place_only(
    crash: Callable[[], None], where: str, stage: Stage, run: Run
) -> None:
    async def go() -> None:
        reports = stage.reports()
        crash()
        gc.collect()  # a task that failed tells when it is forgotten
        await asyncio.sleep(0)
        gc.collect()
        dialog = await shown(reports)
        assert f"uncaught {where}: RuntimeError at tests.views.test_crash:" in report_in(dialog)
        assert SECRET not in report_in(dialog)
        await closed(reports)
        await reports.aclose()

    run(go())
    assert SECRET not in (stage.folder / CRASH_FILE).read_text()


def test_many_crashes_are_one_dialog_that_says_more(stage: Stage, run: Run) -> None:
    async def go() -> None:
        reports = stage.reports()
        for _ in range(50):
            in_the_loop()
        dialog = await shown(reports)
        await until(lambda: report_in(dialog).count("uncaught in the event loop: ") == 20)
        assert stage.window.findChildren(CrashDialog) == [dialog]
        await closed(reports)
        in_the_loop()
        again = await shown(reports)
        assert report_in(again).count("uncaught in the event loop: ") == 1
        await closed(reports)
        await reports.aclose()

    run(go())


def test_what_was_shown_and_closed_is_not_told_at_the_next_start(stage: Stage, run: Run) -> None:
    async def go() -> None:
        reports = stage.reports()
        in_the_loop()
        await shown(reports)
        await closed(reports)
        await until(lambda: not reports._desk._scope.is_running("forget"))
        await reports.aclose()

    run(go())
    assert (stage.folder / CRASH_FILE).read_text() == ""


def test_what_was_not_closed_is_told_at_the_next_start(stage: Stage, run: Run) -> None:
    async def go() -> None:
        reports = stage.reports()
        in_the_loop()
        await shown(reports)
        await reports.aclose()
        again = stage.reports()
        again.show_previous()
        assert "uncaught in the event loop" in report_in(await shown(again))
        await again.aclose()

    run(go())


def test_a_window_that_goes_does_not_silence_the_one_after_it(stage: Stage, run: Run) -> None:
    async def go() -> None:
        before, after = stage.reports(), stage.reports()
        await before.aclose()
        in_the_loop()
        await shown(after)
        assert before.dialog is None
        await closed(after)
        await after.aclose()

    run(go())


def test_the_report_is_copied(stage: Stage, run: Run) -> None:
    async def go() -> None:
        reports = stage.reports()
        in_the_loop()
        dialog = await shown(reports)
        dialog.copy_button.click()
        assert QGuiApplication.clipboard().text() == report_in(dialog)
        assert dialog.copy_button.accessibleName() == "Gekopieerd"
        await closed(reports)
        await reports.aclose()

    run(go())


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_the_report_is_saved_where_the_user_wants_it(
    stage: Stage, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"

    async def go() -> None:
        reports = stage.reports()
        in_the_loop()
        dialog = await shown(reports)
        dialog.save_button.click()
        asked = dialog.file_dialog
        assert isinstance(asked, QFileDialog)
        assert asked.isVisible()
        asked.selectFile(str(path))
        asked.accept()
        await until(path.exists)
        await until(lambda: "Opgeslagen." in said_in(dialog))
        assert path.read_text() == report_in(dialog)
        await closed(reports)
        await reports.aclose()

    run(go())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def said_in(dialog: CrashDialog) -> list[str]:
    return [text.text() for text in dialog.findChildren(type(dialog._promise)) if text.isVisible()]


def test_a_report_that_cannot_be_saved_says_why(stage: Stage, run: Run, tmp_path: Path) -> None:
    async def go() -> None:
        reports = stage.reports()
        in_the_loop()
        dialog = await shown(reports)
        dialog._save(str(tmp_path / "gone" / "report.txt"))
        await until(lambda: any("map" in said for said in said_in(dialog)))
        assert "Opgeslagen." not in said_in(dialog)
        await closed(reports)
        await reports.aclose()

    run(go())


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [1280, 480])
def test_nothing_of_the_dialog_is_cut_and_all_of_it_has_a_name(
    language: Language, scale: float, width: int, stage: Stage, run: Run
) -> None:
    async def go() -> None:
        stage.window.resize(width, 800)
        reports = stage.reports()
        in_the_loop()
        dialog = await shown(reports)
        stage.themes.use(make_theme(Scheme.DARK, text_scale=scale))
        stage.languages.use(language)
        # Layouts follow when the loop comes round.
        await until(lambda: not clipped(dialog))
        assert unnamed(dialog) == []
        assert dialog._report.text.accessibleName()
        await closed(reports)
        await reports.aclose()

    run(go())
