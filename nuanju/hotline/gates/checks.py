"""Items that check themselves: each reads the facts of the project and says what is still missing ("" = nothing)."""

from collections.abc import Callable

from django.db.models import Q
from django.utils import timezone

from nuanju.customers.models import Customer
from nuanju.estate.models import House
from nuanju.estate.queries import contractors_of
from nuanju.hotline.choices import GateCheck
from nuanju.hotline.gates import trial
from nuanju.hotline.models import Gate, PublishingPlace
from nuanju.library.models import KnowledgeArticle
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Post
from nuanju.sla.choices import HoursKey
from nuanju.sla.queries import opening_hours, years
from nuanju.warranty.models import WarrantyTerm

NEEDED_PLACES = ("售楼处", "物业前台", "宣传页", "名片")


def estate(gate: Gate) -> str:
    lacking = []
    if not House.objects.filter(project=gate.project).exists():
        lacking.append("房屋")
    if not Customer.objects.filter(project=gate.project).exists():
        lacking.append("客户")
    return f"还没有导入{'和'.join(lacking)}" if lacking else ""


def ports(gate: Gate) -> str:
    """A port counts when its post has a holder and a deputy who still work here."""
    posts = Post.objects.filter(project=gate.project, role=Role.FIRST_RESPONSIBLE)
    staffed = set(posts.filter(holder__is_active=True, deputy__is_active=True).values_list("port", flat=True))
    lacking = [str(port.label) for port in PortKey if port not in staffed]
    return f"缺第一责任人或副手：{'、'.join(lacking)}" if lacking else ""


def calendar(gate: Gate) -> str:
    """The year of today: the next one is published only in November and is loaded then."""
    today = timezone.localdate()
    if not any(row.effective_on <= gate.opens_on for row in opening_hours(gate.project, HoursKey.WORKING)):
        return "没有开盘日可用的工作时间"
    known = any(y.year == today.year and y.loaded for y in years(today.year))
    return "" if known else f"{today.year} 年日历还没有载入"


def warranty(gate: Gate) -> str:
    terms = WarrantyTerm.objects.filter(Q(project=None) | Q(project=gate.project), effective_on__lte=gate.opens_on)
    return "" if terms.exists() else "没有可用的保修期限"


def contractors(gate: Gate) -> str:
    return "" if contractors_of(gate.project).exists() else "还没有录入施工单位"


def script(gate: Gate) -> str:
    there = KnowledgeArticle.objects.published().for_project(gate.project_id).exists()
    return "" if there else "知识库还没有已发布的文章"


def phones(gate: Gate) -> str:
    lacking = [
        label
        for label, number in (("400号码", gate.project.hotline), ("值班电话", gate.project.duty_phone))
        if not number
    ]
    return f"还没有登记{'和'.join(lacking)}" if lacking else ""


def places(gate: Gate) -> str:
    kept = set(PublishingPlace.objects.filter(is_active=True).values_list("name", flat=True))
    lacking = [name for name in NEEDED_PLACES if name not in kept]
    return f"公示位置里没有：{'、'.join(lacking)}" if lacking else ""


def test_case(gate: Gate) -> str:
    trials = trial.of(gate)
    if not trials:
        return "还没有登记测试单"
    left = min((trial.missing(t) for t in trials), key=len)
    return f"测试单还没有走到：{'、'.join(str(s.label) for s in left)}" if left else ""


CHECKS: dict[str, Callable[[Gate], str]] = {
    GateCheck.ESTATE: estate, GateCheck.PORTS: ports, GateCheck.CALENDAR: calendar, GateCheck.WARRANTY: warranty,
    GateCheck.CONTRACTORS: contractors, GateCheck.SCRIPT: script, GateCheck.PHONES: phones, GateCheck.PLACES: places,
    GateCheck.TRIAL: test_case,
}  # fmt: skip
