"""Looking back at a promise or at a year: thanks and milestones, lessons, and what an independent body found."""

from dataclasses import dataclass
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from woordhouder.agreements.facts import Year
from woordhouder.agreements.models import Agreement, Commitment
from woordhouder.agreements.moments import today
from woordhouder.examples.facts import WebAddress
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Layer, Partnership, Seat
from woordhouder.parties.policy import PARTNERSHIP
from woordhouder.record.clock import now
from woordhouder.record.kinds import Kind
from woordhouder.record.policy import fetch
from woordhouder.record.references import new_reference
from woordhouder.record.refusals import Overtaken
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongText

from ..facts import Words
from ..kinds import LEARNED, THANKED, VIEWED
from ..models import Lesson, Thanks, ThirdView
from ..policy import public_years
from ..queries.promised import promised
from ..words import Body
from .speaking import kept_commitment, own_seat, public_among, spoken, wrong

Page = Annotated[str, StringConstraints(strict=True, max_length=100)]


@dataclass(frozen=True)
class About:
    """What is looked back at: a commitment, or a year of a whole table. `is_public`: everybody reads what it is."""

    commitment: Commitment | None
    partnership: Partnership | None
    year: int | None
    is_public: bool

    @property
    def of(self) -> Agreement | Partnership:
        """In whose streams the record holds it."""
        return self.commitment.agreement if self.commitment else self.partnership  # type: ignore[return-value] # one is

    @property
    def table(self) -> int:
        """The table (by id)."""
        return self.commitment.agreement.partnership_id if self.commitment else self.partnership.pk  # type: ignore[union-attr]

    @property
    def fields(self) -> dict[str, Any]:
        """As the row has it."""
        return {"commitment": self.commitment, "partnership": self.partnership, "year": self.year}

    @property
    def told(self) -> dict[str, Any]:
        """As the record has it."""
        names = {"commitment": self.commitment, "partnership": self.partnership}
        return {name: row.reference for name, row in names.items() if row} | {"year": self.year}


@action(owes=THANKED)
def thank(  # noqa: PLR0913 - thanks in all its parts
    actor: Actor,
    *,
    commitment: Line | None = None,
    partnership: Line | None = None,
    year: Year | None = None,
    text: LongText,
    to: Line | None = None,
    layer: Layer | None = None,
    is_milestone: bool = False,
    only_table: bool = False,
    seat: Line | None = None,
) -> Thanks:
    """Thank another seat (none named: all of them), or one layer of it, for a promise or a `year` of a whole table; or
    mark a milestone. One's own organisation is thanked by a layer. `only_table`: it never becomes public.

    Raises NotFound, NotAllowed (policy rows "keep" of commitments, "look_back" of tables) and Invalid.
    """
    about = _about(actor, commitment, partnership, year)
    chair = own_seat(actor, about.table, seat)
    receiver = Seat.objects.filter(partnership=about.table, reference=to).first() if to else None
    if to and (receiver is None or (receiver.pk == chair.pk and layer is None)):
        raise wrong("to", _("Choose another seat of this table, or a layer of your own organisation."))
    said = {"text": text, "layer": layer or "", "is_milestone": is_milestone}
    told = {**about.told, "to": to, "text": text, "layer": layer and str(layer), "milestone": is_milestone or None}
    fields = _spoken(actor, chair, THANKED, about, new_reference("thanks"), told, only_table=only_table)
    return Thanks.objects.create(to=receiver, only_table=only_table, **said, **about.fields, **fields)


@action(owes=LEARNED)
def learn(  # noqa: PLR0913 - a lesson in all its parts
    actor: Actor,
    *,
    commitment: Line | None = None,
    partnership: Line | None = None,
    text: LongText,
    year: Year | None = None,
    only_table: bool = False,
    replaces: Line | None = None,
    seat: Line | None = None,
) -> Lesson:
    """Say what one's seat learned of a promise, over a year or as a whole, or of a `year` of a whole table.

    A lesson of a promise is linked to the example of the library from which the promise came. `replaces`: an earlier
    lesson of the same seat on the same, which stays as it was said. `only_table`: it never becomes public.
    Raises NotFound, NotAllowed (policy rows "keep" of commitments, "look_back" of tables), Invalid, and Overtaken.
    """
    about = _about(actor, commitment, partnership, year)
    chair = own_seat(actor, about.table, seat)
    of = {"commitment": about.commitment, "partnership": about.partnership}
    before = Lesson.objects.filter(**of, seat=chair, reference=replaces).first() if replaces else None
    if replaces and before is None:
        raise wrong("replaces", _("No lesson of your organisation on this promise."))
    if before and Lesson.objects.filter(replaces=before).exists():
        raise Overtaken(_("This lesson was replaced by now."), next_step=_("Read the newer one first."))
    example = _origin(actor, about)
    told = {**about.told, "text": text, "example": example, "replaces": replaces}
    fields = _spoken(actor, chair, LEARNED, about, new_reference("lesson"), told, only_table=only_table)
    said = {"text": text, "only_table": only_table, "example": example, "replaces": before}
    return Lesson.objects.create(**said, **about.fields, **fields)


@action(owes=VIEWED)
def record_view(  # noqa: PLR0913 - a view with its source
    actor: Actor,
    *,
    commitment: Line,
    year: Year,
    body: Body,
    name: Line,
    text: LongText,
    url: WebAddress,
    page: Page = "",
    quote: Words = "",
    seat: Line | None = None,
) -> ThirdView:
    """Write down what an independent body found of a promise over a year, with its source. It is counted nowhere.

    Raises NotFound, NotAllowed (policy row "keep" of commitments) and Invalid.
    """
    row = kept_commitment(actor, commitment)
    about = _of_promise(row, year)
    chair = own_seat(actor, about.table, seat)
    told = {"year": year, "body": str(body), "name": name, "text": text, "url": url, "page": page, "quote": quote}
    fields = _spoken(actor, chair, VIEWED, about, new_reference("view"), {**about.told, **told})
    return ThirdView.objects.create(commitment=row, **told, **fields)


def _about(actor: Actor, commitment: str | None, partnership: str | None, year: int | None) -> About:
    """What is looked back at, while nobody else says something of it. Raises NotFound, NotAllowed and Invalid."""
    if (commitment is None) == (partnership is None):
        raise wrong("commitment", _("Name a promise, or a table and a year."))
    if commitment is not None:
        return _of_promise(kept_commitment(actor, commitment), year)
    if year is None:
        raise wrong("year", _("This is missing."))
    table = fetch(actor, "look_back", PARTNERSHIP, Partnership.objects.all(), reference=partnership)
    Partnership.objects.select_for_update().get(pk=table.pk)
    is_public = Partnership.objects.filter(public_years(), pk=table.pk).exists()
    return About(None, table, year, is_public)


def _of_promise(row: Commitment, year: int | None) -> About:
    return About(row, None, year, is_public=row.pk in public_among([row.pk]))


def _origin(actor: Actor, about: About) -> str:
    """The slug of the example from which the promise came, "" without: by its text at the end of that year, or of the
    last year before in which there was one. What one learned of a promise that was withdrawn has its example too.
    """
    row = about.commitment
    if row is None:
        return ""
    asked = about.year or today(now()).year
    years = range(min(row.agreement.starts.year, asked), asked + 1)
    found = promised(actor, [row.pk], years, now())
    return next((text.wording.origin for year in reversed(years) if (text := found.get((row.reference, year)))), "")


def _spoken(  # noqa: PLR0913, PLR0917 - as `spoken`
    actor: Actor,
    chair: Seat,
    kind: Kind,
    about: About,
    name: str,
    says: dict[str, Any],
    *,
    only_table: bool = False,
) -> dict[str, Any]:
    public = about.is_public and not only_table
    return spoken(actor, chair, kind, about.of, reference=name, says=says, public=public)
