"""Started by root, PostgreSQL runs as another user, who must reach its programs and its data.

Where he cannot (a clone under /root, whose folder is closed to others), both get a place of their own in /var/lib/nuanju
and `NUANJU_HOME/pg` becomes a link to it; nobody's folder is opened for that.
"""

import hashlib
import os
import pathlib
import shutil
import subprocess

USER = "embedded_postgres"  # PostgreSQL refuses to run as root
REFUGE = pathlib.Path("/var/lib/nuanju")


def run_as() -> dict:
    """What Popen needs so that the server is not root; {} when we are not."""
    if os.geteuid() != 0:
        return {}
    if subprocess.run(["id", USER], capture_output=True).returncode != 0:
        subprocess.run(["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", USER], check=True)
    return {"user": USER, "group": USER, "cwd": "/"}


def reaches(path: pathlib.Path, who: dict) -> bool:
    """May the server's user go there?"""
    call = ["test", "-x", str(path)]
    return not who or subprocess.run(call, user=who["user"], group=who["group"], cwd="/").returncode == 0


def data_place(data: pathlib.Path, who: dict) -> pathlib.Path:
    """The real folder of the data, made when there is none yet."""
    if not data.exists():
        data.parent.mkdir(parents=True, exist_ok=True)
        if reaches(data.parent, who):
            data.mkdir()
        else:
            own = REFUGE / hashlib.sha256(str(data).encode()).hexdigest()[:12]
            own.mkdir(parents=True, exist_ok=True)
            data.symlink_to(own)
        data.chmod(0o700)
        if who:
            shutil.chown(data.resolve(), USER, USER)
    if not reaches(data.parent if not data.is_symlink() else REFUGE, who):
        raise SystemExit(
            f"以 root 启动时，数据库用账号 {USER} 运行，它进不去 {data.parent}。请把数据目录移到 /srv 下面。"
        )
    return data.resolve()


def program_place(programs: pathlib.Path, who: dict) -> pathlib.Path:
    """The programs, copied once to where the server's user can run them if he cannot where they lie."""
    if reaches(programs / "postgres", who):
        return programs
    package = programs.parents[1]  # site-packages/embedded_postgres, its libraries beside it
    version = hashlib.sha256(f"{package} {(programs / 'postgres').stat().st_mtime_ns}".encode()).hexdigest()[:12]
    own = REFUGE / f"programs-{version}"
    if not own.exists():
        aside = own.with_suffix(f".{os.getpid()}")
        for folder in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(folder, aside / folder.name, symlinks=True)
        aside.rename(own)
    return own / package.name / programs.relative_to(package)
