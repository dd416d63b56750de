"""Which estate does a letter speak of? And the project that gathers letters without one of ours."""

import re

from django.utils import timezone

from nuanju.core.text import pinyin_key
from nuanju.org.models import CityCompany, Corporation, Project

LETTERS = "LX"
SURE = "小区|花园|家园|[华雅馨嘉名]苑|公馆|名邸|名城|星城|公寓|山庄|庄园|府邸|首府|华府"  # telling anywhere
LIKELY = "新城|新村|国际|广场|云顶|城|苑|府|湾"  # telling in a subject, where people name what they write about
BEFORE = re.compile(
    r".*(?:反映|反应|投诉|举报|关于|咨询|建议|请求|恳请|请问|希望|督促|要求|求助|质疑|呼吁|反对|解决|位于|途径|我们|现有|一个|不少"
    r"|对|在|的|是|于|到|和|[A-Z]\d*(?:市|区|县)|街道|社区|[路街镇村]\d*号?|业主|购买了?|买)"
)
NOT_ESTATES = re.compile(
    r"^.?.?(?:小区|新城|县城|老城|商城|全城|同城|长城|中心城|商业城|汽配城|市场|政府|工业园|产业园|后花园|安置小区|城)$"
)


def _names(suffixes: str) -> re.Pattern:
    return re.compile(rf"([\u4e00-\u9fa5A-Z0-9·]{{2,12}}?(?:{suffixes})+)(?!市场|政府|管理)")


IN_SUBJECT, IN_WORDS = _names(f"{SURE}|{LIKELY}"), _names(SURE)


def estate_in(subject: str, words: str) -> str:
    """The first estate named, the subject before the words, e.g. 景蓉华苑; "" when none is."""
    for pattern, text in ((IN_SUBJECT, subject), (IN_WORDS, words[:600])):
        for found in pattern.finditer(text):
            name = BEFORE.sub("", found[1])
            if 3 <= len(name) <= 8 and not NOT_ESTATES.search(name):
                return name
    return ""


def letters_project(code: str = "") -> Project:
    """The project named by its code, else 来信归集, made when it is not there. Raises LookupError."""
    if code:
        project = Project.objects.filter(code=code).first()
        if project is None:
            raise LookupError(f"没有代码为 {code} 的项目。")
        return project
    there = Project.objects.filter(code=LETTERS).first()
    return there or Project.objects.create(
        name="来信归集", name_key=pinyin_key("来信归集"), short_name="来信", code=LETTERS, city_company=_city_company(),
        live_since=timezone.localdate(),
    )  # fmt: skip


def _city_company() -> CityCompany:
    """A company outside the regions: letters wait for nobody to switch a region on."""
    corporation = Corporation.objects.first() or Corporation.objects.create(name="集团")
    return CityCompany.objects.get_or_create(corporation=corporation, region=None, name="集团本部")[0]
