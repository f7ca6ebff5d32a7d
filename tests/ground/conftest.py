"""Leaves out what cannot be on a system: the set-up by make is not for Windows."""

from __future__ import annotations

import sys

collect_ignore = ["test_set_up.py"] if sys.platform == "win32" else []
