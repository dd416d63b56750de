"""Sample cases, driven through the loop by the real verbs; `multiply` makes a hundred thousand of them."""

import datetime
import io
from collections.abc import Callable, Iterable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from PIL import Image

from nuanju.bench.estate import Home
from nuanju.bench.org import Org
from nuanju.cases import verbs
from nuanju.cases.choices import OPEN, CostBearer, Kind
from nuanju.cases.models import Case
from nuanju.cases.solutions import Plan
from nuanju.core import files
from nuanju.core.models import Event
from nuanju.core.relay import relay
from nuanju.customers.models import Customer, Household
from nuanju.estate.models import House
from nuanju.library import queries as library

STEPS = ("assign", "dispatch", "contact", "agree", "complete", "accept", "close")
CODES = ("H02.01.01.01", "H01.05", "H04.01", "H06.01", "H03.01", "H05.02")  # of each branch the first that fits
WORDS = "卫生间往楼下漏水，楼下来敲门了，请尽快安排人来看"


def closed(org: Org, homes: list[Home]) -> list[Case]:
    """Ended ones: repairs, and enquiries answered at once."""
    repairs = [_driven(org, homes[i], node, STEPS) for i, node in enumerate(_nodes())]
    return [*repairs, *(_answered(org, home) for home in homes[10:12])]


def opened(org: Org, homes: list[Home]) -> list[Case]:
    """Open ones, one after each step of the loop."""
    node = next(iter(_nodes()))
    return [_driven(org, homes[20 + n], node, STEPS[:n]) for n in range(len(STEPS))]


def relayed(cases: Iterable[Case]) -> None:
    """What a worker would have done for them by now; the jobs waiting for one go."""
    ids = [c.pk for c in cases]
    for event in Event.objects.filter(subject_type="cases.case", subject_id__in=ids).order_by("pk"):
        relay(event.pk)
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where status = 'todo'")


def _nodes():
    """Symptoms of the house itself, one per branch."""
    tree = library.tree()
    for branch in CODES:
        found = [n for c, n in tree.nodes.items() if c.startswith(branch) and n.level == 5 and not n.is_other]
        fits = [n for n in found if n.is_active and tree.effective(n).port == "engineering"]
        yield from fits[:1]


def _register(org: Org, home: Home, **fields) -> Case:
    given: dict[str, Any] = {
        "project": org.projects[home.project], "channel": "phone_400", "words": WORDS, "space": "主卫",
        "house": House.objects.get(pk=home.house_id), "customer": Customer.objects.get(pk=home.customer_id),
        "household": Household.objects.get(pk=home.household_id), "callback_phone": home.phone, "by": org.agents[0],
    }  # fmt: skip
    return verbs.register(**given | fields)


def _answered(org: Org, home: Home) -> Case:
    case = _register(org, home, intent=Kind.ENQUIRY, words="请问收房需要带哪些材料？")
    return verbs.answer(case, answer="请带身份证、合同和交款凭据，联系案场预约。", by=org.agents[0])


def _driven(org: Org, home: Home, node, steps: Iterable[str]) -> Case:
    case, team = _register(org, home, node=node), org.teams[home.project]
    for step in steps:
        _HOW[step](case, org, team)
    assert (case.state in OPEN) == (tuple(steps) != STEPS)
    return case


def _plan() -> Plan:
    return Plan(
        cause="防水层破损", measure="铲除旧防水层，重做卫生间防水并蓄水试验", cost_bearer=CostBearer.CONTRACTOR,
        promised_on=timezone.localdate() + datetime.timedelta(days=7),
    )  # fmt: skip


def _photo(by) -> str:
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), "white").save(buffer, "JPEG")
    return files.store(SimpleUploadedFile("现场.jpg", buffer.getvalue(), "image/jpeg"), by=by).key


def _complete(case: Case, org: Org, team: dict) -> None:
    by = team["handler_engineering"]
    verbs.complete(
        case, work="重做防水层", cause="workmanship", persons_text="李师傅", materials="防水涂料 5kg",
        no_contractor=True, photos_before=(_photo(by),), photos_after=(_photo(by),), by=by,
    )  # fmt: skip


_HOW: dict[str, Callable] = {
    "assign": lambda case, org, team: verbs.assign(case, by=org.agents[0]),
    "dispatch": lambda case, org, team: verbs.dispatch(
        case, handler=team["handler_engineering"], by=team["head_engineering"]
    ),
    "contact": lambda case, org, team: verbs.contact(
        case, method="phone", content="已致歉，约明早上门查看", by=team["handler_engineering"]
    ),
    "agree": lambda case, org, team: verbs.agree(
        case, plan=_plan(), consent="sms_reply", consent_note="同意", by=team["handler_engineering"]
    ),
    "complete": _complete,
    "accept": lambda case, org, team: verbs.accept(
        case, checklist=[{"item": "无渗漏", "ok": True}], test_record="蓄水48小时无渗漏", by=team["engineer"]
    ),
    "close": lambda case, org, team: verbs.close(case, rating=5, by=org.agents[1]),
}
