"""Running a command under strace: the system calls it makes, read back, and faults put into them.

The command forbids others to look into it, so strace needs the right to trace everything, which
an ordinary user has in a user namespace. Where there is neither (a container), that one ``prctl``
is made to do nothing; then strace sees all, but ``-P`` would make the exception void.
"""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

WRITES: Final = frozenset({"write", "pwrite64", "ftruncate"})
SYNCS: Final = frozenset({"fsync", "fdatasync"})
NAMINGS: Final = frozenset({"rename", "renameat", "renameat2", "link", "linkat"})
REMOVALS: Final = frozenset({"unlink", "unlinkat"})
FOLDERS: Final = frozenset({"mkdir", "mkdirat"})
CHANGES: Final = WRITES | SYNCS | NAMINGS | REMOVALS | FOLDERS
_LONGEST_STRING: Final = 4_200  # a page of SQLite and a bit
_CAP_SYS_PTRACE: Final = 19

_LINE: Final = re.compile(r"(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)")
_UNFINISHED: Final = " <unfinished ...>"
_ARGUMENT: Final = re.compile(r'(?:\d+|AT_FDCWD)<([^>]*)>|"((?:[^"\\]|\\.)*)"')
_ENDING: Final = re.compile(r"\) += (-?\d+|\?)(?: ([A-Z]+))?")


@dataclass(frozen=True, slots=True)
class Call:
    """One system call.

    ``atoms`` are the paths of its descriptors and its text arguments, as they came; ``paths`` are
    those of the files it is about. ``began`` and ``ended`` are places in the trace. ``error`` is
    the name of the error it failed with, ``?`` if the process died in it.
    """

    thread: int
    name: str
    atoms: tuple[str, ...]
    paths: tuple[str, ...]
    data: bytes
    began: int
    ended: int
    error: str | None

    @property
    def succeeded(self) -> bool:
        """Whether it did what it should."""
        return self.error is None


@functools.cache
def _prefix() -> tuple[str, ...] | None:
    """Return what must go before strace for it to see everything; ``None`` if nothing helps."""
    status = Path("/proc/self/status").read_text("ascii")
    found = re.search(r"^CapEff:\s*(\w+)", status, re.MULTILINE)
    if found and int(found[1], 16) >> _CAP_SYS_PTRACE & 1:
        return ()
    prefix = ("unshare", "-r")
    if shutil.which(prefix[0]) is None:
        return None
    probe = subprocess.run((*prefix, "true"), capture_output=True, check=False)  # noqa: S603 — it does nothing
    return None if probe.returncode else prefix


def sees_paths() -> bool:
    """Say whether ``-P`` works here, which narrows a fault to one path."""
    return _prefix() is not None


def strace(trace: Path, *options: str, temporary: Path | None = None) -> tuple[str, ...]:
    """Return what goes before a command so that its changes to files are written to ``trace``.

    Args:
        trace: Where to; made anew.
        options: More of strace's, for example ``-e inject=…``.
        temporary: The command's folder for temporary files, if not the usual.
    """
    calls = ",".join(sorted(CHANGES))
    # Twice as quick, but faults are not made with it.
    quick = () if options else ("--seccomp-bpf",)
    prefix = _prefix()
    if prefix is None:
        prefix, calls = (), f"{calls},prctl"
        options = ("-e", "inject=prctl:retval=0", *options)
    place = ("-E", f"TMPDIR={temporary}") if temporary else ()
    return (
        *(*prefix, "strace", "-f", "-y", *quick, "-qq", "-s", str(_LONGEST_STRING)),
        *("-o", str(trace), "-e", f"trace={calls}", *place, *options),
    )


def read_trace(trace: Path) -> list[Call]:
    """Return the calls of a finished trace, in the order in which they began."""
    return list(parse(trace.read_text("latin-1").splitlines()))


def parse(lines: Iterable[str]) -> Iterator[Call]:
    """Read the lines of a trace; two lines of one call that another one interrupted are joined."""
    waiting: dict[int, tuple[int, str, str]] = {}
    calls: list[Call] = []
    for number, line in enumerate(lines):
        found = _LINE.match(line)
        if found is None:
            continue
        thread, name, rest = int(found[1]), found[2] or found[3], found[4]
        if rest.endswith(_UNFINISHED):
            waiting[thread] = (number, name, rest.removesuffix(_UNFINISHED))
            continue
        began, before = number, ""
        if found[2] and thread in waiting:
            began, name, before = waiting.pop(thread)
        calls.append(_call(thread, name, before + rest, began, number))
    for thread, (began, name, rest) in waiting.items():
        calls.append(_call(thread, name, f"{rest}) = ?", began, began))
    return iter(sorted(calls, key=lambda call: call.began))


def _call(thread: int, name: str, text: str, began: int, ended: int) -> Call:
    *_, ending = [None, *_ENDING.finditer(text)]
    arguments = text if ending is None else text[: ending.start()]
    found = [
        (match[1] is not None, _bytes(match[1] if match[2] is None else match[2]))
        for match in _ARGUMENT.finditer(arguments)
    ]
    writes = name in WRITES
    data = b"".join(text for is_folder, text in found if not is_folder) if writes else b""
    atoms = [(is_folder, text.decode(errors="replace")) for is_folder, text in found]
    return Call(
        thread=thread,
        name=name,
        atoms=tuple(text for is_folder, text in atoms if is_folder or not writes),
        paths=tuple(_paths(atoms[:1] if writes else atoms)),
        data=data,
        began=began,
        ended=ended,
        error=_error(ending),
    )


def _paths(atoms: list[tuple[bool, str]]) -> Iterator[str]:
    """Join each name with the folder before it; a descriptor alone is a path of its own."""
    folder: str | None = None
    for is_descriptor, text in atoms:
        if is_descriptor:
            if folder is not None:
                yield folder
            folder = text
        else:
            yield text if folder is None else str(Path(folder, text))
            folder = None
    if folder is not None:
        yield folder


def _error(ending: re.Match[str] | None) -> str | None:
    if ending is None or ending[1] == "?":
        return "?"
    return ending[2] if ending[1].startswith("-") else None


def _bytes(escaped: str) -> bytes:
    return escaped.encode("latin-1").decode("unicode_escape").encode("latin-1")
