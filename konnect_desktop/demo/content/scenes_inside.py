"""The scenes inside, in the words of the people who work there."""

from __future__ import annotations

from konnect_desktop.demo.content.people import Stage
from konnect_desktop.demo.content.scenes import (
    ALL_AGES,
    ALL_YEAR,
    AUTUMN,
    WALKERS,
    WINTER,
    Scene,
)

_B, _T, _S = Stage.BABY, Stage.TODDLER, Stage.SCHOOL

INSIDE: tuple[Scene, ...] = (
    Scene(
        "blocks", ALL_YEAR, ALL_AGES, ("Binnen spelen", "Bouwen"),
        ("Een toren van wel acht blokken", "Bouwen en weer omgooien", "Hoger kan niet"),
        {
            _B: (
                "{kind} sloeg twee blokken tegen elkaar en schrok van {zijn} eigen muziek.",
                "Wij bouwen, {kind} gooit om. Een goede taakverdeling.",
            ),
            _T: (
                "{kind} bouwde een toren van acht blokken. De negende was er een te veel.",
                "In de bouwhoek maakte {kind} een garage, en {ander} bracht alle auto's.",
                "Heel geduldig legde {kind} blok op blok. En dan: boem!",
            ),
            _S: ("{kind} en {ander} bouwden een brug waar echt een auto overheen kan.",),
        },
    ),
    Scene(
        "read", ALL_YEAR, ALL_AGES, ("Binnen spelen", "Voorlezen"),
        ("Samen een boekje lezen", "De leeshoek is de rustigste plek", "Nog één bladzijde"),
        {
            _B: (
                "Met een voelboekje op schoot was {kind} lekker rustig.",
                "{kind} sloeg zelf de bladzijden om, soms drie tegelijk.",
            ),
            _T: (
                "{kind} wees alle dieren aan in het boek en deed de geluiden erbij.",
                "Na het fruit las {kind} voor aan {ander}. Het verhaal was elke keer anders.",
                "In de leeshoek kroop {kind} dicht tegen ons aan voor het boek over de beer.",
            ),
            _S: (
                "{kind} las een heel hoofdstuk voor aan de jongere kinderen.",
                "Na een drukke schooldag dook {kind} met een strip op de zitzak.",
            ),
        },
    ),
    Scene(
        "fruit", ALL_YEAR, ALL_AGES, ("Eten", "Fruit"),
        ("Fruit eten aan de grote tafel", "Het bord was zo leeg", "Aardbei eerst, banaan daarna"),
        {
            _B: (
                "De fruithap ging er goed in: {kind} deed bij elk hapje {zijn} mond wijd open.",
                "{kind} kneep eerst in de banaan en at hem daarna op.",
            ),
            _T: (
                "{kind} sneed zelf de banaan, met ons mesje voor kleine handen.",
                "Aan tafel wilde {kind} alleen de aardbeien. {ander} ruilde graag.",
            ),
            _S: ("{kind} maakte fruitspiesjes voor de hele groep. Binnen vijf minuten op!",),
        },
    ),
    Scene(
        "music", ALL_YEAR, ALL_AGES, ("Muziek",),
        ("Muziek maken met zijn allen", "De xylofoon deed het weer goed", "Trommelen op de maat"),
        {
            _B: (
                "Bij de liedjes wiebelde {kind} van voor naar achter. Wat een gevoel voor ritme!",
                "{kind} sloeg op de trommel en keek rond of iedereen het wel hoorde.",
            ),
            _T: (
                "{kind} speelde op de xylofoon en {ander} danste erbij.",
                "In de kring koos {kind} het liedje. Wij zongen het wel vijf keer.",
            ),
            _S: ("{kind} oefende met {ander} een lied in voor de open middag.",),
        },
    ),
    Scene(
        "paint", ALL_YEAR, ALL_AGES, ("Knutselen", "Verven"),
        ("Handjes op papier", "Vijf kleuren en tien vingers", "Verven zonder kwast"),
        {
            _B: (
                "We maakten een afdruk van {zijn} handje. {kind} vond de verf vooral erg glad.",
            ),
            _T: (
                "{kind} verfde eerst met een kwast, toen met {zijn} hand en toen met {zijn} neus.",
                "Paars! {kind} ontdekte wat er gebeurt als je rood en blauw mengt.",
            ),
            _S: ("{kind} schilderde een zonsondergang met echte schaduwen.",),
        },
    ),
    Scene(
        "drawing", ALL_YEAR, WALKERS, ("Knutselen", "Tekenen"),
        ("Een huis met de hele familie", "De zon mag niet ontbreken", "Voor op de koelkast"),
        {
            _T: (
                "{kind} tekende ons huis, zei {hij}. Met papa, mama en heel veel zon.",
                "Er kwam een kunstwerk van krijt tot stand. Het ligt in de tas.",
            ),
            _S: (
                "{kind} tekende een strip van zes plaatjes, met tekst en al.",
                "Samen met {ander} ontwierp {kind} een nieuw logo voor de groep.",
            ),
        },
    ),
    Scene(
        "clay", ALL_YEAR, WALKERS, ("Knutselen", "Klei"),
        ("Een slang en een schildpad van klei", "Rollen, drukken, kneden", "De kleitafel is open"),
        {
            _T: (
                "Van klei maakte {kind} een slang, en toen een nog langere slang.",
                "{kind} bakte koekjes van klei en deelde ze eerlijk uit.",
            ),
            _S: ("{kind} boetseerde een schildpad waar je elk schildje van kunt tellen.",),
        },
    ),
    Scene(
        "kitchen", ALL_YEAR, WALKERS, ("Binnen spelen", "Rollenspel"),
        ("Soep uit de speelkeuken", "Het restaurant is open", "Wat eten we vandaag?"),
        {
            _T: (
                "In de speelkeuken kookte {kind} soep voor de hele groep. Met extra wortel.",
                "{kind} speelde restaurant en {ander} was de ober. Wij moesten wel betalen!",
            ),
            _S: ("{kind} bakte vandaag echt: pannenkoeken voor twaalf kinderen.",),
        },
    ),
    Scene(
        "train", ALL_YEAR, WALKERS, ("Binnen spelen", "Trein"),
        ("De trein stopt op elk station", "Rails door de hele kamer", "Instappen allemaal"),
        {
            _T: (
                "{kind} legde met {ander} een spoor van de kast tot aan de bank.",
                "De trein reed rondjes en {kind} riep bij elk huis: uitstappen!",
            ),
            _S: ("{kind} bouwde een spoor met twee wissels en een dienstregeling op papier.",),
        },
    ),
    Scene(
        "party", ALL_YEAR, ALL_AGES, ("Feest",),
        ("Hieperdepiep hoera", "Taart met twee kaarsjes", "Slingers, een kroon en taart"),
        {
            _B: ("We vierden de verjaardag van {ander}. {kind} vond vooral de slingers mooi.",),
            _T: (
                "{ander} was jarig! {kind} zong uit volle borst mee en blies een kaarsje uit.",
                "Feest in de groep: {kind} heeft gedanst, gezongen en een stukje taart gegeten.",
            ),
            _S: ("{kind} bakte met {ander} een taart voor de juf die jarig was.",),
        },
    ),
    Scene(
        "bear", ALL_YEAR, frozenset({_B, _T}), ("Slapen",),
        ("De beer slaapt al", "Slaap lekker, beer", "Met de beer onder de deken"),
        {
            _B: (
                "Met de beer in {zijn} arm viel {kind} binnen vijf minuten in slaap.",
                "{kind} werd wakker met een grote lach en een warme beer.",
            ),
            _T: (
                "Eerst moest de beer naar bed, daarna wilde {kind} zelf ook wel.",
                "{kind} legde een deken over de beer en deed zachtjes sst.",
            ),
        },
    ),
    Scene(
        "mobile", ALL_YEAR, frozenset({_B}), ("Rust",),
        ("Kijken naar de maan en de ster", "Even rustig in bed", "De mobiel draait"),
        {
            _B: (
                "In bed lag {kind} nog een tijd te kletsen tegen de mobiel.",
                "{kind} volgde de maan en de ster tot {zijn} ogen vanzelf dichtvielen.",
            ),
        },
    ),
    Scene(
        "coats", frozenset({AUTUMN, WINTER}), WALKERS, ("Zelf doen",),
        ("Alle jassen aan de haak", "Zelf je jas dicht doen", "Klaar om naar buiten te gaan"),
        {
            _T: (
                "{kind} deed helemaal zelf {zijn} jas dicht. Tot bovenaan!",
                "Aan de kapstok hielp {kind} {ander} met de mouw. Zo groot al.",
            ),
            _S: ("{kind} had {zijn} jas al aan voordat wij het woord buiten hadden gezegd.",),
        },
    ),
)  # fmt: skip
