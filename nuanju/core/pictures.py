"""Small pictures for lists and timelines: upright, without the place where they were taken."""

import io
import warnings
from typing import IO

from PIL import Image, ImageOps

from nuanju.core.refusals import Invalid, declare

declare(
    picture_broken="照片“{name}”打不开，可能没有传完或已经损坏，请重新选择。",
    picture_too_large="照片“{name}”有 {pixels} 万像素，太大了，请缩小后再上传。",
)

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 50_000_000  # decoded ≈ 200 MB; a JPEG is decoded at a fraction of its size and may be larger
MOST_JPEG_PIXELS = 250_000_000
EDGE = 480


def thumbnail(file: IO[bytes], *, name: str) -> bytes:
    """WebP of at most 480 × 480; raises Invalid for a broken picture or one that would fill the memory."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we look at the size ourselves
            with Image.open(file, formats=FORMATS) as picture:
                _check_size(picture, name)
                picture.draft("RGB", (EDGE * 2, EDGE * 2))
                return _small(picture)
    except Image.DecompressionBombError as bomb:
        raise Invalid("picture_too_large", "files", name=name, pixels="超过1亿") from bomb
    except (OSError, SyntaxError, ValueError, EOFError) as broken:
        raise Invalid("picture_broken", "files", name=name) from broken


def _check_size(picture: Image.Image, name: str) -> None:
    pixels = picture.width * picture.height
    if pixels > (MOST_JPEG_PIXELS if picture.format == "JPEG" else MOST_PIXELS):
        raise Invalid("picture_too_large", "files", name=name, pixels=pixels // 10000)


def _small(picture: Image.Image) -> bytes:
    colours = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((EDGE, EDGE))
    mode = "RGBA" if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info else "RGB"
    out = io.BytesIO()
    upright.convert(mode).save(out, "WEBP", quality=80, icc_profile=colours if mode == "RGB" else None, exif=b"")
    return out.getvalue()
