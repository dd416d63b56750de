"""What agents read from: intake scripts; the library and the articles are pages of their own."""

from django import forms

from nuanju.desk.keep.keeper import Column, Keeper, Link, link, register
from nuanju.library import verbs
from nuanju.library.models import IntakeScript


class QuestionsField(forms.Field):
    """One question a line; options behind a bar: 什么时候漏？｜只在下雨时、一直漏."""

    def __init__(self, **options):
        super().__init__(widget=forms.Textarea(attrs={"rows": 10}), **options)

    def prepare_value(self, value):
        if not isinstance(value, list):
            return value
        lines = [q["ask"] + ("｜" + "、".join(q["options"]) if q.get("options") else "") for q in value]
        return "\n".join(lines)

    def to_python(self, value) -> list[tuple[str, list[str]]]:
        lines = [line.replace("|", "｜").partition("｜") for line in (value or "").splitlines() if line.strip()]
        return [(ask.strip(), [o.strip() for o in options.split("、") if o.strip()]) for ask, _, options in lines]


class ScriptForm(forms.ModelForm):
    questions = QuestionsField(label="追问", help_text="一行一问；可选的回答写在“｜”后面，用“、”隔开")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.before = {q["ask"]: q["key"] for q in self.instance.questions}

    def keep(self, *, by, seen) -> IntakeScript:
        values = self.cleaned_data | {"questions": self._keyed()}
        return verbs.keep_script(IntakeScript(pk=self.instance.pk), by=by, seen=seen, **values)

    def _keyed(self) -> list[dict]:
        """A question that stays keeps its key, a new one gets the next free number."""
        keys, number = set(self.before.values()), 0
        found = []
        for ask, options in self.cleaned_data["questions"]:
            key = self.before.get(ask)
            while key is None or (ask not in self.before and key in keys):
                number += 1
                key = f"q{number}"
            keys.add(key)
            found.append({"key": key, "ask": ask} | ({"options": options} if options else {}))
        return found


register(
    Keeper(
        key="scripts", label="引导话术", model=IntakeScript, group="规则", grant="keep_library", icon="phone", order=62,
        event="script.kept", fields=("opening", "questions", "caution"), form=ScriptForm, change=verbs.keep_script,
        columns=(
            Column("现象类别", lambda s: str(s)), Column("开场", "opening"),
            Column("追问", lambda s: f"{len(s.questions)} 问"), Column("安全提示", "caution"),
        ),
        help="坐席受理时按现象类别看到的开场白和追问，答案随单据转给处理人。",
    )
)  # fmt: skip
link(Link("问题库", "library", "规则", "keep_library", "五级问题库：口语词、端口、保修项目、级别提示", "book", 60))
link(Link("知识文章", "articles", "规则", "keep_articles", "常见问题的标准答复，全集团或单个项目", "file", 61))
