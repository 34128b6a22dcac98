"""Preparing an act: what is known of it, and its list of promises. Private to one organisation until it is recorded."""

import hashlib
import json
from typing import Annotated

from django.conf import settings
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from pydantic import Field

from woordhouder.examples.actions.at_work import person_of, refuse_when_overtaken
from woordhouder.examples.words import Theme
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership, Seat
from woordhouder.parties.policy import PARTNERSHIP, SEAT, WRITING, facilitated, seats_of
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Invalid, NotAllowed, NotFound, Overtaken, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongText

from ..columns import OTHER_WORDS
from ..facts import Facts
from ..models import Act, ActKind, Agreement, Preparation, Prepared, PreparedVersion
from ..pasting import pasted
from ..policy import AGREEMENT
from ..preparing_facts import ActFacts, PromiseDraft
from .beside import drop_beside
from .documents import forget_document
from .prepared import add_promises, open_preparation, promises_in, refuse_strangers

WITHOUT_AGREEMENT = (ActKind.REGISTRATION, ActKind.ADOPTION)
MOST_PASTED = 500
_AWAY = 1_000_000  # further than any list is long: places of promises that are being moved


class Done(Refused):
    """It is so already: the line stands in the list, or was taken from it."""


@action()
def prepare(  # noqa: PLR0913 - what is begun, by name
    actor: Actor,
    *,
    partnership: Line,
    kind: ActKind,
    agreement: Line | None = None,
    seat: Line | None = None,
    facts: ActFacts | None = None,
) -> Preparation:
    """Begin to prepare an act, for the seat of one's organisation. Without `agreement` it makes a new one.

    `seat`: for which one a facilitator prepares. `facts`: what is known already; without, all who sign are party of
    what was signed on paper. Raises NotFound, NotAllowed (policy row "write" of seats), and Invalid when there is no
    agreement to change, or as `set_act_facts`.
    """
    table = fetch(actor, "read", PARTNERSHIP, Partnership.objects.all(), reference=partnership)
    chair = _seat(actor, table, seat)
    changes = None
    if agreement:
        rows = Agreement.objects.filter(partnership=table)
        changes = fetch(actor, "prepare", AGREEMENT, rows, reference=agreement)
    elif kind not in WITHOUT_AGREEMENT:
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("agreement", _("Say which agreement it is about.")),),
        )
    told = facts or ActFacts(parties=tuple(_all_who_sign(table)) if kind is ActKind.REGISTRATION else ())
    row = Preparation(
        partnership=table,
        agreement=changes,
        seat=chair,
        person=person_of(actor),
        kind=kind,
        facts=told.model_dump(mode="json", exclude_defaults=True),
        made_at=now(),
    )
    if wrong := tuple(_wrong_in(row, told)):
        raise Invalid(_("Something is not right yet."), errors=wrong)
    row.save()
    return row


def _seat(actor: Actor, table: Partnership, reference: str | None) -> Seat:
    """The seat in whose name is prepared: the actor's own, or for a facilitator a claimed one of the table."""
    seats = Seat.objects.filter(partnership=table).select_related("organisation")
    if reference and table.pk in facilitated(actor):
        if row := seats.exclude(claimed_at=None).filter(reference=reference).first():
            return row
        raise NotFound(_("This page does not exist."))
    mine = seats.filter(pk__in=seats_of(actor, *WRITING))
    if row := (mine.filter(reference=reference) if reference else mine).first():
        return row
    raise NotAllowed(SEAT["write"].why)


def _all_who_sign(table: Partnership) -> list[str]:
    seats = Seat.objects.filter(partnership=table).prefetch_related("terms").order_by("pk")
    return [seat.reference for seat in seats if (newest := list(seat.terms.all())[-1:]) and newest[0].signs]


def mark_of(facts: ActFacts) -> str:
    """A short mark of what was seen, which `set_act_facts` compares."""
    told = json.dumps(facts.model_dump(mode="json", exclude_defaults=True), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@action()
def set_act_facts(actor: Actor, *, preparation: Line, facts: ActFacts, replaces: str = "") -> Preparation:
    """Say what is known of the act itself. `replaces`: the mark of what was seen; "" does not look.

    Raises NotFound, NotAllowed (policy row "write"), Overtaken, Invalid when it names what is not of this table or the
    address is taken, and Refused when it is over.
    """
    row = open_preparation(actor, "write", preparation)
    if replaces and replaces != mark_of(ActFacts.model_validate(row.facts)):
        raise Overtaken(
            _("Meanwhile somebody else changed these facts."),
            next_step=_("Theirs stand below beside yours. Hand in what it should be."),
        )
    if wrong := tuple(_wrong_in(row, facts)):
        raise Invalid(_("Something is not right yet."), errors=wrong)
    row.facts = facts.model_dump(mode="json", exclude_defaults=True)
    row.save(update_fields=["facts"])
    return row


def _wrong_in(row: Preparation, facts: ActFacts) -> list[FieldError]:
    agreements = Agreement.objects.filter(partnership=row.partnership)
    found = []
    if row.agreement is None and facts.slug and agreements.filter(slug=facts.slug).exists():
        found.append(FieldError("facts.slug", _("Another agreement stands at this address.")))
    for name in ("parent", "follows"):
        named = getattr(facts, name)
        if named and not agreements.filter(reference=named).exists():
            found.append(FieldError(f"facts.{name}", _("Choose from the list: something in it is no longer there.")))
    seats = Seat.objects.filter(partnership=row.partnership, reference__in=facts.parties)
    if seats.count() != len(facts.parties):
        found.append(FieldError("facts.parties", _("This is no seat at this table.")))
    acts = Act.objects.filter(agreement=row.agreement_id, reference=facts.corrects)
    if facts.corrects and not (row.agreement_id and acts.exists()):
        found.append(FieldError("facts.corrects", _("This is no act of this agreement.")))
    return found


@action()
def put_promise(  # noqa: PLR0913 - what is put where, by name
    actor: Actor,
    *,
    preparation: Line,
    facts: PromiseDraft | None,
    promise: Line | None = None,
    commitment: Line | None = None,
    replaces: int = 0,
) -> Prepared:
    """Write a promise: a new one at the end, or a new version of `promise`, after the version `replaces` that was seen.

    `commitment`: the one that a new line changes, corrects or ends. `facts` null: nothing comes in its place, it ends.
    Raises NotFound, NotAllowed (policy row "write"), Overtaken, Invalid, and Refused when it is over.
    """
    row = open_preparation(actor, "write", preparation)
    if facts is not None:
        refuse_strangers(row, [facts], itself=promise or "")
    line = _line(row, promise) if promise else _new_line(row, commitment)
    if facts is None and line.commitment_id is None:
        raise Invalid(_("Something is not right yet."), errors=(FieldError("facts", _("This is missing.")),))
    newest = line.versions.order_by("-number").first()
    refuse_when_overtaken(replaces, newest.number if newest else 0)
    written = facts.model_dump(mode="json") if facts is not None else None
    if newest is None or newest.facts != written:
        _write(line, (newest.number if newest else 0) + 1, written, actor)
    return line


def _write(line: Prepared, number: int, written: dict[str, object] | None, actor: Actor) -> None:
    PreparedVersion.objects.create(prepared=line, number=number, facts=written, person=person_of(actor), at=now())


def _line(row: Preparation, promise: str) -> Prepared:
    line = row.promises.filter(reference=promise).first()
    if line is None:
        raise NotFound(_("This page does not exist."))
    if line.dropped_at:
        raise Done(
            _("Somebody took this promise from the list in the meantime."),
            next_step=_("Put it back first, or write it as a new one. Your words are still here."),
        )
    return line


def _new_line(row: Preparation, commitment: str | None) -> Prepared:
    changes = None
    if commitment:
        changes = row.agreement.commitments.filter(reference=commitment).first() if row.agreement else None
        if changes is None:
            raise Invalid(
                _("Something is not right yet."),
                errors=(FieldError("commitment", _("This is no promise of this agreement.")),),
            )
        if row.promises.filter(commitment=changes, dropped_at=None).exists():
            raise Refused(
                _("This promise stands in the list already."), next_step=_("Change it where it stands in the list.")
            )
    return Prepared.objects.create(preparation=row, place=_last_place(row) + 1, commitment=changes)


def _last_place(row: Preparation) -> int:
    return row.promises.filter(dropped_at=None).aggregate(last=Max("place"))["last"] or 0


@action()
def drop_promise(actor: Actor, *, preparation: Line, promise: Line) -> Prepared:
    """Take a promise from the list; its words stay, so that it can be put back.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when it is over or not in the list.
    """
    row = open_preparation(actor, "write", preparation)
    line = _line(row, promise)
    line.dropped_at = now()
    line.save(update_fields=["dropped_at"])
    _shift(row, line.place, by=-1)
    return line


@action()
def put_back_promise(actor: Actor, *, preparation: Line, promise: Line) -> Prepared:
    """Put a promise that was taken from the list back, at its end.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when it is over or stands in the list.
    """
    row = open_preparation(actor, "write", preparation)
    line = row.promises.filter(reference=promise).first()
    if line is None:
        raise NotFound(_("This page does not exist."))
    others = row.promises.filter(commitment=line.commitment_id, dropped_at=None)
    if line.dropped_at is None or (line.commitment_id and others.exists()):
        raise Done(_("This promise stands in the list already."), next_step=_("Go on with it where it stands."))
    line.dropped_at, line.place = None, _last_place(row) + 1
    line.save(update_fields=["dropped_at", "place"])
    return line


@action()
def move_promise(actor: Actor, *, preparation: Line, promise: Line, to: Annotated[int, Field(ge=1)]) -> Prepared:
    """Put a promise at place `to` of the list (beyond its end: at the end); the others make room.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when it is over or not in the list.
    """
    row = open_preparation(actor, "write", preparation)
    line = _line(row, promise)
    last = _last_place(row)
    Prepared.objects.filter(pk=line.pk).update(place=_AWAY)
    _shift(row, line.place, by=-1)
    place = min(to, last)
    _shift(row, place - 1, by=1)
    Prepared.objects.filter(pk=line.pk).update(place=place)
    line.place = place
    return line


def _shift(row: Preparation, after: int, *, by: int) -> None:
    """Move all below place `after` up or down by one. By way of far away: no two may stand at one place on the way."""
    below = row.promises.filter(dropped_at=None, place__gt=after, place__lt=_AWAY)
    below.update(place=F("place") + _AWAY + by)
    row.promises.filter(dropped_at=None, place__gt=_AWAY).update(place=F("place") - _AWAY)


@action()
def paste_promises(
    actor: Actor, *, preparation: Line, text: LongText, theme: Theme | None = None, lead: Line | None = None
) -> Preparation:
    """Put the promises of a pasted list at the end (`agreements.pasting`), each with `theme` and `lead` where given.

    A heading that names a theme goes before `theme`. Raises NotFound, NotAllowed (policy row "write"), Invalid, and
    Refused when nothing or too much was pasted, or it is over.
    """
    row = open_preparation(actor, "write", preparation)
    drafts = drafts_of(text, theme, lead)
    if not drafts:
        raise Refused(_("There is no promise in this text."), next_step=_("Paste a list, a promise on each line."))
    if len(drafts) > MOST_PASTED:
        raise Refused(
            _("This is more than %(number)s promises at once.") % {"number": MOST_PASTED},
            next_step=_("Paste it in parts, or hand it in as a sheet."),
        )
    refuse_strangers(row, drafts[:1])
    add_promises(row, drafts, person_of(actor))
    return row


def drafts_of(text: str, theme: Theme | None, lead: str | None) -> list[PromiseDraft]:
    """The promises in a pasted text, as they would stand in the list. No query."""
    themes = _themes_by_name()
    return [
        PromiseDraft(
            title=item.title,
            text=item.text or item.title,
            theme=themes.get(item.heading.strip(" :.").casefold(), theme),
            lead=lead,
        )
        for item in pasted(text, themes)
    ]


def _themes_by_name() -> dict[str, Theme]:
    """Each theme by its name in every language of the site, and by what others call it."""
    found = {word: theme for word, theme in OTHER_WORDS.items() if isinstance(theme, Theme)}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {str(theme.label).casefold(): theme for theme in Theme}
    return found


class FilledIn(Facts):
    """What is filled in for one promise of which version `replaces` was seen; None: as it was."""

    promise: Line
    replaces: int
    theme: Theme | None = None
    lead: Line | None = None


@action()
def fill_in(
    actor: Actor, *, preparation: Line, filled: Annotated[tuple[FilledIn, ...], Field(min_length=1, max_length=500)]
) -> Preparation:
    """Give many promises their theme and lead at once; the rest of each stays as it is.

    Raises NotFound, NotAllowed (policy row "write"), Overtaken when one of them was changed meanwhile (then none is
    changed), Invalid, and Refused when it is over.
    """
    row = open_preparation(actor, "write", preparation)
    lines = {line.reference: line for line in promises_in(row)}
    changed = {}
    for one in filled:
        line = lines.get(one.promise)
        refuse_when_overtaken(one.replaces, line.number if line else 0)
        if line and line.draft and (draft := _filled(line.draft, one)) != line.draft:
            changed[line.reference] = draft
    refuse_strangers(row, changed.values())
    rows = {line.reference: line for line in row.promises.filter(reference__in=changed)}
    person = person_of(actor)
    PreparedVersion.objects.bulk_create(
        PreparedVersion(
            prepared=rows[name],
            number=lines[name].number + 1,
            facts=draft.model_dump(mode="json"),
            person=person,
            at=now(),
        )
        for name, draft in changed.items()
    )
    return row


def _filled(draft: PromiseDraft, one: FilledIn) -> PromiseDraft:
    """The draft with what was filled in. Who leads now contributes no longer beside that."""
    theme, lead = one.theme or draft.theme, one.lead or draft.lead
    contributors = tuple(part for part in draft.contributors if part.seat != lead)
    return draft.model_copy(update={"theme": theme, "lead": lead, "contributors": contributors})


@action()
def drop_preparation(actor: Actor, *, preparation: Line) -> Preparation:
    """Throw away what is prepared, with its document and the papers beside it. Nothing was recorded or seen by others.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when it is over.
    """
    row = open_preparation(actor, "write", preparation)
    document, row.document, row.dropped_at = row.document, None, now()
    row.save(update_fields=["document", "dropped_at"])
    forget_document(document)
    drop_beside(row)
    return row
