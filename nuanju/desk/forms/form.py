"""One form for any input: its controls with what was typed, and what is wrong with them."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from django.http import QueryDict
from pydantic import BaseModel, ValidationError

from nuanju.core.refusals import Invalid, Refused
from nuanju.desk.forms import options, reading, words

Typed = TypeVar("Typed", bound=BaseModel)
Picks = Mapping[str, Callable[[], list[options.Option]]]


class Control(NamedTuple):
    name: str
    title: str
    widget: str
    required: bool
    value: Any
    options: list[options.Option]
    error: str
    help: str
    text: str  # what a combobox shows for its value
    url: str  # where a combobox asks

    @property
    def template(self) -> str:
        return f"desk/forms/{self.widget}.html"


class InputForm(Generic[Typed]):
    """`picks` offers people and the like by name, `initial` fills the boxes, `combos` = (address, text) by field."""

    def __init__(
        self, model: type[Typed], *, picks: Picks | None = None, initial: dict | None = None,
        combos: dict[str, tuple[str, str]] | None = None, uploads: Callable[[list[str]], list] | None = None,
        helps: dict[str, str] | None = None,
    ):  # fmt: skip
        self.model, self.picks, self.initial, self.combos = model, picks or {}, initial or {}, combos or {}
        self.uploads, self.helps = uploads or (lambda keys: []), helps or {}
        self.typed: dict[str, Any] = {}
        self.bound = False
        self.errors: dict[str, str] = {}
        self.message = ""

    def read(self, post: QueryDict) -> Typed | None:
        """The checked input, or nothing: then the errors are told beside their fields."""
        self.bound, self.typed = True, reading.values(self.model, post)
        try:
            return self.model.model_validate(self.typed)
        except ValidationError as wrong:
            for error in wrong.errors():
                name = str(error["loc"][0]) if error["loc"] else ""
                info = self.model.model_fields.get(name)
                if info:
                    self.errors.setdefault(name, words.sentence(info, error))
            self.message = self.message or ("" if self.errors else "提交的内容不完整，请检查后再试。")
            return None

    def refuse(self, refusal: Refused) -> None:
        """Say a verb's refusal where it belongs."""
        if isinstance(refusal, Invalid) and refusal.field in self.model.model_fields:
            self.errors[refusal.field] = refusal.sentence
        else:
            self.message = refusal.sentence

    def controls(self) -> list[Control]:
        return [self._control(name, info) for name, info in self.model.model_fields.items()]

    @property
    def has_fields(self) -> bool:
        return bool(self.model.model_fields)

    def _control(self, name: str, info) -> Control:
        kind = reading.widget(info)
        value = self.typed.get(name) if self.bound else self._initial(name, info)
        if kind == "photos":
            value = self.uploads(value or [])
        url, text = self.combos.get(name, ("", ""))
        return Control(
            name, info.title or name, kind, info.is_required(), "" if value is None else value,
            self._options(name, info, kind), self.errors.get(name, ""), self.helps.get(name, ""),
            text if self._unchanged(name, value) else "", url,
        )  # fmt: skip

    def _initial(self, name: str, info) -> Any:
        if name in self.initial:
            return self.initial[name]
        return None if info.is_required() or kind_of_list(info) else info.default

    def _unchanged(self, name: str, value: Any) -> bool:
        return str(value or "") == str(self.initial.get(name) or "")

    def _options(self, name: str, info, kind: str) -> list[options.Option]:
        extra = info.json_schema_extra or {}
        pick = extra.get("pick") or name
        if pick in self.picks:
            return self.picks[pick]()
        return options.YES_NO if kind == "yes_no" else options.of_annotation(info.annotation, extra.get("without", ()))


def kind_of_list(info) -> bool:
    return reading.widget(info) in (*reading.SEVERAL, "checklist")
