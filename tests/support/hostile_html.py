"""Messages that try everything: markup that acts, markup that costs, letters that deceive.

Rule: the same number and seed give the same messages. Each holds ``SHOWN`` where a reader sees it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Final

SHOWN: Final = "zandtaart"
"""A word of every message that has to be shown."""

MARKER: Final = "/never-opened/konnect-marker.png"
_LONGEST: Final = 190_000

_ACTING: Final = (
    f"<img src='file://{MARKER}'>",
    '<img src="//evil.example/share/a.png" onerror=alert(1)>',
    "<img src=\\\\evil.example\\share\\a.png>",
    "<a href='javascript:alert(1)'>klik</a>",
    "<a href=' JaVaScRiPt&#58;alert(1)'>klik</a>",
    "<a href='jav\tascript:alert(1)'>klik</a>",
    "<a href='//evil.example/x'>klik</a>",
    "<a href='data:text/html,<script>1</script>'>klik</a>",
    f"<a href='file://{MARKER}'>klik</a>",
    "<a href='vbscript:x'>klik</a>",
    "<a href='https://portaal.example/x'>klik</a>",
    "<a href='mailto:groep@opvang.example'>mail</a>",
    f"<div style=\"background:url('file://{MARKER}')\">x</div>",
    f"<style>@import url('file://{MARKER}');</style>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<form action=https://evil.example><input name=q value=x><button>ok</button></form>",
    "<base href='https://evil.example/'>",
    "<iframe src=https://evil.example></iframe>",
    "<object data=x></object><embed src=x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<script>alert('<p>')</script>",
    "<img src=http://192.0.2.1/1.gif width=1 height=1>",
)
_DECEIVING: Final = (
    "\u202e" * 3 + "omgekeerd",
    "\u2066\u2069\u2069spil",
    "on\u200bzicht\u200dbaar",
    "<a href='https://xn--bnk-7oa.example/'>https://bank.example</a>",
    "\x00\x08\x1b[31m",
    "&#x202e;&#0;&#xD800;&#99999999;",
    "\ue000script\ue001 \ue002amp; \ue003",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
_COSTING: Final[tuple[Callable[[int], str], ...]] = (
    lambda n: "<div>" * n,
    lambda n: "<table><tr><td>" * n,
    lambda n: "<ul><li>" * n,
    lambda n: "<b><i><u>" * n + "x" + "</p><p>" * n,
    lambda n: "<p>" + "".join(f"<b id={i}>" for i in range(n)) + "</p>" + "<p>x</p>" * n,
    lambda n: "<a href='https://x.example'>x" * n,
    lambda n: "x" * 30 * n,
    lambda n: "e" + "\u0301" * 20 * n,
    lambda n: "\u0e49" * 20 * n,
    lambda n: "<a " * n,
    lambda n: "<!--" * n,
    lambda n: "<!-->" * n,
    lambda n: "<" * 10 * n,
    lambda n: "&" * 10 * n,
    lambda n: "&amp;" * 5 * n,
    lambda n: "&#" + "9" * 20 * n + ";",
    lambda n: "<br>" * 2 * n,
    lambda n: "<p>a" * n,
    lambda n: "<a x='" * n,
    lambda n: '<a ="' * n,
    lambda n: "<a" + " a=b" * 5 * n + ">",
    lambda n: "<blockquote>" * n,
    lambda n: "</p>" * 2 * n,
    lambda n: "\xa0" * 10 * n,
    lambda n: "\u202e" * 10 * n,
    lambda n: "<b>x </b>" * n,
    lambda n: "<h1>x</h1>" * n,
    lambda n: "<option>" * n,
    lambda n: "<svg><style>" * n,
    lambda n: "<![CDATA[" * n,
)


def hostile_messages(count: int, seed: int) -> Iterator[str]:
    """Give ``count`` messages of up to 200 kB; costly pieces grow up to that in some of them."""
    dice = random.Random(seed)  # noqa: S311 — a repeatable corpus
    for number in range(count):
        pieces = [f"<p>{SHOWN}</p>"]
        pieces += dice.choices(_ACTING, k=dice.randrange(4))
        pieces += dice.choices(_DECEIVING, k=dice.randrange(3))
        costly = _COSTING[number % len(_COSTING)](dice.choice((3, 30, 300, 3_000, 30_000)))
        pieces.append(costly[: _LONGEST - sum(map(len, pieces))])
        yield "".join(pieces)
