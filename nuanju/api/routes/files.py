"""Uploads: keep a photo or file first, then name its key in a verb's `photos`."""

from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from nuanju.api.problems import ERRORS
from nuanju.core import files
from nuanju.core.commands import once
from nuanju.org.requests import StaffRequest

router = Router(tags=["文件"])


class FileOut(Schema):
    key: str = Field(description="填到操作的 photos 里；24 小时内没有用上会被清除")
    name: str = Field(description="文件名")
    content_type: str = Field(description="按内容识别的类型")
    size: int = Field(description="字节数")


@router.post("", response={201: FileOut, **ERRORS}, summary="上传一个文件", url_name="file")
def upload(
    request: StaffRequest,
    file: UploadedFile = File(...),  # noqa: B008 — how ninja declares a form file
    command_id: str = Form("", max_length=64, description="客户端生成的编号，重传时不变"),
):
    """类型按内容判断；图片 20 MB、视频 200 MB、其他 50 MB 以内。带上 command_id，重传得到第一次的那个文件。"""

    def run() -> dict:
        kept = files.store(file, by=request.user)
        return {"key": kept.key, "name": kept.name, "content_type": kept.content_type, "size": kept.size}

    return Status(201, once(command_id, by=request.user, verb="file", run=run))
