"""Add customer: never merged by a number, hidden callers without one."""

import pytest

from nuanju.core.refusals import Denied, Invalid
from nuanju.customers.models import Customer
from nuanju.customers.verbs import add_customer
from tests.stories import kinds, sentences


def test_a_new_person_with_a_primary_phone(cast):
    person = add_customer(name=" 张三 ", phone="+86 136-0000-9999", project=cast.bw, gender="male", by=cast.agent)
    assert (person.name, person.name_key, person.addressed) == ("张三", "zhang san", "张先生")
    assert [(p.number, p.tail, p.is_primary) for p in person.phones.all()] == [("13600009999", "9999", True)]
    assert sentences(person) == ["登记客户 张三"]


def test_a_number_known_elsewhere_makes_a_second_person(cast):
    before = Customer.objects.count()
    person = add_customer(name="业主甲", phone="13812345678", project=cast.bw, by=cast.agent)
    assert person != cast.owner
    assert Customer.objects.count() == before + 1


def test_a_hidden_caller_has_no_phone(cast):
    person = add_customer(name="匿名", phone="私密号码", by=cast.agent)
    assert not person.phones.exists()
    assert not person.is_verified


def test_what_does_not_fit_leaves_nothing(cast):
    before = Customer.objects.count()
    for fields in (
        {"name": ""},
        {"name": "张三", "phone": "不知道呢"},
        {"name": "张三", "email": "x"},
        {"name": "长" * 81},
    ):
        with pytest.raises(Invalid):
            add_customer(by=cast.agent, **fields)
    assert Customer.objects.count() == before


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "'; drop table customers; --", "张\x00三", "😀\u202e"])
def test_odd_names_are_kept_as_words(cast, name):
    person = add_customer(name=name, by=cast.agent)
    assert "\x00" not in person.name
    assert kinds(person) == ["customer.added"]


def test_no_right_and_another_project(cast):
    for who, project in ((cast.handler, cast.bw), (cast.nobody, cast.bw), (cast.stranger, cast.bw)):
        with pytest.raises(Denied):
            add_customer(name="张三", project=project, by=who)
