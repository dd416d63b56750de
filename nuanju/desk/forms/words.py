"""What is wrong with a field, said in Chinese so that it can be put right."""

from pydantic_core import ErrorDetails

from nuanju.desk.forms.reading import widget

CHOSEN = {
    "select", "person", "people", "checks", "yes_no", "rating", "node", "contractor", "article", "date", "datetime",
    "project", "house", "customer", "party", "phone_of", "wish_of",
}  # fmt: skip
SENTENCES = {
    "string_too_long": "{title}最多 {max_length} 字，请缩短。",
    "enum": "请重新选择{title}。",
    "literal_error": "请重新选择{title}。",
    "int_parsing": "请重新选择{title}。",
    "bool_parsing": "请选择{title}。",
    "greater_than_equal": "{title}不能小于 {ge}。",
    "less_than_equal": "{title}不能大于 {le}。",
}


def label(info) -> str:
    """The title without its remark in brackets."""
    return (info.title or "").split("（")[0]


def sentence(info, error: ErrorDetails) -> str:
    """One of pydantic's errors on a field."""
    title, kind = label(info), error["type"]
    if kind == "missing":
        return f"请{'选择' if widget(info) in CHOSEN else '填写'}{title}。"
    if kind.startswith(("date", "time")):
        return f"{title}看不懂，请按日期格式重新填写。"
    return SENTENCES.get(kind, "{title}填写有误，请检查。").format(title=title, **error.get("ctx", {}))
