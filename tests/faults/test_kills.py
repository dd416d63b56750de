"""Processes are killed in the middle of a burst of intakes: every number that was answered is a case, once, with all it needs.

The tests tell one story on one site, in order: while the worker makes up for what was lost, the next thing is tried.
"""

import http.client
import itertools
import os
import signal
import threading
import time

import psutil
import pytest

from nuanju.config import embedded
from tests.config.servers import wait_until
from tests.faults.site import Town, together, town

pytestmark = pytest.mark.slow
CALLERS = 4
WORDS = "卫生间往楼下漏水，楼下来敲门了"
LEAK = "H02.01.01.01"


@pytest.fixture(scope="module")
def site():
    with town("faults") as site:
        yield site


class Burst:
    """Callers that register one case after another and repeat a call until it is answered, as a hotline's system does."""

    def __init__(self, site: Town):
        self.site, self.ending, self.numbers = site, False, dict[str, set[str]]()
        self.serial, self.refused, self.unanswered = itertools.count(1), list[tuple[int, dict]](), 0
        self.threads = [threading.Thread(target=self._call, daemon=True) for _ in range(CALLERS)]

    def __enter__(self) -> "Burst":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *args) -> None:
        self.ending = True
        for thread in self.threads:
            thread.join(60)

    def _call(self) -> None:
        while not self.ending:
            self._register(f"burst-{next(self.serial)}")

    def _register(self, command_id: str) -> None:
        """The same number however often it is asked; a dropped connection or a server error is asked again."""
        for attempt in range(200):
            try:
                status, answer = self.site.post(
                    "agent", "/cases", seconds=8, command_id=command_id, project="BW", text=f"{WORDS}（{command_id}）",
                    phone="13812345678", house=self.site.told["house1502"], code=LEAK, assign=True,
                )  # fmt: skip
            except (OSError, http.client.HTTPException, ValueError):
                self.unanswered += 1
                time.sleep(0.2)
                continue
            if status == 201:
                self.numbers.setdefault(command_id, set()).add(answer["number"])
                if attempt == 0 or len(self.numbers) % 5:
                    return
                continue  # asks once more: the second arrival gets the first answer
            if status < 500:
                self.refused.append((status, answer))
                return
            self.unanswered += 1
            time.sleep(0.2)


@pytest.fixture(scope="module")
def burst(site):
    """Fifteen seconds of intakes; a web process, the worker and the database die on the way."""
    site.ready()
    burst = Burst(site)
    with burst:
        wait_until(lambda: len(burst.numbers) > 3)
        pids = wait_until(lambda: len(site.pids()) == 3 and site.pids())
        for kill in (
            lambda: _processes_of(pids["web"])[-1].kill(),
            lambda: os.kill(pids["worker"], signal.SIGKILL),
            lambda: os.kill(embedded.postmaster(site.home / "pg"), signal.SIGKILL),
            lambda: os.kill(pids["web"], signal.SIGKILL),
        ):
            before = len(burst.numbers)
            kill()
            wait_until(lambda n=before + 5: len(burst.numbers) >= n, 40)
    return burst


def _processes_of(pid: int) -> list[psutil.Process]:
    return [p for p in psutil.Process(pid).children(recursive=True) if "resource_tracker" not in " ".join(p.cmdline())]


def test_every_answered_number_is_one_case_with_its_event_and_clocks(site, burst):
    assert burst.unanswered, "nothing was lost on the way: the kills came too late"
    assert burst.refused == []
    answered = {number for numbers in burst.numbers.values() for number in numbers}
    assert all(len(numbers) == 1 for numbers in burst.numbers.values()), "one command, one number"
    found = site.rows(
        "select c.number, c.state, array_agg(distinct t.kind order by t.kind), "
        "(select count(*) from core_event e where e.subject_type = 'cases.case' and e.subject_id = c.id "
        " and e.kind = 'case.registered') from cases_case c "
        "left join sla_timer t on t.subject_type = 'cases.case' and t.subject_id = c.id group by c.id"
    )
    cases = {number: (state, kinds, registered) for number, state, kinds, registered in found}
    assert answered <= cases.keys()
    assert set(map(repr, cases.values())) == {repr(("assigned", ["assign", "contact", "dispatch"], 1))}
    assert len(cases) == len(site.rows("select 1 from core_command where verb = 'register'"))
    serials = sorted(int(number[-4:]) for number in cases)
    assert serials == list(range(1, len(serials) + 1)), "no number was lost either"


def test_two_people_at_once_one_wins_the_other_is_told(site, burst):
    number = next(iter(next(iter(burst.numbers.values()))))
    path = f"/cases/{number}/dispatch"
    answers = together(
        lambda: site.post("eng_head", path, command_id="two-1", handler=site.told["handler"]),
        lambda: site.post("eng_deputy", path, command_id="two-2", handler=site.told["handler2"]),
    )
    (won, case), (lost, problem) = sorted(answers, key=lambda a: a[0])
    assert (won, lost) == (200, 409)
    assert case["state"] == "dispatched"
    assert problem["code"] == "wrong_state" and not problem["title"].isascii()
    ((handler,),) = site.rows("select handler_id from cases_case where number = %s", number)
    assert handler == case["handler"]["id"]


def test_what_a_killed_worker_held_is_told_exactly_once(site, burst):
    """Jobs of a dead worker come back when its heartbeat is old; here a minute passes at once."""
    site.run("update procrastinate_workers set last_heartbeat = now() - interval '5 minutes'")
    site.defer("config.retry_stalled")

    def told() -> list[tuple]:
        return site.rows(
            "select c.number, count(n.id) from cases_case c join core_event e on e.subject_type = 'cases.case' "
            "and e.subject_id = c.id and e.kind = 'case.registered' "
            "left join notify_notice n on n.event_id = e.id and n.code = 'N01' group by 1"
        )

    wait_until(lambda: all(count for _, count in told()), 70)
    wait_until(lambda: not site.rows("select 1 from procrastinate_jobs where task_name like 'core.re%%' limit 1"), 30)
    assert {count for _, count in told()} == {1}


def test_a_stopped_worker_catches_up_once(site, burst):
    """Stopped for hours: a case comes in, its clocks run over; then the worker goes on, and the sweep comes thrice."""
    worker = wait_until(lambda: site.pids().get("worker"))
    os.kill(worker, signal.SIGSTOP)
    _, case = site.post(
        "agent2", "/cases", command_id="quiet-1", project="BW", text=WORDS, phone="13987654321", code=LEAK, assign=True
    )
    ((pk,),) = site.rows("select id from cases_case where number = %s", case["number"])
    site.run(
        "update sla_timer set half_at = now() - interval '3 hours', warn_at = now() - interval '2 hours', "
        "due_at = now() - interval '1 hour', next_at = now() - interval '3 hours' "
        "where subject_type = 'cases.case' and subject_id = %s and stopped_at is null",
        pk,
    )
    for _ in range(3):
        site.defer("sla.sweep")
    assert not _notices(site, pk)
    os.kill(worker, signal.SIGCONT)
    wait_until(lambda: {"N01", "N02", "N04.overdue"} <= {code for code, *_ in _notices(site, pk)}, 40)
    site.defer("sla.sweep")
    wait_until(lambda: not site.rows("select 1 from procrastinate_jobs where status <> 'failed' limit 1"), 30)
    told = _notices(site, pk)
    assert len(told) == len(set(told)), "nobody is told twice"
    overdue = site.rows(
        "select data -> 'kind' ->> 'id' from core_event where kind = 'timer.overdue' and subject_id = %s", pk
    )
    assert sorted(overdue) == [("contact",), ("dispatch",)]


def _notices(site: Town, pk: int) -> list[tuple]:
    return site.rows(
        "select n.code, n.event_id, n.channel, n.recipient_id, n.address from notify_notice n "
        "join core_event e on e.id = n.event_id where e.subject_type = 'cases.case' and e.subject_id = %s",
        pk,
    )


def test_after_a_kill_of_everything_it_is_up_again_quickly(site, burst):
    count = site.rows("select count(*) from cases_case")
    for process in site.processes():
        process.kill()
    site.process.wait(10)
    began = time.monotonic()
    site.start()
    site.ready()
    busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))  # others may be at work on this machine
    assert time.monotonic() - began < 10 * busy
    assert site.rows("select count(*) from cases_case") == count
