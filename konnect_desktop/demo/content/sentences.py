"""The sentences of a diary around its scenes: how it begins, how it ends, what is special."""

from __future__ import annotations

from konnect_desktop.demo.content.people import Stage
from konnect_desktop.demo.content.scenes import AUTUMN, SPRING, SUMMER, WINTER

OPENINGS: dict[Stage, tuple[str, ...]] = {
    Stage.BABY: (
        "Wat een vrolijke ochtend!",
        "{kind} kwam met een grote lach binnen.",
        "Een rustige dag vandaag, en dat was precies wat {kind} nodig had.",
        "{kind} was klaarwakker en wilde alles zien.",
        "Vanochtend even wennen, maar na de fles was alles goed.",
        "Er komt een tandje door, dus we hebben extra geknuffeld.",
    ),
    Stage.TODDLER: (
        "Vanochtend zwaaide {kind} nog even voor het raam en toen kon het spelen beginnen.",
        "Het was een gezellige drukte in de groep.",
        "{kind} had er zin in vandaag!",
        "Wat een fijne dag samen met {ander}.",
        "{kind} vertelde bij binnenkomst meteen een heel verhaal.",
        "Vandaag deed {kind} bijna alles zelf.",
        "{kind} was vanochtend een beetje moe, maar dat was na het fruit voorbij.",
    ),
    Stage.SCHOOL: (
        "{kind} kwam rennend uit school met een verhaal over de klas.",
        "Een heerlijke middag op de BSO.",
        "{kind} en {ander} waren vandaag niet te scheiden.",
        "Na school eerst even uitpuffen met een beker thee.",
        "{kind} had het plan voor de middag al klaar voordat we er waren.",
    ),
}

CLOSINGS: dict[str, tuple[str, ...]] = {
    SPRING: (
        "Buiten is het nu zo fijn dat we niet meer naar binnen wilden.",
        "Morgen kijken we of de tulpen open zijn.",
        "Wil je een dunne jas meegeven? De ochtenden zijn nog fris.",
    ),
    SUMMER: (
        "Na het smeren met zonnebrand bleven we lekker buiten.",
        "Denk je aan een zonnehoedje voor morgen?",
        "Wat een zomer. Tot de volgende keer!",
    ),
    AUTUMN: (
        "Met rode wangen kwamen we weer binnen.",
        "Er zitten nog kastanjes in de jaszak, zeggen we maar vast.",
        "Buiten waaide het hard, binnen was het knus.",
    ),
    WINTER: (
        "We sloten af met een beker warme melk.",
        "Wil je wanten meegeven? Die van vandaag zijn nat.",
        "Om vier uur was het al bijna donker, dus de lampjes gingen aan.",
    ),
}

_GENERAL_TODDLER = (
    "Aan tafel heeft {kind} goed gegeten.",
    "{kind} hielp met opruimen en zong het liedje mee.",
    "Met {ander} heeft {kind} heel wat afgelachen.",
    "Tussendoor was er tijd voor een knuffel.",
    "{kind} koos vandaag zelf waar {hij} wilde spelen.",
    "Het delen met {ander} gaat steeds beter.",
    "{Zijn} nieuwe woord van vandaag: nog!",
)
GENERAL: dict[Stage, tuple[str, ...]] = {
    Stage.BABY: (
        "Tussendoor was er tijd voor een lange knuffel.",
        "{kind} lachte naar iedereen die langskwam.",
        "Omrollen gaat steeds sneller, we moeten goed opletten!",
        "{kind} en {ander} lagen samen op het speelkleed te kletsen.",
        "{Zijn} speen is zoek, wil je een nieuwe meegeven?",
    ),
    Stage.TODDLER: _GENERAL_TODDLER,
    Stage.SCHOOL: (
        "Het huiswerk is af, dus vanavond vrij.",
        "{kind} vroeg of {ander} een keer mag komen spelen.",
        "Bij het spel van de week werd {kind} tweede.",
        "Met {ander} heeft {kind} heel wat afgelachen.",
        "{kind} koos vandaag zelf waar {hij} wilde spelen.",
    ),
}

ACCENTS = (
    "Café de Crèche was open: {kind} serveerde crème brûlée van klei aan Zoë en Noémie. "
    "Een coöperatie van kleuters, vóór de lunch al geslaagd. Wij gaven één cijfer: een tien 🎉"
)

SHOWCASE_BABY = (
    "Wat een vrolijke ochtend! {kind} hield voor het eerst zelf {zijn} lepel vast en wilde hem "
    "niet meer loslaten. Daarna lekker mee naar buiten, en nu slaapt {hij} als een roos."
)
SHOWCASE_SAND = "Kastelen bouwen in de grote zandbak, en de tulpen water geven."
SHOWCASE_DUCKS = "De eendjes kregen vandaag kleintjes. Noor telde ze hardop: ‘een, twee, veel!’"

PARENT_TODAY = (
    "{kind} werd vannacht twee keer wakker, er komt weer een tand door. "
    "Fles om 06:15 (160 ml). Zijn nieuwe knuffel zit in de tas."
)
PARENT: tuple[str, ...] = (
    "{kind} heeft goed geslapen en al een boterham op.",
    "Opa en oma halen {kind} vandaag op, rond vijf uur.",
    "{kind} is een beetje verkouden, maar wel vrolijk.",
    "Er zit een nieuw boek in de tas. {kind} wil het graag laten zien.",
)

TRIGGERS: tuple[str, ...] = (
    "Wil je de gegevens van je huisarts nakijken?",
    "Het fotoboek van dit seizoen staat klaar. Bekijk het voorbeeld.",
    "Vul je de vragenlijst over de groep in? Het kost drie minuten.",
    "Mag {kind} mee met het uitstapje naar de kinderboerderij?",
)
TRIGGER_UNDATED = "Toestemming zwemmen: vul in of {kind} mee mag naar het ondiepe bad."

MILESTONES: dict[Stage, tuple[tuple[str, str], ...]] = {
    Stage.BABY: (
        ("Omrollen", "{kind} rolde vandaag voor het eerst van {zijn} rug naar {zijn} buik."),
        ("Zitten", "{kind} zat vandaag een hele tijd los op het kleed."),
    ),
    Stage.TODDLER: (
        ("Voor het eerst", "{kind} heeft vandaag helemaal zelf {zijn} jas aan de haak gehangen."),
        ("Een nieuw woord", "{kind} zei vandaag voor het eerst de naam van {ander}."),
        ("Weer een stap", "{kind} durfde vandaag zonder hulp op de hoge bank te klimmen."),
    ),
    Stage.SCHOOL: (
        ("Kookdiploma", "{kind} heeft vandaag het kookdiploma van de groep gehaald."),
        ("Zelf naar buiten", "{kind} mag vanaf vandaag met {ander} zelf op het plein spelen."),
    ),
}

LONG_TITLE = "<h3>Terugblik op de afgelopen tijd</h3>"

HOSTILE = (
    "<script>document.title='niet uitvoeren'</script>"
    '<img src="nergens.png" onerror="document.title=\'ook niet\'" alt="kapotte afbeelding">'
)
