"""The invented conversations as they are told, before they have dates and photos."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from konnect_desktop.demo.content.people import Stage
from konnect_desktop.demo.content.scenes import ALL_AGES


@dataclass(frozen=True, slots=True)
class Line:
    """One message: `who` is `parent`, `team` or the number of a staff member of the group.

    `scenes` are photos of its own; `repeats` shows a photo of the timeline once more.
    `days_later` counts from the message before it; without a time one is drawn. `fold` is 1 for
    the second of two equal times in the night on which the clock goes back.
    """

    who: str
    text: str
    scenes: tuple[str, ...] = ()
    days_later: int = 0
    at: time | None = None
    document: str | None = None
    repeats: bool = False
    fold: int = 0


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation: `child` is a key or empty for any child of the family."""

    subject: str
    lines: tuple[Line, ...]
    child: str = ""
    days_ago: int = 0
    unread: bool = False
    ages: frozenset[Stage] = ALL_AGES


SHOWCASE: dict[str, tuple[Thread, ...]] = {
    "demo": (
        Thread(
            "Nieuwe slaapzak",
            (
                Line("parent", "Hoi! Sem is uit zijn slaapzak gegroeid. Ik geef morgen een nieuwe "
                     "mee, maat 80. Mag de oude dan mee naar huis?", at=time(20, 14, 5)),
                Line("0", "Wat fijn, hij lag er al een beetje krap in. De nieuwe past precies, "
                     "kijk maar!", ("bear",), 1, time(12, 58, 21)),
                Line("0", "Dat is goed, dan ruimen we de oude op. Hij ligt straks in zijn mandje.",
                     at=time(13, 22, 40)),
            ),
            "sem", 1,
        ),
        Thread(
            "Verkleedfeest vrijdag",
            (
                Line("0", "Wil je voor Noor een verkleedkleren-tas meegeven? In de bijlage staat "
                     "wat we gaan doen. Op de foto alvast de slingers.", ("party",), 0,
                     time(11, 5, 12), "Verkleedfeest.pdf"),
            ),
            "noor", 0, unread=True,
        ),
        Thread(
            "{feestdag}: wij zijn dicht",
            (Line("team", "{Feestdatum} zijn wij gesloten. De dag erna zien we elkaar weer.",
                  at=time(9, 30, 2)),),
            "noor", 0, unread=True,
        ),
        Thread(
            "Overgang naar vaste voeding",
            (
                Line("1", "Sem kijkt steeds naar ons brood. Zijn jullie thuis al begonnen met "
                     "vaste hapjes?", at=time(10, 12, 33)),
                Line("parent", "Ja, sinds dit weekend: wortel en peer. Dat gaat goed!", (), 0,
                     time(12, 40, 9)),
                Line("1", "Fijn om te weten, dan bouwen we het hier ook rustig op. Vandaag at hij "
                     "dit.", ("fruit",), 0, time(15, 20, 51)),
            ),
            "sem", 4,
        ),
        Thread(
            "Zwemmen: wie gaat er mee?",
            (
                Line("0", "Volgende maand gaan we met de groep naar het ondiepe bad. Wie wil er "
                     "een ochtend mee als begeleider?", ("water",), 0, time(9, 2, 44)),
                Line("parent", "Ik kan die ochtend wel helpen!", (), 1, time(8, 11, 7)),
            ),
            "noor", 6,
        ),
        Thread(
            "Luiers zijn op",
            (Line("1", "Wil je morgen nieuwe meenemen?", at=time(16, 48, 47)),),
            "noor", 12,
        ),
        Thread(
            "Foto op de verjaardagskaart",
            (
                Line("parent", "Wat een mooie foto stond er in de tijdlijn. Mag deze op de kaart "
                     "voor opa?", (), 0, time(19, 31, 18), repeats=True),
                Line("0", "Natuurlijk! Er staan geen andere kinderen op.", (), 1, time(9, 14, 36)),
            ),
            "noor", 20,
        ),
    ),
    "demo2": (
        Thread(
            "Lotte gaat met Fenna mee",
            (
                Line("0", "Lotte zegt dat ze vrijdag met Fenna mee mag spelen. Klopt dat?",
                     at=time(15, 42, 10)),
                Line("parent", "Prima, Fenna’s moeder heeft gebeld.", (), 0, time(17, 3, 29)),
            ),
            "lotte", 1,
        ),
        Thread(
            "Bram is zijn jas vergeten",
            (
                Line("1", "De jas van Bram hangt hier nog, zie de foto. Wij bewaren hem.",
                     ("coats",), 0, time(18, 22, 54)),
                Line("parent", "Dank je, we halen hem vrijdag op.", (), 1, time(8, 40, 3)),
            ),
            "bram", 9,
        ),
    ),
    "demo3": (
        Thread(
            "Welkom bij Peuterhuis Bloesem",
            (
                Line("team", "Wat leuk dat Pip bij ons komt! Over zes weken begint de opvang. Wij "
                     "bellen je voor een afspraak om te wennen.", at=time(10, 5, 16)),
            ),
            "pip", 2,
        ),
    ),
}  # fmt: skip

CLOCK_BACK = Thread(
    "Nog een uurtje erbij",
    (
        Line("parent", "Half drie, en {kind} is klaarwakker. De klok gaat zo een uur terug, dus "
             "morgen is {hij} vast moe. De beer slaapt al wel.", ("bear",), 0, time(2, 30, 11)),
        Line("parent", "Weer half drie, en nu slaapt {hij}.", (), 0, time(2, 30, 44), fold=1),
        Line("0", "Dank je voor het bericht! We doen maandag rustig aan.", (), 1, time(7, 58, 20)),
    ),
)  # fmt: skip
CLOCK_FORWARD = Thread(
    "Korte nacht",
    (
        Line("parent", "De klok ging vannacht vooruit en {kind} was er vroeg bij. Zo lag {hij} er "
             "om vijf voor twee bij, en nu is het ineens na drieën.", ("bear",), 0,
             time(3, 1, 27)),
        Line("0", "Hier mag {hij} maandag rustig beginnen.", ("blocks",), 1, time(8, 2, 50)),
    ),
)  # fmt: skip
