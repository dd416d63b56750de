"""From the board to the other rooms: supervise at once, and the group complaints of the place."""

import re

import pytest
import time_machine

from nuanju.clusters.models import Cluster
from tests.cases import stories
from tests.desk.monitor.scenes import NOW, late

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(defaults):
    with time_machine.travel(NOW, tick=False):
        yield


def page(client, user, address: str = "/monitor/") -> str:
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_row_is_pressed_where_one_may(cast, client):
    case = late(stories.registered(cast))
    dialog = f"/cases/{case.number}/ladder/supervise/"
    assert f'hx-get="{dialog}"' in page(client, cast.monitor)
    assert "督办要求" in page(client, cast.monitor, dialog)
    shown = page(client, cast.lead)  # sees the board, may not press: her row leads to the case
    assert dialog not in shown
    assert f'href="/cases/{case.number}/">查看</a>' in shown and ">督办</a>" not in shown


def clusters(client, user, query: str = "") -> dict[str, tuple[int, str]]:
    found = re.findall(
        r'href="([^"]+)" data-clusters="cluster-(\w+)" data-count="(\d+)"', page(client, user, f"/monitor/{query}")
    )
    return {state: (int(count), url.replace("&amp;", "&")) for url, state, count in found}


def test_the_clusters_of_the_place_and_the_lists_behind_them(cast, client):
    case = stories.registered(cast)
    fields = {"key": "H02.01.01", "first_case": case, "opened_at": NOW, "since": NOW, "last_joined_at": NOW}
    Cluster.objects.create(project=cast.bw, title="碧湾渗漏", state="active", households=5, **fields)
    Cluster.objects.create(project=cast.ls, title="麓山渗漏", state="watch", households=3, **fields)
    for user, query, watched, active in (
        (cast.monitor, "", 1, 1), (cast.monitor, f"?region={cast.region.pk}", 1, 1), (cast.monitor, "?project=BW", 0, 1),
        (cast.gm, "", 0, 1),
    ):  # fmt: skip
        shown = clusters(client, user, query)
        assert (shown["watch"][0], shown["active"][0], shown["controlled"][0]) == (watched, active, 0)
        for count, url in shown.values():
            assert f"共 {count} 件" in page(client, user, url)
