"""The monitoring centre, its walls and the start-up gates."""

import datetime

from django.utils import timezone

from nuanju.desk.models import wall_token
from nuanju.desk.verbs import make_wall
from nuanju.hotline.verbs import make_gate
from nuanju.org.models import Project
from tests.permissions import DENIED, OK, Row, public


def gate(world):
    """Of the project the strangers do not see."""
    Project.objects.filter(pk=world.bw.pk).update(live_since=None)
    project = Project.objects.select_related("city_company__region").get(pk=world.bw.pk)
    return make_gate(project, opens_on=timezone.localdate() + datetime.timedelta(weeks=13), by=world.admin)


def link(world):
    return make_wall(name="监控室", by=world.monitor)


def item(world) -> int:
    return gate(world).steps.get(item__key="cards").pk


def subscription(world) -> int:
    from nuanju.notify.verbs import subscribe

    return subscribe(name="ERP", url="https://erp.example.com/in", kinds=["case.*"], by=world.admin)[0].pk


ROWS = {
    "webhooks": Row("/settings/webhooks/", right="admin", stranger=DENIED, viewer=DENIED),
    "make_webhook": [
        Row("/settings/webhooks/new", right="admin", stranger=DENIED, viewer=DENIED),
        Row("/settings/webhooks/new", right="admin", method="post", stranger=DENIED, viewer=DENIED),
    ],
    **{
        name: Row(
            lambda w, path=path: f"/settings/webhooks/{subscription(w)}/{path}",
            right="admin",
            method=method,
            stranger=DENIED,
            viewer=DENIED,
        )
        for name, path, method in (
            ("webhook", "", "get"),
            ("revise_webhook", "revise", "get"),
            ("switch_webhook", "switch", "post"),
            ("try_webhook", "try", "post"),
        )
    },
    "monitor": [
        Row("/monitor/", right="monitor", stranger=OK, viewer=DENIED),
        Row(lambda w: f"/monitor/?project={w.bw.code}", right="gm", viewer=DENIED),
    ],
    "walls": Row("/wall/", right="monitor", stranger=DENIED, viewer=DENIED),
    "make_wall": [
        Row("/wall/make", right="monitor", stranger=DENIED, viewer=DENIED),
        Row("/wall/make", right="admin", method="post", stranger=DENIED, viewer=DENIED),
    ],
    "revoke_wall": Row(
        lambda w: f"/wall/{link(w).pk}/revoke", right="monitor", method="post", stranger=DENIED, viewer=DENIED
    ),
    "wall": public(lambda w: f"/wall/{wall_token(link(w))}/"),
    "wall_board": public(lambda w: f"/wall/{wall_token(link(w))}/board"),
    "gates": Row("/gates/", right="admin", stranger=OK, viewer=OK),
    "make_gate": Row("/gates/make", right="city_gm", stranger=DENIED, viewer=DENIED),
    "gate": Row(lambda w: f"/gates/{gate(w).pk}/", right="gm", viewer=OK),
    "move_gate": Row(lambda w: f"/gates/{gate(w).pk}/move", right="city_gm", viewer=DENIED),
    "rehearse_gate": Row(lambda w: f"/gates/{gate(w).pk}/rehearse", right="agent", viewer=DENIED),
    "open_gate": Row(lambda w: f"/gates/{gate(w).pk}/open", right="admin", method="post", viewer=DENIED),
    "tick_gate_item": [
        Row(lambda w: f"/gates/items/{item(w)}/tick", right="cs_manager", viewer=DENIED),
        Row(lambda w: f"/gates/items/{item(w)}/tick", right="city_gm", method="post", viewer=DENIED),
    ],
    "untick_gate_item": Row(lambda w: f"/gates/items/{item(w)}/untick", right="cs_manager", viewer=DENIED),
}
