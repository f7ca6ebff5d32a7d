"""The few pages that the demo portal has for a browser: plain HTML, no script, all text escaped.

Where somebody is signed in, a script that is brought along may ask the portal itself, as the real
portal's own pages do.
"""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

MAIL_PAGE = "/demo/mail"

_DEMO = "Dit is een demoportaal op deze computer: alle namen zijn verzonnen."
_NO_HTTPS = "Zonder https bewaart een browser de sessie misschien niet. Inloggen in de app kan wel."
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
_STYLE = """
:root { color-scheme: light dark }
body { margin: 0; background: light-dark(#F7F3ED, #1B1917); color: light-dark(#27211B, #F3EEE7);
  font: 16px/25px Figtree, system-ui, sans-serif }
main { max-width: 560px; margin: 0 auto; padding: 48px 16px }
h1 { font-size: 28px; line-height: 34px; margin: 0 0 8px }
h2 { font-size: 16px; line-height: 25px; margin: 0 }
p { margin: 8px 0 }
.quiet { color: light-dark(#564D43, #CDC4B9); font-size: 14px; line-height: 20px }
.wrong { color: light-dark(#A8231A, #F6A69D); background: light-dark(#FBE6E2, #48251F);
  border-radius: 12px; padding: 12px 16px }
article, form { background: light-dark(#FFFFFF, #25221F); padding: 16px 20px;
  border: 1px solid light-dark(#E3DBCF, #3A3530); border-radius: 16px; margin: 16px 0 }
label { display: block; font-size: 14px; font-weight: 600; margin-top: 12px }
input { width: 100%; box-sizing: border-box; height: 44px; padding: 0 14px; font: inherit;
  color: inherit; background: transparent; border: 1px solid light-dark(#877C6E, #8D8378);
  border-radius: 10px }
button, .button { display: inline-block; margin-top: 16px; padding: 8px 20px; border: 0;
  border-radius: 10px; color: light-dark(#FFFFFF, #0B2A20);
  background: light-dark(#1F6B57, #74C7AE);
  font: inherit; font-weight: 600; text-decoration: none; cursor: pointer }
:focus-visible { outline: 2px solid light-dark(#1F6B57, #74C7AE); outline-offset: 2px }
"""


def page(title: str, body: str, status: int = 200) -> HTMLResponse:
    """Return a page; `title` is text, `body` is HTML whose maker has escaped what it must."""
    content = (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
    return HTMLResponse(content, status, headers=_HEADERS)


def paragraph(text: str, look: str = "") -> str:
    """Return a paragraph of plain text."""
    of_look = f' class="{look}"' if look else ""
    return f"<p{of_look}>{escape(text)}</p>"


def password_form(problem: str) -> str:
    """Return the form that asks for a new password twice; it posts to its own address."""
    wrong = paragraph(problem, "wrong") if problem else ""
    return (
        f'{wrong}<form method="post">'
        '<label for="new">Nieuw wachtwoord</label>'
        '<input id="new" name="new" type="password" autocomplete="new-password" required>'
        '<label for="again">Nog een keer</label>'
        '<input id="again" name="again" type="password" autocomplete="new-password" required>'
        '<button type="submit">Opslaan</button></form>'
    )


def login_page(
    name: str, problem: str, status: int, *, has_mail: bool, keeps_cookie: bool
) -> HTMLResponse:
    """Return the page to sign in on; the names of its controls are the real portal's."""
    hint = "" if keeps_cookie else paragraph(_NO_HTTPS, "quiet")
    wrong = paragraph(problem, "wrong") if problem else ""
    mail = f'<p><a href="{MAIL_PAGE}">Wachtwoord vergeten? Bekijk de mail</a></p>'
    return page(
        name,
        paragraph(_DEMO, "quiet") + hint + wrong + '<form method="post" action="/auth/login">'
        '<label for="username">Gebruikersnaam</label>'
        '<input id="username" name="username" formcontrolname="username" type="text" '
        'autocomplete="username" required>'
        '<label for="password">Wachtwoord</label>'
        '<input id="password" name="password" formcontrolname="password" type="password" '
        'autocomplete="current-password" required>'
        '<button id="login-button" type="submit">Inloggen</button></form>'
        + (mail if has_mail else ""),
        status,
    )


def landing_page(name: str, first_name: str) -> HTMLResponse:
    """Return the page after signing in."""
    told = page(
        f"Welkom, {first_name}",
        paragraph(f"Je bent ingelogd bij {name}.")
        + paragraph(_DEMO)
        + paragraph("Wat er te lezen is, laat de app zien.", "quiet"),
    )
    told.headers["Content-Security-Policy"] = f"{_POLICY}; connect-src 'self'"
    return told
