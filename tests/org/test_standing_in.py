"""Nobody waits for somebody who is not there: deputy, superior, the role above; the top stays."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from nuanju.org import queries
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Absence, DutyRoster, Post

ENG = PortKey.ENGINEERING


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-11-23 10:00+08:00", tick=False):
        yield timezone.now()


def away(*people):
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    Absence.objects.bulk_create(Absence(user=p, starts_at=now - hour, ends_at=now + hour) for p in people)


def test_the_head_of_the_port_dispatches(cast):
    assert queries.first_responsible(cast.bw, ENG) == cast.eng_head


def test_his_deputy_while_he_is_away(cast):
    away(cast.eng_head)
    assert queries.first_responsible(cast.bw, ENG) == cast.eng_deputy
    later = timezone.now() + datetime.timedelta(hours=2)
    assert queries.first_responsible(cast.bw, ENG, later) == cast.eng_head


def test_his_superior_when_both_are_away(cast):
    away(cast.eng_head, cast.eng_deputy)
    assert queries.first_responsible(cast.bw, ENG) == cast.gm


def test_a_vacant_post_passes_upwards(cast):
    Post.objects.filter(pk=cast.post.prop_head.pk).update(holder=None)
    assert queries.first_responsible(cast.bw, PortKey.PROPERTY) == cast.gm


def test_a_port_without_a_post_falls_to_customer_service(cast):
    cast.post.sales_head.delete()
    assert queries.first_responsible(cast.bw, PortKey.SALES) == cast.cs_head


def test_a_project_without_posts_still_finds_somebody(cast):
    assert queries.first_responsible(cast.ys, ENG) == cast.vp


def test_somebody_who_left_is_not_there(cast):
    cast.eng_head.is_active = False
    cast.eng_head.save()
    assert queries.first_responsible(cast.bw, ENG) == cast.eng_deputy


def test_the_top_stays_even_when_absent(cast):
    away(cast.vp)
    assert queries.acting(cast.post.vp) == cast.vp


def test_a_loop_in_old_data_ends(cast):
    Post.objects.filter(pk=cast.post.vp.pk).update(superior=cast.post.gm)
    away(cast.gm, cast.city_gm, cast.regional_gm, cast.vp)
    assert queries.acting(Post.objects.get(pk=cast.post.gm.pk)) is not None


def test_a_project_without_a_region_has_the_city_gm_on_the_regional_rung(cast):
    cast.post.regional_gm.delete()
    assert queries.post_holder(Role.REGIONAL_GM, cast.bw) == cast.vp
    cast.city.region = None
    cast.city.save()
    assert queries.post_holder(Role.REGIONAL_GM, cast.bw) == cast.city_gm


def test_superiors_lead_to_the_top(cast):
    chain, person = [], cast.handler
    while person := queries.superior_of(person, cast.bw):
        chain.append(person)
    assert chain == [cast.eng_head, cast.gm, cast.city_gm, cast.regional_gm, cast.vp]


def test_handlers_are_of_the_port(cast):
    assert set(queries.handlers(cast.bw, ENG)) == {cast.handler, cast.handler2, cast.engineer}
    assert set(queries.handlers(cast.bw, PortKey.PROPERTY)) == {cast.prop_handler}


def test_people_with_a_right_at_a_project(cast):
    assert set(queries.users_who("approve_normal", cast.bw)) == {cast.gm}
    assert cast.director in queries.users_who("press", cast.bw)


def test_on_duty_prefers_the_port_and_passes_over_the_absent(cast, now):
    span = {"starts_at": now - datetime.timedelta(hours=1), "ends_at": now + datetime.timedelta(hours=8)}
    DutyRoster.objects.create(project=cast.bw, user=cast.cs_manager, **span)
    assert queries.on_duty(cast.bw, ENG) == cast.cs_manager
    DutyRoster.objects.create(project=cast.bw, port=ENG, user=cast.handler, **span)
    assert queries.on_duty(cast.bw, ENG) == cast.handler
    away(cast.handler)
    assert queries.on_duty(cast.bw, ENG) == cast.cs_manager
    assert queries.on_duty(cast.ls, ENG) is None


def test_of_those_who_share_a_role_each_is_stood_in_for(cast):
    Post.objects.create(role=Role.SHIFT_LEAD, corporation=cast.group, deputy=cast.nobody)  # vacant
    Post.objects.filter(holder=cast.lead).update(deputy=cast.agent)
    assert queries.holders(Role.SHIFT_LEAD, cast.bw) == [cast.lead.pk, cast.nobody.pk]
    away(cast.lead)
    assert queries.holders(Role.SHIFT_LEAD, cast.bw) == [cast.agent.pk, cast.nobody.pk]
    away(cast.agent)
    assert queries.holders(Role.SHIFT_LEAD, cast.bw) == [cast.lead.pk, cast.nobody.pk]
