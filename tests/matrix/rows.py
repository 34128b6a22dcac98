"""The addresses of the site, a row each. A new address is one line here; without it the suite fails."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import LocalePrefixPattern

from woordhouder.agreements.models import Goal
from woordhouder.parties.models import Seat
from woordhouder.record.kinds import HAND
from woordhouder.record.models import Audience, Entry, Opening

# What stands in an address for "the newest entry": known only when the library is there.
LEAF, BUNDLE = "{leaf}", "{bundle}"


@dataclass(frozen=True)
class Row:
    """One route as it is written in urls.py, an address of it that is there, and one that leads nowhere.

    `status` of the first; `kind` is told by how the address ends; `apart`: the language of an address that is only once
    there, not below /en/ as well. `refuses_theme`: a theme that it does not know is not there.
    """

    route: str
    there: str
    absent: str = ""
    status: int = 200
    kind: str = ""
    apart: str = ""
    refuses_theme: bool = False

    @property
    def form(self) -> str:
        """What the answer is: html, json, csv, ..."""
        ending = self.there.rpartition("/")[2].rpartition(".")
        return self.kind or (ending[2] if ending[1] else "html")

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.apart,) if self.apart else ("nl", "en")

    def address(self, language: str) -> str:
        return filled(self.there) if self.apart else in_language(filled(self.there), language)

    def address_of_nothing(self, language: str) -> str:
        return self.absent if self.apart else in_language(self.absent, language)


def in_language(address: str, language: str) -> str:
    return f"/en{address}" if language == "en" else address


def filled(address: str) -> str:
    """The address with the newest entry that tells everybody something, or a goal or founder, in its place."""
    if "{" not in address:
        return address
    told = Opening.objects.filter(entry__stream__audience=Audience.PUBLIC).exclude(name=HAND)
    newest, goal = Entry.objects.filter(openings__in=told).order_by("id").last(), Goal.objects.order_by("pk").first()
    seat = Seat.objects.order_by("pk").select_related("organisation").first()
    named = {"goal": goal.reference, "organisation": seat.organisation.reference} if goal and seat else {}
    return address.format(leaf=bytes(newest.leaf_hash).hex(), bundle=newest.pk // 256, **named)


def row(route: str, there: str = "", absent: str = "", **more: object) -> Row:
    """`there` and `absent` stand in the place of what the route leaves open."""
    plain = re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", route).strip("^$").replace("\\", "")
    place = f"/{plain}"

    def at(value: str) -> str:
        return re.sub(r"<[^<>]+>", lambda _found: value, place)

    return Row(route, at(there), at(absent) if absent else "", **more)


def below(route: str, there: str, absent: str = "", *, refuses_theme: bool = False) -> Row:
    """An address below a table: of the public one, and of one that does not exist."""
    known = {
        "<slug:table>": "verzonnendam",
        "<slug:agreement>": AGREEMENT,
        "<int:number>": "1",
        "<slug:other>": EARLIER,
    }
    place = re.sub(r"<[^<>]+>", lambda found: known.get(found[0], there), f"/<slug:table>{route}")
    return Row(
        f"<slug:table>{route}", place, absent or place.replace("verzonnendam", NOTHING), refuses_theme=refuses_theme
    )


AGREEMENT, EARLIER = "prestatieafspraken-2026", "prestatieafspraken-2025"
NOTHING = "bestaat-niet"
MEETING = "samen-zorgen-voor-prettig-wonen-2021"
HEX = "(?P<leaf>[0-9a-f]{64})"
ROWS = (
    # The record: its addresses are in no language.
    row("log/kinds.json", apart="nl"),
    row(rf"^log/opening/{HEX}\.json$", LEAF, "0" * 64, apart="nl"),
    row(rf"^log/receipt/{HEX}\.json$", LEAF, "0" * 64, apart="nl"),
    row("log/openings/<int:number>.jsonl", BUNDLE, "999999999", apart="nl"),
    # The library.
    row("voorbeelden"),
    row("voorbeelden.json"),
    row("voorbeelden.csv"),
    row("voorbeelden/<slug:slug>", "tilburg-2020-2025", NOTHING),
    row("voorbeelden/<slug:slug>.json", "tilburg-2020-2025", NOTHING),
    row("themas"),
    row("themas.json"),
    row("themas.csv"),
    row("themas/<slug:slug>", "betaalbaarheid", NOTHING),
    row("themas/<slug:slug>.json", "betaalbaarheid", NOTHING),
    row("themas/<slug:slug>.csv", "betaalbaarheid", NOTHING),
    row("verzamelingen"),
    row("verzamelingen.json"),
    row("verzamelingen.csv"),
    row("verzamelingen/<slug:slug>", "zeventien-pareltjes-2021", NOTHING),
    row("verzamelingen/<slug:slug>.json", "zeventien-pareltjes-2021", NOTHING),
    row("kaart"),
    row("kaart.json"),
    # The guide.
    row("gids"),
    row("gids.json"),
    row("gids.csv"),
    row("gids/<slug:slug>", "de-nieuwe-wet", NOTHING),
    row("gids/<slug:slug>.json", "de-nieuwe-wet", NOTHING),
    row("begrippen"),
    row("begrippen.json"),
    row("begrippen.csv"),
    row("kalender"),
    row("kalender.json"),
    row("kalender.csv"),
    row("kalender.ics"),
    row("agenda"),
    row("agenda.json"),
    row("agenda.csv"),
    row("agenda.ics"),
    row("agenda/<slug:slug>", MEETING, NOTHING),
    row("agenda/<slug:slug>.json", MEETING, NOTHING),
    row("agenda/<slug:slug>.ics", MEETING, NOTHING),
    # Tables, and what was agreed there.
    row("tafels"),
    row("tafels.json"),
    row("tafels.csv"),
    row("themas/<slug:slug>/tafels", "beschikbaarheid", NOTHING),
    row("themas/<slug:slug>/tafels.json", "beschikbaarheid", NOTHING),
    row("themas/<slug:slug>/tafels.csv", "beschikbaarheid", NOTHING),
    row("gemeenten"),
    row("gemeenten.json"),
    row("gemeenten.csv"),
    below("", ""),
    below(".json", ""),
    below("/doelen", ""),
    below("/doelen.json", ""),
    below("/doelen/<slug:reference>", "{goal}"),
    below("/doelen/<slug:reference>.json", "{goal}"),
    below("/<slug:agreement>", ""),
    below("/<slug:agreement>.json", ""),
    below("/<slug:agreement>.csv", ""),
    below("/<slug:agreement>.xlsx", ""),
    below("/<slug:agreement>.docx", "", refuses_theme=True),
    below("/<slug:agreement>.pdf", "", refuses_theme=True),
    below("/<slug:agreement>/brief.docx", ""),
    below("/<slug:agreement>/brief.pdf", ""),
    below("/<slug:agreement>/verschil", ""),
    below("/<slug:agreement>/verschil.json", ""),
    below("/<slug:agreement>/verschil.docx", ""),
    below("/<slug:agreement>/verschil.pdf", ""),
    below("/<slug:agreement>/naast/<slug:other>", ""),
    below("/<slug:agreement>/naast/<slug:other>.json", ""),
    below("/<slug:agreement>/naast/<slug:other>.docx", ""),
    below("/<slug:agreement>/naast/<slug:other>.pdf", ""),
    below("/<slug:agreement>/<int:number>", ""),
    below("/<slug:agreement>/<int:number>.json", ""),
    below("/<slug:agreement>/<int:number>.docx", ""),
    below("/<slug:agreement>/<int:number>.pdf", ""),
    below("/<slug:agreement>/<int:number>/verschil", ""),
    below("/<slug:agreement>/<int:number>/verschil.json", ""),
    below("/<slug:agreement>/<int:number>/voortgang", ""),
    below("/jaar/<int:year>", "2026"),
    below("/jaar/<int:year>.json", "2026"),
    below("/jaar/<int:year>.docx", "2026"),
    below("/jaar/<int:year>.pdf", "2026"),
    below("/nieuw", ""),
    below("/nieuw.json", ""),
    below("/feed.atom", ""),
    row("organisaties/<slug:reference>", "{organisation}", "org-aaaaaaaaaaaa"),
    row("organisaties/<slug:reference>.json", "{organisation}", "org-aaaaaaaaaaaa"),
    row("gemeenten/<slug:slug>", "tilburg", NOTHING),
    row("gemeenten/<slug:slug>.json", "tilburg", NOTHING),
    # The shell.
    row(""),
    row("en", apart="en"),
    row("zoeken"),
    row("zoeken.json"),
    row("zoeken.csv"),
    row("opensearch.xml", kind="opensearch"),
    row("over"),
    row("werkwijze"),
    row("hoe-wij-rekenen"),
    row("hoe-wij-rekenen.json"),
    row("toegankelijkheid"),
    row("privacy"),
    row("verwijderen"),
    row("open-data"),
    row("onderdelen"),
    # For programs.
    row("feed.atom"),
    row("sitemap.xml"),
    row("robots.txt"),
    row(".well-known/security.txt"),
    row("healthz", kind="txt"),
)

# The same addresses in other states: what was removed, further pages, choices, searches with and without result.
STATES = tuple(
    Row("", f"/{there}", kind="html" if "." not in there else "")
    for there in (
        "voorbeelden/breda-2019-2023",
        "voorbeelden/breda-2019-2023.json",
        "voorbeelden?pagina=2",
        "voorbeelden?thema=betaalbaarheid&jaar=1950",
        "themas/alle",
        "themas/alle?pagina=2",
        "verzamelingen/wonen-met-zorg-2020",
        "verzamelingen/wonen-met-zorg-2020.json",
        "gids/welke-informatie-is-er",
        "gids/welke-informatie-is-er.json",
        "agenda/verwijderde-dag",
        "agenda/verwijderde-dag.json",
        "verzonnendam/prestatieafspraken-2026?per=partij",
        "verzonnendam/prestatieafspraken-2026?per=geheel&op=2027-01-01",
        "verzonnendam/prestatieafspraken-2026/2",
        "verzonnendam/prestatieafspraken-2026/3.pdf",
        "verzonnendam/prestatieafspraken-2026/3",
        "verzonnendam/prestatieafspraken-2026/4?op=2026-08-01&bekend=2026-08-01",
        "verzonnendam/prestatieafspraken-2026/1?op=2026-02-01",
        "zoeken?q=huurbevriezing",
        "zoeken?q=senioorenwoningen",
        "zoeken?q=hoe+betrek+je+huurders%3F",
        "zoeken?q=xqzxqzx",
        "zoeken?q=%3F%21",
        "zoeken?q=%D0%B4%D0%BE%D0%BC",
    )
)


def routes(patterns: object = None, before: str = "") -> Iterator[str]:
    """Every route of the project, as written, those below /en/ too."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern.pattern, LocalePrefixPattern):
            yield from (route for language in ("", "en/") for route in routes(pattern.url_patterns, language))
        elif isinstance(pattern, URLPattern):
            yield here
        else:
            yield from routes(pattern.url_patterns, here)
