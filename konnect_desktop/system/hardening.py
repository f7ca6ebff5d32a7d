"""What the process gives up at its start, so that a crash or a neighbour learns nothing (R20)."""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
from contextlib import suppress
from typing import Final

_PR_SET_DUMPABLE: Final = 4
# The trust of TLS is the operating system's and no variable's (R2, F033).
_DROPPED: Final = frozenset({"SSLKEYLOGFILE", "SSL_CERT_FILE", "SSL_CERT_DIR", "QT_PLUGIN_PATH"})
_DROPPED_PREFIX: Final = "PYTHON"


def harden() -> None:
    """Close new files to others, forbid core files, and clean the environment.

    Call it first, before any thread runs. What a system does not have is left out.
    """
    os.umask(0o077)
    _forbid_core_files()
    _clean_environment()


def _forbid_core_files() -> None:
    with suppress(ImportError, OSError, ValueError, AttributeError):
        resource = importlib.import_module("resource")  # not on Windows
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # Also closes /proc/<pid> to other programs. A child that is executed starts without it.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _clean_environment() -> None:
    """Drop what would make TLS, Qt or a child's Python load or write something else."""
    for name in list(os.environ):
        if name.upper() in _DROPPED or name.upper().startswith(_DROPPED_PREFIX):
            del os.environ[name]
