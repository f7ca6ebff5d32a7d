from __future__ import annotations

import asyncio
import codecs
import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from konnect_desktop.domain.errors import DiskError, ErrorKind
from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.settings import (
    DEFAULTS,
    GIGABYTE,
    SETTINGS_FILE,
    Settings,
    SettingsFile,
    SettingsReport,
    ViewerChoices,
    WindowPlace,
    _read,
)
from konnect_desktop.system.settings_table import judge, table_of
from konnect_desktop.system.settings_values import PhotoChoices

CHANGED = Settings(
    theme="dark",
    language="nl",
    text_percent=150,
    high_contrast=True,
    reduced_motion=False,
    picture_cache_bytes=3 * GIGABYTE,
    window=WindowPlace(1280, 800, -40, 20, maximized=True),
    chosen_account="0f" * 16,
    viewer=ViewerChoices(
        details=True,
        labels=False,
        slide_seconds=7,
        slides_shuffled=True,
        slides_repeated=True,
        film_goes_on=True,
        film_volume_percent=30,
    ),
    photos=PhotoChoices(as_photos=True, tile=240, kinds="videos", company="alone", favourites=True),
    shortcuts={Act.SAVE: ("Ctrl+S",), Act.MUTE: ()},
)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


def write(paths: Paths, content: bytes) -> Path:
    paths.create()
    path = paths.config / SETTINGS_FILE
    path.write_bytes(content)
    return path


async def written(paths: Paths, settings: Settings = CHANGED) -> Path:
    file = SettingsFile(paths)
    file.load()
    await file.save(settings)
    return paths.config / SETTINGS_FILE


def test_without_a_file_all_is_as_at_first_and_no_file_is_made(paths: Paths) -> None:
    assert SettingsFile(paths).load() == (DEFAULTS, SettingsReport())
    assert not paths.config.exists()


async def test_every_setting_is_kept(paths: Paths) -> None:
    await written(paths)
    assert SettingsFile(paths).load() == (CHANGED, SettingsReport())
    unchanged = [
        name
        for name in Settings.__struct_fields__
        if getattr(CHANGED, name) == getattr(DEFAULTS, name)
    ]
    assert unchanged == []


async def test_a_window_that_the_system_places_has_no_place(paths: Paths) -> None:
    unplaced = replace(CHANGED, window=WindowPlace(900, 640))
    path = await written(paths, unplaced)
    assert SettingsFile(paths).load()[0] == unplaced
    assert tomllib.loads(path.read_text())["window"] == {
        "width": 900,
        "height": 640,
        "maximized": False,
    }


async def test_unknown_keys_stay(paths: Paths) -> None:
    path = write(
        paths,
        b'later = 3\ntheme = "dark"\n[window]\nwidth = 900\nheight = 640\nscreen = "left"\n'
        b"[future]\nx = 1\n",
    )
    file = SettingsFile(paths)
    settings, report = file.load()
    assert report == SettingsReport()
    await file.save(replace(settings, theme="light"))
    table = tomllib.loads(path.read_text())
    assert (table["later"], table["future"], table["theme"]) == (3, {"x": 1}, "light")
    assert table["window"]["screen"] == "left"


async def test_one_bad_choice_of_the_viewer_costs_no_other(paths: Paths) -> None:
    path = write(paths, b'[viewer]\ndetails = true\nslide_seconds = 11\nlabels = "no"\nlater = 1\n')
    file = SettingsFile(paths)
    settings, report = file.load()
    assert settings.viewer == ViewerChoices(details=True)
    assert set(report.replaced) == {"viewer.slide_seconds", "viewer.labels"}
    assert tomllib.loads(path.read_text())["viewer"]["later"] == 1


async def test_one_bad_choice_of_the_photos_costs_no_other(paths: Paths) -> None:
    path = write(paths, b'[photos]\nas_photos = true\ntile = 95\nkinds = "films"\nlater = 1\n')
    file = SettingsFile(paths)
    settings, report = file.load()
    assert settings.photos == PhotoChoices(as_photos=True)
    assert set(report.replaced) == {"photos.tile", "photos.kinds"}
    await file.save(settings)
    assert tomllib.loads(path.read_text())["photos"]["later"] == 1


async def test_keys_that_are_of_no_use_are_the_usual_ones_and_strange_actions_stay(
    paths: Paths,
) -> None:
    path = write(
        paths,
        b'[shortcuts]\nsave = ["Ctrl+S"]\nmute = "X"\ndetails = ["no key"]\nclose = ["X"]\n'
        b'later = ["F9"]\n',
    )
    file = SettingsFile(paths)
    settings, report = file.load()
    assert settings.shortcuts == {Act.SAVE: ("Ctrl+S",)}
    assert set(report.replaced) == {"shortcuts.mute", "shortcuts.details", "shortcuts.close"}
    assert report.damaged_copy is not None
    assert SettingsFile(paths).load() == (settings, SettingsReport()), "it is told once"
    assert tomllib.loads(path.read_text())["shortcuts"] == {"save": ["Ctrl+S"], "later": ["F9"]}
    await file.save(replace(settings, shortcuts={}))
    assert tomllib.loads(path.read_text())["shortcuts"] == {"later": ["F9"]}


async def test_of_many_changes_at_once_the_last_one_counts(paths: Paths) -> None:
    file = SettingsFile(paths)
    file.load()
    await asyncio.gather(
        *(file.save(replace(DEFAULTS, text_percent=percent)) for percent in range(100, 131))
    )
    assert SettingsFile(paths).load()[0].text_percent == 130


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
async def test_f164_the_file_is_private_under_any_umask(paths: Paths) -> None:
    old = os.umask(0)
    try:
        path = await written(paths)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in paths.config.iterdir()] == [SETTINGS_FILE]


async def test_a_folder_in_the_place_of_the_file_is_left_alone(paths: Paths) -> None:
    paths.create()
    (paths.config / SETTINGS_FILE).mkdir()
    file = SettingsFile(paths)
    assert file.load() == (DEFAULTS, SettingsReport(unreadable=True))
    with pytest.raises(DiskError) as caught:
        await file.save(CHANGED)
    assert caught.value.kind is not ErrorKind.INTERNAL


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")],
)
def test_f108_a_byte_order_mark_loses_nothing(mark: bytes, encoding: str, paths: Paths) -> None:
    write(paths, mark + 'theme = "dark"\r\n'.encode(encoding))
    assert SettingsFile(paths).load() == (replace(DEFAULTS, theme="dark"), SettingsReport())


@pytest.mark.deep
async def test_f108_wherever_the_file_is_cut_what_is_whole_counts(paths: Paths) -> None:
    path = await written(paths)
    content = path.read_bytes()
    lines = content.decode().splitlines()
    for size in range(len(content)):
        path.write_bytes(content[:size])
        settings, report = SettingsFile(paths).load()
        assert not report.unreadable
        whole = content[:size].decode().splitlines()[:-1]
        if lines[0] in whole:
            assert settings.theme == "dark"


def test_f108_garbage_is_set_aside_and_told_once(paths: Paths) -> None:
    garbage = b"\x00\xff not = = toml [[["
    path = write(paths, garbage)
    settings, report = SettingsFile(paths).load()
    assert settings == DEFAULTS
    assert report.damaged_copy is not None
    assert report.damaged_copy.read_bytes() == garbage
    assert SettingsFile(paths).load() == (DEFAULTS, SettingsReport())
    assert path.read_bytes() != garbage


def test_f108_a_damaged_file_does_not_touch_the_accounts(paths: Paths) -> None:
    write(paths, b"theme = [")
    (paths.config / "accounts.toml").write_bytes(b"# the user's\n")
    SettingsFile(paths).load()
    assert (paths.config / "accounts.toml").read_bytes() == b"# the user's\n"


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_f108_no_bytes_whatever_make_the_reading_fail(content: bytes | str) -> None:
    table, _ = _read(content.encode() if isinstance(content, str) else content)
    settings, _ = judge(table)
    assert judge(table_of(settings, table)) == (settings, ())


HOSTILE = [
    ("theme", '"../../etc"'),
    ("theme", "3"),
    ("language", '"nl; rm"'),
    ("language", "true"),
    ("text_percent", "1000000"),
    ("text_percent", "99"),
    ("text_percent", "true"),
    ("text_percent", "nan"),
    ("high_contrast", '"yes"'),
    ("reduced_motion", "1"),
    ("picture_cache_bytes", "-1"),
    ("picture_cache_bytes", "9223372036854775807"),
    ("picture_cache_bytes", "1e30"),
    ("chosen_account", '"../../../home"'),
    ("chosen_account", '"file:///etc/passwd"'),
    ("chosen_account", '"x\\u202e"'),
    ("viewer", '"true"'),
    ("photos", "[1]"),
    ("window", "[]"),
    ("window", "{width = 0, height = 0}"),
    ("window", "{width = 99999999, height = 800}"),
    ("window", "{width = 900, height = 640, x = 9999999, y = 0}"),
    ("window", '{width = 900, height = 640, maximized = "no"}'),
]


@pytest.mark.parametrize(("key", "value"), HOSTILE)
def test_f149_a_value_that_cannot_be_is_replaced_and_told_once(
    key: str, value: str, paths: Paths
) -> None:
    write(paths, f"{key} = {value}\n".encode())
    settings, report = SettingsFile(paths).load()
    assert settings == DEFAULTS
    assert report.replaced == (key,)
    assert report.damaged_copy is not None
    assert SettingsFile(paths).load() == (DEFAULTS, SettingsReport())


async def test_f149_keys_that_are_not_settings_have_no_effect(paths: Paths) -> None:
    write(
        paths,
        b'archive = "/etc"\npassword = "canary"\nportal = "https://evil.example"\n'
        b'plugins = ["/var/x.so"]\n',
    )
    settings, _ = SettingsFile(paths).load()
    assert settings == DEFAULTS
    held = (getattr(settings, name) for name in Settings.__struct_fields__)
    assert not any(isinstance(value, Path) for value in held)
