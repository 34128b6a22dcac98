"""Evidence: files as they are kept, links with their place. Looking back: thanks, lessons, views that count nowhere."""

import hashlib
import io

import pytest
from PIL import Image

from woordhouder.agreements.actions.disclosing import disclose_all_due as disclose_texts
from woordhouder.keeping import actions
from woordhouder.keeping.actions.disclosing import disclose_all_due
from woordhouder.keeping.models import Evidence, Lesson, Report, Response, ThirdView
from woordhouder.keeping.policy import REPORT
from woordhouder.keeping.queries.progress import overview, progress_of
from woordhouder.papers.pictures import UnreadablePicture, without_metadata
from woordhouder.papers.uploads import JPEG
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.queries import about_me_page
from woordhouder.record.clock import now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Opened
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Invalid, Refused

from .full import LINK, a_kept_year, a_photo, in_base64
from .made import a_table, at, reported
from .telling import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed():
    table, (homes, *_rest) = a_table()
    with at("2027-02-01"):
        return table, homes, reported(table.association, homes)


def test_a_picture_is_kept_without_what_the_camera_told(filed):
    table, homes, report = filed
    photo = a_photo("Achter het station")
    assert b"Achter het station" in photo
    with at("2027-02-02"):
        made = actions.add_evidence(
            table.association, report=report.reference, name="huis.jpg", content=in_base64(photo)
        )
        assert shown(progress_of(ANONYMOUS, homes.reference, 2026, now()).progress).startswith("volledig")
    kept = Evidence.objects.get(pk=made.pk)
    with kept.file.open() as file:
        content = file.read()
    assert b"Achter het station" not in content
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert Image.open(io.BytesIO(content)).size == (8, 6)


def test_a_torn_picture_and_a_strange_file_are_refused(filed):
    table, _homes, report = filed
    with pytest.raises(UnreadablePicture):
        without_metadata(a_photo()[:60], JPEG)
    for content in (a_photo()[:60], b"MZ\x90"):
        with at("2027-02-02"), pytest.raises(Invalid) as refused:
            actions.add_evidence(table.association, report=report.reference, name="x.jpg", content=in_base64(content))
        assert [error.path for error in refused.value.errors] == ["content"]
    with at("2027-02-02"), pytest.raises(Invalid):
        actions.add_evidence(table.association, report=report.reference)


def test_evidence_beside_a_contest_proves_no_report():
    table, (_homes, land, _money) = a_kept_year()
    assert Evidence.objects.filter(response__answer="contests").exists()
    report = Report.objects.get(commitment=land)
    with at("2027-03-01"):
        actions.respond(table.tenants, report=report.reference, answer="cannot_judge")
        found = progress_of(ANONYMOUS, land.reference, 2026, now())
    assert shown(found.progress) == "geen bewijs - - | niet te beoordelen 1/3"


def test_a_view_from_outside_and_lessons_are_counted_nowhere():
    _table, (homes, *_rest) = a_kept_year()
    with at("2027-03-01"):
        found = progress_of(ANONYMOUS, homes.reference, 2026, now())
    assert shown(found.progress) == "volledig 1 op koers | nog niet gezien 0/3"
    assert ThirdView.objects.get().url == LINK["url"]
    assert [row.text for row in Lesson.objects.filter(replaced_by=None)] == [
        "Een jaar eerder.",
        "Vaker samen kijken.",
    ]
    assert inspect_record() == []


def test_what_she_said_is_told_to_her():
    table, _commitments = a_kept_year()
    told = {part.name: part.rows for part in about_me_page(table.association).parts}
    sorts = {"Een verslag", "Bewijs", "Een reactie", "Een les", "Besproken en eens geworden"}
    assert {row["sort"] for row in told["said_of_promises"]} == sorts
    evidence = next(row for row in told["said_of_promises"] if row["sort"] == "Bewijs")
    assert {"name", "url", "page", "quote"} <= evidence.keys()
    assert told["figures"]


def test_what_was_said_becomes_public_with_its_text():
    table, (homes, *_rest) = a_table(public=False)
    with at("2026-01-12"):
        report = reported(table.association, homes, "3", part=1)
        actions.respond(table.tenants, report=report.reference, answer="confirms")
        assert disclose_all_due() == 0
    assert not allowed(ANONYMOUS, "read", REPORT, Report.objects.all()).exists()
    with at("2026-02-01"):
        disclose_texts(now())
        assert disclose_all_due() == 1
        assert disclose_all_due() == 0
        assert shown(progress_of(ANONYMOUS, homes.reference, 2026, now()).progress).endswith("bevestigd 1/3")
        with pytest.raises(Refused):
            actions.disclose(actions.disclosing.SYSTEM, agreement=homes.agreement.reference)
    for row in (Report.objects.get(), Response.objects.get()):
        opened = set(Opened.objects.filter(entry=row.entry).values_list("name", flat=True))
        assert opened == {"body", "seat", row.opening}
    assert inspect_record() == []


def test_an_overview_costs_the_same_for_more(django_assert_max_num_queries):
    table, _commitments = a_kept_year()
    with at("2027-03-01"), django_assert_max_num_queries(13):
        found = overview(ANONYMOUS, table.partnership.slug, 2026, now())
    assert [(line.number, line.lead) for line in found.lines] == [
        (1, "Woonstichting nagekomen"),
        (2, "Gemeente nagekomen"),
        (3, "Huurdersvereniging nagekomen"),
    ]
    assert [shown(line.kept.progress).split(" |")[0] for line in found.lines] == [
        "volledig 1 op koers",
        "geen bewijs - -",
        "nog niet nodig - -",
    ]
