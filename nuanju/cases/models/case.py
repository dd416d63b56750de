from collections.abc import Sequence

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nuanju.cases.choices import (
    OPEN,
    REPAIRS,
    Channel,
    Exclusion,
    FoundStage,
    Kind,
    RepairClass,
    Ruling,
    Severity,
    State,
    Tone,
)
from nuanju.cases.queryset import CaseQuerySet
from nuanju.core.text import mask_phone
from nuanju.org.choices import PortKey

PERSON = settings.AUTH_USER_MODEL
IS_OPEN = Q(state__in=OPEN)


def person(label: str, related_name: str = "+"):
    return models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name=related_name, verbose_name=label
    )


class Case(models.Model):
    """诉求单: one demand of one voice. Its state is changed by the verbs alone, through FLOW.advance."""

    number = models.CharField("单号", max_length=40, unique=True)
    project = models.ForeignKey("org.Project", models.PROTECT, related_name="cases", verbose_name="项目")
    state = models.CharField("状态", max_length=20, choices=State.choices)
    version = models.PositiveIntegerField(default=0)

    channel = models.CharField("渠道", max_length=20, choices=Channel.choices)
    source_ref = models.CharField(max_length=64, null=True, unique=True)  # where history brought in came from
    call_ref = models.CharField(max_length=64, blank=True)  # the telephony's call id, when a call brought it
    words = models.TextField("客户原话")
    title = models.CharField("摘要", max_length=80)
    tone = models.CharField("语气", max_length=20, choices=Tone.choices, default=Tone.NEUTRAL)
    wish = models.CharField("客户期望", max_length=500, blank=True)
    visit_slots = models.CharField("方便上门时间", max_length=200, blank=True)
    answers = models.JSONField("引导问答", default=list, blank=True)  # [{"key", "ask", "answer"}] as asked then
    told_recording = models.BooleanField("已告知录音", default=False)
    gaps = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    caller_name = models.CharField("来电人", max_length=60, blank=True)
    callback_phone = models.CharField("回电号码", max_length=30, blank=True)
    customer = models.ForeignKey("customers.Customer", models.PROTECT, null=True, blank=True, related_name="cases")
    household = models.ForeignKey("customers.Household", models.PROTECT, null=True, blank=True, related_name="cases")

    house = models.ForeignKey("estate.House", models.PROTECT, null=True, blank=True, related_name="cases")
    common_area = models.ForeignKey("estate.CommonArea", models.PROTECT, null=True, blank=True, related_name="cases")
    building = models.ForeignKey("estate.Building", models.PROTECT, null=True, blank=True, related_name="cases")
    space = models.CharField("部位", max_length=30, blank=True)
    place_text = models.CharField("位置描述", max_length=200, blank=True)

    kind = models.CharField("类型", max_length=25, choices=Kind.choices)
    reported_node = models.ForeignKey("library.ProblemNode", models.PROTECT, null=True, blank=True, related_name="+")
    node = models.ForeignKey("library.ProblemNode", models.PROTECT, null=True, blank=True, related_name="cases")
    final_node = models.ForeignKey("library.ProblemNode", models.PROTECT, null=True, blank=True, related_name="+")
    port = models.CharField("端口", max_length=20, choices=PortKey.choices, blank=True)
    repair_class = models.CharField("维修等级", max_length=2, choices=RepairClass.choices, default=RepairClass.R0)
    warranty_ruling = models.CharField("保修认定", max_length=20, choices=Ruling.choices, default=Ruling.NOT_APPLICABLE)
    warranty_words = models.CharField("保修说明", max_length=300, blank=True)
    exclusion = models.CharField("不属保修的原因", max_length=20, choices=Exclusion.choices, blank=True)
    ruled_by = person("保修认定人")  # the repair engineer; until then the ruling is the provisional one of intake
    found_stage = models.CharField("发现阶段", max_length=20, choices=FoundStage.choices, blank=True)
    issue_round = models.ForeignKey("issues.IssueRound", models.PROTECT, null=True, blank=True, related_name="cases")
    recurs_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="recurrences")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    urgent = models.BooleanField("紧急", default=False)
    severity = models.CharField("级别", max_length=10, choices=Severity.choices, default=Severity.NORMAL)
    peak_severity = models.CharField(max_length=10, choices=Severity.choices, default=Severity.NORMAL)
    rung = models.PositiveSmallIntegerField("责任层级", default=0)  # 0–3 as the level, 4 the group's vice president
    hint_level = models.CharField(max_length=10, choices=Severity.choices, default=Severity.NORMAL)
    hint_at_once = models.BooleanField(default=True)  # else it counts fully only once the matter spreads
    forced = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    registered_at = models.DateTimeField("受理时间")
    deadline_at = models.DateTimeField("转办期限", null=True, blank=True)  # stated by the authority that passed it on
    registered_by = person("受理人", "registered_cases")
    first_asked = person("首问责任人", "first_asked_cases")
    responsible = person("责任人", "responsible_cases")
    handler = person("处理人", "handled_cases")
    accepted_by = person("验收人")
    send_backs = models.PositiveSmallIntegerField("退回次数", default=0)
    round = models.PositiveSmallIntegerField("处理轮次", default=1)
    due_at = models.DateTimeField("最近时限", null=True, blank=True)
    due_kind = models.CharField(max_length=20, blank=True)
    closed_at = models.DateTimeField("关闭时间", null=True, blank=True)
    follow_up_sampled = models.BooleanField(
        default=True
    )  # enquiries answered by a port: a share is called, the rest close by link

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "诉求单"
        indexes = [
            models.Index(
                fields=["project", "state", "due_at"],
                name="case_open_queue",
                condition=IS_OPEN,
                include=[
                    "id",
                    "severity",
                    "registered_at",
                    "follow_up_sampled",
                    "port",
                    "due_kind",
                ],  # boards read no rows
            ),
            models.Index(fields=["handler", "due_at"], name="case_handler_open", condition=IS_OPEN),
            models.Index(fields=["responsible", "due_at"], name="case_responsible_open", condition=IS_OPEN),
            models.Index(fields=["state", "due_at"], name="case_state_open", condition=IS_OPEN),
            models.Index(fields=["project", "-registered_at", "-id"], name="case_project_recent"),
            models.Index(fields=["-registered_at", "-id"], name="case_recent"),
            models.Index(fields=["registered_by", "-registered_at"], name="case_registrar"),
            models.Index(fields=["first_asked", "-registered_at"], name="case_first_asked"),
            models.Index(fields=["household", "-registered_at"], name="case_household"),
            models.Index(fields=["customer", "-registered_at"], name="case_customer"),
            models.Index(fields=["house", "-registered_at"], name="case_house"),
            models.Index(fields=["building", "node", "-registered_at"], name="case_building_node"),
            models.Index(fields=["project", "node", "-registered_at"], name="case_project_node"),
            models.Index(fields=["callback_phone"], name="case_phone"),
            models.Index(fields=["call_ref"], name="case_call", condition=~Q(call_ref="")),
        ]

    def __str__(self):
        return self.number

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_safety(self) -> bool:
        """A danger by its problem, as filed or as found: shown red, checked by an engineer, never closed by silence."""
        found = self.final_node if self.final_node_id not in (None, self.node_id) else None
        return any(node is not None and node.safety for node in (self.node, found))

    @property
    def checked_by_engineer(self) -> bool:
        """Repairs and dangers, whatever kind the danger was filed as."""
        return self.kind in REPAIRS or self.is_safety

    @property
    def place(self) -> str:
        """Where, as people say it: house or common area with its space, else the words given."""
        where = self.house or self.common_area
        return "·".join(x for x in (str(where) if where else self.place_text, self.space) if x)

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.callback_phone)

    also_told: Sequence[int] = ()  # whom an act concerns besides the people of the case

    def live_topics(self) -> list[str]:
        people = {self.handler_id, self.responsible_id, self.first_asked_id, self.registered_by_id, *self.also_told}
        return [f"p{self.project_id}", *(f"u{p}" for p in sorted(p for p in people if p))]
