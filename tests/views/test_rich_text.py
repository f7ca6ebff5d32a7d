"""Rich text: as high as its lines, cut cleanly, selectable, loading nothing."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from konnect_desktop.domain.rich_text import Block, BlockKind, RichText, Span
from konnect_desktop.views.rich_text import RichTextView
from konnect_desktop.views.rich_text_document import beginning
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme

Show = Callable[[QWidget], QWidget]
WORDS = "Lekker buiten gespeeld en daarna samen soep gegeten. "


def text_of(*texts: str) -> RichText:
    return RichText(tuple(Block(BlockKind.PARAGRAPH, (Span(text),)) for text in texts))


def open_text(themes: ThemeSource, show: Show, text: RichText, most: int = 0) -> RichTextView:
    view = RichTextView(themes, text, "Tekst", most_lines=most)
    view.resize(600, view.heightForWidth(600))
    show(view)
    return view


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_line_is_25_high_at_any_scale(themes: ThemeSource, scale: float) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=scale))
    view = RichTextView(themes, text_of("Kort."), "Tekst")
    assert view.heightForWidth(600) == round(25 * scale)
    assert RichTextView(themes, text_of("Kort.", "Ook."), "Tekst").heightForWidth(600) == (
        2 * round(25 * scale) + round(8 * scale)
    )


def test_what_is_left_out_ends_in_an_ellipsis_after_the_last_line(themes: ThemeSource) -> None:
    view = RichTextView(themes, text_of(WORDS * 30), "Tekst", most_lines=6)
    assert view.heightForWidth(500) == 6 * 25
    assert view.is_cut
    assert view.toPlainText().endswith("…")
    assert view.heightForWidth(500) == 6 * 25
    short = RichTextView(themes, text_of(WORDS), "Tekst", most_lines=6)
    short.heightForWidth(500)
    assert not short.is_cut


def test_the_whole_text_can_be_selected_and_copied(themes: ThemeSource, show: Show) -> None:
    view = open_text(themes, show, text_of("Eén", "twee"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Eén\ntwee"
    assert view.isReadOnly()


def test_a_link_is_reached_and_opened_with_the_keyboard(themes: ThemeSource, show: Show) -> None:
    spans = (Span("Kijk "), Span("hier", href="https://example.org/b"))
    view = open_text(themes, show, RichText((Block(BlockKind.PARAGRAPH, spans),)))
    opened: list[str] = []
    view.link_activated.connect(opened.append)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == ["https://example.org/b"]


def test_a_shortened_text_without_links_is_no_stop_for_tab(themes: ThemeSource) -> None:
    view = RichTextView(themes, text_of(WORDS), "Tekst", most_lines=6)
    assert not view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_items_are_marked_and_numbered(themes: ThemeSource) -> None:
    blocks = (
        Block(BlockKind.BULLET, (Span("peer"),)),
        Block(BlockKind.NUMBERED, (Span("twee"),), 2),
    )
    view = RichTextView(themes, RichText(blocks), "Tekst")
    view.heightForWidth(600)
    assert view.toPlainText() == "•\tpeer\n2.\ttwee"


def test_f141_letters_of_markup_stay_letters_and_nothing_is_loaded(
    themes: ThemeSource, show: Show
) -> None:
    evil = "<img src='file:///etc/passwd'><script>x</script>&lt;"
    view = open_text(themes, show, text_of(evil))
    assert view.toPlainText() == evil
    kind = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(kind, QUrl("file:///etc/passwd")) is None


def test_a_wheel_over_a_text_scrolls_the_page_not_the_text(themes: ThemeSource, show: Show) -> None:
    view = open_text(themes, show, text_of(WORDS * 40), most=6)
    assert view.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    "text",
    [WORDS * 3_700, "\n".join([WORDS] * 3_700), ("x" * 4_999 + " ") * 40, "e\u0301" * 100_000],
    ids=["words", "lines", "no spaces", "accents"],
)
def test_f143_the_longest_text_is_laid_out_in_a_quarter_of_a_second(
    themes: ThemeSource, text: str
) -> None:
    view = RichTextView(themes, text_of(*text.split("\n")), "Tekst")
    started = thread_time()
    view.heightForWidth(696)
    assert thread_time() - started < 0.25
    short = RichTextView(themes, text_of(*text.split("\n")), "Tekst", most_lines=6)
    started = thread_time()
    short.heightForWidth(696)
    assert thread_time() - started < 0.05


def test_the_beginning_of_a_text_keeps_its_form() -> None:
    text = RichText((Block(BlockKind.HEADING, (Span("abc", bold=True), Span("def"))),))
    assert beginning(text, 100) is text
    cut = beginning(text, 4)
    assert cut.plain == "abcd"
    assert cut.shortened
    assert cut.blocks[0].kind is BlockKind.HEADING
    assert cut.blocks[0].spans[0].bold
