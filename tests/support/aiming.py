"""Which fault option of strace hits which system call of a run that was recorded before.

strace counts the calls of each thread apart, so the nth call of a name is made by whichever
thread comes to n first. Where that is not the one that is meant, the count is narrowed to one path.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tests.support.strace import Call, sees_paths

# Made up anew in every run.
_RANDOM_NAME: Final = re.compile(r"(^|/)[0-9a-f]{32}\.part$")


@dataclass(frozen=True, slots=True)
class Aim:
    """The ``nth`` call of a name in one thread, of those that touch ``path`` if there is one."""

    name: str
    nth: int
    path: str | None = None

    def options(self, fault: str, *, for_good: bool = False) -> tuple[str, ...]:
        """Return strace's options that make the fault: ``signal=SIGKILL``, ``error=ENOSPC``."""
        when = f"{self.nth}+" if for_good else str(self.nth)
        narrowed = () if self.path is None else ("-P", self.path)
        return (*narrowed, "-e", f"inject={self.name}:{fault}:when={when}")

    def moved(self, old: Path, new: Path) -> Aim:
        """Aim at the same call of a run in another folder."""
        if self.path is None or not Path(self.path).is_relative_to(old):
            return self
        return replace(self, path=str(new / Path(self.path).relative_to(old)))


def aims(recorded: Sequence[Call], targets: Iterable[Call]) -> dict[Call, Aim]:
    """Return how to hit each target; one that cannot be hit is left out."""
    found: dict[Call, Aim] = {}
    for target in targets:
        known = [atom for atom in dict.fromkeys(target.atoms) if not _RANDOM_NAME.search(atom)]
        for path in (*(known if sees_paths() else ()), None):
            aim = _aim(recorded, target, path)
            if aim:
                found[target] = aim
                break
    return found


def _aim(recorded: Sequence[Call], target: Call, path: str | None) -> Aim | None:
    alike = [
        call
        for call in recorded
        if call.name == target.name and (path is None or path in call.atoms)
    ]
    own = [call for call in alike if call.thread == target.thread]
    nth = own.index(target) + 1
    counts: Counter[int] = Counter()
    for call in alike:
        counts[call.thread] += 1
        if counts[call.thread] == nth:
            return Aim(target.name, nth, path) if call is target else None
    return None
