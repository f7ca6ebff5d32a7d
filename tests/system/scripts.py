"""Python programs of a few lines, run as processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Mapping

LIMIT_S = 60


def run_python(
    code: str, *args: str, env: Mapping[str, str] | None = None, cwd: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``code`` and return how it ended and what it wrote; ``env`` is added to ours."""
    return subprocess.run(  # noqa: S603 — a program of this test
        [sys.executable, "-c", textwrap.dedent(code), *args],
        env={**os.environ, **(env or {})},
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )


def output_of(code: str, *args: str, env: Mapping[str, str] | None = None) -> str:
    """Run ``code``, which must succeed and keep stderr empty, and return what it printed."""
    done = run_python(code, *args, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()
