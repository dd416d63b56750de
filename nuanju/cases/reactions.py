"""Who is told what when a case moves (case-loop.md §8). Each reaction runs once per event, after its commit."""

import contextlib

from django.db import transaction
from django.db.models import Q

from nuanju.cases import asking, clocks, coport, intake, publiclink, raining, spreading, telling
from nuanju.cases.choices import Dissatisfaction, Gap, Ruling, Severity, State
from nuanju.cases.copies import copy, readers
from nuanju.cases.jobs import completion_later
from nuanju.cases.merged import master
from nuanju.cases.models import Case
from nuanju.cases.sending import send
from nuanju.cases.verbs import dispatch, reassess, rule_anew
from nuanju.core.actors import SYSTEM
from nuanju.core.events import on
from nuanju.core.refusals import Refused
from nuanju.core.text import mask_phone
from nuanju.estate.models import Building, House
from nuanju.notify import queries as notices
from nuanju.notify.recipients import Recipient
from nuanju.org.choices import Role
from nuanju.org.queries import holders, on_duty
from nuanju.warranty.queries import needed_dates
from nuanju.warranty.verbs import ask_date

DATES = {"handover_on", "deemed_delivered_on", "accepted_on", "central_delivery_on"}


def case_of(event) -> Case:
    return Case.objects.cards().select_related("first_asked", "registered_by", "customer").get(pk=event.subject_id)


@on("case.registered")
def tell_customer_number(event):
    case = case_of(event)
    send(event, "N01", to=telling.caller(case), values=telling.registered(case), link=publiclink.address(case))


@on("case.assigned")
def tell_port(event):
    case = case_of(event)
    head = telling.user(event.data["first_responsible"]["id"])
    send(event, "N02", to=[head], values=telling.task(case), link=telling.link(case))


@on("case.registered", "case.classified", "case.contacted", "case.completed")
def tell_property_duty(event):
    """Urgent: whoever is on duty for the property goes at once, whatever the port; told once, however late it turned urgent."""
    case = case_of(event)
    if case.urgent and case.is_open and not notices.for_subject(case).filter(code="N17").exists():
        for person in telling.property_duty(case, event.at):
            seen = person.user and Case.objects.visible_to(person.user).filter(pk=case.pk).exists()
            to, link = [person], telling.link(case) if seen else ""
            values = telling.urgent(case)  # on the telephone he needs the number, on the screen he asks for it
            masked = values | {"phone": mask_phone(values["phone"])}
            send(event, "N17", to=to, values=masked, link=link, channels=["app"])
            send(event, "N17", to=to, values=values, link=link, channels=["sms", "voice"])


@on("case.dispatched", "case.reassigned")
def tell_handler_and_customer(event):
    case = case_of(event)
    handler = telling.user(event.data["handler"]["id"])
    values = telling.task(case) | telling.handler(case)
    send(event, "N03", to=[handler, *telling.caller(case)], values=values, link=telling.link(case))


@on("case.chased")
def tell_chased(event):
    """Whoever works on it and whoever answers for it, but not the one who took the call himself."""
    case = case_of(event)
    values = telling.short(case) | {"words": event.data["words"][:200], "inbound_kind": event.data["inbound_kind"]}
    to = [r for r in telling.concerned(case) if r.user and r.user.pk != event.actor_id]
    send(event, "N19", to=to, values=values, link=telling.link(case))


@on("case.contacted", "case.contact_logged")
def tell_appointment(event):
    if not event.data.get("appointment"):
        return
    case = case_of(event)
    people = [telling.user(case.handler_id), *telling.caller(case)] if case.handler_id else telling.caller(case)
    values, before = telling.appointment(case, event.data["appointment"]), telling.appointed_before(case, event)
    code = "N05.changed" if before else "N05"
    send(event, code, to=people, values=values | ({"old_time": before} if before else {}), link=telling.link(case))


@on("case.contacted")
def start_completion_when_solution_is_due(event):
    """Without consent the completion clock starts at the solution's due: it never waits for a signature."""
    completion_later(Case.objects.get(pk=event.subject_id))


@on("timer.resumed", "timer.rebased", "timer.tightened")
def settle_due(event):
    """A due moved, by the sweep itself too: the queues follow, and what waits for the solution's due waits for the new one."""
    if event.subject_type == "cases.case":
        with transaction.atomic():
            case = Case.objects.select_for_update(no_key=True).get(pk=event.subject_id)
            clocks.settle(case)
            case.save(update_fields=["due_at", "due_kind"])
        if event.data["kind"]["id"] == "solution":
            completion_later(case)


@on("case.proposed")
def ask_customer_to_confirm(event):
    case = case_of(event)
    solution = case.solutions.get(number=event.data["number"])
    send(event, "N06", to=telling.caller(case), values=telling.solution(case, solution), link=publiclink.address(case))


@on("case.revised")
def ask_head_to_agree(event):
    """A change beyond the free ones waits: for the head, or for the project's GM where the head himself proposes it."""
    if not event.data.get("waits"):
        return
    case = case_of(event)
    version = case.solutions.get(number=event.data["number"])
    values = telling.short(case) | {
        "measure": version.measure, "date": version.promised_on, "handler": version.by.name if version.by else "",
    }  # fmt: skip
    people = [Recipient(user=u) for u in asking.deciders(case, asking.REVISION, version)]
    send(event, "N06.head", to=people, values=values, link=telling.link(case))


@on("case.revision_decided")
def tell_revision_decided(event):
    case = case_of(event)
    values = telling.short(case) | {
        "verdict": event.data["verdict"],
        "reason": event.data.get("reason") or "请按此办理",
    }
    if case.handler_id:
        send(event, "N06.decided", to=[telling.user(case.handler_id)], values=values, link=telling.link(case))


@on(*asking.ASKED)
def ask_for_decision(event):
    """A request that waits is told to whoever may decide it now; the queue keeps it for the rest."""
    case, asked = case_of(event), asking.ASKED[event.kind]
    if row := asking.waiting(case, asked):
        people = [Recipient(user=u) for u in asking.deciders(case, asked, row)]
        send(event, "Q01", to=people, values=telling.request(case, asked, row), link=telling.link(case))


@on("case.pause_decided", *asking.DECIDED)
def tell_decided(event):
    """Whoever asked learns what became of it; an approved pause is told to the handler by its own notice."""
    case = case_of(event)
    asked, approved = asking.DECIDED.get(event.kind) or (asking.PAUSE, event.data["verdict"] == "批准")
    row = asking.decided(case, asked, approved=approved)
    if row is None or (approved and asked is asking.PAUSE and row.by_id == case.handler_id):
        return
    values = telling.short(case) | {
        "what": asked.what(row), "verdict": "同意" if approved else "不同意",
        "decider": row.decided_by.name if row.decided_by else "客户本人",
        "reason": (not approved and event.data.get("reason")) or ("请按此办理" if approved else "请继续处理"),
    }  # fmt: skip
    send(event, "Q01.decided", to=[Recipient(user=row.by)], values=values, link=telling.link(case))


@on("case.completed")
def tell_acceptance(event):
    case = case_of(event)
    people = [Recipient(user=u) for u in telling.acceptors(case)]
    send(event, "N07", to=[*people, *telling.caller(case)], values=telling.done(case), link=telling.link(case))


@on("case.accepted", "case.answered")
def ask_customer_to_rate(event):
    """After acceptance, and after a port's answer to an enquiry, the link asks whether all is well; the agents hear whom to call.

    An enquiry had no work to accept, and only the drawn ones are called.
    """
    if event.data["to"] != State.PENDING_FOLLOW_UP:
        return
    case = case_of(event)
    code = "N07.answered" if event.kind == "case.answered" else "N07.accepted"
    values = telling.short(case) | ({"call": telling.call_words(case)} if code == "N07.answered" else {})
    send(event, code, to=telling.caller(case), values=values, link=publiclink.address(case))
    if case.follow_up_sampled:
        agents = [Recipient(user=u) for u in telling.follow_up_agents(case)]
        send(event, code, to=agents, values=values, link=f"/follow-ups/{case.number}/")


@on("case.accepted")
def plan_rain_check(event):
    raining.plan(case_of(event), number=event.data["round"], accepted_at=event.at)


@on("case.sent_to_rework", "case.rejected", "case.reopened")
def tell_rework(event):
    case = case_of(event)
    send(event, "N09", to=telling.back_office(case), values=telling.rework(case, event.data), link=telling.link(case))


@on("case.sent_to_rework", "case.closed", "case.rated")
def tell_low_rating(event):
    if (event.data.get("rating") or 5) > 2:
        return
    case = case_of(event)
    people = [*telling.back_office(case), *(telling.user(u) for u in holders(Role.PROJECT_CS_MANAGER, case.project))]
    reasons = "、".join(Dissatisfaction(r["id"]).label for r in event.data.get("reasons", []))
    values = telling.short(case) | {"score": event.data["rating"], "words": event.data.get("words") or reasons}
    send(event, "N12", to=people, values=values, link=telling.link(case))


@on("case.closed", "case.closed_unreached", "case.answered")
def tell_customer_closed(event):
    if event.data["to"] != State.CLOSED:
        return
    case = case_of(event)
    send(event, "N10", to=telling.caller(case), values=telling.closed(case), link=publiclink.address(case))


@on("case.special_closed")
def tell_customer_special(event):
    case = case_of(event)
    values = {"number": case.number, "result": telling.result(case), "reason": event.data.get("reason", "")}
    send(event, "N10.special", to=telling.caller(case), values=values)


@on("case.pause_decided")
def tell_pause(event):
    case = case_of(event)
    pause = case.pauses.filter(approved=True).order_by("-decided_at").first()
    if event.data["verdict"] == "批准" and pause:
        values = telling.short(case) | {"reason": pause.get_reason_display(), "resume_on": pause.resume_on}
        send(event, "N13", to=telling.back_and_caller(case), values=values, link=telling.link(case))


@on("case.resumed")
def tell_resumed(event):
    case = case_of(event)
    values = telling.short(case) | {"reason": "挂起结束"}
    send(event, "N13.end", to=telling.back_and_caller(case), values=values, link=telling.link(case))


@on("case.severity_raised", "case.severity_lowered", "case.handed_over")
def tell_handed_over(event):
    """N08: who answers for the case now, and whoever did before."""
    responsible, former = event.data.get("responsible"), event.data.get("former")
    if not responsible:
        return
    case = case_of(event)
    values, link = telling.handed_over(case, event), telling.link(case)
    loud = case.severity in (Severity.HOT, Severity.MAJOR)
    channels = None if loud else ["app", "sms"]
    send(event, "N08", to=[telling.user(responsible["id"])], values=values, link=link, channels=channels)
    if former and former["id"] != responsible["id"]:
        channels = None if loud else ["app"]
        send(event, "N08.former", to=[telling.user(former["id"])], values=values, link=link, channels=channels)


@on("case.registered", "case.reopened", "case.classified", "case.contacted", "case.completed", "case.place_corrected")
def raise_neighbours(event):
    """One more household with the same problem raises those who complained before."""
    if event.kind in ("case.registered", "case.reopened") or event.data.get("renoded"):
        spreading.raise_neighbours(Case.objects.select_related("node", "project").get(pk=event.subject_id))


@on("case.merged")
def raise_master(event):
    """What was asked there counts on the case that goes on."""
    reassess(master(case_of(event)))


@on("case.chased", "case.registered", "case.reopened", "case.classified", "case.contacted", "case.completed",
    "case.place_corrected")  # fmt: skip
def raise_siblings(event):
    """Who asks again on an event is heard on all his open cases of it."""
    if event.kind in ("case.chased", "case.registered", "case.reopened") or event.data.get("renoded"):
        spreading.raise_siblings(Case.objects.select_related("node", "project").get(pk=event.subject_id))


@on("case.registered", "case.classified", "case.contacted", "case.completed")
def copy_by_kind(event):
    """A design problem goes to the design port's list, a promise to sales and legal, whoever solves it."""
    copy(case_of(event))


@on("case.proposed", "case.agreed", "case.revised", "case.revision_decided")
def bring_engineering_in(event):
    """The survey has named the cause: after take-over the property company does not put right alone what was built wrong."""
    case = case_of(event)
    coport.bring_in(case, case.solutions.get(number=event.data["number"]))


@on("house.handed_over", "estate.changed")
def rule_anew_where_a_date_came(event):
    """What waited for a date of the house or the building: once it is known the case is ruled as at intake."""
    if event.kind == "estate.changed" and not DATES & {change["name"] for change in event.data["changes"]}:
        return
    for case in Case.objects.unruled().filter(of_place(event)).order_by("pk"):
        with contextlib.suppress(Refused):  # ended meanwhile
            rule_anew(case)


def of_place(event) -> Q:
    """At the house, or in the building and the common areas that may use it."""
    if event.subject_type == House._meta.label_lower:
        return Q(house=event.subject_id)
    around = Building.objects.filter(pk=event.subject_id).values("project")
    return Q(building=event.subject_id) | Q(common_area__isnull=False, project__in=around)


@on("case.registered", "case.classified", "case.contacted", "case.place_corrected", "case.completed", "case.ruled_anew")
def ask_for_missing_dates(event):
    """What cannot be ruled for want of a date is a task for the project: the place asks for it."""
    case = case_of(event)
    place = case.house or case.common_area
    if place and case.warranty_ruling == Ruling.UNDETERMINED and case.ruled_by_id is None:
        for what, where in needed_dates(place):
            ask_date(where, what=what, by=SYSTEM)


@on("case.copied")
def tell_readers(event):
    """In the app, once: whoever reads along knows that there is something to read."""
    case = case_of(event)
    to = [Recipient(user=u) for u in readers(case, event.data["copied_to"])]
    values = telling.short(case) | {"copied_to": event.data["to"], "reason": event.data["reason"]}
    send(event, "N18", to=to, values=values, link=telling.link(case))


@on("case.help_asked")
def tell_helper(event):
    case = case_of(event)
    values = telling.task(case) | {"words": f"协办：{event.data['ask']}"} | telling.handler(case)
    send(event, "N03", to=[telling.user(event.data["helper"]["id"])], values=values, link=telling.link(case))


@on("case.help_withdrawn")
def tell_helper_off(event):
    case = case_of(event)
    values = telling.task(case) | {"reason": event.data["reason"]}
    to = [telling.user(helper["id"]) for helper in event.data["helpers"]]
    send(event, "N03.withdrawn", to=to, values=values, link=telling.link(case))


@on("timer.warned")
def warn(event):
    if event.subject_type == "cases.case" and event.data.get("announce"):
        case = case_of(event)
        send(
            event,
            "N04",
            to=telling.warned(case, event.data),
            values=telling.clock(case, event.data),
            link=telling.link(case),
        )


@on("timer.overdue")
def tell_overdue(event):
    """Overdue: port head, project 400, whoever must act, and always the first-asked person."""
    if event.subject_type == "cases.case":
        case = case_of(event)
        values = telling.overdue(case, event.data)
        people = telling.overdue_people(case, event.data["kind"]["id"])
        send(event, "N04.overdue", to=people, values=values, link=telling.link(case))


@on("timer.overdue")
def dispatch_by_roster(event):
    """A case nobody dispatched in time goes to the port's handler on duty."""
    if event.subject_type != "cases.case" or event.data["kind"]["id"] != "dispatch":
        return
    case = Case.objects.get(pk=event.subject_id)
    person = on_duty(case.project, case.port)
    if case.state == State.ASSIGNED and person:
        with contextlib.suppress(Refused):  # dispatched meanwhile, or no handler here: the overdue has been told
            dispatch(case, handler=person, by=SYSTEM, note="超时自动派工")


@on("customer.merged")
def follow_merged_customer(event):
    """Two records of one person became one: his cases stand with the record that is kept."""
    Case.objects.filter(customer=event.data["other"]["id"]).update(customer=event.subject_id)


@on("customer.changed", "customer.merged")
def drop_the_gap_of_the_verified(event):
    """Who has been verified since is no unknown caller any more."""
    unsure = Case.objects.open().filter(customer=event.subject_id, gaps__contains=[Gap.TEMPORARY_CALLER])
    for case in unsure.select_related("customer", "node"):
        Case.objects.filter(pk=case.pk).update(gaps=intake.gaps(case))
