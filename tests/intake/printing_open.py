"""An agreement as OpenDocument text, written by hand: headings, counted lists, tables, header, footer, contents."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from .counting import Counted, Outlined, labels
from .markup import Form, Paper, Piece

KIND = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{short}="{_OASIS}:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)
_MOMENT = (2026, 1, 1, 0, 0, 0)
Told = tuple[Piece, Counted | Outlined | None]


def open_document(paper: Paper) -> bytes:
    """An .odt file."""
    made = BytesIO()
    with ZipFile(made, "w") as file:
        _put(file, "mimetype", KIND, ZIP_STORED)
        _put(file, "content.xml", _content(paper))
        _put(file, "styles.xml", _styles(paper))
        _put(file, "META-INF/manifest.xml", _manifest())
    return made.getvalue()


def _put(file: ZipFile, name: str, text: str, way: int = ZIP_DEFLATED) -> None:
    file.writestr(ZipInfo(name, _MOMENT), text, compress_type=way)


def _manifest() -> str:
    names = (("/", KIND), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    rows = "".join(f'<m:file-entry m:full-path="{name}" m:media-type="{kind}"/>' for name, kind in names)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><m:manifest xmlns:m="{_OASIS}:manifest:1.0" m:version="1.3">'
        f"{rows}</m:manifest>"
    )


def _styles(paper: Paper) -> str:
    page = "<text:page-number>1</text:page-number>"
    columns = f'<style:columns fo:column-count="{paper.columns}" fo:column-gap="0.8cm"/>' if paper.columns > 1 else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {_NAMES} office:version="1.3">'
        '<office:styles><style:style style:name="Title" style:family="paragraph"/>'
        '<style:style style:name="Heading_20_1" style:family="paragraph"/></office:styles>'
        f'<office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties>{columns}'
        "</style:page-layout-properties></style:page-layout></office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">'
        f"<style:header><text:p>{escape(paper.header)}</text:p></style:header>"
        f"<style:footer><text:p>{escape(paper.footer)}<text:tab/>Pagina {page}</text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )


def _content(paper: Paper) -> str:
    told = [
        (piece, counted if isinstance(counted, Counted) else None)
        for piece, counted in zip(paper.pieces, labels(paper.pieces), strict=True)
    ]
    lists = {counted.run: counted for _piece, counted in told if counted and _piece.form is Form.ITEM}
    styles = "".join(_list_style(counted) for counted in lists.values())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} office:version="1.3">'
        '<office:automatic-styles><style:style style:name="Break" style:family="paragraph">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
        f"{_bullet_style()}{styles}</office:automatic-styles><office:body><office:text>"
        f'<text:p text:style-name="Title">{escape(paper.title)}</text:p>{"".join(_parts(told))}'
        "</office:text></office:body></office:document-content>"
    )


def _parts(told: Sequence[Told]) -> Iterator[str]:
    for form, run in groupby(told, key=lambda one: (one[0].form, one[0].table)):
        pieces = list(run)
        if form[0] is Form.ITEM:
            yield from _listed(pieces, 1)
        elif form[0] is Form.ROW:
            yield _table([piece for piece, _counted in pieces])
        else:
            for piece, _counted in pieces:
                yield _single(piece, told)


def _single(piece: Piece, told: Sequence[Told]) -> str:
    if piece.form is Form.HEADING:
        style = f"Heading_20_{piece.level}"
        return f'<text:h text:style-name="{style}" text:outline-level="{piece.level}">{escape(piece.text)}</text:h>'
    if piece.form is Form.CONTENTS:
        return _contents([one for one, _counted in told if one.form is Form.HEADING and one.level < 3])
    if piece.form is Form.PAGE:
        return '<text:p text:style-name="Break"/>'
    return f"<text:p>{escape(piece.text)}</text:p>"


def _contents(headings: Sequence[Piece]) -> str:
    rows = "".join(
        f"<text:p>{escape(piece.text)}<text:tab/>{2 + number // 4}</text:p>" for number, piece in enumerate(headings)
    )
    return (
        '<text:table-of-content text:name="Inhoud"><text:table-of-content-source text:outline-level="2"/>'
        '<text:index-body><text:index-title text:name="Kop"><text:p>Inhoud</text:p></text:index-title>'
        f"{rows}</text:index-body></text:table-of-content>"
    )


def _listed(items: Sequence[Told], level: int) -> Iterator[str]:
    """Items that follow each other: those of one list together, deeper ones within the item above them."""
    at = 0
    while at < len(items):
        piece, counted = items[at]
        if not piece.is_bullet and counted is None:
            yield f"<text:p>{escape(piece.label)}<text:tab/>{escape(piece.text)}</text:p>"
            at += 1
            continue
        rows, first = list[str](), at
        while at < len(items) and _is_one_list(items[first], items[at]):
            below = at + 1
            while below < len(items) and items[below][0].level > piece.level:
                below += 1
            rows.append(_item(items[at], "".join(_listed(items[at + 1 : below], level + 1)), is_first=at == first))
            at = below
        style = "LB" if piece.is_bullet else f"L{counted.run if isinstance(counted, Counted) else 0}"
        yield f'<text:list text:style-name="{style}">{"".join(rows)}</text:list>'


def _is_one_list(first: Told, other: Told) -> bool:
    (piece, counted), (following, its) = first, other
    if piece.is_bullet or following.is_bullet:
        return piece.is_bullet and following.is_bullet
    return isinstance(counted, Counted) and isinstance(its, Counted) and counted.run == its.run


def _item(told: Told, within: str, *, is_first: bool) -> str:
    piece, counted = told
    begins = ""
    if is_first and isinstance(counted, Counted) and counted.number > 1:
        begins = f' text:start-value="{counted.number}"'
    return f"<text:list-item{begins}><text:p>{escape(piece.text)}</text:p>{within}</text:list-item>"


def _bullet_style() -> str:
    levels = "".join(
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="•"/>' for level in range(1, 5)
    )
    return f'<text:list-style style:name="LB">{levels}</text:list-style>'


def _list_style(counted: Counted) -> str:
    manner = counted.manner
    form = "a" if manner.is_letters else "1"
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-prefix={quoteattr(manner.before)} '
        f'style:num-suffix={quoteattr(manner.after)} style:num-format="{form}"/>'
        for level in range(1, 5)
    )
    return f'<text:list-style style:name="L{counted.run}">{levels}</text:list-style>'


def _table(rows: Sequence[Piece]) -> str:
    made = [
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row.cells)
        + "</table:table-row>"
        for row in rows
    ]
    return (
        f'<table:table table:name="Tabel{rows[0].table}"><table:table-column '
        f'table:number-columns-repeated="{len(rows[0].cells)}"/><table:table-header-rows>{made[0]}'
        f"</table:table-header-rows>{''.join(made[1:])}</table:table>"
    )
