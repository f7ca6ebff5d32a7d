"""All that one organisation shows to its family: people, days, messages, news, papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.articles import Articles
from konnect_desktop.demo.content.drafts import drafts, with_photos
from konnect_desktop.demo.content.families import organisation
from konnect_desktop.demo.content.mailbox import Mailbox
from konnect_desktop.demo.content.newsletters import Newsletters
from konnect_desktop.demo.content.papers import Papers
from konnect_desktop.demo.content.photos import Photo, PhotoMaker
from konnect_desktop.demo.content.planning import Planning
from konnect_desktop.demo.content.timeline import Timeline

if TYPE_CHECKING:
    from konnect_desktop.demo.content.settings import ContentSettings, PictureChoice

_MESSAGES_SHARE = 5
_MESSAGE_STEM_CHARS = len("IMG-4121000")


class FamilyContent:
    """One organisation's content; a pure function of its name, the settings and the pictures."""

    def __init__(self, org: str, settings: ContentSettings, pictures: PictureChoice) -> None:
        self.place = organisation(org, settings.seed, settings.today)
        found = drafts(self.place, settings)
        found = with_photos(found, settings.photos // _MESSAGES_SHARE)
        in_messages = sum(draft.photos for draft in found)
        for_timeline = replace(settings, photos=settings.photos - in_messages)
        photos = PhotoMaker(self.place, for_timeline, pictures)
        self.timeline = Timeline(self.place, for_timeline, photos)
        self.mailbox = Mailbox(self.place, settings, found, photos, self.timeline)
        self.newsletters = Newsletters(self.place, settings, photos)
        self.articles = Articles(self.place, settings, photos)
        self.planning = Planning(self.place, settings, self.timeline)
        self.papers = Papers(self.place, settings)

    def photo(self, stem: str) -> Photo:
        """Return the photo of this address; raises `LookupError` if there is none."""
        if len(stem) <= _MESSAGE_STEM_CHARS:
            return self.mailbox.photo(stem)
        return self.timeline.photo(stem)
