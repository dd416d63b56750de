"""The guided questions: answered at intake, kept with the words as asked, shown to whoever works on the case."""

import pytest
from django.urls import reverse

from nuanju.cases import verbs
from nuanju.cases.models import Case
from nuanju.library.models import IntakeScript
from nuanju.library.verbs import keep_script
from tests.cases import stories
from tests.cases.trial import refused

pytestmark = pytest.mark.django_db
SAID = {"when": "只在下雨时", "since": " 上周 ", "amount": ""}


def test_answers_are_kept_in_the_order_of_the_script_without_the_empty_ones(cast):
    case = stories.registered(cast, answers=SAID)
    assert case.answers == [
        {"key": "since", "ask": "什么时候开始漏的？", "answer": "上周"},
        {"key": "when", "ask": "什么时候漏？", "answer": "只在下雨时"},
    ]


def test_they_keep_the_words_as_they_were_asked(cast):
    case = stories.registered(cast, answers=SAID)
    script = IntakeScript.objects.get(sym="leak")
    keep_script(script, opening="您好", questions=[{"key": "since", "ask": "换了一种问法"}], by=cast.director)
    case.refresh_from_db()
    assert case.answers[0]["ask"] == "什么时候开始漏的？"


def test_a_question_nobody_asks_is_refused(cast):
    with refused("answer_unknown") as caught:
        stories.registered(cast, answers={"colour": "蓝"})
    assert "colour" in caught.value.sentence
    assert not Case.objects.exists()


def test_without_a_problem_the_general_questions_may_be_answered(cast):
    case = stories.enquiry(cast, answers={"before": "没有"})
    assert [a["answer"] for a in case.answers] == ["没有"]


def test_the_screen_offers_the_questions_of_the_problem_once(cast, client):
    client.force_login(cast.agent)
    data = {
        "project": "BW",
        "text": "厕所漏水",
        "place": f"h{cast.house1502.pk}",
        "code": stories.LEAK,
        "tone": "neutral",
    }
    seen = client.post(reverse("agent_consequence"), data).content.decode()
    assert 'id="asks"' in seen and 'name="ask-since"' in seen and 'value="只在下雨时"' in seen and "data-digits" in seen
    again = client.post(reverse("agent_consequence"), data | {"asked_for": stories.LEAK}).content.decode()
    assert 'id="asks"' not in again  # nobody is disturbed while typing
    other = data | {"asked_for": stories.LEAK, "code": "H04.02.02.01", "ask-since": "上周"}
    changed = client.post(reverse("agent_consequence"), other).content.decode()
    assert 'name="ask-point"' in changed and 'value="上周"' in changed


def test_what_is_typed_is_filed_and_shown(cast, client):
    client.force_login(cast.agent)
    data = {
        "command_id": "one", "project": "BW", "text": "厕所漏水", "place": f"h{cast.house1502.pk}", "code": stories.LEAK,
        "phone": "13812345678", "tone": "neutral", "ask-since": "上周", "ask-when": "一直漏", "ask-amount": "",
    }  # fmt: skip
    assert client.post(reverse("agent_file"), data).status_code == 200
    case = Case.objects.get()
    assert [a["answer"] for a in case.answers] == ["上周", "一直漏"]
    verbs.dispatch(case, handler=cast.handler, by=cast.eng_head)
    client.force_login(cast.handler)
    assert "一直漏" in client.get(f"/cases/{case.number}/").content.decode()
    assert "什么时候漏？ 一直漏" in client.get("/tasks/").content.decode()
