from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.tree import ROOT

VIDEOS = ROOT / "konnect_desktop" / "resources" / "demo" / "videos"
MANY_VOID_CALLS = """
from PySide6.QtCore import QSize
size = QSize(1, 2)
for _ in range(50_000):
    size.transpose()
"""
COUNT_NONE = """
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(1_000):
    thing.setObjectName("x")
print(before - sys.getrefcount(None))
"""
PLAY = """
import sys
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QMediaPlayer, QVideoSink
app = QGuiApplication(sys.argv[:1])
player, sink, frames = QMediaPlayer(), QVideoSink(), []
player.setVideoSink(sink)
# A busy machine drops frames; a clip may be over before ten of them were shown.
player.setLoops(QMediaPlayer.Loops.Infinite)
def keep(frame):
    if not frame.isValid():
        return
    frames.append((frame.width(), frame.height()))
    if len(frames) == 10:
        app.quit()
def refuse(_error, words):
    print(words)
    app.exit(2)
sink.videoFrameChanged.connect(keep)
player.errorOccurred.connect(refuse)
QTimer.singleShot(20_000, lambda: app.exit(3))
player.setSource(QUrl.fromLocalFile(sys.argv[1]))
player.play()
code = app.exec()
player.stop()
print(len(frames), set(frames), player.duration())
sys.exit(code)
"""


def run_python(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 — our own interpreter and text
        (sys.executable, "-c", program, *arguments),
        capture_output=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=60,
    )


def demo_videos() -> list[Path]:
    return sorted(VIDEOS.glob("**/*.mp4"))


def test_f181_python_survives_many_void_calls_of_qt() -> None:
    done = run_python(MANY_VOID_CALLS)

    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None has no count from Python 3.12 on")
def test_f181_void_calls_of_qt_do_not_drop_references_of_none() -> None:
    done = run_python(COUNT_NONE)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) <= 100


def test_there_are_demo_videos() -> None:
    assert demo_videos()


@pytest.mark.parametrize("video", demo_videos(), ids=lambda video: video.name)
def test_qt_plays_a_demo_video(video: Path) -> None:
    done = run_python(PLAY, str(video))

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("10 ")
