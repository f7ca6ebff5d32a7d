"""The mailbox of an organisation: its drafts with dates, words and photos filled in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from html import escape
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.attachments import Attachment, attachment
from konnect_desktop.demo.content.calendar import AMSTERDAM, in_words, is_open, next_holiday
from konnect_desktop.demo.content.conversations import Conversation, Message
from konnect_desktop.demo.content.diary import SCENES, words_for
from konnect_desktop.demo.content.dice import Dice, hex_id
from konnect_desktop.demo.content.photos import Photo, PhotoMaker, Tag, generated_caption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from konnect_desktop.demo.content.drafts import Draft
    from konnect_desktop.demo.content.people import Organisation
    from konnect_desktop.demo.content.settings import ContentSettings
    from konnect_desktop.demo.content.threads import Line
    from konnect_desktop.demo.content.timeline import Timeline

_NEW_FOR_DAYS = 2


class Mailbox:
    """All conversations, the one with the newest message first."""

    def __init__(
        self,
        place: Organisation,
        settings: ContentSettings,
        drafts: Sequence[Draft],
        photos: PhotoMaker,
        timeline: Timeline,
    ) -> None:
        self._place = place
        self._settings = settings
        self._maker = photos
        self._timeline = timeline
        self._photo_by_stem: dict[str, Photo] = {}
        told = [self._conversation(draft) for draft in drafts]
        self.conversations = sorted(told, key=lambda each: each.messages[-1].at, reverse=True)
        self._by_id = {each.id: each for each in self.conversations}

    def conversation(self, conversation_id: int) -> Conversation | None:
        """Return the conversation of this id, if there is one."""
        return self._by_id.get(conversation_id)

    def photo(self, stem: str) -> Photo:
        """Return the message photo of this address; raises `LookupError` if there is none."""
        return self._photo_by_stem[stem]

    def _conversation(self, draft: Draft) -> Conversation:
        words = self._words(draft)
        return Conversation(
            id=draft.id,
            subject=draft.thread.subject.format_map(words),
            child=draft.child,
            messages=tuple(self._messages(draft, words)),
            starts_unread=draft.thread.unread,
        )

    def _messages(self, draft: Draft, words: dict[str, str]) -> Iterator[Message]:
        dice = Dice(self._settings.seed, self._place.org, "messages", draft.id)
        day, minute, slot = draft.start, dice.between(480, 600), 0
        for line in draft.thread.lines:
            if line.days_later:
                day, minute = self._later(day, line.days_later), dice.between(480, 600)
            minute += dice.between(4, 70)
            if day > self._settings.today:
                return
            at = line.at or time(minute // 60, minute % 60, dice.below(60))
            moment = datetime.combine(day, at, AMSTERDAM).replace(
                microsecond=dice.between(1, 999) * 1000, fold=line.fold
            )
            photos = [
                self._photo(draft, slot + number, scene, day)
                for number, scene in enumerate(line.scenes)
                if slot + number < draft.photos
            ]
            slot += len(line.scenes)
            repeated = self._timeline.some_photo_upto(day) if line.repeats else None
            yield Message(
                at=moment,
                html=f"<p>{escape(line.text.format_map(words), quote=False)}</p>",
                written_by=self._writer(draft, line),
                is_from_parent=line.who == "parent",
                photos=(*photos, *([repeated] if repeated else [])),
                attachments=self._attachments(draft, line),
            )

    def _later(self, day: date, days: int) -> date:
        """Return the day of the next message: one with care, if that is not in the future."""
        wanted = later = day + timedelta(days=days)
        while not is_open(later):
            later += timedelta(days=1)
        return later if later <= self._settings.today else wanted

    def _writer(self, draft: Draft, line: Line) -> str:
        if line.who == "parent":
            return self._place.parent.full_name
        if line.who == "team":
            return self._place.team
        return self._place.group(draft.child.group).staff[int(line.who)]

    def _attachments(self, draft: Draft, line: Line) -> tuple[Attachment, ...]:
        if line.document is None:
            return ()
        seed, org = self._settings.seed, self._place.org
        return (attachment(seed, org, str(draft.id), line.document),)

    def _photo(self, draft: Draft, number: int, scene: str, day: date) -> Photo:
        dice = Dice(self._settings.seed, self._place.org, "message-photo", draft.id, number)
        child = draft.child
        written = dice.chance(50)
        caption = dice.pick(SCENES[scene].captions)
        photo = Photo(
            id=hex_id(self._settings.seed, self._place.org, "message-photo", draft.id, number),
            stem=f"IMG-{draft.id:05}{number:02}",
            day=day,
            picture=self._maker.picture(scene, day, number),
            is_video=False,
            description=caption
            if written
            else generated_caption([child.first_name], is_video=False),
            is_generated=not written,
            tags=(Tag(child.id, child.first_name, is_own=True),),
            labels=(),
            employee=None,
            is_liked=False,
            is_new=(self._settings.today - day).days <= _NEW_FOR_DAYS,
            may_download=True,
        )
        self._photo_by_stem[photo.stem] = photo
        return photo

    def _words(self, draft: Draft) -> dict[str, str]:
        day, name = next_holiday(self._settings.today)
        others = self._place.other_children or (draft.child.first_name,)
        words = words_for(draft.child, others[draft.id % len(others)])
        return {**words, "feestdag": name, "Feestdatum": in_words(day).capitalize()}
