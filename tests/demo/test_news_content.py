"""News and newsletters: what they tell, in all organisations."""

from __future__ import annotations

from datetime import date

import pytest

from konnect_desktop.demo.content.article_words import EVERGREENS, OF_MONTH
from konnect_desktop.demo.content.family import FamilyContent
from konnect_desktop.demo.content.settings import ContentSettings
from konnect_desktop.demo.newsletter_html import newsletter_html
from konnect_desktop.demo.pictures import Pictures, load_pictures

LAYOUTS = {
    "txt", "img", "img_img", "img_img_img", "txt_img", "img_txt", "txt_img_txt", "txtwide_img",
    "img_txtwide", "imgcap_imgcap", "imgcap_imgcap_imgcap",
}  # fmt: skip


@pytest.fixture(scope="module")
def pictures() -> Pictures:
    return load_pictures()


def _family(pictures: Pictures, org: str, today: date) -> FamilyContent:
    settings = ContentSettings(seed=1, today=today, months=18, photos=60, videos=2)
    return FamilyContent(org, settings, pictures.choice)


def test_a_layout_has_as_many_columns_as_its_name_says() -> None:
    for story in (*EVERGREENS, *OF_MONTH.values()):
        for row in story.rows:
            assert len(row.parts) == len(row.layout.split("_"))


@pytest.mark.parametrize("today", [date(2026, 4, 14), date(2026, 1, 2), date(2025, 8, 20)])
@pytest.mark.parametrize("org", ["demo", "demo2", "demo3"])
def test_each_layout_an_old_photo_and_a_video_occur_on_any_day(
    pictures: Pictures, org: str, today: date
) -> None:
    articles = _family(pictures, org, today).articles.items
    sections = [section for article in articles for section in article.sections]
    shots = [column.shot for section in sections for column in section.columns if column.shot]
    assert {section.layout for section in sections} == LAYOUTS
    assert any(shot.is_old for shot in shots)
    assert any(shot.is_video for shot in shots)
    assert len({article.id for article in articles}) == len(articles) > 30
    assert [article.starts_unread for article in articles[:3]] == [True, True, False]


def test_articles_of_a_day_ago_are_still_the_same_ones(pictures: Pictures) -> None:
    before = _family(pictures, "demo", date(2026, 4, 13)).articles.items
    after = _family(pictures, "demo", date(2026, 4, 14)).articles.items
    ids = {article.id: article.title for article in after}
    assert all(ids.get(article.id) == article.title for article in before[:30])


def test_no_placeholder_is_left_in_what_is_told(pictures: Pictures) -> None:
    for org in ("demo", "demo2", "demo3"):
        family = _family(pictures, org, date(2026, 4, 14))
        for article in family.articles.items:
            columns = [column for section in article.sections for column in section.columns]
            told = [article.title, article.snippet, *(column.html or "" for column in columns)]
            assert not any("{" in each or "}" in each for each in told)
        for newsletter in family.newsletters.items[:12]:
            html = newsletter_html(newsletter, pictures)
            assert "{" not in html.partition("</style>")[2]
            assert html.count("data:image/jpeg;base64,") >= 3
