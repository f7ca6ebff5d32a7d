"""Invented people, moments and photos for the gallery."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader, QPixmap

from konnect_desktop.views.components.avatar import Face
from konnect_desktop.views.components.day_ribbon import Moment
from konnect_desktop.views.components.photo_strip import Photo
from konnect_desktop.views.theme import AccountAccent

ACCENT_NAMES: Final = {
    AccountAccent.PINE: ("Den", "DZ"),
    AccountAccent.CLAY: ("Klei", "KW"),
    AccountAccent.CORNFLOWER: ("Korenbloem", "HK"),
    AccountAccent.PLUM: ("Pruim", "PB"),
    AccountAccent.RASPBERRY: ("Framboos", "RB"),
    AccountAccent.OCHRE: ("Oker", "ZW"),
}
_FACE_PIXELS: Final = 160
_PHOTO_HEIGHT: Final = 504

KINDS: Final = (
    ("flesje", "Fles"),
    ("drinken", "Drinken"),
    ("slapen-bedje", "Slapen"),
    ("luier", "Luier"),
    ("toilet", "Toilet"),
    ("appel", "Fruit"),
    ("brood", "Brood"),
    ("warmeten", "Warm eten"),
    ("medicatie", "Medicijn"),
    ("thermometer", "Temperatuur"),
    ("buitensport", "Buiten"),
)

DAY: Final = (
    Moment("flesje", 500, "08:20", "Fles", "180 ml", "08:20 fles, 180 ml", amount="180 ml"),
    Moment("luier", 545, "09:05", "Luier", "plas", "09:05 luier, plas", amount="plas"),
    Moment(
        "slapen-bedje",
        570,
        "09:30",
        "Slapen",
        "geslapen",
        "09:30 geslapen, 1 uur 15",
        end_min=645,
        inside="1 u 15",
        amount="1 u 15",
    ),
    Moment(
        "appel", 660, "11:00", "Fruithap", "fruithap", "11:00 fruithap, alles op", amount="alles op"
    ),
    Moment("luier", 710, "11:50", "Luier", "poep", "11:50 luier, poep", amount="poep"),
    Moment("flesje", 760, "12:40", "Fles", "150 ml", "12:40 fles, 150 ml", amount="150 ml"),
    Moment(
        "slapen-bedje",
        790,
        "13:10",
        "Slapen",
        "sinds 13:10",
        "Slaapt nu, sinds 13:10",
        end_min=838,
        inside="slaapt nu",
        is_running=True,
    ),
)


def more_words(count: int) -> str:
    """Word the link to the rest of a day."""
    return f"Nog {count} momenten"


@cache
def portrait(name: str) -> QPixmap:
    """Return a drawn portrait."""
    return _read(f"avatars/{name}.jpg", _FACE_PIXELS)


def face(name: str, *, account: AccountAccent = AccountAccent.PINE, badge: str = "") -> Face:
    """Return the face of an invented person."""
    return Face(name[:1].upper(), account, portrait(name), badge)


def photos(count: int) -> list[Photo]:
    """Return drawn photos, the third of them a video."""
    folder = _scenes() / "photos"
    names = sorted(file.name for file in folder.glob("*.jpg") if "large" not in file.name)
    return [
        _photo(f"photos/{name}", index, is_video=index == 2)  # noqa: PLR2004 — any one of them
        for index, name in enumerate(names[:count])
    ]


def _photo(path: str, index: int, *, is_video: bool) -> Photo:
    picture = _read(path, _PHOTO_HEIGHT)
    ratio = picture.width() / picture.height()
    kind = "Video" if is_video else "Foto"
    return Photo(ratio, f"{kind} {index + 1}", picture, is_video, "0:24" if is_video else "")


def _read(path: str, height: int) -> QPixmap:
    reader = QImageReader(str(_scenes() / path))
    size = reader.size()
    reader.setScaledSize(QSize(size.width() * height // size.height(), height))
    return QPixmap.fromImage(reader.read())


def _scenes() -> Path:
    return Path(str(files("konnect_desktop"))) / "resources" / "scenes"
