"""A hundred thousand cases from a few patterns: shifted in time, spread over houses, each with words of its own."""

import datetime
import random
from collections import Counter, defaultdict
from collections.abc import Callable

from django.utils import timezone

from nuanju.bench.estate import Home
from nuanju.bench.org import Org
from nuanju.bench.patterns import Copied, Pattern
from nuanju.bench.rows import Rows
from nuanju.cases.models import Case, InboundContact
from nuanju.core.models import Series
from nuanju.issues.models import Issue
from nuanju.search.keys import row_keys
from nuanju.search.models import SearchRow
from nuanju.sla.choices import Level
from nuanju.sla.models import Timer

OPEN_SHARE = 0.03
YEARS = 2
BATCH = 1000
WHERE = ["主卫", "次卫", "厨房", "阳台", "客厅", "主卧", "次卧", "玄关", "飘窗", "书房", "楼道", "车库"]
WHAT = [
    "顶上",
    "地面",
    "墙角",
    "窗框",
    "门缝",
    "管道",
    "地漏",
    "插座",
    "开关",
    "瓷砖",
    "地板",
    "墙纸",
    "吊顶",
    "栏杆",
    "台面",
    "水龙头",
]
HOW = [
    "一直滴水",
    "起鼓开裂",
    "有异味",
    "松动了",
    "关不严",
    "返水",
    "没有电",
    "掉了一块",
    "发霉发黑",
    "响得厉害",
    "变形",
    "渗水",
]
SINCE = ["昨天开始", "半个月了", "收房就这样", "下雨以后", "修过一次又坏", "邻居也有", "楼下来找过", "晚上更明显"]
ASK = ["请尽快安排人", "请给个说法", "希望周末上门", "麻烦先打电话", "不要再拖了", "物业说不归他们管"]


class Multiplier:
    """Writes copies of the patterns; `serials` go on behind the numbers already given."""

    def __init__(self, org: Org, homes: list[Home], closed: list[Pattern], opened: list[Pattern]):
        self.org, self.homes, self.closed, self.opened = org, homes, closed, opened
        self.rows, self.chance, self.now = Rows(), random.Random(11), timezone.now()  # noqa: S311 — the same every time
        self.serials: Counter[str] = Counter(dict(Series.objects.values_list("key", "last")))
        self.people = [_counterparts(org.teams[0], team) for team in org.teams]

    def run(self, count: int, progress: Callable[[int], None]) -> None:
        for done in range(1, count + 1):
            self._case()
            if done % BATCH == 0 or done == count:
                self.rows.flush()
                progress(done)
        self.rows.settle()
        series = [Series(key=k, last=v) for k, v in self.serials.items()]
        Series.objects.bulk_create(series, update_conflicts=True, unique_fields=["key"], update_fields=["last"])

    def _case(self) -> None:
        is_open = self.chance.random() < OPEN_SHARE
        pattern, home = self.chance.choice(self.opened if is_open else self.closed), self.chance.choice(self.homes)
        ago = datetime.timedelta(days=self.chance.uniform(0, 10 if is_open else 365 * YEARS))
        to = self._copied(pattern, home, self.now - ago - pattern.registered_at)
        for line in pattern.lines:
            row = line.copied(to)
            if line.model is Timer and pattern.is_open:
                row = self._swept(row)
            self.rows.waiting[line.model].append(row)
        self._found(pattern, home, to)

    def _copied(self, pattern: Pattern, home: Home, shift: datetime.timedelta) -> Copied:
        keys = {model: self.rows.key(model, n) for model, n in pattern.counts.items() if n}
        project, text = self.org.projects[home.project], words(self.chance)
        day = timezone.localdate(pattern.registered_at + shift)
        series = f"NJ-{project.code}-{day:%Y%m%d}"
        self.serials[series] += 1
        place = defaultdict(lambda: project.pk) | {
            (Case, "number"): f"{series}-{self.serials[series]:04d}",
            (Case, "house_id"): home.house_id, (Case, "building_id"): home.building_id,
            (Case, "household_id"): home.household_id, (Case, "customer_id"): home.customer_id,
            (Case, "caller_name"): home.owner, (Case, "callback_phone"): home.phone, (Case, "words"): text,
            (Case, "title"): f"{pattern.node}：{text}"[:60], (InboundContact, "words"): text,
            (Issue, "house_id"): home.house_id, (Issue, "key"): f"h{home.house_id}/#{keys[Case]}/-",
        }  # fmt: skip
        return Copied(shift, keys, self.people[home.project], place)

    def _swept(self, row: list) -> list:
        """A running clock past its due was told of long ago: the sweep finds nothing to make up for."""
        values = dict(zip(TIMER, row, strict=True))
        if values["stopped_at"] or values["cancelled_at"]:
            return row
        coming = [t for t in (values["half_at"], values["warn_at"], values["due_at"]) if t > self.now]
        values["next_at"] = min(coming, default=None)
        values["warned"] = (Level.OVER, Level.WARN, Level.HALF, Level.NONE)[len(coming)]
        values["overdue_at"] = None if coming else values["due_at"]
        return list(values.values())

    def _found(self, pattern: Pattern, home: Home, to: Copied) -> None:
        project, said = self.org.projects[home.project], to.place[Case, "words"]
        texts = [to.place[Case, "number"], to.place[Case, "title"], said, home.name, home.key, home.owner, home.owner]
        grams, text = row_keys([*texts, project.name, pattern.node], [home.phone])
        at = pattern.registered_at + to.shift
        self.rows.add(
            SearchRow, kind="case", object_id=to.keys[Case], project_id=project.pk, at=at, grams=grams, text=text
        )


def words(chance: random.Random) -> str:
    """What a customer might say; no two hundred thousand the same."""
    say = chance.choice
    return f"{say(WHERE)}{say(WHAT)}{say(HOW)}，{say(SINCE)}，{say(ASK)}。{chance.randint(1, 33)}楼的也反映过"


def _counterparts(model: dict, team: dict) -> dict[int, int]:
    return {model[key].pk: team[key].pk for key in model}


TIMER = [f.attname for f in Timer._meta.concrete_fields]
