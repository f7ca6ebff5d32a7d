"""Reading of single values and lists that nobody vouches for: a default, or a quarantined item."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeVar, cast

import msgspec

from konnect_desktop.domain.errors import ProtocolChangedError
from konnect_desktop.domain.timeline import Quarantined

T = TypeVar("T")
S = TypeVar("S", bound=msgspec.Struct)
_LONGEST_ID: Final = 512
_LARGEST_SIZE: Final = 2**62
# Neither a database nor a file system takes these: halves of a surrogate pair, and NUL.
_UNUSABLE: Final = re.compile("[\ud800-\udfff\x00]")


class WrongItemError(Exception):
    """An item that cannot be read: where, and what was expected there."""

    def __init__(self, json_path: str, problem: str) -> None:
        super().__init__(f"{json_path}: {problem}")
        self.json_path = json_path
        self.problem = problem


class Reader:
    """Reads one answer of one route and collects what had to be left out."""

    def __init__(self, route: str) -> None:
        self._route = route
        self._left_out: list[Quarantined] = []

    @property
    def quarantined(self) -> tuple[Quarantined, ...]:
        """The items that were left out so far, in the answer's order."""
        return tuple(self._left_out)

    def items(self, values: object, path: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
        """Read the items of a list, each for itself; what is no list has none.

        Args:
            values: The list, or null.
            path: Its place in the answer.
            read: Reads one item at its path; a ``WrongItemError`` leaves the item out.
        """
        good: list[T] = []
        for index, value in enumerate(listed(values)):
            item_path = f"{path}[{index}]"
            try:
                good.append(read(value, item_path))
            except WrongItemError as error:
                self._leave_out(error.json_path, error.problem)
            except RecursionError:
                self._leave_out(item_path, "nested too deeply")
        return tuple(good)

    def whole(self, document: object, kind: type[S]) -> S:
        """Read the object that an answer is.

        Raises:
            ProtocolChangedError: It has another shape.
        """
        try:
            return struct(document, kind, "$")
        except WrongItemError as error:
            raise ProtocolChangedError(self._route, error.json_path, error.problem) from None

    def whole_list(self, document: object) -> list[object]:
        """Read the list that an answer is; null is not an empty list (F050).

        Raises:
            ProtocolChangedError: It is none.
        """
        if not isinstance(document, list):
            raise ProtocolChangedError(self._route, "$", "expected a list")
        return cast("list[object]", document)

    def _leave_out(self, json_path: str, problem: str) -> None:
        self._left_out.append(Quarantined(self._route, json_path, problem))


def struct(value: object, kind: type[S], path: str) -> S:
    """Read an object.

    Raises:
        WrongItemError: A field that must be there is missing or of another shape.
    """
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        # Our types make messages of type and field names only: no value of the answer.
        problem, _, below = str(error).partition(" - at `$")
        raise WrongItemError(path + below.removesuffix("`"), problem) from None
    except UnicodeError:
        raise WrongItemError(path, "expected text that can be encoded") from None


def optional(value: object, kind: type[S]) -> S | None:
    """Read an object that may as well be missing or something else."""
    try:
        return struct(value, kind, "$")
    except WrongItemError:
        return None


def listed(value: object) -> list[object]:
    """Read a list; anything else is an empty one."""
    return cast("list[object]", value) if isinstance(value, list) else []


def text(value: object, default: str = "") -> str:
    """Read a text; characters that nothing can store become U+FFFD."""
    return _UNUSABLE.sub("\ufffd", value) if isinstance(value, str) else default


def identifier(value: object, path: str) -> str:
    """Read an id: text of any kind, or an integer, which is taken as text.

    Raises:
        WrongItemError: It is missing, empty or longer than any id.
    """
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**40:
        return str(value)
    if not isinstance(value, str):
        raise WrongItemError(path, "expected an id")
    if not 0 < len(value) <= _LONGEST_ID:
        raise WrongItemError(path, f"expected an id of 1 to {_LONGEST_ID} characters")
    return text(value)


def count(value: object) -> int | None:
    """Read a number of things or bytes; ``None`` for what is none."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _LARGEST_SIZE:
        return None
    return value
