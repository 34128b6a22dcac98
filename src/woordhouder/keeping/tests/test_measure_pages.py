"""Figures that an organisation keeps once: their pages, what follows them, and the reports that they propose."""

import pytest
from django.test import Client

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.models import Following, Measure, MeasureValue, Report
from woordhouder.parties.tests.tables import member_of

from .made import HOMES, a_table, agreed, at, made

pytestmark = pytest.mark.django_db
FIGURES = "/en/mijn/maten"
MINE = "/en/mijn/verslag?jaar=2026"
VALUE = {"area": "Noord", "year": "2026", "part": "12", "value": "30"}


@pytest.fixture
def place():
    """The association leads three promises, of which one has no figure; and keeps one figure."""
    found, (homes, *_others) = a_table()
    with at("2026-01-11"):
        lines = [made.promise(found.association_seat, "Wij meten.", indicator=HOMES)]
        more = agreed(found, [*lines, made.promise(found.association_seat, "Wij praten.")], slug="meer", title="Meer")
        measure = actions.set_measure(found.association, name="Opgeleverd", unit="woningen")
    return found, homes, more, measure


def ask(client, address, status=200, day="2027-02-01", **given):
    with at(day):
        answer = client.post(address, given) if given else client.get(address)
    assert answer.status_code == status, text_of(answer)
    return text_of(answer) if status in (200, 422) else answer


def followed(place, *commitments, value="30", **more):
    found, _homes, _more, measure = place
    for one in commitments:
        actions.follow_measure(found.association, commitment=one.reference, measure=measure.reference, area="Noord")
    told = {"measure": measure.reference, "year": 2026, "area": "Noord", **more}
    return actions.measure(found.association, value=value, **told)


def test_a_figure_is_begun_and_given_values(place):
    found, *_others = place
    mine = client_of(found.association)
    answer = ask(mine, FIGURES, 303, name="Gesloopt", unit="woningen")
    there = answer["Location"]
    assert there == f"{FIGURES}/{Measure.objects.get(name='Gesloopt').reference}"
    ask(mine, there, 303, **VALUE)
    assert "Noord 31 December 2026 30 woningen Revise" in ask(mine, there)
    assert "Gesloopt in woningen, 1 value, last over 2026" in ask(mine, FIGURES)
    assert "Your organisation keeps a figure of this name already." in ask(
        mine, FIGURES, 422, name="Gesloopt", unit="x"
    )


def test_a_value_is_revised_with_its_reason_and_both_stay_to_be_read(place):
    found, *_others, measure = place
    mine, there = client_of(found.association), f"{FIGURES}/{measure.reference}"
    ask(mine, there, 303, **VALUE)
    assert "Say why you revise this value." in ask(mine, there, 422, **VALUE | {"value": "35"})
    ask(mine, there, 303, **VALUE | {"value": "35", "revised": "Vijf vergeten."})
    page = ask(mine, there)
    for words in ("30 woningen revised later", "35 woningen Revise", "Vijf vergeten."):
        assert words in page
    asked = ask(mine, f"{there}?gebied=Noord&jaar=2026&deel=6")
    assert "Give a value, or revise one" in asked
    assert MeasureValue.objects.filter(replaced_by=None).get().value == 35


def test_a_promise_follows_a_figure_in_an_area_and_no_longer(place):
    found, homes, _more, measure = place
    mine, there = client_of(found.association), f"{FIGURES}/volgen/{homes.reference}"
    assert f"/mijn/maten/volgen/{homes.reference}" in mine.get(MINE).content.decode()
    ask(mine, there, 303, measure=measure.reference, area="Noord")
    assert Following.objects.latest("pk").area == "Noord"
    assert "Wij bouwen veertig woningen per jaar" in ask(mine, f"{FIGURES}/{measure.reference}")
    ask(mine, there, 303, measure="", area="")
    assert "None yet." in ask(mine, f"{FIGURES}/{measure.reference}")


def test_only_the_value_of_its_own_area_year_and_month_is_proposed(place):
    found, homes, *_others = place
    mine = client_of(found.association)
    with at("2027-01-10"):
        followed(place, homes, value="12", part=6)
        followed(place, value="99", area="Zuid")
        followed(place, value="98", year=2025)
    assert "propose reports" not in ask(mine, MINE)
    assert "(Noord) says: 12 woningen." in ask(mine, f"{MINE}&deel=6")


def test_one_click_files_the_value_and_the_report_keeps_the_link(place):
    found, homes, _more, _measure = place
    mine = client_of(found.association)
    with at("2027-01-10"):
        value = followed(place, homes)
    assert "(Noord) says: 30 woningen." in ask(mine, MINE)
    ask(mine, MINE, 303, take=f"{homes.reference}-2026-12")
    row = Report.objects.get()
    assert (row.value, row.measured) == (30, value)
    assert "propose reports" not in ask(mine, MINE)
    assert "There is nothing left to take here." in ask(mine, MINE, 422, take="all")


def test_a_revised_figure_proposes_revised_reports_that_are_filed_all_at_once(place):
    found, homes, (measured, talk), measure = place
    mine = client_of(found.association)
    with at("2027-01-10"):
        value = followed(place, homes, measured, talk)
    ask(mine, MINE, 303, take="all")
    assert Report.objects.count() == 2
    with at("2027-01-20"):
        told = {"measure": measure.reference, "year": 2026, "area": "Noord"}
        actions.measure(found.association, value="35", replaces=value.reference, revised="Vijf vergeten.", **told)
    page = ask(mine, f"{MINE}&staat=maat")
    assert page.count("Revise the report with this value") == 2
    assert "File 2 reports with those values" in page
    ask(mine, MINE, 303, take="all")
    rows = Report.objects.exclude(replaces=None)
    assert {(row.commitment_id, row.value) for row in rows} == {(homes.pk, 35), (measured.pk, 35)}
    assert all("Vijf vergeten." in row.revised for row in rows)
    assert set(Report.objects.filter(replaces=None).values_list("value", flat=True)) == {30}


def test_what_was_said_beside_the_figure_stays_and_parts_that_no_longer_add_up_go(place):
    found, homes, _more, measure = place
    with at("2027-01-10"):
        value = followed(place, homes)
        parts = [{"of": "Oost", "value": "10"}, {"of": "West", "value": "20"}]
        facts = {"measured": value.reference, "story": "Geteld.", "breakdown": parts, "adds_up": True}
        actions.report(found.association, commitment=homes.reference, year=2026, facts=facts)
        told = {"measure": measure.reference, "year": 2026, "area": "Noord", "replaces": value.reference}
        actions.measure(found.association, value="35", revised="Vijf vergeten.", **told)
    ask(client_of(found.association), MINE, 303, take=f"{homes.reference}-2026-12")
    row = Report.objects.exclude(replaces=None).get()
    assert (row.value, row.story, row.breakdown, row.adds_up) == (35, "Geteld.", [], False)


def test_a_promise_without_target_takes_the_value_in_its_row_with_a_claimed_level(place):
    found, _homes, (_measured, talk), _measure = place
    mine = client_of(found.association)
    with at("2027-01-10"):
        value = followed(place, talk)
    assert "File this value as the report" not in ask(mine, MINE)
    key = f"{talk.reference}-2026-12"
    given = {f"{key}-replaces": "", f"{key}-take": "on"}
    assert "Nothing can be computed here." in ask(mine, MINE, 422, **given)
    ask(mine, MINE, 303, **given | {f"{key}-level": "largely"})
    assert Report.objects.get().measured == value


def test_others_know_of_no_figure_and_who_only_reads_changes_none(place):
    found, homes, _more, measure = place
    theirs = client_of(found.municipality)
    ask(theirs, f"{FIGURES}/{measure.reference}", 404)
    ask(theirs, f"{FIGURES}/volgen/{homes.reference}", 403)
    assert "Opgeleverd" not in ask(theirs, FIGURES)
    reader = client_of(member_of(found.association.organisation, "lezer", "read"))
    ask(reader, FIGURES, 403)
    ask(reader, f"{FIGURES}/{measure.reference}", 403)
    ask(Client(), FIGURES, 303)
    assert not MeasureValue.objects.exists()
