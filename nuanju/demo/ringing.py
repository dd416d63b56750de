"""Ring a call as the telephony would: a customer the system knows, one number of several people, or no number."""

import random
import uuid

from django.db.models import Count

from nuanju.core.actors import SYSTEM
from nuanju.customers.choices import PartyRole
from nuanju.customers.models import CustomerPhone, HouseParty
from nuanju.demo.seeds import HOME, LOGINS
from nuanju.hotline.models import Call
from nuanju.hotline.verbs import ring
from nuanju.org.models import Project, User

CALLERS = {"known": "老客户来电", "shared": "一个号码几个人", "hidden": "不显示号码"}


def ring_up(caller: str, *, at: User | None = None) -> Call:
    """Rings at the agent who asks for it, else at the first agent of the demo."""
    agent = at if at and at.may("intake") else User.objects.get(username=LOGINS[0].username)
    project = Project.objects.get(code=HOME)
    return ring(
        f"DEMO-{uuid.uuid4().hex}", phone=_number(caller, project), called=project.hotline, agent=agent, by=SYSTEM
    )


def _number(caller: str, project: Project) -> str:
    if caller == "hidden":
        return "unknown"
    if caller == "shared":
        phones = CustomerPhone.objects.filter(customer__project=project)
        several = phones.values("number").annotate(people=Count("customer")).filter(people__gt=1).order_by("-people")
        return several.values_list("number", flat=True)[0]
    buyers = HouseParty.objects.filter(project=project, role=PartyRole.BUYER)
    received = buyers.filter(household__house__handover_on__isnull=False).values_list("customer", flat=True)
    return CustomerPhone.objects.get(customer=random.choice(received), is_primary=True).number  # noqa: S311
