"""员工代报: whoever hears it registers it and is the first-asked person."""

import pytest
from django.urls import reverse

from nuanju.cases.models import Case
from nuanju.cases.queryset import CaseQuerySet
from tests.cases.stories import photo

pytestmark = pytest.mark.django_db
TOLD = {
    "project": "BW",
    "text": "3栋电梯厅的灯坏了三天",
    "place_text": "3栋电梯厅",
    "caller_name": "王阿姨",
    "phone": "138 0000 1111",
}


@pytest.mark.parametrize("who", ["handler", "nobody", "legal", "stranger"])
def test_any_employee_reports(client, cast, who):
    user = getattr(cast, who)
    client.force_login(user)
    seen = client.post(reverse("staff_report"), TOLD | {"command_id": "r", "files": [photo(user)]}).content.decode()
    case = Case.objects.get()
    assert case.number in seen
    assert (case.channel, case.state, case.first_asked, case.callback_phone) == (
        "internal_report", "registered", user, "13800001111",
    )  # fmt: skip
    assert (case.place_text, case.caller_name) == ("3栋电梯厅", "王阿姨")


def test_it_waits_for_assignment_by_the_400(client, cast):
    client.force_login(cast.handler)
    client.post(reverse("staff_report"), TOLD)
    queue: CaseQuerySet = Case.objects.visible_to(cast.agent).waiting_for_assignment()
    assert queue.count() == 1


def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, cast):
    client.force_login(cast.handler)
    answer = client.post(reverse("staff_report"), TOLD | {"project": ""})
    assert answer.status_code == 422
    assert "请填写项目" in answer.content.decode()
    assert "3栋电梯厅的灯坏了三天" in answer.content.decode()
    assert "请填写客户原话" in client.post(reverse("staff_report"), TOLD | {"text": " "}).content.decode()
    assert Case.objects.count() == 0


def test_twice_is_once(client, cast):
    client.force_login(cast.handler)
    for _ in range(2):
        client.post(reverse("staff_report"), TOLD | {"command_id": "r"})
    assert Case.objects.count() == 1


def test_projects_not_switched_on_are_not_offered(client, cast):
    client.force_login(cast.handler)
    seen = client.get(reverse("staff_report")).content.decode()
    assert "碧湾花园" in seen and "云山里" not in seen
    assert "还没有启用" in client.post(reverse("staff_report"), TOLD | {"project": "YS"}).content.decode()
