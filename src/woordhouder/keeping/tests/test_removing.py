"""Words that the law has removed: they go from rows, record and disk; that something was said, and figures, stay."""

import pytest
from django.apps import apps
from django.test import Client

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.models import Concern, Evidence, Report, Response, SaidRemoval, Spoken
from woordhouder.keeping.queries.progress import progress_of
from woordhouder.keeping.removable import SORTS
from woordhouder.parties.actor import ANONYMOUS, acting_for
from woordhouder.record.clock import now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Opening
from woordhouder.record.refusals import NotAllowed, NotFound, Refused

from .full import LINK, a_kept_year
from .made import at, reported
from .telling import shown

pytestmark = pytest.mark.django_db
GROUND = {"ground": "personal_data", "reason": "Er stond een naam in."}


@pytest.fixture
def place():
    table, commitments = a_kept_year("verzonnendam")
    return table, commitments, acting_for("beheer-verzonnendam@voorbeeld.example", "Beheer verzonnendam")


def page(number):
    with at("2027-03-01"):
        return text_of(Client().get(f"/en/verzonnendam/prestatieafspraken-2026/{number}/voortgang?jaar=2026"))


def test_every_sort_of_words_can_be_removed(place, django_capture_on_commit_callbacks):
    _table, _commitments, controller = place
    everything = {model for model in apps.get_app_config("keeping").get_models() if issubclass(model, Spoken)}
    assert {sort.model for sort in SORTS.values()} == everything
    for sort in SORTS.values():
        assert sort.model.objects.exists()
        for row in sort.model.objects.filter(removal=None):
            with at("2027-03-01"), django_capture_on_commit_callbacks(execute=True):
                actions.remove_said(controller, said=row.reference, **GROUND)
            row.refresh_from_db()
            assert {name: getattr(row, name) or type(old)() for name, old in sort.words.items()} == sort.words
            assert not Opening.objects.filter(entry=row.entry, name=row.opening).exists()
    assert inspect_record() == []


def test_the_page_says_that_words_were_removed_and_why(place):
    _table, (_homes, land, _money), controller = place
    contest = Response.objects.get(answer="contests")
    before = page(2)
    assert "Wij zagen er dertig." in before
    with at("2027-03-01"):
        actions.remove_said(controller, said=contest.reference, **GROUND)
        found = shown(progress_of(ANONYMOUS, land.reference, 2026, now()).progress)
    assert found == "geen bewijs - - | betwist 1/3"
    after = page(2)
    assert "Wij zagen er dertig." not in after
    assert "Er stond een naam in." in after
    assert "contests" in after


def test_figures_and_levels_stay_as_they_were(place):
    _table, (homes, *_others), controller = place
    report = Report.objects.get(commitment=homes, replaced_by=None)
    with at("2027-03-01"):
        before = progress_of(ANONYMOUS, homes.reference, 2026, now())
        actions.remove_said(controller, said=report.reference, **GROUND)
        assert progress_of(ANONYMOUS, homes.reference, 2026, now()).progress == before.progress
    assert Report.objects.get(pk=report.pk).value == 40
    assert "Er stond een naam in." in page(1)


def test_a_file_goes_when_no_evidence_is_the_same_file(place, django_capture_on_commit_callbacks):
    _table, _commitments, controller = place
    first, second = Evidence.objects.exclude(file="").order_by("pk")
    storage, name = first.file.storage, first.file.name
    assert second.file.name == name
    for row, is_there in ((first, True), (second, False)):
        with at("2027-03-01"), django_capture_on_commit_callbacks(execute=True):
            actions.remove_said(controller, said=row.reference, **GROUND)
        assert storage.exists(name) == is_there
    assert Client().get(f"/verzonnendam/bewijs/{second.reference}").status_code == 404


def test_only_the_controller_removes_and_only_once(place):
    table, _commitments, controller = place
    said = Concern.objects.first().reference
    with at("2027-03-01"):
        for actor in (table.tenants, table.association, ANONYMOUS):
            with pytest.raises(NotAllowed):
                actions.remove_said(actor, said=said, **GROUND)
        with pytest.raises(NotFound):
            actions.remove_said(controller, said="report-aaaaaaaaaaaa", **GROUND)
        actions.remove_said(controller, said=said, **GROUND)
        with pytest.raises(Refused):
            actions.remove_said(controller, said=said, **GROUND)
    assert SaidRemoval.objects.filter(reference=said).count() == 1


def test_what_was_removed_may_be_said_anew(place):
    table, (homes, *_others), controller = place
    report = Report.objects.get(commitment=homes, replaced_by=None)
    with at("2027-03-01"):
        actions.remove_said(controller, said=report.reference, **GROUND)
        told = {"revised": "Zonder naam."}
        newer = reported(table.association, homes, "40", replaces=report.reference, facts=told)
    assert newer.story == "Zo ging het."


def revised(table, homes):
    """The newest report on the homes, revised again."""
    report = Report.objects.get(commitment=homes, replaced_by=None)
    return reported(table.association, homes, "40", replaces=report.reference, facts={"revised": "Beter."})


def proving(table, report):
    """The page on which the association puts evidence beside it."""
    return text_of(client_of(table.association).get(f"/en/verzonnendam/verslagen/{report.reference}/bewijs"))


def test_evidence_of_which_the_words_were_removed_is_not_repeated(place):
    table, (homes, *_others), controller = place
    with at("2027-03-01"):
        report = Report.objects.get(commitment=homes, replaced_by=None)
        (shown_before,) = report.evidence.all()
        link = actions.add_evidence(table.association, report=report.reference, **LINK)
        actions.remove_said(controller, said=shown_before.reference, **GROUND)
        newer = revised(table, homes)
        assert "Put it beside this one as well" in proving(table, newer)
        actions.repeat_evidence(table.association, report=newer.reference)
        assert newer.evidence.get().url == link.url
        actions.remove_said(controller, said=newer.evidence.get().reference, **GROUND)
        newest = revised(table, homes)
        with pytest.raises(Refused):
            actions.repeat_evidence(table.association, report=newest.reference)
        assert "Put it beside this one as well" not in proving(table, newest)
    assert not newest.evidence.exists()


def test_an_answer_that_needs_the_words_that_were_removed_is_given_anew(place):
    table, (_homes, land, _money), controller = place
    contest = Response.objects.get(answer="contests")
    with at("2027-03-01"):
        actions.remove_said(controller, said=contest.reference, **GROUND)
        told = {"replaces": contest.report.reference, "facts": {"revised": "Beter."}}
        newer = reported(table.municipality, land, None, **told)
        with pytest.raises(Refused):
            actions.repeat_response(table.tenants, report=newer.reference)
        page = text_of(client_of(table.tenants).get(f"/en/verzonnendam/verslagen/{newer.reference}"))
        assert "Say the same" not in page
        actions.respond(table.tenants, report=newer.reference, answer="contests", remark="Zonder naam.")


def test_an_answer_that_needs_no_words_is_repeated_without_those_that_were_removed(place):
    table, (homes, *_others), controller = place
    with at("2027-03-01"):
        report = Report.objects.get(commitment=homes, replaced_by=None)
        told = {"report": report.reference, "answer": "confirms", "remark": "Vraag het Jan."}
        answer = actions.respond(table.municipality, **told)
        actions.remove_said(controller, said=answer.reference, **GROUND)
        newer = revised(table, homes)
        again = actions.repeat_response(table.municipality, report=newer.reference)
    assert (again.answer, again.remark) == ("confirms", "")
