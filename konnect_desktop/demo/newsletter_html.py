"""A newsletter as one whole HTML document, with its pictures inside (portal-api 2.9)."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from konnect_desktop.demo.content.newsletters import Chapter, Illustration, Newsletter
    from konnect_desktop.demo.pictures import Pictures

_STYLE = (
    "body{margin:0;background:#f4efe6;font-family:Verdana,Arial,sans-serif;color:#2b2622}"
    "td{padding:16px 24px;font-size:15px;line-height:23px}"
    "h1{font-size:24px;line-height:30px;margin:0}h2{font-size:18px;margin:0 0 8px}"
    ".beeld{width:100%;max-width:512px;border-radius:8px}"
    ".onderschrift{font-size:13px;color:#6a5f54;margin:4px 0 12px}"
)


def newsletter_html(newsletter: Newsletter, pictures: Pictures) -> str:
    """Return the document, laid out in tables as mails are."""
    chapters = "".join(_chapter(chapter, pictures) for chapter in newsletter.chapters)
    subject, sender = escape(newsletter.subject), escape(newsletter.sender)
    return (
        '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">'
        f"<title>{subject}</title><style>{_STYLE}</style></head><body>"
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>'
        '<td align="center"><table role="presentation" width="560" cellpadding="0" '
        'cellspacing="0" bgcolor="#ffffff">'
        f'<tr><td bgcolor="#fdeeda"><h1>{subject}</h1>'
        f"<p>{newsletter.sent_at:%d-%m-%Y}</p></td></tr>{chapters}"
        f"<tr><td><p>Hartelijke groet,<br>{sender}</p></td></tr>"
        "</table></td></tr></table></body></html>"
    )


def _chapter(chapter: Chapter, pictures: Pictures) -> str:
    text = "".join(f"<p>{escape(each)}</p>" for each in chapter.paragraphs)
    images = "".join(_image(each, pictures) for each in chapter.pictures)
    return f"<tr><td><h2>{escape(chapter.title)}</h2>{images}{text}</td></tr>"


def _image(illustration: Illustration, pictures: Pictures) -> str:
    data = b64encode(pictures.photos[illustration.picture].medium).decode()
    caption = escape(illustration.caption)
    return (
        f'<img class="beeld" alt="{caption}" src="data:image/jpeg;base64,{data}">'
        f'<p class="onderschrift">{caption}</p>'
    )
