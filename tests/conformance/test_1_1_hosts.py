"""portal-api 1.1: hosts and pages."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.conformance.naive import account, open_client, sign_in
from tests.demo.reading import PARENT_API

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal

Attributes = dict[str, str | None]


class _Controls(HTMLParser):
    """Collects the form, inputs and buttons of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"form", "input", "button"}:
            self.found.append((tag, dict(attrs)))

    def one(self, tag: str, key: str, value: str) -> Attributes:
        (only,) = [each for name, each in self.found if name == tag and each.get(key) == value]
        return only


def _submit(client: httpx.Client, password: str, username: str) -> httpx.Response:
    """Fill the page's form in and send it, as a person with a browser does."""
    page = client.get("/auth/login")
    controls = _Controls(page.text)
    ((_, form),) = [each for each in controls.found if each[0] == "form"]
    fields = {
        str(controls.one("input", "formcontrolname", "username")["name"]): username,
        str(controls.one("input", "formcontrolname", "password")["name"]): password,
    }
    assert controls.one("button", "id", "login-button")["type"] == "submit"
    return client.request(str(form["method"]), str(form["action"]), data=fields)


@pytest.mark.parametrize("org", ["demo", "demo2", "demo3"])
def test_1_1_each_organisation_has_a_host_of_its_own(portal: TlsPortal, org: str) -> None:
    with sign_in(portal, org) as client:
        name = client.get("/auth-api/customerdomainname").json()["payload"]
        info = client.get(f"{PARENT_API}/customer/info")
    assert name == org
    assert info.url.host == f"{org}.ouderportaal.nl"
    assert info.url.port is None
    assert info.status_code == 200


@pytest.mark.parametrize("host", ["elders.ouderportaal.nl", "ouderportaal.nl", "demo.example"])
def test_1_1_another_host_is_not_answered(visitor: httpx.Client, host: str) -> None:
    assert visitor.get("/auth-api/captcha", headers={"Host": host}).status_code == 404


def test_1_1_the_login_page_has_the_controls_of_the_portal(visitor: httpx.Client) -> None:
    for path in ("/auth/login", "/auth/"):
        page = visitor.get(path)
        assert page.status_code == 200
        assert page.headers["Content-Type"].startswith("text/html")
        controls = _Controls(page.text)
        assert controls.one("input", "formcontrolname", "password")["type"] == "password"
        assert controls.one("input", "formcontrolname", "username")
        assert controls.one("button", "id", "login-button")


@pytest.mark.parametrize("path", ["/parent", "/parent/", "/parent/tabs/mychild"])
def test_1_1_a_visitor_without_a_session_ends_up_under_auth(
    visitor: httpx.Client, path: str
) -> None:
    page = visitor.get(path, follow_redirects=True)
    assert page.status_code == 200
    assert page.url.path.startswith("/auth/")


def test_1_1_after_signing_in_the_browser_lands_under_parent(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    of = account(portal, "demo")
    visitor.follow_redirects = True
    page = _submit(visitor, of.password, of.username)
    assert page.status_code == 200
    assert page.url.path == "/parent/"
    assert "demoportaal" in page.text
    assert visitor.get("/parent/").url.path == "/parent/"


def test_1_1_and_1_6_in_page_javascript_gets_a_token_there(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    of = account(portal, "demo")
    landed = _submit(visitor, of.password, of.username)
    page = visitor.get(landed.headers["location"])
    minted = visitor.get("/auth-api/token")
    user = visitor.get(
        "/auth-api/user", headers={"Authorization": f"Bearer {minted.json()['authToken']}"}
    )
    assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
    assert minted.status_code == 200
    assert user.json()["username"] == of.username
    assert visitor.get("/auth-api/token").status_code == 200


def test_1_1_media_are_on_their_own_host(parent: httpx.Client) -> None:
    (card, *_) = parent.get(f"{PARENT_API}/timeline/cards/v2/0").json()
    link = urlsplit(str(card["children"][0]["avatars"]["fullSizeUrl"]))
    assert (link.scheme, link.netloc) == ("https", "resource.kidskonnect.cloud")
    picture = parent.get(card["children"][0]["avatars"]["fullSizeUrl"])
    assert picture.headers["Content-Type"] == "image/jpeg"


def test_1_1_the_app_and_the_web_use_the_same_api(portal: TlsPortal) -> None:
    with open_client(portal, "demo") as client:
        client.headers["X-Client-Name"] = "OuderApp"
        assert client.get("/auth-api/captcha").status_code == 200
