"""The photos and videos of a day: which picture, who is on it, and what is written at it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from konnect_desktop.demo.content import sentences
from konnect_desktop.demo.content.diary import SCENES, scenes_for
from konnect_desktop.demo.content.dice import Dice, hex_id
from konnect_desktop.demo.content.people import Stage
from konnect_desktop.demo.content.scenes import ALL_YEAR, season_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from konnect_desktop.demo.content.people import Child, Organisation
    from konnect_desktop.demo.content.plan import DayPlan
    from konnect_desktop.demo.content.settings import ContentSettings, Picture, PictureChoice

_NEW_FOR_DAYS = 2
_DAY_KINDS = 3
_SHOWCASE = (
    (
        "fruit-plate",
        "bubbles1-child",
        "sand0-bucket",
        "garden1-child",
        "bubbles0-ring",
        "sand0-castle",
        "garden0-tulips",
        "sand1-child",
    ),
    (
        "train-track",
        "clay-table",
        "drawing-family",
        "paint-hands",
        "boots0-rain",
        "boots1-rain",
        "ducks",
    ),
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A child on a photo; `person_id` is empty for children of other parents."""

    person_id: str
    name: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo or video; `stem` is the last part of its address without size and extension."""

    id: str
    stem: str
    day: date
    picture: str
    is_video: bool
    description: str
    is_generated: bool
    tags: tuple[Tag, ...]
    labels: tuple[str, ...]
    employee: str | None
    is_liked: bool
    is_new: bool
    may_download: bool


class PhotoMaker:
    """Makes an organisation's photos; the same for the same seed and day."""

    def __init__(
        self, place: Organisation, settings: ContentSettings, pictures: PictureChoice
    ) -> None:
        self._place = place
        self._settings = settings
        self._pictures = pictures
        self._rows = _rows(settings.seed, place.org)
        self.of_day = lru_cache(maxsize=24)(self._of_day)
        self._ordered = lru_cache(maxsize=256)(self._in_drawn_order)

    def themes(self, day: date, children: Sequence[Child], count: int) -> list[str]:
        """Return what was done on a day: not the same things as on the day before or after."""
        fitting = {key for child in children for key in scenes_for(day, child.stage_on(day))}
        if not Dice(self._settings.seed, self._place.org, "party", day).chance(30):
            fitting.discard("party")
        turn, own = divmod(day.toordinal(), _DAY_KINDS)
        kinds = [
            [key for key in self._rows[(own + kind) % _DAY_KINDS] if key in fitting]
            for kind in range(_DAY_KINDS)
        ]
        is_enough = count <= 2 * len(kinds[0])
        row = kinds[0] if is_enough else [key for kind in kinds for key in kind]
        return [row[(turn + index) % len(row)] for index in range(min(count, len(row)))]

    def picture(self, scene: str, day: date, number: int) -> str:
        """Return the name of a drawn picture of this scene, by season, another for each number."""
        order = self._ordered(scene, season_of(day))
        return order[(day.toordinal() * 5 + number) % len(order)].name

    def film(self, scene: str, day: date) -> str:
        """Return the name of a film of this scene, or of the season if there is none."""
        films = _pool(self._pictures.videos, scene, season_of(day))
        return films[day.toordinal() % len(films)].name

    def _in_drawn_order(self, scene: str, season: str) -> list[Picture]:
        pool = _pool(self._pictures.photos, scene, season)
        return Dice(self._settings.seed, self._place.org, "pictures", scene).shuffled(pool)

    def _of_day(self, plan: DayPlan) -> tuple[Photo, ...]:
        day, items = plan.day, plan.items
        themes = self.themes(day, plan.children, max(3, -(-items // 3)))
        dice = Dice(self._settings.seed, self._place.org, "items", day)
        videos = set(dice.shuffled(range(items))[: plan.videos])
        if plan.showcase is not None:
            videos = set(range(plan.photos, items))
        seen: Counter[str] = Counter()
        made: list[Photo] = []
        for index in range(items):
            theme = themes[index * len(themes) // items]
            made.append(self._make(plan, index, theme, seen[theme], is_video=index in videos))
            seen[theme] += 1
        return tuple(made)

    def _make(self, plan: DayPlan, index: int, theme: str, number: int, *, is_video: bool) -> Photo:
        dice = Dice(self._settings.seed, self._place.org, "photo", plan.day, index)
        picture, scene = self._choose(plan, index, theme, number, is_video=is_video)
        tags = self._tags(plan, index, dice)
        description, is_generated = _caption(scene, tags, dice, is_video=is_video)
        if plan.showcase is not None:
            told = _showcase_caption(plan, index)
            description, is_generated = (told, False) if told else (description, is_generated)
        forbidden = self._place.forbids_some_downloads and dice.chance(5) and not is_video
        labels = SCENES[scene].labels if scene in SCENES and dice.chance(50) else ()
        return Photo(
            id=hex_id(self._settings.seed, self._place.org, "photo", plan.day, index),
            stem=f"IMG-{plan.day:%y%m%d}{index:04}",
            day=plan.day,
            picture=picture,
            is_video=is_video,
            description=description,
            is_generated=is_generated,
            tags=tags,
            labels=labels,
            employee=self._employee(plan, dice) if dice.chance(6) else None,
            is_liked=dice.chance(10),
            is_new=(self._settings.today - plan.day).days <= _NEW_FOR_DAYS,
            may_download=not forbidden,
        )

    def _choose(
        self, plan: DayPlan, index: int, theme: str, number: int, *, is_video: bool
    ) -> tuple[str, str]:
        """Return the picture's name and the scene on it."""
        wanted = theme
        if plan.showcase is not None:
            name = _SHOWCASE[plan.showcase][index]
            wanted = name.split("-")[0].rstrip("0123456789")
            if not is_video and any(each.name == name for each in self._pictures.photos):
                return name, wanted
        if not is_video:
            return self.picture(wanted, plan.day, number), wanted
        video = _pool(self._pictures.videos, wanted, season_of(plan.day))
        chosen = video[(plan.day.toordinal() + number) % len(video)]
        return chosen.name, chosen.scene

    def _tags(self, plan: DayPlan, index: int, dice: Dice) -> tuple[Tag, ...]:
        children = plan.children[:1] if plan.showcase == 0 else plan.children
        if index < plan.diary_only + plan.shared:
            children = (plan.writers[index % len(plan.writers)],)
        own = [dice.pick(children)]
        if dice.chance(15):
            own = list(children)
        elif dice.chance(5):
            own = []
        others: list[str] = []
        if dice.chance(35):
            others = dice.shuffled(self._place.other_children)[: dice.between(1, 2)]
        return (
            *(Tag(child.id, child.first_name, is_own=True) for child in own),
            *(Tag(self._other_id(name), name, is_own=False) for name in others),
        )

    def _other_id(self, name: str) -> str:
        return hex_id(self._settings.seed, self._place.org, "other", name)

    def _employee(self, plan: DayPlan, dice: Dice) -> str:
        return dice.pick(self._place.group(dice.pick(plan.children).group).staff)


def _rows(seed: int, org: str) -> list[list[str]]:
    """Deal all scenes out to the kinds of days; days next to each other are of different kinds."""
    dealt: list[str] = []
    for is_all_year in (True, False):
        for is_for_babies in (True, False):
            dealt += Dice(seed, org, "rows", is_all_year, is_for_babies).shuffled(
                [
                    scene.key
                    for scene in SCENES.values()
                    if (scene.seasons == ALL_YEAR) is is_all_year
                    and (Stage.BABY in scene.ages) is is_for_babies
                ]
            )
    return [dealt[kind::_DAY_KINDS] for kind in range(_DAY_KINDS)]


def _pool(pictures: Sequence[Picture], scene: str, season: str) -> Sequence[Picture]:
    of_scene = [each for each in pictures if each.scene == scene]
    fitting = [each for each in of_scene if season in each.seasons]
    return fitting or of_scene or [each for each in pictures if season in each.seasons] or pictures


def _caption(scene: str, tags: Sequence[Tag], dice: Dice, *, is_video: bool) -> tuple[str, bool]:
    if not tags or (dice.chance(45) and scene in SCENES):
        return (dice.pick(SCENES[scene].captions) if scene in SCENES else "", False)
    if dice.chance(8):
        return "", False
    return generated_caption([tag.name for tag in tags], is_video=is_video), True


def generated_caption(names: Sequence[str], *, is_video: bool) -> str:
    """Return the caption that the portal makes by itself from the names."""
    what = "Op deze video" if is_video else "Op deze foto"
    if len(names) == 1:
        return f"{what} staat {names[0]}"
    return f"{what} staan {', '.join(names[:-1])} en {names[-1]}"


def _showcase_caption(plan: DayPlan, index: int) -> str | None:
    if index != plan.items - 1:
        return None
    return sentences.SHOWCASE_SAND if plan.showcase == 0 else sentences.SHOWCASE_DUCKS
