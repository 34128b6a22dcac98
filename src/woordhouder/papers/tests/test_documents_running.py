"""Reading apart: whatever becomes of the child, there is a document or a message."""

import pytest

from woordhouder.papers.documents import running
from woordhouder.papers.documents.blocks import Unreadable
from woordhouder.papers.documents.reading import read
from woordhouder.papers.documents.running import read_apart
from woordhouder.papers.documents.wire import packed, unpacked

TEXT = b"3.1 De gemeente bouwt twintig wonin-\n    gen.\n\nWat\tWie\nbouwen\twij\n"


def test_a_document_comes_back_as_it_was_read():
    assert read_apart("stuk.txt", TEXT) == read("stuk.txt", TEXT)


def test_the_wire_keeps_signs_that_are_no_signs():
    document = read("stuk.txt", b"\xff\xfe\x00\xd8a\x00 \x00" + "Een woning.".encode("utf-16-le"))
    assert unpacked(packed(document)) == document


def test_a_refusal_comes_back_with_its_words():
    with pytest.raises(Unreadable) as refusal:
        read_apart("stuk.docx", b"PK\x03\x04 geen zip")
    assert refusal.value.code == "damaged"
    assert refusal.value.words == running.WORDS["damaged"]


def test_too_much_memory_is_a_refusal():
    with pytest.raises(Unreadable) as refusal:
        read_apart("stuk.txt", b"De gemeente bouwt twintig woningen. " * 200_000, megabytes=200)
    assert refusal.value.code == "too_heavy"


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("import time; time.sleep(600)", "too_slow"),
        ("while True: pass", "too_slow"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "failed"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "too_heavy"),
        ("raise SystemExit(3)", "failed"),
        ("print('onzin')", "failed"),
        ("print(); print('{}')", "failed"),
        ("print(); print('[')", "failed"),
    ],
)
def test_whatever_the_child_does_ends_in_words(tmp_path, monkeypatch, does, code):
    (tmp_path / "child_that_errs.py").write_text(does)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(running, "_MODULE", "child_that_errs")
    with pytest.raises(Unreadable) as refusal:
        read_apart("stuk.txt", TEXT, seconds=1)
    assert refusal.value.code == code
