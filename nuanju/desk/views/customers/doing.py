"""The verbs of a customer on the web: label, input, right, and how the input reaches the verb."""

from collections.abc import Callable
from typing import NamedTuple

from pydantic import BaseModel

from nuanju.core.refusals import Invalid
from nuanju.customers import verbs
from nuanju.customers.models import Customer
from nuanju.customers.queries import contracts_of, households_of
from nuanju.desk.forms import Option
from nuanju.desk.views.customers import inputs
from nuanju.estate.models import House
from nuanju.org.models import Project


class Deed(NamedTuple):
    label: str
    input: type[BaseModel]
    right: str
    run: Callable  # (customer, given, by)


def house(pk: int, by) -> House:
    return _seen(House.objects.visible_to(by), pk, "house")


def _seen(rows, pk, field: str):
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Invalid("not_found", field)
    return row


def _party(customer, pk):
    return _seen(customer.parties.select_related("household__house"), pk, "party")


def _interest(customer, g, by):
    project = _seen(Project.objects.visible_to(by), g.project, "project")
    return verbs.note_interest(customer, project=project, stage=g.stage, by=by)


def _contract(customer, g, by):
    return verbs.sign_contract(house(g.house, by), buyers=[customer], by=by, **g.model_dump(exclude={"house"}))


def _terms(customer, g, by):
    contract = _seen(contracts_of(customer), g.contract, "contract")
    return verbs.change_contract(contract, counts_deemed_delivery=g.counts_deemed_delivery, by=by)


def _change(customer, g, by):
    return verbs.change_customer(customer, by=by, **g.model_dump() | {"gender": g.gender or ""})


DEEDS: dict[str, Deed] = {
    "change": Deed("修改资料", inputs.Change, "note_person", _change),
    "add_phone": Deed(
        "加电话", inputs.AddPhone, "note_person", lambda c, g, by: verbs.add_phone(c, by=by, **g.model_dump())
    ),
    "remove_phone": Deed(
        "删电话", inputs.RemovePhone, "note_person",
        lambda c, g, by: verbs.remove_phone(_seen(c.phones, g.phone, "phone"), by=by),
    ),
    "add_party": Deed(
        "关联房屋", inputs.AddParty, "note_person",
        lambda c, g, by: verbs.add_party(house(g.house, by), customer=c, role=g.role, on=g.on, by=by),
    ),
    "end_party": Deed(
        "结束房屋关系", inputs.EndParty, "note_person", lambda c, g, by: verbs.end_party(_party(c, g.party), on=g.on, by=by)
    ),
    "move_in": Deed(
        "登记入住", inputs.MoveIn, "note_person",
        lambda c, g, by: verbs.move_in(_party(c, g.party).household, on=g.on, by=by),
    ),
    "sign_contract": Deed("登记买卖合同", inputs.SignContract, "keep_person", _contract),
    "change_contract": Deed("合同的视为交付约定", inputs.ChangeContract, "keep_person", _terms),
    "transfer_house": Deed(
        "二手过户给此人", inputs.Transfer, "keep_person",
        lambda c, g, by: verbs.transfer_house(house(g.house, by), buyers=[c], on=g.on, reason=g.reason, by=by),
    ),
    "note_interest": Deed("登记意向", inputs.NoteInterest, "note_person", _interest),
    "watch": Deed("列入重点关注", inputs.Watch, "watch", lambda c, g, by: verbs.watch(c, by=by, **g.model_dump())),
    "unwatch": Deed("移出重点关注", inputs.Unwatch, "watch", lambda c, g, by: verbs.unwatch(c, reason=g.reason, by=by)),
    "opt_out": Deed("登记拒绝联系", inputs.OptOut, "note_person", lambda c, g, by: verbs.opt_out(c, by=by, **g.model_dump())),
    "opt_in": Deed(
        "恢复联系", inputs.OptIn, "note_person", lambda c, g, by: verbs.opt_in(_seen(c.opt_outs, g.wish, "wish"), by=by)
    ),
    "record_consent": Deed(
        "记录同意", inputs.RecordConsent, "note_person", lambda c, g, by: verbs.record_consent(c, by=by, **g.model_dump())
    ),
    "merge": Deed(
        "合并重复记录", inputs.Merge, "keep_person",
        lambda c, g, by: verbs.merge_customers(
            c, other=_seen(Customer.objects.visible_to(by), g.other, "other"), reason=g.reason, by=by),
    ),
}  # fmt: skip


def picks(customer, user) -> dict:
    """What the forms offer, asked only when a form has the field."""
    return {
        "phone": lambda: [Option(p.pk, str(p), p.label) for p in customer.phones.all()],
        "party": lambda: [
            Option(p.pk, f"{p.household.house.full_name} {p.get_role_display()}")
            for p in customer.parties.filter(ended_on=None, household__in=households_of(customer)).select_related(
                "household__house"
            )
        ],
        "contract": lambda: [
            Option(c.pk, f"{c.number} {c.house}") for c in contracts_of(customer).filter(cancelled_on=None)
        ],
        "wish": lambda: [Option(w.pk, str(w)) for w in customer.opt_outs.filter(withdrawn_at=None)],
        "project": lambda: projects(user),
    }


def projects(user) -> list[Option]:
    return [Option(p.pk, p.name) for p in Project.objects.visible_to(user)]


def initial(customer, verb: str) -> dict:
    """A change starts from what is known."""
    return {f: getattr(customer, f) for f in inputs.Change.model_fields} if verb == "change" else {}


def fits(verb: str, person, opt_outs: list, contracts: list) -> bool:
    """What makes no sense now is not offered."""
    homes = person.homes
    return {
        "remove_phone": bool(person.phones), "end_party": bool(homes), "watch": person.watch is None,
        "unwatch": person.watch is not None, "opt_in": bool(opt_outs),
        "change_contract": any(c.cancelled_on is None for c in contracts), "move_in": any(h.received_not_moved_in for h in homes),
    }.get(verb, True)  # fmt: skip
