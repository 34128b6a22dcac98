"""Every door for a file asks the virus scanner before anything of the file is kept; a door that is not here fails."""

import ast
import base64
import shlex

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import FileField
from django.utils import translation

from tests.house.tree import code, functions
from woordhouder.agreements.models import Document, Sheet
from woordhouder.agreements.tests.preparing import begun
from woordhouder.examples.saving import written
from woordhouder.examples.tests.editors import browser_of, editors_browser
from woordhouder.examples.tests.pages import page_text
from woordhouder.intake.models import Paper
from woordhouder.keeping.models import Evidence, ReportSheet
from woordhouder.keeping.tests.made import a_table, at, reported
from woordhouder.parties.actor import SYSTEM
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Invalid
from woordhouder.record.registry import ACTIONS

pytestmark = pytest.mark.django_db
NOT_SAFE = "The virus scanner says that this file is not safe. Nothing of it was kept."
PDF, CSV = b"%PDF-1.7\nGetekend.\n%%EOF", b"Nr;Tekst\n1;Wij bouwen.\n"
KEPT = (Document, Sheet, Paper, Evidence, ReportSheet)
# For each view that reads files: its addresses, and what is handed in there beside the file.
LOOKED = {"looked": "on"}
DOORS = {
    "agreements/views/preparing/parts.py document": [("/verzonnendam/voorbereiden/{preparation}/document", PDF, {})],
    "agreements/views/preparing/sheets.py upload": [("/verzonnendam/voorbereiden/{preparation}/blad", CSV, {})],
    "examples/views/editing/importing.py files": [("/redactie/bestanden", None, {"folder": "examples"})],
    "intake/views/handing_in.py upload": [
        ("/verzonnendam/voorbereiden/{preparation}/stuk", PDF, {}),
        ("/verzonnendam/voorbereiden/{preparation}/stuk", PDF, {"keeps": "on"}),
    ],
    "keeping/views/proving.py prove": [("/verzonnendam/verslagen/{report}/bewijs", PDF, LOOKED)],
    "keeping/views/report_sheets.py sheets": [("/mijn/verslag/blad", CSV, {})],
    "keeping/views/reporting.py _rows": [
        ("/mijn/verslag?jaar=2026", PDF, {"value": "40", "story": "Zo ging het.", **LOOKED})
    ],
}
EACH = pytest.mark.parametrize("door", [(view, *door) for view, doors in DOORS.items() for door in doors])
# What a worker read in a paper that passed the scanner when it was handed in.
READ_BEFORE = {("intake.note_reading", "text")}


@pytest.fixture(scope="module")
def place(made_once):
    """A table, a promise of it, and for the addresses a list in the making and a report."""
    table, (homes, *_others) = a_table()
    with at("2027-02-01"):
        list_, report = begun(table.association, table), reported(table.association, homes)
    return table, homes, {"preparation": list_.reference, "report": report.reference}


@pytest.fixture
def handed_in(place, facts):
    """What a door answers to its file."""
    table, homes, known = place

    def hand_in(door):
        _view, there, content, more = door
        before, name = "", "bestand.pdf"
        if content is None:
            content, name = written(facts(), "tilburg-2020-2024").encode(), "tilburg-2020-2024.yaml"
        if there.startswith("/mijn/verslag?"):
            before, there = f"{homes.reference}-2026-12-", f"{there}&afspraak={homes.reference}"
            more = more | {"replaces": known["report"], "revised": "Beter geteld."}
        fields = {f"{before}{field}": value for field, value in more.items()}
        client = editors_browser() if there.startswith("/redactie") else browser_of(table.association)
        with at("2027-02-02"):
            file = {f"{before}file": SimpleUploadedFile(name, content)}
            return client.post(f"/en{there.format(**known)}", fields | file)

    return hand_in


def a_scanner(settings, tmp_path, script):
    """A scanner that reads each file whole, and then does this."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.VIRUS_SCANNER = shlex.join(["sh", "-c", f"cat > /dev/null; {script}"])


def kept(settings):
    """What there is of any file."""
    folders = [settings.MEDIA_ROOT] if settings.MEDIA_ROOT.exists() else []
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return paths + [model for model in KEPT if model.objects.exists()]


@EACH
def test_a_file_that_the_scanner_refuses_leaves_nothing(door, handed_in, settings, tmp_path):
    a_scanner(settings, tmp_path, "exit 1")
    answer = handed_in(door)
    assert answer.status_code == 422
    assert NOT_SAFE in page_text(answer)
    assert kept(settings) == []


@EACH
def test_a_file_that_the_scanner_lets_pass_is_taken(door, handed_in, settings, tmp_path):
    a_scanner(settings, tmp_path, "exit 0")
    answer = handed_in(door)
    assert answer.status_code == (200 if door[1].startswith("/redactie") else 303), page_text(answer)
    assert kept(settings) or "tilburg-2020-2024" in page_text(answer)


def test_a_paper_that_could_not_be_checked_again_is_not_kept_as_the_document_either(
    handed_in, settings, tmp_path, django_capture_on_commit_callbacks
):
    """Such a file is asked about twice: as the document, and as the paper."""
    once = shlex.quote(str(tmp_path / "once"))
    a_scanner(settings, tmp_path, f"test ! -e {once} || exit 2; touch {once}")
    (door,) = [("", *door) for door in DOORS["intake/views/handing_in.py upload"] if "keeps" in door[2]]
    with django_capture_on_commit_callbacks(execute=True):
        answer = handed_in(door)
    assert answer.status_code == 422
    assert "This file could not be checked for viruses. Nothing of it was kept." in page_text(answer)
    assert kept(settings) == []


def test_every_view_that_reads_files_is_among_the_doors():
    found = {
        f"{source.path.as_posix().split('/woordhouder/')[1]} {function.name}"
        for source in code()
        if "FILES" in source.text
        for function in functions(source.tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr == "FILES"
    }
    # That only says whether a file came along; `_rows` of the same page reads it.
    assert found - {"keeping/views/reporting.py _shown"} == set(DOORS)


def files_of(name):
    """The arguments of an action that are files."""
    fields = ACTIONS[name].arguments.model_json_schema()["properties"]
    kinds = {given: [kind, *kind.get("anyOf", [])] for given, kind in fields.items()}
    return [given for given, kind in kinds.items() if any(one.get("contentEncoding") == "base64" for one in kind)]


def test_every_action_that_takes_a_file_asks_the_scanner_before_it_begins(settings, tmp_path):
    a_scanner(settings, tmp_path, "exit 1")
    before, taking = Audit.objects.count(), {name: files for name in ACTIONS if (files := files_of(name))}
    for name, given in [(name, given) for name, files in taking.items() for given in files]:
        with translation.override("en"), pytest.raises(Invalid) as refused:
            ACTIONS[name].run(SYSTEM, **{given: base64.b64encode(CSV).decode()})
        said = {error.path: str(error.message) for error in refused.value.errors}
        assert "not safe" in said[given], name
    assert set(taking) == {
        "agreements.attach_document",
        "agreements.read_sheet",
        "intake.hand_in_paper",
        "keeping.add_evidence",
        "keeping.read_report_sheet",
    }
    assert Audit.objects.count() == before


def test_every_argument_in_which_a_file_would_fit_is_told_to_be_one():
    fitting = {
        (name, given)
        for name, action in ACTIONS.items()
        for given, kind in action.arguments.model_json_schema()["properties"].items()
        if given == "content" or max(one.get("maxLength", 0) for one in [kind, *kind.get("anyOf", [])]) > 1_000_000
    }
    assert fitting - READ_BEFORE == {(name, given) for name in ACTIONS for given in files_of(name)}


def test_every_row_that_keeps_a_file_is_of_such_an_action():
    """A new one belongs above, with the action that fills it."""
    keeping = {
        model
        for model in apps.get_models()
        if model.__module__.startswith("woordhouder.")
        for field in model._meta.get_fields()
        if isinstance(field, FileField)
    }
    assert keeping == {Document, Paper, Evidence}
