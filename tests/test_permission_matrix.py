"""Every address × anonymous, stranger, viewer, right role: as the tables in tests/<app>/permissions.py say."""

import pytest

from tests.permissions import ROLES, outcome, table, url_names

ROWS = [(name, i, row) for name, rows in table().items() for i, row in enumerate(rows)]


def test_every_address_stands_in_a_table():
    assert sorted(set(url_names()) - table().keys()) == []


def test_no_table_names_an_address_that_is_gone():
    assert sorted(table().keys() - set(url_names())) == []


@pytest.mark.parametrize(("name", "i", "row"), ROWS, ids=[f"{n}-{r.method}{i}" for n, i, r in ROWS])
def test_everybody_gets_the_answer_of_the_table(name, i, row, cast, client, settings):
    settings.DEMO = True  # its addresses are among them
    path = row.path if isinstance(row.path, str) else row.path(cast)
    answers = {}
    for role in ROLES:
        client.logout()
        if role != "anonymous":
            client.force_login(getattr(cast, row.right if role == "right" else role))
        answers[role] = outcome(getattr(client, row.method)(path, row.data or {}))
    assert answers == {role: row.expected(role) for role in ROLES}, path
