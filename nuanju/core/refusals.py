"""Refusals: what cannot be done now, by name, with a Chinese sentence the user can act on."""

from typing import Any

SENTENCES: dict[str, str] = {
    "denied": "您没有这项操作的权限。",
    "wrong_state": "单据现在的状态不能做这一步，请刷新后再看。",
    "changed_meanwhile": "您看的内容刚刚被别人改过，请刷新后再提交，您填写的内容还在。",
    "command_reused": "这个提交编号已用于另一项操作，请刷新页面后重试。",
    "required": "请填写{field}。",
    "unfit": "{reason}",
    "in_use": "还在使用中，不能删除：{users}。请先处理这些内容，或停用它。",
    "unstorable": "内容里有无法保存的字符（如空字符）或过大的数字，请检查后再提交。",
    "not_found": "没有找到，或不在您的管理范围内。",
}


def declare(**sentences: str) -> None:
    """Add an app's refusal codes; sentences may name facts as {fields}."""
    twice = sentences.keys() & SENTENCES.keys()
    assert not twice, f"refusal declared twice: {twice}"
    SENTENCES.update(sentences)


class Refused(Exception):
    """A verb that cannot be done now; `code` names the reason, `subject` is the row as it is, `facts` fill the sentence."""

    status = 409

    def __init__(self, code: str, subject: Any = None, /, **facts: Any):
        super().__init__(code)
        self.code, self.subject, self.facts = code, subject, facts

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code].format(**self.facts)


class Denied(Refused):
    """The actor lacks the right for `verb`; `code` says which rule when it is more than that."""

    status = 403

    def __init__(self, verb: str, subject: Any = None, code: str = "denied"):
        super().__init__(code, subject)
        self.verb = verb


class Invalid(Refused):
    """Input that does not fit: `field` names it, so a form can show the sentence beside it."""

    status = 422

    def __init__(self, code: str, field: str, /, **facts: Any):
        super().__init__(code, None, **facts)
        self.field = field
