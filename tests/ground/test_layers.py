from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.tree import ROOT, files

PACKAGE = ROOT / "konnect_desktop"
VAGUE_NAMES = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 — our own interpreter
        (sys.executable, *arguments),
        capture_output=True,
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=60,
    )


def modules() -> list[Path]:
    return sorted(path for path in files() if path.suffix == ".py")


def layers() -> list[str]:
    return sorted(folder.name for folder in PACKAGE.iterdir() if any(folder.glob("[!_]*.py")))


def test_the_command_line_brings_no_qt() -> None:
    done = run_python(
        "-c",
        "import sys, konnect_desktop.cli.main\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])",
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout == "[]\n"


def test_the_import_contracts_hold() -> None:
    done = run_python("-c", "from importlinter.cli import lint_imports_command as c; c()")

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("layer", layers())
def test_every_layer_has_its_tests(layer: str) -> None:
    assert list((ROOT / "tests" / layer).glob("**/test_*.py"))


def test_no_module_has_a_vague_name() -> None:
    assert [path for path in modules() if VAGUE_NAMES & set(path.stem.split("_"))] == []


def test_every_module_that_is_no_test_says_what_it_is() -> None:
    texts = {path: path.read_text("utf-8") for path in modules() if path.stem[:5] != "test_"}
    # An empty file marks a folder of tests as a package and has nothing to say.
    silent = [
        path for path, text in texts.items() if text and not ast.get_docstring(ast.parse(text))
    ]

    assert silent == []
