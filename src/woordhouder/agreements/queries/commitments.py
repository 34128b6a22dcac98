"""One commitment as its page shows it: what stands, how it came to be, what it hangs together with, and its proof."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from woordhouder.examples.queries.menu import MenuLine
from woordhouder.examples.queries.promises_on import promises_on
from woordhouder.examples.words import Theme
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import records_removals
from woordhouder.record.policy import allowed

from ..addresses import agreement_address
from ..in_force import SIGNED
from ..likeness import nearest
from ..models import ActItem, Commitment, Continuation, PassageObjection, Signature
from ..moments import When
from ..policy import ACT_ITEM, COMMITMENT
from . import in_force
from .papers import Origin, origins
from .reading import receipts_of
from .texts import NOT_YET_CONFIRMED, AgreementHead, CommitmentText, OtherCommitment, Step, WordingText

OTHERS = 3
OPEN, COMPLETE = "open", "complete"


@dataclass(frozen=True)
class Named:
    """Another commitment with its title, "" where that cannot be read, and its page."""

    number: int
    title: str
    address: str
    agreement: str = ""


@dataclass(frozen=True)
class Moment:
    """One act in the history of the commitment. `before`: the number of the wording that it replaced, if readable."""

    step: Step
    receipt: str
    origin: Origin
    before: int | None

    @property
    def is_open(self) -> bool:
        return self.step.state == OPEN

    @property
    def is_closed(self) -> bool:
        return self.step.state == "closed"

    @property
    def is_ending(self) -> bool:
        """Whether it takes the text out and puts none in its place."""
        return self.step.wording is None


@dataclass(frozen=True)
class CommitmentPage:
    """A commitment with all that its page shows. `wording`: what stands, or stood last, or is put forward.

    `year_ends`: by year the text in force on its 31 December, as far as this reader may read it. `may_remove`: whether
    she removes words for the controller.
    """

    head: AgreementHead
    when: When
    commitment: CommitmentText
    wording: WordingText | None
    history: Sequence[Moment]
    depends_on: Sequence[Named]
    in_return_for: Sequence[Named]
    earlier: Named | None
    later: Sequence[Named]
    others: Sequence[MenuLine]
    term_ended: bool
    year_ends: Mapping[int, WordingText]
    may_remove: bool

    @property
    def address(self) -> str:
        return f"{agreement_address(self.head.table, self.head.slug)}/{self.commitment.number}"

    @property
    def agreement_address(self) -> str:
        return agreement_address(self.head.table, self.head.slug)

    @property
    def is_in_force(self) -> bool:
        return self.commitment.state == "in_force"

    @property
    def is_withdrawn(self) -> bool:
        return self.commitment.state == "withdrawn"

    @property
    def is_waiting(self) -> bool:
        return any(answer.word == NOT_YET_CONFIRMED for answer in self.commitment.answers)

    @property
    def current(self) -> Moment | None:
        """The act by which what stands here took force."""
        act = self.commitment.act
        return next((moment for moment in self.history if act and moment.step.act.reference == act.reference), None)

    @property
    def waiting(self) -> Sequence[Moment]:
        """What was put forward and is not signed by all who make the promise."""
        return [moment for moment in self.history if moment.is_open]


def commitment_page(actor: Actor, table: str, agreement: str, number: int, when: When) -> CommitmentPage:
    """One commitment on the asked day as known on the asked moment. Raises NotFound. At most 14 queries."""
    page = in_force.commitment_page(actor, table, agreement, number, day=when.day, known=when.known)
    head, commitment = page.agreement.head, page.commitment
    wording = commitment.wording or _last(page.steps)
    goes_on = _continuations(commitment.reference, when)
    linked = [*(other.reference for other in _linked(wording)), *filter(None, (one for one, _earlier in goes_on))]
    named = named_commitments(actor, head, linked)
    return CommitmentPage(
        head=head,
        when=when,
        commitment=commitment,
        wording=wording,
        history=_history(actor, head, page.steps),
        depends_on=_of(named, (other.reference for other in wording.depends_on)) if wording else [],
        in_return_for=_of(named, (other.reference for other in wording.in_return_for)) if wording else [],
        earlier=next(iter(_of(named, (one for one, is_earlier in goes_on if is_earlier))), None),
        later=_of(named, (one for one, is_earlier in goes_on if not is_earlier)),
        others=_others(actor, wording) if wording else [],
        term_ended=page.agreement.term_ended,
        year_ends=page.year_ends,
        may_remove=records_removals(actor),
    )


def _last(steps: Sequence[Step]) -> WordingText | None:
    """The words that were in force last, of what never was those put forward last."""
    said = [step for step in reversed(steps) if step.wording]
    return next((step.wording for step in said if step.state == COMPLETE), said[0].wording if said else None)


def _linked(wording: WordingText | None) -> Sequence[OtherCommitment]:
    return (*wording.depends_on, *wording.in_return_for) if wording else ()


def _continuations(commitment: str, when: When) -> list[tuple[str, bool]]:
    """With which commitments (by reference) this one goes on, and whether that is an earlier one. 1 query.

    Of each commitment the newest answer counts, as known on the asked moment.
    """
    known = Continuation.objects.filter(at__lte=when.known)
    newest = known.filter(commitment=OuterRef("commitment")).order_by("-pk").values("pk")[:1]
    this = Commitment.objects.filter(reference=commitment).values("pk")
    # By number, not by reference: the database can then find both sides by their indexes.
    rows = known.filter(Q(commitment__in=this) | Q(earlier__in=this), earlier__isnull=False)
    pairs = rows.filter(pk=Subquery(newest)).order_by("pk").values_list("commitment__reference", "earlier__reference")
    return [(earlier, True) if later == commitment else (later, False) for later, earlier in pairs]


def named_commitments(actor: Actor, head: AgreementHead, references: Collection[str]) -> dict[str, Named]:
    """By reference these commitments of the table, as far as the reader may read them. At most 1 query.

    Each is called by its newest words that all who make the promise signed, and only without those by what was put
    forward. Where a passage waits others than the table read no title here.
    """
    if not references:
        return {}
    readable = allowed(actor, "read", ACT_ITEM, ActItem.objects.filter(commitment=OuterRef("pk")))
    signed = Signature.objects.filter(act=OuterRef("actitem__act"), seat=OuterRef("seat"), answer__in=SIGNED)
    waits = ActItem.needs.through.objects.filter(~Exists(signed), actitem=OuterRef("pk"))
    barred = PassageObjection.objects.filter(wording=OuterRef("wording_in"), lifted_at=None)
    words = readable.exclude(wording_in=None).annotate(waits=Exists(waits), barred=Exists(barred))
    first = words.order_by("waits", "-wording_in__number")
    rows = allowed(actor, "read", COMMITMENT, Commitment.objects.filter(reference__in=references))
    called = rows.annotate(title=_first(first, "wording_in__title"), barred=_first(first, "barred"))
    return {
        row.reference: Named(
            number=row.number,
            title="" if row.barred and not head.is_at_the_table else row.title or "",
            address=f"{agreement_address(head.table, row.agreement.slug)}/{row.number}",
            agreement="" if row.agreement.slug == head.slug else row.agreement.title,
        )
        for row in called.select_related("agreement")
    }


def _first(rows: QuerySet[ActItem], name: str) -> Subquery:
    return Subquery(rows.values(name)[:1])


def _of(named: Mapping[str, Named], references: Iterable[str]) -> list[Named]:
    return [named[reference] for reference in references if reference in named]


def _history(actor: Actor, head: AgreementHead, steps: Sequence[Step]) -> list[Moment]:
    """The acts, newest first, with where each comes from. 2 queries."""
    told = origins(actor, head, [step.act.reference for step in steps])
    receipts = receipts_of(head.reference)
    numbers = {step.wording.reference: step.wording.number for step in steps if step.wording}
    return [
        Moment(
            step=step,
            receipt=receipts.get(step.act.reference, ""),
            origin=told[step.act.reference],
            before=numbers.get(step.out or ""),
        )
        for step in reversed(steps)
    ]


def _others(actor: Actor, wording: WordingText) -> list[MenuLine]:
    """What others promised on the same theme, the most alike first. 1 query."""
    lines = promises_on(actor, Theme(wording.theme))
    near = nearest(f"{wording.title} {wording.text}", [line.text for line in lines], OTHERS)
    return [lines[place] for place in near]
