"""Put the cast, or the demo, on the stage: a program run against the journeys' own database; prints tokens and ids."""

import json
import os
import sys

import django

PASSWORD = "nuanju-journeys"  # of everybody; this database lives as long as the run


def main(who: str) -> None:
    django.setup()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("truncate procrastinate_jobs cascade")  # left by tests whose database this is a copy of
    json.dump({"cast": cast, "demo": demo}[who](), sys.stdout)


def cast() -> dict[str, dict]:
    """Everybody of tests/cast.py, with a password and a token."""
    from django.contrib.auth.hashers import make_password

    from nuanju.core.actors import SYSTEM
    from nuanju.identity.verbs.issue_token import issue_token
    from nuanju.org.models import User
    from tests.cast import STAFF, build

    built = build()
    User.objects.update(password=make_password(PASSWORD))
    tokens = {who: issue_token(getattr(built, who), name="journeys", by=SYSTEM)[1] for who, *_ in STAFF}
    more = ("owner", "neighbour", "house1402", "house1501", "house1502", "house1602", "house301")
    ids = {who: getattr(built, who).pk for who in (*tokens, *more)}
    return {"tokens": tokens, "ids": ids}


def demo() -> dict[str, dict]:
    """The demo organisation, small unless pictures are taken; reference data first, as at a real start."""
    from nuanju.config.commands.migrate_ import load_defaults
    from nuanju.demo.load import load

    load_defaults()
    load(lambda line: None, scale=1 if os.environ.get("NUANJU_SCREENSHOTS") == "1" else 0.02)
    return {"tokens": {}, "ids": {}}


if __name__ == "__main__":
    main(sys.argv[1])
