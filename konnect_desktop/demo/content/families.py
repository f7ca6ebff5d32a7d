"""The three invented organisations; ages follow the year, so that they fit whenever it runs."""

from __future__ import annotations

from datetime import date, timedelta

from konnect_desktop.demo.content.dice import hex_id
from konnect_desktop.demo.content.people import Child, Group, Organisation, Parent

ORGANISATIONS = ("demo", "demo2", "demo3")
WEEKS_UNTIL_START = 6

_MONDAY, _TUESDAY, _WEDNESDAY, _THURSDAY, _FRIDAY = range(5)


def organisation(org: str, seed: int, today: date) -> Organisation:
    """Return an organisation as it is on this day; raises `KeyError` for an unknown name."""
    return {"demo": _zonnebloem, "demo2": _kompas, "demo3": _bloesem}[org](seed, today)


def _zonnebloem(seed: int, today: date) -> Organisation:
    year = today.year

    def child_id(key: str) -> str:
        return hex_id(seed, "demo", "child", key)

    noor = Child(
        child_id("noor"), "noor", "Noor", "de", "Graaf",
        is_girl=True, born=date(year - 2, 2, 21), group="Lieveheersbeestjes",
        weekdays=frozenset({_MONDAY, _TUESDAY, _THURSDAY}), since=date(year - 2, 5, 27),
    )  # fmt: skip
    sem = Child(
        child_id("sem"), "sem", "Sem", "de", "Graaf",
        is_girl=False, born=date(year - 1, 7, 8), group="Rupsjes",
        weekdays=frozenset({_MONDAY, _TUESDAY, _THURSDAY}), since=date(year - 1, 10, 6),
    )  # fmt: skip
    guus = Child(
        child_id("guus"), "guus", "Guus", "de", "Graaf",
        is_girl=False, born=date(year - 5, 9, 3), group="Vlinders",
        weekdays=frozenset({_TUESDAY, _FRIDAY}), since=date(year - 5, 12, 6),
        until=date(year - 1, 8, 29),
    )  # fmt: skip
    return Organisation(
        org="demo",
        name="De Zonnebloem",
        customer_name="Kinderopvang De Zonnebloem",
        team="Team De Zonnebloem",
        username="ouder@demo.example",
        password="zonnebloem-demo",  # noqa: S106 — public: the demo must open for everybody
        parent=_marieke(seed, "demo"),
        children=(noor, sem, guus),
        groups=(
            Group("Lieveheersbeestjes", ("Femke Veldhuis", "Yara Terpstra")),
            Group("Rupsjes", ("Ilse Brandsma", "Daan Roelofs")),
            Group("Vlinders", ("Sanne Hoekema", "Femke Veldhuis")),
        ),
        other_children=("Mees", "Saar", "Jip", "Zoë", "Björn", "Amira", "Tijn", "Noémie"),
        forbids_some_downloads=False,
    )


def _kompas(seed: int, today: date) -> Organisation:
    def twin(key: str, first_name: str, *, is_girl: bool) -> Child:
        return Child(
            hex_id(seed, "demo2", "child", key), key, first_name, None, "Vermeer",
            is_girl=is_girl, born=date(today.year - 7, 1, 19), group="BSO-groep Blauw",
            weekdays=frozenset({_WEDNESDAY, _FRIDAY}), since=date(today.year - 3, 1, 22),
        )  # fmt: skip

    return Organisation(
        org="demo2",
        name="BSO Het Kompas",
        customer_name="BSO Het Kompas",
        team="Team Het Kompas",
        username="ouder@demo2.example",
        password="kompas-demo",  # noqa: S106 — public: the demo must open for everybody
        parent=_marieke(seed, "demo2"),
        children=(twin("lotte", "Lotte", is_girl=True), twin("bram", "Bram", is_girl=False)),
        groups=(Group("BSO-groep Blauw", ("Sanne Wiersma", "Ruben Postma")),),
        other_children=("Fenna", "Yusuf", "Liv", "Jurre", "Chloé", "Ties", "Rana", "Pleun"),
        forbids_some_downloads=True,
    )


def _bloesem(seed: int, today: date) -> Organisation:
    start = today + timedelta(weeks=WEEKS_UNTIL_START, days=-today.weekday())
    pip = Child(
        hex_id(seed, "demo3", "child", "pip"), "pip", "Pip", None, "Dijkema",
        is_girl=True, born=start - timedelta(days=112), group="Knopjes",
        weekdays=frozenset({_MONDAY, _WEDNESDAY}), since=start,
    )  # fmt: skip
    return Organisation(
        org="demo3",
        name="Peuterhuis Bloesem",
        customer_name="Peuterhuis Bloesem",
        team="Team Bloesem",
        username="ouder@demo3.example",
        password="bloesem-demo",  # noqa: S106 — public: the demo must open for everybody
        parent=Parent(
            hex_id(seed, "demo3", "parent"), "Tessa", None, "Dijkema", "tessa@voorbeeld.example"
        ),
        children=(pip,),
        groups=(Group("Knopjes", ("Wieke Aardema", "Hanne Smeets")),),
        other_children=(),
        forbids_some_downloads=False,
    )


def _marieke(seed: int, org: str) -> Parent:
    return Parent(hex_id(seed, org, "parent"), "Marieke", "de", "Graaf", "marieke@voorbeeld.nl")
