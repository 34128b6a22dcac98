"""The sitemap: every page in both languages, each naming the other (sitemaps.org, with hreflang)."""

import io
from collections.abc import Iterable
from datetime import datetime
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

from .addresses import other_language

# Pages that are there in every installation. The search is not among them: what it finds is.
ALWAYS = (
    "/",
    "/voorbeelden",
    "/themas",
    "/themas/alle",
    "/verzamelingen",
    "/kaart",
    "/gids",
    "/agenda",
    "/tafels",
    "/begin",
    "/over",
    "/werkwijze",
    "/hoe-wij-rekenen",
    "/toegankelijkheid",
    "/privacy",
    "/verwijderen",
    "/open-data",
)
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
LINKS = "http://www.w3.org/1999/xhtml"


def sitemap(site: str, pages: Iterable[tuple[str, datetime | None]]) -> bytes:
    """The site map of `site` (without last slash): what is always there, and `pages`: Dutch path and moment."""
    out = io.BytesIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement("urlset", AttributesImpl({"xmlns": SITEMAPS, "xmlns:xhtml": LINKS}))
    for path, at in (*((path, None) for path in ALWAYS), *pages):
        both = {"nl": f"{site}{path}", "en": f"{site}{other_language(path)}"}
        for address in both.values():
            _page(xml, address, both, at)
    xml.endElement("urlset")
    xml.endDocument()
    return out.getvalue()


def _page(xml: SimplerXMLGenerator, address: str, both: dict[str, str], at: datetime | None) -> None:
    xml.startElement("url", AttributesImpl({}))
    xml.addQuickElement("loc", address)
    if at is not None:
        xml.addQuickElement("lastmod", at.isoformat())
    for language, other in both.items():
        xml.addQuickElement("xhtml:link", attrs={"rel": "alternate", "hreflang": language, "href": other})
    xml.endElement("url")
