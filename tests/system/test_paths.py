from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from konnect_desktop.domain.errors import DiskError, ErrorKind
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.private_files import replace_private_file
from tests.system.scripts import output_of

ACCOUNT = "0f" * 16
on_posix = pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_profile_of_its_own_lies_below_one_folder(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    folders = {paths.config, paths.data, paths.logs, paths.cache}
    assert len(folders) == 4
    assert all(folder.parent == tmp_path for folder in folders)
    assert paths.account_folder(ACCOUNT) == paths.data / "accounts" / ACCOUNT


def test_the_users_folders_are_those_of_the_system(tmp_path: Path) -> None:
    code = """
        from konnect_desktop.system.paths import Paths
        paths = Paths.for_user()
        print(paths.config, paths.data, paths.logs, paths.cache, sep="\\n")
    """
    printed = output_of(code, env={"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "s")})
    assert all(Path(line).is_relative_to(tmp_path) for line in printed.splitlines())
    assert all("onnect" in line for line in printed.splitlines())
    assert list(tmp_path.iterdir()) == []


@on_posix
def test_f164_folders_are_private_under_any_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        paths = Paths.below(tmp_path / "new" / "profile")
        paths.create()
        account = paths.account_folder(ACCOUNT)
        replace_private_file(account / "file", b"content")
    finally:
        os.umask(old)
    made = [tmp_path / "new", *(tmp_path / "new").rglob("*")]
    assert {mode_of(path) for path in made if path.is_dir()} == {0o700}
    assert {mode_of(path) for path in made if path.is_file()} == {0o600}


@on_posix
def test_f164_a_folder_that_stood_open_is_closed(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    paths.data.mkdir()
    paths.data.chmod(0o755)
    paths.create()
    assert mode_of(paths.data) == 0o700


@pytest.mark.parametrize("account_id", ["", "..", "a/b", "A" * 32, "a" * 65, "-a", "a\n"])
def test_an_account_folder_never_lies_elsewhere(account_id: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="id"):
        Paths.below(tmp_path).account_folder(account_id)
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_a_folder_must_be_is_a_disk_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(DiskError) as caught:
        Paths.below(tmp_path).account_folder(ACCOUNT)
    assert caught.value.kind is ErrorKind.DISK_DENIED
