"""What is known of the shown one, as facts for the details; no widgets, no layout."""

from __future__ import annotations

from collections.abc import Iterator

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import FileFacts
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.views.viewer.facts import Fact
from konnect_desktop.views.viewer.tools import ViewerTools
from konnect_desktop.wording import viewer as words


def facts_of(tools: ViewerTools, medium: ShownMedium) -> list[Fact]:
    """Return when it was, by whom, who is on it, and what is known of its file."""
    return [*_moment(tools, medium), *_people(tools, medium), *_file(tools, medium)]


def _moment(tools: ViewerTools, medium: ShownMedium) -> Iterator[Fact]:
    language, of = tools.language, medium.medium
    yield Fact("calendar-days", words.when(medium.day or of.day, of.moment, language))
    together = words.in_entry(medium.of, language)
    if medium.author:
        yield Fact("user-round", medium.author, together)
    elif together:
        yield Fact("images", together)


def _people(tools: ViewerTools, medium: ShownMedium) -> Iterator[Fact]:
    language, of = tools.language, medium.medium
    own = [tag.name for tag in of.child_tags if tag.own_child and tag.name]
    others = sum(not tag.own_child for tag in of.child_tags)
    if own and others:
        pictured = words.pictured(own, others, language)
        is_video = of.kind is MediaKind.VIDEO
        seen_by = words.seen_by(len(own) + others, language, is_video=is_video)
        yield Fact("users-round", pictured, seen_by)
    staff = list(dict.fromkeys(tag.name for tag in of.staff_tags if tag.name))
    if staff:
        yield Fact("user-round", words.names(staff, language), words.staff(len(staff), language))
    if of.liked:
        yield Fact("heart", words.word("liked", language))


def _file(tools: ViewerTools, medium: ShownMedium) -> Iterator[Fact]:
    language, viewer = tools.language, tools.viewer
    is_video = medium.medium.kind is MediaKind.VIDEO
    saved, facts = viewer.saved_path, viewer.file_facts
    size = None if is_video else tools.pictures.source_size(medium.key)
    name = "" if saved is None else saved.name
    if facts is not None:
        yield Fact("video" if is_video else "image", words.file(facts, language), name)
    elif size is not None:
        small = words.file(FileFacts(0, (size.width(), size.height())), language)
        yield Fact("image", small, words.small_copy(language))
    if saved is not None:
        yield Fact("circle-check", words.word("saved", language), words.folder(saved.parent))
    elif not medium.medium.downloadable:
        reason = words.not_savable(language, is_video=is_video)
        yield Fact("download-off", words.cannot_save(language), reason)
