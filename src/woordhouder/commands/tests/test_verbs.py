"""The verbs as an operator types them."""

import gc
import json
import os
import socket
import subprocess
import sys

import pytest

from woordhouder.commands import main, serve
from woordhouder.commands.demo import EDITOR
from woordhouder.commands.setup import EDITORIAL_BOARD, set_up
from woordhouder.examples.models import Description, Example
from woordhouder.parties.models import Membership, Organisation
from woordhouder.record.models import Entry
from woordhouder.site.models import SearchDocument


@pytest.fixture
def installed(db, settings, tmp_path):
    """An installation with an editor and a keeper."""
    settings.STATIC_ROOT = tmp_path / "static"
    set_up(editor=EDITOR, controller="beheer@voorbeeld.example")


def test_set_up_makes_two_organisations_once(installed):
    set_up(editor=EDITOR, controller="beheer@voorbeeld.example")
    assert list(Organisation.objects.order_by("pk").values_list("kind", flat=True)) == ["editorial_board", "controller"]
    assert Membership.objects.count() == 2


def test_set_up_says_when_an_address_is_no_address(installed):
    with pytest.raises(SystemExit, match="nobody"):
        set_up(editor="nobody", controller=None)


def test_load_fills_the_library_and_the_search(installed, library_files, capsys):
    place = str(library_files / "examples")
    assert main(["load", place, "--by", EDITOR, "--for", EDITORIAL_BOARD]) == 0
    assert (
        Example.objects.count() == SearchDocument.objects.count() == len(list((library_files / "examples").iterdir()))
    )
    assert main(["load", place, "--by", EDITOR, "--for", EDITORIAL_BOARD]) == 0
    assert Description.objects.count() == Example.objects.count()


def test_load_refuses_who_may_not_and_what_is_not_there(installed, tmp_path, capsys):
    assert main(["load", str(tmp_path), "--by", "stranger@voorbeeld.example", "--for", EDITORIAL_BOARD]) == 2
    assert main(["load", str(tmp_path / "nothing"), "--by", EDITOR, "--for", EDITORIAL_BOARD]) == 2
    bad = tmp_path / "x.yaml"
    bad.write_text("title: [", encoding="utf-8")
    assert main(["load", str(bad), "--by", EDITOR, "--for", EDITORIAL_BOARD]) == 1
    assert "x.yaml" in capsys.readouterr().out


def test_the_controller_may_not_load(installed, library_files):
    place = str(library_files / "events")
    assert main(["load", place, "--by", "beheer@voorbeeld.example", "--for", "Beheer"]) == 1


def test_export_and_backup_never_overwrite(installed, tmp_path, capsys):
    for verb, name in (("export", "a.jsonl"), ("backup", "b.zip")):
        assert main([verb, str(tmp_path / name)]) == 0
        before = (tmp_path / name).read_bytes()
        assert main([verb, str(tmp_path / name)]) == 2
        assert (tmp_path / name).read_bytes() == before
    assert main(["restore", str(tmp_path / "b.zip")]) == 1
    assert main(["restore", str(tmp_path / "nothing.zip")]) == 2
    assert main(["export"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["end"]["lines"] > 2


def test_check_looks_at_the_record_and_at_one_receipt(installed, an_example_of_the_board, client, tmp_path, capsys):
    assert main(["check"]) == 0
    entry = Entry.objects.get(kind="examples.described/1")
    receipt = tmp_path / "receipt.json"
    receipt.write_bytes(client.get(f"/log/receipt/{bytes(entry.leaf_hash).hex()}.json").content)
    assert main(["check", str(receipt)]) == 2
    receipt.write_bytes(receipt.read_bytes().replace(b"vocht", b"zocht"))
    assert main(["check", str(receipt)]) == 1
    assert main(["check", str(tmp_path / "nothing.json")]) == 1


@pytest.fixture
def an_example_of_the_board(installed, facts):
    """One described example."""
    from woordhouder.examples import actions
    from woordhouder.parties.actor import acting_for

    return actions.describe(acting_for(EDITOR, EDITORIAL_BOARD), slug="tilburg-2020-2024", facts=facts())


def test_a_taken_port_stops_the_demo_with_one_sentence(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        with pytest.raises(SystemExit, match=r"PORT="):
            main(["demo"])


@pytest.mark.parametrize("port", ["zero", "0", "70000"])
def test_a_port_that_is_none_stops_the_demo_with_one_sentence(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit, match=port):
        main(["demo"])


def test_serve_says_when_the_port_is_none(capsys):
    assert main(["serve", "--port", "99999"]) == 2
    assert "99999" in capsys.readouterr().out


def test_a_process_that_serves_looks_seldom_for_garbage():
    usual = gc.get_threshold()
    try:
        assert callable(serve.Server("127.0.0.1", 8000, lambda: None).load())
        assert gc.get_threshold() == (20_000, *usual[1:])
    finally:
        gc.set_threshold(*usual)


@pytest.mark.parametrize(("backend", "warns"), [("console", True), ("smtp", False)])
def test_serve_says_when_mail_goes_nowhere(monkeypatch, capsys, settings, backend, warns):
    monkeypatch.setattr(serve, "serve", lambda *_where, **_options: None)
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    assert main(["serve", "--port", "8000"]) == 0
    assert ("EMAIL_URL" in capsys.readouterr().out) is warns


def test_the_index_can_be_made_anew(an_example_of_the_board):
    assert main(["work", "--once"]) == 0
    SearchDocument.objects.all().delete()
    assert main(["work", "--once", "--anew"]) == 0
    assert SearchDocument.objects.count() == 1


def test_without_the_installation_s_key_to_serve_is_refused_in_a_sentence_and_other_work_is_done(tmp_path):
    without = {name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "DEMO", "DEBUG")}
    environment = {**without, "WOORDHOUDER_DATA": str(tmp_path)}

    def done(*verb):
        command = [sys.executable, "-m", "woordhouder", *verb]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    served = done("serve")
    assert (served.returncode, served.stderr) == (2, "")
    assert "SECRET_KEY" in served.stdout
    assert done("docs", "--into", str(tmp_path)).returncode == 0


@pytest.mark.parametrize("verb", ["export", "backup"])
def test_what_holds_addresses_and_words_without_consent_is_its_makers_alone(installed, tmp_path, verb):
    place = tmp_path / "everything.zip"
    assert main([verb, str(place)]) == 0
    assert place.stat().st_mode & 0o777 == 0o600
    assert main([verb, str(place)]) == 2
