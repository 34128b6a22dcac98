"""From what was found to what people read: fetched where it lives, so that a find never shows what was taken away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.queries.finding import found_here
from woordhouder.examples import queries
from woordhouder.language.analyser import Question
from woordhouder.language.passages import Passage, best_passage
from woordhouder.parties.actor import Actor

from ..models import FoundKind, SearchDocument, Shelf

LABELS = {
    FoundKind.EXAMPLE: _("Example"),
    FoundKind.GUIDE: _("Guide"),
    FoundKind.TERM: _("Word"),
    FoundKind.COLLECTION: _("Collection"),
    FoundKind.EVENT: _("Meeting"),
    FoundKind.COMMITMENT: _("Commitment"),
    FoundKind.AGREEMENT: _("Agreement"),
    FoundKind.TABLE: _("Table"),
    FoundKind.ORGANISATION: _("Organisation"),
    FoundKind.MUNICIPALITY: _("Municipality"),
}
Key = tuple[str, str]
"""Kind and slug."""


@dataclass(frozen=True)
class Find:
    """One find. `place` and `years` are "" for what has none. `is_public`: everybody finds it, else only its table."""

    kind: str
    slug: str
    title: str
    address: str
    place: str
    years: str
    passage: Passage
    themes: Sequence[str] = ()
    summary: str = ""
    is_public: bool = True

    @property
    def label(self) -> object:
        """Its kind in words."""
        return LABELS[FoundKind(self.kind)]

    @property
    def pieces(self) -> Sequence[tuple[str, bool]]:
        """The passage in pieces, each with whether it answers the question."""
        text, at, found = self.passage.text, 0, list[tuple[str, bool]]()
        for start, end in self.passage.marks:
            found += [(text[at:start], False), (text[start:end], True)]
            at = end
        return [(piece, is_hit) for piece, is_hit in (*found, (text[at:], False)) if piece]


def finds(actor: Actor, shown: Sequence[SearchDocument], question: Question) -> list[Find]:
    """The things of these documents, in this order, with the passage that answers best. At most 12 queries.

    At most 5 of the library, 7 of tables: only for the kinds that are among them.
    """
    examples = [row.slug for row in shown if row.kind == FoundKind.EXAMPLE]
    others = {(row.kind, row.slug) for row in shown if row.shelf == Shelf.LIBRARY and row.kind != FoundKind.EXAMPLE}
    at_tables = {(row.kind, row.slug): row for row in shown if row.shelf == Shelf.TABLES}
    found = {(find.kind, find.slug): find for find in _examples(actor, examples, question)}
    found |= {(find.kind, find.slug): find for find in _others(actor, others, question)}
    found |= {(find.kind, find.slug): find for find in _at_tables(actor, at_tables, question)}
    keys = [(row.kind, row.slug) for row in shown]
    return [found[key] for key in keys if key in found]


def _examples(actor: Actor, slugs: Sequence[str], question: Question) -> Iterator[Find]:
    if not slugs:
        return
    texts = queries.texts_of_examples(actor, slugs)
    for line in queries.example_lines(actor, slugs):
        yield Find(
            kind=FoundKind.EXAMPLE.value,
            slug=line.slug,
            title=line.title,
            address=line.address,
            place=line.place,
            years=line.years,
            passage=best_passage([line.summary, *texts.get(line.slug, ())], question),
            themes=line.themes,
            summary=line.summary,
        )


def _others(actor: Actor, wanted: set[Key], question: Question) -> Iterator[Find]:
    for thing in queries.things_for_search(actor, wanted) if wanted else ():
        passage = best_passage(thing.texts, question)
        yield Find(thing.kind, thing.slug, thing.title, thing.address, thing.place, thing.years, passage)


def _at_tables(actor: Actor, rows: Mapping[Key, SearchDocument], question: Question) -> Iterator[Find]:
    for thing in found_here(actor, {key: row.shows for key, row in rows.items()}) if rows else ():
        yield Find(
            kind=thing.kind,
            slug=thing.slug,
            title=thing.title,
            address=thing.address,
            place=thing.place,
            years=thing.years,
            passage=best_passage(thing.texts, question),
            themes=thing.themes,
            is_public=rows[thing.kind, thing.slug].table_id is None,
        )
