"""`bin/nuanju up`, for real: children that die come back, orphans of a killed start are ended, everything ends together."""

import os
import shutil
import signal

import psutil
import pytest

from nuanju.config import embedded
from tests.config.servers import ROOT, Site, wait_until

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site():
    home = ROOT / "var" / f"up{os.getpid()}"
    home.mkdir(parents=True)
    site = Site(home)
    site.start()
    yield site
    if site.process.poll() is None:
        site.stop()
    for process in site.processes():
        process.kill()
    embedded.stop(home)
    shutil.rmtree(home)


def test_it_becomes_ready(site):
    assert site.ready() == {"database": True, "migrations": True, "worker": True}
    assert f"暖居已启动：http://localhost:{site.port}" in wait_until(
        lambda: "已启动" in site.log.read_text() and site.log.read_text()
    )


@pytest.mark.parametrize("name", ["web", "live", "worker"])
def test_a_killed_child_comes_back(site, name):
    site.ready()
    before = wait_until(lambda: len(site.pids()) == 3 and site.pids())
    os.kill(before[name], signal.SIGKILL)
    assert wait_until(lambda: site.pids().get(name, before[name]) != before[name])
    site.ready()


def test_a_killed_database_comes_back(site):
    site.ready()
    os.kill(embedded.postmaster(site.home / "pg"), signal.SIGKILL)
    wait_until(lambda: not embedded.answers(site.home / "pg"), 5)
    wait_until(lambda: embedded.answers(site.home / "pg"))
    site.ready()


def test_a_second_start_of_the_same_home_says_so(site):
    site.ready()
    second = Site(site.home)
    assert second.start().wait(20) == 1
    assert "已经在运行了" in site.log.read_text()


def test_a_taken_port_is_told(site):
    site.ready()
    home = ROOT / "var" / f"other{os.getpid()}"
    home.mkdir()
    other = Site(home)
    other.port = site.port
    assert other.start().wait(20) == 1
    assert f"端口 {site.port} 已被别的程序占用" in other.log.read_text()
    shutil.rmtree(home)


def test_after_a_kill_of_the_supervisor_the_next_start_copes(site):
    site.ready()
    orphans = set(wait_until(lambda: len(site.pids()) == 3 and site.pids()).values())
    site.stop(signal.SIGKILL)
    assert all(psutil.pid_exists(pid) for pid in orphans)
    site.start()
    wait_until(lambda: not orphans & {p.pid for p in site.processes()})
    site.ready()


def test_sigterm_ends_every_child_and_the_database(site):
    site.ready()
    assert site.stop() == 0
    assert site.processes() == []
    assert not embedded.answers(site.home / "pg")
