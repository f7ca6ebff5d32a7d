"""The media host: signed pictures, films and documents (wire 2.15); it knows no tokens."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from starlette.responses import Response

from konnect_desktop.demo.byte_ranges import RangeNotSatisfiableError, asked_range
from konnect_desktop.demo.documents import pdf
from konnect_desktop.demo.pictures import marked_jpeg, marked_mp4

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from konnect_desktop.demo.content.family import FamilyContent
    from konnect_desktop.demo.pictures import Pictures
    from konnect_desktop.demo.signing import LinkSigner

_PATH = re.compile(
    r"/(?P<org>[a-z0-9-]+)/(?P<stem>(?:IMG|NEWS|AVATAR|DOC)-[a-z0-9]+)"
    r"(?P<size>-medium|-thumb)?(?P<extension>\.jpeg|\.mp4|\.pdf)",
    re.ASCII,
)
_TYPES = {".jpeg": "image/jpeg", ".mp4": "video/mp4", ".pdf": "application/pdf"}
_DENIED = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
)


class MediaHost:
    """Answers requests for media of all organisations."""

    def __init__(
        self, families: Mapping[str, FamilyContent], pictures: Pictures, signer: LinkSigner
    ) -> None:
        self._families = families
        self._pictures = pictures
        self._signer = signer

    async def answer(self, request: Request) -> Response:
        """Answer GET and HEAD; 403 without a living signature, whatever the path is."""
        path = request.url.path
        match = _PATH.fullmatch(path)
        if match is None or request.method not in {"GET", "HEAD"}:
            return Response("Not Found", 404, media_type="text/plain")
        if not self._signer.is_valid(path, request.query_params):
            return access_denied()
        try:
            content = self._content(match)
        except LookupError:
            return access_denied()
        return _ranged(request, content, _TYPES[match["extension"]])

    def _content(self, match: re.Match[str]) -> bytes:
        stem, extension = match["stem"], match["extension"]
        size = (match["size"] or "-full")[1:]
        mark = f"{match['org']}/{stem}/{size}".encode()
        if extension == ".pdf":
            return pdf(stem)
        if stem.startswith("AVATAR-"):
            return marked_jpeg(self._pictures.avatar(stem.removeprefix("AVATAR-")), mark)
        family = self._families[match["org"]]
        if stem.startswith("NEWS-"):
            shot = family.articles.shot(stem)
            return self._sized(shot.picture, size, extension, mark, is_video=shot.is_video)
        photo = family.photo(stem)
        if size == "full" and not photo.may_download:
            raise LookupError(stem)
        mark = f"{photo.id}/{size}".encode()
        return self._sized(photo.picture, size, extension, mark, is_video=photo.is_video)

    def _sized(
        self, picture: str, size: str, extension: str, mark: bytes, *, is_video: bool
    ) -> bytes:
        drawing = (self._pictures.videos if is_video else self._pictures.photos)[picture]
        if size != "full":
            return marked_jpeg(drawing.medium if size == "medium" else drawing.thumb, mark)
        if is_video != (extension == ".mp4"):
            raise LookupError(picture)
        return marked_mp4(drawing.full, mark) if is_video else marked_jpeg(drawing.full, mark)


def access_denied() -> Response:
    """Answer as the media host does to a link that is not, or no longer, signed."""
    return Response(_DENIED, 403, media_type="application/xml")


def _ranged(request: Request, content: bytes, media_type: str) -> Response:
    etag = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    headers = {"Accept-Ranges": "bytes", "ETag": etag}
    asked = request.headers.get("Range")
    if asked and request.headers.get("If-Range", etag) == etag:
        try:
            part = asked_range(asked, len(content))
        except RangeNotSatisfiableError:
            headers["Content-Range"] = f"bytes */{len(content)}"
            return Response(b"", 416, headers)
        if part is not None:
            headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(content)}"
            return Response(content[part.start : part.stop], 206, headers, media_type)
    return Response(content, 200, headers, media_type)
