"""Puts the README's pictures in place: ``python -m tools.screenshots.readme [FOLDER]``.

FOLDER holds what ``python -m tools.screenshots`` wrote. They are kept small, at most 200 kB each.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from PIL import Image

IMAGES: Final = Path(__file__).resolve().parents[2] / "docs" / "images"
PICTURES: Final = {
    "timeline": "timeline/1280x800-light-en",
    "timeline-dark": "timeline/1280x800-dark-en",
    "photos": "photos-selected/1280x800-light-en",
    "viewer": "viewer-details/1280x800-light-en",
    "saving": "downloads-running/1280x800-light-en",
    "narrow": "timeline/480x800-light-en",
}
_MOST_BYTES: Final = 200_000
_COLOURS: Final = (256, 192, 128, 96, 64)


def put(source: Path, target: Path) -> int:
    """Write a picture with as many colours as fit, and return its size in bytes."""
    with Image.open(source) as picture:
        for colours in _COLOURS:
            rgb = picture.convert("RGB")
            palette = rgb.quantize(colours)
            rgb.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG).save(
                target, optimize=True
            )
            if target.stat().st_size <= _MOST_BYTES:
                break
    return target.stat().st_size


def main() -> int:
    """Write all of them."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, view in PICTURES.items():
        size = put(folder / f"{view}.png", IMAGES / f"{name}.png")
        sys.stdout.write(f"{name}.png {size} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
