"""Bytes that changed in the ledger or in the local copy cost no photo and save none twice."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from konnect_desktop.cli.exit_codes import code_of_report
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal, running_portal
from tests.support.story import Story, telling
from tests.support.truth import Truth, take_truth

_LEDGER: Final = "archive/.konnect/ledger.sqlite3"
_COPY: Final = "profile/local-copy.sqlite3"


@pytest.fixture(scope="module")
def portal() -> Iterator[DemoPortal]:
    with running_portal("--org", "demo", "--photos", "8", "--videos", "1", "--months", "1") as one:
        yield one


@pytest.fixture(scope="module")
def truth(portal: DemoPortal) -> Truth:
    return take_truth(portal.of("demo"))


@pytest.fixture
def story(portal: DemoPortal, tmp_path: Path, expected_logs: LogWatch) -> Iterator[Story]:
    """Everything is saved, and kept aside to begin from again."""
    expected_logs.allow("stamina")
    with telling(portal, "demo", tmp_path) as told:
        assert code_of_report(told.run()) == 0
        for name in ("archive", "profile"):
            shutil.copytree(tmp_path / name, tmp_path / f"sound-{name}")
        yield told


def _as_it_was(story: Story) -> None:
    for name in ("archive", "profile"):
        shutil.rmtree(story.folder / name)
        shutil.copytree(story.folder / f"sound-{name}", story.folder / name)


def _flip(path: Path, dice: random.Random) -> None:
    data = bytearray(path.read_bytes())
    used = [place for place, byte in enumerate(data) if byte]
    place = dice.choice(used) if dice.random() < 0.8 else dice.randrange(len(data))
    data[place] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def _check_flips(story: Story, truth: Truth, name: str, flips: int) -> None:
    dice = random.Random(103)  # noqa: S311 — a seed, not a secret
    fetched = len(story.fetches)
    for _ in range(flips):
        _as_it_was(story)
        _flip(story.folder / name, dice)
        assert code_of_report(story.run()) == 0
        assert truth.judge(story.archive).faultless
    assert len(story.fetches) == fetched


@pytest.mark.parametrize("name", [_LEDGER, _COPY])
def test_f103_one_bit_flipped_in_a_record_costs_nothing(
    story: Story, truth: Truth, name: str
) -> None:
    _check_flips(story, truth, name, 10)


@pytest.mark.deep
@pytest.mark.parametrize("name", [_LEDGER, _COPY])
def test_f103_two_hundred_flipped_bits_cost_nothing(story: Story, truth: Truth, name: str) -> None:
    _check_flips(story, truth, name, 200)


@pytest.mark.parametrize("name", [_LEDGER, _COPY])
@pytest.mark.parametrize("left_bytes", [0, 100, 5_000])
def test_f103_a_record_that_was_cut_off_costs_nothing(
    story: Story, truth: Truth, name: str, left_bytes: int
) -> None:
    path = story.folder / name
    path.write_bytes(path.read_bytes()[:left_bytes])
    fetched = len(story.fetches)
    assert code_of_report(story.run()) == 0
    assert truth.judge(story.archive).faultless
    assert len(story.fetches) == fetched
    assert any("damaged" in kept.name for kept in path.parent.iterdir())


@pytest.mark.parametrize("name", [_LEDGER, _COPY])
def test_f103_damage_after_a_kill_is_told_once_and_the_next_run_is_whole(
    story: Story, truth: Truth, name: str
) -> None:
    dice = random.Random(7)  # noqa: S311 — a seed, not a secret
    told = 0
    for _ in range(8):
        _as_it_was(story)
        path = story.folder / name
        # A killed run leaves no seal, so that a changed value may go unseen; never a bad structure.
        path.with_name(f"{path.name}.seal").unlink()
        data = bytearray(path.read_bytes())
        for _ in range(40):
            data[dice.randrange(100, len(data))] ^= 0xFF
        path.write_bytes(data)
        try:
            story.run()
        except BrokenError as error:
            assert error.kind is ErrorKind.DATABASE_DAMAGED  # noqa: PT017
            told += 1
        assert code_of_report(story.run()) == 0
        assert truth.judge(story.archive).faultless
    assert told < 8


def test_f103_a_ledger_that_somebody_deleted_is_replaced_by_its_copy(
    story: Story, truth: Truth
) -> None:
    (story.folder / _LEDGER).unlink()
    fetched = len(story.fetches)
    assert code_of_report(story.run()) == 0
    assert truth.judge(story.archive).faultless
    assert len(story.fetches) == fetched
