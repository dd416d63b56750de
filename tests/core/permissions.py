"""Who may see and upload files."""

from nuanju.core import files
from tests.core import samples
from tests.permissions import Row, everybody


def own_photo(world) -> str:
    return f"/files/{files.store(samples.upload('a.jpg', samples.picture()), by=world.handler).key}"


ROWS = {
    "rail_counts": everybody("/rail-counts"),
    "upload_files": everybody("/files/", method="post"),
    "show_file": Row(own_photo, right="handler"),  # on nobody's case yet: its uploader alone
    "show_thumbnail": Row(lambda w: f"{own_photo(w)}/thumb", right="handler"),
}
