"""What the others say: of one report, many or all; doubt first at the table; replies, and nothing swallows another."""

import pytest

from woordhouder.keeping import actions
from woordhouder.keeping.models import Concern, ConcernEnd, Response
from woordhouder.keeping.queries.progress import progress_of
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.tests.tables import member_of
from woordhouder.record.clock import now
from woordhouder.record.models import Entry, Opening
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Overtaken, Refused

from .made import a_table, at, contested, reported
from .telling import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    """The report of the association over 2026, and one of the municipality without a figure."""
    table, commitments = a_table()
    with at("2027-02-01"):
        reports = reported(table.association, commitments[0]), reported(table.municipality, commitments[1], None)
    return table, commitments, reports


def level(commitment):
    return shown(progress_of(ANONYMOUS, commitment.reference, 2026, now()).progress)


def test_another_seat_confirms_and_the_lead_cannot(place):
    table, (homes, *_rest), (report, _other) = place
    with at("2027-02-02"):
        with pytest.raises(NotAllowed):
            actions.respond(table.association, report=report.reference, answer="confirms")
        with pytest.raises(Invalid):
            actions.respond(table.tenants, report=report.reference, answer="confirms_with_remark")
        actions.respond(table.tenants, report=report.reference, answer="cannot_judge")
        assert level(homes) == "geen bewijs 1 - | niet te beoordelen 1/3"
        actions.respond(table.tenants, report=report.reference, answer="confirms")
        assert level(homes) == "volledig 1 op koers | bevestigd 1/3"


def test_everything_left_is_confirmed_by_one_act(place):
    table, (homes, land, _money), _reports = place
    before = Entry.objects.count()
    with at("2027-02-02"):
        actions.respond_all(table.tenants, agreement=homes.agreement.reference, year=2026)
        assert Entry.objects.count() == before + 1
        assert Response.objects.count() == 2
        assert level(land) == "grotendeels - - | bevestigd 1/3"
        with pytest.raises(Refused):
            actions.respond_all(table.tenants, agreement=homes.agreement.reference, year=2026)
        actions.respond_all(table.municipality, agreement=homes.agreement.reference, year=2026)
        assert level(land) == "grotendeels - - | bevestigd 1/3"


def test_a_revised_report_is_answered_anew_by_one_click(place):
    table, (homes, *_rest), (report, _other) = place
    with at("2027-02-02"):
        actions.respond(table.tenants, report=report.reference, answer="confirms_with_remark", remark="Mooi.")
        revised = {"facts": {"revised": "Eén meer."}}
        newer = reported(table.association, homes, "41", replaces=report.reference, **revised)
        assert level(homes).startswith("geen bewijs")
        with pytest.raises(Overtaken):
            actions.respond(table.tenants, report=report.reference, answer="confirms")
        repeated = actions.repeat_response(table.tenants, report=newer.reference)
        assert (repeated.answer, repeated.remark) == ("confirms_with_remark", "Mooi.")
        assert level(homes).startswith("volledig")


def test_a_contest_without_talk_is_refused(place):
    table, _commitments, (report, _other) = place
    contest = {"report": report.reference, "answer": "contests", "remark": "Het waren er dertig."}
    with at("2027-02-02"):
        with pytest.raises(Refused) as refused:
            actions.respond(table.tenants, **contest)
        assert refused.value.next_step
        line = {"agreement": report.commitment.agreement.reference, "responses": [contest]}
        with pytest.raises(Invalid):
            actions.respond_many(table.tenants, **line)


def test_a_contest_comes_after_the_day_of_the_talk(place):
    table, (homes, *_rest), (report, _other) = place
    contest = {"report": report.reference, "answer": "contests", "remark": "Het waren er dertig."}
    with at("2027-02-02"):
        actions.raise_concern(table.tenants, commitment=homes.reference, year=2026, text="Klopt dit?")
    with at("2027-02-16"), pytest.raises(Refused):
        actions.respond(table.tenants, **contest)
    with at("2027-02-17"):
        with pytest.raises(Refused):
            actions.respond(table.municipality, **contest)
        actions.respond(table.tenants, **contest)
        assert level(homes) == "geen bewijs 1 - | betwist 1/3"


def test_both_sides_agree_on_a_shorter_day(place):
    table, (homes, *_rest), (report, _other) = place
    contest = {"report": report.reference, "answer": "contests", "remark": "Het waren er dertig."}
    with at("2027-02-02"):
        concern = actions.raise_concern(table.tenants, commitment=homes.reference, year=2026, text="Klopt dit?")
        actions.move_concern(table.tenants, concern=concern.reference, talk_until="2027-02-05")
    with at("2027-02-06"):
        with pytest.raises(Refused):
            actions.respond(table.tenants, **contest)
        with pytest.raises(NotAllowed):
            actions.move_concern(table.municipality, concern=concern.reference, talk_until="2027-02-06")
    with at("2027-02-06"):
        actions.move_concern(table.association, concern=concern.reference, talk_until="2027-02-07")
        actions.move_concern(table.tenants, concern=concern.reference, talk_until="2027-02-07")
    with at("2027-02-08"):
        actions.respond(table.tenants, **contest)


def test_who_raised_it_says_whether_it_is_settled_and_waits_for_an_answer(place):
    table, (homes, *_rest), _reports = place
    with at("2027-02-02"):
        name = actions.raise_concern(table.tenants, commitment=homes.reference, year=2026, text="Klopt dit?").reference
        with pytest.raises(Refused):
            actions.end_concern(table.association, concern=name, outcome="agreed", words="Ja.")
        with pytest.raises(Refused):
            actions.end_concern(table.tenants, concern=name, outcome="not_agreed", words="Nee.")
        actions.reply(table.association, to=name, text="Ja: kijk in de bijlage.")
        actions.end_concern(table.tenants, concern=name, outcome="agreed", words="Gezien.")
        with pytest.raises(Refused):
            actions.end_concern(table.tenants, concern=name, outcome="not_agreed", words="Toch niet.")
    assert ConcernEnd.objects.get().outcome == "agreed"


def test_the_lead_raises_no_concern_and_strangers_know_of_none(place):
    table, (homes, *_rest), (report, _other) = place
    stranger = a_table(slug="elders")[0].tenants
    with at("2027-02-02"):
        with pytest.raises(Refused):
            actions.raise_concern(table.association, commitment=homes.reference, year=2026, text="Hm.")
        made = contested(report, table.tenants, table.association)
        reader = member_of(table.tenants.organisation, "meelezer", "read")
        with pytest.raises(NotAllowed):
            actions.reply(reader, to=made.concern.reference, text="Ik ook.")
        with pytest.raises(NotFound):
            actions.reply(stranger, to=made.concern.reference, text="Ik ook.")
    assert Concern.objects.get().entry.stream.audience == "table"
    told = Opening.objects.filter(entry__stream__audience="public").values_list("value", flat=True)
    assert not any("Wij zagen er dertig." in words and "talk_until" in words for words in told)


def test_a_contest_and_its_reply_stand_side_by_side_in_public(place):
    table, (homes, *_rest), (report, _other) = place
    with at("2027-02-02"):
        made = contested(report, table.tenants, table.association)
        answer = actions.reply(table.association, to=made.reference, text="Tien staan in de andere wijk.")
        actions.respond(table.municipality, report=report.reference, answer="confirms")
        assert level(homes) == "volledig 1 op koers | verschillend 2/3"
    assert made.public_from
    assert answer.public_from
    assert answer.entry.stream == made.entry.stream
