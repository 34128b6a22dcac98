"""`/agenda`: what is to come, and honestly what is over."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from pydantic import ValidationError

from woordhouder.examples import actions
from woordhouder.examples.facts import EventFacts
from woordhouder.examples.queries.meeting import is_past, when_in_words

from .pages import MARKUP, linked_data, page_text, queries_of

ADDRESS = "/agenda/dag-van-de-huur"
FACTS = {
    "title": "Dag van de huur",
    "summary": "Een dag over huur.",
    "starts": "2021-05-20",
    "place": "Online",
    "organisers": ["Vereniging Voorbeeld", "Stichting Verzonnen"],
    "programme": "Eerst koffie.",
    "signup_url": "https://aanmelden.example/",
    "sources": [{"url": "https://bron.example/", "publisher": "Bron", "kind": "issuer"}],
}


def facts(**changes):
    return EventFacts.model_validate({**FACTS, **changes})


@pytest.fixture
def write(editor):
    """Write a meeting that does not exist, with what a test changes."""

    def written(slug="dag-van-de-huur", **changes):
        actions.write_page(editor, kind="event", slug=slug, facts=facts(**changes).model_dump(mode="json"))

    return written


def calendar_of(client, address):
    return Calendar.from_ical(client.get(address).content).events


def test_what_is_over_stands_apart_from_what_is_to_come(client, write):
    write()
    write("straks", title="Straks", starts="2999-01-01")
    write("later", title="Later", starts="2999-02-01")
    write("eerder", title="Eerder", starts="2020-01-01")
    page = page_text(client.get("/agenda"))
    places = [
        page.index(words) for words in ("Binnenkort", ">Straks<", ">Later<", "Voorbij", ">Dag van de huur<", ">Eerder<")
    ]
    assert places == sorted(places)


def test_without_anything_to_come_it_says_so_and_asks(client, write):
    write()
    page = page_text(client.get("/agenda"))
    assert "Wij kennen nu geen bijeenkomst die nog komt." in page
    assert 'href="mailto:redactie@woordhouder.example"' in page


def test_a_meeting_that_is_over_says_so_and_takes_nobody_in(client, write):
    write()
    page = page_text(client.get(ADDRESS))
    for words in ("Deze bijeenkomst is voorbij", "20 mei 2021", "Online", "Vereniging Voorbeeld, Stichting Verzonnen"):
        assert words in page
    assert "Eerst koffie." in page
    assert "aanmelden.example" not in page


def test_a_meeting_to_come_has_its_link_or_says_that_none_is_known(client, write):
    write(starts="2999-05-20")
    assert 'href="https://aanmelden.example/"' in page_text(client.get(ADDRESS))
    write("zonder", starts="2999-05-20", signup_url=None, place=None, programme=None)
    page = page_text(client.get("/agenda/zonder"))
    assert page.count("niet bekend") == 3
    assert "voorbij" not in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "20 mei 2021"),
        ({"ends": "2021-05-21"}, "20 mei 2021 tot en met 21 mei 2021"),
        ({"starts": "2021-05-20T10:00"}, "20 mei 2021 om 10:00 uur"),
        ({"starts": "2021-05-20T10:00", "ends": "2021-05-20T12:30"}, "20 mei 2021, van 10:00 tot 12:30 uur"),
    ],
)
def test_the_moment_in_words(changes, words):
    assert when_in_words(facts(**changes)) == words


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ({}, datetime(2021, 5, 20, 21, 59, tzinfo=UTC)),
        ({"ends": "2021-05-22"}, datetime(2021, 5, 22, 21, 59, tzinfo=UTC)),
        ({"starts": "2021-05-20T10:00"}, datetime(2021, 5, 20, 21, 59, tzinfo=UTC)),
        ({"starts": "2021-05-20T10:00", "ends": "2021-05-20T12:00"}, datetime(2021, 5, 20, 10, 0, tzinfo=UTC)),
    ],
)
def test_it_is_over_when_its_day_or_hour_is(changes, last):
    assert not is_past(facts(**changes), last)
    assert is_past(facts(**changes), last.replace(hour=last.hour + 1))


@pytest.mark.parametrize("starts", ["2021-02-31", "2021-13-01", "2021-05-20T25:00", "0000-01-01"])
def test_a_day_that_does_not_exist_is_refused(write, starts):
    with pytest.raises(ValidationError, match="Deze dag of dit uur bestaat niet"):
        write(starts=starts)


def test_the_same_as_data_sheet_and_linked_data(client, write):
    write()
    assert client.get("/agenda.json").json()["events"][0]["slug"] == "dag-van-de-huur"
    data = client.get(f"{ADDRESS}.json").json()
    assert (data["starts"], data["ends"], data["versions"][0]["number"]) == ("2021-05-20", None, 1)
    sheet = list(csv.reader(io.StringIO(client.get("/agenda.csv").content.decode("utf-8-sig")), delimiter=";"))
    assert sheet[1][:5] == ["Dag van de huur", "Een dag over huur.", "2021-05-20", "", "Online"]
    linked = linked_data(client.get(ADDRESS))
    assert (linked["@type"], linked["location"]["@type"]) == ("Event", "VirtualLocation")


def test_a_day_and_an_hour_in_ones_own_calendar(client, write):
    write()
    write("uur", starts="2021-05-20T10:00", ends="2021-05-20T12:00", place="Zaal 1")
    day, hour = calendar_of(client, f"{ADDRESS}.ics")[0], calendar_of(client, "/agenda/uur.ics")[0]
    assert day["dtstart"].dt == date(2021, 5, 20)
    assert "dtend" not in day
    assert hour["dtstart"].dt == datetime(2021, 5, 20, 8, 0, tzinfo=UTC)
    assert hour["dtend"].dt == datetime(2021, 5, 20, 10, 0, tzinfo=UTC)
    assert str(hour["location"]) == "Zaal 1"
    assert len(calendar_of(client, "/agenda.ics")) == 2


def test_a_day_that_ends_at_an_hour_is_in_days(client, write):
    write(ends="2021-05-21T12:00")
    event = calendar_of(client, f"{ADDRESS}.ics")[0]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2021, 5, 20), date(2021, 5, 22))


def test_markup_is_shown_as_text(client, write):
    write(title=MARKUP, summary=MARKUP, place=MARKUP, organisers=[MARKUP], programme=MARKUP)
    for address in ("/agenda", ADDRESS, f"/en{ADDRESS}"):
        page = client.get(address).content.decode()
        assert "<b>Vet" not in page
        assert "<script>alert" not in page


def test_what_was_removed_says_so(client, write, controller):
    write()
    actions.remove_from_page(
        controller, kind="event", slug="dag-van-de-huur", ground="personal_data", reason="Een naam."
    )
    page = page_text(client.get(ADDRESS))
    assert "Een naam." in page
    assert "Eerst koffie." not in page
    assert "Dag van de huur" not in page_text(client.get("/agenda"))
    assert client.get(f"{ADDRESS}.json").json()["removed"]["reason"] == "Een naam."
    assert calendar_of(client, f"{ADDRESS}.ics") == []


@pytest.mark.parametrize("ending", ["", ".json", ".ics"])
def test_what_is_not_there_is_not_found(client, db, ending):
    assert client.get(f"/agenda/nergens{ending}").status_code == 404


def test_queries_stay_as_few_with_many_meetings(client, write):
    write()
    few = queries_of(client, "/agenda"), queries_of(client, ADDRESS)
    for number in range(50):
        write(f"dag-{number}")
    assert (queries_of(client, "/agenda"), queries_of(client, ADDRESS)) == few == (1, 4)
