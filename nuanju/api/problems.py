"""Errors as problem+json (RFC 9457): a code for programs, a Chinese sentence for people, the field where there is one."""

import logging

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from nuanju.core.refusals import SENTENCES, Denied, Invalid, Refused
from nuanju.core.wording import field_error

log = logging.getLogger("nuanju.request")
MEDIA = "application/problem+json"


class FieldProblem(Schema):
    field: str = Field(description="字段名，嵌套用点分隔")
    detail: str = Field(description="中文说明")


class Problem(Schema):
    type: str = Field(default="about:blank", description="固定为 about:blank，程序请看 code")
    status: int = Field(description="HTTP 状态码")
    code: str = Field(description="拒绝的名称，如 wrong_state、denied、not_found、invalid")
    title: str = Field(description="中文说明，可直接给人看")
    master: str | None = Field(default=None, description="merged_away 时：并入的单号，请在那一单上办理")
    errors: list[FieldProblem] = Field(default=[], description="逐字段的说明")


PROBLEMS = {
    401: "令牌缺失或失效",
    403: "没有这项操作的权限",
    404: "没有找到，或不在管理范围内",
    409: "状态不允许，或刚被别人改过",
    422: "填写的内容不符合要求",
    429: "请求过于频繁",
}
ERRORS = dict.fromkeys(PROBLEMS, Problem)


def install(api) -> None:
    """Answer every error of the API as a problem."""
    api.exception_handler(Refused)(_refused)
    api.exception_handler(ValidationError)(_invalid)
    api.exception_handler(HttpError)(_http)
    api.exception_handler(AuthenticationError)(_unknown)
    api.exception_handler(DataError)(_unstorable)


def _answer(problem: Problem) -> HttpResponse:
    return HttpResponse(problem.model_dump_json(exclude_none=True), status=problem.status, content_type=MEDIA)


def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    errors = [FieldProblem(field=error.field, detail=error.sentence)] if isinstance(error, Invalid) else []
    code = "denied" if isinstance(error, Denied) and error.code == "denied" else error.code
    status = 404 if error.code == "not_found" and not errors else error.status
    return _answer(
        Problem(status=status, code=code, title=error.sentence, errors=errors, master=error.facts.get("master"))
    )


def _unstorable(request: HttpRequest, error: DataError) -> HttpResponse:
    """A NUL, or a number beyond its column."""
    log.warning("unstorable", exc_info=error)
    return _answer(Problem(status=422, code="unstorable", title=SENTENCES["unstorable"]))


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [FieldProblem(field=_path(e["loc"]), detail=field_error(e)) for e in error.errors]
    return _answer(Problem(status=422, code="invalid", title="有字段填写得不对。", errors=errors))


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    title = PROBLEMS.get(error.status_code) or "请求无法处理，请检查格式。"
    return _answer(Problem(status=error.status_code, code="bad_request", title=title))


def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return _answer(Problem(status=401, code="unauthenticated", title="请在 Authorization 里带上有效的 Bearer 令牌。"))


def _path(loc: tuple) -> str:
    """("body", "payload", "phone") → phone."""
    parts = [str(p) for p in loc if p not in ("body", "payload", "query", "filters", "path")]
    return ".".join(parts) or str(loc[-1])
