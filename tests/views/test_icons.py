from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from konnect_desktop.views.icons import icon_pixmap, stroke_width
from konnect_desktop.views.theme import STATUS_ICONS, RhythmGroup, rhythm_look
from tests.views.pixels import colors_of

pytestmark = pytest.mark.usefixtures("application")
ICONS = Path(str(files("konnect_desktop"))) / "resources" / "icons"
DRAWINGS = sorted(file.stem for file in ICONS.rglob("*.svg"))
RED = QColor("#B3261E")


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_appears_in_the_colour_asked_for_and_no_other(name: str) -> None:
    image = icon_pixmap(name, 24, RED, 2.0).toImage()
    assert image.width() == 48
    # Where two lines meet, blending rounds by one.
    assert colors_of(image) - {"#B2261E"} == {"#B3261E"}


def test_lines_are_thicker_in_small_icons() -> None:
    assert [stroke_width(size) for size in (14, 16, 18, 20, 22, 24)] == [
        2.2,
        2.0,
        1.85,
        1.75,
        1.75,
        1.75,
    ]


def test_an_icon_is_rendered_once_per_name_size_colour_and_screen() -> None:
    first = icon_pixmap("heart", 20, RED)
    assert icon_pixmap("heart", 20, QColor(RED)).cacheKey() == first.cacheKey()
    others = [
        icon_pixmap("heart", 20, RED, 2.0),
        icon_pixmap("heart", 22, RED),
        icon_pixmap("heart", 20, QColor("#000000")),
        icon_pixmap("bell", 20, RED),
    ]
    assert first.cacheKey() not in {other.cacheKey() for other in others}


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon_pixmap("no-such-icon", 20, RED)


@pytest.mark.parametrize(
    ("portal_name", "icon", "group"),
    [
        ("flesje", "bottle", RhythmGroup.DRINK),
        ("slapen-wolk-zzz", "moon", RhythmGroup.SLEEP),
        ("luier", "nappy", RhythmGroup.CARE),
        ("peer", "pear", RhythmGroup.FOOD),
        ("medicatie-druppels", "pill", RhythmGroup.HEALTH),
        ("buitensport", "trees", RhythmGroup.OUTDOORS),
        ("iets-nieuws", "circle-dashed", RhythmGroup.CARE),
    ],
)
def test_moments_have_the_icon_and_group_of_their_portal_name(
    portal_name: str, icon: str, group: RhythmGroup
) -> None:
    assert rhythm_look(portal_name) == (icon, group)
    assert icon in DRAWINGS


def test_every_status_has_an_icon_that_is_there() -> None:
    assert set(STATUS_ICONS.values()) <= set(DRAWINGS)


def test_licences_stand_beside_what_they_license() -> None:
    assert "ISC License" in (ICONS / "lucide" / "LICENSE").read_text()
    font_licence = ICONS.parent / "fonts" / "figtree" / "OFL.txt"
    assert "SIL Open Font License, Version 1.1" in font_licence.read_text()
