"""The cast is what the tests believe it to be, and is quick to build."""

from nuanju.customers.models import Customer
from nuanju.org.models import Project
from tests.cast import STAFF


def test_everybody_is_there_with_a_post(cast):
    for who, _, role, _, port, _ in STAFF:
        assert getattr(cast, who).holds(role, port=port or None)


def test_reach_follows_the_post(cast):
    assert set(Project.objects.visible_to(cast.agent)) == {cast.bw, cast.ls, cast.ys}
    assert set(Project.objects.visible_to(cast.city_gm)) == {cast.bw, cast.ls}
    assert list(Project.objects.visible_to(cast.cs_manager)) == [cast.bw]
    assert not Project.objects.visible_to(cast.nobody).exists()


def test_only_the_switched_on_region_is_live(cast):
    assert set(Project.objects.live()) == {cast.bw, cast.ls}


def test_customers_are_seen_through_their_project_and_houses(cast):
    assert cast.ls_owner not in Customer.objects.visible_to(cast.cs_manager)
    assert cast.owner in Customer.objects.visible_to(cast.cs_manager)
    assert Customer.objects.visible_to(cast.agent).count() == 6


def test_few_queries(django_assert_max_num_queries, db):
    from tests.cast import build

    with django_assert_max_num_queries(45):
        build()


def test_defaults_can_be_asked_for(defaults):
    pass
