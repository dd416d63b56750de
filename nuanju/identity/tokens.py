"""The look of a token and its hash. Tokens are random, so a plain hash is enough and can be looked up by index."""

import hashlib
import secrets

PREFIX = "nj_"


def fresh() -> str:
    return PREFIX + secrets.token_urlsafe(32)


def hashed(raw: str) -> str:
    return hashlib.sha256(raw.encode()).hexdigest()
