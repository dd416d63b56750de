"""The REST API under /api/v1/: the same verbs, rights and reach as the pages."""

from functools import cached_property
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from nuanju.api import problems
from nuanju.api.auth import Token
from nuanju.api.routes import (
    call_backs,
    calls,
    cases,
    clusters,
    files,
    gates,
    ladder,
    library,
    monitor,
    patterns,
    rains,
    webhooks,
)

DESCRIPTION = """
暖居接口。令牌由 `bin/nuanju token 登录名` 发放，权限和范围与该用户相同。
每次写入都带 `command_id`（客户端生成，最长 64 字符）：网络重试时用同一个编号，会得到第一次的结果。
出错时返回 `application/problem+json`：`code` 给程序，`title` 给人看。
"""


class Api(NinjaAPI):
    """Its description is built once: writing out every verb's fields takes about a second."""

    @cached_property
    def described(self) -> OpenAPISchema:
        return super().get_openapi_schema()

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        return self.described


api = Api(
    title="暖居 Nuanju API", version="1.0.0", description=DESCRIPTION, auth=Token(), urls_namespace="api", docs_url=None
)
problems.install(api)
api.add_router("/calls", calls.router)
api.add_router("/call-backs", call_backs.router)
api.add_router("/cases", cases.router)
api.add_router("", ladder.router)
api.add_router("", patterns.router)
api.add_router("/clusters", clusters.router)
api.add_router("/files", files.router)
api.add_router("/heavy-rains", rains.router)
api.add_router("/library", library.router)
api.add_router("/gates", gates.router)
api.add_router("/monitor", monitor.router)
api.add_router("/webhooks", webhooks.router)
