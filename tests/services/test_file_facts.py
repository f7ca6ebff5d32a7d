from __future__ import annotations

from pathlib import Path

import pytest

from konnect_desktop.domain.errors import DiskError
from konnect_desktop.domain.pictures import FileFacts
from konnect_desktop.services.file_facts import facts_of_file
from tests.services.media.samples import VIDEOS, photo, png, small_picture


def facts(folder: Path, content: bytes) -> FileFacts:
    path = folder / "file"
    path.write_bytes(content)
    found = facts_of_file(path)
    assert found.size_bytes == len(content)
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_has_bytes_and_pixels(tmp_path: Path, kind: str) -> None:
    assert facts(tmp_path, small_picture(kind)).pixels == (320, 240)


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg/>", photo()[:5000], png(20_000, 20_000, rows=b"")],
    ids=["f076", "f077", "cut", "f078"],
)
def test_what_is_no_picture_has_bytes_alone(tmp_path: Path, content: bytes) -> None:
    assert facts(tmp_path, content).pixels is None


def test_a_film_has_bytes_alone(tmp_path: Path) -> None:
    assert facts(tmp_path, VIDEOS[0].read_bytes()).pixels is None


def test_a_file_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    with pytest.raises(DiskError):
        facts_of_file(tmp_path / "weg.jpg")
