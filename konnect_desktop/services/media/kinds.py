"""What a file is, decided by its first bytes only: never by a name or a Content-Type (F077)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

SNIFF_BYTES: Final = 256
"""How many bytes from the start of a file ``sniff`` looks at, at most."""

_MOVIE_BRANDS: Final = frozenset(
    {
        *(b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9"),
        *(b"mp41", b"mp42", b"mp71", b"avc1", b"hvc1", b"dash", b"MSNV", b"XAVC", b"mmp4"),
        *(b"M4V ", b"M4VH", b"M4VP", b"f4v ", b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"3g2a"),
    }
)
_QUICKTIME_BRAND: Final = b"qt  "
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_HEIF_BRANDS: Final = frozenset({b"mif1", b"mif2", b"msf1", b"heif"})
# Sound, raw camera files and codecs that are none of ours name a film's brand as compatible.
_REFUSED_BRANDS: Final = frozenset(
    {b"avif", b"avis", b"crx ", b"M4A ", b"M4B ", b"M4P ", b"jp2 ", b"jpx ", b"jpm ", b"mjp2"}
)


class FileKind(StrEnum):
    """Kinds of file that are saved."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    HEIC = "heic"
    MP4 = "mp4"
    MOV = "mov"
    PDF = "pdf"

    @property
    def extension(self) -> str:
        """The file name's ending, with its dot."""
        return ".jpg" if self is FileKind.JPEG else f".{self.value}"

    @property
    def is_video(self) -> bool:
        """Whether the file is a film."""
        return self in {FileKind.MP4, FileKind.MOV}


_MAGICS: Final = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"%PDF-", FileKind.PDF),
)


def sniff(head: bytes) -> FileKind | None:
    """Tell what a file is from its beginning.

    Args:
        head: The first ``SNIFF_BYTES`` bytes, or all there are.

    Returns:
        The kind, or ``None`` for everything that is not on the list: SVG, TIFF, ICO, PSD, HTML,
        ZIP and whatever else.
    """
    for magic, kind in _MAGICS:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileKind.WEBP
    if head[4:8] == b"ftyp":
        return _sniff_brands(head)
    return None


def _sniff_brands(head: bytes) -> FileKind | None:
    size = int.from_bytes(head[:4])
    major = head[8:12]
    compatible = head[16 : min(size, SNIFF_BYTES)]
    brands = {compatible[at : at + 4] for at in range(0, len(compatible) - 3, 4)}
    if major in _REFUSED_BRANDS:
        return None
    if major in _HEIC_BRANDS:
        return FileKind.HEIC
    if major in _HEIF_BRANDS:
        return FileKind.HEIC if brands & _HEIC_BRANDS else None
    if major == _QUICKTIME_BRAND:
        return FileKind.MOV
    if major in _MOVIE_BRANDS or brands & _MOVIE_BRANDS:
        return FileKind.MP4
    return None
