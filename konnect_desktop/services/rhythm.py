"""Moments of a day from ``dayRythmContent`` (portal-api 2.5.1); no text in it is ever dropped.

Rule: only letters come out, so nothing needs cleaning; what has no known place is a label.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from konnect_desktop.domain.rhythm import RhythmMoment
from konnect_desktop.domain.shown_text import isolated, shown_letters
from konnect_desktop.services.html_tokens import Token, TokenKind, tokens

_MOST_CHARS: Final = 200_000
_MOST_MOMENTS: Final = 200
_LONGEST_TEXT: Final = 2_000
_MOMENT: Final = "day-rythm-moment"
_ICON: Final = "dagritme-"
_NO_ICON: Final = "dagritme-journal-icon"
_TITLE: Final = "moment-title-span"
_PARTS: Final = (_TITLE, "moment-subtitle", "moment-entry-description", "moment-remarks")
_VOID: Final = frozenset({"br", "hr", "img", "input"})
_ICON_NAME: Final = re.compile(r"[a-z0-9-]{1,40}")
_TIME: Final = r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?![0-9])"
_TIMED: Final = re.compile(rf"{_TIME}(?:\s*[-–]\s*(?:{_TIME})?)?(?:\s*uur\b)?\s*(.*)", re.DOTALL)
_BRACKETS: Final = " ()"


def moments(html: str) -> tuple[RhythmMoment, ...]:
    """Return the moments in the portal's order. Never raises; meant for a thread."""
    reader = _Reader()
    for token in tokens(html[:_MOST_CHARS]):
        reader.take(token)
    found = [_moment(raw) for raw in reader.found()]
    return tuple(moment for moment in found if moment is not None)


class _Raw(Struct):
    """What stands in one table; ``loose`` is text outside the known parts."""

    icon: str = ""
    title: str = ""
    subtitle: str = ""
    entry: str = ""
    remark: str = ""
    loose: str = ""


class _Reader:
    """Follows the tables and the parts in them, whatever elements they are made of."""

    def __init__(self) -> None:
        self._found: list[_Raw] = [_Raw()]
        self._open: list[tuple[str, str]] = []

    def found(self) -> list[_Raw]:
        """Return what was read; beyond a number that no day has, all is one."""
        return self._found

    def take(self, token: Token) -> None:
        """Go on with a piece."""
        if token.kind is TokenKind.LETTERS:
            self._add(token.text)
        elif token.kind is TokenKind.START:
            self._begin(token)
        else:
            self._end(token.text)

    def _begin(self, token: Token) -> None:
        if token.text in _VOID:
            self._add(" ")
            return
        classes = token.attributes().get("class", "").split() if token.attribute_text else []
        if _MOMENT in classes and len(self._found) <= _MOST_MOMENTS:
            self._found.append(_Raw())
            self._open.clear()
        if icon := _icon(classes):
            self._found[-1].icon = self._found[-1].icon or icon
        part = next((part for part in _PARTS if part in classes), "")
        self._open.append((token.text, part))
        # Neighbouring cells are words apart.
        self._add(" ")

    def _end(self, name: str) -> None:
        for place in range(len(self._open) - 1, max(-1, len(self._open) - 65), -1):
            if self._open[place][0] == name:
                is_moment = name == "table" and place == 0
                del self._open[place:]
                if is_moment and self._found[-1] != _Raw():
                    # Text after a moment belongs to none.
                    self._found.append(_Raw())
                return

    def _add(self, text: str) -> None:
        part = next((part for _, part in reversed(self._open[-64:]) if part), "")
        raw = self._found[-1]
        if part == _PARTS[0]:
            raw.title += text
        elif part == _PARTS[1]:
            raw.subtitle += text
        elif part == _PARTS[2]:
            raw.entry += text
        elif part == _PARTS[3]:
            raw.remark += text
        else:
            raw.loose += text


def _icon(classes: list[str]) -> str:
    names = [name for name in classes if name.startswith(_ICON) and name != _NO_ICON]
    icon = names[0].removeprefix(_ICON) if names else ""
    return icon if _ICON_NAME.fullmatch(icon) else ""


def _moment(raw: _Raw) -> RhythmMoment | None:
    title, loose = _words(raw.title), _words(raw.loose)
    if not title:
        title, loose = loose, ""
    times = _TIMED.match(title)
    start = _minutes(times, 1) if times else None
    end = _minutes(times, 3) if times else None
    label = times[5] if times else title
    details = [_words(raw.entry)]
    if start is not None and end is not None and end < start:
        # Not a day's moment as we know it: said as the portal says it.
        details.insert(0, title.removesuffix(label).strip())
        end = None
    subtitle = _words(raw.subtitle).strip(_BRACKETS)
    if subtitle and not _says_length(subtitle, start, end):
        details.append(subtitle)
    remarks = [_words(raw.remark), loose]
    moment = RhythmMoment(
        icon=raw.icon,
        start_min=start,
        end_min=end,
        label=label,
        detail=" · ".join(filter(None, details)),
        remark=" ".join(filter(None, remarks)),
    )
    return None if moment == _NOTHING else moment


_NOTHING: Final = RhythmMoment("", None, None, "", "", "")


def _minutes(times: re.Match[str], group: int) -> int | None:
    hours = times[group]
    return None if hours is None else int(hours) * 60 + int(times[group + 1])


def _says_length(subtitle: str, start: int | None, end: int | None) -> bool:
    """Say whether a subtitle is the length that the two times give anyway, in whatever words."""
    if start is None or end is None:
        return False
    numbers = [int(number) for number in re.findall(r"[0-9]{1,4}", subtitle)]
    return numbers in ([end - start], [*divmod(end - start, 60)])


def _words(text: str) -> str:
    return isolated(" ".join(shown_letters(text[:_LONGEST_TEXT]).split()))
