"""Root in a folder that is closed to others, such as /root: the database starts all the same, and nothing is opened for it."""

import os
import pathlib
import shutil

import pytest

from nuanju.config import embedded, unprivileged

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture
def closed_home():
    closed = ROOT / "var" / f"closed{os.getpid()}"
    closed.mkdir(parents=True)
    closed.chmod(0o700)
    yield closed / "home"
    embedded.stop(closed / "home")
    if (closed / "home" / "pg").is_symlink():
        shutil.rmtree((closed / "home" / "pg").resolve())
    shutil.rmtree(closed)


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts the server as somebody else")
def test_data_in_a_closed_folder_get_a_place_of_their_own(closed_home):
    with embedded.at_hand(closed_home):
        assert embedded.answers(closed_home / "pg")
    place = (closed_home / "pg").resolve()
    assert place.is_relative_to(unprivileged.REFUGE)
    assert place.stat().st_mode & 0o777 == 0o700
    assert closed_home.parent.stat().st_mode & 0o777 == 0o700
    with embedded.at_hand(closed_home):  # and again
        assert embedded.answers(closed_home / "pg")


def test_others_need_nothing():
    assert unprivileged.reaches(pathlib.Path("/nowhere"), {})
