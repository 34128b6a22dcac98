"""The page of one act, and what seats say to it there."""

import pytest

from woordhouder.agreements.models import Act, Confirmation, Signature
from woordhouder.examples.tests.making_pages import browser
from woordhouder.examples.tests.pages import page_text
from woordhouder.parties.actions import end_membership
from woordhouder.parties.models import Membership
from woordhouder.parties.tests.tables import member_of, organisation_with, whole_table
from woordhouder.record.clock import now
from woordhouder.site.stepping_up import SIGNED_IN

from .made import adopted, amended, commitments, promise, promises, registered, registered_in_public, wording

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


def just_signed_in(actor):
    """A browser of somebody who signed in a moment ago."""
    client = browser(actor)
    session = client.session
    session[SIGNED_IN] = now().timestamp()
    session.save()
    return client


def at(act, rest="", table="verzonnendam"):
    return f"/{table}/{act.agreement.slug}/akten/{act.reference}{rest}"


def in_english(client, act, rest=""):
    return page_text(client.get("/en" + at(act, rest)))


def test_everybody_reads_a_public_act_and_nobody_else_a_private_one(client, table):
    public = registered_in_public(table.municipality, table)
    private = registered(table.municipality, table, slug="besloten-2026")
    other = browser(organisation_with("buur", "Gemeente Elders"))
    absent = client.get("/verzonnendam/prestatieafspraken-2026/akten/act-aaaaaaaaaaaa")
    assert client.get(at(public)).status_code == 200
    for reader in (client, other):
        assert (reader.get(at(private)).status_code, absent.status_code) == (404, 404)
    assert browser(table.tenants).get(at(private)).status_code == 200


def test_an_act_of_another_agreement_or_table_is_not_there(table):
    act = registered(table.municipality, table)
    elsewhere = whole_table("elders")
    registered(elsewhere.municipality, elsewhere)
    mine = browser(table.municipality)
    assert mine.get(at(act, table="elders")).status_code == 404
    assert mine.get(at(act).replace("prestatieafspraken-2026", "bestaat-niet")).status_code == 404


def test_nobody_is_shown_as_agreeing_before_that_party_did(table):
    act = registered(table.municipality, table)
    page = in_english(browser(table.tenants), act)
    assert page.count("not confirmed yet") >= 4
    assert "Who signed" not in page


def test_a_party_confirms_all_or_objects_to_one(table):
    act = registered(table.municipality, table)
    hers = browser(table.tenants)
    assert hers.post(at(act, "/bevestigen"), {"confirms": "yes"})["Location"] == at(act)
    one = wording(act, 1)
    answer = hers.post(at(act, f"/bevestigen/{one.reference}"), {"confirms": "no", "reason": ""})
    assert answer.status_code == 422
    assert 'href="#id_reason"' in page_text(answer)
    told = {"confirms": "no", "reason": "Er stond vijftig."}
    assert hers.post(at(act, f"/bevestigen/{one.reference}"), told).status_code == 303
    assert [(row.confirms, row.wording) for row in Confirmation.objects.order_by("pk")] == [(True, None), (False, one)]
    page = in_english(browser(table.association), act)
    assert "Er stond vijftig." in page
    assert "objects" in page


@pytest.mark.parametrize(
    ("who", "status"), [("reader", 403), ("municipality", 200), ("neighbour", 404), ("tenants", 200)]
)
def test_only_who_binds_a_party_confirms(table, who, status):
    act = registered(table.municipality, table)
    actors = {
        "reader": lambda: member_of(table.tenants.organisation, "lezer", "contribute"),
        "neighbour": lambda: organisation_with("buur", "Gemeente Elders"),
    }
    actor = actors[who]() if who in actors else getattr(table, who)
    assert browser(actor).get(at(act, "/bevestigen")).status_code == status
    assert browser(actor).post(at(act, "/bevestigen"), {"confirms": "maybe"}).status_code == {200: 422}.get(
        status, status
    )
    assert Confirmation.objects.count() == 0


def test_what_is_no_wording_of_the_act_is_not_there(table):
    act = registered(table.municipality, table)
    assert browser(table.tenants).get(at(act, "/bevestigen/wording-aaaaaaaaaaaa")).status_code == 404


def test_two_parties_sign_and_what_is_complete_takes_force(table):
    lines = [promise(table.municipality_seat, contributors=[{"seat": table.association_seat.reference}])]
    act = adopted(table.municipality, table, lines)
    first, second = just_signed_in(table.municipality), just_signed_in(table.association)
    assert "Not complete yet" in in_english(first, act)
    assert first.post(at(act, "/tekenen"), {"answer": "signs", "mandate": "Besluit van het college"}).status_code == 303
    assert "0 of 1 texts are signed" in in_english(second, act)
    second.post(at(act, "/tekenen"), {"answer": "signs_with_reservation", "reason": "Als de grond er is."})
    page = in_english(second, act)
    assert "Not complete yet" not in page
    assert "Als de grond er is." in page
    assert "Besluit van het college" in page
    assert first.get(at(act, "/tekenen")).status_code == 403


def test_an_exception_needs_its_reason_and_everything_typed_stays(table):
    act = adopted(table.municipality, table, promises(table, 3))
    one = wording(act, 2)
    given = {"answer": "signs", "mandate": "Bestuur, 3 maart", f"not-{one.reference}": "on"}
    hers = just_signed_in(table.tenants)
    answer = hers.post(at(act, "/tekenen"), given)
    text = page_text(answer)
    assert answer.status_code == 422
    assert f'href="#id_why-{one.reference}"' in text
    assert "Bestuur, 3 maart" in text
    hers.post(at(act, "/tekenen"), {**given, f"why-{one.reference}": "Nog niet besproken."})
    assert Signature.objects.get().excepted == {one.reference: "Nog niet besproken."}


@pytest.mark.parametrize("answer", ["refuses", "signs_with_reservation"])
def test_a_refusal_and_a_reservation_say_why(table, answer):
    act = adopted(table.municipality, table, promises(table, 2))
    given = just_signed_in(table.tenants).post(at(act, "/tekenen"), {"answer": answer})
    assert given.status_code == 422
    assert 'href="#id_reason"' in page_text(given)
    assert Signature.objects.count() == 0


def test_who_put_it_forward_closes_it_and_no_other(table):
    act = adopted(table.municipality, table, promises(table, 2))
    assert browser(table.tenants).post(at(act, "/sluiten")).status_code == 403
    assert browser(table.municipality).get(at(act, "/sluiten")).status_code == 200
    assert browser(table.municipality).post(at(act, "/sluiten"))["Location"] == at(act)
    assert Act.objects.get(pk=act.pk).closed_at
    assert just_signed_in(table.tenants).get(at(act, "/tekenen")).status_code == 403
    assert "takes no more signatures" in in_english(browser(table.tenants), act)


def test_an_amendment_shows_what_changes_word_by_word(table):
    act = registered(table.municipality, table)
    commitment = commitments(act)[0]
    changed = amended(
        table.municipality, table, commitment, promise(table.municipality_seat, "Afspraak 1: wij bouwen.")
    )
    page = page_text(browser(table.tenants).get(at(changed)))
    assert "<del>" in page
    assert "<ins>" in page


def test_a_membership_that_ended_signs_nothing(table):
    act = adopted(table.municipality, table, promises(table, 2))
    colleague = member_of(table.tenants.organisation, "collega", "bind")
    hers = just_signed_in(colleague)
    assert hers.get(at(act, "/tekenen")).status_code == 200
    end_membership(table.tenants, membership=Membership.objects.get(person__reference=colleague.person).pk)
    assert hers.post(at(act, "/tekenen"), {"answer": "signs"}).status_code == 404
    assert Signature.objects.count() == 0


def test_what_was_handed_in_after_the_ten_minutes_is_there_after_the_code(table, mailoutbox):
    act = adopted(table.municipality, table, promises(table, 2))
    hers = browser(table.tenants)
    answer = hers.post(at(act, "/tekenen"), {"answer": "signs", "mandate": "Bestuur, 3 maart"})
    assert answer["Location"].startswith("/mijn/code?next=")
    assert Signature.objects.count() == 0
    session = hers.session
    session[SIGNED_IN] = now().timestamp()
    session.save()
    assert "Bestuur, 3 maart" in page_text(hers.get(at(act, "/tekenen")))


@pytest.mark.parametrize("size", [3, 30])
def test_an_act_asks_as_many_queries_whatever_its_length(client, table, size, django_assert_max_num_queries):
    act = registered_in_public(table.municipality, table, promises(table, size))
    with django_assert_max_num_queries(20):
        client.get(at(act))
    mine = browser(table.municipality)
    with django_assert_max_num_queries(24):
        mine.get(at(act))


def test_it_says_for_whom_it_waits_and_who_answered_may_change_that(table):
    act = adopted(table.municipality, table, [promise(table.municipality_seat), promise(table.tenants_seat)])
    assert "It waits for: Gemeente verzonnendam, Huurdersvereniging verzonnendam." in in_english(
        browser(table.association), act
    )
    hers = just_signed_in(table.tenants)
    assert "Change your answer" not in in_english(hers, act)
    hers.post(at(act, "/tekenen"), {"answer": "refuses", "reason": "Nog niet."})
    page = in_english(hers, act)
    assert "Change your answer" in page
    assert "It waits for: Gemeente verzonnendam." in page
