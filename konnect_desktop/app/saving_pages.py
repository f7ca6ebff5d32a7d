"""Saving in the window: its plan, its drawer of jobs, what runs at the rail's foot."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from konnect_desktop.services.saving.selection import OfMedia
from konnect_desktop.system import clock
from konnect_desktop.views.saving.rail_progress import RailProgress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from konnect_desktop.app.workspace import Workspace
    from konnect_desktop.viewmodels.languages import LanguageSource
    from konnect_desktop.viewmodels.saving_draft import PlanDraft
    from konnect_desktop.viewmodels.timeline_rows import ShownMedium
    from konnect_desktop.views.main_window import MainWindow
    from konnect_desktop.views.pictures import PictureCache
    from konnect_desktop.views.saving.downloads import DownloadsPanel
    from konnect_desktop.views.theme import ThemeSource


class SavingPages(QObject):
    """Shows the jobs of a workspace in its window.

    Args:
        themes: Where it gets the theme from.
        languages: Where it gets the language from.
        workspace: Whose jobs.
        window: Where they are shown.
        pictures: Pictures ready to be painted.
        account_name: Returns an account's name where there are several to tell apart.
    """

    def __init__(  # noqa: PLR0913, PLR0917 — its sources
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        workspace: Workspace,
        window: MainWindow,
        pictures: PictureCache,
        account_name: Callable[[str], str],
    ) -> None:
        super().__init__(window)
        self._themes = themes
        self._languages = languages
        self._jobs = workspace.jobs
        self._latest = workspace.latest
        self._pictures = pictures
        self._window = window
        self._account_name = account_name
        self.progress = RailProgress(themes, languages, workspace.jobs)
        self.progress.clicked.connect(self.open_downloads)
        window.menu.downloads_wanted.connect(self.open_downloads)
        workspace.jobs.changed.connect(self._offer_downloads)

    def _offer_downloads(self) -> None:
        self._window.menu.downloads.setVisible(bool(self._jobs.jobs))

    # What the first paint does not need is imported and made when it is first wanted.

    @cached_property
    def downloads(self) -> DownloadsPanel:
        """The drawer of jobs."""
        from konnect_desktop.views.saving.downloads import (  # noqa: PLC0415 — see above
            DownloadsPanel,
        )
        from konnect_desktop.views.saving.saved_strip import SavedStrip  # noqa: PLC0415 — see above

        panel = DownloadsPanel(
            self._themes,
            self._languages,
            self._jobs,
            today=clock.today,
            account_name=self._account_name,
            make_strip=partial(SavedStrip, self._themes, self._latest, self._pictures),
        )
        panel.close_wanted.connect(self._window.hide_drawer)
        return panel

    def open_downloads(self) -> None:
        """Open the drawer of jobs."""
        self._window.show_drawer(self.downloads)

    def show_plan(self, draft: PlanDraft) -> None:
        """Ask whether what a draft says is to be saved."""
        from konnect_desktop.views.saving.plan_dialog import PlanDialog  # noqa: PLC0415 — see above

        dialog = PlanDialog(
            self._themes,
            self._languages,
            self._jobs,
            draft,
            today=clock.today,
            parent=self._window,
        )
        self._window.show_dialog(dialog)

    def save_photos(self, wanted: Mapping[str, frozenset[str]]) -> None:
        """Save what was chosen in the grid: one as elsewhere, more by a plan for each account."""
        # The plan of the first account comes to lie on top.
        for account_id, media_ids in reversed(list(wanted.items())):
            chosen = OfMedia(media_ids)
            if len(wanted) == len(media_ids) == 1:
                self._jobs.save(account_id, chosen)
            else:
                self._jobs.planned.emit(self._jobs.plan(account_id, chosen))

    def save_shown(self, medium: ShownMedium) -> None:
        """Save one photo or video."""
        self._jobs.save(medium.key.account_id, OfMedia(frozenset({medium.key.picture_id})))

    def put_away(self) -> None:
        """Let go of the drawer's content, which the window does not own while it is closed."""
        if "downloads" in vars(self):
            self.downloads.deleteLater()
