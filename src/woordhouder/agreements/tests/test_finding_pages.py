"""What waits, what is new, organisations and municipalities: who sees what, and at what cost."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from woordhouder.agreements import actions
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.agreements.disclosure import end_of_term
from woordhouder.agreements.models import PassageObjection, SaidPublic
from woordhouder.parties.actions import rename
from woordhouder.parties.models import Organisation, Person
from woordhouder.parties.tests.tables import facilitator_of, whole_table
from woordhouder.record.clock import acting_at, now

from .made import amended, commitments, promise, promises, registered, registered_in_public, signed, wording

pytestmark = pytest.mark.django_db
TEXT = "Wij bouwen veertig woningen aan de Kwetterlaan."


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def other():
    return whole_table("elderdam")


def browser(actor):
    client = Client()
    person = Person.objects.get(reference=actor.person)
    client.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
    return client


def shown(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return " ".join(answer.content.decode().split())


def a_text(table, text=TEXT):
    return [promise(table.municipality_seat, text)]


def test_the_table_sees_what_waits_and_who_decides_may_say_so(table):
    act = registered(table.municipality, table, a_text(table))
    page = shown(browser(table.tenants), "/verzonnendam/wacht")
    assert TEXT[:-1] in page
    assert f"/verzonnendam/wacht/{act.reference}/openbaar" in page
    assert f"/verzonnendam/wacht/tekst/{wording(act).reference}" in page
    for_facilitator = shown(browser(facilitator_of(table.partnership)), "/verzonnendam/wacht")
    assert TEXT[:-1] in for_facilitator
    assert "/openbaar" not in for_facilitator


def test_strangers_and_other_tables_cannot_tell_that_anything_waits(table, other):
    registered_in_public(table.municipality, table, a_text(table))
    assert Client().get("/verzonnendam/wacht").status_code == 303
    alike(other.municipality, "/verzonnendam/wacht", "/nergens/wacht")


def alike(actor, *addresses):
    """The two addresses are as absent as each other, but for the address itself in the page."""
    here, absent = (browser(actor).get(address) for address in addresses)
    assert here.status_code == absent.status_code == 404
    pairs = zip(*(address.split("/") for address in addresses), strict=True)
    ((one, other),) = [pair for pair in pairs if pair[0] != pair[1]]
    # The page also proposes to search for the words of the address.
    named = re.compile("|".join((one, one.partition("-")[2] or one)).encode())
    meant = other.partition("-")[2] or other
    assert named.sub(meant.encode(), here.content) == re.sub(other.encode(), meant.encode(), absent.content)


def test_a_seat_says_that_it_may_be_public_with_one_button(table):
    act = registered(table.municipality, table, a_text(table))
    client = browser(table.tenants)
    answer = client.post(f"/verzonnendam/wacht/{act.reference}/openbaar", {"seat": table.tenants_seat.reference})
    assert (answer.status_code, answer["Location"]) == (303, "/verzonnendam/wacht")
    assert SaidPublic.objects.get().seat == table.tenants_seat
    again = client.post(f"/verzonnendam/wacht/{act.reference}/openbaar", {"seat": table.tenants_seat.reference})
    assert again.status_code == 422
    assert "Huurdersvereniging verzonnendam" in shown(client, "/verzonnendam/wacht")


def test_a_passage_is_copied_and_waits_until_it_is_settled(table):
    act = registered(table.municipality, table, a_text(table))
    client = browser(table.tenants)
    place = f"/verzonnendam/wacht/tekst/{wording(act).reference}"
    assert TEXT in shown(client, place)
    wrong = client.post(place, {"passage": "de Kwakkellaan", "reason": "Dit weten bewoners nog niet."})
    assert wrong.status_code == 422
    assert "de Kwakkellaan" in wrong.content.decode()
    answer = client.post(place, {"passage": " de\r\nKwetterlaan ", "reason": "Dit weten bewoners nog niet."})
    assert answer.status_code == 303
    row = PassageObjection.objects.get()
    assert (TEXT[row.start : row.end], row.part) == ("de Kwetterlaan", "text")
    page = shown(client, "/verzonnendam/wacht")
    assert "de Kwetterlaan" in page
    assert f"/verzonnendam/wacht/bezwaar/{row.reference}/opgelost" in page
    assert "/opgelost" not in shown(browser(table.municipality), "/verzonnendam/wacht")
    assert client.post(f"/verzonnendam/wacht/bezwaar/{row.reference}/opgelost").status_code == 303
    row.refresh_from_db()
    assert row.settled_at


def test_who_does_not_decide_objects_to_nothing(table, other):
    act = registered(table.municipality, table, a_text(table))
    place = f"/verzonnendam/wacht/tekst/{wording(act).reference}"
    assert browser(facilitator_of(table.partnership)).get(place).status_code == 403
    assert browser(other.municipality).get(place).status_code == 404
    assert browser(other.municipality).get(f"/elderdam/wacht/tekst/{wording(act).reference}").status_code == 404


def test_pages_show_a_bar_with_who_objects_and_why(table):
    act = registered_in_public(table.municipality, table, a_text(table))
    start = TEXT.index("Kwetterlaan")
    given = {"start": start, "end": start + len("Kwetterlaan"), "reason": "Dit weten bewoners nog niet."}
    actions.object_to_passage(table.tenants, wording=wording(act).reference, **given)
    actions.object_to_passage(table.tenants, wording=wording(act).reference, part="title", **given)
    for address in ("", ".json", ".csv", "?per=geheel", "/1", "/1.json"):
        page = shown(Client(), f"/verzonnendam/prestatieafspraken-2026{address}")
        assert "Kwetterlaan" not in page
        assert "Dit weten bewoners nog niet." in page
    assert "Kwetterlaan" in shown(browser(table.tenants), "/verzonnendam/prestatieafspraken-2026/1")


def test_what_is_new_is_told_to_the_table_at_once_and_to_all_when_it_is_public(table):
    act = registered(table.municipality, table, a_text(table))
    actions.confirm_text(table.tenants, act=act.reference, confirms=True)
    assert "Huurdersvereniging verzonnendam" in shown(browser(table.municipality), "/verzonnendam/nieuw")
    public = shown(Client(), "/verzonnendam/nieuw.json")
    assert act.reference not in public
    assert act.reference not in shown(Client(), "/verzonnendam/feed.atom")
    with acting_at(end_of_term(act.recorded_at)):
        disclose_all_due(now())
    for address in ("/verzonnendam/nieuw", "/verzonnendam/nieuw.json", "/verzonnendam/feed.atom"):
        assert act.reference in shown(Client(), address)


def test_news_begins_on_the_day_that_is_asked_and_never_fails(table):
    registered_in_public(table.municipality, table, a_text(table))
    tomorrow = now().date() + timedelta(days=2)
    assert Client().get(f"/verzonnendam/nieuw.json?sinds={tomorrow}").json()["news"] == []
    for asked in ("gisteren", "1066-01-01", "2026-13-40", ""):
        assert len(Client().get(f"/verzonnendam/nieuw.json?sinds={asked}").json()["news"]) > 1
        assert Client().get(f"/verzonnendam/nieuw?sinds={asked}").status_code == 200


def test_the_feed_is_the_same_for_everybody(table):
    registered(table.municipality, table, a_text(table))
    assert shown(browser(table.municipality), "/verzonnendam/feed.atom") == shown(Client(), "/verzonnendam/feed.atom")
    assert Client().get("/nergens/feed.atom").status_code == 404


def test_an_organisation_shows_all_that_it_promises_in_public(table):
    act = registered_in_public(table.municipality, table, promises(table, 4))
    address = f"/organisaties/{table.association.organisation}"
    data = Client().get(f"{address}.json").json()
    (agreement,) = data["agreements"]
    assert [line["number"] for line in agreement["commitments"]] == [2]
    assert agreement["commitments"][0]["role"] == "lead"
    assert f"/verzonnendam/{act.agreement.slug}/2" in shown(Client(), address)
    more = promise(
        table.municipality_seat, "Iets heel anders.", contributors=[{"seat": table.association_seat.reference}]
    )
    later = amended(table.municipality, table, commitments(act)[0], more, "2026-01-02")
    signed(signed(later, table.municipality), table.association)
    assert "Iets heel anders" not in shown(Client(), address)
    assert "Iets heel anders" in shown(browser(table.tenants), address)


def test_an_organisation_tells_its_names_over_time(table):
    rename(table.association, organisation=table.association.organisation, name="Thuisbasis", until="2026-01-31")
    page = shown(Client(), f"/organisaties/{table.association.organisation}")
    assert "Thuisbasis" in page
    assert "Woonstichting verzonnendam" in page


def test_an_organisation_of_a_private_table_is_absent_for_others(table, other):
    Organisation.objects.filter(pk=table.municipality.organisation_id).update(founded_itself=True)
    address = f"/organisaties/{table.tenants.organisation}"
    alike(other.municipality, address, "/organisaties/org-aaaaaaaaaaaa")
    assert "Huurdersvereniging" in shown(browser(table.municipality), address)


def test_a_municipality_shows_tables_agreements_and_examples(table, an_example):
    table.partnership.municipalities = ["Tilburg"]
    table.partnership.save()
    registered_in_public(table.municipality, table, a_text(table))
    page = shown(Client(), "/gemeenten/tilburg")
    assert "Wonen in Verzonnendam" in page
    assert "/verzonnendam/prestatieafspraken-2026" in page
    assert "/voorbeelden/tilburg-2020-2024" in page
    data = Client().get("/gemeenten/tilburg.json").json()
    assert (len(data["tables"]), data["agreements"][0]["commitments"], len(data["examples"])) == (1, 1, 1)


def test_a_municipality_without_a_table_leads_to_the_beginning():
    assert "/begin" in shown(Client(), "/gemeenten/s-gravenhage")
    assert Client().get("/gemeenten/nergenshuizen").status_code == 404


def test_the_sitemap_lists_what_is_public(table, other):
    registered_in_public(table.municipality, table, a_text(table))
    registered(other.municipality, other, a_text(other), slug="nog-niet-openbaar")
    text = shown(Client(), "/sitemap.xml")
    assert "/verzonnendam/prestatieafspraken-2026<" in text
    assert "/elderdam<" in text
    assert "nog-niet-openbaar" not in text


@pytest.mark.parametrize("number", [2, 60])
def test_pages_cost_the_same_whatever_the_numbers(table, number, django_assert_max_num_queries):
    act = registered(table.municipality, table, promises(table, number))
    signs = browser(table.municipality)
    for client, address, most in (
        (signs, "/verzonnendam/wacht", 16),  # with four for who she is
        (signs, "/verzonnendam/nieuw", 12),
        (signs, f"/organisaties/{table.municipality.organisation}", 14),
        (Client(), "/verzonnendam/nieuw", 8),
    ):
        with django_assert_max_num_queries(most):
            shown(client, address)
    assert act
