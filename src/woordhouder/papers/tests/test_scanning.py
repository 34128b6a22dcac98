"""The virus scanner: a small script in its place, which every file meets before anything of it is kept."""

import logging
import shlex
import sys

import pytest
from django.utils import translation

from woordhouder.papers import scanning
from woordhouder.papers.scanning import scanned

# Ends with 1 for a file with the word VIRUS in it, with 2 for one with FAULT, else with 0; hangs on SLEEP.
SCRIPT = """
import sys, time
file = sys.stdin.buffer.read()
if b"SLEEP" in file: time.sleep(60)
if b"FAULT" in file: print("database is old", file=sys.stderr)
sys.exit(1 if b"VIRUS" in file else 2 if b"FAULT" in file else 0)
"""


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def scanner(settings, tmp_path):
    script = tmp_path / "a scanner.py"
    script.write_text(SCRIPT)
    settings.VIRUS_SCANNER = shlex.join([sys.executable, str(script)])
    return settings


def test_a_clean_file_passes_as_it_is(scanner):
    assert scanned(b"%PDF-1.7 clean") == b"%PDF-1.7 clean"


def test_a_bad_file_is_refused_in_words(scanner):
    with pytest.raises(ValueError, match="not safe"):
        scanned(b"%PDF-1.7 VIRUS")


@pytest.mark.parametrize("content", [b"FAULT", b"SLEEP"])
def test_what_could_not_be_checked_is_refused_and_told_in_the_journal(scanner, monkeypatch, caplog, content):
    monkeypatch.setattr(scanning, "SECONDS", 0.5 if content == b"SLEEP" else 30)
    with caplog.at_level(logging.ERROR), pytest.raises(ValueError, match="could not be checked"):
        scanned(content)
    assert "virus scanner" in caplog.text
    assert ("database is old" in caplog.text) == (content == b"FAULT")


@pytest.mark.parametrize("command", ["/nowhere/scanner --now", "'no end"])
def test_a_scanner_that_is_not_there_lets_nothing_pass(settings, command):
    settings.VIRUS_SCANNER = command
    with pytest.raises(ValueError, match="could not be checked"):
        scanned(b"clean")


def test_without_a_scanner_all_passes(settings):
    settings.VIRUS_SCANNER = ""
    assert scanned(b"VIRUS") == b"VIRUS"
