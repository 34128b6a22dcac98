"""The library as files in the editors' room: taken along, looked at, and loaded when an editor says so."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from woordhouder.examples import actions
from woordhouder.examples.loading import load_all, load_text
from woordhouder.examples.models import Description, Example, PageVersion
from woordhouder.examples.saving import save_library, written
from woordhouder.record.models import Audit

from .editors import browser_of, editors_browser, shown, strangers
from .making import approved, invited, published, taken_up, told
from .pages import MARKUP, page_text

HERE = "/redactie/bestanden"
LOAD = f"{HERE}/laden"
SLUG = "tilburg-2020-2024"
FILE = f"{HERE}/voorbeelden/{SLUG}.yaml"
ADDRESSES = (HERE, f"{HERE}/verschillen", f"{HERE}/bibliotheek.zip", FILE)


def send(client, name, content, **more):
    raw = content.encode() if isinstance(content, str) else content
    return client.post(HERE, {"file": SimpleUploadedFile(name, raw), "folder": "examples", **more})


def as_zip(*files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()


def newest():
    return Description.objects.current().get(example__slug=SLUG)


def test_who_is_not_known_signs_in_first(db, an_example):
    client = Client()
    for answer in (*map(client.get, ADDRESSES), client.post(LOAD), send(client, "a.yaml", "a: 1")):
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/aanmelden?next=")


@pytest.mark.parametrize("who", ["foreign", "controller", "board-reader", "revoked"])
def test_who_is_no_editor_neither_takes_along_nor_sends_in(db, an_example, facts, who):
    client, before = strangers()[who], Audit.objects.count()
    for answer in (*map(client.get, ADDRESSES), client.post(LOAD), send(client, "x.yaml", written(facts(), "x"))):
        assert answer.status_code == 403
        assert b"Samen tegen vocht" not in answer.content
    assert Audit.objects.count() == before


def test_other_methods_are_refused(db, an_example):
    client = editors_browser()
    assert client.get(LOAD).status_code == 405
    assert {client.post(address).status_code for address in ADDRESSES[1:]} == {405}
    assert client.get(f"{HERE}/voorbeelden/niets.yaml").status_code == 404


def test_one_example_as_a_file_is_what_the_repository_would_hold(db, an_example, facts, editor):
    answer = editors_browser().get(FILE)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{SLUG}.yaml"'
    assert answer.content.decode() == written(facts(), SLUG)


def test_the_zip_holds_the_whole_library_and_comes_back_unchanged(editor, library_files, tmp_path):
    load_all(editor, library_files)
    client = browser_of(editor)
    raw = client.get(f"{HERE}/bibliotheek.zip").content
    count = save_library(tmp_path)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert len(archive.namelist()) == count > 50
        for name in archive.namelist():
            assert archive.read(name).decode() == (tmp_path / name).read_text(encoding="utf-8")
    answer = send(client, "alles.zip", raw)
    assert answer.status_code == 200
    assert 'name="load"' not in page_text(answer)


def test_no_word_that_is_not_approved_is_ever_in_a_file(editor, facts):
    published(editor, facts(), ("Gemeente Tilburg", "Woonvoorbeeld"))
    dossier = taken_up(editor)
    told(invited(editor, dossier, "Gemeente Tilburg"), "GEHEIM en nog niet goedgekeurd")
    approved(invited(editor, dossier, "Woonvoorbeeld"), "GEHEIM zolang het niet geplaatst is")
    client = browser_of(editor)
    with zipfile.ZipFile(io.BytesIO(client.get(f"{HERE}/bibliotheek.zip").content)) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist()]
    assert any("Samen tegen vocht" in text for text in texts)
    for text in (*texts, client.get(FILE).content.decode()):
        assert "GEHEIM" not in text
        assert "Wat Gemeente Tilburg goed vond" not in text


def test_a_new_file_is_first_looked_at_and_then_loaded(editor, facts):
    client = browser_of(editor)
    answer = send(client, "ede-2018 (1).yaml", written(facts(), "ede-2018"))
    assert answer.status_code == 200
    assert not Example.objects.exists()
    done = client.post(LOAD, shown(answer))
    assert "ede-2018.yaml" in page_text(done)
    assert Example.objects.get().slug == "ede-2018"


def test_what_differs_is_shown_word_by_word_and_escaped(editor, facts, tmp_path):
    load_text(editor, tmp_path / f"{SLUG}.yaml", written(facts(), SLUG).encode())
    answer = send(browser_of(editor), f"{SLUG}.yaml", written(facts(story=MARKUP), SLUG))
    text = page_text(answer)
    assert "<del>" in text
    assert "&lt;b&gt;Vet" in text
    assert "<b>Vet" not in text
    assert "<script>alert" not in text
    browser_of(editor).post(LOAD, shown(answer))
    assert (newest().story, newest().origin) == (MARKUP, "file")


def test_what_an_editor_wrote_is_kept_unless_she_says_so(an_example, editor, facts):
    client = browser_of(editor)
    answer = send(client, f"{SLUG}.yaml", written(facts(story="Uit het bestand."), SLUG))
    assert "load" not in shown(answer)
    client.post(LOAD, shown(answer))
    assert newest().number == 1
    client.post(LOAD, {**shown(answer), "load": ["0"]})
    assert (newest().number, newest().story, newest().origin) == (2, "Uit het bestand.", "editor")


def test_what_somebody_wrote_after_the_look_is_not_overwritten(an_example, editor, facts):
    client = browser_of(editor)
    answer = send(client, f"{SLUG}.yaml", written(facts(story="Uit het bestand."), SLUG))
    actions.describe(editor, slug=SLUG, facts=facts(story="Later geschreven."))
    client.post(LOAD, {**shown(answer), "load": ["0"]})
    assert newest().story == "Later geschreven."


def test_each_file_has_its_own_outcome_with_its_line(editor, facts):
    bad = written(facts(), "b").replace("kind: news", "kind: roddel")
    source = "{url: 'https://a.example/a', publisher: A, kind: news}"
    dag = f"slug: dag\ntitle: Dag\nsummary: Een dag.\nstarts: '2027-05-20'\nsources: [{source}]\n"
    raw = as_zip(("examples/a.yaml", written(facts(), "a")), ("examples/b.yaml", bad), ("events/dag.yaml", dag))
    client = browser_of(editor)
    answer = send(client, "x.zip", raw)
    line = bad.split("\n").index("  kind: roddel") + 1
    assert f"{line}, sources.0.kind" in page_text(answer)
    fields = shown(answer)
    assert fields["load"] == ["0", "2"]
    client.post(LOAD, {**fields, "load": ["0", "1", "2", "99", "x"]})
    assert Example.objects.get().slug == "a"
    assert PageVersion.objects.get().page.slug == "dag"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.yaml", ""),
        ("x.zip", b"PK\x03\x04" + b"x" * 99),
        ("x.zip", as_zip(("../a.yaml", "a: 1"))),
        ("x.yaml", "a: " + "x" * 300_001),
        ("x.zip", b"PK" + b"x" * 2_000_001),
    ],
)
def test_what_is_hostile_comes_back_in_words_and_changes_nothing(editor, name, content):
    before = Audit.objects.count()
    answer = send(browser_of(editor), name, content)
    assert answer.status_code == 422
    assert 'role="alert"' in page_text(answer)
    assert Audit.objects.count() == before


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n", b"a: &a [1]\nb: *a\n", b"a: !!python/name:os.system\n", b"[" * 9000]
)
def test_what_is_no_data_file_is_refused_with_its_line(editor, content):
    answer = send(browser_of(editor), "x.yaml", content)
    assert answer.status_code == 200
    assert "load" not in shown(answer)


@pytest.mark.parametrize("package", ["", "onzin", "eyJhIjoxfQ:1abc:xyz"])
def test_only_what_was_looked_at_is_loaded(editor, package):
    answer = browser_of(editor).post(LOAD, {"package": package, "load": ["0"]})
    assert answer.status_code == 422
    assert not Example.objects.exists()


@pytest.mark.parametrize("slug", ["Ede 2018", ".yaml", "ede_2018", "x" * 81])
def test_an_odd_address_is_refused_before_loading(editor, facts, slug):
    answer = send(browser_of(editor), f"{slug}.yaml", written(facts(), slug))
    assert answer.status_code == 200
    assert "load" not in shown(answer)


def test_far_too_much_is_not_even_read(editor):
    assert send(browser_of(editor), "x.zip", b"PK" + b"x" * 20_200_000).status_code == 400


def test_no_file_chosen_is_said_at_its_field(editor):
    answer = browser_of(editor).post(HERE, {"folder": "weg/../x"})
    assert answer.status_code == 422
    assert 'href="#id_file"' in page_text(answer)


@pytest.fixture
def repository(settings, tmp_path):
    settings.ROOT = tmp_path
    (tmp_path / "library" / "examples").mkdir(parents=True)
    return tmp_path / "library" / "examples"


def test_files_of_the_repository_beside_the_library(an_example, editor, facts, repository):
    (repository / f"{SLUG}.yaml").write_text(written(facts(title="In het <u>bestand</u>"), SLUG), encoding="utf-8")
    (repository / "nieuw-2020.yaml").write_text("title: [\n", encoding="utf-8")
    actions.describe(editor, slug="alleen-hier", facts=facts())
    text = page_text(browser_of(editor).get(f"{HERE}/verschillen"))
    assert "&lt;u&gt;" in text
    assert "<u>" not in text
    assert "nieuw-2020.yaml" in text
    assert "alleen-hier.yaml" in text


def test_a_changed_file_is_read_anew_and_no_folder_is_no_fault(an_example, editor, facts, repository, settings):
    client, path = browser_of(editor), repository / f"{SLUG}.yaml"
    path.write_text(written(facts(), SLUG), encoding="utf-8")
    assert "<del>" not in page_text(client.get(f"{HERE}/verschillen"))
    path.write_text(written(facts(title="Anders en langer"), SLUG), encoding="utf-8")
    assert "<del>" in page_text(client.get(f"{HERE}/verschillen"))
    settings.ROOT = repository
    assert client.get(f"{HERE}/verschillen").status_code == 200


def test_what_was_removed_does_not_come_back_by_a_file(an_example, editor, controller, facts):
    actions.remove_from_example(controller, slug=SLUG, part="story", ground="unlawful", reason="Op verzoek.")
    answer = send(browser_of(editor), f"{SLUG}.yaml", written(facts(), SLUG))
    assert "load" not in shown(answer)
    assert newest().story is None
