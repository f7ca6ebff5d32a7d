"""The settings as the window changes them: each change counts at once and is kept behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.system.settings_values import (
    LanguageChoice,
    PhotoChoices,
    Settings,
    Switch,
    ThemeChoice,
    ViewerChoices,
    WindowPlace,
)
from konnect_desktop.viewmodels.task_scope import TaskScope


class SettingsStore(Protocol):
    """Keeps settings; the file in the user's profile."""

    async def save(self, settings: Settings) -> None:
        """Write them.

        Raises:
            DiskError: The disk refused.
        """
        ...


class SettingsModel(QObject):
    """The settings now; ``failed`` tells a ``KonnectError`` when the disk did not take them."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, settings: Settings, store: SettingsStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._store = store
        self._saving = asyncio.Lock()
        self._scope = TaskScope("settings", self.failed.emit)

    @property
    def settings(self) -> Settings:
        """The settings now."""
        return self._settings

    def set_theme(self, theme: ThemeChoice) -> None:
        """Be light, dark, or as the system is."""
        self._use(replace(self._settings, theme=theme))

    def set_language(self, language: LanguageChoice) -> None:
        """Speak Dutch, English, or as the system does."""
        self._use(replace(self._settings, language=language))

    def set_text_percent(self, percent: int) -> None:
        """Show text at 100 to 200 per cent."""
        self._use(replace(self._settings, text_percent=percent))

    def set_high_contrast(self, value: Switch) -> None:
        """Draw stronger edges: on, off, or as the system wants."""
        self._use(replace(self._settings, high_contrast=value))

    def set_reduced_motion(self, value: Switch) -> None:
        """Move less: on, off, or as the system wants."""
        self._use(replace(self._settings, reduced_motion=value))

    def set_picture_cache_bytes(self, limit_bytes: int) -> None:
        """Keep at most so many bytes of shown pictures."""
        self._use(replace(self._settings, picture_cache_bytes=limit_bytes))

    def set_window(self, place: WindowPlace) -> None:
        """Remember where the window was."""
        self._use(replace(self._settings, window=place))

    def set_chosen_account(self, account_id: str | None) -> None:
        """Remember which account was looked at; ``None`` for all."""
        self._use(replace(self._settings, chosen_account=account_id or ""))

    def set_viewer(self, choices: ViewerChoices) -> None:
        """Remember how photos and videos are looked at."""
        self._use(replace(self._settings, viewer=choices))

    def set_photos(self, choices: PhotoChoices) -> None:
        """Remember how ‘Mijn kind’ is looked at."""
        self._use(replace(self._settings, photos=choices))

    def set_shortcuts(self, shortcuts: Mapping[Act, tuple[str, ...]]) -> None:
        """Use other keys than usual for these actions."""
        self._use(replace(self._settings, shortcuts=dict(shortcuts)))

    async def aclose(self) -> None:
        """Keep what was changed last, and end."""
        async with self._saving:
            await self._store.save(self._settings)
        await self._scope.dispose()

    def _use(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        self.changed.emit()
        self._scope.join("save", self._save)

    async def _save(self) -> None:
        saved = None
        while saved != self._settings:
            async with self._saving:
                saved = self._settings
                await self._store.save(saved)
