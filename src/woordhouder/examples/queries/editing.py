"""What editors write on: the text of an example as it stands, and how a text that is not published would look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.policy import allowed, fetch

from ..facts import ExampleFacts
from ..models import Description, Example, Origin
from ..policy import EXAMPLE
from ..shapes import facts_of
from .examples import ExampleLine, ExamplePage, years_in_words


@dataclass(frozen=True)
class TextPage:
    """A published text to write on. `number`: of the version that it is."""

    slug: str
    title: str
    number: int
    facts: ExampleFacts

    @property
    def address(self) -> str:
        """Where everybody reads it."""
        return f"/voorbeelden/{self.slug}"


@dataclass(frozen=True)
class TextLine:
    """A published text in the list of editors. `is_by_editor`: not as a file said it."""

    slug: str
    title: str
    years: str
    number: int
    is_by_editor: bool
    checked_on: Day | None

    @property
    def address(self) -> str:
        """Where an editor writes on it."""
        return f"/redactie/voorbeelden/{self.slug}"

    @property
    def file_name(self) -> str:
        """What its data file is called."""
        return f"{self.slug}.yaml"

    @property
    def file(self) -> str:
        """The same as a data file."""
        return f"/redactie/bestanden/voorbeelden/{self.slug}.yaml"


def text_page(actor: Actor, slug: str) -> TextPage:
    """The newest version of an example, to write on. Raises NotAllowed for who is no editor, NotFound. 4 queries."""
    standing(actor, "edit_library")
    example = fetch(actor, "read", EXAMPLE, Example.objects.all(), slug=slug)
    row = example.descriptions.get(replaced_by=None)
    return TextPage(slug, row.title, row.number, facts_of(row))


def text_lines(actor: Actor) -> list[TextLine]:
    """All examples, for editors, by title. Raises NotAllowed for who is no editor. Always 2 queries."""
    standing(actor, "edit_library")
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    rows = Description.objects.current().filter(example__in=readable).order_by("title", "pk")
    names = ("example__slug", "title", "from_year", "until_year", "number", "origin", "checked_on")
    return [
        TextLine(slug, title, years_in_words(first, last), number, origin == Origin.EDITOR, checked)
        for slug, title, first, last, number, origin, checked in rows.values_list(*names)
    ]


def earlier_choices(actor: Actor, without: str = "") -> Sequence[tuple[str, str]]:
    """Address and title of the examples that another may succeed. Always 1 query."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.exclude(slug=without))
    rows = Description.objects.current().filter(example__in=readable).order_by("example__slug")
    return [(slug, f"{slug}: {title}") for slug, title in rows.values_list("example__slug", "title")]


def preview(slug: str, facts: ExampleFacts) -> ExamplePage:
    """The page that these facts would make, without what only a published one has. No query."""
    line = ExampleLine(
        slug=slug,
        title=facts.title,
        summary=facts.summary,
        places=facts.places,
        region=facts.region,
        from_year=facts.years.from_year,
        until_year=facts.years.until,
        themes=tuple(facts.themes),
        traits=tuple(facts.traits),
        parties=tuple({"name": party.name, "kind": str(party.kind)} for party in facts.parties),
    )
    return ExamplePage(line=line, facts=facts, by="", versions=(), removed={}, earlier=None, later=())
