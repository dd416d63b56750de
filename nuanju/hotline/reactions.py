"""What the hotline does when lower rooms tell of something."""

from nuanju.core.actors import SYSTEM
from nuanju.core.events import on
from nuanju.hotline.models import Call, Gate, IdentityCheck
from nuanju.hotline.verbs import ask_call_back, settle_call_backs
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from nuanju.org.models import User


@on("customer.merged")
def follow_the_merged_customer(event):
    """The calls and checks of the record that went into another go along."""
    for kept in (Call, IdentityCheck):
        kept.objects.filter(customer_id=event.data["other"]["id"]).update(customer_id=event.subject_id)


@on("call.rang", "call.voicemail", "call.abandoned", "call.ended")
def queue_missed_call(event):
    """Reports come in any order: each asks anew whether the call was missed."""
    call = Call.objects.get(pk=event.subject_id)
    ask_call_back(call, by=SYSTEM)
    if call.answered_at:
        settle_call_backs(call, by=SYSTEM)  # the ring told after the answer names the number


@on("call.answered")
def settle_the_number(event):
    """The customer got through, or was called."""
    settle_call_backs(Call.objects.get(pk=event.subject_id), by=SYSTEM)


@on("gate.item_overdue")
def tell_owner_and_coordinator(event):
    """In the app, once to each of them; one person in both roles is told once."""
    gate, data = Gate.objects.select_related("project").get(pk=event.subject_id), event.data
    named = {role: data[role] for role in ("owner", "coordinator") if data[role]}
    people = [Recipient(user=u) for u in User.objects.filter(pk__in={n["id"] for n in named.values()})]
    values = {
        "project": gate.project.name, "item": data["item"]["text"], "due": data["due_on"], "days": data["days"],
        "owner": named["owner"]["text"] if "owner" in named else "未指定", "opens_on": data["opens_on"],
    }  # fmt: skip
    send(event, "G01", to=people, values=values, link=f"/gates/{gate.pk}/")
