"""On paper stands no more than on the page: not in its words, and not in the data and receipts that it carries."""

import zlib

import pytest
from django.test import Client

from woordhouder.agreements import actions
from woordhouder.papers.tests.reading import attached, pages, signs, texts

from . import made
from .reading import SECRET, THERE, a_table, an_agreement, at, barred, client_of

pytestmark = pytest.mark.django_db
REASON = "Hier staat een naam."
PAPERS = ("", "?per=partij", "/brief", "/verschil", "/2", "/naast/prestatieafspraken-2025")


@pytest.fixture(scope="module")
def table(made_once):
    return a_table()


@pytest.fixture
def act(table):
    secret = made.promise(table.association_seat, f"Wij herstellen vocht. {SECRET}", title="Vocht")
    lines = [made.promise(table.municipality_seat), secret]
    an_agreement(table, lines, slug="prestatieafspraken-2025", title="Afspraken 2025", starts="2025-01-01")
    act = an_agreement(table, lines)
    barred(table, act)
    return act


def told(client, ending):
    """Everything that both papers say and carry."""
    path, _mark, query = f"{THERE}{ending}".partition("?")
    word, pdf = (client.get(f"{path}.{form}?{query}") for form in ("docx", "pdf"))
    assert (word.status_code, pdf.status_code) == (200, 200)
    files = [content.decode() for content in attached(pdf.content).values()]
    return signs("".join([*texts(word.content), *pages(pdf.content), *files]))


@pytest.mark.parametrize("ending", PAPERS)
def test_a_passage_that_waits_is_in_no_paper(table, act, ending):
    hidden = told(Client(), ending)
    assert signs(SECRET) not in hidden
    if ending not in ("/verschil", "/naast/prestatieafspraken-2025"):
        assert signs(REASON) in hidden
    assert signs(SECRET) in told(client_of(table.tenants), "")


def test_what_is_not_public_yet_only_the_table_takes_along_and_its_paper_says_so(table, act):
    with at("2026-05-01"):
        words = made.promise(table.municipality_seat, "Wij bouwen in stilte.", title="Stil bouwen")
        amendment = made.amended(table.municipality, table, made.commitments(act)[0], words)
        made.signed(amendment, table.municipality)
    with at("2026-08-01"):
        for ending in ("", "/brief", "/verschil?van=2026-01-15&naar=2026-08-01", "/1"):
            public, own = told(Client(), ending), told(client_of(table.tenants), ending)
            assert signs("Wij bouwen in stilte.") not in public, ending
            assert signs("Stil bouwen") not in public, ending
            assert signs("Wij bouwen in stilte.") in own, ending


def test_what_was_removed_leaves_its_mark_and_no_word(table, act, controller):
    words = {"ground": "unlawful", "reason": "Op verzoek van een bewoner."}
    actions.remove_wording(controller, wording=made.wording(act, 1).reference, part="all", **words)
    for ending in ("", "/2"):
        found = told(Client(), ending)
        assert signs("herstellen vocht") not in found
        assert signs("Op verzoek van een bewoner.") in found


def test_no_word_is_hidden_in_the_file_itself(table, act):
    """Nor in what the file holds packed."""
    for ending in PAPERS:
        content = Client().get(f"{THERE}{ending.partition('?')[0]}.pdf").content
        packed = b"".join(unpacked(content))
        assert b"Jansen" not in content + packed
        assert b"conformance" in content + packed


def unpacked(content):
    for piece in content.split(b"stream\n")[1:]:
        try:
            yield zlib.decompressobj().decompress(piece)
        except zlib.error:
            continue
