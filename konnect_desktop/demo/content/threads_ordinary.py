"""The conversations of ordinary weeks, for any child of the family."""

from __future__ import annotations

from konnect_desktop.demo.content.people import Stage
from konnect_desktop.demo.content.scenes import ALL_AGES, WALKERS
from konnect_desktop.demo.content.threads import Line, Thread

_LITTLE = frozenset({Stage.BABY, Stage.TODDLER})
_TODDLERS = frozenset({Stage.TODDLER})


def _talk(subject: str, *lines: Line, ages: frozenset[Stage] = ALL_AGES) -> Thread:
    return Thread(subject, lines, ages=ages)


ORDINARY: tuple[Thread, ...] = (
    _talk(
        "Reservekleding",
        Line("0", "De reservekleding van {kind} is te klein geworden. Wil je nieuwe meegeven?"),
        Line("parent", "Komt morgen mee, maat groter.", days_later=1),
        ages=_LITTLE,
    ),
    _talk(
        "Een tekening voor thuis",
        Line("1", "Deze tekening wilde {kind} per se aan je sturen.", ("drawing",)),
        Line("parent", "Wat mooi! Hij hangt straks op de koelkast."),
        Line("1", "Dan maken we er snel nog een."),
        ages=WALKERS,
    ),
    _talk(
        "Hoestje",
        Line("parent", "{kind} hoest een beetje, maar heeft geen koorts. Bel gerust."),
        Line("0", "Doen we. Tot nu toe speelt {hij} vrolijk."),
        Line("0", "Geen hoest meer gehoord vanmiddag."),
        Line("parent", "Fijn, dank je!"),
    ),
    _talk(
        "Trots op de toren",
        Line("0", "Kijk eens wat {kind} vandaag bouwde!", ("blocks", "blocks")),
        Line("parent", "Zo hoog! Thuis komt {hij} tot vier."),
        ages=_TODDLERS,
    ),
    _talk(
        "Ophalen door opa",
        Line("parent", "Opa haalt {kind} vandaag op, rond half vijf."),
        Line("1", "Prima, we vragen naar zijn legitimatie."),
        Line("parent", "Hij weet ervan."),
    ),
    _talk(
        "Laarzen gevonden",
        Line("1", "Zijn dit de laarzen van {kind}? Ze stonden in de gang.", ("boots",)),
        Line("parent", "Ja! Die waren we al een week kwijt."),
        ages=WALKERS,
    ),
    _talk(
        "Tienminutengesprek",
        Line("0", "Tijd voor een gesprek over {kind}. Kan het dinsdag om vier uur?"),
        Line("parent", "Dinsdag lukt niet. Donderdag misschien?"),
        Line("0", "Donderdag om kwart over vier staat genoteerd."),
        Line("parent", "Tot dan!"),
        Line("0", "Het verslag staat in de bijlage.", days_later=3, document="Gesprek.pdf"),
    ),
    _talk(
        "Vervanging in de groep",
        Line("team", "Deze week valt een collega in, die alle kinderen al kent."),
    ),
    _talk(
        "Zo fijn geslapen",
        Line("1", "{kind} sliep vandaag bijna twee uur, met de beer erbij.", ("bear",)),
        Line("parent", "Dat verklaart waarom {hij} om negen uur nog danst."),
        ages=_LITTLE,
    ),
    _talk(
        "Allergie",
        Line("parent", "{kind} lijkt niet tegen kiwi te kunnen. Geven jullie die even niet?"),
        Line("0", "Genoteerd op de lijst in de keuken, en alle collega’s weten het."),
        Line("parent", "De huisarts zegt dat het meevalt.", days_later=4),
        Line("0", "Goed om te horen. Blijft de kiwi van de lijst?"),
        Line("parent", "Graag nog een maand."),
        Line("0", "Doen we."),
    ),
    _talk(
        "Kunst uit de groep",
        Line("0", "De handjes drogen nog, maar op de foto zijn ze al te zien.", ("paint",)),
    ),
    _talk(
        "Muziekmiddag",
        Line("team", "Vrijdag is er muziekmiddag. Ouders zijn welkom vanaf drie uur.", ("music",)),
        Line("parent", "Wij komen met zijn tweeën."),
    ),
    _talk(
        "Verkeerde muts",
        Line("parent", "We hebben een muts mee naar huis die niet van ons is. Blauw met een ster."),
        Line("1", "Die wordt hier gemist! Neem je hem mee terug?"),
        Line("parent", "Ligt al in de tas."),
    ),
    _talk(
        "Verjaardag trakteren",
        Line("parent", "Mag {kind} vrijdag trakteren? We dachten aan fruitspiesjes."),
        Line("0", "Heel graag, we zijn met elf kinderen."),
        Line("0", "Wat een feest was het!", ("party", "fruit"), 2),
        Line("parent", "Prachtig, dank jullie wel!"),
    ),
    _talk(
        "Vakantie",
        Line("parent", "Wij zijn de laatste week van de maand weg."),
        Line("0", "Doorgegeven aan de planning. Fijne vakantie!"),
    ),
    _talk(
        "Naar buiten",
        Line("1", "Het was zo fijn buiten dat we er foto’s van hebben gemaakt.", ("slide", "bike")),
        Line("parent", "Wat een lach. Dank je!"),
        ages=WALKERS,
    ),
    _talk(
        "Te laat ophalen",
        Line("parent", "Ik sta in de file en ben er om kwart over zes. Sorry!"),
        Line("1", "Geen zorgen, {kind} leest nog een boekje met ons.", ("read",)),
        Line("parent", "Jullie zijn goud waard."),
        ages=WALKERS,
    ),
    _talk(
        "Wennen in de nieuwe groep",
        Line("0", "Hoe vertelde {kind} thuis over de wenochtend?"),
        Line("parent", "Heel veel over de trein. En over de trein."),
        Line("0", "Dat klopt precies.", ("train",)),
        Line("parent", "Dan wordt dat het cadeau."),
        Line("1", "Goed idee! Volgende week nog een ochtend?"),
        Line("parent", "Graag."),
        Line("1", "Staat erin."),
        Line("parent", "Dank je wel."),
        ages=_TODDLERS,
    ),
)  # fmt: skip
