from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.tree import ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ASKED_FOR = [
    Requirement(line)
    for line in [
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["dev"],
    ]
]
FIRST_BAD_PYSIDE = Version("6.12")


def entries() -> list[str]:
    return re.split(r"\n(?=\S)", LOCK.rstrip())


def locked_versions() -> dict[str, Version]:
    pairs = (entry.split(maxsplit=1)[0].split("==") for entry in entries())
    return {canonicalize_name(name): Version(number) for name, number in pairs}


def test_the_lock_names_no_index() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^\s*(-i|-f|--(extra-)?index-url|--find-links)\b", LOCK, re.MULTILINE)


def test_every_entry_of_the_lock_is_one_version_with_sha256_hashes() -> None:
    whole = re.compile(
        r"[a-z0-9][a-z0-9-]*==[0-9][\w.+]*( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+"
    )
    assert [entry for entry in entries() if not whole.fullmatch(entry)] == []


@pytest.mark.parametrize("asked", ASKED_FOR, ids=lambda asked: asked.name)
def test_what_the_project_asks_for_is_locked(asked: Requirement) -> None:
    locked = locked_versions()[canonicalize_name(asked.name)]

    assert asked.specifier.contains(locked), f"run make lock: {asked} is locked at {locked}"


def test_the_build_backend_is_locked_with_the_rest() -> None:
    group = {Requirement(line).name for line in PROJECT["dependency-groups"]["dev"]}
    asked = {Requirement(line).name for line in PROJECT["build-system"]["requires"]}

    assert asked <= group, "set-up would fetch it without a hash"


@pytest.mark.parametrize("name", ["PySide6-Essentials", "PySide6-Addons"])
def test_f181_pyside6_stays_below_6_12(name: str) -> None:
    asked = next(r for r in ASKED_FOR if r.name == name)

    assert not asked.specifier.contains(FIRST_BAD_PYSIDE)
    assert not asked.specifier.contains(Version("6.13.1"))
    assert locked_versions()[canonicalize_name(name)] < FIRST_BAD_PYSIDE
    assert Version(version(name)) < FIRST_BAD_PYSIDE
