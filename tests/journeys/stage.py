"""Put the cast on the stage: run as a program against the journeys' own database, prints the tokens as JSON."""

import json
import sys

import django

PASSWORD = "nuanju-journeys"  # of everybody; this database lives as long as the run
WHO_REPORTS_CALLS = "admin"


def main() -> None:
    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.db import connection

    from nuanju.core.actors import SYSTEM
    from nuanju.identity.verbs.issue_token import issue_token
    from nuanju.org.models import User
    from tests.cast import build

    with connection.cursor() as cursor:
        cursor.execute("truncate procrastinate_jobs cascade")  # left by tests whose database this is a copy of
    cast = build()
    User.objects.update(password=make_password(PASSWORD))
    tokens = {who: issue_token(getattr(cast, who), name="电话系统", by=SYSTEM)[1] for who in (WHO_REPORTS_CALLS, "agent")}
    json.dump(tokens, sys.stdout)


if __name__ == "__main__":
    main()
