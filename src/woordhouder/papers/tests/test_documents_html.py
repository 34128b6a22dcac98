"""Web pages: what there is to read on them, and nothing else."""

import pytest

from .papers_in import lines


def page(body):
    return f"<!doctype html><html><head><title>Titel</title></head><body>{body}</body></html>".encode()


def test_headings_lists_and_tables_are_what_they_are():
    body = (
        "<h1>Afspraken</h1><p>Een <b>vet</b> woord<br>en door.</p><h2>1 Bouwen</h2>"
        "<ol start=3><li>een<ul><li>diep</li></ul></li><li><p>twee</p></li></ol>"
        "<table><tr><th>Wat</th><th>Wie</th></tr><tr><td>bouwen</td><td>wij</td></tr></table>Los woord."
    )
    assert lines(page(body)) == [
        "title |Afspraken",
        "paragraph |Een vet woord en door.",
        "heading 1|Bouwen",
        "item 3.|een",
        "item •|diep",
        "item 4.|twee",
        "row |Wat | Wie",
        "row |bouwen | wij",
        "paragraph |Los woord.",
    ]


@pytest.mark.parametrize("tag", ["script", "style", "nav", "form", "noscript", "svg", "template", "aside"])
def test_what_is_no_text_of_the_page_is_left_out(tag):
    assert lines(page(f"<p>Dit staat er.</p><{tag}>dit niet</{tag}><p>En dit.</p>")) == [
        "paragraph |Dit staat er.",
        "paragraph |En dit.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "iso-8859-15"])
def test_a_page_says_itself_how_its_signs_are_written(encoding):
    body = f'<html><head><meta charset="{encoding}"></head><body><p>Eén woning.</p></body></html>'
    assert lines(body.encode(encoding)) == ["paragraph |Eén woning."]


def test_a_table_around_text_is_no_table():
    assert lines(page("<table><tr><td><p>Een zin.</p><p>Nog een.</p></td></tr></table>")) == [
        "paragraph |Een zin.",
        "paragraph |Nog een.",
    ]
