"""A paused job in the drawer and on the ring: in words, in grey, by one button that stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.services.saving.line_watch import WaitsFor
from konnect_desktop.services.saving.progress import Progress
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_job import Job, JobState, SoFar
from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ICON
from konnect_desktop.views.saving.downloads import DownloadsPanel
from konnect_desktop.views.saving.job_card import JobCard
from konnect_desktop.views.saving.rail_progress import RailProgress
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.language import Language
from tests.views.pixels import colors_of, name_of, paint
from tests.views.saving.samples import TODAY, jobs_of, some_jobs

_STUCK = Progress(672, 914, 9_000, 0.0, None, failed=21, waits_for=WaitsFor.CONNECTION)
_RUNNING, _WAITING, _PAUSED = some_jobs()[4:7]


@pytest.fixture
def window(show: Callable[[QWidget], QWidget]) -> QWidget:
    window = QWidget()
    window.resize(1280, 800)
    return show(window)


@pytest.fixture
def spoken() -> LanguageSource:
    return LanguageSource(Language.NL)


def _words(widget: QWidget) -> str:
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def _card(
    themes: ThemeSource, spoken: LanguageSource, window: QWidget, jobs: Jobs
) -> tuple[DownloadsPanel, JobCard]:
    panel = DownloadsPanel(themes, spoken, jobs, today=lambda: TODAY, parent=window)
    panel.resize(420, 800)
    panel.show()
    return panel, panel.cards[0]


def test_one_button_pauses_and_goes_on_and_keeps_the_focus(
    application: QApplication, themes: ThemeSource, spoken: LanguageSource, window: QWidget
) -> None:
    jobs = jobs_of((_RUNNING,))
    _, card = _card(themes, spoken, window, jobs)
    assert card.toggle.accessibleName() == "Pauzeren: Alle foto’s en video’s"
    card.toggle.setFocus()
    QTest.keyClick(card.toggle, Qt.Key.Key_Space)
    application.processEvents()
    (paused,) = jobs.jobs
    assert paused.state is JobState.PAUSED
    assert card.toggle.hasFocus()
    assert card.toggle.accessibleName() == "Verder gaan: Alle foto’s en video’s"
    assert card.toggle.toolTip() == card.toggle.accessibleName()
    assert card.toggle.property(ICON) == "play"
    jobs._put(structs.replace(paused, state=JobState.WAITING))
    assert card.toggle.hasFocus()
    assert card.toggle.property(ICON) == "pause"


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.NL, "Gepauzeerd · 4 van 11"), (Language.EN, "Paused · 4 of 11")],
)
def test_a_paused_job_says_so_and_where(
    themes: ThemeSource,
    spoken: LanguageSource,
    window: QWidget,
    language: Language,
    words: str,
) -> None:
    spoken.use(language)
    _, card = _card(themes, spoken, window, jobs_of((_PAUSED,)))
    assert card.accessibleName().endswith(words)
    assert card.bar.isVisible()
    assert card.bar.value() == 4


@pytest.mark.parametrize(
    ("job", "words"),
    [
        (structs.replace(_PAUSED, is_settling=True), "Pauzeert… · 4 van 11"),
        (structs.replace(_PAUSED, progress=None), "Gepauzeerd"),
    ],
)
def test_a_job_that_is_not_paused_yet_or_never_began_says_that(
    themes: ThemeSource, spoken: LanguageSource, window: QWidget, job: Job, words: str
) -> None:
    _, card = _card(themes, spoken, window, jobs_of((job,)))
    assert card.accessibleName().endswith(f", {words}")


def test_the_bar_of_a_paused_job_is_grey(
    themes: ThemeSource, spoken: LanguageSource, window: QWidget
) -> None:
    theme = themes.theme
    _, running = _card(themes, spoken, window, jobs_of((_RUNNING,)))
    _, paused = _card(themes, spoken, window, jobs_of((_PAUSED,)))
    accent, grey = name_of(theme.accent.accent), name_of(theme.roles.strong)
    assert accent in colors_of(paint(running.bar))
    assert accent not in colors_of(paint(paused.bar))
    assert grey in colors_of(paint(paused.bar))


@pytest.mark.parametrize("form", list(NavigationForm))
def test_while_nothing_arrives_it_is_said_instead_of_a_speed(
    themes: ThemeSource, spoken: LanguageSource, window: QWidget, form: NavigationForm
) -> None:
    stuck = structs.replace(_RUNNING, progress=_STUCK)
    jobs = jobs_of((_RUNNING,))
    accent = name_of(themes.theme.accent.accent)
    panel, card = _card(themes, spoken, window, jobs)
    ring = RailProgress(themes, spoken, jobs, window)
    ring.set_form(form)
    assert "MB/s" in _words(panel)
    jobs._put(stuck)
    words = _words(panel)
    assert "Wacht op verbinding" in words
    assert "651 van 914 · 21 niet gelukt" in words
    assert "/s" not in words
    assert accent not in colors_of(paint(card.bar))
    assert ring.accessibleName() == "Foto’s opslaan, wacht op verbinding, 651 van 914"
    assert accent not in colors_of(paint(ring))
    jobs._put(structs.replace(_RUNNING, job_id=9))
    assert ring.accessibleName() == "Foto’s opslaan, 1.435 van 2.234"


def test_a_job_that_waits_for_its_first_turn_has_nothing_to_pause(
    themes: ThemeSource, spoken: LanguageSource, window: QWidget
) -> None:
    _, card = _card(themes, spoken, window, jobs_of((_WAITING,)))
    assert not card.toggle.isVisible()
    assert not card.bar.isVisible()
    _, again = _card(
        themes, spoken, window, jobs_of((structs.replace(_WAITING, so_far=SoFar(done=4)),))
    )
    assert again.toggle.isVisible()
    assert again.bar.isVisible()


@pytest.mark.parametrize("form", list(NavigationForm))
def test_the_ring_says_that_all_is_paused_and_counts_only_what_runs_where_something_does(
    themes: ThemeSource, spoken: LanguageSource, window: QWidget, form: NavigationForm
) -> None:
    jobs = jobs_of((_PAUSED,))
    accent = name_of(themes.theme.accent.accent)
    ring = RailProgress(themes, spoken, jobs, window)
    ring.set_form(form)
    assert ring.isVisible()
    assert ring.accessibleName() == "Foto’s opslaan, gepauzeerd, 4 van 11"
    assert accent not in colors_of(paint(ring))
    jobs._put(_RUNNING)
    assert ring.accessibleName() == "Foto’s opslaan, 784 van 1.320"
    assert accent in colors_of(paint(ring))
    spoken.use(Language.EN)
    jobs.cancel(_RUNNING.job_id)
    assert ring.accessibleName() == "Saving photos, paused, 4 of 11"
