"""The signed document: what is taken, for whom it is there, and that it is only ever a download."""

import base64
import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from woordhouder.agreements import actions
from woordhouder.agreements.models import Document, Preparation
from woordhouder.examples.tests.making_pages import browser
from woordhouder.papers.files import LARGEST
from woordhouder.parties.tests.tables import organisation_with, whole_table
from woordhouder.record.models import Opening
from woordhouder.record.refusals import Invalid, NotFound

from .made import ELSEWHERE, wording
from .preparing import a_draft, begun, facts_of, put

PDF = b"%PDF-1.7\nGetekend.\n%%EOF"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def table(db):
    return whole_table()


def attached(table, content=PDF, name="afspraken.pdf", **facts):
    made = begun(table.municipality, table)
    put(table.municipality, made, a_draft(table.municipality_seat.reference))
    actions.set_act_facts(table.municipality, preparation=made.reference, facts=facts_of(made, **facts))
    handed_in(table.municipality, made, content, name)
    return Preparation.objects.get(pk=made.pk)


def handed_in(actor, made, content=PDF, name="afspraken.pdf"):
    return actions.attach_document(
        actor, preparation=made.reference, name=name, content=base64.b64encode(content).decode()
    )


def files(tmp_path):
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_document_is_kept_as_it_came_under_a_name_that_tells_nothing(table, tmp_path):
    made = attached(table, name="Getekend door wethouder Jansen.PDF").document
    (file,) = files(tmp_path)
    assert file.read_bytes() == PDF
    assert "Jansen" not in str(file.relative_to(tmp_path))
    assert (made.name, made.content_type, made.size) == (
        "Getekend door wethouder Jansen.pdf",
        "application/pdf",
        len(PDF),
    )
    assert made.sha256 == hashlib.sha256(PDF).hexdigest()


def test_another_takes_its_place_and_what_is_thrown_away_leaves_no_file(
    table, tmp_path, django_capture_on_commit_callbacks
):
    made = attached(table)
    with django_capture_on_commit_callbacks(execute=True):
        handed_in(table.municipality, made, b"%PDF-1.4 beter")
    assert [file.read_bytes() for file in files(tmp_path)] == [b"%PDF-1.4 beter"]
    with django_capture_on_commit_callbacks(execute=True):
        actions.drop_preparation(table.municipality, preparation=made.reference)
    assert (files(tmp_path), Document.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("geen base64!", "x.pdf"),
        (base64.b64encode(b"<html><script>alert(1)</script>").decode(), "x.pdf"),
        (base64.b64encode(b"MZ\x90").decode(), "x.pdf"),
        ("", "x.pdf"),
        (base64.b64encode(b"%PDF" + b"x" * LARGEST).decode(), "x.pdf"),
    ],
)
def test_what_is_no_document_or_too_large_is_not_taken(table, tmp_path, content, name):
    made = begun(table.municipality, table)
    with pytest.raises(Invalid) as refused:
        actions.attach_document(table.municipality, preparation=made.reference, name=name, content=content)
    assert [error.path for error in refused.value.errors] == ["content"]
    assert files(tmp_path) == []


def test_a_package_that_unpacks_to_gigabytes_is_looked_at_and_not_unpacked(table):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"\0" * 50_000_000)
    made = begun(table.municipality, table)
    kept = handed_in(table.municipality, made, bomb.getvalue(), "bom.docx")
    assert kept.size < 100_000


def test_nobody_else_attaches(table):
    made = begun(table.municipality, table)
    with pytest.raises(NotFound):
        handed_in(table.tenants, made)


def test_it_comes_as_a_download_that_no_browser_runs(table):
    made = attached(table, name='a"; filename=x.html')
    answer = browser(table.municipality).get(f"/verzonnendam/voorbereiden/{made.reference}/document/bestand")
    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="a filename=x.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]


def test_before_it_is_recorded_only_its_own_organisation_gets_it(client, table):
    made = attached(table)
    address = f"/verzonnendam/voorbereiden/{made.reference}/document/bestand"
    assert browser(table.tenants).get(address).status_code == 404
    assert client.get(address).status_code == 303
    by_reference = f"/verzonnendam/prestatieafspraken-2027/document/{made.document.reference}"
    assert client.get(by_reference).status_code == 404


def recorded(table, **facts):
    made = attached(table, **facts)
    act = actions.register(table.municipality, preparation=made.reference)
    return act, f"/verzonnendam/prestatieafspraken-2027/document/{act.document.reference}"


def test_it_is_read_by_who_may_read_the_text(client, table):
    _act, address = recorded(table)
    assert browser(table.tenants).get(address).content == PDF
    stranger = browser(organisation_with("buur", "Gemeente Elders"))
    absent = "/verzonnendam/prestatieafspraken-2027/document/document-aaaaaaaaaaaa"
    for reader in (client, stranger):
        assert (reader.get(address).status_code, reader.get(absent).status_code) == (404, 404)


def test_of_a_public_text_everybody_gets_it_until_a_passage_waits_or_words_were_removed(client, table, controller):
    act, address = recorded(table, elsewhere=ELSEWHERE)
    assert client.get(address).content == PDF
    assert client.get(address.replace("prestatieafspraken-2027", "iets-anders")).status_code == 404
    actions.remove_wording(
        controller, wording=wording(act).reference, part="text", ground="personal_data", reason="Een naam."
    )
    assert client.get(address).status_code == 404
    assert browser(table.tenants).get(address).status_code == 404
    page = browser(table.tenants).get(f"/en/verzonnendam/prestatieafspraken-2027/akten/{act.reference}")
    assert "It is kept back" in page.content.decode()


def test_a_file_that_is_lost_is_absent_and_no_fault(client, table, tmp_path):
    _act, address = recorded(table, elsewhere=ELSEWHERE)
    for file in files(tmp_path):
        file.unlink()
    assert client.get(address).status_code == 404


def test_a_form_takes_a_file_and_says_what_is_wrong_with_one(table):
    made = begun(table.municipality, table)
    mine, address = browser(table.municipality), f"/verzonnendam/voorbereiden/{made.reference}/document"
    wrong = mine.post(address, {"file": SimpleUploadedFile("afspraken.pdf", b"<html>", "application/pdf")})
    assert wrong.status_code == 422
    assert 'href="#id_file"' in wrong.content.decode()
    assert mine.post(address, {}).status_code == 422
    assert mine.post(address, {"file": SimpleUploadedFile("x.exe", PDF)}).status_code == 303
    assert Document.objects.get().name == "x.pdf"
    assert mine.post(address, {"_away": "1"}).status_code == 303
    assert Document.objects.count() == 0


def test_a_request_that_is_far_too_large_is_refused_before_it_is_read(table):
    made = begun(table.municipality, table)
    address = f"/verzonnendam/voorbereiden/{made.reference}/document"
    large = SimpleUploadedFile("x.pdf", b"%PDF" + b"x" * 21_000_000)
    answer = browser(table.municipality).post(address, {"file": large})
    assert answer.status_code == 400
    assert "Dit bestand is te groot: ten hoogste 20 MB." in answer.content.decode()
    assert Document.objects.count() == 0


def test_the_record_commits_to_what_the_paper_holds(table):
    act, _address = recorded(table)
    told = act.document.sha256
    openings = Opening.objects.filter(entry__stream__id__startswith=act.agreement.reference, name="document")
    assert told in openings.get().value
