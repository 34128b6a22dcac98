"""Everything that an organisation reports, on one page: good rows go, bad rows stay with their message."""

import re
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.forms.reporting import ReportRowForm
from woordhouder.keeping.models import Evidence, Report
from woordhouder.keeping.queries.due import Asked, Which, due_page
from woordhouder.keeping.templatetags.keeping import row_fields
from woordhouder.parties.actions import claim_seat, give_seat
from woordhouder.parties.tests.tables import member_of, whole_table
from woordhouder.record.clock import now

from .made import HOMES, a_table, agreed, at, made, reported

pytestmark = pytest.mark.django_db
MINE = "/en/mijn/verslag?jaar=2026"
EACH = "No figure? Say why"
LINK = {"url": "https://voorbeeld.example/x", "page": "3", "quote": "Veertig.", "looked": "on"}


@pytest.fixture(scope="module")
def table(made_once):
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


def row(commitment, part=12, year=2026, replaces="", **fields):
    """What a browser hands in of one row."""
    key = f"{commitment.reference}-{year}-{part}"
    return {f"{key}-{name}": value for name, value in {"replaces": replaces, **fields}.items()}


def test_good_rows_are_filed_and_what_is_empty_stays(table):
    found, homes, (first, second, talk) = table
    mine = client_of(found.association)
    assert text_of(ask(mine)).count(EACH) == 4
    given = row(homes, value="37,5", story="Bijna.", cause="permit") | row(talk, reason="Geen.", level="complete")
    ask(mine, status=303, **given | row(first) | row(second))
    figures = dict(Report.objects.values_list("commitment__reference", "value"))
    assert figures == {homes.reference: pytest.approx(37.5), talk.reference: None}
    page = text_of(ask(mine))
    assert page.count(EACH) == 2
    assert "2 without a report" in page


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
    assert f'id="{homes.reference}' not in page
    assert "Wij maten." in ask(mine).content.decode()


def test_a_share_is_asked_only_where_it_is_compared_with_a_share(table):
    """30 of the 40 homes that were promised is no 75, which would be more than 40."""
    found, homes, (_first, _second, talk) = table
    with at("2026-01-12"):
        pleased = made.promise(found.association_seat, "Huurders tevreden.", indicator={**HOMES, "unit": "procent"})
        (pleased,) = agreed(found, [pleased], slug="tevreden", title="Tevreden")
    page = ask(client_of(found.association)).content.decode()
    asked = [one for one in (homes, talk, pleased) if f'name="{one.reference}-2026-12-denominator"' in page]
    assert asked == [talk, pleased]


def test_nothing_filled_in_is_told(table):
    found, homes, _more = table
    assert "Nothing was filled in yet" in text_of(ask(client_of(found.association), status=422, **row(homes)))


def test_one_row_is_filed_by_itself_and_what_was_typed_in_others_stays(table):
    found, homes, (first, *_others) = table
    mine = client_of(found.association)
    given = row(homes, value="40") | row(first, value="veel", story="Nog niet klaar.")
    ask(mine, status=303, only=f"{homes.reference}-2026-12", **given)
    assert Report.objects.get().commitment == homes
    assert "Nog niet klaar." in ask(mine).content.decode()
    page = ask(mine, status=422, only=f"{first.reference}-2026-12", **row(first)).content.decode()
    assert "Say why there is no figure." in page


def test_fields_that_are_made_once_for_a_page_are_those_of_each_row_made_apart(table):
    found, homes, _more = table
    with at("2026-01-12"):
        lines = [made.promise(found.association_seat, text) for text in ("Wij <b>bouwen</b>.", "Wij & u.")]
        agreed(found, lines, slug="nog", title="Nog")
    with at("2027-01-20"):
        reported(found.association, homes, "30")
    with at("2027-02-01"):
        lines = due_page(found.association, Asked(year=2026, which=Which.ALL), now()).lines
    forms, once = [ReportRowForm(row=line, kept={}) for line in lines], {}
    for form in forms:
        assert row_fields(form, once) == form_alone(form)
    assert [form.sort is None for form in forms].count(True) == 1
    assert len(once) < len(forms) - 1


def form_alone(form):
    """The fields of a row as its template makes them."""
    name = f"{form.row.number}. {form.row.title}"
    return render_to_string("keeping/parts/row_fields.html", {"form": form, "name": name})


def test_enter_in_a_field_keeps_what_was_typed_and_files_nothing(table):
    found, *_others = table
    form = ask(client_of(found.association)).content.decode().partition('enctype="multipart/form-data"')[2]
    first = re.search(r"<button[^>]*>", form)[0]
    assert 'name="_keep"' in first


def test_a_report_is_revised_with_its_reason(table):
    found, homes, _more = table
    with at("2027-01-20"):
        first = reported(found.association, homes, "30")
    mine, address = client_of(found.association), f"{MINE}&afspraak={homes.reference}"
    page = ask(mine, address).content.decode()
    assert "What you file now revises that." in page
    assert 'value="30"' in page
    told = {"story": "Zo ging het.", "replaces": first.reference}
    ask(mine, address, 422, **row(homes, value="30", **told))
    assert "Say why you revise the report." in text_of(ask(mine, address, 422, **row(homes, value="35", **told)))
    ask(mine, address, 303, **row(homes, value="35", revised="Geteld.", **told))
    assert Report.objects.get(replaces=first).value == 35


def test_what_a_colleague_filed_meanwhile_is_not_overwritten(table):
    found, homes, _more = table
    given = row(homes, value="35", story="Van mij.")
    with at("2027-01-20"):
        first = reported(found.association, homes, "30")
    mine = client_of(found.association)
    page = ask(mine, status=422, **given).content.decode()
    assert "There is a report of this part already." in page
    assert "Van mij." in page
    assert f'value="{first.reference}"' in page
    assert Report.objects.get() == first


def test_reported_promises_are_shown_with_the_way_to_revise_them_and_to_their_evidence(table):
    found, homes, _more = table
    with at("2027-01-20"):
        first = reported(found.association, homes, "30")
    page = ask(client_of(found.association), f"{MINE}&staat=gemeld").content.decode()
    assert f"?afspraak={homes.reference}&amp;jaar=2026&amp;deel=12" in page
    assert f"/verzonnendam/verslagen/{first.reference}/bewijs" in page
    assert EACH not in page


def test_evidence_comes_along_once_it_was_looked_at(table):
    found, homes, (first, *_others) = table
    mine = client_of(found.association)
    given = row(homes, value="40", **LINK | {"looked": ""})
    assert "tick that nobody can be recognised in it" in text_of(ask(mine, status=422, **given))
    assert not Report.objects.exists()
    paper = SimpleUploadedFile("verslag.pdf", b"%PDF-1.7")
    ask(mine, status=303, **row(homes, value="40", **LINK) | row(first, value="40", file=paper, looked="on"))
    assert set(Evidence.objects.values_list("url", "name")) == {(LINK["url"], ""), ("", "verslag.pdf")}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"url": "x"}, "Write the whole address of a page"),
        ({"url": "", "quote": "Wel."}, "Give the link to where this stands."),
        ({"url": "", "quote": "", "page": "", "file": SimpleUploadedFile("a.txt", b"nee")}, "No file that we take"),
    ],
)
def test_evidence_that_is_not_right_is_told_before_anything_is_filed(table, fields, words):
    found, homes, _more = table
    page = text_of(ask(client_of(found.association), status=422, **row(homes, value="40", **LINK | fields)))
    assert words in page
    assert not Report.objects.exists()


def test_a_file_that_is_refused_leaves_the_report_and_the_way_to_its_evidence(table):
    found, homes, _more = table
    broken = SimpleUploadedFile("huis.png", b"\x89PNG\r\n\x1a\nkapot")
    given = row(homes, value="40", file=broken, looked="on")
    page = ask(client_of(found.association), status=422, **given).content.decode()
    assert "The report was filed, its evidence was not" in page
    assert f"/verzonnendam/verslagen/{Report.objects.get().reference}/bewijs" in page


def test_what_is_typed_is_kept_by_row_year_and_page(table):
    found, homes, (first, *_others) = table
    mine = client_of(found.association)
    assert ask(mine, MINE, 303, _keep="1", **row(homes, story="Half."))["Location"] == f"{MINE}&bewaard=1"
    ask(mine, MINE, 303, _keep="1", **row(first, story="Ook half."))
    page = ask(mine).content.decode()
    assert "Half." in page
    assert "Ook half." in page
    assert "Half." not in ask(mine, "/en/mijn/verslag?jaar=2027").content.decode()
    ask(mine, MINE, 303, _keep="1", **row(homes, story=""))
    assert ">Half." not in ask(mine).content.decode().replace("\n", "")


def test_who_only_reads_reports_nothing(table):
    found, homes, _more = table
    reader = client_of(member_of(found.association.organisation, "lezer", "read"))
    ask(reader, status=403)
    ask(reader, status=403, **row(homes, value="40"))
    ask(Client(), status=303)
    others = client_of(found.municipality)
    ask(others, status=422, **row(homes, value="40"))
    assert not Report.objects.exists()


STRANGE = ["pagina=x", "pagina=99999999", "jaar=x", "afspraak=%00", "pagina=\u00b2", "deel=13", "staat=x", "tafel=%00"]


@pytest.mark.parametrize("asked", STRANGE)
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
    assert short.reference in ask(mine, f"{MINE}&staat=alles").content.decode()


def test_the_list_is_chosen_by_theme_and_by_table(table):
    found, homes, _more = table
    with at("2026-01-12"):
        line = made.promise(found.association_seat, "Wij isoleren.", theme="sustainability")
        (other,) = agreed(found, [line], slug="groen", title="Groen")
    mine = client_of(found.association)
    page = ask(mine, f"{MINE}&thema=sustainability").content.decode()
    assert other.reference in page
    assert homes.reference not in page
    assert "There is nothing to report here." in text_of(ask(mine, f"{MINE}&tafel=elders"))


def test_fifty_on_a_page_at_the_same_cost_whatever_the_number_of_tables(table):
    found, homes, _more = table
    mine = client_of(found.association)
    with at("2026-01-11"):
        measure = actions.set_measure(found.association, name="Opgeleverd", unit="woningen")
        actions.follow_measure(found.association, commitment=homes.reference, measure=measure.reference)
    few = cost(mine)
    second = a_second_table(found.association)
    with at("2026-01-12"):
        lines = [made.promise(second.seat, f"Nog {n}.", indicator=HOMES) for n in range(60)]
        agreed(second.table, lines, slug="veel", title="Veel")
        actions.measure(found.association, measure=measure.reference, year=2026, value="3")
    page = text_of(ask(mine))
    assert page.count(EACH) == 50
    assert "Wonen in Elders" in page
    assert cost(mine) == few <= 15


def a_second_table(association):
    """Another table at which this association has a seat."""
    with at("2026-01-10"):
        other = whole_table("elders")
        given = give_seat(
            other.municipality, partnership=other.partnership.reference, organisation=association.organisation
        )
        return SimpleNamespace(table=other, seat=claim_seat(association, seat=given.reference))


def cost(client):
    with CaptureQueriesContext(connection) as queries:
        ask(client)
    return len(queries)


def test_what_was_handed_in_after_the_session_ended_comes_back_beside_what_was_typed_before(table):
    found, homes, (first, *_others) = table
    mine = client_of(found.association)
    ask(mine, MINE, 303, _keep="1", **row(homes, story="Half."))
    late = Client()
    ask(late, "/en/mijn/verslag", 303, **row(first, story="Net te laat."))
    late.force_login(mine.get(MINE).wsgi_request.user, settings.AUTHENTICATION_BACKENDS[0])
    page = ask(late).content.decode()
    assert "Half." in page
    assert "Net te laat." in page
