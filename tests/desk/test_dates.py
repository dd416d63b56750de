"""待补日期: what is missing stands per project, is filled where it stands and is gone then."""

from nuanju.estate.models import Building, House
from tests.cases import stories

HTMX = {"HX-Request": "true"}


def undate(cast) -> None:
    House.objects.filter(pk=cast.house1502.pk).update(handover_on=None, marked_received=True)
    cast.house1502.refresh_from_db()


def page(client, by) -> str:
    client.force_login(by)
    return client.get("/dates/").content.decode()


def test_it_lists_and_counts_what_is_missing(cast, client):
    undate(cast)
    stories.registered(cast)
    found = page(client, cast.cs_manager)
    assert "碧湾花园" in found and "3栋2单元1502" in found and "收房日期" in found and "1 件诉求在等" in found
    assert "麓山府" not in found
    assert "待补日期" in client.get("/").content.decode()


def test_filled_it_is_gone(cast, client):
    undate(cast)
    client.force_login(cast.cs_manager)
    address = f"/dates/handover/{cast.house1502.pk}/"
    answer = client.post(address, {"on": "2024-07-05"}, headers=HTMX)
    assert answer.status_code == 200 and "dates-changed" in answer["HX-Trigger"]
    found = page(client, cast.cs_manager)
    assert "没有待补的日期" in found and "设置" in found
    assert client.post(address, {"on": "2024-07-05"}, headers=HTMX).status_code == 409


def test_without_scripts_it_leads_back(cast, client):
    undate(cast)
    client.force_login(cast.cs_manager)
    answer = client.post(f"/dates/handover/{cast.house1502.pk}/", {"on": "2024-07-05"})
    assert (answer.status_code, answer["Location"]) == (302, "/dates/")


def test_an_empty_box_is_said(cast, client):
    undate(cast)
    client.force_login(cast.cs_manager)
    assert client.post(f"/dates/handover/{cast.house1502.pk}/", {"on": ""}, headers=HTMX).status_code == 422
    assert client.post(f"/dates/roof/{cast.house1502.pk}/", {"on": "2024-07-05"}).status_code == 404


def test_the_queries_do_not_grow_with_the_rows(cast, client, django_assert_num_queries):
    undate(cast)
    Building.objects.filter(pk=cast.building3.pk).update(accepted_on=None, central_delivery_on=None)
    client.force_login(cast.cs_manager)
    client.get("/dates/")
    with django_assert_num_queries(asked(client)):
        House.objects.filter(project=cast.bw).update(handover_on=None, marked_received=True)
        client.get("/dates/")


def asked(client) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        client.get("/dates/")
    return len(queries) + 1  # and the update
