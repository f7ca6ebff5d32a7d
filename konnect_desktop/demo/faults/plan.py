"""Which faults are switched on: for whom, for which requests, how often."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from konnect_desktop.demo.faults.kinds import BY_NAME, FaultKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from konnect_desktop.demo.faults.deed import Deed

_COUNT = re.compile(r"\d{1,6}", re.ASCII)
_PART = re.compile(r",(?=(?:org|route|skip|times)=)")


class BadFaultError(ValueError):
    """A fault that there is not, or not so; says what there is."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault as somebody asked for it.

    `org` is one organisation or all, `route` a part of a path. The first `skip` requests that it
    fits pass, it strikes the next `times` of them, or all if that is None. `text` is how it was
    asked for.
    """

    text: str
    kind: FaultKind
    argument: str
    org: str | None = None
    route: str | None = None
    skip: int = 0
    times: int | None = None

    def fits(self, method: str, target: str, org: str, path: str) -> bool:
        """Say whether it is for a request; `target` is portal or media."""
        if self.org not in {None, org} or (self.route or "") not in path:
            return False
        aimed_anywhere = self.route is not None and self.kind.is_anywhere
        return aimed_anywhere or self.kind.at.holds(method, target, path)


def parse_fault(text: str) -> Fault:
    """Read `NAME[:ARG][,org=…][,route=…][,skip=…][,times=…]`.

    Raises:
        BadFaultError: there is no such fault, argument or aim.
    """
    call, *pairs = _PART.split(text)
    name, colon, argument = call.partition(":")
    kind = BY_NAME.get(name)
    if kind is None:
        raise BadFaultError(f"no fault is called {name!r}; there are: {', '.join(BY_NAME)}")
    aims = dict(pair.split("=", 1) for pair in pairs)
    if kind.at_once and aims.keys() - {"org"}:
        raise BadFaultError(f"{name} happens at once and is aimed with org only")
    return Fault(
        text,
        kind,
        _argument(kind, argument if colon else None),
        org=aims.get("org"),
        route=aims.get("route"),
        skip=_count(aims.get("skip", "0")),
        times=_count(aims["times"]) if "times" in aims else None,
    )


def check_org(fault: Fault, orgs: Sequence[str]) -> None:
    """Refuse a fault for an organisation that is not served.

    Raises:
        BadFaultError: it is not one of `orgs`.
    """
    if fault.org is not None and fault.org not in orgs:
        raise BadFaultError(f"{fault.org!r} is not served; there are: {', '.join(orgs)}")


def _argument(kind: FaultKind, given: str | None) -> str:
    if kind.argument is None:
        if given is not None:
            raise BadFaultError(f"{kind.name} takes no argument")
        return ""
    argument = kind.argument.default if given is None else given
    if re.fullmatch(kind.argument.pattern, argument, re.ASCII) is None:
        raise BadFaultError(f"{kind.name}:{argument} is not {kind.argument.meaning}")
    return argument


def _count(text: str) -> int:
    if _COUNT.fullmatch(text) is None:
        raise BadFaultError(f"{text!r} is not a number of requests")
    return int(text)


@dataclass(slots=True)
class Active:
    """A fault that is on: what it does, and how many requests it fitted so far."""

    fault: Fault
    deed: Deed
    fitted: int = field(default=0)

    @property
    def struck(self) -> int:
        """How many requests it changed."""
        most = self.fault.times
        beyond = max(0, self.fitted - self.fault.skip)
        return beyond if most is None else min(beyond, most)


class FaultPlan:
    """The faults of a running portal; `acts` is what happens at once, by name, for an org."""

    def __init__(self, acts: dict[str, Callable[[str | None], None]]) -> None:
        self._acts = acts
        self.active: list[Active] = []

    def use(self, faults: Sequence[Fault]) -> None:
        """Switch these on and all others off."""
        self.active = [
            Active(fault, fault.kind.deed(fault.argument)) for fault in faults if fault.kind.deed
        ]
        for fault in faults:
            if fault.kind.at_once:
                self._acts[fault.kind.name](fault.org)

    def deeds(self, method: str, target: str, org: str, path: str) -> list[Deed]:
        """Count a request and return what is done to it, outermost first."""
        struck: list[Active] = []
        for active in self.active:
            if active.fault.fits(method, target, org, path):
                before = active.struck
                active.fitted += 1
                if active.struck > before:
                    struck.append(active)
        struck.sort(key=_rank)
        return [active.deed for active in struck]


def _rank(active: Active) -> int:
    """Waiting comes first, then what answers instead of the portal, then what changes answers."""
    if active.fault.kind.name == "latency":
        return 0
    return 1 if active.fault.kind.is_instead else 2
