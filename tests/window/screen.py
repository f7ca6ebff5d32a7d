"""An X screen of its own: its picture is read from the server's memory, its mouse is xdotool's."""

from __future__ import annotations

import os
import struct
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_HEADER: Final = struct.Struct(">25I")
_COLOR_BYTES: Final = 12
_BLOCK: Final = 24
_PHOTO_BLOCKS: Final = 4
_MANY_COLORS: Final = 40
_DARK: Final = 40
_MOMENT_S: Final = 0.5


@dataclass(frozen=True, slots=True)
class Picture:
    """What the screen shows: rows of pixels of four bytes, blue first."""

    width: int
    height: int
    row_bytes: int
    pixels: bytes

    def color(self, x: int, y: int) -> tuple[int, int, int]:
        at = y * self.row_bytes + 4 * x
        blue, green, red = self.pixels[at : at + 3]
        return red, green, blue

    def colors_at(self, left: int, top: int) -> int:
        """Count the colours of a block: many in a photo, few in text and surfaces."""
        found: set[bytes] = set()
        for y in range(top, top + _BLOCK, 2):
            at = y * self.row_bytes + 4 * left
            row = self.pixels[at : at + 4 * _BLOCK]
            found.update(row[place : place + 3] for place in range(0, len(row), 8))
        return len(found)


@dataclass(frozen=True, slots=True)
class Screen:
    """A running X server; ``memory`` is the file that it draws in."""

    display: str
    memory: Path

    def picture(self) -> Picture:
        """Return what is seen now."""
        content = self.memory.read_bytes()
        header = _HEADER.unpack_from(content)
        size, width, height, row_bytes, colors = (header[at] for at in (0, 4, 5, 12, 19))
        assert header[11] == 8 * 4, "four bytes a pixel"
        return Picture(width, height, row_bytes, content[size + colors * _COLOR_BYTES :])

    def photos(self) -> list[tuple[int, int]]:
        """Return a place in each area that has as many colours as only a photo has."""
        picture = self.picture()
        columns, rows = picture.width // _BLOCK, picture.height // _BLOCK
        rich = {
            (column, row)
            for column in range(columns)
            for row in range(rows)
            if picture.colors_at(column * _BLOCK, row * _BLOCK) >= _MANY_COLORS
        }
        half = _PHOTO_BLOCKS // 2
        return [
            (column * _BLOCK, row * _BLOCK)
            for column, row in sorted(rich, key=lambda block: (block[1], block[0]))
            if all(
                (column + right, row + down) in rich
                for right in range(-half, half)
                for down in range(-half, half)
            )
        ]

    def steady_photos(self) -> list[tuple[int, int]]:
        """Return the photos where nothing moves any more: as they were a moment ago."""
        before = self.photos()
        time.sleep(_MOMENT_S)
        return before if before == self.photos() else []

    @property
    def is_dark(self) -> bool:
        """Whether all corners are nearly black, as they are around a photo."""
        picture = self.picture()
        corners = [(x, y) for x in (4, picture.width - 5) for y in (4, picture.height - 5)]
        return all(max(picture.color(x, y)) < _DARK for x, y in corners)

    def window(self) -> str:
        """Return the number of the app's window."""
        return self._tool("search", "--onlyvisible", "--name", "^Konnect Desktop$").split()[0]

    def click(self, place: tuple[int, int]) -> None:
        """Move the mouse there and click."""
        self._tool("mousemove", str(place[0]), str(place[1]), "click", "1")

    def hold(self, place: tuple[int, int]) -> None:
        """Move the mouse there and press its button, without letting go."""
        self._tool("mousemove", str(place[0]), str(place[1]), "mousedown", "1")

    def move(self, place: tuple[int, int]) -> None:
        """Move the mouse there."""
        self._tool("mousemove", str(place[0]), str(place[1]))

    def let_go(self) -> None:
        """Release the mouse's button."""
        self._tool("mouseup", "1")

    def press(self, key: str) -> None:
        """Press a key; there is no window manager, so the window is given the keys first."""
        self._tool("windowfocus", "--sync", self.window(), "key", key)

    def _tool(self, *arguments: str) -> str:
        done = subprocess.run(  # noqa: S603 — fixed command lines
            ["xdotool", *arguments],  # noqa: S607 — where the system has it
            capture_output=True,
            check=False,
            env=os.environ | {"DISPLAY": self.display},
            text=True,
            timeout=20,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def running_screen(folder: Path, width: int, height: int) -> Generator[Screen]:
    """Start an X server without a monitor, on a number that is free, until the block ends."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"]
    command += ["-fbdir", str(folder), "-nolisten", "tcp", "-noreset"]
    with (
        os.fdopen(reading) as told,
        subprocess.Popen(  # noqa: S603 — a fixed command line
            command, pass_fds=(writing,), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process,
    ):
        os.close(writing)
        try:
            number = told.readline().strip()
            assert number, "no X server"
            yield Screen(f":{number}", folder / "Xvfb_screen0")
        finally:
            process.terminate()
