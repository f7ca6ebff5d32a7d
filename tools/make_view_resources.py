"""Puts the fonts and icons of the window in place: ``python -m tools.make_view_resources``.

Give it the unpacked npm packages `@expo-google-fonts/figtree` and `lucide-static` and the folder of
our own drawings. Only the weights and drawings that ``konnect_desktop.views`` names are kept.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parent.parent / "konnect_desktop" / "resources"
WEIGHTS: Final = ("400Regular", "500Medium", "600SemiBold", "700Bold")
LUCIDE: Final = """
    house-heart messages-square calendar-days map-pin ellipsis
    notebook-pen message-square-plus calendar-off gallery-vertical-end images search refresh-cw
    heart play video list-checks check minus x download rotate-cw circle-play maximize info
    chevron-left chevron-right arrow-left tag image pause folder files triangle-alert circle-check
    clock users-round paperclip printer image-plus send-horizontal calendar-plus arrow-left-right
    clipboard-list trash-2 trash-off calendar-clock file-text phone mail book-open newspaper
    clipboard-check coins bell archive palette shield log-out smartphone monitor
    link user-round lock eye mail-open globe sparkles
    cup-soda coffee moon toilet apple banana sandwich soup carrot cookie dessert pill thermometer
    sun trees circle-dashed
    hourglass undo-2 wifi-off circle-x circle-alert puzzle
    chevron-down chevron-up eye-off image-off file-question-mark plus external-link
    menu settings keyboard arrow-up arrow-down volume-2 volume-x shuffle repeat
"""


def main() -> None:
    """Copy the files from the folders named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figtree", type=Path, help="the unpacked font package")
    parser.add_argument("lucide", type=Path, help="the unpacked icon package")
    parser.add_argument("own", type=Path, help="the folder of our own drawings")
    folders = parser.parse_args()
    put_fonts(folders.figtree, RESOURCES / "fonts" / "figtree")
    put_lucide(folders.lucide, RESOURCES / "icons" / "lucide")
    put_own(folders.own, RESOURCES / "icons" / "own")


def put_fonts(package: Path, target: Path) -> None:
    """Copy the four weights and the licence of the font."""
    target.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        name = f"Figtree_{weight}.ttf"
        shutil.copyfile(package / weight / name, target / name)
    shutil.copyfile(package / "LICENSE_FONT", target / "OFL.txt")


def put_lucide(package: Path, target: Path) -> None:
    """Copy the named drawings, on one line each, and their licence."""
    target.mkdir(parents=True, exist_ok=True)
    for name in LUCIDE.split():
        (target / f"{name}.svg").write_text(on_one_line(package / "icons" / f"{name}.svg"))
    shutil.copyfile(package / "LICENSE", target / "LICENSE")


def put_own(drawings: Path, target: Path) -> None:
    """Copy our own drawings."""
    target.mkdir(parents=True, exist_ok=True)
    for drawing in sorted(drawings.glob("*.svg")):
        (target / drawing.name).write_text(on_one_line(drawing))


def on_one_line(drawing: Path) -> str:
    """Return the SVG text without needless white space; the licence comment stays."""
    text = re.sub(r"\s+", " ", drawing.read_text()).strip()
    return re.sub(r"(?<=>) (?=<)", "", text).replace(" >", ">") + "\n"


if __name__ == "__main__":
    main()
