"""What the news tells, and in which columns: stories that always fit and those of a month.

All kinds of columns of portal-api 2.11 occur among the stories that always fit.
"""

from __future__ import annotations

from konnect_desktop.demo.content.article_drafts import Look, Part, Row, Story


def _row(layout: str, *parts: Part) -> Row:
    return Row(layout, parts)


def _text(*paragraphs: str) -> Part:
    return Part("".join(f"<p>{each}</p>" for each in paragraphs))


def _photo(scene: str, caption: str = "") -> Part:
    return Part(f"<p>{caption}</p>" if caption else "", scene, Look.PHOTO)


def _old(scene: str, caption: str = "") -> Part:
    return Part(f"<p>{caption}</p>" if caption else "", scene, Look.OLD)


def _film(scene: str) -> Part:
    return Part("", scene, Look.FILM)


EVERGREENS: tuple[Story, ...] = (
    Story(
        "{feestdag}: wij zijn dicht",
        "Op {feestdatum} is er geen opvang.",
        (
            _row("txt", _text(
                "Op <strong>{feestdatum}</strong> is het {feestdag} en zijn alle groepen dicht.",
                "De dag erna staan we weer voor jullie klaar. Fijne vrije dag!")),
        ),
    ),
    Story(
        "De nieuwe bouwhoek is open",
        "Treinen, blokken en een brug waar een auto overheen kan.",
        (
            _row("txt_img", _text(
                "De bouwhoek bij {groep} is klaar. Er is een lage tafel voor de kleinsten en een "
                "hoge voor wie meters wil maken.",
                "Het hout komt van de lindeboom die vorig jaar om moest."), _photo("blocks")),
            _row("img", _photo("train")),
        ),
    ),
    Story(
        "Zo proeven wij fruit",
        "Wie proeft er mee? Mango won met afstand.",
        (
            _row("img_txt", _photo("fruit"), _text(
                "Elke dinsdag ligt er een stuk fruit op tafel dat niemand kent. Eerst ruiken, dan "
                "likken, dan een hap.",
                "<em>Uitslag tot nu toe:</em> mango 9, kaki 4, granaatappel 2.")),
            _row("txt", Part(
                "<h3>Zelf doen</h3><ul><li>Snijd het fruit in kleine stukjes.</li>"
                "<li>Doe een blinddoek om.</li><li>Raad maar!</li></ul>")),
        ),
    ),
    Story(
        "Kunst op de gang",
        "De gang hangt vol. Kom vooral kijken.",
        (
            _row("imgcap_imgcap_imgcap",
                 _photo("paint", "Handen in alle kleuren"),
                 _photo("drawing", "Mijn huis, met mij erin"),
                 _photo("clay", "Een slang van klei")),
            _row("txt", _text(
                "Alles hangt er tot het eind van de maand. Daarna gaat het mee naar huis.")),
        ),
    ),
    Story(
        "Naar de kinderboerderij",
        "De bus was vol, de geit at een boterham.",
        (
            _row("txt_img_txt", _text("Om half tien stapten we in de bus, ieder met een rugzak."),
                 _photo("ducks"), _text("De eendjes waren het liefst. De geit was het snelst.")),
            _row("img_img_img", _photo("ducks"), _photo("slide"), _photo("garden")),
            _row("txt", _text("Dank aan de vijf ouders die meeliepen!")),
        ),
    ),
    Story(
        "Filmpje: muziek in de kring",
        "Trommels, bellen en een dirigent van drie.",
        (
            _row("img", _film("music")),
            _row("txt", _text(
                "Zet het geluid niet te hard. {collega} maakte de opname op een gewone ochtend.")),
        ),
    ),
    Story(
        "Een nieuwe collega bij {groep}",
        "{collega} stelt zich voor.",
        (
            _row("img_txtwide", _photo("read"), _text(
                "Hallo! Ik ben <strong>{collega}</strong>. Jullie kennen mij misschien al van de "
                "invaldagen. Vanaf deze maand sta ik vast bij {groep}.",
                "Ik lees graag voor, ben dol op buiten zijn en zing vals maar vrolijk. Heb je een "
                "vraag? Loop gerust even binnen, of stuur een bericht in de app.")),
        ),
    ),
    Story(
        "Onze tuin het jaar rond",
        "Van zaadje tot soep, in vier foto’s.",
        (
            _row("img_img", _photo("garden"), _old("garden")),
            _row("imgcap_imgcap", _photo("water", "Gieten hoort erbij"),
                 _old("fruit", "En dan opeten")),
            _row("txtwide_img", _text(
                "In de tuin van {naam} groeit wat de kinderen zelf kiezen. Dit jaar zijn "
                "dat radijsjes, wortels, tuinbonen en één zonnebloem, al hoger dan de schutting.",
                "Heb je stekjes of zaden over? Lever ze in bij {groep}."), _photo("garden")),
        ),
    ),
    Story(
        "Hoe wij omgaan met foto’s",
        "Wat er in de tijdlijn komt en wat niet.",
        (
            _row("txt", Part(
                "<h3>In de tijdlijn</h3><p>Alleen ouders van kinderen op de groep zien onze foto’s."
                "</p><h3>Toestemming</h3><p>Zonder toestemming komt een kind niet op de foto. Je "
                'kunt dat op elk moment <a href="https://www.voorbeeld.example/toestemming">'
                "veranderen</a>.</p>")),
        ),
    ),
    Story(
        "Wie doet er mee met de oudercommissie?",
        "Vier avonden per jaar, met koekjes.",
        (
            _row("txt_img", _text(
                "De oudercommissie van {naam} denkt mee over eten, veiligheid en geld. Er is een "
                "plek vrij.", "Aanmelden kan tot het eind van de maand bij {team}."),
                _old("party")),
        ),
    ),
    Story(
        "Water, zand en een heel plein",
        "Twee filmpjes en een foto van de middag waarop alles nat werd.",
        (
            _row("img_img", _film("sand"), _film("water")),
            _row("img_txt", _photo("sand"), _text(
                "Reservekleren zijn altijd welkom. Zet er wel een naam in.")),
        ),
    ),
    Story(
        "Ziek? Zo meld je het",
        "Bel ons of stuur een bericht voor negen uur.",
        (
            _row("txt", Part(
                "<p>Is je kind ziek, dan horen we dat graag voor negen uur. Met koorts boven de "
                "38,5 blijft een kind thuis.</p><table><tr><th>Wat</th><th>Mag komen?</th></tr>"
                "<tr><td>Verkouden</td><td>Ja</td></tr><tr><td>Waterpokken</td><td>Ja, als het "
                "zich goed voelt</td></tr><tr><td>Krentenbaard</td><td>Als de blaasjes droog zijn"
                "</td></tr></table>")),
        ),
    ),
)  # fmt: skip

OF_MONTH: dict[int, Story] = {
    2: Story(
        "Carnaval op de groep",
        "Er liepen hier elf ridders en één pannenkoek rond.",
        (
            _row("imgcap_imgcap", _photo("party", "Slingers tot aan de deur"),
                 _photo("music", "En muziek erbij")),
            _row("txt", _text("Wie nog een verkleedkleed over heeft: de kist kan altijd voller.")),
        ),
    ),
    5: Story(
        "Iets voor moederdag en vaderdag",
        "Nog niet verklappen: we knutselen in het geheim.",
        (
            _row("txt_img", _text(
                "Er is klei, er is verf en er wordt veel gefluisterd. Meer zeggen we niet."),
                _photo("clay")),
        ),
    ),
    9: Story(
        "Voorlezen is het leukst met zijn tweeën",
        "Wie komt er een halfuur voorlezen?",
        (
            _row("img_txtwide", _photo("read"), _text(
                "Elke ochtend om tien uur leest iemand voor. Ouders, opa’s, oma’s en buren: jullie "
                "zijn welkom. Schrijf je in op het bord bij {groep}.")),
        ),
    ),
    11: Story(
        "Lampionnenoptocht",
        "Op vrijdag lopen we met lichtjes door de straat.",
        (
            _row("txt_img_txt", _text("We verzamelen om vijf uur op het plein."),
                 _photo("drawing"), _text("Om zes uur is er soep.")),
        ),
    ),
    12: Story(
        "Kerstontbijt",
        "In pyjama, met knuffel, om acht uur.",
        (
            _row("img", _photo("party")),
            _row("txt", _text(
                "Broodjes, eitjes en warme melk staan klaar. Van kerstavond tot en met "
                "nieuwjaarsdag zijn wij dicht.")),
        ),
    ),
}  # fmt: skip
