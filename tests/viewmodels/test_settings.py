from __future__ import annotations

import asyncio

from konnect_desktop.domain.errors import DiskError, ErrorKind, KonnectError
from konnect_desktop.system.settings_values import Settings, WindowPlace
from konnect_desktop.viewmodels.settings import SettingsModel
from tests.support.qt_loop import Run, until


class SlowStore:
    """Keeps what it is given once it may."""

    def __init__(self) -> None:
        self.saved: list[Settings] = []
        self.may = asyncio.Event()

    async def save(self, settings: Settings) -> None:
        await self.may.wait()
        self.saved.append(settings)


class FullDisk:
    """Keeps nothing."""

    async def save(self, settings: Settings) -> None:
        del settings
        raise DiskError(ErrorKind.DISK_FULL)


def test_a_change_counts_at_once_and_the_last_one_is_kept(run: Run) -> None:
    async def change() -> list[Settings]:
        store = SlowStore()
        model = SettingsModel(Settings(), store)
        told: list[str] = []
        model.changed.connect(lambda: told.append(model.settings.theme))
        model.set_theme("dark")
        model.set_theme("dark")
        model.set_theme("light")
        model.set_chosen_account("abc")
        assert told == ["dark", "light", "light"]
        assert store.saved == []
        store.may.set()
        await until(lambda: store.saved)
        model.set_window(WindowPlace(800, 600))
        await model.aclose()
        return store.saved

    saved = run(change())
    assert saved[-1] == Settings(theme="light", chosen_account="abc", window=WindowPlace(800, 600))


def test_what_the_disk_refuses_is_told_and_counts_all_the_same(run: Run) -> None:
    async def change() -> tuple[list[KonnectError], int]:
        model = SettingsModel(Settings(), FullDisk())
        failures: list[KonnectError] = []
        model.failed.connect(failures.append)
        model.set_text_percent(150)
        await until(lambda: failures)
        await model._scope.dispose()
        return failures, model.settings.text_percent

    failures, percent = run(change())
    assert [failure.kind for failure in failures] == [ErrorKind.DISK_FULL]
    assert percent == 150
