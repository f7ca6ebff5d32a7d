from __future__ import annotations

from datetime import date

import pytest

from konnect_desktop.api import convert_news as convert
from konnect_desktop.domain.articles import ArticlePart, ArticleSection, Layout
from konnect_desktop.domain.errors import ProtocolChangedError
from tests.support.wire_samples import DAY_MS, LINKS, TIME_MS, news_item, newsletter


def _page(*items: object, **more: object) -> dict[str, object]:
    return {"newsletterItems": list(items), **more}


def _section(kind: object, *parts: object) -> ArticleSection:
    (section,) = convert.article(
        {"items": [{"itemType": kind, "itemParts": list(parts)}]}, "1"
    ).sections
    return section


def _part(**fields: object) -> ArticlePart:
    return _section("img", fields).parts[0]


def test_a_newsletter_is_read_field_by_field() -> None:
    found = convert.newsletter_page(_page(newsletter(), moreItems=True), 20)
    assert (found.offset, found.received, found.says_last) == (20, 1, False)
    (one,) = found.newsletters
    assert (one.newsletter_id, one.subject) == ("771", "Nieuws van maart")
    assert one.snippet_html == "<p>De moestuin is gezaaid</p>"
    assert one.moment is not None
    assert one.moment.timestamp() * 1000 == TIME_MS
    assert one.unread


@pytest.mark.parametrize("more", [True, None, "false", 0])
def test_only_a_plain_no_says_that_no_newsletters_follow(more: object) -> None:
    assert not convert.newsletter_page(_page(moreItems=more), 0).says_last
    assert not convert.newsletter_page(_page(), 0).says_last
    assert convert.newsletter_page(_page(moreItems=False), 0).says_last


def test_f049_a_newsletter_without_an_id_costs_no_other() -> None:
    items = (newsletter(), newsletter(generatedHtmlNewsLetterId=None), 7, newsletter(unread=False))
    found = convert.newsletter_page(_page(*items), 0)
    assert [one.unread for one in found.newsletters] == [True, False]
    assert found.received == 4
    assert [left.json_path for left in found.quarantined] == [
        "$.newsletterItems[1].generatedHtmlNewsLetterId",
        "$.newsletterItems[2]",
    ]


@pytest.mark.parametrize("document", [None, [], {}, {"newsletterItems": None}, "x"])
def test_f050_newsletters_that_are_no_list_are_a_changed_portal(document: object) -> None:
    with pytest.raises(ProtocolChangedError) as caught:
        convert.newsletter_page(document, 0)
    assert caught.value.route == "GET /newsletter?index={offset}"


def test_a_newsletter_is_a_whole_document() -> None:
    assert convert.newsletter_text({"fullSource": "<html>\x00"}, "7").html == "<html>\ufffd"
    others: list[object] = [{}, {"fullSource": None}, {"fullSource": 7}, []]
    for document in others:
        with pytest.raises(ProtocolChangedError):
            convert.newsletter_text(document, "7")


def test_news_are_read_field_by_field() -> None:
    wrong = news_item(htmlContentId="")
    found = convert.news({"newsItems": [news_item(), wrong, news_item(isNew=None)]})
    first, second = found.items
    assert (first.article_id, first.title, first.is_new) == ("3120", "Studiedag 3 april", True)
    assert first.moment is not None
    assert first.moment.date() == date(2026, 3, 12)
    assert not second.is_new
    assert [left.json_path for left in found.quarantined] == ["$.newsItems[1].htmlContentId"]


def test_f050_no_news_is_good_news_but_a_missing_list_is_none() -> None:
    assert convert.news({"newsItems": []}).items == ()
    others: list[object] = [[], {}, None, {"newsItems": {}}]
    for document in others:
        with pytest.raises(ProtocolChangedError):
            convert.news(document)


@pytest.mark.parametrize("layout", [layout for layout in Layout if layout is not Layout.UNKNOWN])
def test_every_known_layout_is_known(layout: Layout) -> None:
    section = _section(layout.value, {"content": "a"}, {"content": "b"})
    assert (section.layout, section.wire_layout) == (layout, layout.value)
    assert [part.text_html for part in section.parts] == ["a", "b"]


@pytest.mark.parametrize("kind", ["txt_txt_txt", "unknown", "IMG", "", None, 7])
def test_f049_a_layout_that_is_not_known_keeps_its_parts(kind: object) -> None:
    section = _section(kind, {"content": "a"}, {"awsResourcePhoto": LINKS})
    assert section.layout is Layout.UNKNOWN
    assert section.wire_layout == (kind if isinstance(kind, str) else "")
    assert len(section.parts) == 2


def test_a_picture_is_the_newer_one_if_that_has_a_full_size_else_the_older_one() -> None:
    older = {"photoId": 4, "mediumUrl": "https://r/old", "thumbUrl": None}
    both = _part(awsResourcePhoto=LINKS, photo=older)
    assert both.picture is not None
    assert (both.picture.picture_id, both.picture.links.full) == ("", "https://r/f")
    only_older = _part(awsResourcePhoto={"thumbUrl": "https://r/t"}, photo=older)
    assert only_older.picture is not None
    assert (only_older.picture.picture_id, only_older.picture.links.medium) == (
        "4",
        "https://r/old",
    )
    only_small = _part(awsResourcePhoto={"thumbUrl": "https://r/t"})
    assert only_small.picture is not None
    assert (only_small.picture.links.full, only_small.picture.links.thumb) == (None, "https://r/t")
    assert "https" not in repr(both)


@pytest.mark.parametrize("nothing", [None, {}, "x", [], {"fullSizeUrl": ""}, {"photoId": 4}])
def test_a_picture_without_any_link_is_none(nothing: object) -> None:
    assert _part(awsResourcePhoto=nothing, photo=nothing).picture is None


def test_a_part_says_whether_it_holds_a_film() -> None:
    film = _part(containsVideo=True, isLoggedInAsPhoto=True)
    assert (film.contains_video, film.signed_in_as_photo, film.text_html) == (True, True, "")
    plain = _part(containsVideo="yes", content=DAY_MS)
    assert (plain.contains_video, plain.signed_in_as_photo, plain.text_html) == (False, False, "")


def test_f049_a_section_that_is_none_costs_no_other() -> None:
    items: list[object] = [
        {"itemType": "txt", "itemParts": [{"content": "a"}, None]},
        7,
        {"itemParts": {}},
        {},
    ]
    found = convert.article({"items": items}, "9")
    assert [len(section.parts) for section in found.sections] == [1, 0]
    assert [left.json_path for left in found.quarantined] == [
        "$.items[0].itemParts[1]",
        "$.items[1]",
        "$.items[2].itemParts",
    ]
    with pytest.raises(ProtocolChangedError):
        convert.article({"items": None}, "9")
