from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

import pytest

from konnect_desktop.domain.shortcuts import BY_ACT, Act
from konnect_desktop.system.settings_values import Settings
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from tests.support.qt_loop import Run
from tests.views.framing import Kept

pytestmark = pytest.mark.usefixtures("application")


@asynccontextmanager
async def shortcuts_of(
    changed: Mapping[Act, tuple[str, ...]] | None = None,
) -> AsyncGenerator[tuple[Shortcuts, SettingsModel]]:
    model = SettingsModel(Settings(shortcuts=changed or {}), Kept())
    yield Shortcuts(model), model
    await model.aclose()


def test_a_free_key_is_given_and_kept(run: Run) -> None:
    told: list[bool] = []

    async def story() -> None:
        async with shortcuts_of() as (keys, model):
            keys.changed.connect(lambda: told.append(True))
            keys.give(Act.SAVE, "Ctrl+S")
            assert keys.keys(Act.SAVE) == ("Ctrl+S",)
            assert model.settings.shortcuts == {Act.SAVE: ("Ctrl+S",)}
            assert (keys.is_changed(Act.SAVE), keys.are_changed) == (True, True)
            model.set_text_percent(120)

    run(story())
    assert told == [True]


def test_a_key_of_another_action_is_taken_from_it(run: Run) -> None:
    async def story() -> None:
        async with shortcuts_of() as (keys, _):
            assert keys.owner(Act.SAVE, "I") is Act.DETAILS
            keys.give(Act.SAVE, "I")
            assert (keys.keys(Act.SAVE), keys.keys(Act.DETAILS)) == (("I",), ())
            assert keys.owner(Act.DETAILS, "I") is Act.SAVE
            keys.give(Act.DETAILS, "I")
            assert (keys.keys(Act.SAVE), keys.keys(Act.DETAILS)) == (("S",), ("I",))
            assert not keys.are_changed

    run(story())


def test_one_action_gets_its_usual_keys_back_also_from_who_has_them_now(run: Run) -> None:
    async def story() -> None:
        async with shortcuts_of() as (keys, _):
            keys.give(Act.SAVE, "X")
            keys.give(Act.MUTE, "S")
            keys.reset(Act.SAVE)
            assert (keys.keys(Act.SAVE), keys.keys(Act.MUTE)) == (("S",), ("M",))
            keys.give(Act.SAVE, "X")
            keys.give(Act.MUTE, "Y")
            keys.reset_all()
            assert not keys.are_changed

    run(story())


@pytest.mark.parametrize("key", ["Esc", "Tab", "nonsense", "Ctrl+Tab"])
def test_keys_of_every_window_are_given_to_nothing(run: Run, key: str) -> None:
    async def story() -> None:
        async with shortcuts_of() as (keys, _):
            assert not keys.may_have(Act.SAVE, key)
            keys.give(Act.SAVE, key)
            keys.give(Act.CLOSE, "X")
            assert not keys.are_changed

    run(story())


def test_keys_of_lists_are_not_given_to_what_works_there_too(run: Run) -> None:
    async def story() -> None:
        async with shortcuts_of() as (keys, _):
            assert not keys.may_have(Act.RELOAD, "Down")
            assert not keys.may_have(Act.SAVE, "Down"), "it works among the photos, too"
            assert keys.may_have(Act.DETAILS, "Down")

    run(story())


def test_what_was_kept_counts_from_the_start(run: Run) -> None:
    async def story() -> None:
        async with shortcuts_of({Act.SAVE: ("X",), Act.MUTE: ()}) as (keys, _):
            assert (keys.keys(Act.SAVE), keys.keys(Act.MUTE)) == (("X",), ())
            assert keys.keys(Act.DETAILS) == BY_ACT[Act.DETAILS].keys

    run(story())
