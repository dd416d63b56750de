"""The site as it is run, with quick password hashes."""

from nuanju.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
