"""What goes out as a Word file or a PDF comes in again as the same commitments."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from woordhouder.agreements.tests import made
from woordhouder.agreements.tests.reading import THERE, a_table, an_agreement
from woordhouder.intake.own_papers import is_own
from woordhouder.intake.reading import proposals
from woordhouder.papers.documents.composing import composed
from woordhouder.papers.documents.pieces import Look, Piece
from woordhouder.papers.documents.reading import read

pytestmark = pytest.mark.django_db
TEXTS = (
    "De gemeente levert vóór 1 juli 2026 grond voor 120 woningen. Daarvan zijn er 60 voor sociale huur.",
    "Veertig ouderen verhuizen in 2026 met een vaste helper.",
    "Er komt één plek voor woningzoekenden; wie zoekt, ziet daar waar hij staat.",
)
THEMES = ("availability", "housing_care", "allocation")


@pytest.fixture(scope="module")
def table(made_once):
    return a_table()


@pytest.fixture
def agreement(table):
    helper = {"seat": table.tenants_seat.reference, "what": "denkt mee"}
    lines = [
        made.promise(seat, words, theme=theme, deadline="2026-07-01", contributors=[helper], plain_summary="Kort.")
        for seat, words, theme in zip(
            (table.municipality_seat, table.association_seat, table.association_seat), TEXTS, THEMES, strict=True
        )
    ]
    return an_agreement(table, lines)


def read_again(address, way):
    answer = Client().get(f"{address}.{way}")
    content = b"".join(answer) if answer.streaming else answer.content
    return proposals(read(f"afspraken.{way}", content))


def squeezed(words):
    return " ".join(words.split())


@pytest.mark.parametrize("way", ["docx", "pdf"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_what_went_out_comes_in_the_same(agreement, table, way, language):
    found = read_again(f"{language}{THERE}", way)
    promised = [one for one in found.passages if one.is_proposed]
    assert [squeezed(one.text) for one in promised] == list(TEXTS)
    assert [one.label for one in promised] == ["1.", "2.", "3."]
    assert [one.theme for one in promised] == list(THEMES)
    leads = [table.municipality_seat, table.association_seat, table.association_seat]
    assert [[lead.name for lead in one.lead] for one in promised] == [[seat.organisation.name] for seat in leads]
    assert [[one.name for one in row.contributors] for row in promised] == [[table.tenants_seat.organisation.name]] * 3
    assert {one.deadline.until for one in promised} == {datetime(2026, 7, 1, tzinfo=UTC).date()}
    kinds = {party.name: party.kind for party in found.parties}
    assert kinds[table.association_seat.organisation.name] == "housing_association"
    assert kinds[table.tenants_seat.organisation.name] == "tenants_organisation"
    assert found.title == agreement.agreement.title


def test_another_paper_is_not_taken_for_one_of_this_site():
    words = "Tekst: zoals geldt op 1 mei 2026\n\n1. De gemeente bouwt.\n\nUiterlijk: 1 mei 2026\n"
    assert not is_own(read("stuk.txt", words.encode()))


FRONT = ("Tussen: Gemeente X (gemeente)", "Tekst: zoals geldt op 1 mei 2026", "Plaatsen")


def promised_in(*lines):
    """What is proposed in a paper of these lines, with the document."""
    document = composed("stuk.pdf", "", 1, [Piece(line, look=Look.BODY) for line in (*FRONT, *lines)])
    return document, [one for one in proposals(document).passages if one.is_proposed]


def test_a_label_at_the_end_of_a_page_is_none_of_the_words():
    lines = ("1. Kapelhof, 48 woningen Trekker:", "Gemeente X", "Uiterlijk:", "1 mei 2027")
    document, (promised,) = promised_in(*lines)
    assert promised.text == document.text[promised.start : promised.end] == "Kapelhof, 48 woningen"
    assert [one.name for one in promised.lead] == ["Gemeente X"]
    assert promised.deadline.until == date(2027, 5, 1)


def test_a_text_as_short_as_a_heading_is_a_commitment():
    _document, promised = promised_in("1. Kapelhof, 48 woningen", "Trekker: Gemeente X", "2. Geen belofte", "Bijlage")
    assert [one.text for one in promised] == ["Kapelhof, 48 woningen"]


NUMBERED = "Wij doen drie dingen:\n1. wij bouwen veertig woningen;\n2. wij sparen de bomen;\n3. wij betalen de straat."


@pytest.mark.parametrize("way", ["docx", "pdf"])
def test_a_promise_whose_own_lines_are_numbered_comes_in_whole(table, way):
    seat = table.association_seat
    an_agreement(table, [made.promise(seat, words, title="Drie dingen") for words in (NUMBERED, TEXTS[1])])
    promised = [one for one in read_again(THERE, way).passages if one.is_proposed]
    assert [(one.label, squeezed(one.text)) for one in promised] == [("1.", squeezed(NUMBERED)), ("2.", TEXTS[1])]
