"""The one form for evidence, one click from a report: looked at first, kept without what a camera tells, repeated."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.models import Evidence

from .full import LINK, a_photo
from .made import a_table, at, contested, reported

pytestmark = pytest.mark.django_db
LOOKED = {"looked": "on"}


@pytest.fixture
def place(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found, (homes, *_others) = a_table()
    with at("2027-02-01"):
        return found, homes, reported(found.association, homes)


def address(report):
    return f"/en/verzonnendam/verslagen/{report.reference}/bewijs"


def ask(client, there, status=200, **given):
    with at("2027-02-02"):
        answer = client.post(there, given) if given else client.get(there)
    assert answer.status_code == status, text_of(answer)
    return text_of(answer) if status in (200, 422) else answer


def test_a_file_that_is_refused_leaves_no_half_of_it(place, settings):
    found, _homes, report = place
    settings.VIRUS_SCANNER = "false"  # the command that ends with 1: not clean
    photo = SimpleUploadedFile("huis.jpg", a_photo())
    told = ask(client_of(found.association), address(report), 422, file=photo, **LINK, **LOOKED)
    assert "not safe" in told
    assert not Evidence.objects.exists()


def test_a_link_and_a_picture_are_put_beside_a_report(place):
    found, _homes, report = place
    mine = client_of(found.association)
    photo = SimpleUploadedFile("huis.jpg", a_photo())
    assert "nobody can be recognised" in ask(mine, address(report))
    ask(mine, address(report), 303, file=photo, **LINK, **LOOKED)
    picture, link = Evidence.objects.order_by("pk")
    assert (link.url, link.page, link.quote) == tuple(LINK.values())
    kept = picture.file.read()
    assert b"Verzonnendam" not in kept
    assert "huis.jpg" in ask(mine, address(report))


def test_nothing_is_kept_of_what_nobody_looked_at_and_nothing_typed_is_lost(place):
    found, _homes, report = place
    mine = client_of(found.association)
    page = ask(mine, address(report), 422, **LINK)
    assert "tick that nobody can be recognised in it" in page
    ask(mine, address(report), 303, _keep="1", **LINK)
    assert LINK["quote"] in mine.get(address(report)).content.decode()
    assert "Give a file, or a link." in ask(mine, address(report), 422, **LOOKED)
    assert not Evidence.objects.exists()


def test_the_evidence_of_the_version_before_is_repeated_with_one_click(place):
    found, homes, report = place
    mine = client_of(found.association)
    with at("2027-02-02"):
        actions.add_evidence(found.association, report=report.reference, **LINK)
        told = {"facts": {"revised": "Geteld."}, "replaces": report.reference}
        second = reported(found.association, homes, "41", **told)
    assert "Put it beside this one as well" in ask(mine, address(second))
    ask(mine, address(second), 303, repeat="1")
    assert second.evidence.get().url == LINK["url"]
    assert "There is no evidence to repeat." in ask(mine, address(second), 422, repeat="1")
    assert "Put it beside this one as well" not in ask(mine, address(second))


def test_only_who_reported_puts_evidence_beside_it(place):
    found, _homes, report = place
    for actor, status in ((found.tenants, 403), (found.municipality, 403)):
        ask(client_of(actor), address(report), status)
        ask(client_of(actor), address(report), status, **LINK, **LOOKED)
    ask(Client(), address(report), 303)
    assert not Evidence.objects.exists()
    ask(client_of(found.association), address(report), 303, **LINK, **LOOKED)


def test_the_seat_that_contests_puts_its_own_evidence_beside_that(place):
    found, _homes, report = place
    with at("2027-02-02"):
        contested(report, found.tenants, found.association)
    mine, there = client_of(found.tenants), address(report)
    photo = SimpleUploadedFile("huis.jpg", a_photo(), "image/jpeg")
    assert "Evidence beside our contest" in ask(mine, there)
    assert "Give the link to where this stands." in ask(mine, there, 422, page="3", **LOOKED)
    ask(mine, there, 303, file=photo, **LINK, **LOOKED)
    assert {one.response.seat for one in Evidence.objects.all()} == {found.tenants_seat}
    public = ask(Client(), "/en/verzonnendam/prestatieafspraken-2026/1/voortgang?jaar=2026")
    assert LINK["url"] in public
    assert "huis.jpg" in public
    ask(client_of(found.municipality), there, 403, **LINK, **LOOKED)


def test_the_page_of_the_report_leads_to_it_and_has_no_form_of_its_own(place):
    found, homes, report = place
    page, there = f"/en/verzonnendam/verslagen/{report.reference}", address(report)
    with at("2027-02-02"):
        contested(report, found.tenants, found.association)
    for actor, words in ((found.association, "beside your report"), (found.tenants, "beside your contest")):
        with at("2027-02-02"):
            shown = client_of(actor).get(page).content.decode()
        assert f'href="{there}">Put evidence {words}' in shown
        assert 'name="file"' not in shown
    assert "Put evidence" not in ask(client_of(found.municipality), page)
    with at("2027-02-02"):
        reported(found.association, homes, "41", facts={"revised": "Geteld."}, replaces=report.reference)
    assert "Put evidence" not in ask(client_of(found.association), page)  # it belongs beside the newest version


def test_a_file_that_the_scanner_refuses_stands_at_its_field_and_leaves_nothing(place, settings, tmp_path):
    found, _homes, report = place
    script = tmp_path / "scanner.sh"
    script.write_text("cat > /dev/null; exit 1\n")
    settings.VIRUS_SCANNER, settings.MEDIA_ROOT = f"sh {script}", tmp_path / "files"
    photo = SimpleUploadedFile("huis.jpg", a_photo(), "image/jpeg")
    mine, there = client_of(found.association), address(report)
    assert "The virus scanner says that this file is not safe." in ask(mine, there, 422, file=photo, **LOOKED)
    assert not Evidence.objects.exists()
    assert not settings.MEDIA_ROOT.exists()
    script.write_text("cat > /dev/null; exit 0\n")
    photo.seek(0)
    ask(mine, there, 303, file=photo, **LOOKED)
    assert Evidence.objects.get().file.storage.exists(Evidence.objects.get().file.name)
