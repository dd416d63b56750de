"""The steps of bin/test, each timed; the summary comes last. The first failure ends the run unless -k is given."""

import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
HOME = pathlib.Path(os.environ.get("NUANJU_HOME", ROOT / "var" / "test")).resolve()
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
BROWSER_PACKAGES = ("chromium", "fonts-noto-cjk")

STEPS: dict[str, list[str]] = {
    "style": [BIN / "ruff", "check", "."],
    "format": [BIN / "ruff", "format", "--check", "."],
    "layers": [BIN / "lint-imports"],
    "types": [BIN / "mypy", "nuanju"],
    "migrations": [BIN / "django-admin", "makemigrations", "--check", "--dry-run", "--pythonpath", "."],
    "tests": [BIN / "pytest", "-m", "not journey", "-n", "2", "--durations=8"],
    "journeys": [BIN / "pytest", "-m", "journey"],
}


def main(words: list[str]) -> int:
    chosen = [w for w in words if not w.startswith("-")] or list(STEPS)
    results: list[tuple[str, float, bool]] = []
    for name in chosen:
        began = time.monotonic()
        good = run(name)
        results.append((name, time.monotonic() - began, good))
        if not good and "-k" not in words:
            break
    return summary(results, chosen)


def run(name: str) -> bool:
    print(f"\n── {name}", flush=True)
    if name == "journeys" and not browser():
        return False
    code = subprocess.run(STEPS[name], cwd=ROOT, env=environment()).returncode
    return code == 0 or (name == "journeys" and code == 5)  # 5: no journey has been written yet


def environment() -> dict[str, str]:
    return {
        **os.environ,
        "NUANJU_HOME": str(HOME),
        "NUANJU_SECRET_KEY": "tests only",
        "DJANGO_SETTINGS_MODULE": "nuanju.config.settings_test",
    }


def browser() -> bool:
    """Chromium with Chinese fonts: installed when we are root and it is missing, otherwise say how."""
    if any(map(shutil.which, CHROMIUM)):
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *BROWSER_PACKAGES]
        if subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL).returncode == 0:
            return True
    print(f"浏览器测试需要 Chromium 和中文字体。请以 root 执行：apt-get install {' '.join(BROWSER_PACKAGES)}")
    return False


def summary(results: list[tuple[str, float, bool]], chosen: list[str]) -> int:
    print("\n── summary")
    for name, seconds, good in results:
        print(f"{'ok  ' if good else 'FAIL'} {name:<12}{seconds:7.1f} s")
    for name in chosen[len(results) :]:
        print(f"--   {name:<12} not run")
    print(f"     {'total':<12}{sum(s for _, s, _ in results):7.1f} s")
    return 0 if all(good for *_, good in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
