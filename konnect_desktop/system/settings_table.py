"""What a table of ``settings.toml`` may say of each setting, and what is written there.

Rule: a bad value is replaced by its default and its key is told; an unknown key stays (F108, F149).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeVar, cast, get_args

from msgspec import structs

from konnect_desktop.domain.key_names import may_be_chosen
from konnect_desktop.domain.shortcuts import BY_ACT, Act
from konnect_desktop.system.settings_values import (
    DEFAULTS,
    LARGEST_PICTURE_CACHE,
    LARGEST_TEXT_PERCENT,
    LARGEST_TILE,
    LARGEST_WINDOW,
    LONGEST_SLIDE_S,
    SHORTEST_SLIDE_S,
    SMALLEST_PICTURE_CACHE,
    SMALLEST_TEXT_PERCENT,
    SMALLEST_TILE,
    SMALLEST_WINDOW,
    LanguageChoice,
    PhotoChoices,
    PhotoCompany,
    PhotoKinds,
    Settings,
    Switch,
    ThemeChoice,
    ViewerChoices,
    WindowPlace,
)

_Value = TypeVar("_Value")
_Choices = TypeVar("_Choices", ViewerChoices, PhotoChoices)
_ACTS: Final = frozenset(act.value for act in Act)
_ACCOUNT_ID: Final = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,63})?")


def table_of(settings: Settings, others: Mapping[str, object]) -> dict[str, object]:
    """Return what is written: all settings, and the keys that this version does not know."""
    table = {**_unknown(others, Settings), **_written(settings)}
    parts = {
        "window": settings.window,
        "viewer": settings.viewer,
        "photos": settings.photos,
    }
    for key, part in parts.items():
        if part is not None:
            unknown = _unknown(_table_in(others, key), type(part))
            table[key] = {**unknown, **_written(part)}
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
        viewer=taker.take_choices("viewer", _OF_VIEWER, DEFAULTS.viewer),
        photos=taker.take_choices("photos", _OF_PHOTOS, DEFAULTS.photos),
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

    def take_choices(
        self, key: str, judges: Mapping[str, Callable[[object], object]], usual: _Choices
    ) -> _Choices:
        """Return the choices in the table of a key, each judged by itself."""
        inner = _Taker(self.take(key, _table, {}))
        defaults = structs.asdict(usual)
        taken = {name: inner.take(name, judges[name], defaults[name]) for name in defaults}
        self.bad += [f"{key}.{name}" for name in inner.bad]
        return structs.replace(usual, **taken)

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
    return _between(value, SMALLEST_PICTURE_CACHE, LARGEST_PICTURE_CACHE)


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
        width=_between(table.get("width"), SMALLEST_WINDOW, LARGEST_WINDOW),
        height=_between(table.get("height"), SMALLEST_WINDOW, LARGEST_WINDOW),
        x=_between(x, -LARGEST_WINDOW, LARGEST_WINDOW) if placed else None,
        y=_between(y, -LARGEST_WINDOW, LARGEST_WINDOW) if placed else None,
        maximized=_yes_or_no(table.get("maximized", False)),
    )


_OF_VIEWER: Final = {
    "details": _yes_or_no,
    "labels": _yes_or_no,
    "slide_seconds": _slide_seconds,
    "slides_shuffled": _yes_or_no,
    "slides_repeated": _yes_or_no,
    "film_goes_on": _yes_or_no,
    "film_volume_percent": _percent,
}
_OF_PHOTOS: Final = {
    "as_photos": _yes_or_no,
    "tile": _tile,
    "kinds": _photo_kinds,
    "company": _photo_company,
    "favourites": _yes_or_no,
}
