"""What every card of the timeline needs from its maker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.theme import Theme, ThemeSource
from konnect_desktop.views.timeline.actions import TimelineActions
from konnect_desktop.wording.language import Language

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.saving import Jobs
    from konnect_desktop.views.pictures import PictureCache


class CardTools(Struct, frozen=True):
    """Sources and services of the cards.

    ``merged`` says whether several accounts are shown together, ``today`` and ``now`` are of
    Amsterdam; ``portal_address`` gives an account's portal in the browser, empty where unknown,
    ``account_name`` its name.
    """

    themes: ThemeSource
    languages: LanguageSource
    pictures: PictureCache
    saved: Jobs
    actions: TimelineActions
    merged: Callable[[], bool]
    today: Callable[[], date]
    now: Callable[[], datetime]
    portal_address: Callable[[str], str]
    account_name: Callable[[str], str]

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self.themes.theme

    @property
    def language(self) -> Language:
        """The current language."""
        return self.languages.language
