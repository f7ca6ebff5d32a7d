"""On what the targets were measured."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime


def machine(seed: int) -> str:
    """Return one line: date, cores, memory, kernel, Python, seed."""
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return ", ".join(
        (
            f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
            f"{os.cpu_count()} cores",
            f"{memory_gib:.0f} GiB",
            f"{platform.system()} {platform.release()}",
            f"{platform.python_implementation()} {platform.python_version()}",
            f"seed {seed}",
        )
    )
