"""A caller of the API: tokens, JSON in and out."""

import itertools

import pytest
from django.test import Client

from nuanju.identity.verbs.issue_token import issue_token

_ids = itertools.count(1)


class Caller:
    """Calls /api/v1 as one user; every write gets its own command_id unless one is given."""

    def __init__(self, user):
        _, raw = issue_token(user, name="test", by=user)
        self.client = Client(headers={"authorization": f"Bearer {raw}"})

    def get(self, path: str, **query):
        return self.client.get(f"/api/v1{path}", query)

    def post(self, path: str, **payload):
        payload.setdefault("command_id", f"test-{next(_ids)}")
        return self.client.post(f"/api/v1{path}", payload, content_type="application/json")


@pytest.fixture
def caller():
    return Caller
