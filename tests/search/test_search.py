"""The one box finds people and houses, and only those one may see."""

import pytest
from django.db import connection

from nuanju.customers.models import Customer
from nuanju.customers.verbs import add_customer, add_party, add_phone, change_customer, merge_customers, transfer_house
from nuanju.search import queries, verbs
from nuanju.search.models import SearchRow


@pytest.fixture
def indexed(cast):
    verbs.rebuild()
    return cast


def customers(q, user):
    return {h.object.name for h in queries.search(q, user, kinds=["customer"])}


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("业主", {"业主甲", "业主丁", "准业主戊", "麓山业主"}),
        ("业主甲", {"业主甲"}),
        ("yzj", {"业主甲"}),
        ("5678", {"业主甲", "家属乙", "业主丁", "麓山业主"}),
        ("138 1234 5678", {"业主甲", "家属乙", "麓山业主"}),
        ("010-62345678", {"业主甲"}),
        ("主业", set()),
        ("业", set()),
        ("", set()),
        ("%' or 1=1 --", set()),
    ],
)
def test_people_by_words_initials_and_numbers(indexed, q, names):
    assert customers(q, indexed.agent) == names


def test_only_in_reach(indexed):
    assert customers("业主", indexed.cs_manager) == {"业主甲", "业主丁", "准业主戊"}
    assert customers("业主", indexed.stranger) == {"麓山业主"}
    assert customers("业主", indexed.nobody) == set()


def test_a_role_that_sees_only_its_own_cases_finds_no_people(indexed):
    assert customers("业主", indexed.handler) == set()


def test_houses_come_from_the_estate(indexed):
    hits = queries.search("碧湾 3-2-1502", indexed.agent)
    assert next(h.object for h in hits if h.kind == "house") == indexed.house1502


def test_the_row_follows_what_happens(cast, run_jobs):
    person = add_customer(name="赵晓梅", phone="13900008888", project=cast.bw, by=cast.agent)
    run_jobs()
    assert customers("晓梅", cast.cs_manager) == {"赵晓梅"}
    change_customer(person, name="赵晓兰", by=cast.agent)
    add_phone(person, number="13900007777", by=cast.agent)
    run_jobs()
    assert customers("晓梅", cast.cs_manager) == set()
    assert customers("7777", cast.cs_manager) == {"赵晓兰"}


def test_a_house_elsewhere_makes_one_found_there_too(indexed, run_jobs):
    assert customers("业主甲", indexed.stranger) == set()
    add_party(indexed.ls_house, customer=indexed.owner, role="agent", by=indexed.agent)
    run_jobs()
    assert customers("业主甲", indexed.stranger) == {"业主甲"}
    assert customers("业主甲", indexed.cs_manager) == {"业主甲"}


def test_a_merged_record_is_found_no_more(indexed, run_jobs):
    merge_customers(indexed.owner, other=indexed.spouse, reason="同一人", by=indexed.admin)
    run_jobs()
    assert customers("家属乙", indexed.agent) == set()
    assert customers("13987654321", indexed.agent) == {"业主甲"}


def test_indexing_twice_is_indexing_once(indexed):
    before = SearchRow.objects.count()
    verbs.index("customer", indexed.owner.pk)
    verbs.index("customer", indexed.owner.pk)
    assert SearchRow.objects.count() == before


def test_rebuilding_tells_its_progress_and_drops_what_is_gone(indexed, run_jobs):
    SearchRow.objects.create(kind="customer", object_id=10**9, at="2026-01-01T00:00Z", grams=[1], text="x")
    heard = []
    verbs.rebuild(progress=lambda kind, count: heard.append((kind, count)))
    assert ("customer", Customer.objects.count()) in heard
    assert not SearchRow.objects.filter(object_id=10**9).exists()


def test_a_resale_keeps_the_former_owner_findable(indexed, run_jobs):
    transfer_house(indexed.house1602, buyers=[indexed.owner], by=indexed.cs_manager)
    run_jobs()
    assert customers("业主丁", indexed.cs_manager) == {"业主丁"}


def test_ids_for_narrowing_a_list(indexed):
    ids = queries.object_ids("业主", indexed.cs_manager, "customer")
    assert Customer.objects.filter(pk__in=ids).count() == 3
    assert not queries.object_ids("业", indexed.cs_manager, "customer").exists()


def test_the_index_serves(indexed):
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
    for who in (indexed.agent, indexed.cs_manager):
        plan = queries._rows("customer", queries._condition("业主"), who).explain()
        assert "search_grams" in plan


def test_few_queries(indexed, django_assert_max_num_queries):
    indexed.agent.reach
    with django_assert_max_num_queries(5):
        [h.object.phones.all() for h in queries.search("业主", indexed.agent) if h.kind == "customer"]
