"""Secret addresses of one's own calendar and feed, and the page behind the link that stops the mail."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from icalendar import Calendar

from woordhouder.agreements.tests.reading import client_of
from woordhouder.examples.actions import write_page
from woordhouder.examples.tests.test_calendar_page import LAW, moment
from woordhouder.keeping import actions
from woordhouder.keeping.tests.made import at
from woordhouder.parties.about_me import KEPT
from woordhouder.parties.actions import end_membership, erase_me, invite
from woordhouder.parties.models import Membership
from woordhouder.parties.tests.tables import member_of, organisation_with
from woordhouder.record.clock import acting_at
from woordhouder.site.mail import weekly
from woordhouder.site.models import OwnAddress, OwnKind, WeeklyMail
from woordhouder.site.own_addresses import make, own_addresses

from .weekly import EVENING, a_sunday, person_of

pytestmark = pytest.mark.django_db
HERE = "/mijn/berichten"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def table(made_once):
    return a_sunday()


def address(actor, kind):
    """A new address of hers."""
    make(actor, OwnKind(kind), EVENING)
    return own_addresses(actor)[kind].path


def days_in(client, path):
    """By title the first day of each appointment."""
    found = Calendar.from_ical(client.get(path).content).walk("VEVENT")
    return {str(one["summary"]): one["dtstart"].dt.isoformat() for one in found}


def entries(client, path):
    root = ElementTree.fromstring(client.get(path).content)
    return {
        one.findtext("a:title", namespaces=ATOM): one.find("a:link", ATOM).get("href")
        for one in root.findall("a:entry", ATOM)
    }


def test_they_are_made_shown_renewed_and_withdrawn_by_herself(table, client):
    mine = client_of(table.tenants)
    assert mine.get(HERE).content.count(b"/mijn-agenda/own-") == 0
    assert mine.post(HERE, {"do": "make", "kind": "calendar"}).status_code == 303
    first = own_addresses(table.tenants)["calendar"].path
    assert first in mine.get(HERE).content.decode()
    mine.post(HERE, {"do": "make", "kind": "calendar"})
    second = own_addresses(table.tenants)["calendar"].path
    assert [client.get(one).status_code for one in (first, second)] == [404, 200]
    mine.post(HERE, {"do": "withdraw", "kind": "calendar"})
    assert client.get(second).status_code == 404
    assert own_addresses(table.tenants) == {}
    assert [mine.post(HERE, {"do": "make", "kind": "x"}).status_code, OwnAddress.objects.count()] == [303, 2]


def test_foreign_withdrawn_and_absent_answer_alike(table, client):
    withdrawn, living = address(table.tenants, "calendar"), address(table.tenants, "calendar")
    of_feed = address(table.tenants, "feed").replace("/mijn-lijst/", "/mijn-agenda/").replace(".atom", ".ics")
    never = f"/mijn-agenda/own-aaaaaaaaaaaa~{'A' * 43}.ics"
    changed = living[:-5] + ("B" if living[-5] == "A" else "A") + ".ics"
    answers = [client.get(one) for one in (withdrawn, of_feed, never, changed)]
    assert {one.status_code for one in answers} == {404}
    assert len({tuple(sorted(one.headers.items())) for one in answers}) == 1
    paths = (withdrawn, of_feed, never, changed)
    assert len({without(path, one.content.decode()) for path, one in zip(paths, answers, strict=True)}) == 1


def without(path, page):
    """The page without its own address, and without the words of that in its search box."""
    words = path.rpartition("/")[2].partition(".")[0].replace("-", " ").replace("_", " ")[:80]
    return page.replace(path, "").replace(words, "")


def test_nobody_keeps_what_they_answer_and_no_cookie_is_set(table, client, settings):
    settings.PAGE_CACHE_SECONDS = 60
    path = address(table.tenants, "feed")
    with acting_at(EVENING):
        answer = client.get(path)
        assert "private" in answer["Cache-Control"]
        assert "no-store" in answer["Cache-Control"]
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "same-origin")
        assert not answer.cookies
        assert client.head(path).content == b""


def test_the_feed_is_the_list_of_her_alone(table, client, settings):
    path = address(table.tenants, "feed")
    with acting_at(EVENING):
        found = entries(client, f"/en{path}")
        look = "Does what was reported agree with what you see?"
        assert set(found) == {"Report how it stands", look, "You were thanked"}
        assert found[look] == f"{settings.BASE_URL}/en/verzonnendam/verslagen/2026"
        assert b"Dank u wel" not in client.get(path).content


def test_an_invitation_leaves_the_site_without_its_secret(table, client, settings):
    other = organisation_with("elders", "Gemeente Elders")
    with acting_at(EVENING):
        invite(other, organisation=other.organisation, email=person_of(table.tenants).email, role="read")
        found = entries(client, f"/en{address(table.tenants, 'feed')}")
        assert found["An organisation asks you to act for it"] == f"{settings.BASE_URL}/en/mijn"
        assert b"/uitnodiging/" in client_of(table.tenants).get("/mijn").content


def test_the_calendar_has_days_of_rounds_talks_and_terms(table, client):
    commitment = table.partnership.agreements.get().commitments.get(number=1)
    with at("2027-02-15"):
        actions.raise_concern(table.tenants, commitment=commitment.reference, year=2026, text="Waar?")
    with acting_at(EVENING):
        assert days_in(client, f"/en{address(table.tenants, 'calendar')}") == {
            "Last day to report on 2026 (Wonen in Verzonnendam)": "2027-03-01",
            "Last day of the talk about promise 1 (Wonen in Verzonnendam)": "2027-03-01",
            "Last day of Prestatieafspraken 2026 (Wonen in Verzonnendam)": "2030-12-31",
        }
        of_lead = days_in(client, f"/en{address(table.association, 'calendar')}")
        aside = days_in(client, f"/en{address(table.municipality, 'calendar')}")
    assert "Last day of the talk about promise 1 (Wonen in Verzonnendam)" in of_lead
    assert "Last day of the talk about promise 1 (Wonen in Verzonnendam)" not in aside
    assert len(aside) == 2


def test_a_talk_stands_on_the_day_that_both_sides_wanted_and_goes_when_it_ends(table, client):
    commitment = table.partnership.agreements.get().commitments.get(number=1)
    title = "Last day of the talk about promise 1 (Wonen in Verzonnendam)"
    path = f"/en{address(table.tenants, 'calendar')}"
    with at("2027-02-15"):
        concern = actions.raise_concern(table.tenants, commitment=commitment.reference, year=2026, text="Waar?")
        for side in (table.tenants, table.association):
            actions.move_concern(side, concern=concern.reference, talk_until="2027-04-01")
    with acting_at(EVENING):
        assert days_in(client, path)[title] == "2027-04-01"
    with at("2027-02-16"):
        actions.end_concern(table.tenants, concern=concern.reference, outcome="agreed", words="Helder.")
    with acting_at(EVENING):
        assert title not in days_in(client, path)


def test_the_calendar_shows_what_the_law_names_each_year(table, client, editor):
    facts = {"moments": [moment("bod", "07-01", legal=LAW), moment("overleg", "07-01", until="11-30")]}
    write_page(editor, kind="calendar", slug="calendar", facts=facts)
    with acting_at(EVENING):
        content = client.get(address(table.tenants, "calendar")).content.decode()
    assert content.count("RRULE:FREQ=YEARLY") == 1
    assert "Titel bod" in content


def test_after_the_membership_ended_nothing_of_that_organisation_is_left(table, client):
    other = a_sunday("elderdam")
    member_of(other.tenants.organisation, "huurders-verzonnendam", "read")
    calendar, feed = address(table.tenants, "calendar"), address(table.tenants, "feed")
    with acting_at(EVENING):
        assert any("Elderdam" in title for title in days_in(client, calendar))
    end_membership(other.tenants, membership=Membership.objects.latest("pk").pk)
    with acting_at(EVENING):
        assert not any("Elderdam" in title for title in days_in(client, calendar))
        assert b"Elderdam" not in client.get(feed).content
        assert b"Verzonnendam" in client.get(feed).content


def test_who_erased_herself_has_no_address_and_gets_no_mail(table, client):
    path = address(table.tenants, "calendar")
    row = weekly.row_of(table.tenants.person)
    told = {name: KEPT[name].tell(person_of(table.tenants)) for name in ("own_addresses", "weekly_mail")}
    assert told["weekly_mail"] == [{"written_for": None, "stopped_at": None}]
    assert [set(one) for one in told["own_addresses"]] == [{"kind", "made_at", "withdrawn_at"}]
    erase_me(table.tenants)
    assert client.get(path).status_code == client.get(weekly.stop_path(row)).status_code == 404
    assert not OwnAddress.objects.exists()
    assert not WeeklyMail.objects.exists()


def test_a_mail_program_stops_it_without_session_and_reading_the_page_does_not(table):
    row = weekly.row_of(table.tenants.person)
    path = weekly.stop_path(row)
    from_outside = Client(enforce_csrf_checks=True)
    assert from_outside.get(path).status_code == from_outside.head(path).status_code == 200
    assert WeeklyMail.objects.get().stopped_at is None
    answer = from_outside.post(path, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert WeeklyMail.objects.get().stopped_at is not None
    assert weekly.write_weekly(EVENING + timedelta(hours=1)) == 2
    from_outside.post(path, {"again": "1"})
    assert weekly.write_weekly(EVENING + timedelta(hours=2)) == 1


def test_stopping_takes_back_what_is_on_its_way(table):
    weekly.write_weekly(EVENING)
    mine = client_of(table.tenants)
    mine.post(HERE, {"do": "stop"})
    assert not weekly.Letter.objects.filter(to=person_of(table.tenants).email).exists()
    assert weekly.Letter.objects.count() == 2
    assert b'value="resume"' in mine.get(HERE).content
    mine.post(HERE, {"do": "resume"})
    assert WeeklyMail.objects.get(person=person_of(table.tenants)).stopped_at is None


def test_a_strangers_page_and_a_wrong_secret_are_not_there(client, db):
    assert client.get(HERE).status_code == 303
    assert client.get(f"/wekelijks/weekly-aaaaaaaaaaaa~{'A' * 43}").status_code == 404
    assert client.post("/wekelijks/x").status_code == 404
