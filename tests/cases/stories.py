"""Bring a case to where a test begins, by the verbs people use."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from nuanju.cases import verbs
from nuanju.cases.choices import CostBearer
from nuanju.cases.solutions import Plan
from nuanju.cases.verbs.answer import drawn
from nuanju.core import files
from nuanju.library.queries import node
from nuanju.org.queries import first_responsible

YES = {"consent": "sms_reply", "consent_note": "客户回复：同意，请尽快安排"}
LEAK = "H02.01.01.01"  # 卫生间地面 向下层渗漏


def registered(cast, *, by=None, code=LEAK, **fields):
    """业主甲 of 碧湾 3-2-1502 calls."""
    given = {
        "project": cast.bw, "channel": "phone_400", "words": "卫生间往楼下漏水，楼下来敲门了", "house": cast.house1502,
        "space": "主卫", "customer": cast.owner, "callback_phone": "13812345678", "node": node(code) if code else None,
    }  # fmt: skip
    return verbs.register(by=by or cast.agent, **given | fields)


def assigned(cast, **fields):
    return verbs.assign(registered(cast, **fields), by=cast.agent)


def dispatched(cast, **fields):
    case = assigned(cast, **fields)
    return verbs.dispatch(case, handler=cast.handler, by=first_responsible(case.project, case.port))


def contacted(cast, **fields):
    return verbs.contact(dispatched(cast, **fields), method="phone", content="已致歉，约明早上门", by=cast.handler)


def in_progress(cast, **fields):
    return verbs.agree(contacted(cast, **fields), plan=plan(), by=cast.handler, **YES)


def pending_acceptance(cast, **fields):
    return complete(cast, in_progress(cast, **fields))


def pending_follow_up(cast, **fields):
    return accept(cast, pending_acceptance(cast, **fields))


def closed(cast, **fields):
    return verbs.close(pending_follow_up(cast, **fields), rating=5, by=cast.agent2)


def complete(cast, case, **fields):
    given = {"work": "重做防水层", "cause": "workmanship", "persons_text": "李师傅"} | fields
    return verbs.complete(case, by=cast.handler, **given, **before_and_after(cast.handler))


def accept(cast, case):
    return verbs.accept(
        case, checklist=[{"item": "无渗漏", "ok": True}], test_record="蓄水48小时无渗漏", by=cast.engineer
    )


def plan(**fields) -> Plan:
    given = {
        "cause": "防水层破损", "measure": "重做卫生间防水", "cost_bearer": CostBearer.CONTRACTOR,
        "promised_on": timezone.localdate() + datetime.timedelta(days=7), "ruling": "",
    }  # fmt: skip
    return Plan(**given | fields)


def before_and_after(by) -> dict:
    """What a repair is reported with: photos, materials, and whose defect it was."""
    used = {"materials": "防水涂料 5kg", "no_contractor": True}
    return {"photos_before": (photo(by),), "photos_after": (photo(by),)} | used


def photo(by) -> str:
    import io

    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(buffer, "JPEG")
    return files.store(SimpleUploadedFile("现场.jpg", buffer.getvalue(), "image/jpeg"), by=by).key


def enquiry(cast, **fields):
    return registered(cast, code=None, intent="enquiry", words="房产证什么时候办", **fields)


def answered_by_port(cast, *, sampled: bool):
    """An enquiry the sales port has answered; whether it is called follows from its number."""
    while True:
        case = enquiry(cast)
        if drawn(case.number) == sampled:
            break
    verbs.assign(case, port="sales", by=cast.agent)
    verbs.dispatch(case, handler=cast.handler, by=cast.sales_head)
    return verbs.answer(case, answer="今年底", by=cast.handler)


def in_an_hour() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(hours=1)


def tomorrow() -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=1)
