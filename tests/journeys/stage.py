"""Put the cast on the stage: run as a program against the journeys' own database, prints tokens and ids as JSON."""

import json
import sys

import django

PASSWORD = "nuanju-journeys"  # of everybody; this database lives as long as the run


def main() -> None:
    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.db import connection

    from nuanju.core.actors import SYSTEM
    from nuanju.identity.verbs.issue_token import issue_token
    from nuanju.org.models import User
    from tests.cast import STAFF, build

    with connection.cursor() as cursor:
        cursor.execute("truncate procrastinate_jobs cascade")  # left by tests whose database this is a copy of
    cast = build()
    User.objects.update(password=make_password(PASSWORD))
    tokens = {who: issue_token(getattr(cast, who), name="journeys", by=SYSTEM)[1] for who, *_ in STAFF}
    ids = {who: getattr(cast, who).pk for who in (*tokens, "owner", "neighbour", "house1402", "house1502", "house1602")}
    json.dump({"tokens": tokens, "ids": ids}, sys.stdout)


if __name__ == "__main__":
    main()
