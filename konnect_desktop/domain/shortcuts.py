"""The one map of actions and keys: what can be done by keyboard, where, and with which keys.

A new action needs a name and a row here, and its words in ``wording/shortcuts.py``; a view binds it
with ``views.shortcuts.bind``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct


class Scope(StrEnum):
    """Where an action works. Pages that are never shown together may use the same key."""

    EVERYWHERE = "everywhere"
    TIMELINE = "timeline"
    GRID = "grid"
    VIEWER = "viewer"


class Act(StrEnum):
    """What can be done; the values are the names in ``settings.toml``."""

    RELOAD = "reload"
    MENU = "menu"
    SETTINGS = "settings"
    SHORTCUTS = "shortcuts"
    QUIT = "quit"
    CLOSE = "close"
    TAB_ON = "tab_on"
    TAB_BACK = "tab_back"

    ROW_NEXT = "row_next"
    ROW_PREVIOUS = "row_previous"
    ROW_OPEN = "row_open"
    SCREEN_ON = "screen_on"
    SCREEN_BACK = "screen_back"
    NEWEST = "newest"
    OLDEST = "oldest"

    OTHER_VIEW = "other_view"
    PHOTO_BESIDE = "photo_beside"
    SELECT = "select"
    SELECT_UP_TO = "select_up_to"
    SELECT_ALL = "select_all"
    FIND = "find"
    TILE_LARGER = "tile_larger"
    TILE_SMALLER = "tile_smaller"
    TILE_USUAL = "tile_usual"

    PHOTO_NEXT = "photo_next"
    PHOTO_PREVIOUS = "photo_previous"
    PHOTO_FIRST = "photo_first"
    PHOTO_LAST = "photo_last"
    FAVOURITE = "favourite"
    SAVE = "save"
    OPEN_FOLDER = "open_folder"
    DETAILS = "details"
    IN_TIMELINE = "in_timeline"
    FULL_SCREEN = "full_screen"
    SLIDESHOW = "slideshow"
    PLAY = "play"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_FIT = "zoom_fit"
    ZOOM_FULL = "zoom_full"
    PAN_LEFT = "pan_left"
    PAN_RIGHT = "pan_right"
    PAN_UP = "pan_up"
    PAN_DOWN = "pan_down"
    TURN_RIGHT = "turn_right"
    TURN_LEFT = "turn_left"
    FILM_BACK = "film_back"
    FILM_ON = "film_on"
    MUTE = "mute"


class Action(Struct, frozen=True):
    """One row of the map.

    ``keys`` are the usual ones, written as Qt writes them on every system ("Ctrl+Shift+S"). A
    ``fixed`` action keeps them: it is part of how windows and lists work. One that ``repeats`` goes
    on while its key is held down.
    """

    act: Act
    scopes: tuple[Scope, ...]
    keys: tuple[str, ...]
    fixed: bool = False
    repeats: bool = False

    def meets(self, other: Action) -> bool:
        """Say whether a key that both had would mean two things somewhere."""
        mine, others = frozenset(self.scopes), frozenset(other.scopes)
        return bool(mine & others) or Scope.EVERYWHERE in mine | others


_ALL: Final = (Scope.EVERYWHERE,)
_TIMELINE: Final = (Scope.TIMELINE,)
_GRID: Final = (Scope.GRID,)
_VIEWER: Final = (Scope.VIEWER,)
_LISTS: Final = (Scope.TIMELINE, Scope.GRID)
_PHOTOS: Final = (Scope.GRID, Scope.VIEWER)

ACTIONS: Final = (
    Action(Act.RELOAD, _ALL, ("F5",)),
    Action(Act.MENU, _ALL, ("F10",)),
    Action(Act.SETTINGS, _ALL, ("Ctrl+,",)),
    Action(Act.SHORTCUTS, _ALL, ("F1",)),
    Action(Act.QUIT, _ALL, ("Ctrl+Q",)),
    Action(Act.CLOSE, _ALL, ("Esc", "Back"), fixed=True),
    Action(Act.TAB_ON, _ALL, ("Tab",), fixed=True),
    Action(Act.TAB_BACK, _ALL, ("Shift+Tab",), fixed=True),
    Action(Act.ROW_NEXT, _TIMELINE, ("Down",), fixed=True),
    Action(Act.ROW_PREVIOUS, _TIMELINE, ("Up",), fixed=True),
    Action(Act.ROW_OPEN, _LISTS, ("Return",), fixed=True),
    Action(Act.SCREEN_ON, _LISTS, ("PgDown",), fixed=True),
    Action(Act.SCREEN_BACK, _LISTS, ("PgUp",), fixed=True),
    Action(Act.NEWEST, _LISTS, ("Home",), fixed=True),
    Action(Act.OLDEST, _LISTS, ("End",), fixed=True),
    Action(Act.OTHER_VIEW, _LISTS, ("V",)),
    Action(Act.PHOTO_BESIDE, _GRID, ("Left", "Right", "Up", "Down"), fixed=True),
    Action(Act.SELECT, _GRID, ("Space",), fixed=True),
    Action(
        Act.SELECT_UP_TO,
        _GRID,
        ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
        fixed=True,
    ),
    Action(Act.SELECT_ALL, _GRID, ("Ctrl+A",)),
    Action(Act.FIND, _GRID, ("Ctrl+F",)),
    Action(Act.TILE_LARGER, _GRID, ("Ctrl++", "Ctrl+="), repeats=True),
    Action(Act.TILE_SMALLER, _GRID, ("Ctrl+-",), repeats=True),
    Action(Act.TILE_USUAL, _GRID, ("Ctrl+0",)),
    Action(Act.PHOTO_NEXT, _VIEWER, ("Right", "PgDown"), repeats=True),
    Action(Act.PHOTO_PREVIOUS, _VIEWER, ("Left", "PgUp"), repeats=True),
    Action(Act.PHOTO_FIRST, _VIEWER, ("Home",)),
    Action(Act.PHOTO_LAST, _VIEWER, ("End",)),
    Action(Act.FAVOURITE, _PHOTOS, ("H",)),
    Action(Act.SAVE, _PHOTOS, ("S",)),
    Action(Act.OPEN_FOLDER, _VIEWER, ("O",)),
    Action(Act.DETAILS, _VIEWER, ("I",)),
    Action(Act.IN_TIMELINE, _PHOTOS, ("T",)),
    Action(Act.FULL_SCREEN, _VIEWER, ("F", "F11")),
    Action(Act.SLIDESHOW, _VIEWER, ("D",)),
    Action(Act.PLAY, _VIEWER, ("Space",)),
    Action(Act.ZOOM_IN, _VIEWER, ("+", "="), repeats=True),
    Action(Act.ZOOM_OUT, _VIEWER, ("-",), repeats=True),
    Action(Act.ZOOM_FIT, _VIEWER, ("0",)),
    Action(Act.ZOOM_FULL, _VIEWER, ("1",)),
    Action(Act.PAN_LEFT, _VIEWER, ("Shift+Left",), repeats=True),
    Action(Act.PAN_RIGHT, _VIEWER, ("Shift+Right",), repeats=True),
    Action(Act.PAN_UP, _VIEWER, ("Up", "Shift+Up"), repeats=True),
    Action(Act.PAN_DOWN, _VIEWER, ("Down", "Shift+Down"), repeats=True),
    Action(Act.TURN_RIGHT, _VIEWER, ("R",)),
    Action(Act.TURN_LEFT, _VIEWER, ("Shift+R",)),
    Action(Act.FILM_BACK, _VIEWER, ("J",), repeats=True),
    Action(Act.FILM_ON, _VIEWER, ("L",), repeats=True),
    Action(Act.MUTE, _VIEWER, ("M",)),
)
BY_ACT: Final[Mapping[Act, Action]] = {action.act: action for action in ACTIONS}


def keys_in_use(changed: Mapping[Act, tuple[str, ...]]) -> dict[Act, tuple[str, ...]]:
    """Return the keys of every action, each key once in a scope.

    What the user ``changed`` comes before the usual keys, which take what is left; fixed keys come
    before both.
    """
    found: dict[Act, tuple[str, ...]] = {}
    taken: dict[str, list[Action]] = {}

    def take(action: Action, keys: tuple[str, ...]) -> None:
        free = [
            key
            for key in dict.fromkeys(keys)
            if not any(action.meets(other) for other in taken.get(key, ()))
        ]
        for key in free:
            taken.setdefault(key, []).append(action)
        found[action.act] = tuple(free)

    own = [action for action in ACTIONS if action.act in changed and not action.fixed]
    for action in (action for action in ACTIONS if action.fixed):
        take(action, action.keys)
    for action in own:
        take(action, changed[action.act])
    for action in ACTIONS:
        if action.act not in found:
            take(action, action.keys)
    return found
