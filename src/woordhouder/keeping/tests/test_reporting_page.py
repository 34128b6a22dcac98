"""Everything that an organisation reports, on one page: good rows go, bad rows stay with their message."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping.models import Evidence, Report
from woordhouder.parties.tests.tables import member_of

from .made import HOMES, a_table, agreed, at, made, reported

pytestmark = pytest.mark.django_db
MINE = "/en/mijn/verslag?jaar=2026"


@pytest.fixture
def table():
    """The association leads four promises here: homes, and three more."""
    found, (homes, *_others) = a_table()
    with at("2026-01-11"):
        lines = [made.promise(found.association_seat, "Wij meten.", indicator=HOMES) for _at in range(2)]
        more = agreed(found, [*lines, made.promise(found.association_seat, "Wij praten.")], slug="meer", title="Meer")
    return found, homes, more


def ask(client, address=MINE, status=200, **given):
    with at("2027-02-01"):
        answer = client.post(address, given) if given else client.get(address)
    assert answer.status_code == status, text_of(answer)
    return answer


def row(commitment, **fields):
    return {f"{commitment.reference}-{name}": value for name, value in fields.items()}


def test_good_rows_are_filed_and_what_is_empty_stays(table):
    found, homes, (first, second, talk) = table
    mine = client_of(found.association)
    assert text_of(ask(mine)).count("No figure? Say why") == 4
    given = row(homes, value="37,5", story="Bijna.", cause="permit") | row(talk, reason="Geen.", level="complete")
    ask(mine, status=303, **given)
    figures = dict(Report.objects.values_list("commitment__reference", "value"))
    assert figures == {homes.reference: pytest.approx(37.5), talk.reference: None}
    page = text_of(ask(mine))
    assert page.count("No figure? Say why") == 2
    assert "2 without a report" in page
    assert first.reference != second.reference


def test_bad_rows_stay_with_their_message_and_all_that_was_typed(table):
    found, homes, (first, second, talk) = table
    mine = client_of(found.association)
    given = row(homes, value="40") | row(first, value="veel", story="Wij maten.") | row(talk, story="Goed.")
    answer = ask(mine, status=422, **given | row(second, value="1", level="complete"))
    page = answer.content.decode()
    assert Report.objects.get().commitment == homes
    for words in ("1 report was filed.", "Wij maten.", "Write a number here", "Say why there is no figure."):
        assert words in page, words
    assert "How far it is follows from the figure. Leave this out." in page
    assert f'id="{homes.reference}"' not in page


def test_nothing_filled_in_is_told(table):
    found, *_others = table
    assert "Nothing was filled in yet" in text_of(ask(client_of(found.association), status=422, x="1"))


def test_a_report_is_revised_with_its_reason(table):
    found, homes, _more = table
    with at("2027-01-20"):
        first = reported(found.association, homes, "30")
    mine, address = client_of(found.association), f"{MINE}&afspraak={homes.reference}"
    assert "What you file now revises that." in text_of(ask(mine, address))
    assert "Say why you revise the report." in text_of(ask(mine, address, 422, **row(homes, value="35")))
    ask(mine, address, 303, **row(homes, value="35", revised="Geteld."))
    assert Report.objects.get(replaces=first).value == 35


def test_evidence_comes_along(table):
    found, homes, (first, *_others) = table
    mine = client_of(found.association)
    link = {"url": "https://voorbeeld.example/x", "page": "3", "quote": "Veertig."}
    paper = SimpleUploadedFile("verslag.pdf", b"%PDF-1.7")
    ask(mine, status=303, **row(homes, value="40", **link) | row(first, value="40", file=paper))
    assert set(Evidence.objects.values_list("url", "name")) == {(link["url"], ""), ("", "verslag.pdf")}


def test_evidence_that_is_refused_leaves_the_report_and_says_so(table):
    found, homes, _more = table
    page = text_of(ask(client_of(found.association), status=422, **row(homes, value="40", url="x")))
    assert "The report was filed, its evidence was not." in page
    assert Report.objects.count() == 1


def test_what_is_typed_is_kept(table):
    found, homes, _more = table
    mine = client_of(found.association)
    ask(mine, "/en/mijn/verslag", 303, _keep="1", **row(homes, story="Half klaar."))
    assert "Half klaar." in ask(mine).content.decode()


def test_who_only_reads_reports_nothing(table):
    found, homes, _more = table
    reader = client_of(member_of(found.association.organisation, "lezer", "read"))
    ask(reader, status=403)
    ask(reader, status=403, **row(homes, value="40"))
    ask(Client(), status=303)
    others = client_of(found.municipality)
    ask(others, status=422, **row(homes, value="40"))
    assert not Report.objects.exists()


@pytest.mark.parametrize("asked", ["pagina=x", "pagina=99999999", "jaar=x", "afspraak=%00", "pagina=\u00b2"])
def test_strange_questions_are_answered_politely(table, asked):
    found, *_others = table
    ask(client_of(found.association), f"/en/mijn/verslag?{asked}")


def test_once_the_term_is_over_no_report_is_asked_for(table):
    found, *_others = table
    with at("2026-01-12"):
        line = made.promise(found.association_seat, "Kort.")
        (short,) = agreed(found, [line], slug="kort", title="Kort", starts="2025-01-01", until="2025-12-31")
    mine = client_of(found.association)
    assert short.reference not in ask(mine).content.decode()
    assert short.reference in ask(mine, f"{MINE}&alles=1").content.decode()


def test_fifty_on_a_page_at_the_same_cost(table):
    found, *_others = table
    mine = client_of(found.association)
    few = cost(mine)
    with at("2026-01-12"):
        lines = [made.promise(found.association_seat, f"Nog {n}.", indicator=HOMES) for n in range(60)]
        agreed(found, lines, slug="veel", title="Veel")
    assert text_of(ask(mine)).count("No figure? Say why") == 50
    assert cost(mine) == few <= 15 + 4


def cost(client):
    with CaptureQueriesContext(connection) as queries:
        ask(client)
    return len(queries)
