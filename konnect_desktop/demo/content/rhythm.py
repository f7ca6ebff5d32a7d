"""The day rhythm: one HTML table for each moment, as section 2.5.1 of the wire says."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.people import Stage

if TYPE_CHECKING:
    from konnect_desktop.demo.content.dice import Dice

ICONS = (
    "flesje", "slapen-bedje", "slapen-wolk-zzz", "luier", "veiligheidsspeld", "toilet",
    "medicatie", "medicatie-zwart-01", "thermometer", "zonnebrandcreme", "brood",
    "brood-drinken-licht", "appel", "banaan", "peer", "groentehap", "warmeten", "koekje",
    "toetje", "drinken", "drinken-warm1", "buitensport",
)  # fmt: skip
_NAP = 790
_FEVER_PERCENT, _COLD_PERCENT = 4, 3


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a day; times are minutes after midnight, `start` is None without a time."""

    icon: str
    label: str
    start: int | None
    end: int | None = None
    entry: str = ""
    remark: str = ""


def rhythm_html(moments: list[Moment]) -> str:
    """Return the moments as the portal writes them, in their own order."""
    return "".join(_moment_html(moment) for moment in moments)


def showcase_baby_rhythm() -> list[Moment]:
    """Return the newest day of the baby: the second nap is still running."""
    return [
        Moment("flesje", "Fles", 500, entry="180 ml melk "),
        Moment("luier", "Luier", 545, entry="plas"),
        Moment("slapen-bedje", "Geslapen", 570, 645),
        Moment("appel", "Fruithap", 660, entry="alles op"),
        Moment("luier", "Luier", 710, entry="poep"),
        Moment("flesje", "Fles", 760, entry="150 ml melk "),
        Moment("slapen-wolk-zzz", "Slapen", _NAP),
    ]


def with_running_nap(moments: list[Moment]) -> list[Moment]:
    """Return a day as it is early in the afternoon: a nap has a start and no end yet."""
    so_far = [each for each in moments if each.start is None or (each.end or each.start) < _NAP]
    return [*so_far, Moment("slapen-wolk-zzz", "Slapen", _NAP)]


def draw_rhythm(stage: Stage, season: str, dice: Dice) -> list[Moment]:
    """Return the moments of an ordinary day for a child of this age."""
    if stage is Stage.BABY:
        moments = _baby(dice)
    elif stage is Stage.TODDLER:
        moments = _toddler(dice)
    else:
        moments = _school(dice)
    moments += _weather(stage, season, dice) + _health(dice)
    return sorted(moments, key=lambda moment: -1 if moment.start is None else moment.start)


def _baby(dice: Dice) -> list[Moment]:
    early, noon = 480 + dice.below(30), 735 + dice.below(30)
    nap, second = 560 + dice.below(30), 790 + dice.below(30)
    fruit = dice.pick((("appel", "Fruithap"), ("peer", "Perenhap"), ("banaan", "Banaan")))
    return [
        Moment("flesje", "Fles", early, entry=f"{dice.between(14, 21) * 10} ml melk "),
        Moment("luier", "Luier", early + 50, entry=dice.pick(("plas", "poep"))),
        Moment("slapen-bedje", "Geslapen", nap, nap + 35 + dice.below(60)),
        Moment(*fruit, 660 + dice.below(20), entry=dice.pick(("alles op", "half op"))),
        Moment("groentehap", "Groentehap", 705 + dice.below(15), entry="120 cc wortel & aardappel"),
        Moment("flesje", "Fles", noon, entry=f"{dice.between(12, 18) * 10} cc melk "),
        Moment("slapen-wolk-zzz", "Geslapen", second, second + 40 + dice.below(75)),
        Moment("veiligheidsspeld", "Verschoond", 930, remark="Huid iets rood, crème gebruikt"),
    ]  # fmt: skip


def _toddler(dice: Dice) -> list[Moment]:
    nap = 765 + dice.below(30)
    fruit = dice.pick((("banaan", "Banaan"), ("appel", "Appel"), ("peer", "Peer")))
    lunch = dice.pick(
        (("brood", "Brood"), ("brood-drinken-licht", "Brood en melk"), ("warmeten", "Warm eten"))
    )
    moments = [
        Moment(*fruit, 580 + dice.below(20), entry=dice.pick(("alles op", "half op"))),
        Moment("drinken", "Drinken", 585 + dice.below(20), entry="150 ml water "),
        Moment(*lunch, 700 + dice.below(20), entry=dice.pick(("2 boterhammen", "goed gegeten"))),
        Moment("slapen-bedje", "Geslapen", nap, nap + 60 + dice.below(60)),
        Moment("toilet", "Toilet", 900 + dice.below(30), entry="plas", remark="Zelf gedaan!"),
        Moment("koekje", "Soepstengel", 940 + dice.below(20)),
    ]
    if dice.chance(25):
        moments.append(Moment("toetje", "Toetje", 735, entry="yoghurt"))
    return moments


def _school(dice: Dice) -> list[Moment]:
    moments = [
        Moment("drinken-warm1", "Thee", 925 + dice.below(15)),
        Moment("koekje", "Cracker", 930 + dice.below(15), entry="met kaas"),
        Moment("buitensport", dice.pick(("Voetbal", "Hockey", "Tikkertje")), 960, 1005),
    ]
    return moments if dice.chance(60) else moments[:2]


def _weather(stage: Stage, season: str, dice: Dice) -> list[Moment]:
    if season == "summer":
        return [Moment("zonnebrandcreme", "Ingesmeerd", 600 + dice.below(60), entry="factor 50")]
    if season == "winter" and stage is Stage.TODDLER:
        return [Moment("drinken-warm1", "Warme melk", 930 + dice.below(20))]
    return [Moment("buitensport", "Buiten", None)] if dice.chance(30) else []


def _health(dice: Dice) -> list[Moment]:
    drawn = dice.below(100)
    if drawn < _FEVER_PERCENT:
        return [
            Moment("thermometer", "Temperatuur", 840, entry="38,2 °C"),
            Moment("medicatie", "Paracetamol", 850, entry="1 zetpil", remark="In overleg met mama"),
        ]
    if drawn < _FEVER_PERCENT + _COLD_PERCENT:
        return [Moment("medicatie-zwart-01", "Neusdruppels", 690, remark="Vóór het slapen")]
    return []


def _moment_html(moment: Moment) -> str:
    subtitle = ""
    if moment.start is not None and moment.end is not None:
        subtitle = f"<span class='moment-subtitle'>({moment.end - moment.start} minutes)</span>"
    return (
        "<table class='day-rythm-moment'><tr>"
        "<td class='day-rythm-icon-journal-cell'>"
        f"<div class='icon dagritme-{moment.icon} day-rythm-journal-icon' aria-hidden='true'>"
        "</div></td>"
        "<td class='day-rythm-moment-journal-cell'>"
        f"<div class='moment-title'><span class='moment-title-span'>{_title(moment)}</span>"
        f"{subtitle}</div>"
        f"<div class='moment-entry-description'>{_entities(moment.entry)}</div>"
        f"<div class='moment-remarks'>{_entities(moment.remark)}</div>"
        "</td></tr></table>"
    )


def _title(moment: Moment) -> str:
    if moment.start is None:
        return escape(moment.label)
    times = _clock(moment.start)
    if moment.end is not None:
        times += f" - {_clock(moment.end)}"
    return f"{times} {escape(moment.label)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _entities(text: str) -> str:
    named = escape(text).encode("ascii", "xmlcharrefreplace")
    return named.decode("ascii")
