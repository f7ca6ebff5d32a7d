"""The settings as values, and what a table of ``settings.toml`` may say of each.

A new setting needs a field here, its judge, and a row in ``viewmodels`` and ``wording``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeVar, cast, get_args

from msgspec import Struct, structs

from konnect_desktop.domain.key_names import may_be_chosen
from konnect_desktop.domain.shortcuts import BY_ACT, Act

ThemeChoice = Literal["system", "light", "dark"]
LanguageChoice = Literal["system", "nl", "en"]
Switch = Literal["system"] | bool
PhotoKinds = Literal["all", "photos", "videos"]
PhotoCompany = Literal["any", "tagged", "alone"]
_Value = TypeVar("_Value")

GIGABYTE: Final = 1_000_000_000
SMALLEST_PICTURE_CACHE: Final = 100_000_000
_LARGEST_PICTURE_CACHE: Final = 1_000 * GIGABYTE
SMALLEST_TEXT_PERCENT: Final = 100
LARGEST_TEXT_PERCENT: Final = 200
SHORTEST_SLIDE_S: Final = 2
LONGEST_SLIDE_S: Final = 10
SMALLEST_TILE: Final = 96
LARGEST_TILE: Final = 280
_SMALLEST_WINDOW: Final = 100
_LARGEST_WINDOW: Final = 32_767
_ACTS: Final = frozenset(act.value for act in Act)
_ACCOUNT_ID: Final = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,63})?")


class WindowPlace(Struct, frozen=True):
    """Where the window was, in the screen's logical pixels; the view sees that a screen is there.

    ``x`` and ``y`` are ``None`` where the system places windows itself.
    """

    width: int
    height: int
    x: int | None = None
    y: int | None = None
    maximized: bool = False


class ViewerChoices(Struct, frozen=True):
    """How photos and videos are looked at.

    Attributes:
        details: The details were shown beside the photo.
        labels: The labels were shown in them.
        slide_seconds: How long a slideshow shows each, 2 to 10 seconds.
        slides_shuffled: A slideshow shows them in no order.
        slides_repeated: A slideshow begins anew after the last one.
        film_goes_on: After a video the next one is shown.
        film_volume_percent: How loud videos are.
    """

    details: bool = False
    labels: bool = True
    slide_seconds: int = 4
    slides_shuffled: bool = False
    slides_repeated: bool = False
    film_goes_on: bool = False
    film_volume_percent: int = 100


class PhotoChoices(Struct, frozen=True):
    """How ‘Mijn kind’ is looked at.

    Nothing here is content of an account, which would outlive it: names that are filtered by and
    words that are looked for are not kept.

    Attributes:
        as_photos: As photos instead of as a timeline.
        tile: How high the rows of photos are, 96 to 280 pixels at 100 %.
        kinds: Photos, videos, or both.
        company: Who may be on them besides an own child.
        favourites: Favourites alone.
    """

    as_photos: bool = False
    tile: int = 172
    kinds: PhotoKinds = "all"
    company: PhotoCompany = "any"
    favourites: bool = False


class Settings(Struct, frozen=True):
    """All settings with their defaults.

    Attributes:
        theme: Light, dark, or as the system is.
        language: Dutch, English, or as the system is.
        text_percent: The size of text, 100 to 200.
        high_contrast: On, off, or as the system is.
        reduced_motion: On, off, or as the system is.
        picture_cache_bytes: How much room the pictures shown may take, of all accounts together.
        window: Where the window was; ``None`` before it was closed once.
        chosen_account: The account that was looked at; empty for all of them.
        viewer: How photos and videos are looked at.
        photos: How ‘Mijn kind’ is looked at.
        shortcuts: The keys of actions that have others than usual; none is a choice, too.
    """

    theme: ThemeChoice = "system"
    language: LanguageChoice = "system"
    text_percent: int = SMALLEST_TEXT_PERCENT
    high_contrast: Switch = "system"
    reduced_motion: Switch = "system"
    picture_cache_bytes: int = 2 * GIGABYTE
    window: WindowPlace | None = None
    chosen_account: str = ""
    viewer: ViewerChoices = ViewerChoices()
    photos: PhotoChoices = PhotoChoices()
    shortcuts: Mapping[Act, tuple[str, ...]] = {}


DEFAULTS: Final = Settings()


def table_of(settings: Settings, others: Mapping[str, object]) -> dict[str, object]:
    """Return what is written: all settings, and the keys that this version does not know."""
    table = {**_unknown(others, Settings), **_written(settings)}
    if settings.window is not None:
        unknown = _unknown(_table_in(others, "window"), WindowPlace)
        table["window"] = {**unknown, **_written(settings.window)}
    unknown = _unknown(_table_in(others, "viewer"), ViewerChoices)
    table["viewer"] = {**unknown, **_written(settings.viewer)}
    unknown = _unknown(_table_in(others, "photos"), PhotoChoices)
    table["photos"] = {**unknown, **_written(settings.photos)}
    kept = _table_in(others, "shortcuts")
    shortcuts: dict[str, object] = {act: kept[act] for act in kept if act not in _ACTS}
    shortcuts |= {act.value: list(keys) for act, keys in settings.shortcuts.items()}
    del table["shortcuts"]
    return {**table, "shortcuts": shortcuts} if shortcuts else table


def judge(table: Mapping[str, object]) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings that a table says, and the keys whose values were of no use."""
    taker = _Taker(table)
    settings = Settings(
        theme=taker.take("theme", _theme, DEFAULTS.theme),
        language=taker.take("language", _language, DEFAULTS.language),
        text_percent=taker.take("text_percent", _text_percent, DEFAULTS.text_percent),
        high_contrast=taker.take("high_contrast", _switch, DEFAULTS.high_contrast),
        reduced_motion=taker.take("reduced_motion", _switch, DEFAULTS.reduced_motion),
        picture_cache_bytes=taker.take(
            "picture_cache_bytes", _picture_cache, DEFAULTS.picture_cache_bytes
        ),
        window=taker.take("window", _window, DEFAULTS.window),
        chosen_account=taker.take("chosen_account", _account, DEFAULTS.chosen_account),
        viewer=taker.take_viewer(),
        photos=taker.take_photos(),
        shortcuts=taker.take_shortcuts(),
    )
    return settings, tuple(taker.bad)


class _Taker:
    """Takes values out of a table, each judged, and notes the keys of those that were bad."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._table = table
        self.bad: list[str] = []

    def take(self, key: str, judged: Callable[[object], _Value], default: _Value) -> _Value:
        if key not in self._table:
            return default
        try:
            return judged(self._table[key])
        except (TypeError, ValueError):
            self.bad.append(key)
            return default

    def take_viewer(self) -> ViewerChoices:
        """Return the choices of the viewer, each judged by itself."""
        usual = DEFAULTS.viewer
        inner = _Taker(self.take("viewer", _table, {}))
        choices = ViewerChoices(
            details=inner.take("details", _yes_or_no, usual.details),
            labels=inner.take("labels", _yes_or_no, usual.labels),
            slide_seconds=inner.take("slide_seconds", _slide_seconds, usual.slide_seconds),
            slides_shuffled=inner.take("slides_shuffled", _yes_or_no, usual.slides_shuffled),
            slides_repeated=inner.take("slides_repeated", _yes_or_no, usual.slides_repeated),
            film_goes_on=inner.take("film_goes_on", _yes_or_no, usual.film_goes_on),
            film_volume_percent=inner.take(
                "film_volume_percent", _percent, usual.film_volume_percent
            ),
        )
        self.bad += [f"viewer.{key}" for key in inner.bad]
        return choices

    def take_photos(self) -> PhotoChoices:
        """Return the choices of ‘Mijn kind’, each judged by itself."""
        usual = DEFAULTS.photos
        inner = _Taker(self.take("photos", _table, {}))
        choices = PhotoChoices(
            as_photos=inner.take("as_photos", _yes_or_no, usual.as_photos),
            tile=inner.take("tile", _tile, usual.tile),
            kinds=inner.take("kinds", _photo_kinds, usual.kinds),
            company=inner.take("company", _photo_company, usual.company),
            favourites=inner.take("favourites", _yes_or_no, usual.favourites),
        )
        self.bad += [f"photos.{key}" for key in inner.bad]
        return choices

    def take_shortcuts(self) -> dict[Act, tuple[str, ...]]:
        """Return the changed keys; an action whose keys are of no use has its usual ones."""
        table = self.take("shortcuts", _table, {})
        found: dict[Act, tuple[str, ...]] = {}
        for act in (act for act in Act if act in table):
            try:
                found[act] = _keys(act, table[act])
            except (TypeError, ValueError):
                self.bad.append(f"shortcuts.{act}")
        return found


def _unknown(
    table: Mapping[str, object], kind: type[Settings | WindowPlace | ViewerChoices | PhotoChoices]
) -> dict[str, object]:
    return {key: value for key, value in table.items() if key not in kind.__struct_fields__}


def _table_in(table: Mapping[str, object], key: str) -> dict[str, object]:
    try:
        return _table(table.get(key))
    except TypeError:
        return {}


def _written(values: Settings | WindowPlace | ViewerChoices | PhotoChoices) -> dict[str, object]:
    """Return the values by name; TOML has no way to write nothing."""
    return {key: value for key, value in structs.asdict(values).items() if value is not None}


def _theme(value: object) -> ThemeChoice:
    return cast("ThemeChoice", _one_of(value, get_args(ThemeChoice)))


def _language(value: object) -> LanguageChoice:
    return cast("LanguageChoice", _one_of(value, get_args(LanguageChoice)))


def _photo_kinds(value: object) -> PhotoKinds:
    return cast("PhotoKinds", _one_of(value, get_args(PhotoKinds)))


def _photo_company(value: object) -> PhotoCompany:
    return cast("PhotoCompany", _one_of(value, get_args(PhotoCompany)))


def _one_of(value: object, choices: tuple[str, ...]) -> str:
    if isinstance(value, str) and value in choices:
        return value
    raise ValueError


def _text_percent(value: object) -> int:
    return _between(value, SMALLEST_TEXT_PERCENT, LARGEST_TEXT_PERCENT)


def _slide_seconds(value: object) -> int:
    return _between(value, SHORTEST_SLIDE_S, LONGEST_SLIDE_S)


def _tile(value: object) -> int:
    return _between(value, SMALLEST_TILE, LARGEST_TILE)


def _percent(value: object) -> int:
    return _between(value, 0, 100)


def _picture_cache(value: object) -> int:
    return _between(value, SMALLEST_PICTURE_CACHE, _LARGEST_PICTURE_CACHE)


def _between(value: object, least: int, most: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    raise ValueError


def _yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise TypeError


def _switch(value: object) -> Switch:
    return "system" if value == "system" else _yes_or_no(value)


def _account(value: object) -> str:
    if isinstance(value, str) and _ACCOUNT_ID.fullmatch(value):
        return value
    raise ValueError


def _table(value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return cast("dict[str, object]", value)
    raise TypeError


def _keys(act: Act, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or BY_ACT[act].fixed:
        raise TypeError
    keys = cast("list[object]", value)
    found = tuple(key for key in keys if isinstance(key, str) and may_be_chosen(key))
    if len(found) != len(keys):
        raise ValueError
    return found


def _window(value: object) -> WindowPlace | None:
    table = _table(value)
    x, y = table.get("x"), table.get("y")
    placed = x is not None and y is not None
    return WindowPlace(
        width=_between(table.get("width"), _SMALLEST_WINDOW, _LARGEST_WINDOW),
        height=_between(table.get("height"), _SMALLEST_WINDOW, _LARGEST_WINDOW),
        x=_between(x, -_LARGEST_WINDOW, _LARGEST_WINDOW) if placed else None,
        y=_between(y, -_LARGEST_WINDOW, _LARGEST_WINDOW) if placed else None,
        maximized=_yes_or_no(table.get("maximized", False)),
    )
