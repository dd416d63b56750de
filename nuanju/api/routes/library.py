"""The library by words."""

from ninja import Query, Router

from nuanju.api import present
from nuanju.api.problems import ERRORS
from nuanju.api.schemas.cases import SuggestionOut
from nuanju.library import queries as library
from nuanju.org.requests import StaffRequest

router = Router(tags=["问题库"])


@router.get("/suggest", response={200: list[SuggestionOut], **ERRORS}, summary="从客户的话找问题编码")
def suggest(request: StaffRequest, text: str = Query(..., max_length=10_000), limit: int = Query(5, ge=1, le=20)):
    """按可能性排序；认不出时返回空表。"""
    return [present.suggestion(s) for s in library.suggest(text, limit=limit)]
