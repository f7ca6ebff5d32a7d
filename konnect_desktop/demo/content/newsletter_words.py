"""What the newsletters say: a story for each month, and sentences for the groups."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MonthWords:
    """The story of a month; `scene` is what its first picture shows."""

    subject: str
    opening: str
    more: tuple[str, ...]
    tip: str
    scene: str


GROUP_LINES: tuple[str, ...] = (
    "Deze maand draaide het hier vooral om {label}.",
    "Wie binnenkwam, zag het meteen: {label} is nog altijd favoriet.",
    "De kinderen kregen maar geen genoeg van {label}.",
    "Van {label} werd iedereen vrolijk, wij ook.",
    "Op de foto zie je waarom {label} zo geliefd is.",
)

MONTHS: tuple[MonthWords, ...] = (
    MonthWords(
        "een fris begin",
        "Het nieuwe jaar is begonnen met wanten, mutsen en rode neuzen.",
        (
            "De vogels in de tuin krijgen elke ochtend pindaslingers, die de kinderen zelf rijgen.",
            "Binnen is de bouwhoek opnieuw ingericht. Er is nu ook plaats voor een treinbaan.",
        ),
        "Hang een pindaslinger voor het raam en tel samen welke vogels er komen.",
        "coats",
    ),
    MonthWords(
        "muziek in alle hoeken",
        "Wie deze weken langs het raam loopt, hoort trommels, bellen en veel gezang.",
        (
            "Een moeder speelde voor ons op de harp. Het was nog nooit zo stil in de kring.",
            "Eind van de maand mogen alle kinderen verkleed komen.",
        ),
        "Vul een flesje met rijst en een met kralen: twee instrumenten, klaar.",
        "music",
    ),
    MonthWords(
        "de moestuin is gezaaid",
        "De eerste radijsjes staan in de bakken en worden drie keer per dag bekeken.",
        (
            "Elk kind heeft een eigen plantje, met een naambordje op een houten lepel.",
            "Door de wisselende buien gaat er graag een extra broek mee in de tas.",
        ),
        "Zaai tuinkers op een nat watje. Na een week is er iets op de boterham.",
        "garden",
    ),
    MonthWords(
        "op zoek naar eieren",
        "Achter elke struik kan iets liggen, en dat weten ze hier nu allemaal.",
        (
            "In de vijver zwemmen acht eendjes. We gaan er elke week even kijken.",
            "Vanaf deze maand eten we bij mooi weer buiten.",
        ),
        "Verstop binnen tien sokken in plaats van eieren. Het zoeken is even leuk.",
        "ducks",
    ),
    MonthWords(
        "buiten is het het fijnst",
        "De zandbak is gevuld met nieuw zand en de waterpomp doet het weer.",
        (
            "Wij smeren de kinderen elke dag in. Wil je thuis de eerste keer doen?",
            "Voor de picknick zoeken we nog kleden die vies mogen worden.",
        ),
        "Zoek samen vijf verschillende soorten groen op weg naar huis.",
        "sand",
    ),
    MonthWords(
        "zomer in zicht",
        "De badjes staan klaar, de handdoeken hangen aan de lijn: het kan beginnen.",
        (
            "Bij de zomerborrel met ouders waren er meer watermeloenen dan mensen.",
            "Geef vakanties op tijd door, dan kunnen wij de groepen goed indelen.",
        ),
        "Vries stukjes fruit in een ijsblokjesvorm voor een ijsje zonder suiker.",
        "water",
    ),
    MonthWords(
        "bellen blazen en fietsen",
        "Het plein is een fietspad geworden, met borden, een wasstraat en een tankstation.",
        (
            "De oudste kinderen regelen het verkeer. Er wordt veel gestopt.",
            "In de zomerweken dat wij dicht zijn, geven wij met elkaar de planten water.",
        ),
        "Afwasmiddel, water en een rietje: zo maak je zelf bellen.",
        "bubbles",
    ),
    MonthWords(
        "weer samen",
        "Bruine benen, grote verhalen en schoenen die ineens te klein zijn: we zijn er weer.",
        (
            "Nieuwe kinderen wennen deze weken. Met een vriendje ernaast gaat dat vlug.",
            "De foto’s van het waterfeest staan in de tijdlijn.",
        ),
        "Meet je kind op tegen de deurpost en zet er de datum bij.",
        "slide",
    ),
    MonthWords(
        "we lezen ons suf",
        "De voorleesweken zijn begonnen en de leeshoek is te klein voor alle luisteraars.",
        (
            "Opa’s en oma’s die willen voorlezen: jullie zijn van harte welkom.",
            "Op tafel ligt een ruilkast in wording. Breng een boek, neem een boek.",
        ),
        "Lees een bekend boek voor en vergeet expres een woord. Ze weten het altijd.",
        "read",
    ),
    MonthWords(
        "kastanjes tellen",
        "Er zitten kastanjes in de jaszakken, in de laarzen en één in de wasmachine.",
        (
            "Van de bladeren op het plein maakten we een berg waar iedereen in mocht springen.",
            "De klok gaat deze maand een uur terug. Wij rekenen op vroege vogels.",
        ),
        "Leg bladeren een week onder een stapel boeken. Daarna kun je ze plakken.",
        "leaves",
    ),
    MonthWords(
        "lichtjes in het donker",
        "Voor de optocht heeft elke groep een eigen lampion gemaakt.",
        (
            "Vergeet de regenlaarzen niet: de plassen voor de deur zijn onweerstaanbaar.",
            "Deze maand zijn er tienminutengesprekken. De uitnodiging staat bij de berichten.",
        ),
        "Doe het licht uit en teken samen figuren met een zaklamp op het plafond.",
        "boots",
    ),
    MonthWords(
        "het jaar in een doos",
        "Elk kind heeft een doos gevuld met dingen om te bewaren. Straks mag hij mee naar huis.",
        (
            "Het kerstontbijt is met pyjama en knuffel. Ouders mogen blijven voor thee.",
            "Van kerstavond tot en met nieuwjaarsdag zijn wij dicht.",
        ),
        "Kijk samen foto’s van dit jaar terug en laat je kind er een kiezen voor opa en oma.",
        "party",
    ),
)
