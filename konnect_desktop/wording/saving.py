"""What a saving run tells: the plan, the progress line, the result, and what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.services.saving.plan import Plan
from konnect_desktop.services.saving.progress import Progress
from konnect_desktop.services.saving.result import Failure
from konnect_desktop.services.sync import SyncReport
from konnect_desktop.wording.errors import error_sentence, kind_sentence
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count, duration, plural, size

_MOST_NAMED: Final = 10


def reading_line(account: str, cards: int, conversations: int, language: Language) -> str:
    """Say how far the reading is."""
    read = plural(cards, *_cards(language), language)
    opened = plural(conversations, *_conversations(language), language)
    return language.pick(
        f"{account}: reading, {read}, {opened}", f"{account}: lezen, {read}, {opened}"
    )


def plan_lines(
    account: str, plan: Plan, left_unread: int, free_bytes: int, language: Language
) -> Iterator[str]:
    """Say what will be saved, and what will not and why."""
    if not plan.items:
        yield _nothing_new(account, plan, language)
        yield from _left_out(plan, left_unread, language)
        return
    photos = plural(plan.photos, *_photos(language), language)
    videos = plural(plan.videos, *_videos(language), language)
    saved = count(plan.already_saved, language)
    about, free = size(plan.estimated_bytes, language), size(free_bytes, language)
    yield language.pick(
        f"{account}: {photos} and {videos} to save (about {about}, {free} free), "
        f"{saved} saved already",
        f"{account}: {photos} en {videos} op te slaan (ongeveer {about}, {free} vrij), "
        f"{saved} al opgeslagen",
    )
    yield from _left_out(plan, left_unread, language)


def _nothing_new(account: str, plan: Plan, language: Language) -> str:
    if not plan.already_saved:
        return language.pick(f"{account}: nothing to save yet", f"{account}: nog niets op te slaan")
    saved = count(plan.already_saved, language)
    return language.pick(
        f"{account}: nothing new to save, {saved} saved already",
        f"{account}: niets nieuws op te slaan, {saved} al opgeslagen",
    )


def progress_line(progress: Progress, language: Language) -> str:
    """Say how far the saving is: count, bytes, speed, time left."""
    done, total = count(progress.done, language), count(progress.total, language)
    parts = [
        language.pick(f"{done} of {total}", f"{done} van {total}"),
        size(progress.received_bytes, language),
        f"{size(progress.bytes_per_s, language)}/s",
    ]
    if progress.left_s is not None and progress.done < progress.total:
        left = duration(progress.left_s, language)
        parts.append(language.pick(f"{left} left", f"nog {left}"))
    return " · ".join(parts)


def result_lines(report: SyncReport, language: Language) -> Iterator[str]:
    """Say what was saved, what was there already, and what is not there and why."""
    result, plan = report.result, report.plan
    saved = plural(result.saved, *_media(language), language)
    received = size(result.received_bytes, language)
    there = count(plan.already_saved + result.saved, language)
    archive = language.pick(f"{there} in the archive", f"{there} in het archief")
    if result.saved:
        saving = language.pick(f"{saved} saved ({received})", f"{saved} opgeslagen ({received})")
    else:
        saving = language.pick("nothing new saved", "niets nieuws opgeslagen")
    yield f"{report.account}: {saving}; {archive}"
    yield from _left_out(plan, report.conversations.left_unread, language)
    yield from _not_saved(report, language)
    if report.failure:
        yield "  " + error_sentence(report.failure, language)


def _left_out(plan: Plan, left_unread: int, language: Language) -> Iterator[str]:
    if plan.not_downloadable:
        number = plural(plan.not_downloadable, *_media(language), language)
        yield language.pick(
            f"  {number} may not be downloaded: the portal gives no full size",
            f"  {number} mag je niet downloaden: het portaal geeft ze niet op volle grootte",
        )
    if left_unread:
        number = plural(left_unread, *_conversations(language), language)
        yield language.pick(
            f"  {number} not opened: unread, and opening marks as read (--include-unread opens)",
            f"  {number} niet geopend: ongelezen, en openen maakt gelezen "
            "(--include-unread opent ze)",
        )
    if plan.gone:
        number = plural(plan.gone, *_media(language), language)
        yield language.pick(
            f"  {number} no longer on the portal, and never saved",
            f"  {number} niet meer op het portaal, en nooit opgeslagen",
        )
    if plan.damaged:
        number = plural(plan.damaged, *_media(language), language)
        yield language.pick(
            f"  {number} damaged at the portal; tried again once a day",
            f"  {number} op het portaal beschadigd; we proberen het één keer per dag opnieuw",
        )


def _not_saved(report: SyncReport, language: Language) -> Iterator[str]:
    if report.result.damaged:
        number = plural(report.result.damaged, *_media(language), language)
        yield language.pick(
            f"  {number} damaged at the portal; what came is kept and marked",
            f"  {number} op het portaal beschadigd; wat er kwam is bewaard en gemarkeerd",
        )
    if report.unreadable_items:
        number = plural(report.unreadable_items, *_items(language), language)
        yield language.pick(
            f"  {number} could not be read by this version of the app",
            f"  {number} kon deze versie van de app niet lezen",
        )
    if report.timeline.came_back_empty:
        yield language.pick(
            "  The portal returned an empty timeline; nothing was removed here",
            "  Het portaal gaf een lege tijdlijn; hier is niets verwijderd",
        )
    for kind, failures in _by_kind(report.result.failures).items():
        named = plural(len(failures), *_media(language), language)
        not_saved = language.pick("not saved", "niet opgeslagen")
        yield f"  {named} {not_saved}: {kind_sentence(kind, language)}"
        for failure in failures[:_MOST_NAMED]:
            yield f"    {failure.item.entry.stem}"
        if len(failures) > _MOST_NAMED:
            more = count(len(failures) - _MOST_NAMED, language)
            yield language.pick(f"    and {more} more", f"    en nog {more}")


def _by_kind(failures: Iterable[Failure]) -> dict[ErrorKind, list[Failure]]:
    kinds: dict[ErrorKind, list[Failure]] = {}
    for failure in failures:
        kinds.setdefault(failure.kind, []).append(failure)
    return kinds


def _photos(language: Language) -> tuple[str, str]:
    return ("photo", "photos") if language is Language.EN else ("foto", "foto’s")


def _videos(language: Language) -> tuple[str, str]:
    return ("video", "videos") if language is Language.EN else ("video", "video’s")


def _media(language: Language) -> tuple[str, str]:
    if language is Language.EN:
        return "photo or video", "photos and videos"
    return "foto of video", "foto’s en video’s"


def _cards(language: Language) -> tuple[str, str]:
    return ("card", "cards") if language is Language.EN else ("kaart", "kaarten")


def _conversations(language: Language) -> tuple[str, str]:
    if language is Language.EN:
        return "conversation", "conversations"
    return "gesprek", "gesprekken"


def _items(language: Language) -> tuple[str, str]:
    return ("item", "items") if language is Language.EN else ("onderdeel", "onderdelen")
