"""The doctor's words: one for each thing it looks at, in both languages."""

from __future__ import annotations

import pytest

from konnect_desktop.api.known_shapes import KNOWN
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.findings import (
    Diagnosis,
    Difference,
    Look,
    Part,
    PartFinding,
    RouteFinding,
    Why,
)
from konnect_desktop.services.doctor import RENEWAL, SIGN_IN
from konnect_desktop.services.doctor_media import ROUTE as MEDIA
from konnect_desktop.wording.doctor import (
    conclusion_lines,
    no_report_line,
    part_line,
    route_line,
    route_name,
)
from konnect_desktop.wording.language import Language

ROUTES = [*map(str, KNOWN), SIGN_IN, RENEWAL, MEDIA]


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_has_a_name_in_both_languages(route: str) -> None:
    names = [route_name(route, language) for language in (Language.EN, Language.NL)]
    assert route not in names
    assert names[0] != names[1]


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("why", [None, *Why])
def test_every_part_and_every_reason_has_words(part: Part, why: Why | None) -> None:
    finding = PartFinding(part, skipped=why)
    lines = {part_line(finding, language) for language in (Language.EN, Language.NL)}
    assert len(lines) == 2
    assert all(line[0] in "✓–" for line in lines)


def test_a_clock_that_is_wrong_says_by_how_much_and_what_to_do() -> None:
    ahead = part_line(PartFinding(Part.CLOCK, ahead_s=1_200), Language.NL)
    assert ahead.startswith("✗ De klok: loopt 20 minuten voor")
    assert "Zet hem gelijk" in ahead
    behind = part_line(PartFinding(Part.CLOCK, ahead_s=-121), Language.EN)
    assert "2 minutes behind" in behind
    assert part_line(PartFinding(Part.CLOCK, ahead_s=119), Language.EN) == "✓ The clock: well"


def test_what_is_new_to_the_app_is_no_fault() -> None:
    new = Difference("$.type", Look.UNKNOWN_VALUE, "text")
    answer = Difference("$.avatar", Look.OPEN_QUESTION, "nothing")
    finding = RouteFinding("GET /parent", took_ms=3, differences=(new, answer))
    assert route_line(finding, Language.NL) == (
        "· Je eigen gegevens: werkt; 1 plek in het antwoord nieuw voor deze app"
    )
    lines = list(conclusion_lines(Diagnosis((), (finding,)), Language.NL))
    assert lines[0] == "Alles is in orde."
    assert "rapport" in lines[1]


def test_what_is_not_well_is_counted() -> None:
    ill = RouteFinding("GET /parent", failure=ErrorKind.PORTAL_DOWN)
    full = PartFinding(Part.DISK, failure=ErrorKind.DISK_FULL, free_bytes=3)
    lines = list(conclusion_lines(Diagnosis((full,), (ill,), planning_offline=True), Language.EN))
    assert lines == [
        "The portal says that its planning may be out of date for now.",
        "2 things are not well.",
    ]


def test_an_answer_that_was_long_in_coming_says_how_long() -> None:
    slow = RouteFinding("GET /parent", took_ms=4_200)
    assert route_line(slow, Language.EN) == "· Your own data: works, after 4 seconds"


@pytest.mark.parametrize(
    ("finding", "says", "never"),
    [
        (PartFinding(Part.ACCOUNT, failure=ErrorKind.ARCHIVE_BUSY), "in its window", "saving"),
        (PartFinding(Part.KEYRING, failure=ErrorKind.SIGN_IN_FIRST), "not in it", "did not keep"),
        (PartFinding(Part.ACCOUNT, failure=ErrorKind.DATABASE_DAMAGED), "left as it is", "again;"),
    ],
)
def test_a_part_that_is_not_well_is_told_as_it_is(
    finding: PartFinding, says: str, never: str
) -> None:
    line = part_line(finding, Language.EN)
    assert says in line
    assert never not in line
    assert part_line(finding, Language.NL) != line


@pytest.mark.parametrize(
    ("route", "kind", "says", "never"),
    [
        (SIGN_IN, ErrorKind.NO_ACCESS, "does not say whose account", "does not show this"),
        (MEDIA, ErrorKind.MEDIA_DAMAGED, "did not arrive whole", "internet"),
    ],
)
def test_a_route_that_fails_is_told_as_it_is(
    route: str, kind: ErrorKind, says: str, never: str
) -> None:
    finding = RouteFinding(route, failure=kind)
    line = route_line(finding, Language.EN)
    assert says in line
    assert never not in line
    assert route_line(finding, Language.NL) != line


def test_a_report_that_is_not_there_says_why() -> None:
    line = no_report_line(ErrorKind.DISK_FULL, Language.EN)
    assert line.startswith("The report was not written. ")
    assert no_report_line(ErrorKind.DISK_FULL, Language.NL) != line
