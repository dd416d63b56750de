"""Group complaints: found by the rules as the voices came, then led through their lives by the people who answer."""

import datetime
from collections import defaultdict

from nuanju.cases.models import Case
from nuanju.clusters import alerts, engine, facts, keys, rules, verbs
from nuanju.clusters.choices import Answer, Level, State
from nuanju.clusters.figures import limits
from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import open_cases, present, silent_houses
from nuanju.clusters.raising import TRIGGERS, raise_members
from nuanju.core.refusals import Refused
from nuanju.demo.backdate import at
from nuanju.demo.loop.plan import CROWDS
from nuanju.demo.pressure.past import Past
from nuanju.org.choices import Role
from nuanju.org.models import User
from nuanju.org.queries import post_holder

DAY, HOUR, MINUTE = datetime.timedelta(days=1), datetime.timedelta(hours=1), datetime.timedelta(minutes=1)
LOOKED_BACK = 90 * DAY
CONTROLLED, CLOSED = CROWDS[3], CROWDS[4]


def gather(past: Past) -> None:
    """Ask the engine after each voice of a problem that many have told."""
    for voices in _problems(past.now):
        if _is_group(voices):
            _listen(past, voices)


def _problems(now: datetime.datetime) -> list[list[Case]]:
    """The voices of each problem in order; the cheap count first."""
    by_key: dict[tuple[int, str], list[Case]] = defaultdict(list)
    heard = (
        facts.counted().filter(registered_at__gte=now - LOOKED_BACK).select_related("project", "house__unit", "node")
    )
    for case in heard.order_by("registered_at", "pk"):
        if case.node and (code := keys.key_of(case)):
            by_key[(case.project_id, code)].append(case)
    least = limits().building_watch
    return [found for _, found in sorted(by_key.items()) if len({keys.unit_of(c) for c in found}) >= least]


def _is_group(voices: list[Case]) -> bool:
    told = [rules.Fact(c.pk, keys.unit_of(c), c.building_id, c.registered_at) for c in voices]
    return rules.group(told, limits()).level is not None


def _listen(past: Past, voices: list[Case]) -> None:
    cluster: Cluster | None = None
    for n, case in enumerate(voices, 1):
        if cluster is None and not _is_group(voices[:n]):
            continue
        with at(case.registered_at + MINUTE):
            cluster = engine.bring_up(case) or cluster
            alerts.stack(case)
    if cluster is not None:
        cluster.refresh_from_db()
        lead(past, cluster)


def lead(past: Past, cluster: Cluster) -> None:
    """As far as a cluster of its age has come."""
    if cluster.state == State.WATCH:
        if cluster.key == _key(CLOSED) and not open_cases(cluster).exists():
            _close(past, cluster)
        return
    begun = cluster.activated_at or cluster.opened_at
    _talk(past, cluster, begun + 5 * HOUR)
    if cluster.state == State.ACTIVE and begun < past.now - 3 * DAY:
        _offer(past, cluster, begun + 2 * DAY)
    raise_all(past, cluster)


def _key(crowd) -> str:
    return ".".join(crowd.code.split(".")[:3])


def raise_all(past: Past, cluster: Cluster) -> None:
    """Its open members rise, once the last of them has been left alone."""
    trigger = TRIGGERS.get(Level(cluster.level))
    waiting = [c for c in open_cases(cluster) if trigger and trigger not in c.forced]
    touched = [past.last.get(c.pk, cluster.opened_at) for c in waiting]
    if not waiting:
        return
    moment = max([cluster.activated_at or cluster.opened_at, *touched]) + MINUTE
    with at(min(moment, past.now)):
        raise_members(cluster)
    past.last |= {c.pk: moment for c in waiting}


def _talk(past: Past, cluster: Cluster, moment: datetime.datetime) -> None:
    """The demand list, and who speaks for the others."""
    if moment >= past.now:
        return
    by = _manager(cluster)
    with at(moment):
        for text in past.desk.say["demands"]:
            verbs.add_demand(cluster, text=text, by=by)
        first = present(cluster).order_by("voiced_at", "pk")[0]
        verbs.name_organiser(cluster, member=first, note="业主群群主", by=by)


def _offer(past: Past, cluster: Cluster, moment: datetime.datetime) -> None:
    """One plan for all, one public answer per demand, and what each household says to it."""
    by = _manager(cluster)
    with at(moment):
        verbs.set_plan(
            cluster, cause="同一批次材料与施工工艺缺陷", liable="施工总包及专业分包", by=by,
            solution="逐户检测，统一更换或整改，施工期间专人驻场，完成后逐户验收", compensation="影响居住期间按日补偿",
        )  # fmt: skip
        for demand, answer in zip(cluster.demands.all(), past.desk.say["demand_answers"], strict=False):
            verbs.answer_demand(cluster, demand=demand, answer=answer, by=by)
    settled = _settles(cluster)
    with at(moment + DAY):
        for n, member in enumerate(present(cluster).order_by("voiced_at", "pk")):
            said = Answer.ACCEPTED if settled or n % 3 == 0 else Answer.REFUSED
            if settled or n % 3 != 2:
                verbs.record_answer(cluster, member=member, answer=said, by=by)
        for house in silent_houses(cluster).order_by("position")[:2]:
            verbs.call_household(cluster, house=house, result="家中没有同样问题，感谢关心", by=by)
    if settled:
        _control(past, cluster)


def _settles(cluster: Cluster) -> bool:
    return cluster.key.startswith(".".join(CONTROLLED.code.split(".")[:2]))


def _control(past: Past, cluster: Cluster) -> None:
    try:
        with at(past.now - 2 * DAY):
            verbs.control(cluster, by=cluster.responsible)
    except Refused:  # a new household came meanwhile
        pass


def _close(past: Past, cluster: Cluster) -> None:
    review = "四户同批次地砖，原因为夏季施工伸缩缝留置不足；已逐户更换并列入施工样板要求。"
    by = post_holder(Role.PROJECT_GM, cluster.project)
    with at(past.now - 30 * DAY):
        verbs.close(cluster, review=review, by=by)


def _manager(cluster: Cluster) -> User:
    found = post_holder(Role.PROJECT_CS_MANAGER, cluster.project)
    assert found is not None, "every project of the demo has one"
    return found
