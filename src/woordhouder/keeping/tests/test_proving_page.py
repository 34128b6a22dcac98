"""Evidence one click from a report: looked at first, kept without what a camera tells, or repeated from before."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.models import Evidence

from .full import LINK, a_photo
from .made import a_table, at, reported

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
    assert "Put it beside this one as well" not in ask(mine, address(second))


def test_only_who_reported_puts_evidence_beside_it(place):
    found, _homes, report = place
    for actor, status in ((found.tenants, 403), (found.municipality, 403)):
        ask(client_of(actor), address(report), status)
        ask(client_of(actor), address(report), status, **LINK, **LOOKED)
    ask(Client(), address(report), 303)
    assert not Evidence.objects.exists()
    ask(client_of(found.association), address(report), 303, **LINK, **LOOKED)
