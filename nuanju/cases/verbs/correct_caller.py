"""Correct the caller: somebody else called than was filed, or his number was heard wrongly."""

from nuanju.cases import checks, intake, rising
from nuanju.cases.flow import FLOW
from nuanju.core.refusals import Invalid
from nuanju.core.text import clean, mask_phone
from nuanju.customers.phones import normalise


def correct_caller(case, *, by, seen: int, reason: str, customer=None, caller_name: str = "", phone: str = ""):
    """What is left empty stays, but a new customer brings his own name. Household and gaps follow."""
    why, number = checks.text(reason, "reason"), normalise(phone) if phone.strip() else ""
    if number is None:
        raise Invalid("phone_unreadable", "phone", raw=phone)
    with FLOW.advance(case, "correct_caller", by=by, seen=seen, reason=why) as row:
        was, before = _told(row), (row.customer_id, row.caller_name, row.callback_phone)
        name = clean(caller_name) or ("" if customer else row.caller_name)
        intake.set_caller(row, customer=customer or row.customer, name=name, phone=number or row.callback_phone)
        if (row.customer_id, row.caller_name, row.callback_phone) == before:
            raise Invalid("same_caller", "caller_name")
        row.gaps = intake.gaps(row)
        row.event_data |= {"was": was, "now": _told(row)}
        rising.settle(row)  # the household's earlier calls on the event count
    return case


def _told(row) -> str:
    number = mask_phone(row.callback_phone) if row.callback_phone else "无回电号码"
    return f"{row.caller_name or '未登记姓名'} {number}"
