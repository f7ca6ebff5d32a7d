"""Which icon and group the portal's names for moments of the day have."""

from __future__ import annotations

from typing import Final, NamedTuple

from konnect_desktop.views.theme.tints import RhythmGroup


class RhythmLook(NamedTuple):
    """The icon of a moment and the group that colours it."""

    icon: str
    group: RhythmGroup


UNKNOWN: Final = RhythmLook("circle-dashed", RhythmGroup.CARE)
_MEDICINE: Final = RhythmLook("pill", RhythmGroup.HEALTH)

_LOOKS: Final = {
    "flesje": RhythmLook("bottle", RhythmGroup.DRINK),
    "drinken": RhythmLook("cup-soda", RhythmGroup.DRINK),
    "drinken-warm1": RhythmLook("coffee", RhythmGroup.DRINK),
    "slapen-bedje": RhythmLook("moon", RhythmGroup.SLEEP),
    "slapen-wolk-zzz": RhythmLook("moon", RhythmGroup.SLEEP),
    "luier": RhythmLook("nappy", RhythmGroup.CARE),
    "veiligheidsspeld": RhythmLook("safety-pin", RhythmGroup.CARE),
    "toilet": RhythmLook("toilet", RhythmGroup.CARE),
    "appel": RhythmLook("apple", RhythmGroup.FOOD),
    "banaan": RhythmLook("banana", RhythmGroup.FOOD),
    "peer": RhythmLook("pear", RhythmGroup.FOOD),
    "brood": RhythmLook("sandwich", RhythmGroup.FOOD),
    "brood-drinken-licht": RhythmLook("sandwich", RhythmGroup.FOOD),
    "warmeten": RhythmLook("soup", RhythmGroup.FOOD),
    "groentehap": RhythmLook("carrot", RhythmGroup.FOOD),
    "koekje": RhythmLook("cookie", RhythmGroup.FOOD),
    "toetje": RhythmLook("dessert", RhythmGroup.FOOD),
    "thermometer": RhythmLook("thermometer", RhythmGroup.HEALTH),
    "zonnebrandcreme": RhythmLook("sun", RhythmGroup.HEALTH),
    "buitensport": RhythmLook("trees", RhythmGroup.OUTDOORS),
}


def rhythm_look(portal_name: str) -> RhythmLook:
    """Return the look of a moment; a name that is not known gets a neutral one."""
    if portal_name.startswith("medicatie"):
        return _MEDICINE
    return _LOOKS.get(portal_name, UNKNOWN)
