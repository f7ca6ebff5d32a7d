"""The link gate: what opens, what is asked about, what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.link_rules import Verdict, judge_link
from konnect_desktop.views.links import LinkGate, open_folder
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.language import Language

Show = Callable[[QWidget], QWidget]
OWN = frozenset({"https://zonnebloem.ouderportaal.nl", "http://127.0.0.1:8123"})
TABLE = [
    ("https://zonnebloem.ouderportaal.nl/", Verdict.OPEN, "zonnebloem.ouderportaal.nl"),
    ("https://zonnebloem.ouderportaal.nl:443/a?b=c#d", Verdict.OPEN, "zonnebloem.ouderportaal.nl"),
    ("HTTPS://ZONNEBLOEM.ouderportaal.nl/x", Verdict.OPEN, "zonnebloem.ouderportaal.nl"),
    ("http://127.0.0.1:8123/demo", Verdict.OPEN, "127.0.0.1"),
    ("mailto:info@voorbeeld.nl", Verdict.OPEN, "info@voorbeeld.nl"),
    ("mailto:info@voorbeeld.nl?attach=/etc/passwd", Verdict.OPEN, "info@voorbeeld.nl"),
    ("tel:+31201234567", Verdict.OPEN, "+31201234567"),
    ("tel:020-1234567", Verdict.OPEN, "020-1234567"),
    ("https://example.org/", Verdict.ASK, "example.org"),
    ("https://example.org:8443/x", Verdict.ASK, "example.org:8443"),
    ("https://zonnebloem.ouderportaal.nl:8443/", Verdict.ASK, "zonnebloem.ouderportaal.nl:8443"),
    ("https://zonnebloem.ouderportaal.nl.evil.example/", Verdict.ASK,
     "zonnebloem.ouderportaal.nl.evil.example"),
    ("https://xn--80ak6aa92e.com/", Verdict.ASK, "xn--80ak6aa92e.com"),
    ("https://\u0430\u0440\u0440\u04cf\u0435.com/", Verdict.ASK, "xn--80ak6aa92e.com"),
    ("https://192.0.2.7/", Verdict.ASK, "192.0.2.7"),
    ("https://[2001:db8::1]/", Verdict.ASK, "2001:db8::1"),
    ("http://zonnebloem.ouderportaal.nl/", Verdict.INERT, ""),
    ("http://example.org/", Verdict.INERT, ""),
    ("http://127.0.0.1:9999/", Verdict.INERT, ""),
    ("https://zonnebloem.ouderportaal.nl@evil.example/", Verdict.INERT, ""),
    ("https://user:pass@example.org/", Verdict.INERT, ""),
    ("https://", Verdict.INERT, ""),
    ("https:///path", Verdict.INERT, ""),
    ("https:example.org", Verdict.INERT, ""),
    ("//example.org/x", Verdict.INERT, ""),
    ("example.org", Verdict.INERT, ""),
    ("/relative", Verdict.INERT, ""),
    ("", Verdict.INERT, ""),
    ("javascript:alert(1)", Verdict.INERT, ""),
    ("JaVaScRiPt:alert(1)", Verdict.INERT, ""),
    ("data:text/html,x", Verdict.INERT, ""),
    ("file:///etc/passwd", Verdict.INERT, ""),
    ("file://server/share", Verdict.INERT, ""),
    ("\\\\server\\share", Verdict.INERT, ""),
    ("https:\\\\example.org", Verdict.INERT, ""),
    ("ftp://example.org/", Verdict.INERT, ""),
    ("smb://server/share", Verdict.INERT, ""),
    ("ms-msdt:/id", Verdict.INERT, ""),
    ("vbscript:x", Verdict.INERT, ""),
    (" https://example.org/", Verdict.INERT, ""),
    ("https://exa\u202emple.org/", Verdict.INERT, ""),
    ("https://exam\u200bple.org/", Verdict.INERT, ""),
    ("https://example.org/\nx", Verdict.INERT, ""),
    ("mailto:a@b?bcc=x", Verdict.INERT, ""),
    ("mailto:", Verdict.INERT, ""),
    ("tel:*21*0900#", Verdict.INERT, ""),
    ("https://example.org/" + "x" * 3_000, Verdict.INERT, ""),
]  # fmt: skip


@pytest.mark.parametrize(("address", "verdict", "shown"), TABLE)
def test_f145_every_kind_of_address_has_its_verdict(
    address: str, verdict: Verdict, shown: str
) -> None:
    link = judge_link(address, OWN)
    assert (link.verdict, link.shown) == (verdict, shown)


def test_a_mail_address_goes_without_what_could_attach_a_file() -> None:
    link = judge_link("mailto:info@voorbeeld.nl?attach=/etc/passwd&subject=x", OWN)
    assert link.address == "mailto:info@voorbeeld.nl"


def gate_of(themes: ThemeSource) -> tuple[LinkGate, list[str]]:
    opened: list[str] = []

    def keep(address: str) -> bool:
        opened.append(address)
        return True

    languages = LanguageSource(Language.NL)
    return LinkGate(themes, languages, lambda: OWN, opener=keep), opened


def test_the_own_portal_opens_without_a_question(themes: ThemeSource, show: Show) -> None:
    gate, opened = gate_of(themes)
    over = show(QWidget())
    assert gate.open_link("https://zonnebloem.ouderportaal.nl/a", over) is None
    assert opened == ["https://zonnebloem.ouderportaal.nl/a"]


def test_f145_another_host_is_asked_about_once(themes: ThemeSource, show: Show) -> None:
    gate, opened = gate_of(themes)
    over = QWidget()
    over.resize(900, 640)
    show(over)
    question = gate.open_link("https://example.org/a", over)
    assert question is not None
    assert opened == []
    question.reject()
    assert opened == []
    again = gate.open_link("https://example.org/a", over)
    assert again is not None
    again.accept()
    assert opened == ["https://example.org/a"]
    assert gate.open_link("https://example.org/b", over) is None
    assert opened[-1] == "https://example.org/b"


def test_f144_the_true_host_is_shown_before_it_opens(themes: ThemeSource, show: Show) -> None:
    gate, _ = gate_of(themes)
    over = QWidget()
    over.resize(900, 640)
    show(over)
    question = gate.open_link("https://\u0430\u0440\u0440\u04cf\u0435.com/", over)
    assert question is not None
    assert "xn--80ak6aa92e.com" in question.windowTitle()
    question.reject()


def test_an_inert_address_does_nothing_and_is_told(themes: ThemeSource, show: Show) -> None:
    gate, opened = gate_of(themes)
    refused: list[int] = []
    gate.refused.connect(lambda: refused.append(1))
    assert gate.open_link("javascript:alert(1)", show(QWidget())) is None
    assert opened == []
    assert refused == [1]


def test_only_folders_are_opened_as_folders(tmp_path: Path) -> None:
    file = tmp_path / "x.desktop"
    file.write_text("[Desktop Entry]")
    assert not open_folder(file)
    assert not open_folder(tmp_path / "gone")
