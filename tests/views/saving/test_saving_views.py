"""Plan, drawer and ring: whole, named and unclipped, in every language and size; and by clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_draft import DraftState
from konnect_desktop.viewmodels.saving_job import JobState
from konnect_desktop.views.components.banner import Banner
from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.frame.drawer import Drawer
from konnect_desktop.views.saving.downloads import DownloadsPanel
from konnect_desktop.views.saving.job_card import JobCard
from konnect_desktop.views.saving.plan_dialog import PlanDialog
from konnect_desktop.views.saving.rail_progress import RailProgress
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tests.views.clipping import clipped, unnamed
from tests.views.saving.samples import PLAN, TODAY, draft_of, failures, jobs_of, some_jobs

Show = Callable[[QWidget], QWidget]
_SIZES = ((1280, 800), (900, 640), (480, 800), (360, 640))
_ALL = [
    (language, percent, size)
    for language in Language
    for percent in (100, 200)
    for size in _SIZES
    if size[0] * 100 // percent >= (480 if language is Language.DOUBLED else 360)
]


@pytest.fixture(params=_ALL, ids=lambda param: f"{param[0]}-{param[1]}-{param[2][0]}")
def seen(
    request: pytest.FixtureRequest, themes: ThemeSource, show: Show
) -> tuple[QWidget, LanguageSource]:
    """Return a window in one language, text size and width."""
    language, percent, size = request.param
    themes.use(make_theme(Scheme.LIGHT, text_scale=percent / 100))
    window = QWidget()
    window.resize(*size)
    return show(window), LanguageSource(language)


@pytest.fixture
def window(show: Show) -> QWidget:
    window = QWidget()
    window.resize(1280, 800)
    return show(window)


@pytest.fixture
def spoken() -> LanguageSource:
    return LanguageSource(Language.NL)


@pytest.fixture(autouse=True)
def _settled(application: QApplication) -> Iterator[None]:
    yield
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _words(widget: QWidget) -> str:
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def _dialog(
    window: QWidget,
    themes: ThemeSource,
    spoken: LanguageSource,
    plan: SavingPlan | None = PLAN,
    state: DraftState = DraftState.READY,
) -> PlanDialog:
    draft = draft_of(plan, state)
    return PlanDialog(themes, spoken, jobs_of(()), draft, today=lambda: TODAY, parent=window)


def test_a_plan_is_whole_in_every_language_and_size(
    application: QApplication, themes: ThemeSource, seen: tuple[QWidget, LanguageSource]
) -> None:
    dialog = _dialog(seen[0], themes, seen[1])
    dialog.open()
    application.processEvents()
    assert clipped(dialog) == []
    assert unnamed(dialog) == []
    assert dialog.start_button.isEnabled()


def test_the_drawer_is_whole_in_every_language_and_size(
    application: QApplication, themes: ThemeSource, seen: tuple[QWidget, LanguageSource]
) -> None:
    window, languages = seen
    drawer = Drawer(themes, window)
    panel = DownloadsPanel(themes, languages, jobs_of(some_jobs()), today=lambda: TODAY)
    drawer.open_with(panel)
    application.processEvents()
    assert clipped(panel) == []
    assert unnamed(panel) == []
    for card in panel.cards:
        assert card.mapTo(panel, card.rect().topRight()).x() < panel.width(), card.accessibleName()


def test_a_plan_says_what_it_leaves_out_and_why(
    application: QApplication, themes: ThemeSource, window: QWidget, spoken: LanguageSource
) -> None:
    dialog = _dialog(window, themes, spoken)
    dialog.open()
    application.processEvents()
    words = _words(dialog)
    for told in (
        "1.284",
        "36",
        "4,1 GB",
        "912",
        "212 GB vrij",
        "past ruim",
        "alles sinds november",
    ):
        assert told in words
    assert "14 foto’s en video’s mogen niet worden gedownload" in words
    assert "3 ongelezen gesprekken zijn overgeslagen: openen zou ze als gelezen" in words


def test_a_plan_speaks_another_language_at_once(
    application: QApplication, themes: ThemeSource, window: QWidget, spoken: LanguageSource
) -> None:
    dialog = _dialog(window, themes, spoken)
    dialog.open()
    spoken.use(Language.EN)
    application.processEvents()
    assert "1,284" in _words(dialog)
    assert dialog.start_button.text() == "Start saving"
    assert clipped(dialog) == []


@pytest.mark.parametrize(
    "case",
    [
        (None, DraftState.READING),
        (replace(PLAN, free_bytes=3_000_000_000), DraftState.READY),
        (replace(PLAN, failure=KonnectError(ErrorKind.OFFLINE)), DraftState.READY),
        (replace(PLAN, failure=KonnectError(ErrorKind.PATH_GONE)), DraftState.READY),
        (replace(PLAN, photos=0, videos=0), DraftState.READY),
    ],
    ids=["reading", "too little room", "offline", "folder gone", "all saved"],
)
def test_a_plan_that_cannot_be_carried_out_cannot_be_started(
    application: QApplication,
    themes: ThemeSource,
    window: QWidget,
    spoken: LanguageSource,
    case: tuple[SavingPlan | None, DraftState],
) -> None:
    dialog = _dialog(window, themes, spoken, *case)
    dialog.open()
    application.processEvents()
    assert not dialog.start_button.isEnabled()
    assert clipped(dialog) == []


def test_a_plan_that_failed_can_be_read_again(
    application: QApplication, themes: ThemeSource, window: QWidget, spoken: LanguageSource
) -> None:
    dialog = _dialog(
        window, themes, spoken, plan=replace(PLAN, failure=KonnectError(ErrorKind.OFFLINE))
    )
    dialog.content.retry_wanted.disconnect()
    wanted: list[bool] = []
    dialog.content.retry_wanted.connect(lambda: wanted.append(True))
    dialog.open()
    application.processEvents()
    (banner,) = dialog.findChildren(Banner)
    assert banner.button is not None
    QTest.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    assert wanted == [True]


def test_another_folder_is_asked_for_without_waiting(
    application: QApplication,
    themes: ThemeSource,
    window: QWidget,
    spoken: LanguageSource,
    tmp_path: Path,
) -> None:
    dialog = _dialog(window, themes, spoken)
    dialog.content.folder_chosen.disconnect()
    chosen: list[Path] = []
    dialog.content.folder_chosen.connect(chosen.append)
    dialog.open()
    application.processEvents()
    QTest.mouseClick(dialog.content.folder.button, Qt.MouseButton.LeftButton)
    asked = dialog.content.folder.dialog
    assert asked is not None
    asked.setDirectory(str(tmp_path))
    asked.fileSelected.emit(str(tmp_path))
    asked.reject()
    assert chosen == [tmp_path]


def test_f177_many_failures_are_counted_by_reason_not_listed(
    application: QApplication, themes: ThemeSource, window: QWidget, spoken: LanguageSource
) -> None:
    panel = DownloadsPanel(themes, spoken, jobs_of(some_jobs()), today=lambda: TODAY, parent=window)
    panel.resize(420, 1600)
    panel.show()
    application.processEvents()
    (stopped,) = [card for card in panel.cards if card.again.text() == "Probeer deze 512 opnieuw"]
    assert _words(stopped).count("foto’s en video’s") == 4  # the title, and three reasons
    (few,) = [card for card in panel.cards if card.again.text() == "Probeer deze 3 opnieuw"]
    assert _words(few).count("2026-03-") == 3
    assert "link verlopen" in _words(few)


def test_the_drawer_follows_the_jobs(
    application: QApplication, themes: ThemeSource, window: QWidget, spoken: LanguageSource
) -> None:
    jobs = jobs_of(())
    panel = DownloadsPanel(themes, spoken, jobs, today=lambda: TODAY, parent=window)
    panel.resize(420, 800)
    panel.show()
    application.processEvents()
    assert "Nog niets opgeslagen" in _words(panel)
    running = some_jobs()[4]
    jobs._put(running)
    application.processEvents()
    (card,) = panel.cards
    assert card.bar.value() == 784
    assert "784 van 1.320" in _words(panel)
    jobs._put(structs.replace(running, state=JobState.DONE, saved=1_317, failures=failures(3)))
    application.processEvents()
    assert panel.cards == (card,)
    assert not card.bar.isVisible()
    assert "1.317 opgeslagen · 3 niet gelukt" in _words(panel)
    jobs.forget(running.job_id)
    application.processEvents()
    assert panel.cards == ()


def test_a_stopped_job_tells_what_failed_and_goes_on_only_where_something_is_left(
    application: QApplication, themes: ThemeSource, window: QWidget, spoken: LanguageSource
) -> None:
    stopped = structs.replace(some_jobs()[3], saved=651, failures=failures(21), not_tried=242)
    jobs = jobs_of((stopped,))
    panel = DownloadsPanel(themes, spoken, jobs, today=lambda: TODAY, parent=window)
    panel.resize(420, 800)
    panel.show()
    application.processEvents()
    (card,) = panel.cards
    told = "Gestopt · 651 opgeslagen · 21 niet gelukt · 242 nog niet opgeslagen"
    assert told in _words(panel)
    assert (card.again.isVisible(), card.again.text()) == (True, "Ga verder")
    jobs._put(structs.replace(stopped, not_tried=0))
    assert (card.again.isVisible(), card.again.text()) == (True, "Probeer deze 21 opnieuw")
    jobs._put(structs.replace(stopped, not_tried=0, failures=()))
    assert not card.again.isVisible()


def _card(panel: DownloadsPanel, state: JobState) -> JobCard:
    return next(card for card in panel.cards if card._job.state is state)


def test_every_button_of_a_card_does_what_it_says(
    application: QApplication, themes: ThemeSource, window: QWidget, spoken: LanguageSource
) -> None:
    jobs = jobs_of(some_jobs())
    opened: list[Path] = []
    jobs.folder_opened.connect(opened.append)
    panel = DownloadsPanel(themes, spoken, jobs, today=lambda: TODAY, parent=window)
    panel.resize(420, 1600)
    panel.show()
    application.processEvents()
    done = _card(panel, JobState.DONE)
    QTest.mouseClick(done.folder, Qt.MouseButton.LeftButton)
    assert opened == [PLAN.folder]
    QTest.mouseClick(done.cross, Qt.MouseButton.LeftButton)
    assert len(jobs.jobs) == 6
    QTest.mouseClick(_card(panel, JobState.WAITING).cross, Qt.MouseButton.LeftButton)
    QTest.mouseClick(_card(panel, JobState.PAUSED).cross, Qt.MouseButton.LeftButton)
    assert [job.state for job in jobs.under_way] == [JobState.RUNNING]
    closed: list[bool] = []
    panel.close_wanted.connect(lambda: closed.append(True))
    QTest.mouseClick(panel.cross, Qt.MouseButton.LeftButton)
    assert closed == [True]


@pytest.mark.parametrize("form", list(NavigationForm))
def test_the_ring_is_there_while_something_is_saved_and_gone_when_done(
    themes: ThemeSource, window: QWidget, spoken: LanguageSource, form: NavigationForm
) -> None:
    jobs: Jobs = jobs_of(())
    ring = RailProgress(themes, spoken, jobs, window)
    ring.set_form(form)
    assert not ring.isVisible()
    running = some_jobs()[4]
    jobs._put(running)
    assert ring.isVisible()
    assert ring.accessibleName() == "Foto’s opslaan, 784 van 1.320"
    assert not ring.grab().isNull()
    jobs._put(structs.replace(running, state=JobState.DONE))
    assert not ring.isVisible()


@pytest.mark.parametrize("form", list(NavigationForm))
def test_the_ring_stays_while_an_ended_job_has_something_left_and_goes_when_it_is_dismissed(
    themes: ThemeSource, window: QWidget, spoken: LanguageSource, form: NavigationForm
) -> None:
    jobs = jobs_of(())
    ring = RailProgress(themes, spoken, jobs, window)
    ring.set_form(form)
    stopped = structs.replace(some_jobs()[3], plan=PLAN, failures=failures(20), not_tried=242)
    jobs._put(stopped)
    assert ring.isVisible()
    assert ring.accessibleName() == "262 nog niet opgeslagen"
    assert not ring.grab().isNull()
    spoken.use(Language.EN)
    assert ring.accessibleName() == "262 not saved yet"
    jobs._put(some_jobs()[4])
    assert ring.accessibleName() == "Saving photos, 784 of 1,320"
    jobs.forget(stopped.job_id)
    jobs._put(structs.replace(some_jobs()[4], state=JobState.DONE, failures=failures(3)))
    assert ring.accessibleName() == "3 not saved yet"
    jobs.forget(some_jobs()[4].job_id)
    assert not ring.isVisible()
