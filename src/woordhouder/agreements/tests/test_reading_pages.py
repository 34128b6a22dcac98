"""What everyone reads of an agreement and of one commitment: on any day, as known on any moment, with its marks."""

import pytest
from django.test import Client

from woordhouder.agreements import actions
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.agreements.models import Act, Wording
from woordhouder.parties.tests.tables import member_of
from woordhouder.record.clock import now

from . import made
from .reading import SECRET, THERE, a_table, amended, an_agreement, at, barred, client_of, text_of

pytestmark = pytest.mark.django_db
AGREEMENT, FIRST = f"/en{THERE}", f"/en{THERE}/1"


@pytest.fixture(scope="module")
def table(made_once):
    return a_table()


@pytest.fixture
def act(table):
    return an_agreement(table)


def shown(address, client=None, status=200):
    answer = (client or Client()).get(address)
    assert answer.status_code == status, answer.content[:3000]
    return text_of(answer)


def test_no_party_is_shown_as_agreeing_before_it_did(table, act):
    page = shown(AGREEMENT)
    assert "Gemeente verzonnendam not confirmed yet" in page
    assert "Zorggroep verzonnendam not confirmed yet has not joined yet" in page
    assert "confirmed Woon" not in page.replace("not confirmed", "")
    with at("2026-01-20"):
        actions.confirm_text(table.tenants, act=act.reference, confirms=True)
    assert "Huurdersvereniging verzonnendam confirmed" in shown(AGREEMENT)
    # As known before, it had not.
    assert "Huurdersvereniging verzonnendam not confirmed yet" in shown(f"{AGREEMENT}?bekend=2026-01-19&op=2026-02-01")


def test_an_objection_stands_beside_the_text_and_changes_nothing(table, act):
    objected = {"confirms": False, "wording": made.wording(act).reference, "reason": "Dit zeiden wij niet."}
    actions.confirm_text(table.tenants, act=act.reference, **objected)
    for address in (AGREEMENT, f"{AGREEMENT}?per=geheel", FIRST):
        assert "Dit zeiden wij niet." in shown(address)
        assert "Afspraak 1: wij doen het." in shown(address)


def test_each_way_to_read_has_every_text(table, act):
    for way in ("thema", "partij", "geheel", "onzin"):
        page = shown(f"{AGREEMENT}?per={way}")
        assert all(f"Afspraak {number}: wij doen het." in page for number in range(1, 6)), way
    assert "Leads these promises" not in shown(f"{AGREEMENT}?per=partij")


def test_what_was_in_force_on_another_day(table, act):
    amended(table, act)
    assert "Afspraak 1" in shown(f"{AGREEMENT}?op=2026-06-30")
    assert "vijftig" in shown(f"{AGREEMENT}?op=2026-07-01")
    # The last signature came on 9 May: on the 8th nobody knew.
    assert "Afspraak 1" in shown(f"{FIRST}?op=2026-07-01&bekend=2026-05-08")
    assert "You look at another day" in shown(f"{AGREEMENT}?op=2026-07-01")


@pytest.mark.parametrize("asked", ["bekend=2100-01-01", "op=x", "op=2026-02-30&bekend=gisteren"])
@pytest.mark.parametrize("address", [AGREEMENT, FIRST])
def test_what_cannot_be_looked_up_is_explained_and_today_is_shown(table, act, address, asked):
    page = shown(f"{address}?{asked}", status=422)
    assert "Afspraak 1" in page
    data = Client().get(f"{address}.json?{asked}")
    assert (data.status_code, data["Content-Type"]) == (422, "application/problem+json")
    assert data.json()["errors"]


def test_after_the_term_the_page_says_so_first(table, act):
    page = shown(f"{AGREEMENT}?op=2027-03-01")
    assert page.index("The term of this agreement is over") < page.index("Afspraak 1")
    assert Client().get(f"{AGREEMENT}.json?op=2027-03-01").json()["term_ended"] is True
    assert "The term" not in shown(f"{AGREEMENT}?op=2026-12-31")


def test_a_passage_that_waits_is_read_at_the_table_only(table):
    act = an_agreement(table, [made.promise(table.municipality_seat, "Wij bouwen."), _with_secret(table)])
    barred(table, act)
    for ending in ("", "?per=geheel", ".json", ".csv", "/2", "/2.json", "/verschil?van=2025-01-01", "/verschil.json"):
        answer = Client().get(f"{AGREEMENT}{ending}")
        assert answer.status_code == 200
        assert "Jansen" not in answer.content.decode(), ending
    assert "Hier staat een naam." in shown(f"{AGREEMENT}/2")
    assert SECRET in shown(f"{AGREEMENT}/2", client_of(table.tenants))


def _with_secret(table):
    return made.promise(table.association_seat, f"Wij herstellen vocht. {SECRET}", theme="housing_quality")


def test_a_removed_text_leaves_its_mark_and_reason(table, act, controller):
    wording = made.wording(act).reference
    actions.remove_wording(controller, wording=wording, part="all", ground="unlawful", reason="Op verzoek van iemand.")
    for address in (AGREEMENT, FIRST, f"{AGREEMENT}?per=geheel"):
        page = shown(address)
        assert "Op verzoek van iemand." in page
        assert "Afspraak 1: wij doen het" not in page
    assert not Wording.objects.get(reference=wording).text


def test_what_ended_keeps_its_address_and_its_last_words(table, act):
    with at("2026-05-01"):
        ending = made.withdrawn(table.tenants, table, made.commitments(act)[2], elsewhere=made.ELSEWHERE)
        made.signed(ending, table.tenants)
        disclose_all_due(now())
    assert "Ended" in shown(f"{AGREEMENT}?op=2026-08-01")
    page = shown(f"{AGREEMENT}/3?op=2026-08-01")
    assert "ended since 1 July 2026" in page
    assert "Afspraak 3: wij doen het." in page


def test_what_is_not_public_is_there_for_the_table_only(table):
    act = made.registered(table.municipality, table)
    mine, theirs = client_of(table.tenants), Client()
    for ending in ("", ".json", ".csv", ".xlsx", "/1", "/1.json", "/verschil", "/1/verschil"):
        assert mine.get(f"{AGREEMENT}{ending}").status_code == 200
        assert theirs.get(f"{AGREEMENT}{ending}").status_code == 404, ending
    assert "not public yet" in shown(f"{AGREEMENT}/1", mine)
    assert Act.objects.get().public_from is act.public_from is None


def test_who_may_not_see_the_newest_text_is_told_of_it(table, act):
    amended(table, act, elsewhere=None)
    address = f"{AGREEMENT}?op=2026-07-01&bekend=2026-05-10"
    page = shown(address)
    assert "Afspraak 1" in page
    assert "A newer text is in force since 1 July 2026" in page
    assert "24 May 2026" in page
    assert "vijftig" in shown(address, client_of(table.tenants))


def test_it_says_where_it_comes_from_and_how_to_cite_it(table, act):
    for address in (AGREEMENT, FIRST):
        answer = Client().get(address).content.decode()
        assert made.ELSEWHERE["url"] in answer
        assert "/log/receipt/" in answer
        assert "creativecommons.org/publicdomain/zero" in answer
        assert "as known on" in answer


def test_nobody_but_the_table_may_keep_what_the_table_reads(table, act):
    public, private = Client().get(AGREEMENT), client_of(table.tenants).get(AGREEMENT)
    assert "private" not in public.headers.get("Cache-Control", "")
    for ending in ("", ".json", ".csv", ".xlsx"):
        assert "private" in client_of(table.tenants).get(f"{AGREEMENT}{ending}").headers["Cache-Control"]
    assert "private" in private.headers["Cache-Control"]


def test_only_who_may_prepare_a_change_is_offered_one(table, act):
    assert f"{AGREEMENT}/veranderen" in client_of(table.tenants).get(AGREEMENT).content.decode()
    reader = member_of(table.tenants.organisation, "lezer", "read")
    for client in (Client(), client_of(reader)):
        assert "/veranderen" not in client.get(AGREEMENT).content.decode()
