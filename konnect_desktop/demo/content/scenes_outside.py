"""The scenes outside, in the words of the people who work there."""

from __future__ import annotations

from konnect_desktop.demo.content.people import Stage
from konnect_desktop.demo.content.scenes import (
    ALL_AGES,
    AUTUMN,
    SPRING,
    SUMMER,
    WALKERS,
    WINTER,
    Scene,
)

_B, _T, _S = Stage.BABY, Stage.TODDLER, Stage.SCHOOL

OUTSIDE: tuple[Scene, ...] = (
    Scene(
        "sand", frozenset({SPRING, SUMMER}), ALL_AGES, ("Buiten spelen", "Zand"),
        (
            "Kastelen bouwen in de grote zandbak",
            "Zandtaartjes voor iedereen",
            "Emmer vol, emmer leeg, en weer opnieuw",
            "Een kasteel met een vlag erop",
        ),
        {
            _B: (
                "In de zandbak liet {kind} het zand keer op keer door {zijn} vingers glijden.",
                "{kind} zat heerlijk in het zand en keek {zijn} ogen uit naar de grote kinderen.",
            ),
            _T: (
                "Samen met {ander} heeft {kind} een kasteel gebouwd met wel drie torens.",
                "{kind} bakte zandtaartjes en wij moesten ze allemaal proeven. Heerlijk!",
                "Met een emmer en een schep was {kind} de hele ochtend zoet in de zandbak.",
            ),
            _S: (
                "{kind} en {ander} groeven een kanaal dwars door de zandbak, met echte bruggen.",
                "In de zandbak werd druk overlegd: {kind} was vandaag de bouwmeester.",
            ),
        },
    ),
    Scene(
        "garden", frozenset({SPRING, SUMMER}), ALL_AGES, ("Buiten spelen", "Moestuin"),
        (
            "De tulpen water geven",
            "Onze moestuin begint te groeien",
            "Kijk, er komt al iets boven de grond",
            "Samen in de tuin aan het werk",
        ),
        {
            _B: (
                "In de tuin mocht {kind} voelen aan de blaadjes en het natte gras.",
                "{kind} zat op het kleed bij de moestuin en volgde elke vlinder.",
            ),
            _T: (
                "{kind} hielp met water geven. De plantjes zijn nat, en de laarzen ook.",
                "In de moestuin ontdekte {kind} een worm. Die moest natuurlijk een naam krijgen.",
                "We hebben gekeken hoe hoog de planten al zijn. {kind} heeft ze allemaal geteld.",
            ),
            _S: (
                "{kind} heeft met {ander} onkruid gewied en bordjes bij de groenten gezet.",
                "De radijsjes zijn klaar! {kind} trok de eerste uit de grond en at hem zo op.",
            ),
        },
    ),
    Scene(
        "bubbles", frozenset({SPRING, SUMMER}), ALL_AGES, ("Buiten spelen", "Bellen blazen"),
        (
            "Bellen blazen op het gras",
            "Wie vangt de grootste bel?",
            "Die bel vliegt helemaal naar de wolken",
        ),
        {
            _B: (
                "Bij het bellenblazen zat {kind} met open mond te kijken. Wat een wonder!",
                "{kind} pakte een zeepbel en keek daarna verbaasd naar {zijn} lege handje.",
            ),
            _T: (
                "{kind} rende achter de bellen aan en riep bij elke bel: nog een!",
                "Bellen blazen lukt {kind} nu helemaal zelf, heel zachtjes en geconcentreerd.",
            ),
            _S: ("{kind} en {ander} maakten zelf sop en kregen bellen zo groot als een voetbal.",),
        },
    ),
    Scene(
        "ducks", frozenset({SPRING, SUMMER}), ALL_AGES, ("Uitstapje", "Dieren"),
        (
            "De eendjes kregen vandaag kleintjes",
            "Naar de vijver met de hele groep",
            "Een, twee, veel eendjes",
        ),
        {
            _B: (
                "We wandelden naar de vijver. Bij elk eendje wees {kind} en lachte {hij} hardop.",
                "In de wagen naar de eendjes was {kind} klaarwakker: kwak, kwak!",
            ),
            _T: (
                "Bij de vijver telde {kind} de eendjes hardop: een, twee, veel!",
                "De eendjes kregen kleintjes. {kind} wilde ze allemaal mee naar huis nemen.",
            ),
            _S: ("Aan de vijver tekende {kind} een kaart van waar de eenden hun nest hebben.",),
        },
    ),
    Scene(
        "slide", frozenset({SPRING, SUMMER, AUTUMN}), WALKERS, ("Buiten spelen", "Klimmen"),
        (
            "Van de hoge glijbaan",
            "Helemaal boven, en nu naar beneden",
            "Nog een keer van de glijbaan",
        ),
        {
            _T: (
                "{kind} durfde voor het eerst zonder hand van de glijbaan. Wat was {hij} trots!",
                "De glijbaan was favoriet: {kind} ging zittend, liggend en met {ander} samen.",
                "Boven op de glijbaan riep {kind} heel hard hallo tegen iedereen.",
            ),
            _S: ("{kind} bedacht een parcours met de glijbaan als eindstreep.",),
        },
    ),
    Scene(
        "bike", frozenset({SPRING, SUMMER, AUTUMN}), WALKERS, ("Buiten spelen", "Fietsen"),
        (
            "De fiets is vandaag een brandweerauto",
            "Rondjes fietsen op het plein",
            "Met bloemen in het mandje",
        ),
        {
            _T: (
                "{kind} trapte vandaag zelf rond op de fiets, met {ander} erachteraan.",
                "Op het plein was {kind} de postbode en bracht ons allemaal een blaadje.",
            ),
            _S: (
                "{kind} fietste de slalom zonder een pion te raken. Knap!",
                "Na school zette {kind} met {ander} een heel verkeersplein uit.",
            ),
        },
    ),
    Scene(
        "water", frozenset({SUMMER}), ALL_AGES, ("Buiten spelen", "Water"),
        (
            "Spetteren in het badje",
            "De badeend vaart mee",
            "Eindelijk warm genoeg voor water",
        ),
        {
            _B: (
                "In het bad sloeg {kind} met beide handjes op het water. Alles nat, iedereen blij.",
                "{kind} vond het water eerst spannend, maar wilde er daarna niet meer uit.",
            ),
            _T: (
                "Het was warm, dus het badje mocht buiten. {kind} goot emmertje na emmertje leeg.",
                "Met het zeilbootje speelde {kind} een hele reis na, tot aan de overkant.",
            ),
            _S: ("Watergevecht! {kind} en {ander} waren van top tot teen nat.",),
        },
    ),
    Scene(
        "leaves", frozenset({AUTUMN}), ALL_AGES, ("Herfst", "Natuur"),
        (
            "Een egel tussen de bladeren",
            "Bladeren zoeken in alle kleuren",
            "Het park is helemaal oranje",
        ),
        {
            _B: (
                "{kind} lag op het kleed tussen de bladeren en frommelde er een fijn kapot.",
                "Het geritsel van de bladeren vond {kind} prachtig. {Hij} bleef maar luisteren.",
            ),
            _T: (
                "In het park gooide {kind} bladeren omhoog en riep: het regent!",
                "{kind} zocht een rood, een geel en een bruin blad. Ze hangen nu op het raam.",
                "We zagen een egel! {kind} fluisterde de hele weg terug, want egels slapen.",
            ),
            _S: ("{kind} maakte met {ander} een herfsttafel met kastanjes en eikels.",),
        },
    ),
    Scene(
        "boots", frozenset({AUTUMN, WINTER, SPRING}), WALKERS, ("Buiten spelen", "Regen"),
        (
            "Regenlaarzen aan en stampen maar",
            "Wie heeft de natste laarzen?",
            "De grootste plas van het plein",
        ),
        {
            _T: (
                "Het regende, dus laarzen aan! {kind} koos de diepste plas uit.",
                "{kind} stampte in alle plassen. De reservesokken zijn op, wil je er nieuwe geven?",
                "Regen of niet, {kind} wilde naar buiten. Daarna samen warm op de bank.",
            ),
            _S: ("{kind} en {ander} groeven een geul, zodat de plas leeg kon lopen.",),
        },
    ),
    Scene(
        "snow", frozenset({WINTER}), ALL_AGES, ("Winter", "Sneeuw"),
        (
            "Onze sneeuwman heeft een sjaal gekregen",
            "Sneeuw! Dus snel naar buiten",
            "Een wortel als neus",
        ),
        {
            _B: (
                "Bij het raam keek {kind} met grote ogen naar de vlokken.",
                "We haalden een bak sneeuw naar binnen. {kind} vond het koud en toch leuk.",
            ),
            _T: (
                "Sneeuw! {kind} hielp mee met de neus van de sneeuwman.",
                "{kind} proefde van de sneeuw en keek daarna heel verbaasd.",
            ),
            _S: ("{kind} en {ander} rolden de onderste bol, zo groot als zijzelf.",),
        },
    ),
    Scene(
        "eggs", frozenset({SPRING}), ALL_AGES, ("Lente", "Pasen"),
        (
            "Eieren zoeken in het gras",
            "De mand is vol",
            "Zelf beschilderde eieren",
        ),
        {
            _B: ("{kind} rolde een beschilderd ei over de mat en kroop er vlug achteraan.",),
            _T: (
                "{kind} vond wel vijf eieren en legde ze een voor een in de mand.",
                "Bij het eieren zoeken wees {kind} aan {ander} waar de laatste lag. Zo lief!",
            ),
            _S: ("{kind} verstopte de eieren voor de kleintjes en verklapte bijna niets.",),
        },
    ),
)  # fmt: skip
