"""The doors by which words of the library go and speakers are forgotten, and the pages that must be there for it."""

from woordhouder.examples import actions

from .door import EDITORS, FORM, MEMBERS, Door, removal

SOURCES = [{"url": "https://voorbeeld.example/bron", "publisher": "Krant", "kind": "news"}]
NAMED = {"title": "Bladzijde", "summary": "Een bladzijde."}
SECTION = {"heading": "Kop", "text": "Een tekst."}
PAGES = {
    ("guide", "gidsblad"): {**NAMED, "order": 1, "part": "question", "sections": [SECTION]},
    ("collection", "bundel"): {**NAMED, "collected_by": ["De bond"], "text": "Een bundel.", "sources": SOURCES},
    ("event", "dag"): {**NAMED, "starts": "2021-05-20", "sources": SOURCES},
    ("glossary", "glossary"): {
        "terms": [{"slug": "bod", "term": "bod", "explanation": "Wat iemand biedt.", "english": "offer"}]
    },
    ("calendar", "calendar"): {
        "moments": [{"slug": "bod", "title": "Het bod", "starts": "07-01", "text": "Doe het op tijd."}]
    },
}


def write_pages(editor):
    """A page of each kind."""
    for (kind, slug), facts in PAGES.items():
        actions.write_page(editor, kind=kind, slug=slug, facts=facts)


FORGETTING = EDITORS | {"controller"}
REMOVAL_DOORS = (
    Door("verwijderen/sprekers", MEMBERS, FORM, opens_for=FORGETTING, refused=403),
    Door(
        "verwijderen/sprekers/<str:interview>",
        MEMBERS,
        FORM,
        "/verwijderen/sprekers/{spoken}",
        "/verwijderen/sprekers/interview-aaaaaaaaaaaa",
        opens_for=FORGETTING,
        knows=frozenset({"reader"}),  # of the board, which put the example forward
        says=303,
    ),
    removal("voorbeelden/<slug:slug>", "voorbeelden/{slug}", "voorbeelden/bestaat-niet"),
    removal("stemmen/<int:testimony>", "stemmen/{voice}", "stemmen/999999"),
    removal("gids/<slug:slug>", "gids/gidsblad", "gids/bestaat-niet"),
    removal("verzamelingen/<slug:slug>", "verzamelingen/bundel", "verzamelingen/bestaat-niet"),
    removal("agenda/<slug:slug>", "agenda/dag", "agenda/bestaat-niet"),
    removal("begrippen", "begrippen"),
    removal("kalender", "kalender"),
)
