"""From what was found to what people read: fetched where it lives, so that a find never shows what was taken away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from woordhouder.examples import queries
from woordhouder.language.analyser import Question
from woordhouder.language.passages import Passage, best_passage
from woordhouder.parties.actor import Actor

from ..models import FoundKind

LABELS = {
    FoundKind.EXAMPLE: _("Example"),
    FoundKind.GUIDE: _("Guide"),
    FoundKind.TERM: _("Word"),
    FoundKind.COLLECTION: _("Collection"),
    FoundKind.EVENT: _("Meeting"),
}
Key = tuple[str, str]
"""Kind and slug."""


@dataclass(frozen=True)
class Find:
    """One find. `place` and `years` are "" for what has none."""

    kind: str
    slug: str
    title: str
    address: str
    place: str
    years: str
    passage: Passage
    themes: Sequence[str] = ()
    summary: str = ""

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


def finds(actor: Actor, shown: Sequence[Key], question: Question) -> list[Find]:
    """The things at these kinds and slugs, in this order, with the passage that answers best. At most 4 queries."""
    examples = [slug for kind, slug in shown if kind == FoundKind.EXAMPLE]
    others = {key for key in shown if key[0] != FoundKind.EXAMPLE}
    found = {(find.kind, find.slug): find for find in _examples(actor, examples, question)}
    found |= {(find.kind, find.slug): find for find in _others(actor, others, question)}
    return [found[key] for key in shown if key in found]


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
