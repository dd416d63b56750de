"""A ceiling on what one request may bring, before it fills the disk."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

CEILING = 512 * 2**20  # bytes of one request; each file has its own limit (core/filetypes.py)


class Ceiling(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS: looks at the announced length, then counts."""

    seen = 0

    def handle_raw_input(self, input_data, meta, content_length, boundary, encoding=None):
        self._check(content_length)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.seen += len(raw_data)
        self._check(self.seen)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps the file."""

    def _check(self, size: int) -> None:
        if size > CEILING:
            raise RequestDataTooBig(f"more than {CEILING} bytes in one request")
