"""The site as it is run, with quick password hashes."""

from nuanju.config.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
