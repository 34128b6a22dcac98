"""Files that were right until something turned over in them: always a document, or words that say what to do."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

from hypothesis import example, given, settings
from hypothesis import strategies as st

from woordhouder.papers.documents.blocks import Unreadable
from woordhouder.papers.documents.reading import read
from woordhouder.papers.documents.running import read_apart
from woordhouder.papers.tests.papers_in import check_places

from . import pdfs
from .files import LIST, LISTED
from .zips import WORDS as SENTENCE
from .zips import docx, odt, tables, with_part, zipped

PARTS = {
    "docx": with_part("word/numbering.xml", LIST, LISTED + tables(2)),
    "odt": odt(
        "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list><table:table><table:table-row>"
        "<table:table-cell><text:p>b</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>"
    ),
}
WHOLE = {
    "docx": docx(),
    "odt": odt(),
    "html": f"<html><body><h1>Wonen</h1><ul><li>{SENTENCE}</li></ul><table><tr><td>a<td>b</table>".encode(),
    "txt": f"Artikel 1 Wonen\n\n1.1 {SENTENCE}\n\na | b\nc | d\n".encode(),
}
PRINTED = pdfs.pdf([pdfs.line(f"1.{number} {SENTENCE}", 700 - number) for number in range(3)])
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 8), st.binary(max_size=4) | st.sampled_from([b"<", b"&", b'"', b"9", b"\x00"])
    ),
    min_size=1,
    max_size=6,
)


def changed(content, changes):
    """`content` with a few bytes taken out and others put in, at places between its begin (0) and its end (1)."""
    for place, gone, put in changes:
        at = int(place * len(content))
        content = content[:at] + put + content[at + gone :]
    return content


def ends_well(content, reading=read):
    """Whatever is raised but a refusal fails the test."""
    with suppress(Unreadable):
        check_places(reading("stuk", content))


@example("txt", [(0.921875, 1, b"\xad")])  # a cell of only a soft hyphen
@given(st.sampled_from(sorted(WHOLE)), CHANGES)
def test_a_file_with_other_bytes_ends_well(kind, changes):
    ends_well(changed(WHOLE[kind], changes))


@given(st.sampled_from(sorted(PARTS)), st.integers(0, 10), CHANGES)
def test_a_part_with_other_bytes_in_a_sound_zip_ends_well(kind, which, changes):
    with ZipFile(BytesIO(PARTS[kind])) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = sorted(parts)[which % len(parts)]
    ends_well(zipped({**parts, name: changed(parts[name], changes)}))


@given(st.floats(0, 1))
def test_a_file_that_is_cut_ends_well(share):
    for content in (*WHOLE.values(), PRINTED):
        ends_well(content[: int(share * len(content))])


# A library that is not Python may fall over as a whole, so this is done as the site does it.
@settings(max_examples=15)
@given(CHANGES)
def test_a_pdf_with_other_bytes_ends_well(changes):
    ends_well(changed(PRINTED, changes), read_apart)
