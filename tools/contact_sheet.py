"""Lays all pictures and clips out with their names: ``python -m tools.contact_sheet FOLDER``.

The sheets are for looking at: ugly tints, cut heads and repetition show at one glance.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from tools.demo_media.index import Photo, Video, read_index
from tools.demo_media.places import DEMO

_COLUMNS, _ROWS = 6, 5
_CELL_PX = 320
_LABEL_PX = 18
_GAP_PX = 8


def make_sheets(source: Path, target: Path) -> list[Path]:
    """Write the sheets of the index in ``source`` into ``target``, return their paths."""
    index = read_index(source)
    target.mkdir(parents=True, exist_ok=True)
    items: list[Photo | Video] = [*index.photos, *index.videos]
    per_sheet = _COLUMNS * _ROWS
    paths: list[Path] = []
    for first in range(0, len(items), per_sheet):
        path = target / f"sheet-{first // per_sheet + 1:02}.png"
        _sheet(source, items[first : first + per_sheet]).save(path)
        paths.append(path)
    return paths


def _sheet(source: Path, items: Sequence[Photo | Video]) -> Image.Image:
    step_x, step_y = _CELL_PX + _GAP_PX, _CELL_PX + _LABEL_PX + _GAP_PX
    rows = -(-len(items) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * step_x, rows * step_y), "white")
    brush = ImageDraw.Draw(sheet)
    for place, item in enumerate(items):
        x, y = place % _COLUMNS * step_x, place // _COLUMNS * step_y
        with Image.open(source / item.thumb) as thumb:
            sheet.paste(thumb, (x + (_CELL_PX - thumb.width) // 2, y))
        brush.text((x + 4, y + _CELL_PX + 2), _label(item), fill="black")
    return sheet


def _label(item: Photo | Video) -> str:
    clip = f" {item.duration_ms / 1000:g} s" if isinstance(item, Video) else ""
    seasons = "".join(season[:2] for season in item.seasons)
    return f"{item.name}{clip} {item.width}x{item.height} {seasons}"


def main() -> int:
    """Write the sheets to the folder named on the command line."""
    if len(sys.argv) != 2:  # noqa: PLR2004 — the program's name and one folder
        sys.stderr.write("call: python -m tools.contact_sheet FOLDER\n")
        return 2
    for path in make_sheets(DEMO, Path(sys.argv[1])):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
