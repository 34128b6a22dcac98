"""`/kalender`: the year with what the law asks and how people do it, and the same in one's own calendar."""

import csv
import io
from datetime import date

import pytest
from icalendar import Calendar

from woordhouder.examples import actions
from woordhouder.examples.facts import MomentFacts
from woordhouder.examples.queries.year import when_in_words

from .pages import MARKUP, page_text, queries_of

LAW = {
    "statement": "Het bod is er voor 1 juli.",
    "article": "Woningwet, artikel 44",
    "url": "https://wetten.example/",
    "text_of": "2015-07-22",
    "certainty": "read",
}


def moment(slug, starts, **changes):
    facts = {"slug": slug, "title": f"Titel {slug}", "starts": starts, "text": f"Tekst {slug}.", **changes}
    return MomentFacts.model_validate(facts).model_dump(mode="json")


YEAR = [
    moment("tekenen", "12-01", until="12-14", who=["tenants_organisation"]),
    moment("bod", "07-01", legal=LAW, who=["housing_association", "minister"]),
    moment("ibw", "07-01", before=True, legal={**LAW, "certainty": "secondary"}),
    moment("overleg", "07-01", until="11-30"),
    moment("winter", "12-15", until="02-29"),
]


@pytest.fixture
def write(editor):
    """Write a year of these moments."""

    def written(*moments):
        actions.write_page(editor, kind="calendar", slug="calendar", facts={"moments": list(moments or YEAR)})

    return written


def events(client, address="/kalender.ics"):
    return {
        str(event["uid"]).partition("@")[0]: event for event in Calendar.from_ical(client.get(address).content).events
    }


def test_the_year_goes_from_month_to_month_with_before_before_the_day_itself(client, write):
    write()
    page = page_text(client.get("/kalender"))
    places = [page.index(f'id="{anchor}"') for anchor in ("maand-7", "ibw", "bod", "overleg", "maand-12", "tekenen")]
    assert places == sorted(places)
    assert "Vóór 1 juli" in page
    assert "1 december tot en met 14 december" in page
    assert "huurdersorganisatie" in page
    assert "de minister" in page


def test_law_and_practice_are_told_apart_with_source_and_certainty(client, write):
    write(
        YEAR[1],
        moment("overleg", "09-01", sources=[{"url": "https://hier.example/", "publisher": "Hier", "kind": "news"}]),
    )
    law, practice = page_text(client.get("/kalender")).split('id="maand-9"')
    for words in ("in de wet", "Woningwet, artikel 44", 'href="https://wetten.example/"', "Geen juridisch advies"):
        assert words in law
    assert "Gelezen in de tekst van 22 juli 2015; de wet is daarna veranderd." in law
    assert "in de praktijk" in practice
    assert 'href="https://hier.example/"' in practice


def test_months_without_a_start_say_what_still_runs(client, write):
    write()
    page = page_text(client.get("/kalender"))
    january = page.partition(">Januari<")[2].partition("</li>")[0]
    assert "1 loopt nog" in january
    assert 'href="#maand-1"' not in page


@pytest.mark.parametrize(
    ("starts", "changes", "words"),
    [
        ("07-01", {}, "1 juli"),
        ("07-01", {"before": True}, "Vóór 1 juli"),
        ("04-01", {"until": "04-30"}, "April"),
        ("05-01", {"until": "06-30"}, "1 mei tot en met 30 juni"),
        ("02-29", {}, "29 februari"),
    ],
)
def test_days_in_words(starts, changes, words):
    assert when_in_words(MomentFacts.model_validate(moment("dag", starts, **changes))) == words


def test_each_moment_comes_back_every_year_in_ones_own_calendar(client, write):
    write()
    found = events(client)
    assert set(found) == {"tekenen", "bod", "ibw", "overleg", "winter"}
    assert all(event["rrule"]["freq"] == ["YEARLY"] for event in found.values())
    year = found["bod"]["dtstart"].dt.year
    assert found["tekenen"]["dtstart"].dt == date(year, 12, 1)
    assert found["tekenen"]["dtend"].dt == date(year, 12, 15)
    assert found["winter"]["dtend"].dt >= date(year + 1, 3, 1)
    assert "https://woordhouder.example/kalender#bod" in str(found["bod"]["url"])


def test_before_a_day_stands_on_the_day_before_it_and_says_so(client, write):
    write()
    event = events(client)["ibw"]
    assert (event["dtstart"].dt.month, event["dtstart"].dt.day) == (6, 30)
    assert (event["dtend"].dt - event["dtstart"].dt).days == 1
    assert str(event["summary"]) == "Vóór 1 juli: Titel ibw"
    assert "Alleen gelezen bij een ander" in str(event["description"])
    assert "Dit is geen juridisch advies." in str(event["description"])
    assert str(events(client, "/en/kalender.ics")["ibw"]["summary"]) == "Before 1 July: Titel ibw"


def test_a_newer_version_replaces_what_was_brought_before(client, write):
    write(YEAR[1])
    first = events(client)["bod"]
    write({**YEAR[1], "title": "Anders"})
    second = events(client)["bod"]
    assert str(first["uid"]) == str(second["uid"]) == "bod@woordhouder.example"
    assert str(second["summary"]) == "Anders"


def test_the_same_year_as_data_and_as_a_sheet(client, write):
    write()
    data = client.get("/kalender.json").json()
    assert [each["slug"] for each in data["moments"]] == ["ibw", "bod", "overleg", "tekenen", "winter"]
    assert data["moments"][0]["when"] == "Vóór 1 juli"
    assert data["versions"][0]["number"] == 1
    sheet = list(csv.reader(io.StringIO(client.get("/kalender.csv").content.decode("utf-8-sig")), delimiter=";"))
    assert sheet[1][:2] == ["Vóór 1 juli", "Titel ibw"]
    assert [row[4] for row in sheet[1:]] == ["wet", "wet", "praktijk", "praktijk", "praktijk"]


def test_markup_is_shown_as_text(client, write):
    write(moment("bod", "07-01", title=MARKUP, text=MARKUP, legal={**LAW, "statement": MARKUP, "article": MARKUP}))
    page = client.get("/kalender").content.decode()
    assert "<b>Vet" not in page
    assert "<script>alert" not in page


def test_what_was_removed_says_so_and_leaves_an_empty_calendar(client, write, controller):
    write()
    actions.remove_from_page(controller, kind="calendar", slug="calendar", ground="mistake", reason="Vergissing.")
    assert "Vergissing." in page_text(client.get("/kalender"))
    assert "Titel bod" not in page_text(client.get("/kalender"))
    assert events(client) == {}
    assert client.get("/kalender.json").json()["moments"] == []


def test_without_a_calendar_there_is_no_page(client, db):
    assert [client.get(f"/kalender{ending}").status_code for ending in ("", ".json", ".csv", ".ics")] == [404] * 4


def test_queries_stay_as_few_with_many_moments(client, write):
    write()
    few = queries_of(client, "/kalender")
    write(*(moment(f"dag-{number}", "07-01", legal=LAW) for number in range(1000)))
    assert queries_of(client, "/kalender") == few == 4
