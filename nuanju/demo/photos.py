"""A few small pictures that stand for all the photos of the demo; the rows share the files."""

import datetime
import hashlib
import io
import random
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFilter

from nuanju.core import pictures
from nuanju.core.models import Attachment

SIZE = (640, 480)
WALLS = ((226, 221, 210), (214, 219, 221), (233, 228, 219))


class Picture(NamedTuple):
    before: bool
    file: str
    thumbnail: str
    size: int
    sha256: str


def draw(rng: random.Random) -> list[Picture]:
    """Three walls with a stain or a crack, and the same three mended."""
    return [
        _keep(rng.randbytes(16).hex(), _wall(random.Random(n), wall, before), before)  # noqa: S311
        for n, wall in enumerate(WALLS)
        for before in (True, False)
    ]


def on(case, step: str, picture: Picture, *, key: str, by, at: datetime.datetime) -> Attachment:
    """An unsaved attachment of the case that shows the picture."""
    return Attachment(
        key=key, subject_type="cases.case", subject_id=case.pk, step=step, name=f"现场{at:%m%d%H%M}.jpg",
        content_type="image/jpeg", size=picture.size, sha256=picture.sha256, file=picture.file,
        thumbnail=picture.thumbnail, uploaded_by=by, uploaded_at=at,
    )  # fmt: skip


def _keep(name: str, image: Image.Image, before: bool) -> Picture:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=78)
    data = out.getvalue()
    file = default_storage.save(f"attachments/demo/{name}.jpg", ContentFile(data))
    small = pictures.thumbnail(io.BytesIO(data), name=name)
    thumbnail = default_storage.save(f"thumbnails/demo/{name}.webp", ContentFile(small))
    return Picture(before, file, thumbnail, len(data), hashlib.sha256(data).hexdigest())


def _wall(rng: random.Random, colour: tuple[int, int, int], before: bool) -> Image.Image:
    """A corner of a room: ceiling, wall, floor; `before` with the damage."""
    image = Image.new("RGB", SIZE, colour)
    pen = ImageDraw.Draw(image)
    pen.polygon([(0, 0), (640, 0), (640, 70), (0, 110)], fill=tuple(c + 14 for c in colour))
    pen.polygon([(0, 400), (640, 360), (640, 480), (0, 480)], fill=(176, 148, 116))
    pen.line([(0, 400), (640, 360)], fill=(240, 236, 228), width=14)
    if before:
        x, y = rng.randrange(150, 420), rng.randrange(90, 150)
        for n in range(5, 0, -1):
            shade = tuple(c - 13 * (6 - n) for c in colour)
            pen.ellipse([x - 26 * n, y - 12 * n, x + 30 * n, y + 24 * n], fill=shade)
        points = [(x + rng.randrange(-14, 15) + 7 * n, y + 22 * n) for n in range(12)]
        pen.line(points, fill=(96, 84, 74), width=3)
    return image.filter(ImageFilter.GaussianBlur(1.6))
