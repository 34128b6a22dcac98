"""From what was found to what people read: fetched where it lives, so that a find never shows what was taken away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from woordhouder.examples import queries
from woordhouder.language.analyser import Question
from woordhouder.language.passages import Passage, best_passage
from woordhouder.parties.actor import Actor

from ..models import FoundKind


@dataclass(frozen=True)
class Find:
    """One find. `place` and `years` are "" for what has none. `promises`: numbers and passages of matching promises."""

    kind: str
    slug: str
    title: str
    address: str
    place: str
    years: str
    passage: Passage
    themes: Sequence[str] = ()
    summary: str = ""


def finds(actor: Actor, shown: Sequence[tuple[str, str]], question: Question) -> list[Find]:
    """The things at these kinds and slugs, in this order, with the passage that answers best. At most 6 queries."""
    texts: dict[tuple[str, str], Find] = {}
    for kind in dict.fromkeys(kind for kind, _slug in shown):
        slugs = [slug for other, slug in shown if other == kind]
        for find in _of_kind(actor, FoundKind(kind), slugs, question):
            texts[(kind, find.slug)] = find
    return [texts[key] for key in shown if key in texts]


def _of_kind(actor: Actor, kind: FoundKind, slugs: Sequence[str], question: Question) -> Iterable[Find]:
    if kind == FoundKind.EXAMPLE:
        passages = queries.texts_of_examples(actor, slugs)
        for line in queries.example_lines(actor, slugs):
            yield Find(
                kind=kind.value,
                slug=line.slug,
                title=line.title,
                address=line.address,
                place=line.place,
                years=line.years,
                passage=best_passage([line.summary, *passages.get(line.slug, ())], question),
                themes=line.themes,
                summary=line.summary,
            )
        return
    for other in queries.things_for_search(actor, kind.value, slugs):
        yield Find(kind.value, other.slug, other.title, other.address, "", "", best_passage(other.texts, question))
