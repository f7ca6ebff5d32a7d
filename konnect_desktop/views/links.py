"""The one gate through which an address leaves the app (R24).

Rule: nothing else in this project calls ``QDesktopServices.openUrl`` with an address of a text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.theme import ThemeSource

if TYPE_CHECKING:
    from konnect_desktop.views.dialogs import Question
    from konnect_desktop.views.link_rules import Link


def open_in_system(address: str) -> bool:
    """Give an address to the system's own browser, mail or telephone program."""
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class LinkGate(QObject):
    """Opens what is the user's own portal, asks once per other host, leaves the rest alone.

    ``refused`` tells that an address was left alone.

    Args:
        themes: For the question.
        languages: For the question.
        own_origins: Returns scheme, host and port of the portals of the user's accounts.
        opener: What opens an address in the end; for tests.
    """

    refused = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        own_origins: Callable[[], Collection[str]],
        *,
        opener: Callable[[str], bool] = open_in_system,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._own_origins = own_origins
        self._opener = opener
        self._allowed: set[str] = set()

    def open_link(self, address: str, over: QWidget) -> Question | None:
        """Open an address, or ask over the window of ``over``; returns the question, if any."""
        # With the first link that is clicked: the first paint must not wait for it.
        from konnect_desktop.views.link_rules import Verdict, judge_link  # noqa: PLC0415

        link = judge_link(address, self._own_origins())
        if link.verdict is Verdict.INERT:
            self.refused.emit()
            return None
        if link.verdict is Verdict.OPEN or link.shown in self._allowed:
            self._opener(link.address)
            return None
        return self._ask(link, over)

    def _ask(self, link: Link, over: QWidget) -> Question:
        from konnect_desktop.views.dialogs import Question  # noqa: PLC0415 — see above
        from konnect_desktop.wording import links as words  # noqa: PLC0415 — see above

        language = self._languages.language
        question = Question(
            self._themes,
            words.leaves_title(link.shown, language),
            [words.leaves_sentence(link.shown, language)],
            accepts=words.open_in_browser(language),
            rejects=words.stay_here(language),
            parent=over,
        )
        question.accepted.connect(lambda: self._allow(link))
        question.open()
        return question

    def _allow(self, link: Link) -> None:
        self._allowed.add(link.shown)
        self._opener(link.address)


def open_folder(folder: Path) -> bool:
    """Show a folder of this computer in the system's file manager; nothing but folders."""
    return folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
