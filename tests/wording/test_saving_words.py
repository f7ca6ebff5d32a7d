"""What the window says of saving, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from konnect_desktop.domain.errors import DiskError, ErrorKind, KonnectError
from konnect_desktop.services.saving.progress import Progress
from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.services.saving.selection import OfChildren, OfDay, OfMedia, WholeAccount
from konnect_desktop.wording import saving_jobs, saving_window
from konnect_desktop.wording.language import Language

_TODAY = date(2026, 4, 14)
_PLAN = SavingPlan(
    selection=WholeAccount(),
    folder=Path("/photos"),
    media_ids=frozenset(),
    photos=1_284,
    videos=1,
    estimated_bytes=4_100_000_000,
    children=("Noor", "Sem", "Lotte"),
    since=date(2024, 11, 4),
)


def test_a_plan_says_whose_and_since_when() -> None:
    dutch = saving_window.plan_subtitle(WholeAccount(), _PLAN, _TODAY, Language.NL)
    english = saving_window.plan_subtitle(WholeAccount(), _PLAN, _TODAY, Language.EN)
    assert dutch == "Noor, Sem en Lotte · alles sinds november 2024"
    assert english == "Noor, Sem and Lotte · everything since November 2024"
    day = saving_window.plan_subtitle(OfDay(_TODAY), None, _TODAY, Language.NL)
    assert day == "dinsdag 14 april"


@pytest.mark.parametrize(
    ("selection", "dutch", "english"),
    [
        (WholeAccount(), "Alle foto’s en video’s", "All photos and videos"),
        (
            OfChildren(frozenset("1")),
            "Alles van Noor, Sem en Lotte",
            "Everything of Noor, Sem and Lotte",
        ),
        (OfDay(date(2026, 3, 31)), "Dinsdag 31 maart", "Tuesday 31 March"),
        (OfMedia(frozenset("1")), "1.284 foto’s en 1 video", "1,284 photos and 1 video"),
    ],
)
def test_a_job_is_named_by_what_is_saved(
    selection: WholeAccount | OfChildren | OfDay | OfMedia, dutch: str, english: str
) -> None:
    assert saving_jobs.job_title(selection, _PLAN, _TODAY, Language.NL) == dutch
    assert saving_jobs.job_title(selection, _PLAN, _TODAY, Language.EN) == english


def test_room_is_told_as_it_is() -> None:
    for free, told in (
        (None, "vrije ruimte onbekend"),
        (212_000_000_000, "past ruim"),
        (5_000_000_000, "past"),
        (3_100_000_000, "1,0 GB te weinig"),
    ):
        plan = replace(_PLAN, free_bytes=free)
        assert saving_window.disk_words(plan, Language.NL)[2] == told


def test_what_is_left_out_is_told_with_one_and_with_many() -> None:
    one = replace(_PLAN, not_downloadable=1, left_unread=1)
    many = replace(_PLAN, not_downloadable=14, damaged=2, gone=3, unreadable=4)
    assert [icon for icon, _ in saving_window.left_out(one, Language.NL)] == [
        "download-off",
        "mail",
    ]
    assert "1 foto of video mag niet" in saving_window.left_out(one, Language.NL)[0][1]
    assert "14 foto’s en video’s mogen niet" in saving_window.left_out(many, Language.NL)[0][1]
    assert len(saving_window.left_out(many, Language.EN)) == 4
    assert saving_window.left_out(_PLAN, Language.EN) == ()


@pytest.mark.parametrize(
    ("left_s", "dutch"),
    [
        (None, ""),
        (20.0, "nog minder dan een minuut"),
        (70.0, "nog ongeveer een minuut"),
        (360.0, "nog ongeveer 6 minuten"),
        (4_500.0, "nog ongeveer 1 u 15"),
    ],
)
def test_the_time_left_is_no_more_exact_than_it_can_be(left_s: float | None, dutch: str) -> None:
    progress = Progress(784, 1_320, 2_500_000_000, 4_800_000, left_s)
    assert saving_jobs.left_line(progress, Language.NL) == dutch


def test_how_far_and_how_it_ended() -> None:
    progress = Progress(784, 1_320, 2_500_000_000, 4_800_000, None)
    assert saving_jobs.running_line(progress, Language.NL) == "784 van 1.320 · 2,5 GB"
    assert saving_jobs.speed(progress, Language.NL) == "4,8 MB/s"
    assert saving_jobs.done_line(118, 0, 0, Language.NL) == "118 opgeslagen, alles klopt"
    assert saving_jobs.done_line(123, 3, 0, Language.NL) == "123 opgeslagen · 3 niet gelukt"
    assert saving_jobs.done_line(123, 3, 0, Language.EN) == "123 saved · 3 failed"


def test_failures_are_never_counted_as_saved() -> None:
    progress = Progress(672, 914, 2_500_000_000, 0.0, None, failed=21)
    running = saving_jobs.running_line(progress, Language.NL)
    assert running == "651 van 914 · 21 niet gelukt · 2,5 GB"
    paused = saving_jobs.paused_line(progress, is_settling=False, language=Language.EN)
    assert paused == "Paused · 651 of 914 · 21 failed"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.NL, "Gestopt · 651 opgeslagen · 21 niet gelukt · 242 nog niet opgeslagen"),
        (Language.EN, "Stopped · 651 saved · 21 failed · 242 not saved yet"),
    ],
)
def test_a_stopped_job_tells_what_is_saved_what_failed_and_what_is_still_to_come(
    language: Language, told: str
) -> None:
    assert saving_jobs.cancelled_line(651, 21, 0, language, not_tried=242) == told


@pytest.mark.parametrize("kind", list(ErrorKind))
def test_every_kind_has_a_reason_and_a_sentence_without_talk_of_runs(kind: ErrorKind) -> None:
    for language in (Language.NL, Language.EN):
        assert saving_jobs.reason(kind, language)
        assert saving_jobs.stop_sentence(KonnectError(kind), language)
    shown = saving_jobs.stop_sentence(KonnectError(kind), Language.EN)
    told_by_the_window = {
        ErrorKind.OFFLINE,
        ErrorKind.DISK_FULL,
        ErrorKind.PATH_GONE,
        ErrorKind.ARCHIVE_BUSY,
        ErrorKind.DATABASE_DAMAGED,
    }
    assert kind not in told_by_the_window or "run" not in shown.split()


def test_f093_a_full_disk_says_how_much_more_is_needed() -> None:
    error = DiskError(ErrorKind.DISK_FULL, missing_bytes=1_200_000_000)
    assert saving_jobs.stop_sentence(error, Language.NL).endswith("Nog 1,2 GB nodig.")


def test_a_folder_below_home_is_told_without_the_way_there(tmp_path: Path) -> None:
    folder = tmp_path / "Afbeeldingen" / "Konnect"
    assert saving_window.shown_folder(folder, tmp_path).split()[::2] == ["Afbeeldingen", "Konnect"]
    assert saving_window.shown_folder(Path("/mnt/usb"), tmp_path) == "/mnt/usb"


def test_what_was_saved_is_counted_by_kind() -> None:
    assert saving_jobs.saved_toast(1, 0, 0, Language.NL) == "1 foto opgeslagen"
    assert saving_jobs.saved_toast(6, 0, 0, Language.NL) == "6 foto’s opgeslagen"
    assert saving_jobs.saved_toast(0, 1, 0, Language.EN) == "1 video saved"
    told = saving_jobs.saved_toast(3, 1, 2, Language.NL)
    assert told == "3 foto’s en 1 video opgeslagen, 2 niet gelukt"
    chosen = replace(_PLAN, photos=6, videos=0, children=())
    six = saving_window.plan_subtitle(OfMedia(frozenset("123456")), chosen, _TODAY, Language.NL)
    assert six == "6 foto’s"


@pytest.mark.parametrize(
    ("number", "dutch", "english"),
    [
        (
            1,
            "1 ongelezen gesprek is overgeslagen: openen zou het als gelezen markeren.",
            "1 unread conversation was skipped: opening would mark it as read.",
        ),
        (
            2,
            "2 ongelezen gesprekken zijn overgeslagen: openen zou ze als gelezen markeren.",
            "2 unread conversations were skipped: opening would mark them as read.",
        ),
    ],
)
def test_unread_conversations_are_skipped_for_a_reason_that_is_told(
    number: int, dutch: str, english: str
) -> None:
    plan = replace(_PLAN, left_unread=number)
    assert saving_window.left_out(plan, Language.NL) == (("mail", dutch),)
    assert saving_window.left_out(plan, Language.EN) == (("mail", english),)


def test_a_plan_of_what_may_not_be_saved_says_that() -> None:
    refused = replace(_PLAN, photos=0, videos=0, not_downloadable=1)
    told = saving_window.nothing_line(refused, Language.NL)
    assert told == "Dit mag van het ouderportaal niet worden opgeslagen."


@pytest.mark.parametrize(
    ("selection", "dutch"),
    [
        (WholeAccount(), "alles van al je kinderen"),
        (OfChildren(frozenset("1")), "alles van dit kind"),
        (OfChildren(frozenset("12")), "alles van deze kinderen"),
    ],
)
def test_a_plan_that_is_still_reading_says_whose(
    selection: WholeAccount | OfChildren, dutch: str
) -> None:
    assert saving_window.plan_subtitle(selection, None, _TODAY, Language.NL) == dutch
