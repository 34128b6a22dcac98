"""What uploaded files are told apart by, and what is not taken."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.papers.uploads import (
    ENDINGS,
    JPEG,
    OPEN_TEXT,
    PDF,
    PNG,
    SHEET,
    TIFF,
    WORD,
    clean_name,
    type_of,
    upload,
)


def package(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return made.getvalue()


TYPES = {"[Content_Types].xml": "<Types/>"}
DOCX = package(**TYPES, **{"word__document.xml": "<w/>"})
XLSX = package(**TYPES, **{"xl__workbook.xml": "<w/>"})
ODT = package(mimetype=OPEN_TEXT, **{"content.xml": "<x/>"})
TAKEN = {
    PDF: b"%PDF-1.7\n%%EOF",
    WORD: DOCX,
    SHEET: XLSX,
    OPEN_TEXT: ODT,
    JPEG: b"\xff\xd8\xff\xe0JFIF",
    PNG: b"\x89PNG\r\n\x1a\n....",
    TIFF: b"II*\x00....",
}


@pytest.mark.parametrize("kind", TAKEN)
def test_a_file_is_what_it_holds_whatever_its_name(kind):
    taken = upload("geheel.exe", TAKEN[kind])
    assert taken.content_type == kind
    assert taken.name == f"geheel.{ENDINGS[kind]}"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"<script>alert(1)</script>%PDF-1.4",
        b"\n\xef\xbb\xbf <svg xmlns='http://www.w3.org/2000/svg'>%PDF-1.4",
        b"MZ\x90\x00",
        b"#!/bin/sh",
        b"GIF89a",
        b"PK\x03\x04" + b"x" * 50,
        package(**{"kwaad.html": "<script>"}),
        package(**TYPES, **{"word__document.xml": "<w/>", "word__vbaProject.bin": "x"}),
        package(mimetype="text/html"),
        package(mimetype=OPEN_TEXT, **{"Basic__script-lb.xml": "<x/>"}),
        package(mimetype="x" * 2_000_000),
    ],
)
def test_what_is_no_document_is_not_taken(content):
    assert upload("afspraken.pdf", content) is None


def test_a_package_that_is_cut_is_not_taken():
    assert all(type_of(DOCX[:length]) == "" for length in range(0, len(DOCX) - 1, 7))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Afspraken 2026.PDF", "Afspraken 2026.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Mijn map\\getekend.docx", "getekend.pdf"),
        ('a"; filename="x.html', "a filename=x.pdf"),
        ("regel\r\nSet-Cookie: a=b.pdf", "regelSet-Cookie a=b.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("x" * 400, "x" * 100 + ".pdf"),
    ],
)
def test_a_name_does_no_harm(name, expected):
    assert clean_name(name, PDF) == expected


@given(st.text(max_size=300))
def test_whatever_the_name_it_is_one_line_without_folders(name):
    clean = clean_name(name, PDF)
    assert clean.endswith(".pdf")
    assert clean.isprintable()
    assert not set(clean) & set('/\\"\r\n\0;%')


@given(st.binary(max_size=400))
def test_whatever_comes_nothing_breaks(content):
    assert type_of(content) in {"", *ENDINGS}
