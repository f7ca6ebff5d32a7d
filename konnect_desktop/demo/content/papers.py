"""Invoices, annual statements and documents of a family (portal-api 2.13 and 2.14).

Care is paid by contract: the same hours each month, whatever the weeks are like. So an annual
statement is the sum of its invoices.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.calendar import in_words, month_in_words, months_before
from konnect_desktop.demo.content.people import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from konnect_desktop.demo.content.people import Child, Organisation
    from konnect_desktop.demo.content.settings import ContentSettings

_INVOICE_DAY = 22
_HOURS_A_DAY, _HOURS_AFTER_SCHOOL = 11, 5
_WEEKS, _MONTHS = 52, 12
_FIRST_RATE_CENTS, _FIRST_RATE_YEAR, _YEARLY_CENTS = 975, 2024, 34


class PaperKind(Enum):
    """A kind of paper, by the portal's name."""

    INVOICE = "invoice"
    STATEMENT = "annualstatement"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper; `lines` are what its page says, no lines where there is nothing to download."""

    kind: PaperKind
    admin_id: str
    item_id: str
    day: date
    subject: str
    lines: tuple[str, ...]


class Papers:
    """All papers of an organisation's family; written when first asked for."""

    def __init__(self, place: Organisation, settings: ContentSettings) -> None:
        self._place = place
        self._today = settings.today
        self._months = settings.months

    def between(self, kind: PaperKind, first: date, last: date) -> list[Paper]:
        """Return the papers of a kind from the first to the last day, newest first."""
        return [each for each in self._all if each.kind is kind and first <= each.day <= last]

    def find(self, admin_id: str, kind: PaperKind, item_id: str) -> Paper | None:
        """Return one paper, if there is one of these ids."""
        wanted = (admin_id, kind, item_id)
        return next(
            (each for each in self._all if (each.admin_id, each.kind, each.item_id) == wanted),
            None,
        )

    @cached_property
    def _all(self) -> list[Paper]:
        found = [*self._invoices(), *self._statements(), *self._documents()]
        return sorted(
            (each for each in found if each.day <= self._today),
            key=lambda each: (each.day, each.item_id),
            reverse=True,
        )

    @cached_property
    def _billed(self) -> list[date]:
        """The months for which there are invoices: paid in advance, so the next month too."""
        return [months_before(self._today, back) for back in range(-1, self._months + 1)]

    def _invoices(self) -> Iterator[Paper]:
        for month in self._billed:
            rows = [(child, _cents(child, month)) for child in self._placed(month)]
            if rows:
                name = month_in_words(month)
                sent = months_before(month, 1) + timedelta(days=_INVOICE_DAY - 1)
                number = f"F{month:%Y-%m}-{self._customer}"
                lines = [
                    f"{child.first_name}: {_in_hours(_hours(child, month))}, {_euros(cents)}"
                    for child, cents in rows
                ]
                total = f"Totaal {_euros(sum(cents for _, cents in rows))}"
                paid = f"Wij schrijven dit bedrag af op {in_words(month + timedelta(days=1))}."
                lines = [f"Factuur {number}", "", *lines, "", total, paid]
                yield self._paper(PaperKind.INVOICE, number, sent, f"Factuur {name}", lines)

    def _statements(self) -> Iterator[Paper]:
        for year in sorted({month.year for month in self._billed if month.year < self._today.year}):
            months = [month for month in self._billed if month.year == year]
            totals = {
                child: sum(_cents(child, month) for month in months if child in self._placed(month))
                for child in self._place.children
            }
            paid = [(child, cents) for child, cents in totals.items() if cents]
            if paid:
                sent = date(year + 1, 1, 20)
                number = f"J{year}-{self._customer}"
                lines = [
                    f"Betaald voor opvang van {month_in_words(months[-1])} af",
                    "",
                    *(f"{child.full_name}: {_euros(cents)}" for child, cents in paid),
                ]
                yield self._paper(PaperKind.STATEMENT, number, sent, f"Jaaropgave {year}", lines)

    def _documents(self) -> Iterator[Paper]:
        for child in self._place.children:
            signed = min(child.since - timedelta(weeks=9), self._today - timedelta(days=12))
            number = f"C-{child.key}"
            days = ", ".join(_WEEKDAYS[day] for day in sorted(child.weekdays))
            lines = [f"Contract voor {child.full_name}", "", f"Dagen: {days}",
                     f"Begin: {in_words(child.since)} {child.since.year}"]  # fmt: skip
            if child.until:
                lines.append(f"Einde: {in_words(child.until)} {child.until.year}")
            subject = f"Contract {child.first_name}"
            yield self._paper(PaperKind.DOCUMENT, number, signed, subject, lines)
        for year in {month.year for month in self._billed}:
            yield self._rates(year)
        greeting = months_before(self._today, 2) + timedelta(days=4)
        yield self._paper(PaperKind.DOCUMENT, "B-verhuisd", greeting, "Adres gewijzigd", [])

    def _rates(self, year: int) -> Paper:
        lines = [f"Tarieven {year}", "", f"Per uur: {_euros(_rate_cents(year))}",
                 "Luiers, fruit en een warme hap zijn daarbij inbegrepen."]  # fmt: skip
        sent = date(year - 1, 10, 15)
        return self._paper(PaperKind.DOCUMENT, f"T-{year}", sent, f"Tarieven {year}", lines)

    def _paper(
        self, kind: PaperKind, item_id: str, day: date, subject: str, lines: Sequence[str]
    ) -> Paper:
        head = (self._place.customer_name, subject, f"Voor {self._place.parent.full_name}", "")
        whole = (*head, *lines) if lines else ()
        return Paper(kind, str(self._customer), item_id, day, subject, whole)

    @property
    def _customer(self) -> int:
        return int(self._place.parent.id[:4], 16)

    def _placed(self, month: date) -> list[Child]:
        last = months_before(month, -1) - timedelta(days=1)
        return [
            child
            for child in self._place.children
            if child.since <= last and (child.until is None or month <= child.until)
        ]


_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")


def _hours(child: Child, month: date) -> float:
    is_at_school = child.stage_on(month) is Stage.SCHOOL
    hours = _HOURS_AFTER_SCHOOL if is_at_school else _HOURS_A_DAY
    return round(len(child.weekdays) * hours * _WEEKS / _MONTHS, 1)


def _in_hours(hours: float) -> str:
    return f"{hours:.1f} uur".replace(".", ",")


def _rate_cents(year: int) -> int:
    return _FIRST_RATE_CENTS + (year - _FIRST_RATE_YEAR) * _YEARLY_CENTS


def _cents(child: Child, month: date) -> int:
    return round(_hours(child, month) * _rate_cents(month.year))


def _euros(cents: int) -> str:
    whole, part = divmod(cents, 100)
    return f"€ {whole:,}".replace(",", ".") + f",{part:02}"
