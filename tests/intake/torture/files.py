"""The set: name of a file, how it is made, and the code that reading it must end with; "" where it must be read."""

from . import pdfs
from .zips import (
    TYPES,
    WORDS,
    cells,
    compound,
    document,
    docx,
    locked,
    odt,
    odt_with,
    paragraph,
    tables,
    with_other_bytes,
    with_other_sizes,
    with_part,
    zipped,
)

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {two} "{f"&{one};" * 20}">' for one, two in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ELSEWHERE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
PICTURE = "q 595 0 0 842 0 0 cm /Im1 Do Q"
LOOP = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"<w:styles {W}>{LOOP.format('A', 'B')}{LOOP.format('B', 'A')}</w:styles>"
STYLED = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>{WORDS}</w:t></w:r></w:p>'
LIST = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
    '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
LISTED = paragraph().replace("<w:p>", '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
LOCK_OF_ODT = '<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>'
MANY_COLUMNS = (
    '<table:table><table:table-row><table:table-cell table:number-columns-repeated="100000000"><text:p>a</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)

NO_DOCUMENT = {
    "leeg.pdf": (lambda: b"", "empty"),
    "wit.txt": (lambda: b" \n\t\r\n" * 100, "empty"),
    "nullen.docx": (lambda: b"\x00" * 5000, "empty"),
    "programma.pdf": (lambda: b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" + bytes(range(256)) * 40, "unknown"),
    "ruis.docx": (lambda: bytes((number * 7919) % 256 for number in range(9000)), "unknown"),
    "foto.docx": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x01" * 500, "scan"),
    "tekening.txt": (lambda: b"<?xml version='1.0'?><svg xmlns='x'><text>a</text></svg>", "unknown"),
    "oud.docx": (lambda: compound("WordDocument"), "old_word"),
    "opgemaakt.docx": (lambda: b"{\\rtf1\\ansi De gemeente bouwt.}", "rtf"),
    "rekenblad.docx": (lambda: zipped({**TYPES, "xl/workbook.xml": "<x/>"}), "sheet"),
    "archief.docx": (lambda: zipped({"kwaad.html": "<script>"}), "unknown"),
    "te-groot.txt": (lambda: b"De gemeente bouwt. " * 3_300_000, "too_large"),
    "te-lang.txt": (lambda: b"De gemeente bouwt. " * 1_200_000, "too_large"),
    "alleen-nummers.txt": (lambda: b"- 1 -\n\f- 2 -\n\f- 3 -\n", "no_text"),
}
WORD = {
    "geknipt.docx": (lambda: docx(paragraph() * 500)[:-300], "damaged"),
    "kop-eraf.docx": (lambda: docx()[:60], "damaged"),
    "omgevallen-bit.docx": (lambda: with_other_bytes(docx(paragraph() * 50)), "damaged"),
    "kapotte-tags.docx": (lambda: docx("<w:p><w:r>"), "damaged"),
    "zonder-romp.docx": (lambda: zipped({**TYPES, "word/document.xml": "<x/>"}), "damaged"),
    "geen-xml.docx": (lambda: zipped({**TYPES, "word/document.xml": b"\x00\x01\x02"}), "damaged"),
    "slot.docx": (lambda: compound("EncryptedPackage"), "password"),
    "slot-op-zip.docx": (lambda: locked(docx()), "password"),
    "macro.docx": (lambda: with_part("word/vbaProject.bin", "x"), "macros"),
    "bom.docx": (lambda: docx(" " * 100_000_000), "bomb"),
    "bom-in-stijlen.docx": (lambda: with_part("word/styles.xml", " " * 100_000_000), "bomb"),
    "bom-die-liegt.docx": (lambda: with_other_sizes(docx(" " * 100_000_000), 500), "damaged"),
    "tienduizend-delen.docx": (lambda: zipped({f"word/{number}.xml": "" for number in range(10_001)}), "bomb"),
    "lach.docx": (lambda: docx(paragraph("&i;"), LAUGHS), "entities"),
    "van-buiten.docx": (lambda: docx(paragraph("&a;"), OUTSIDE), "entities"),
    "dtd-elders.docx": (lambda: docx(doctype=ELSEWHERE), "entities"),
    "miljoen-cellen.docx": (lambda: docx(cells(1000, 1000)), "too_many_cells"),
    "diep.docx": (lambda: docx("<w:sdt>" * 2000 + "</w:sdt>" * 2000), "too_deep"),
    "diepe-tabellen.docx": (lambda: docx(tables(60)), "too_deep"),
    "drie-tabellen-diep.docx": (lambda: docx(tables(3)), ""),
    "zonder-tekst.docx": (lambda: docx("<w:p/>" * 20), "no_text"),
    "stijlen-in-een-kring.docx": (lambda: with_part("word/styles.xml", STYLES, STYLED), ""),
    "groot-nummer.docx": (lambda: with_part("word/numbering.xml", LIST, LISTED), ""),
    "een-alinea.docx": (lambda: docx(paragraph(f"{WORDS} " * 100_000)), ""),
    "duizend-paginas.docx": (lambda: docx(paragraph(f"{WORDS} " * 80) * 1000), ""),
    "eigenlijk-word.pdf": (docx, ""),
    "utf-16.docx": (
        lambda: zipped({**TYPES, "word/document.xml": document(paragraph()).replace('"1.0"', '"1.0" encoding="UTF-16"')
                        .encode("utf-16")}),
        "",
    ),
}  # fmt: skip
OPEN_DOCUMENT = {
    "slot.odt": (lambda: odt_with("META-INF/manifest.xml", LOCK_OF_ODT), "password"),
    "macro.odt": (lambda: odt_with("Basic/Standard/Module1.xml", "<x/>"), "macros"),
    "kapot.odt": (lambda: odt("<text:p>"), "damaged"),
    "lach.odt": (lambda: odt("<text:p>&i;</text:p>", LAUGHS), "entities"),
    "diepe-lijsten.odt": (
        lambda: odt("<text:list><text:list-item>" * 60 + "<text:p>a</text:p>" + "</text:list-item></text:list>" * 60),
        "too_deep",
    ),
    "herhaling.odt": (lambda: odt(f"<text:p>{WORDS}</text:p>{MANY_COLUMNS}"), ""),
    "zonder-tekst.odt": (lambda: odt("<text:p/>"), "no_text"),
}
PDF = {
    "slot.pdf": (pdfs.locked, "password"),
    "alleen-kop.pdf": (lambda: b"%PDF-1.7\n%%EOF", "damaged"),
    "geknipt.pdf": (lambda: pdfs.pdf([pdfs.line(WORDS)] * 40)[:200], "damaged"),
    "kringloop.pdf": (pdfs.in_circles, "damaged"),
    "scan.pdf": (lambda: pdfs.pdf([PICTURE] * 3), "scan"),
    "scan-met-stempel.pdf": (lambda: pdfs.pdf([PICTURE + " " + pdfs.line("p. 1")] * 3), "scan"),
    "wit.pdf": (lambda: pdfs.pdf([" "]), "no_text"),
    "duizend-paginas.pdf": (lambda: pdfs.pdf([pdfs.line(f"{number}. {WORDS}") for number in range(1000)]), ""),
    "te-veel-paginas.pdf": (lambda: pdfs.pdf([pdfs.line(WORDS)] * 5001), "too_many_pages"),
    "doet-iets.pdf": (
        lambda: pdfs.pdf([pdfs.line(WORDS)], catalogue="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        "",
    ),
    "eigenlijk-pdf.docx": (lambda: pdfs.pdf([pdfs.line(WORDS)]), ""),
    "pagina-en-pdf.pdf": (lambda: b"<script>alert(1)</script>%PDF-1.4\n", "unknown"),
}
TEXT = {
    "utf-16.txt": (lambda: WORDS.encode("utf-16"), ""),
    "windows.txt": (lambda: "Vóór 1 mei één woning.".encode("cp1252"), ""),
    "halve-tekens.txt": (lambda: b"\xff\xfe\x00\xd8a\x00 \x00" + WORDS.encode("utf-16-le"), ""),
    "nul.txt": (lambda: WORDS.encode() * 20 + b"\x00", ""),
    "een-regel.txt": (lambda: f"{WORDS} ".encode() * 140_000, ""),
    "cijfers.txt": (lambda: b"1" * 1_000_000 + b"a", ""),
    "inhoud.txt": (lambda: b"Inhoud\n1 a  1\n" * 30_000 + WORDS.encode(), ""),
    "strepen.txt": (lambda: b"a | b | c\n" * 20_000, ""),
    "koppeltekens.txt": (lambda: b"woning-\nen " * 20_000, ""),
    "diep.html": (lambda: b"<html><body>" + b"<div>" * 50_000 + WORDS.encode(), "too_deep"),
    "script.html": (lambda: b"<html><script>kwaad()</script><p>" + WORDS.encode(), ""),
    "leeg.html": (lambda: b"<html><body><nav>menu</nav></body></html>", "no_text"),
}
FILES = {**NO_DOCUMENT, **WORD, **OPEN_DOCUMENT, **PDF, **TEXT}
