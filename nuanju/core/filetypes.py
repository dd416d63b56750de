"""What a file really is, told from its bytes; its name and the browser's header are only compared with that."""

import zipfile
from typing import IO, NamedTuple

import filetype

from nuanju.core.refusals import Invalid, declare

declare(
    file_empty="文件“{name}”是空的，请重新选择。",
    file_too_big="文件“{name}”有 {size} MB，{what}最大 {limit} MB，请压缩或分段后再上传。",
    file_lies="文件“{name}”的内容与它的后缀不符，或者已经损坏，请重新拍摄或导出后再上传。",
    file_unsupported="不能上传“{name}”。可以上传照片（jpg、png、webp、gif、heic）、pdf、xlsx、docx、txt、"
    "视频（mp4、mov）和录音（m4a、mp3、wav）。",
)

MB = 2**20


class FileType(NamedTuple):
    """One kind of file we take; files of one family are often saved under each other's suffix and still honest."""

    content_type: str
    suffixes: tuple[str, ...]
    family: str
    what: str = "文件"
    limit: int = 50 * MB
    inline: bool = False  # may be shown inside the browser


def _photo(content_type: str, *suffixes: str, inline: bool = True) -> FileType:
    return FileType(content_type, suffixes, "photo", "照片", 20 * MB, inline)


def _film(content_type: str, *suffixes: str) -> FileType:
    return FileType(content_type, suffixes, "film", "视频", 200 * MB, True)


OFFICE = "application/vnd.openxmlformats-officedocument"
M4A = FileType("audio/mp4", ("m4a",), "film", "录音", inline=True)  # phones save voice in a film's container
TEXT = FileType("text/plain", ("txt",), "text")
XLSX = FileType(f"{OFFICE}.spreadsheetml.sheet", ("xlsx",), "xlsx")
DOCX = FileType(f"{OFFICE}.wordprocessingml.document", ("docx",), "docx")
BY_MAGIC = {
    "image/jpeg": _photo("image/jpeg", "jpg", "jpeg", "jfif"),
    "image/png": _photo("image/png", "png"),
    "image/webp": _photo("image/webp", "webp"),
    "image/gif": _photo("image/gif", "gif"),
    "image/heic": _photo("image/heic", "heic", "heif", inline=False),
    "video/mp4": _film("video/mp4", "mp4", "m4v"),
    "video/quicktime": _film("video/quicktime", "mov"),
    "audio/mp4": M4A,
    "audio/mpeg": FileType("audio/mpeg", ("mp3",), "sound", "录音", inline=True),
    "audio/x-wav": FileType("audio/wav", ("wav",), "sound", "录音", inline=True),
    "application/pdf": FileType("application/pdf", ("pdf",), "pdf", inline=True),
}
TYPES = (*BY_MAGIC.values(), TEXT, XLSX, DOCX)
BY_SUFFIX = {suffix: kind for kind in TYPES for suffix in kind.suffixes}
BY_CONTENT_TYPE = {kind.content_type: kind for kind in TYPES}


def suffix_of(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def detect(file: IO[bytes], *, name: str, size: int) -> FileType:
    """The type of the bytes; raises Invalid when it is not taken, is too big, empty, or lies about itself."""
    if not size:
        raise Invalid("file_empty", "files", name=name)
    claimed = BY_SUFFIX.get(suffix_of(name))
    found = _by_content(file, claimed)
    if suffix_of(name) and claimed is None:
        raise Invalid("file_unsupported", "files", name=name)
    if found is None or (claimed and claimed.family != found.family):
        raise Invalid("file_lies" if claimed else "file_unsupported", "files", name=name)
    if claimed is M4A:
        found = M4A
    if size > found.limit:
        facts = {"size": -(-size // MB), "what": found.what, "limit": found.limit // MB}
        raise Invalid("file_too_big", "files", name=name, **facts)
    return found


def _by_content(file: IO[bytes], claimed: FileType | None) -> FileType | None:
    file.seek(0)
    head = file.read(8192)
    if head.startswith(b"PK\x03\x04"):
        return _office(file)
    if guess := filetype.guess(head):
        return BY_MAGIC.get(guess.mime)
    return TEXT if claimed is TEXT and _is_text(file) else None


def _office(file: IO[bytes]) -> FileType | None:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return None
    if "[Content_Types].xml" not in names or any(n.endswith("vbaProject.bin") for n in names):
        return None
    return XLSX if "xl/workbook.xml" in names else DOCX if "word/document.xml" in names else None


def _is_text(file: IO[bytes]) -> bool:
    """UTF-8 or the GB18030 of older Windows programs, without control characters."""
    file.seek(0)
    raw = file.read(TEXT.limit + 1)
    if raw.translate(None, b"\t\n\r\f") != raw.translate(None, bytes(range(32))):
        return False
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
