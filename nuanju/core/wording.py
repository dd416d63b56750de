"""Pydantic's complaints in Chinese, for forms and API alike."""

SENTENCES = {
    "missing": "请填写。",
    "string_too_short": "请填写。",
    "string_too_long": "最多 {max_length} 个字。",
    "enum": "请从列出的选项里选择。",
    "literal_error": "请从列出的选项里选择。",
    "int_parsing": "请填写整数。",
    "int_type": "请填写整数。",
    "int_from_float": "请填写整数。",
    "bool_parsing": "请填写是或否。",
    "bool_type": "请填写是或否。",
    "date_from_datetime_parsing": "日期格式应为 2026-11-21。",
    "date_parsing": "日期格式应为 2026-11-21。",
    "date_from_datetime_inexact": "日期格式应为 2026-11-21。",
    "datetime_parsing": "时间格式应为 2026-11-21T09:30:00+08:00。",
    "datetime_from_date_parsing": "时间格式应为 2026-11-21T09:30:00+08:00。",
    "greater_than_equal": "不能小于 {ge}。",
    "less_than_equal": "不能大于 {le}。",
    "extra_forbidden": "没有这个字段。",
    "json_invalid": "内容不是有效的 JSON。",
    "string_unicode": "有无法识别的字符，请重新输入。",
    "string_type": "请填写文字。",
    "list_type": "请填写列表。",
    "too_long": "最多 {max_length} 项。",
}


def field_error(error: dict, title: str = "") -> str:
    """One pydantic error as a sentence; `title` is the field's label for "missing"."""
    if title and (error["type"] in ("missing", "string_too_short") or error.get("input") in ("", None)):
        return f"请填写{title}。"
    return SENTENCES.get(error["type"], "填写得不对，请检查。").format_map(error.get("ctx") or {})
