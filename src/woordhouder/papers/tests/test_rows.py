"""An uploaded sheet as rows: by what it holds, in the encodings people have, and never run."""

import contextlib
import io
import zipfile

import pytest
from openpyxl import Workbook

from woordhouder.papers import rows
from woordhouder.papers.rows import NoSheet, Trouble, sheet_file
from woordhouder.papers.sheets import csv_text
from woordhouder.papers.workbooks import xlsx


def lines_of(content):
    return [line.cells for line in sheet_file(content).lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_is_read_in_each_encoding_and_with_each_delimiter(encoding, delimiter):
    text = f'titel{delimiter}thema\r\n"één; twee, drie\tvier"{delimiter}wonen\r\n\r\ncafé{delimiter}\r\n'
    found = lines_of(text.encode(encoding))
    assert found == [("titel", "thema"), ("één; twee, drie\tvier", "wonen"), ("café", "")]


def test_the_delimiter_that_excel_names_in_the_first_line_counts_and_lines_are_counted_as_it_does():
    found = sheet_file(b"sep=,\r\na;b,c\r\n\r\nd,e\r\n").lines
    assert [(line.number, line.cells) for line in found] == [(2, ("a;b", "c")), (4, ("d", "e"))]


def test_a_sheet_of_one_column_stays_one_column():
    assert lines_of(b"afspraak\nWij bouwen, en wij slopen.\nWij planten.\n")[1] == ("Wij bouwen, en wij slopen.",)


def test_what_was_made_harmless_comes_back_as_it_was_and_a_formula_is_pointed_out():
    [_head, line] = sheet_file(csv_text(["a", "b"], [["=1+1", "-x"]]).encode() + b'"=2+2";c\r\n').lines[:2]
    assert (line.cells, line.formulas) == (("=1+1", "-x"), frozenset())
    last = sheet_file(b"a;b\n=2+2;c\n").lines[-1]
    assert (last.cells, last.formulas) == (("=2+2", "c"), frozenset({0}))


def test_a_workbook_is_read_as_people_see_it_and_its_formulas_are_pointed_out():
    book = Workbook()
    book.active.title = "Leeg"
    sheet = book.create_sheet("Afspraken")
    sheet.append(["tekst", 1.5, 1200, None, "=SUM(B1:B9)"])
    sheet.append([])
    sheet["A3"], sheet["A3"].number_format = 0.25, "0%"
    file = io.BytesIO()
    book.save(file)
    read = sheet_file(file.getvalue())
    assert (read.tab, read.others) == ("Afspraken", ["Leeg"])
    assert [(line.number, line.cells) for line in read.lines] == [
        (1, ("tekst", "1,5", "1200", "", "=SUM(B1:B9)")),
        (3, ("25%",)),
    ]
    assert read.lines[0].formulas == {4}


@pytest.mark.parametrize(
    ("shown_as", "cell"), [("0%", "5000%"), ('0" %"', "50"), ("0\\%", "50"), ("[Red]0.0%_)", "5000%"), ("0_%", "50")]
)
def test_only_a_number_that_excel_shows_a_hundredfold_is_a_percentage(shown_as, cell):
    book = Workbook()
    book.active["A1"], book.active["A1"].number_format = 50, shown_as
    file = io.BytesIO()
    book.save(file)
    assert sheet_file(file.getvalue()).lines[0].cells == (cell,)


def test_what_counting_left_behind_the_figures_that_excel_shows_is_no_part_of_a_number():
    whole = zipfile.ZipFile(io.BytesIO(xlsx("x", ["a"], [[7.25]])))
    cells = {name: whole.read(name).replace(b"<v>7.25</v>", b"<v>12.100000000000001</v>") for name in whole.namelist()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in cells.items():
            made.writestr(name, content)
    assert sheet_file(file.getvalue()).lines[1].cells == ("12,1",)


def test_a_text_that_looks_like_a_formula_in_our_own_workbook_is_a_text():
    [_head, line] = sheet_file(xlsx("x", ["a"], [["=1+1"]])).lines
    assert (line.cells, line.formulas) == (("=1+1",), frozenset())


def package(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def an_xlsx(**parts):
    named = {"xl__workbook_xml": "<workbook/>", **parts}
    return package(**{"[Content_Types]_xml": "<Types/>", **named})


ENTITIES = an_xlsx(xl__sharedStrings_xml='<!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>')


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b"\xef\xbb\xbf", Trouble.EMPTY),
        (b";;;\r\n;;\r\n", Trouble.EMPTY),
        (xlsx("x", [""], []), Trouble.EMPTY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Trouble.LOCKED),
        (xlsx("x", ["a"], [["b"]])[:-100], Trouble.DAMAGED),
        (an_xlsx(), Trouble.DAMAGED),
        (ENTITIES, Trouble.DAMAGED),
        (package(hallo="x"), Trouble.OTHER),
        (an_xlsx(**{"xl__vbaProject.bin": "x"}), Trouble.OTHER),
        (b"%PDF-1.7", Trouble.PDF),
        (b"\x89PNG\r\n\x1a\nx", Trouble.PICTURE),
        (b"\x00\x01\x02\x03", Trouble.OTHER),
        (b"x" * (rows.LARGEST + 1), Trouble.TOO_LARGE),
        (b"a\n" * (rows.MOST_ROWS + 100), Trouble.TOO_MANY_ROWS),
    ],
)
def test_what_is_no_sheet_is_refused_with_the_reason(content, trouble):
    with pytest.raises(NoSheet) as refused:
        sheet_file(content)
    assert refused.value.trouble is trouble


def test_what_unpacks_to_far_more_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(rows, "_SMALL", 1_000)
    with pytest.raises(NoSheet) as refused:
        sheet_file(an_xlsx(xl__worksheets__sheet1_xml="0" * 1_000_000))
    assert refused.value.trouble is Trouble.UNPACKS_TOO_LARGE


@pytest.mark.parametrize("at", range(40, 4000, 97))
def test_a_workbook_with_a_fault_anywhere_is_read_or_refused_in_words(at):
    whole = bytearray(xlsx("x", ["a", "b"], [["hallo", number] for number in range(30)]))
    whole[at] ^= 0x5A
    with contextlib.suppress(NoSheet):
        assert sheet_file(bytes(whole)).lines
