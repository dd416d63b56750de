"""From the intake screen's fields to the input of `register`; empty fields are left out."""

from typing import Any

from django.http import QueryDict
from pydantic import ValidationError

from nuanju.cases.inputs import Register
from nuanju.core.refusals import Invalid

PLAIN = (
    "project", "text", "channel", "kind", "code", "space", "place_text", "customer", "caller_name", "phone", "tone",
    "wish", "visit_slots", "found_stage", "call_id", "registered_at",
    "deadline", "recurs_of",
)  # fmt: skip
FORCED, ASKED = "forced", "ask-"
SENTENCES = {
    "project": "请选择项目。", "text": "请填写客户原话，最多 10,000 字。", "channel": "请选择渠道。", "kind": "请选择类型。",
    "tone": "请选择语气。", "customer": "请重新选择客户。", "house": "请重新选择房屋。",
    "deadline": "请填写转办期限的日期和时间。", "registered_at": "请填写受理的日期和时间。", "found_stage": "请选择发现阶段。",
}  # fmt: skip


def given(data: QueryDict, **more) -> Register:
    """Raises Invalid naming the first field that does not fit."""
    values: dict[str, Any] = {name: value for name in PLAIN if (value := data.get(name, "").strip())}
    values |= {"forced": data.getlist(FORCED), "photos": tuple(data.getlist("files"))}
    values |= {"answers": {name.removeprefix(ASKED): data[name] for name in data if name.startswith(ASKED)}}
    values |= {"told_recording": bool(data.get("told_recording")), "text": values.get("text", "")}
    try:
        return Register(**values | _place(data.get("place", "")) | more)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise Invalid("unfit", field, reason=SENTENCES.get(field, "这一项填写得不对，请检查。")) from error


def _place(value: str) -> dict:
    """h12 is a house, c5 a common area."""
    kind, pk = value[:1], value[1:]
    if not pk.isdecimal():
        return {}
    return {"house" if kind == "h" else "common_area": int(pk)}
