"""Every promise keeps its passage: in the list, and on the site for who may read the document."""

import base64

import pytest

from woordhouder.agreements import actions as agreements
from woordhouder.agreements.tests.made import ELSEWHERE
from woordhouder.agreements.tests.preparing import begun, facts_of
from woordhouder.examples.tests.making_pages import browser
from woordhouder.examples.tests.pages import page_text
from woordhouder.intake import actions
from woordhouder.intake.queries.passages import in_paper
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.tests.tables import organisation_with, whole_table

from .papers import LINES, named, read, seen

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def table():
    return whole_table()


def registered(table, *, keeps, words="", **facts):
    """What was read in a document, recorded; with the document beside it if somebody `keeps` it there."""
    me, list_ = table.municipality, begun(table.municipality, table)
    if keeps:
        content = base64.b64encode(PDF).decode()
        agreements.attach_document(me, preparation=list_.reference, name="afspraken.pdf", content=content)
    paper = read(me, list_, content=PDF, name="afspraken.pdf")
    actions.accept_passage(me, **seen(paper, 2))
    actions.take_in_paper(me, **named(paper))
    if words:
        line = list_.promises.get()
        told = {**line.versions.get().facts, "text": words}
        agreements.put_promise(me, preparation=list_.reference, promise=line.reference, facts=told, replaces=1)
    list_.refresh_from_db()
    agreements.set_act_facts(me, preparation=list_.reference, facts=facts_of(list_, slug="stuk", **facts))
    return agreements.register(me, preparation=list_.reference)


def origin(actor, act):
    return in_paper(actor, act.reference, act.items.get().commitment.reference)


def test_who_may_read_the_document_sees_the_passage(table):
    act = registered(table, keeps=True)
    for actor in (table.municipality, table.tenants):
        found = origin(actor, act)
        assert (found.quote, found.page, found.paper) == (LINES[2], 1, "afspraken.pdf")
        assert found.sha256 == act.document.sha256
    assert origin(ANONYMOUS, act) is None
    assert origin(organisation_with("vreemd", "Gemeente Elders"), act) is None


def test_a_paper_that_was_not_kept_stays_with_who_prepared(table):
    act = registered(table, keeps=False)
    assert origin(table.municipality, act).quote == LINES[2]
    assert origin(table.tenants, act) is None


def test_everybody_reads_the_passage_of_what_is_public_with_its_document(client, table):
    act = registered(table, keeps=True, elsewhere=ELSEWHERE)
    assert origin(ANONYMOUS, act).quote == LINES[2]
    page = page_text(client.get("/en/verzonnendam/stuk/1"))
    assert "Stands on page 1 of “afspraken.pdf”" in page
    assert act.document.sha256 in page


def test_a_promise_in_other_words_keeps_the_words_of_its_document(table):
    registered(table, keeps=True, words="Wij zeggen het anders.")
    page = page_text(browser(table.tenants).get("/en/verzonnendam/stuk/1"))
    assert "Wij zeggen het anders." in page
    assert LINES[2] in page
