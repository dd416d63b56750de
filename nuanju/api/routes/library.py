"""The library by words."""

from ninja import Query, Router

from nuanju.api import present
from nuanju.api.problems import ERRORS
from nuanju.api.schemas.cases import SuggestionOut
from nuanju.cases import suggesting
from nuanju.org.models import Project
from nuanju.org.requests import StaffRequest

router = Router(tags=["问题库"])


@router.get("/suggest", response={200: list[SuggestionOut], **ERRORS}, summary="从客户的话找问题编码")
def suggest(
    request: StaffRequest, text: str = Query(..., max_length=10_000), limit: int = Query(5, ge=1, le=20),
    project: str = Query("", max_length=20, description="项目编码：按本项目近期常见的问题加权"),
    space: str = Query("", max_length=30, description="户内空间，例如 主卫"),
):  # fmt: skip
    """按可能性排序；认不出时返回空表。"""
    known = Project.objects.visible_to(request.user).filter(code=project).first() if project else None
    found = suggesting.suggest(text, project_id=known.pk if known else None, space=space, limit=limit)
    return [present.suggestion(s) for s in found]
