"""Connections to other systems: subscribe, list, switch."""

from ninja import Router, Status

from nuanju.api.problems import ERRORS
from nuanju.api.schemas.webhooks import Subscribe, Subscribed, SubscriptionOut, Switch
from nuanju.core.commands import once
from nuanju.core.refusals import Denied, Refused
from nuanju.notify import queries, verbs
from nuanju.notify.models import Subscription
from nuanju.org.requests import StaffRequest

router = Router(tags=["系统对接"])


@router.post("", response={201: Subscribed, **ERRORS}, summary="订阅事件", url_name="subscribe")
def subscribe(request: StaffRequest, payload: Subscribe):
    """密钥只在第一次应答里给出；同一 command_id 再来，应答里没有密钥。"""
    shown: dict[str, str] = {}

    def run() -> dict:
        row, shown["secret"] = verbs.subscribe(
            name=payload.name, url=payload.url, kinds=payload.kinds, personal=payload.personal, by=request.user
        )
        return {"id": row.pk}

    answer = once(payload.command_id, by=request.user, verb="subscribe", run=run)
    row = queries.subscription(answer["id"])
    return Status(201, _shown(row) | {"secret": shown.get("secret")})


@router.get("", response={200: list[SubscriptionOut], **ERRORS}, summary="全部订阅", url_name="subscriptions")
def listing(request: StaffRequest):
    _check(request.user)
    return [_shown(row) for row in Subscription.objects.visible_to(request.user)]


@router.get("/kinds", response={200: list[str], **ERRORS}, summary="可以订阅的事件", url_name="webhook_kinds")
def kinds(request: StaffRequest):
    _check(request.user)
    return queries.event_kinds()


@router.post("/{pk}/switch", response={200: SubscriptionOut, **ERRORS}, summary="启用或停用", url_name="switch")
def switch(request: StaffRequest, pk: int, payload: Switch):
    _check(request.user)
    row = Subscription.objects.visible_to(request.user).filter(pk=pk).first()
    if row is None:
        raise Refused("not_found")

    def run() -> dict:
        return {"id": verbs.switch(row, active=payload.active, by=request.user).pk}

    answer = once(payload.command_id, by=request.user, verb=f"switch {pk}", run=run)
    return _shown(queries.subscription(answer["id"]))


def _check(user) -> None:
    if not user.may("keep_webhooks"):
        raise Denied("subscribe")


def _shown(row: Subscription) -> dict:
    return {name: getattr(row, name) for name in SubscriptionOut.model_fields}
