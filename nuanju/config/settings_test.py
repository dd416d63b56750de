"""Settings of the test suite: no static manifest, quick hashes, an own home; tests/conftest.py starts the database."""

import os
import pathlib

os.environ.setdefault("NUANJU_HOME", str(pathlib.Path(__file__).resolve().parents[2] / "var" / "test"))
os.environ.setdefault("NUANJU_SECRET_KEY", "tests only")

from nuanju.config.settings import *  # noqa: F403

DEMO = False  # the tests of the demo open it
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

INSTALLED_APPS = [*INSTALLED_APPS, "tests.parcels"]  # noqa: F405 — what the primitives are tried on
