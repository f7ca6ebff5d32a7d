"""Saving by clicks, on a real portal: the plan, the drawer, the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from konnect_desktop.services.saving.selection import WholeAccount
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_draft import PlanDraft
from konnect_desktop.views.saving.downloads import DownloadsPanel
from konnect_desktop.views.saving.plan_dialog import PlanDialog
from konnect_desktop.views.saving.rail_progress import RailProgress
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.language import Language
from tests.support.leaks import LogWatch
from tests.support.portal import PortalAddress
from tests.support.qt_loop import Run, until
from tests.support.saving_desk import saving_desk
from tests.support.syncing import judge
from tests.views.saving.samples import TODAY


def test_everything_is_saved_with_two_clicks_and_the_window_says_so(  # noqa: PLR0913, PLR0917 — fixtures
    run: Run,
    themes: ThemeSource,
    show: Callable[[QWidget], QWidget],
    address: PortalAddress,
    tmp_path: Path,
    expected_logs: LogWatch,
) -> None:
    expected_logs.allow("stamina")
    window = QWidget()
    window.resize(1280, 800)
    show(window)

    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk:
            jobs, languages = Jobs(desk), LanguageSource(Language.NL)
            panel = DownloadsPanel(themes, languages, jobs, today=lambda: TODAY, parent=window)
            ring = RailProgress(themes, languages, jobs, window)
            opened: list[PlanDialog] = []

            def open_plan(draft: PlanDraft) -> None:
                today = TODAY
                dialog = PlanDialog(
                    themes, languages, jobs, draft, today=lambda: today, parent=window
                )
                opened.append(dialog)
                dialog.open()

            jobs.planned.connect(open_plan)
            panel.show()
            jobs.account_opened(address.org)
            jobs.save(address.org, WholeAccount())
            (dialog,) = opened
            assert not dialog.start_button.isEnabled()
            await until(dialog.start_button.isEnabled)
            QTest.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
            assert ring.isVisible()
            await until(lambda: not ring.isVisible())
            (card,) = panel.cards
            assert "alles klopt" in card.accessibleName()
            folders: list[Path] = []
            jobs.folder_opened.connect(folders.append)
            QTest.mouseClick(card.folder, Qt.MouseButton.LeftButton)
            assert folders == [desk.offered]
            (job,) = jobs.jobs
            assert judge(desk.offered, set(job.plan.media_ids)).faultless
            await jobs.dispose()

    run(story())
