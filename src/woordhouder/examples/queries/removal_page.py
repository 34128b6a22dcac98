"""What the library holds, for the controller who is asked to remove words of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import Words

from ..models import Description, Example, Page, PageKind, Testimony
from ..policy import EXAMPLE, PAGE, TESTIMONY
from ..removable import ABOUT, holds
from ..shapes import ANSWERS
from .history import Tombstone, tombstone
from .pages import page_address
from .sources import ALONE
from .telling import HEADINGS
from .voices import QUESTIONS, voice_of

PARTS: Mapping[str, Words] = {
    "title": _("Title"),
    "summary": _("Summary"),
    **{name: label for name, label in ABOUT.items() if name != "sources"},
    **{name: heading for name, (_anchor, heading) in HEADINGS.items()},
    "commitments": _("What was agreed"),
    "sources": ABOUT["sources"],
}
WHOLE = _("The whole page")
OF_A_PART = _(
    "The part goes for ever, from every version and from the record. The other parts stay. In its place stand the day, "
    "the ground and your sentence, and no file of the library brings it back."
)
OF_A_PAGE = _(
    "All that the page says goes for ever, from every version and from the record. In its place stand the day, the "
    "ground and your sentence, and no file of the library brings it back."
)
OF_A_VOICE = _(
    "These words go for ever, from the page and from the record. In their place stand the day and your sentence; which "
    "party it was is told no longer. What others wrote stays."
)
Parts = Mapping[str, tuple[Words, Sequence[str]]]


@dataclass(frozen=True)
class LibraryRemovalPage:
    """What can go: `parts`, by name the label and the words of each, as the newest version that has it tells them.

    `title`, or `called` where it has none, and `address` where it stands; `marks`: label and mark of what went before;
    `goes`: what happens to the words, and what stays. `speaker`: where is forgotten who said them, "" where nobody did.
    """

    title: str
    address: str
    parts: Parts
    marks: Sequence[tuple[Words, Tombstone]]
    goes: Words
    called: Words = ""
    speaker: str = ""

    @property
    def can_go(self) -> bool:
        """Whether anything is left to remove."""
        return bool(self.parts)

    @property
    def choices(self) -> list[tuple[str, Words]]:
        """Each part that can go, by its name."""
        return [(name, label) for name, (label, _words) in self.parts.items()]


def example_removal_page(actor: Actor, slug: str) -> LibraryRemovalPage:
    """An example with each of its parts that a version holds. At most 6 queries.

    Raises NotAllowed for who is not the controller (policy row "remove" of organisations), whatever there is, NotFound.
    """
    standing(actor, "remove")
    example = fetch(actor, "read", EXAMPLE, Example.objects.all(), slug=slug)
    rows = list(example.descriptions.prefetch_related("removals", "commitments").order_by("-number"))
    found = {name: _newest(rows, name) for name in PARTS}
    stones = [stone for row in rows[:1] for stone in row.removals.all() if stone.part in PARTS]
    return LibraryRemovalPage(
        title=rows[0].title,
        address=f"/voorbeelden/{slug}",
        parts={name: (PARTS[name], _words_of(row, name)) for name, row in found.items() if row},
        marks=[(PARTS[stone.part], tombstone(stone)) for stone in stones],
        goes=OF_A_PART,
    )


def _newest(rows: Iterable[Description], part: str) -> Description | None:
    """The newest version of which this part can still go."""
    return next((row for row in rows if holds(row, part)), None)


def _words_of(row: Description, part: str) -> list[str]:
    if part == "commitments":
        return [promise.text for promise in row.commitments.all()]
    value = getattr(row, part)
    if part in ("parties", "subjects"):
        return [one["name"] for one in value]
    if part in ("places", "keywords"):
        return [", ".join(value)]
    if part == "sources":
        return [f"{source.get('title') or source['publisher']}: {source['url']}" for source in value]
    return [value]


def page_removal_page(actor: Actor, kind: str, slug: str) -> LibraryRemovalPage:
    """A collection, a page of the guide, an event, the glossary or the calendar, which goes as a whole.

    Raises as `example_removal_page`. At most 5 queries.
    """
    standing(actor, "remove")
    page = fetch(actor, "read", PAGE, Page.objects.all(), kind=kind, slug=slug)
    rows = list(page.versions.prefetch_related("removals").order_by("-number"))
    holding = [row for row in rows if not row.removals.all()]
    facts = holding[0].facts if holding else {}
    told: Parts = {name: (PARTS[name], [facts[name]]) for name in ("title", "summary") if facts.get(name)}
    whole: Parts = {"facts": (WHOLE, ())} if holding else {}
    return LibraryRemovalPage(
        title=facts.get("title", slug),
        called=ALONE.get(PageKind(kind), ""),
        address=page_address(PageKind(kind), slug),
        parts=told or whole,
        marks=[(WHOLE, tombstone(stone)) for stone in rows[0].removals.all()],
        goes=OF_A_PAGE,
    )


def testimony_removal_page(actor: Actor, testimony: int) -> LibraryRemovalPage:
    """What a party said in public (by the id of its row). At most 4 queries. Raises as `example_removal_page`; what was
    taken back or removed is not there.
    """
    standing(actor, "remove")
    rows = Testimony.objects.select_related("example", "words__interview")
    row = fetch(actor, "read", TESTIMONY, rows, pk=testimony)
    voice = voice_of(row.words.interview, row.words, row.published_at, row.pk)
    return LibraryRemovalPage(
        title=voice.speaker,
        address=f"/voorbeelden/{row.example.slug}#stemmen",
        parts={name: (QUESTIONS[name], [said]) for name in ANSWERS if (said := getattr(voice, name))},
        marks=(),
        goes=OF_A_VOICE,
        speaker=f"/verwijderen/sprekers/{row.words.interview.reference}",
    )
