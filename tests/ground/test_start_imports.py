"""What the window imports before its first paint (design.md, section 3, rule 7)."""

import subprocess
import sys

import pytest

_START = """
import builtins, linecache, sys
from konnect_desktop.app.quick_imports import make_imports_quick
make_imports_quick()
assert builtins.__import__ is not builtins.__feature_import__
import konnect_desktop.app.window
assert not any("konnect_desktop" in name for name in linecache.cache), "sources were read"
print(*sys.modules, sep="\\n")
"""
_AFTERWARDS = (
    *("httpx", "httpcore", "keyring", "stamina", "truststore", "PIL", "platformdirs", "tomli_w"),
    *("PySide6.QtNetwork", "PySide6.QtMultimedia", "konnect_desktop.api", "konnect_desktop.demo"),
    "konnect_desktop.app.online",
    "konnect_desktop.cache.ledger",
    "konnect_desktop.system.demo_portal",
    "konnect_desktop.viewmodels.sign_in",
    *(
        f"konnect_desktop.views.{name}"
        for name in ("about", "dialogs", "diary", "settings_dialog", "shortcuts", "sign_in")
    ),
    "konnect_desktop.views.crash.dialog",
    "konnect_desktop.views.saving.downloads",
    "konnect_desktop.views.saving.plan_dialog",
    "konnect_desktop.views.viewer.page",
)


@pytest.fixture(scope="module")
def imported() -> frozenset[str]:
    ended = subprocess.run(  # noqa: S603 — our own code
        [sys.executable, "-c", _START], check=False, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    return frozenset(ended.stdout.splitlines())


@pytest.mark.parametrize("name", _AFTERWARDS)
def test_what_the_first_paint_does_not_need_is_imported_after_it(
    imported: frozenset[str], name: str
) -> None:
    assert name not in imported


def test_what_it_needs_is_there(imported: frozenset[str]) -> None:
    assert {"PySide6.QtWidgets", "qasync", "sqlite3", "msgspec"} <= imported
