"""Real bytes of the files people send."""

import io
import wave
import zipfile

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base


def upload(name: str, data: bytes, header: str = "application/octet-stream") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type=header)


def picture(form: str = "JPEG", size: tuple[int, int] = (900, 600), mode: str = "RGB", **save) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "orange").save(out, form, **save)
    return out.getvalue()


def sideways_photo() -> bytes:
    """Taken with the phone on its side at a known place: upright it is 600 × 900."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (30.0, 15.0, 0.0)})
    return picture(exif=exif)


def wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1), sound.setsampwidth(2), sound.setframerate(8000), sound.writeframes(b"\0\0" * 800)
    return out.getvalue()


def xlsx() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write(0, 0, "验收")
    return out.getvalue()


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name in names:
            parts.writestr(name, "<x/>")
    return out.getvalue()


DOCX = zipped("[Content_Types].xml", "word/document.xml")
DOCM = zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 200
MOV = b"\0\0\0\x14ftypqt  \0\0\0\0qt  " + b"\0" * 200
M4A = b"\0\0\0\x20ftypM4A \0\0\0\0M4A mp42isom\0\0\0\0" + b"\0" * 200
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200
MP3 = b"ID3\x03\0\0\0\0\0\x0a" + b"\0" * 200
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
EXE = b"MZ\x90\0\x03\0\0\0" + b"\0" * 300
HTML = b"<!doctype html><script>alert(1)</script>"
TEXT = "厕所顶上一直滴水\n".encode()
TEXT_GB = "厕所顶上一直滴水\r\n".encode("gb18030")
