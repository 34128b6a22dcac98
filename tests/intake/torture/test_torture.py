"""Each file of the set ends as it must: a document whose blocks know their places, or words that say what to do."""

import pytest

from woordhouder.papers.documents.blocks import Unreadable
from woordhouder.papers.documents.reading import read
from woordhouder.papers.documents.refusals import WORDS
from woordhouder.papers.documents.running import read_apart
from woordhouder.papers.tests.papers_in import check_places

from .files import FILES

# What could take a process down is read as the site does it: apart, within its limits.
APART = (
    "bom.docx",
    "lach.docx",
    "miljoen-cellen.docx",
    "diep.docx",
    "diep.html",
    "kringloop.pdf",
    "te-veel-paginas.pdf",
)
# Long ones, whose many places need not be looked at one by one.
LONG = ("een-regel.txt", "cijfers.txt", "strepen.txt", "koppeltekens.txt", "inhoud.txt", "een-alinea.docx")


def test_the_set_is_large_and_meets_each_refusal():
    assert len(FILES) >= 40
    # These two are for what a process does, not for a file: see the tests of reading apart.
    assert {code for _make, code in FILES.values()} == {"", *WORDS} - {"too_slow", "too_heavy", "failed"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_ends_as_it_must(name):
    make, code = FILES[name]
    reading = read_apart if name in APART else read
    if code:
        with pytest.raises(Unreadable) as refusal:
            reading(name, make())
        assert (refusal.value.code, refusal.value.words) == (code, WORDS[code])
        return
    document = reading(name, make())
    assert document.blocks
    if name not in LONG:
        check_places(document)


def test_nothing_from_elsewhere_and_no_script_is_in_the_text():
    document = read("script.html", FILES["script.html"][0]())
    assert document.text == "De gemeente bouwt twintig woningen."


def test_a_thousand_pages_are_all_there():
    document = read("duizend-paginas.pdf", FILES["duizend-paginas.pdf"][0]())
    assert document.pages == 1000
    assert {block.page for block in document.blocks} == set(range(1, 1001))
    words = read("duizend-paginas.docx", FILES["duizend-paginas.docx"][0]())
    assert len(words.blocks) == 1000
