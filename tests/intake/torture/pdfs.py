"""PDF files written by hand: pages with a line of text, with a picture, with nothing, locked, or in circles."""

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
IMAGE = (
    "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>"
    "\nstream\nABCD\nendstream"
)
LOCK = f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"


def written(objects, trailer=""):
    """A PDF of these objects, of which the first is the catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    begin = len(made)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{begin}\n%%EOF\n".encode()
    return made


def stream(content):
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def line(words, at=700):
    return f"BT /F1 12 Tf 72 {at} Td ({words}) Tj ET"


def pdf(pages, trailer="", more=(), catalogue=""):
    """A PDF with these contents of pages; those that are the same share one stream. `more`: further objects."""
    contents = list(dict.fromkeys(pages))
    first = 5 + len(pages)
    kids = " ".join(f"{5 + number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 595 842] "
        "/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>",
        FONT,
        IMAGE,
    ]
    place = {content: first + number for number, content in enumerate(contents)}
    objects += [f"<< /Type /Page /Parent 2 0 R /Contents {place[content]} 0 R >>" for content in pages]
    return written([*objects, *map(stream, contents), *more], trailer)


def locked():
    """A PDF that opens only with a password."""
    number = len([1, 2, 3, 4]) + 1 + 1 + 1
    return pdf([line("Geheim")], f"/Encrypt {number} 0 R /ID [<{'43' * 16}> <{'43' * 16}>]", [LOCK])


def in_circles():
    """A PDF whose pages hold each other."""
    return written(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"])
